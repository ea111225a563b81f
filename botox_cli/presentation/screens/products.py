"""The screen of products: where each is licensed, what it is, and what it is approved for."""

from collections.abc import Iterator, Sequence

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Citation, Region
from botox_cli.presentation.product_facts import (
    ProductFamily,
    Told,
    composition,
    contraindications,
    family_licences,
    join_families,
    licence_cites,
    other_names,
    storage,
)
from botox_cli.presentation.screens.use import order_regions, treatment_marks
from botox_cli.presentation.toxins import UNITS_WARNING
from botox_cli.queries.uses import GROUPS
from botox_cli.render.drawing.marks import Meaning
from botox_cli.render.drawing.matrices import Matrix, MatrixCell, MatrixRow, RegionMatrix, RegionRow
from botox_cli.render.drawing.pieces import DrawnRow
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import ByWidth, Head, Labels, ScreenBlock, Section
from botox_cli.render.view import Line, Mark, mark_local
from botox_cli.text import fold

LICENCE_KEY: tuple[tuple[Meaning, str], ...] = (
    ("approved", "licensed"),
    ("refused", "refused or withdrawn"),
    ("absent", "nothing recorded"),
)

REGION_KEY: tuple[tuple[Meaning, str], ...] = (
    ("approved", "5 regions"),
    ("off-label", "off-label"),
    ("refused", "refused"),
    ("absent", "nothing recorded"),
)

COMPACT_PRODUCTS = 4
"""How many products stand side by side on a narrow screen."""

STORE_MORE = "store: as the best checked document says; all of them: botox show NAME"

FACT_HEADS = ("type", "proteins", "albumin", "store")

MILK_ALLERGY = "cows-milk-protein-allergy"


def products_screen(
    catalogue: Catalogue,
    found: Sequence[Product],
    numbers: ReferenceNumbers,
    *,
    region: Region | None,
    leading: Region | None,
) -> tuple[ScreenBlock, ...]:
    """The products in `found` on one screen, by family: those with the most approvals first, local ones last.

    If the user asked what is licensed in one region, `region` is that region, and `found` has only these products; else
    it is None. `region` comes first among the regions; without it, `leading`.
    """
    families = _order(catalogue, join_families(found))
    return (
        _head(found, families, region),
        *_licences(families, order_regions(region or leading), numbers),
        *_names(families),
        *count_by_use(catalogue, families, numbers),
        Section(lines=(units_warning(found, numbers),)),
    )


def units_warning(found: Sequence[Product], numbers: ReferenceNumbers) -> Line:
    """The warning that units of different products are not the same, with what the products in `found` cite for it."""
    cites = [cite for product in found for fact in product.facts if fact.about == "units" for cite in fact.cites]
    return Line(mark=Mark(role="warning", word=UNITS_WARNING), refs=numbers.number(cites))


def list_approved(catalogue: Catalogue, families: Sequence[ProductFamily]) -> tuple[Use, ...]:
    """The uses that any of the families is approved for, by group, then by name; local uses last."""
    ids = {member.id for family in families for member in family.members}
    found = [
        use
        for use in catalogue.uses.values()
        if any(row.product in ids and row.status == "approved" for row in use.treatments)
    ]
    return tuple(sorted(found, key=lambda use: (use.is_local, GROUPS.index(use.group), fold(use.name))))


def family_marks(use: Use, family: ProductFamily) -> dict[Region, Meaning]:
    """The mark for each region where a product of the family has a treatment for the use, as by `treatment_marks`."""
    ids = {member.id for member in family.members}
    return treatment_marks([row for row in use.treatments if row.product in ids])


def _order(catalogue: Catalogue, families: Sequence[ProductFamily]) -> tuple[ProductFamily, ...]:
    """Bundled families by number of approvals (a use in a region counts as one), most first; local products last.

    Approvals for local uses do not count.
    """
    counts = {
        family.lead.id: sum(
            meaning == "approved"
            for use in catalogue.uses.values()
            for meaning in family_marks(use, family).values()
            if not use.is_local
        )
        for family in families
    }
    return tuple(sorted(families, key=lambda family: (family.lead.is_local, -counts[family.lead.id])))


def _head(found: Sequence[Product], families: Sequence[ProductFamily], region: Region | None) -> Head:
    noun = "product" if len(found) == 1 else "products"
    joined = f", {len(families)} names" if len(families) < len(found) else ""
    where = f", licensed in {region}" if region else ""
    return Head(title="Botulinum toxin products", aside=f"{len(found)} {noun}{joined}{where}")


