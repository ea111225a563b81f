"""The screen of the table of uses, and the marks of approval and evidence that other screens of uses share with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import BOTOX, Treatment, Use, regions_of_approval
from botox_cli.catalogue.model.values import Citation, Region
from botox_cli.presentation.figures import best_level
from botox_cli.presentation.labels import FINDINGS
from botox_cli.presentation.screens.use import FINDING_WORDS, order_regions
from botox_cli.presentation.toxins import family_name, toxin_name
from botox_cli.queries.uses import OF_PRODUCTS, Conditions
from botox_cli.render.drawing.grids import (
    UNITS_NOTE,
    Grid,
    GridCell,
    GridColumn,
    GridRow,
    NamesCell,
    RegionsCell,
    TimeCell,
)
from botox_cli.render.drawing.marks import VALUE_MEANINGS, Meaning
from botox_cli.render.drawing.matrices import MatrixCell
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Head, ScreenBlock
from botox_cli.render.view import Line, mark_local
from botox_cli.text import fold, spell_out

NO_TIMES = ("no-effect", "not-studied")
"""The findings for which nobody expects a start or an end of the effect."""


class UsesRequest(NamedTuple):
    """What a user asks of the table: conditions, grouping, and the region that comes first."""

    wanted: Conditions
    is_grouped: bool
    first: Region | None = None
    """The region whose column stands first; None for the usual order."""


class _Scope(NamedTuple):
    """What the marks and times of the table are about: the user's conditions and a product."""

    wanted: Conditions
    product: str
    """The name of the product that the marks are about; empty if they are about Botox and all other toxins."""

    @property
    def region(self) -> Region | None:
        """The one region that the user asked for; None if the table is about all."""
        return self.wanted.region  # type: ignore[return-value]

    @property
    def has_names(self) -> bool:
        """Whether the table has the names of products in place of marks by region.

        It has them if the user asked for one region, or for a status in `OF_PRODUCTS`.
        """
        return self.region is not None or self.wanted.status in OF_PRODUCTS


def uses_screen(
    catalogue: Catalogue, found: Sequence[tuple[Use, Use]], asked: UsesRequest, numbers: ReferenceNumbers
) -> tuple[ScreenBlock, ...]:
    """The table of uses: where each is approved, whether it works, when it starts, how long it lasts.

    `found` has pairs: a use, and the same use with only the treatments and times that meet the conditions (`narrow`).
    Its row shows the second; `_order` sorts the rows.
    """
    scope = _Scope(asked.wanted, _product_name(catalogue, asked.wanted.product))
    ordered = _order(found, is_grouped=asked.is_grouped)
    rows = tuple(_row(catalogue, seen, scope, numbers, is_grouped=asked.is_grouped) for _, seen in ordered)
    used = {meaning for row in rows for cell in row.cells for meaning in _meanings(cell)}
    grid = Grid(
        columns=tuple(_columns(scope)),
        rows=rows,
        regions=order_regions(asked.first),
        key=tuple(item for item in _key(scope) if item[0] in used),
        note=UNITS_NOTE,
    )
    return (_head(catalogue, ordered, scope, None if scope.has_names else asked.first), grid)


def _order(found: Sequence[tuple[Use, Use]], *, is_grouped: bool) -> list[tuple[Use, Use]]:
    """Sort the pairs of `uses_screen` by group, groups as they first occur.

    If not `is_grouped`, only local uses are moved, to the end.
    Order in a group: bundled before local, approved for any toxin before others, best finding first, then by name.
    """
    if not is_grouped:
        return sorted(found, key=lambda pair: pair[0].is_local)
    groups = list(dict.fromkeys(use.group for use, _ in found))
    findings = list(FINDING_WORDS)

    def rank(pair: tuple[Use, Use]) -> tuple[int, bool, bool, int, str]:
        use, seen = pair
        is_approved = bool(regions_of_approval(seen.treatments))
        name = fold(use.short or use.name)
        return groups.index(use.group), use.is_local, not is_approved, findings.index(use.finding), name

    return sorted(found, key=rank)


def _product_name(catalogue: Catalogue, product: str | None) -> str:
    entry = catalogue.products.get(product or "")
    return entry.name if entry else ""


