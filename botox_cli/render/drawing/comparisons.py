"""Comparisons: a row for each fact, a column for each entry, a mark for same or different if all values are known."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from botox_cli.catalogue.model.values import REGIONS, Range, Region
from botox_cli.render.drawing.marks import Meaning, draw_mark
from botox_cli.render.drawing.matrices import draw_region_names
from botox_cli.render.drawing.pieces import (
    GAP_COLUMNS,
    DrawnRow,
    Measure,
    Surface,
    fit_names,
    indent,
    pad,
    split_words,
    tidy,
    wrap,
)
from botox_cli.render.drawing.times import draw_duration

LEAST_CELL_COLUMNS = 12
"""The least width of an entry's column: in a narrower one each row would have little more than one word."""

NAME_PERCENTS = (20, 24, 28, 32, 36, 45)
"""Percents of the screen's width to try for the names of facts; the first that makes the fewest rows is taken."""

DURATION_COLUMNS = 10
STACK_COLUMNS = 2

Sameness = Literal["same", "differs"]


class ComparedCell(msgspec.Struct, frozen=True, kw_only=True):
    """What one entry has for one fact: words, after a mark or a bar if there is one; or else marks by region.

    Nothing is recorded of a region without a mark.
    """

    text: str = ""
    mark: Meaning | None = None
    regions: Mapping[Region, Meaning] | None = None
    lasts: Range | None = None
    """A time that is drawn as a bar before the words; all times of the comparison have one scale."""


class ComparedRow(msgspec.Struct, frozen=True, kw_only=True):
    """One fact, with a cell for each entry."""

    name: str
    cells: tuple[ComparedCell, ...]
    sameness: Sameness | None = None
    """Whether the values are the same; None if a value is not known, or if the values are not compared."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """A table with a row for each fact and a column for each entry; if there is a single entry, it has no column head.

    Raises:
        ValueError: a row, also one of `aligned_with`, has more or fewer cells than there are entries.
    """

    heads: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    regions: tuple[Region, ...] = REGIONS
    aligned_with: tuple[ComparedRow, ...] = ()
    """Rows of other comparisons on the same screen: not drawn here, but they count for the columns and the scale."""

    def __post_init__(self) -> None:
        for row in self.all_rows:
            if len(row.cells) != len(self.heads):
                raise ValueError(f"{len(row.cells)} cells in {row.name!r}, expected {len(self.heads)}")

    @property
    def all_rows(self) -> tuple[ComparedRow, ...]:
        """The rows of this comparison, then the rows of `aligned_with`."""
        return (*self.rows, *self.aligned_with)


class _Layout(NamedTuple):
    """Widths in columns: of marks, of the names of facts, of each entry's column; and the end of the scale in days."""

    mark: int
    name: int
    cell: int
    scale_days: float


def draw_comparison(comparison: Comparison, *, columns: int, is_ascii: bool, measure: Measure) -> tuple[DrawnRow, ...]:
    """Draw a column for each entry; if the columns have no room, the entries are listed below each fact.

    In the list, a text that all entries share is written once, beside the fact, if its row is marked `same`.
    """
    surface = Surface(columns, is_ascii, measure)
    layout = _lay_out(comparison, surface)
    if layout is None:
        return tuple(line for row in comparison.rows for line in _draw_stacked(row, comparison, surface))
    heads = _draw_heads(comparison, layout, surface)
    return (*heads, *(line for row in comparison.rows for line in _draw_row(row, comparison, layout, surface)))