def _licences(
    families: Sequence[ProductFamily], regions: tuple[Region, ...], numbers: ReferenceNumbers
) -> Iterator[ScreenBlock]:
    """Licences and main facts of each family in one table; on a narrow screen in two tables."""
    facts = [_facts(family) for family in families]
    refs = numbers.number(cite for family in families for cite in licence_cites(family))
    told = numbers.number(cite for row in facts for one in row for cite in one.cites)
    lines = tuple(_milk_lines(families, numbers))
    tails: list[tuple[DrawnRow, ...]] = [tuple(((one.text, "plain"),) for one in row) for row in facts]
    wide = tuple(
        RegionRow(name=family.name, marks=family_licences(family), tails=tail)
        for family, tail in zip(families, tails, strict=True)
    )
    narrow = tuple(RegionRow(name=row.name, marks=row.marks) for row in wide)
    vials = tuple(
        MatrixRow(name=row.name, cells=(), tails=tuple(map(_shorten, tail)))
        for row, tail in zip(wide, tails, strict=True)
    )
    yield ByWidth(
        wide=(
            Section(
                title="Licensed",
                key=LICENCE_KEY,
                drawing=RegionMatrix(rows=wide, regions=regions, tail_heads=FACT_HEADS),
                lines=lines,
                more=STORE_MORE,
                refs=(*refs, *(ref for ref in told if ref not in refs)),
            ),
        ),
        compact=(
            Section(title="Licensed", key=LICENCE_KEY, drawing=RegionMatrix(rows=narrow, regions=regions), refs=refs),
            Section(
                title="In the vial",
                drawing=Matrix(heads=(), rows=vials, tail_heads=FACT_HEADS),
                lines=lines,
                more=STORE_MORE,
                refs=told,
            ),
        ),
    )


def _facts(family: ProductFamily) -> tuple[Told, ...]:
    """Four facts in this order: type, complexing proteins, albumin, how unopened vials are kept.

    The text of the last has only the value that was checked best, the others all values.
    """
    serotypes = dict.fromkeys(member.serotype for member in family.members)
    stored = storage(family, "unopened")
    leading = stored._replace(text=stored.text.partition(";")[0])
    return (Told(", ".join(serotypes)), composition(family, "complexing"), composition(family, "albumin"), leading)


def _shorten(row: DrawnRow) -> DrawnRow:
    """A fact for a narrow column: `≤` for `up to`. `not recorded` stays in words, as a mark for it could reassure."""
    return tuple((text.replace("up to ", "≤ "), ink) for text, ink in row)


def _milk_lines(families: Sequence[ProductFamily], numbers: ReferenceNumbers) -> Iterator[Line]:
    """A line for each family that may hold traces of cow's milk protein, and whether its labels bar an allergy to it.

    If no other family has a record of milk protein or lactose, the line says so.
    """
    made_of = [(family, composition(family, "milk_protein"), composition(family, "lactose")) for family in families]
    recorded = [family for family, milk, lactose in made_of if milk.keys or lactose.keys]
    others = " Of the others neither is recorded." if len(families) > len(recorded) == 1 else ""
    for family, milk, lactose in made_of:
        if "traces possible" not in milk.keys:
            continue
        rows = contraindications(family).get(MILK_ALLERGY, [])
        also = "holds lactose and " if "present" in lactose.keys else ""
        barred = ": not with an allergy to it" if rows else ""
        cites: list[Citation] = [*milk.cites, *lactose.cites, *(cite for row in rows for cite in row.cites)]
        yield Line(
            text=f"{family.name} {also}may hold traces of cow's milk protein{barred}.{others}",
            refs=numbers.number(cites),
        )


def _names(families: Sequence[ProductFamily]) -> Iterator[ScreenBlock]:
    """One row with the other names that families are sold under; nothing if there are none."""
    named = [(family.name, other_names(family)) for family in families]
    rows = [f"{name}: {', '.join(others)}" for name, others in named if others]
    if rows:
        yield Labels(rows=(("Also sold as", Line(text="; ".join(rows))),))


def count_by_use(
    catalogue: Catalogue, families: Sequence[ProductFamily], numbers: ReferenceNumbers
) -> Iterator[ScreenBlock]:
    """For each use of `list_approved`, in how many regions each family is approved; nothing if there is no such use.

    On a narrow screen it is in several tables.
    """
    if not list_approved(catalogue, families):
        return
    yield ByWidth(
        wide=(_count_approvals(catalogue, families, numbers),), compact=count_in_parts(catalogue, families, numbers)
    )


def count_in_parts(
    catalogue: Catalogue, families: Sequence[ProductFamily], numbers: ReferenceNumbers
) -> tuple[Section, ...]:
    """The table of `count_by_use`, split into tables of `COMPACT_PRODUCTS` families; empty tables are left out."""
    chunks = [families[at : at + COMPACT_PRODUCTS] for at in range(0, len(families), COMPACT_PRODUCTS)]
    parts = [_count_approvals(catalogue, chunk, numbers) for chunk in chunks]
    return tuple(part for part in parts if part.drawing is not None)


def _count_approvals(catalogue: Catalogue, families: Sequence[ProductFamily], numbers: ReferenceNumbers) -> Section:
    uses = list_approved(catalogue, families)
    ids = {member.id for family in families for member in family.members}
    rows = tuple(
        MatrixRow(
            name=mark_local(use, use.short or ""),
            cells=tuple(_count_cell(family_marks(use, family)) for family in families),
        )
        for use in uses
    )
    return Section(
        title="Approved for",
        key=REGION_KEY,
        drawing=Matrix(heads=tuple(family.name for family in families), rows=rows) if rows else None,
        refs=numbers.number(cite for use in uses for row in use.treatments if row.product in ids for cite in row.cites),
    )


def _count_cell(marks: dict[Region, Meaning]) -> MatrixCell:
    """In how many regions a family is approved; else the mark of `refused` or `off-label`, else of nothing recorded."""
    count = sum(meaning == "approved" for meaning in marks.values())
    if count:
        return MatrixCell("approved", str(count))
    return MatrixCell(next((meaning for meaning in ("refused", "off-label") if meaning in marks.values()), "absent"))