def _head(catalogue: Catalogue, found: Sequence[tuple[Use, Use]], scope: _Scope, first: Region | None) -> Head:
    total = len(catalogue.uses)
    counted = f"{len(found)} of {total} uses" if len(found) < total else f"{total} uses"
    approved = "" if scope.wanted.status in OF_PRODUCTS else _count_approvals([use for _, use in found], scope)
    return Head(
        title="What Botox is used for",
        aside=" · ".join(filter(None, (counted, approved))),
        lead=(*_scope_lines(scope), *([Line(text=f"Your region first: {first}.")] if first else [])),
    )


def _count_approvals(uses: Sequence[Use], scope: _Scope) -> str:
    """How many uses are approved for Botox or the chosen product: `approved: Botox 7, other toxins only 2`.

    `uses` have only the treatments that meet the conditions. The number of other toxins is left out if it is 0.
    """
    marks = [{_mark(rows, scope) for rows in _by_region(use.treatments).values()} for use in uses]
    own = sum("approved" in found for found in marks)
    others = sum("other-toxin" in found and "approved" not in found for found in marks)
    told = f", other toxins only {others}" if others else ""
    return f"approved{f' in {scope.region}' if scope.region else ''}: {scope.product or 'Botox'} {own}{told}"


def _scope_lines(scope: _Scope) -> Iterator[Line]:
    """A line with the product, region, age or status that marks and times are limited to; nothing without a limit.

    Of the statuses only those in `OF_PRODUCTS` are named.
    """
    wanted = scope.wanted
    age = f"age {wanted.age_years}" if wanted.age_years is not None else ""
    status = wanted.status if wanted.status in OF_PRODUCTS else ""
    product = scope.product or ("any toxin" if wanted.product else "")
    words = ", ".join(filter(None, (product, wanted.region, age, status)))
    if words:
        yield Line(text=f"Marks and times: {words}.")


def _columns(scope: _Scope) -> Iterator[GridColumn]:
    yield GridColumn(key="name", title="use")
    if scope.region:
        yield GridColumn(key="status", title=scope.region)
    if scope.has_names:
        yield GridColumn(key="products", title="products there" if scope.region else "products")
    else:
        yield GridColumn(key="regions", title=scope.product or "where approved")
    yield GridColumn(key="finding", title="works?")
    yield GridColumn(key="onset", title="starts", spare=2)
    yield GridColumn(key="lasts", title="lasts", spare=1, has_bars=not scope.has_names)


def _row(catalogue: Catalogue, use: Use, scope: _Scope, numbers: ReferenceNumbers, *, is_grouped: bool) -> GridRow:
    marks = {region: _mark(rows, scope) for region, rows in _by_region(use.treatments).items()}
    where: list[GridCell] = [MatrixCell(marks.get(scope.region, "absent"))] if scope.region else []
    where.append(_names(catalogue, use.treatments, scope, marks) if scope.has_names else RegionsCell(marks))
    return GridRow(
        id=use.id,
        cells=(
            mark_local(use, use.short or use.name),
            *where,
            finding_cell(use),
            _time(use, "onset"),
            _time(use, "lasts"),
        ),
        group=spell_out(use.group) if is_grouped else "",
        is_strong="approved" in marks.values(),
        refs=numbers.number(_cites(use, marks)),
    )


def approval_marks(use: Use) -> dict[Region, Meaning]:
    """The mark for each region with a treatment: Botox approved, other toxins only, refused or withdrawn, off-label."""
    scope = _Scope(Conditions(), "")
    return {region: _mark(rows, scope) for region, rows in _by_region(use.treatments).items()}


def finding_cell(use: Use) -> MatrixCell:
    """The finding of a use as a mark with words."""
    return MatrixCell(VALUE_MEANINGS[use.finding], FINDING_WORDS[use.finding] if use.finding else "not recorded")


def key_of(rows: Iterable[GridRow]) -> tuple[tuple[Meaning, str], ...]:
    """The marks that `rows` show, each with the words that it has in a table for Botox; in a fixed order."""
    used = {meaning for row in rows for cell in row.cells for meaning in _meanings(cell)}
    return tuple(item for item in _key(_Scope(Conditions(), "")) if item[0] in used)


