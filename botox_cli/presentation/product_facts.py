"""Families of products: what documents say of each, as one text a fact, and whether several have the same values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Composition, Contraindication, Product, Storage
from botox_cli.catalogue.model.values import LEVELS, REGIONS, Citation, Level, Region
from botox_cli.presentation.figures import best_level, level_mark
from botox_cli.render.drawing.comparisons import Sameness
from botox_cli.render.drawing.marks import VALUE_MEANINGS, Meaning
from botox_cli.render.view import mark_local

NOT_RECORDED = "not recorded"

DatedRow = TypeVar("DatedRow", Composition, Storage)


class ProductFamily(NamedTuple):
    """Products that are one drug under several licences; most families have one member."""

    name: str
    members: tuple[Product, ...]

    @property
    def lead(self) -> Product:
        """The first product, which stands for the family."""
        return self.members[0]


class DocumentValue(NamedTuple):
    """A value of one fact as one document states it."""

    key: str
    """What values are compared by: equal values have equal keys."""
    text: str
    name: str
    """The brand or family member that the document is about; empty for the first member under its own name."""
    region: Region | None
    cites: tuple[Citation, ...]


class Told(NamedTuple):
    """All values of one fact about a family: as one text to show, and as keys to compare with another family's."""

    text: str
    keys: frozenset[str] = frozenset()
    own_keys: frozenset[str] = frozenset()
    """The keys of values that are stated for the family's first product under its own name."""
    cites: tuple[Citation, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether there is a value to compare with those of other families: one at least in `keys`."""
        return bool(self.keys)


def join_families(products: Iterable[Product]) -> tuple[ProductFamily, ...]:
    """Group bundled products by family, in the order of their first products; then each local product as a family."""
    products = tuple(products)
    groups: dict[str, list[Product]] = {}
    for product in products:
        if not product.is_local:
            groups.setdefault(product.family or product.id, []).append(product)
    bundled = [ProductFamily(_name_of(members), tuple(members)) for members in groups.values()]
    return (*bundled, *(ProductFamily(mark_local(product), (product,)) for product in products if product.is_local))


def family_of(catalogue: Catalogue, product: Product, besides: Iterable[Product] = ()) -> ProductFamily:
    """The family that the product stands for: all bundled members if it is the first of them; else the product alone.

    It is also alone if another member is in `besides`, the products that are compared with it.
    """
    if product.family and not product.is_local:
        members = [one for one in catalogue.products.values() if one.family == product.family and not one.is_local]
        others = {one.id for one in besides} - {product.id}
        if members[0].id == product.id and not others & {one.id for one in members}:
            return ProductFamily(_name_of(members), tuple(members))
    return ProductFamily(mark_local(product), (product,))


def _name_of(members: Sequence[Product]) -> str:
    """The name of the family if there are several members, else the name of the one member."""
    return members[0].family or members[0].name if len(members) > 1 else members[0].name


def other_names(family: ProductFamily) -> tuple[str, ...]:
    """Other names of a family, each once: the names of its other members, then the brands of all members."""
    members = [member.name for member in family.members[1:]]
    brands = [brand for member in family.members for region in REGIONS for brand in member.brands.get(region, ())]
    return tuple(dict.fromkeys((*members, *brands)))


def licence_marks(product: Product) -> dict[Region, Meaning]:
    """The mark for each region with a licence row: `approved` if a licence is in force there, else `refused`."""
    marks: dict[Region, Meaning] = {}
    for row in sorted(product.licences, key=lambda row: row.status != "licensed"):
        marks.setdefault(row.region, VALUE_MEANINGS[row.status])
    return marks


def family_licences(family: ProductFamily) -> dict[Region, Meaning]:
    """The mark for each region with a licence row: `approved` if any product has a licence there, else `refused`."""
    marks: dict[Region, Meaning] = {}
    for member in family.members:
        for region, meaning in licence_marks(member).items():
            marks[region] = "approved" if "approved" in (meaning, marks.get(region)) else meaning
    return marks


def licence_cites(family: ProductFamily) -> Iterator[Citation]:
    """The citations of all licences of all members."""
    yield from (cite for member in family.members for row in member.licences for cite in row.cites)


def first_licence(family: ProductFamily) -> Told:
    """Year and region of the earliest licence in force that has a date: `1989 US`; `not recorded` if there is none."""
    rows = [row for member in family.members for row in member.licences if row.day and row.status == "licensed"]
    if not rows:
        return Told(NOT_RECORDED)
    first = min(rows, key=lambda row: str(row.day))
    text = f"{str(first.day)[:4]} {first.region}"
    return Told(f"{text}{level_mark(first.cites)}", frozenset([text]), frozenset([text]), first.cites)


def plain_fact(family: ProductFamily, name: str) -> Told:
    """The values of the field `name`, such as `toxin` or `maker`, of all members; such a fact needs no document."""
    values = dict.fromkeys(str(getattr(member, name)) for member in family.members)
    return Told("; ".join(values), frozenset(values), frozenset(values))


def composition(family: ProductFamily, name: str, words: Callable[[str], str] = str) -> Told:
    """What documents say of one field of the composition, such as `albumin`, or `not recorded`.

    `words` turns a value into the text that is shown.
    """
    rows = _rows(family, lambda member: member.composition)
    found = [(row, own, getattr(row, name)) for row, own in rows if getattr(row, name)]
    return tell(DocumentValue(str(value), words(str(value)), own, row.region, row.cites) for row, own, value in found)


def excipients(family: ProductFamily) -> Told:
    """Ingredients that documents list, each once, or `not recorded`; never compared, as a list may be incomplete."""
    rows = [(row, name) for row, name in _rows(family, lambda member: member.composition) if row.excipients]
    cites = tuple(cite for row, _ in rows for cite in row.cites)
    texts = []
    told: set[str] = set()
    for name in sorted(dict.fromkeys(name for _, name in rows), key=bool):
        own = [row for row, other in rows if other == name]
        listed = [one for one in dict.fromkeys(one for row in own for one in row.excipients) if one not in told]
        told.update(listed)
        under = f" as {name}" if name else ""
        if listed:
            texts.append(f"{', '.join(listed)}{under}{level_mark(cite for row in own for cite in row.cites)}")
    return Told("; ".join(texts) or NOT_RECORDED, cites=cites)


def vials(family: ProductFamily) -> Told:
    """The sizes of the vials as numbers without a unit, small to large: `50, 100`; or `not recorded`.

    Never compared, as the units of products differ; whoever shows it has to say so.
    """
    rows = [row for member in family.members for row in member.vials]
    sizes: dict[str, list[Citation]] = {}
    for row in sorted(rows, key=lambda row: row.size.low or 0):
        sizes.setdefault(row.size.numbers(), []).extend(row.cites)
    text = ", ".join(f"{size}{level_mark(cites)}" for size, cites in sizes.items())
    return Told(text or NOT_RECORDED, cites=tuple(cite for row in rows for cite in row.cites))


def storage(family: ProductFamily, state: str) -> Told:
    """How a vial is kept: if `unopened`, at what temperature; if `mixed`, for how long and at what temperature.

    Mixed vials are compared by time only; rows without a time are left out. If no temperature is recorded for unopened
    vials, the first clause of the first note is shown; it is not compared. Without a row, the text is `not recorded`.
    """
    rows = [(row, name) for row, name in _rows(family, lambda member: member.storage) if row.state == state]
    if state == "mixed":
        timed = [(row, name) for row, name in rows if row.time]
        return tell(
            DocumentValue(str(row.time), _storage_words(row), name, row.region, row.cites) for row, name in timed
        )
    cold = [(row, name) for row, name in rows if row.temperature]
    if cold:
        return tell(
            DocumentValue(str(row.temperature), str(row.temperature), name, row.region, row.cites) for row, name in cold
        )
    said = [(row, name, _first_clause(row.note)) for row, name in rows if row.note]
    told = tell(DocumentValue(text, text, name, row.region, row.cites) for row, name, text in said[:1])
    return told._replace(keys=frozenset())  # words are not held against a number of degrees


def _storage_words(row: Storage) -> str:
    return ", ".join(str(value) for value in (row.time, row.temperature) if value)


def _first_clause(note: str) -> str:
    """The first clause of a note, with a small first letter and without `In a`: `refrigerator`."""
    clause = note.partition(".")[0].partition(",")[0]
    return f"{clause[:1].lower()}{clause[1:]}".removeprefix("in a ")


def _rows(family: ProductFamily, rows_of: Callable[[Product], Iterable[DatedRow]]) -> list[tuple[DatedRow, str]]:
    """The rows that `rows_of` gives for all members, each with its brand, else the name of its member.

    The name is empty for a row of the first member without a brand.
    """
    return [
        (row, row.brand or ("" if member is family.lead else member.name))
        for member in family.members
        for row in rows_of(member)
    ]


def tell(claims: Iterable[DocumentValue]) -> Told:
    """The values of one fact as one text, each once, best checked first.

    Names follow a value that is not stated for the first product under its own name. Regions follow the other
    values, if there are at least two such values. A value that nobody has read stands in the text, but not among the
    keys. Without values the text is `not recorded`.
    """
    groups: dict[str, list[DocumentValue]] = {}
    for claim in claims:
        groups.setdefault(claim.key, []).append(claim)
    ordered = sorted(groups.values(), key=lambda own: (LEVELS.index(_level(own)), all(claim.name for claim in own)))
    is_alone = sum(not all(claim.name for claim in own) for own in ordered) == 1
    texts = [_tell_value(own, is_alone=is_alone) for own in ordered]
    read = {key: own for key, own in groups.items() if _level(own) != "unverified"}
    return Told(
        "; ".join(texts) or NOT_RECORDED,
        frozenset(read),
        frozenset(key for key, own in read.items() if not all(claim.name for claim in own)),
        tuple(cite for own in ordered for claim in own for cite in claim.cites),
    )


def _level(claims: Iterable[DocumentValue]) -> Level:
    return best_level(cite for claim in claims for cite in claim.cites)


def _tell_value(claims: Sequence[DocumentValue], *, is_alone: bool) -> str:
    """One value in words, with the sign of how far it was checked; `claims` has it from each document that states it.

    If no document is about the first product under its own name, the names follow the value (`as NAME`). Else the
    regions follow, unless `is_alone`: then no other value is stated under the own name.
    """
    best = min(claims, key=lambda claim: LEVELS.index(_level([claim])))
    names = list(dict.fromkeys(claim.name for claim in claims))
    regions = [region for region in REGIONS if any(claim.region == region for claim in claims)]
    text = best.text
    if "" not in names:
        text = f"{text} as {', '.join(names)}"
    elif regions and not is_alone:
        text = f"{text} ({' '.join(regions)})"
    return f"{text}{level_mark(cite for claim in claims for cite in claim.cites)}"


def compare_told(told: Sequence[Told]) -> Sameness | None:
    """Whether families have the same values of a fact (`same`, `differs`); None if that cannot be said.

    A family without a known value gives None. Equal values give `same`. Two families without a common value give
    `differs`. Otherwise the values of the first products under their own names decide. If these are equal, only other
    brands differ: `differs`. If not, documents disagree: None.
    """
    if not all(one.is_known for one in told):
        return None
    if len({one.keys for one in told}) == 1:
        return "same"
    if any(not left.keys & right.keys for left, right in combinations(told, 2)):
        return "differs"
    return "differs" if len({one.own_keys for one in told}) == 1 else None


def compare_marks(marks: Sequence[dict[Region, Meaning]]) -> Sameness | None:
    """Whether all have the same marks by region: `same`, `differs`, or None if that cannot be said.

    `marks` has the marks of each product or use; a mark `absent` does not count. `same` if all have equal marks in the
    same regions; `differs` if two have unlike marks for one region. In all other cases, also if one has no mark: None.
    """
    known = [{region: mark for region, mark in own.items() if mark != "absent"} for own in marks]
    if not all(known):
        return None
    if all(own == known[0] for own in known):
        return "same"
    regions = {region for own in known for region in own}
    seen = [{own[region] for own in known if region in own} for region in regions]
    return "differs" if any(len(found) > 1 for found in seen) else None


def contraindications(family: ProductFamily) -> dict[str, list[Contraindication]]:
    """The contraindications of all products of a family, by the id of the risk."""
    found: dict[str, list[Contraindication]] = {}
    for member in family.members:
        for row in member.contraindications:
            found.setdefault(row.risk, []).append(row)
    return found


def regions_named(rows: Iterable[Contraindication]) -> str:
    """The regions of some contraindications, each once, in the order of `REGIONS`: `US EU`; empty if none is named."""
    named = {row.region for row in rows}
    return " ".join(region for region in REGIONS if region in named)