def _lay_out(comparison: Comparison, surface: Surface) -> _Layout | None:
    """The widths that make the fewest rows; None if an entry's column would be too narrow for a word or a bar."""
    count = len(comparison.heads)
    mark = _mark_columns(comparison, surface)
    least = max(LEAST_CELL_COLUMNS, *(_least_columns(cell, surface) for cell in _cells(comparison)))
    names = [surface.spell(row.name) for row in comparison.all_rows]
    scale = _find_scale(comparison)
    found = []
    for percent in NAME_PERCENTS:
        name = fit_names(names, surface.columns * percent // 100, surface.measure)
        room = (surface.columns - mark - name) // count - GAP_COLUMNS
        if room >= least:
            found.append(_Layout(mark, name, room, scale))
    return min(found, key=lambda layout: _count_rows(comparison, layout, surface), default=None)


def _count_rows(comparison: Comparison, layout: _Layout, surface: Surface) -> int:
    """How many rows of the screen all facts take, those of this comparison and those of `aligned_with`."""
    gap = _region_gap(comparison, layout)
    total = 0
    for row in comparison.all_rows:
        name = wrap(split_words(surface.spell(row.name), "plain"), layout.name, surface.measure)
        cells = [_draw_cell(cell, comparison, layout, gap, surface) for cell in row.cells]
        total += max(map(len, (name, *cells)))
    return total


def _cells(comparison: Comparison) -> Iterator[ComparedCell]:
    """All cells of all rows, then the heads of the columns as cells."""
    yield from (cell for row in comparison.all_rows for cell in row.cells)
    yield from (ComparedCell(text=head) for head in comparison.heads)


def _mark_columns(comparison: Comparison, surface: Surface) -> int:
    """The columns for the marks of same or different and a space after them; 0 if no row has a mark."""
    marks = [draw_mark(row.sameness, is_ascii=surface.is_ascii)[0] for row in comparison.all_rows if row.sameness]
    return max(map(surface.measure, marks)) + 1 if marks else 0


def _least_columns(cell: ComparedCell, surface: Surface) -> int:
    """The width of the widest part of a cell that must not be broken: a word or a bar."""
    words = max(map(surface.measure, surface.spell(cell.text).split()), default=0)
    return max(words, DURATION_COLUMNS if cell.lasts else 0)


def _find_scale(comparison: Comparison) -> float:
    """The longest time of the comparison and of `aligned_with`, in days; 1 if there is none."""
    times = [cell.lasts.days() for row in comparison.all_rows for cell in row.cells if cell.lasts]
    return max((days[1] for days in times if days), default=1.0)


def _draw_heads(comparison: Comparison, layout: _Layout, surface: Surface) -> Iterator[DrawnRow]:
    """The names of the entries, if two or more; then the codes of regions, if marks by region fit side by side."""
    if len(comparison.heads) > 1:
        heads = [
            wrap(split_words(surface.spell(head), "strong"), layout.cell, surface.measure) for head in comparison.heads
        ]
        yield from _set_beside((((),), *heads), layout, surface)
    if any(cell.regions for row in comparison.rows for cell in row.cells) and (gap := _region_gap(comparison, layout)):
        width = max(map(len, comparison.regions))
        regions: DrawnRow = (((" " * gap).join(region.ljust(width) for region in comparison.regions), "quiet"),)
        yield from _set_beside((((),), *([regions] for _ in comparison.heads)), layout, surface)


def _region_gap(comparison: Comparison, layout: _Layout) -> int:
    """How many spaces stand between the marks of two regions: 2 or 1; 0 if the marks have no room side by side."""
    width = max(map(len, comparison.regions), default=0)
    count = len(comparison.regions)
    return next((gap for gap in (2, 1) if count * (width + gap) - gap <= layout.cell), 0)


def _draw_row(row: ComparedRow, comparison: Comparison, layout: _Layout, surface: Surface) -> Iterator[DrawnRow]:
    names = list(wrap(split_words(surface.spell(row.name), "plain"), layout.name, surface.measure))
    mark: DrawnRow = (draw_mark(row.sameness, is_ascii=surface.is_ascii),) if row.sameness else ()
    labels = [
        (*pad(mark if number == 0 else (), layout.mark, surface.measure), *name)
        for number, name in enumerate(names or [()])
    ]
    gap = _region_gap(comparison, layout)
    cells = [_draw_cell(cell, comparison, layout, gap, surface) for cell in row.cells]
    yield from _set_beside((labels, *cells), layout, surface)


def _set_beside(parts: Sequence[Sequence[DrawnRow]], layout: _Layout, surface: Surface) -> Iterator[DrawnRow]:
    """Rows of the screen from `parts`, side by side: first the rows of the label, then those of each entry's cell."""
    labels, *cells = parts
    for at in range(max(map(len, parts))):
        row = pad(labels[at] if at < len(labels) else (), layout.mark + layout.name, surface.measure)
        for cell in cells:
            own = pad(cell[at] if at < len(cell) else (), layout.cell, surface.measure)
            row = (*row, (" " * GAP_COLUMNS, "plain"), *own)
        yield tidy(row)


def _draw_cell(
    cell: ComparedCell, comparison: Comparison, layout: _Layout, gap: int, surface: Surface
) -> tuple[DrawnRow, ...]:
    """The rows of one cell. Marks by region stand under the codes of the regions, `gap` spaces apart.

    If `gap` is 0, the codes follow their mark in the cell itself: `● US UK`.
    """
    if cell.regions is not None:
        if not gap:
            own = surface._replace(columns=layout.cell)
            return draw_region_names(cell.regions, own, regions=comparison.regions)
        width = max(map(len, comparison.regions)) + gap
        marks = [
            pad((draw_mark(cell.regions.get(region, "absent"), is_ascii=surface.is_ascii),), width, surface.measure)
            for region in comparison.regions
        ]
        return (tidy(tuple(piece for mark in marks for piece in mark)),)
    units = list(split_words(surface.spell(cell.text), "plain"))
    if cell.mark:
        units = [(draw_mark(cell.mark, is_ascii=surface.is_ascii),), *units]
    if cell.lasts and cell.lasts.days():
        scale = {"scale_days": layout.scale_days, "width": DURATION_COLUMNS}
        bar = draw_duration(cell.lasts, **scale, is_ascii=surface.is_ascii, measure=surface.measure)  # type: ignore[arg-type]
        units = [bar, *units]
    return wrap(units, layout.cell, surface.measure) or ((),)


def _draw_stacked(row: ComparedRow, comparison: Comparison, surface: Surface) -> Iterator[DrawnRow]:
    """The name of a fact, and below it each entry with its value.

    If the row is marked `same`, a text that all its cells have comes once, after the name.
    """
    mark = ((draw_mark(row.sameness, is_ascii=surface.is_ascii),),) if row.sameness else ()
    texts = {cell.text for cell in row.cells}
    if row.sameness == "same" and len(texts) == 1 and "" not in texts:
        words = split_words(f"{surface.spell(row.name)}: {surface.spell(row.cells[0].text)}", "plain")
        yield from wrap([*mark, *words], surface.columns, surface.measure)
        return
    yield from wrap([*mark, *split_words(surface.spell(row.name), "plain")], surface.columns, surface.measure)
    heads = [surface.spell(head) for head in comparison.heads]
    head = max(map(surface.measure, heads), default=0)
    room = surface.columns - STACK_COLUMNS - head - GAP_COLUMNS
    is_beside = room >= LEAST_CELL_COLUMNS
    layout = _Layout(0, head, room if is_beside else surface.columns - 2 * STACK_COLUMNS, _find_scale(comparison))
    for name, cell in zip(heads, row.cells, strict=True):
        drawn = _draw_cell(cell, comparison, layout, 0, surface)
        if is_beside:
            yield from indent(_set_beside(([((name, "plain"),)], drawn), layout, surface), STACK_COLUMNS)
        else:
            names = wrap(split_words(name, "plain"), surface.columns - STACK_COLUMNS, surface.measure)
            yield from indent(names, STACK_COLUMNS)
            yield from indent(drawn, 2 * STACK_COLUMNS)