def approval_cites(use: Use) -> Iterator[Citation]:
    """The citations of the first treatment in each region and of the first evidence."""
    for region in approval_marks(use):
        yield from next(row for row in use.treatments if row.region == region).cites
    for evidence in use.evidence[:1]:
        yield from evidence.cites


def _by_region(treatments: Iterable[Treatment]) -> dict[Region, list[Treatment]]:
    found: dict[Region, list[Treatment]] = {}
    for row in treatments:
        found.setdefault(row.region, []).append(row)
    return found


def _mark(rows: Sequence[Treatment], scope: _Scope) -> Meaning:
    """The status in one region, the first that holds: approved, other toxins only, refused or withdrawn, off-label.

    `rows` are the treatments of the region; if a product is chosen, only those of the product. `approved` is that of
    Botox or the chosen product; `refused` may be that of any toxin.
    """
    own = [row.status for row in rows if row.family == BOTOX or scope.product]
    statuses = [row.status for row in rows]
    if "approved" in own:
        return "approved"
    if "approved" in statuses:
        return "other-toxin"
    return next((VALUE_MEANINGS[status] for status in OF_PRODUCTS if status in statuses), "off-label")


def _names(
    catalogue: Catalogue, treatments: Sequence[Treatment], scope: _Scope, marks: Mapping[Region, Meaning]
) -> NamesCell:
    """The names of products, each once, approved first, Botox before others; with the region if none was asked for.

    A name has a mark if it was refused or withdrawn, or if it is off-label and the row does not show that elsewhere.
    `treatments` are those of the row, `marks` what it shows for each region.
    """
    order = ("approved", *OF_PRODUCTS, "off-label")
    names: dict[str, tuple[Meaning | None, str]] = {}
    for row in sorted(treatments, key=lambda row: (order.index(row.status), row.family != BOTOX)):
        family = family_name(catalogue, row.product) if row.product else toxin_name(catalogue, row)
        name = row.brand or family
        told = name if scope.region else f"{name} {row.region}"
        mark = VALUE_MEANINGS[row.status]
        is_said = row.status == "approved" or (scope.region and mark == marks[row.region] != "refused")
        names.setdefault(told, (None if is_said else mark, told))
    return NamesCell(tuple(names.values()))


def _time(use: Use, name: str) -> TimeCell | str:
    """The time `name` (`onset`, `lasts`) of the first timing that has it.

    If none has it, an empty text for a finding in `NO_TIMES`, else a cell without a time.
    """
    row = next((row for row in use.timing if getattr(row, name) is not None), None)
    if row is not None:
        return TimeCell(getattr(row, name), best_level(row.cites))
    return "" if use.finding in NO_TIMES else TimeCell(None)


def _cites(use: Use, marks: Mapping[Region, Meaning]) -> Iterator[Citation]:
    """The citations of what a row shows: the first treatment of each region, the first evidence, the times.

    The keys of `marks` are the regions; the use must have a treatment in each.
    """
    for region in marks:
        yield from next(row for row in use.treatments if row.region == region).cites
    for evidence in use.evidence[:1]:
        yield from evidence.cites
    for name in ("onset", "lasts"):
        yield from next((row.cites for row in use.timing if getattr(row, name) is not None), ())


def _meanings(cell: GridCell) -> Iterator[Meaning]:
    """The marks that a cell may show; a cell with marks by region always has `absent` among them. A text has none."""
    if isinstance(cell, MatrixCell):
        yield cell.meaning
    elif isinstance(cell, RegionsCell):
        yield from cell.marks.values()
        yield "absent"
    elif isinstance(cell, NamesCell):
        yield from (mark for mark, _ in cell.names if mark)
    elif isinstance(cell, TimeCell):
        yield cell.level if cell.time else "absent"


def _key(scope: _Scope) -> tuple[tuple[Meaning, str], ...]:
    of = scope.product or "Botox"
    return (
        ("approved", f"{of} approved"),
        ("other-toxin", "other toxins only"),
        ("refused", "refused or withdrawn"),
        ("off-label", "off-label"),
        ("absent", "nothing recorded here, neither yes nor no"),
        *((VALUE_MEANINGS[finding], words) for finding, words in FINDINGS.items()),
        ("secondary", "second hand"),
        ("unverified", "not read"),
    )
