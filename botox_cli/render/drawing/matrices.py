"""Matrices: a row for each name, a column of marks for each region or product; a row is one line if it has room."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

import msgspec

from botox_cli.catalogue.model.values import REGIONS, Region
from botox_cli.render.drawing.marks import SHAPES, Meaning, draw_mark
from botox_cli.render.drawing.pieces import (
    GAP_COLUMNS,
    DrawnRow,
    Measure,
    Surface,
    fit_names,
    indent,
    measure_row,
    pad,
    spell_letters,
    split_words,
    tidy,
    wrap,
)

COUNTS = ("{} of {} regions", "{} of {}", "{}/{}")
"""Patterns for a count of regions (`6 of 7 regions`), used if their names have no room; the clearest pattern first."""


class MatrixCell(msgspec.Struct, frozen=True):
    """A mark, and the words beside it, such as a count; they may be empty."""

    meaning: Meaning
    words: str = ""


class MatrixRow(msgspec.Struct, frozen=True, kw_only=True):
    """One name with a cell for each column."""

    name: str
    cells: tuple[MatrixCell, ...]
    tails: tuple[DrawnRow, ...] = ()
    """Texts after the last cell, each in a column of its own; if they have no room there, they go into rows below."""
    id: str = ""
    """The id of the entry that the row is about, for users who ask for ids."""


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """A table with a row for each name; `heads` stand above the cells, `tail_heads` above the texts after the cells.

    Raises:
        ValueError: a row has more or fewer cells than there are columns.
    """

    heads: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    tail_heads: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.heads):
                raise ValueError(f"{len(row.cells)} cells in {row.name!r}, expected {len(self.heads)}")


class RegionRow(msgspec.Struct, frozen=True, kw_only=True):
    """The mark of each region for one name, then texts (`tails`); nothing is recorded of a region without a mark."""

    name: str
    marks: Mapping[Region, Meaning]
    tails: tuple[DrawnRow, ...] = ()
    id: str = ""
    """The id of the entry that the row is about, for users who ask for ids."""


class RegionMatrix(msgspec.Struct, frozen=True, kw_only=True):
    """A table with a row for each name and a column for each of `regions`, in their order.

    `tail_heads` stand above the texts after the marks.
    """

    rows: tuple[RegionRow, ...]
    regions: tuple[Region, ...] = REGIONS
    tail_heads: tuple[str, ...] = ()


class _Parts(NamedTuple):
    """The drawn pieces of one row of a table: its name, wrapped into rows; its cells; the texts after the cells."""

    names: Sequence[DrawnRow]
    cells: Sequence[DrawnRow]
    tails: Sequence[DrawnRow]


class _Widths(NamedTuple):
    """The widths of the name, the cells and the texts after them, and of the gap between two cells."""

    name: int
    cells: Sequence[int]
    tails: Sequence[int]
    gap: int


def draw_regions(
    matrix: RegionMatrix, *, columns: int, is_ascii: bool, measure: Measure, is_compact: bool = False
) -> tuple[DrawnRow, ...]:
    """Draw a column of marks for each region, as `draw_matrix` does.

    With `is_compact`, each row names its regions, as `draw_region_names` does, without heads.
    """
    if is_compact:
        return _draw_compact(matrix, Surface(columns, is_ascii, measure))
    rows = tuple(
        MatrixRow(
            name=row.name,
            cells=tuple(MatrixCell(row.marks.get(region, "absent")) for region in matrix.regions),
            tails=row.tails,
            id=row.id,
        )
        for row in matrix.rows
    )
    whole = Matrix(heads=matrix.regions, rows=rows, tail_heads=matrix.tail_heads)
    return draw_matrix(whole, columns=columns, is_ascii=is_ascii, measure=measure)


def draw_region_names(
    marks: Mapping[Region, Meaning],
    surface: Surface,
    *,
    regions: tuple[Region, ...] = REGIONS,
    counts: Sequence[str] = COUNTS[:-1],
) -> tuple[DrawnRow, ...]:
    """Name the regions of each mark in one row: `● US UK EU CA AU`.

    If the names have no room, the regions of the marks `approved` and `other-toxin` are counted: `● 6 of 7 regions`.
    The first pattern of `counts` that fits is used. Other regions are always named, if need be in further rows. If
    nothing is recorded of any region, the row is the mark of absence.
    """
    columns, is_ascii, measure = surface
    found = _group_regions(marks, regions)
    if not found:
        return ((draw_mark("absent", is_ascii=is_ascii),),)
    lines = [_list_groups(found, count, len(regions), is_ascii=is_ascii) for count in (None, *counts)]
    rows = (wrap(line, columns, measure, gap=GAP_COLUMNS) for line in lines)
    fitting = next((row for row in rows if len(row) == 1 and measure_row(row[0], measure) <= columns), None)
    return fitting or wrap(_divide_groups(lines[-1]), columns, measure)


def draw_matrix(matrix: Matrix, *, columns: int, is_ascii: bool, measure: Measure) -> tuple[DrawnRow, ...]:
    """Draw a column for each head; columns that do not fit are drawn in another matrix below, with the same names.

    Heads stand above each matrix. The texts after the cells stand in the last one.
    """
    surface = Surface(columns, is_ascii, measure)
    cells = [_measure_column(matrix, number, surface) for number in range(len(matrix.heads))]
    most = min(columns // 3, columns - max(cells, default=0) - 1)
    name = fit_names([surface.spell(row.name) for row in matrix.rows], most, measure)
    parts = [_draw_heads(matrix, surface), *(_draw_parts(row, name, surface) for row in matrix.rows)]
    tails = _measure_tails(parts, surface)
    gap = _choose_gap(name, cells, tails, columns)
    drawn: list[DrawnRow] = []
    blocks = _divide(cells, columns - name, gap)
    for block in blocks:
        widths = _Widths(name, [cells[number] for number in block], tails, gap)
        for row in parts:
            shown = [row.cells[number] for number in block]
            drawn += _draw_row(_Parts(row.names, shown, row.tails if block is blocks[-1] else ()), widths, surface)
    return tuple(drawn)


def _measure_column(matrix: Matrix, number: int, surface: Surface) -> int:
    """The width of column `number` (from 0): that of its widest cell or, if that is wider, of its head."""
    cells = [_draw_cell(row.cells[number], surface) for row in matrix.rows]
    return _widest([*_draw_words(matrix.heads[number : number + 1], surface), *cells], surface)


def _draw_heads(matrix: Matrix, surface: Surface) -> _Parts:
    """The heads of the columns and of the texts after the cells, as the pieces of a row without a name."""
    return _Parts((), _draw_words(matrix.heads, surface), _draw_words(matrix.tail_heads, surface))


def _draw_words(texts: Sequence[str], surface: Surface) -> list[DrawnRow]:
    return [((surface.spell(text), "quiet"),) for text in texts]


def _draw_parts(row: MatrixRow, name: int, surface: Surface) -> _Parts:
    """The pieces of a row, drawn: its name in rows at most `name` columns wide, the cells, the texts after them."""
    names = wrap(split_words(surface.spell(row.name), "plain"), name, surface.measure)
    return _Parts(names, [_draw_cell(cell, surface) for cell in row.cells], _spell_tails(row.tails, surface))


def _spell_tails(tails: Sequence[DrawnRow], surface: Surface) -> list[DrawnRow]:
    return [tuple((spell_letters(text, is_ascii=surface.is_ascii), ink) for text, ink in tail) for tail in tails]


def _draw_row(parts: _Parts, widths: _Widths, surface: Surface) -> tuple[DrawnRow, ...]:
    """One row with a name, its cells and the texts after them; if it is too wide, all the texts go into rows below."""
    row = pad(parts.names[0] if parts.names else (), widths.name, surface.measure)
    for cell, width in zip(parts.cells, widths.cells, strict=True):
        row = (*row, (" " * widths.gap, "plain"), *pad(cell, width, surface.measure))
    whole = row
    for tail, width in zip(parts.tails, widths.tails, strict=False):
        whole = (*whole, (" " * GAP_COLUMNS, "plain"), *pad(tail, width, surface.measure))
    whole = tidy(whole)
    if measure_row(whole, surface.measure) <= surface.columns:
        return (whole, *parts.names[1:])
    below = _wrap_tails(parts.tails, surface.columns - GAP_COLUMNS, surface)
    return (tidy(row), *parts.names[1:], *indent(below, GAP_COLUMNS))


def _wrap_tails(tails: Sequence[DrawnRow], columns: int, surface: Surface) -> tuple[DrawnRow, ...]:
    """The texts after the cells, in rows: as many in each as fit; if a text is wider than a row, all wrap at words."""
    if _widest(tails, surface) <= columns:
        return wrap((tail for tail in tails if tail), columns, surface.measure, gap=GAP_COLUMNS + 1)
    words = [unit for tail in tails for text, ink in tail for unit in split_words(text, ink)]
    return wrap(words, columns, surface.measure)


def _draw_cell(cell: MatrixCell, surface: Surface) -> DrawnRow:
    mark = draw_mark(cell.meaning, is_ascii=surface.is_ascii)
    return (mark, (f" {surface.spell(cell.words)}", "plain")) if cell.words else (mark,)


def _widest(rows: Sequence[DrawnRow], surface: Surface) -> int:
    return max((measure_row(row, surface.measure) for row in rows), default=0)


def _measure_tails(parts: Sequence[_Parts], surface: Surface) -> list[int]:
    """The width of each column of texts after the cells."""
    count = max(len(row.tails) for row in parts)
    return [
        _widest([row.tails[number] for row in parts if number < len(row.tails)], surface) for number in range(count)
    ]


def _choose_gap(name: int, cells: Sequence[int], tails: Sequence[int], columns: int) -> int:
    """The spaces between two cells: 2, or 1 if only then a row fits in one line of `columns`.

    `name`, `cells` and `tails` are the widths of the name, of each cell, and of each text after the cells. If a row
    fits with neither, the texts do not count; if it still does not fit, the gap is 1.
    """
    plain = name + sum(cells)
    for taken in (plain + sum(tails) + GAP_COLUMNS * len(tails), plain):
        for gap in (GAP_COLUMNS, 1):
            if taken + gap * len(cells) <= columns:
                return gap
    return 1


def _divide(widths: Sequence[int], room: int, gap: int) -> list[list[int]]:
    """The positions of the columns in blocks, each with as many columns as fit side by side in `room`, at least one."""
    blocks: list[list[int]] = [[]]
    used = 0
    for number, width in enumerate(widths):
        if blocks[-1] and used + gap + width > room:
            blocks.append([])
            used = 0
        blocks[-1].append(number)
        used += gap + width
    return blocks


def _draw_compact(matrix: RegionMatrix, surface: Surface) -> tuple[DrawnRow, ...]:
    """A row for each name, with the names of the regions after each mark."""
    names = [surface.spell(row.name) for row in matrix.rows]
    name = fit_names(names, surface.columns // 2, surface.measure)
    room = surface.columns - name - GAP_COLUMNS
    parts = [_draw_compact_parts(row, matrix, name, room, surface) for row in matrix.rows]
    if not parts:
        return ()
    cells = _widest([cell for row in parts for cell in row.cells], surface)
    widths = _Widths(name, [cells], _measure_tails(parts, surface), GAP_COLUMNS)
    return tuple(line for row in parts for line in _draw_row(row, widths, surface))


def _draw_compact_parts(row: RegionRow, matrix: RegionMatrix, name: int, room: int, surface: Surface) -> _Parts:
    """The pieces of a compact row: name beside regions, in as many rows as needed, then the texts after the cells.

    `name` is the width for the name, `room` that for the regions.
    """
    names = wrap(split_words(surface.spell(row.name), "plain"), name, surface.measure)
    first, *others = draw_region_names(row.marks, surface._replace(columns=room), regions=matrix.regions)
    below = [
        tidy((*pad(left, name, surface.measure), (" " * GAP_COLUMNS, "plain"), *right))
        for left, right in zip_longest(names[1:], others, fillvalue=())
    ]
    return _Parts((*(names[:1] or ((),)), *below), [first], _spell_tails(row.tails, surface))


def _group_regions(marks: Mapping[Region, Meaning], regions: Sequence[Region]) -> dict[Meaning, list[Region]]:
    """The regions that have each mark, in the order of `SHAPES`; without unused marks and the mark of absence."""
    grouped = {meaning: [region for region in regions if marks.get(region) == meaning] for meaning in SHAPES}
    return {meaning: named for meaning, named in grouped.items() if named and meaning != "absent"}


def _list_groups(
    found: Mapping[Meaning, Sequence[Region]], count: str | None, total: int, *, is_ascii: bool
) -> list[DrawnRow]:
    """Each mark of `found` with the names of its regions.

    With `count`, a pattern of `COUNTS`, the regions of `approved` and `other-toxin` are counted, of `total` regions.
    """
    groups: list[DrawnRow] = []
    for meaning, named in found.items():
        is_counted = meaning in {"approved", "other-toxin"}
        words = count.format(len(named), total) if count and is_counted else " ".join(named)
        groups.append((draw_mark(meaning, is_ascii=is_ascii), (f" {words}", "plain")))
    return groups


def _divide_groups(groups: Sequence[DrawnRow]) -> Iterator[DrawnRow]:
    """Cut groups, each a mark with its words, into pieces that stay on one line: a mark with a count or a region."""
    for mark, (words, ink) in groups:
        names = [words.strip()] if " of " in words else words.split()
        yield from ((mark, (f" {name}", ink)) for name in names)
