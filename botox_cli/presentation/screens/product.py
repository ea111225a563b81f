"""The screen of a product: where it is licensed, what is in it, who must not have it, what it is approved for."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Contraindication, Product
from botox_cli.catalogue.model.values import Citation, Region
from botox_cli.presentation.figures import checked_words, level_mark
from botox_cli.presentation.product_facts import (
    NOT_RECORDED,
    ProductFamily,
    Told,
    composition,
    contraindications,
    excipients,
    family_licences,
    family_of,
    first_licence,
    licence_cites,
    licence_marks,
    other_names,
    regions_named,
    storage,
    vials,
)
from botox_cli.presentation.screens.products import LICENCE_KEY, family_marks, list_approved, units_warning
from botox_cli.presentation.screens.use import APPROVAL_KEY, boxed_warning, order_regions
from botox_cli.queries.citations import citations
from botox_cli.render.drawing.comparisons import ComparedCell, ComparedRow, Comparison
from botox_cli.render.drawing.marks import Meaning
from botox_cli.render.drawing.matrices import RegionMatrix, RegionRow
from botox_cli.render.drawing.pieces import DrawnRow
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import ByWidth, Head, Labels, MarkedItem, ScreenBlock, Section
from botox_cli.render.view import Line, mark_local

SHOWN_FACTS = ("units", "boxed warning", "indications")
"""The subjects of facts that have a section on the screen, so that the row `More` does not name them again."""


def product_screen(
    catalogue: Catalogue, product: Product, numbers: ReferenceNumbers, *, region: Region | None
) -> tuple[ScreenBlock, ...]:
    """A product on one screen; `region` comes first among regions.

    The first product of a family stands for all its members; any other member is shown alone.
    """
    family = family_of(catalogue, product)
    regions = order_regions(region)
    contents, barred = content_facts(family), contraindications(family)
    facts = tuple(_row(label, told.text) for label, told in contents)
    reasons = tuple(
        _row(risk_name(catalogue, risk), bar_words(catalogue, rows), mark="refused") for risk, rows in barred.items()
    )
    blocks: tuple[ScreenBlock | None, ...] = (
        _head(product, family, regions, numbers),
        _licences(family, regions, numbers),
        Section(
            title="In the vial",
            drawing=Comparison(heads=("",), rows=facts, aligned_with=reasons),
            refs=numbers.number(cite for _, told in contents for cite in told.cites),
        ),
        Section(
            title="Who must not have it",
            drawing=Comparison(heads=("",), rows=reasons, aligned_with=facts) if reasons else None,
            lines=() if reasons else (Line(text=f"{NOT_RECORDED}: no reason is in this catalogue"),),
            refs=numbers.number(cite for rows in barred.values() for row in rows for cite in row.cites),
        ),
        *_approvals(catalogue, family, regions, numbers),
        Section(lines=(units_warning(family.members, numbers),)),
        boxed_warning(catalogue, numbers),
        _labels(family),
    )
    return tuple(block for block in blocks if block is not None)


def content_facts(family: ProductFamily) -> tuple[tuple[str, Told], ...]:
    """What is in the vial and how it is kept: for each fact a label, the same for every family, and the values."""
    return (
        ("form", composition(family, "form")),
        ("helper proteins", composition(family, "complexing", lambda value: "yes" if value == "with" else value)),
        ("size in the vial", composition(family, "complex_size")),
        ("human albumin", composition(family, "albumin", lambda value: "yes" if value == "human" else value)),
        ("lactose", composition(family, "lactose", lambda value: "yes" if value == "present" else value)),
        ("cow's milk protein", composition(family, "milk_protein")),
        ("made with", excipients(family)),
        ("vials, own units", vials(family)),
        ("kept unopened", storage(family, "unopened")),
        ("kept once mixed", storage(family, "mixed")),
    )


def risk_name(catalogue: Catalogue, risk: str) -> str:
    """The name of the risk with this id; the id itself if the catalogue does not have it."""
    return mark_local(catalogue.risks[risk]) if risk in catalogue.risks else risk


def bar_words(catalogue: Catalogue, rows: Sequence[Contraindication]) -> str:
    """In which regions labels name one reason not to treat, and for which uses if not for all: `must not: US EU`.

    All `rows` are about this one risk.
    """
    groups: dict[tuple[str, ...], list[Contraindication]] = {}
    for row in sorted(rows, key=lambda row: len(row.uses)):
        groups.setdefault(row.uses, []).append(row)
    return "; ".join(_bar_group(catalogue, uses, own) for uses, own in groups.items())


def _bar_group(catalogue: Catalogue, uses: tuple[str, ...], rows: Sequence[Contraindication]) -> str:
    known = [catalogue.uses[use] for use in uses if use in catalogue.uses]
    names = [use.short or use.name for use in known] or uses
    limited = f" for {' and '.join(names)}" if names else ""
    where = regions_named(rows)
    mark = level_mark(cite for row in rows for cite in row.cites)
    return f"must not{limited}{': ' if where else ''}{where}{mark}"


def _head(product: Product, family: ProductFamily, regions: Sequence[Region], numbers: ReferenceNumbers) -> Head:
    licensed = [region for region in regions if family_licences(family).get(region) == "approved"]
    first = first_licence(family)
    items = [
        MarkedItem(mark="approved", text=f"licensed {' '.join(licensed)}")
        if licensed
        else MarkedItem(mark="absent", text="no licence recorded"),
        MarkedItem(text=f"first licence {first.text}", refs=numbers.number(first.cites)),
        MarkedItem(text=f"doses counted in {product.unit}"),
    ]
    return Head(
        id=product.id,
        title=mark_local(product, family.name if len(family.members) > 1 else ""),
        aside=", ".join((product.toxin, f"type {product.serotype}", product.maker)),
        lead=(Line(text=product.lay),),
        items=tuple(items),
    )


def _licences(family: ProductFamily, regions: tuple[Region, ...], numbers: ReferenceNumbers) -> Section:
    rows = tuple(
        RegionRow(name=member.name, marks=licence_marks(member), tails=_licence_tails(member))
        for member in family.members
    )
    return Section(
        title="Licensed",
        key=LICENCE_KEY,
        drawing=RegionMatrix(rows=rows, regions=regions, tail_heads=("since", "also sold as")),
        refs=numbers.number(licence_cites(family)),
    )


def _licence_tails(member: Product) -> tuple[DrawnRow, ...]:
    """Two texts for a product: the two regions that licensed it first, with years; its brands, with their regions."""
    years: dict[str, str] = {}
    for row in sorted(
        (row for row in member.licences if row.day and row.status == "licensed"), key=lambda row: str(row.day)
    ):
        years.setdefault(row.region, f"{row.region} {str(row.day)[:4]}{level_mark(row.cites)}")
    names: dict[str, list[str]] = {}
    for region, brands in member.brands.items():
        for brand in brands:
            names.setdefault(brand, []).append(region)
    told = ", ".join(f"{brand} ({' '.join(places)})" for brand, places in names.items())
    return (((", ".join(list(years.values())[:2]), "plain"),), ((told, "plain"),))


def _row(name: str, text: str, mark: Meaning | None = None) -> ComparedRow:
    return ComparedRow(name=name, cells=(ComparedCell(text=text, mark=mark),))


def _approvals(
    catalogue: Catalogue, family: ProductFamily, regions: tuple[Region, ...], numbers: ReferenceNumbers
) -> Iterator[ScreenBlock]:
    """The uses that a family is approved for, with a mark for each region; nothing if there are none.

    The brands of the approvals stand beside each use, on a narrow screen together below all.
    """
    uses = list_approved(catalogue, [family])
    if not uses:
        return
    names = {member.id: member.name for member in family.members}
    rows, cites, all_names = [], list[Citation](), dict[str, None]()
    for use in uses:
        own = [row for row in use.treatments if row.product in names and row.status == "approved"]
        under = dict.fromkeys(row.brand or names[row.product or ""] for row in own)
        told = ", ".join(under) if set(under) != {family.lead.name} else ""
        tails = (((told, "plain"),),)
        rows.append(RegionRow(name=mark_local(use, use.short or ""), marks=family_marks(use, family), tails=tails))  # type: ignore[arg-type]
        cites += [cite for row in own for cite in row.cites]
        all_names |= under
    wide = RegionMatrix(rows=tuple(rows), regions=regions, tail_heads=("as",))
    narrow = RegionMatrix(rows=tuple(replace(row, tails=()) for row in rows), regions=regions)
    section = Section(title="Approved for", key=APPROVAL_KEY, drawing=wide, refs=numbers.number(cites))
    under_names = Line(text=f"approved as {', '.join(all_names)}")
    yield ByWidth(wide=(section,), compact=(replace(section, drawing=narrow, lines=(under_names,)),))


def _labels(family: ProductFamily) -> Labels:
    rows: list[tuple[str, Line]] = []
    names = [name for name in other_names(family) if name not in {member.name for member in family.members}]
    others = [member.name for member in family.members[1:]]
    if others:
        told = f"also sold as {', '.join(names)}" if names else ""
        rows.append(("Same drug", Line(text=", ".join(filter(None, (", ".join(others), told))))))
    abouts = dict.fromkeys(fact.about for member in family.members for fact in member.facts)
    more = [about for about in abouts if about not in SHOWN_FACTS]
    if more:
        rows.append(("More", Line(text=f"{', '.join(more)}: --full")))
    rows += [("Notes (local)", Line(text=note.text)) for member in family.members for note in member.notes]
    cites = [cite for member in family.members for cite in citations(member)]
    rows.append(("Citations", Line(text=checked_words(cites))))
    return Labels(rows=tuple(rows))
