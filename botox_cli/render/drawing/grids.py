"""Tables of entries: a row for each, with marks by region, findings and times; a wider screen shows more."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

import msgspec

from botox_cli.catalogue.model.values import REGIONS, Level, Range, Region
from botox_cli.render.drawing.marks import SHAPES, Meaning, draw_mark, name_mark
from botox_cli.render.drawing.matrices import COUNTS, MatrixCell, draw_region_names
from botox_cli.render.drawing.pieces import (
    GAP_COLUMNS,
    WIDE_COLUMNS,
    DrawnRow,
    Measure,
    Surface,
    least_columns,
    measure_row,
    pad,
    split_words,
    tidy,
    wrap,
)
from botox_cli.render.drawing.times import draw_duration
from botox_cli.render.view import Column, Part

SCALE_DAYS = 366
"""The end of the scale of all bars in a table, in days: a year."""

MOST_BAR_COLUMNS = 13
NAME_COLUMNS = 20
"""If room is short, names are wrapped, but their column gets no narrower than this unless all names are shorter."""

BAR_HEAD = "one year"
"""The head of the column of bars, which says how long the scale is; the column is at least as wide as this head."""

UNIT_LETTERS = {"hours": "h", "days": "d", "weeks": "w", "months": "m", "years": "y"}

UNITS_NOTE = ", ".join(f"{letter} {unit}" for unit, letter in UNIT_LETTERS.items())
"""What the letters of `short_time` mean: `h hours, d days, ...`."""


class RegionsCell(msgspec.Struct, frozen=True):
    """A mark for each region; nothing is recorded of regions without a mark."""

    marks: Mapping[Region, Meaning]


class NamesCell(msgspec.Struct, frozen=True):
    """Names, each perhaps after a mark; names that do not fit are counted: `Botox, Dysport + 2`.

    Names with the mark `refused` are always shown, after the others.
    """

    names: tuple[tuple[Meaning | None, str], ...]


class TimeCell(msgspec.Struct, frozen=True):
    """A time (None if nothing is recorded), and how far it was checked."""

    time: Range | None
    level: Level = "primary"


GridCell = str | MatrixCell | RegionsCell | NamesCell | TimeCell


class GridColumn(Part, frozen=True, kw_only=True):
    """A column of a table. If room is short, columns with the highest `spare` are left out first; with 0, never."""

    key: str
    title: str
    spare: int = 0
    has_bars: bool = False
    """Whether the times are also drawn as bars, in a column to the right, if there is room."""


class GridRow(Part, frozen=True, kw_only=True):
    """One entry with a cell for each column; `refs` are the numbers of its sources."""

    id: str
    """The id of the entry, for those who ask for ids; if rows have groups or `refs`, each needs an id of its own."""
    cells: tuple[GridCell, ...]
    group: str = ""
    is_strong: bool = False
    """Whether the name of the entry is drawn bold."""
    refs: tuple[int, ...] = ()


class Grid(Part, frozen=True, kw_only=True):
    """A table of entries; the name of a group stands above its rows, or on a wide screen beside the first of them.

    The rows of a group must follow one another.
    """

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    regions: tuple[Region, ...] = REGIONS
    key: tuple[tuple[Meaning, str], ...] = ()
    """The marks and what they mean in this table."""
    note: str = ""
    """A sentence that stands under the table in a terminal; other formats leave it out."""


class DrawnGrid(NamedTuple):
    """A table that is ready to print; a cell may be wider than its column: wrap it.

    `widths` are the widths of the columns, without the gaps between them. A row is an entry, the heading of a group, or
    empty.
    """

    heads: tuple[DrawnRow, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[DrawnRow, ...], ...]
    """Each with a cell for each column; a row with fewer cells is a heading over all columns."""
    below: tuple[DrawnRow, ...]
    """The rows under the table: the key of marks, the note, and which columns had no room."""


class _Manner(NamedTuple):
    """A way to draw a table: with columns for groups and regions (`is_wide`), bars for times, words after marks."""

    is_wide: bool = False
    has_bars: bool = False
    has_words: bool = True


class _Column(NamedTuple):
    """A column to draw: its head, a function that draws a cell in a given width, its best and its least width."""

    head: DrawnRow
    draw: Callable[[GridRow, int], DrawnRow]
    best: int
    least: int


_MANNERS = (
    _Manner(is_wide=True, has_bars=True),
    _Manner(is_wide=True),
    _Manner(),
    _Manner(has_words=False),
)


def draw_grid(grid: Grid, surface: Surface) -> DrawnGrid | None:
    """Draw the table as fully as the screen allows; None if not even the columns with the least `spare` fit.

    If room is short, it first leaves out bars, then columns of groups and of regions: groups become headings, and
    regions are named. Next are words after marks, then columns, those with the highest `GridColumn.spare` first. With
    fewer columns, words after marks are drawn again if they fit. On a screen narrower than `WIDE_COLUMNS`, bars and
    columns of groups and of regions are always left out.
    """
    for spare in sorted({column.spare for column in grid.columns}, reverse=True):
        kept = [number for number, column in enumerate(grid.columns) if column.spare <= spare]
        for manner in _MANNERS:
            if manner.is_wide and (surface.columns < WIDE_COLUMNS or len(kept) < len(grid.columns)):
                continue
            columns = _Set(grid, manner, surface).columns(kept)
            best, least = [column.best for column in columns], [column.least for column in columns]
            widths = share(best, least, surface.columns)
            if widths is not None:
                rows = _draw_rows(grid, manner, columns, widths)
                below = _draw_below(grid, kept, manner, surface)
                return DrawnGrid(tuple(column.head for column in columns), widths, rows, below)
    return None


def short_time(time: Range) -> str:
    """A time in few letters: `≤ 4 m`, `12–24 w`; a unit that is no time stays whole."""
    numbers = time.numbers().replace("up to ", "≤ ").replace("at least ", "≥ ")
    return f"{numbers} {UNIT_LETTERS.get(time.unit, time.unit)}"


def cell_words(cell: GridCell) -> str:
    """What a cell shows, in words; `nothing recorded` if a cell for a time or for regions has no value."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, MatrixCell):
        return cell.words or name_mark(cell.meaning)
    if isinstance(cell, TimeCell):
        level = "" if cell.level == "primary" else f" ({name_mark(cell.level)})"
        return f"{cell.time}{level}" if cell.time else "nothing recorded"
    if isinstance(cell, NamesCell):
        return ", ".join(f"{name_mark(mark)}: {name}" if mark else name for mark, name in cell.names)
    found: dict[Meaning, list[str]] = {}
    for region in (region for region in REGIONS if region in cell.marks):
        found.setdefault(cell.marks[region], []).append(region)
    return (
        "; ".join(f"{name_mark(meaning)} {' '.join(found[meaning])}" for meaning in SHAPES if meaning in found)
        or "nothing recorded"
    )


class _Set:
    """Makes the columns of a table for one way to draw it (`_Manner`)."""

    def __init__(self, grid: Grid, manner: _Manner, surface: Surface) -> None:
        self._grid = grid
        self._manner = manner
        self._surface = surface

    def columns(self, kept: Sequence[int]) -> tuple[_Column, ...]:
        """The columns from the left: groups, the columns numbered `kept` (from 0), each before its bars, sources.

        Groups have a column only on a wide screen, sources only if a row has any.
        """
        return tuple(self._list_columns(kept))

    def _list_columns(self, kept: Sequence[int]) -> Iterator[_Column]:
        if self._manner.is_wide and any(row.group for row in self._grid.rows):
            yield self._groups()
        for number in kept:
            yield self._column(number)
            if self._manner.has_bars and self._grid.columns[number].has_bars:
                yield self._bars(number)
        if any(row.refs for row in self._grid.rows):
            yield self._sources()

    def _groups(self) -> _Column:
        """The column of names of groups, just so wide that no name takes more rows than its group has."""
        sizes = {group: len(list(rows)) for group, rows in groupby(self._grid.rows, key=lambda row: row.group)}
        longest = max(self._surface.measure(word) for group in sizes for word in group.split() or [""])
        width = longest
        while any(len(_wrap_words(group, width, self._surface)) > size for group, size in sizes.items()):
            width += 1
        lines: list[DrawnRow] = []
        for group, size in sizes.items():
            drawn = _wrap_words(group, width, self._surface)
            lines += [*drawn, *[()] * (size - len(drawn))]
        known = {row.id: line for row, line in zip(self._grid.rows, lines, strict=True)}
        return _Column((), lambda row, _: known[row.id], width, width)

    def _column(self, number: int) -> _Column:
        column = self._grid.columns[number]
        cells = [row.cells[number] for row in self._grid.rows]
        head: DrawnRow = ((self._surface.spell(column.title), "plain"),)
        if self._manner.is_wide and isinstance(cells[0], RegionsCell):
            head = self._region_heads()
        drawn = [self._draw(cell, self._surface.columns, is_strong=False) for cell in cells]
        best = _widest([head, *drawn], self._surface)
        if number == self._name_at() and not self._manner.is_wide:  # the headings of groups stand in this column
            best = max(best, *(self._surface.measure(row.group) for row in self._grid.rows))
        least = best
        if isinstance(cells[0], NamesCell) or (isinstance(cells[0], RegionsCell) and not self._manner.is_wide):
            pairs = [(row, self._draw(cell, 0, is_strong=False)) for row, cell in zip(drawn, cells, strict=True)]
            shortest = [min(pair, key=lambda row: measure_row(row, self._surface.measure)) for pair in pairs]
            least = _widest([head, *shortest], self._surface)
        elif number == self._name_at():
            words = [word for cell in cells for word in self._surface.spell(cell_words(cell)).split()]
            longest = max((least_columns(word, self._surface.measure) for word in words), default=0)
            least = max(min(best, NAME_COLUMNS), longest, _widest([head], self._surface))

        def draw(row: GridRow, width: int) -> DrawnRow:
            return self._draw(row.cells[number], width, is_strong=row.is_strong and number == self._name_at())

        return _Column(head, draw, best, least)

    def _name_at(self) -> int:
        """The position of the column with the names among the columns of the grid."""
        return name_at(self._grid.columns)

    def _bars(self, number: int) -> _Column:
        """A column of bars for the times in column `number` (from 0), to stand right of that column."""

        def draw(row: GridRow, width: int) -> DrawnRow:
            cell = row.cells[number]
            if not isinstance(cell, TimeCell) or cell.time is None or cell.time.days() is None:
                return ()
            _, is_ascii, measure = self._surface
            return draw_duration(cell.time, scale_days=SCALE_DAYS, width=width, is_ascii=is_ascii, measure=measure)

        head = self._surface.spell(BAR_HEAD)
        return _Column(((head, "plain"),), draw, MOST_BAR_COLUMNS, self._surface.measure(head))

    def _sources(self) -> _Column:
        texts = {row.id: " ".join(map(str, row.refs)) for row in self._grid.rows}
        widest = max(map(len, texts.values()))
        least = max(len("sources"), *(len(number) for text in texts.values() for number in text.split()))
        head: DrawnRow = (("sources", "plain"),)
        return _Column(head, lambda row, _: ((texts[row.id], "quiet"),), max(widest, least), least)

    def _region_heads(self) -> DrawnRow:
        return tidy(
            tuple(
                piece
                for region in self._grid.regions
                for piece in pad(((region, "plain"),), self._region_columns(), self._surface.measure)
            )
        )

    def _region_columns(self) -> int:
        return max(*map(len, self._grid.regions), 2) + 1

    def _draw(self, cell: GridCell, width: int, *, is_strong: bool) -> DrawnRow:
        """A cell in one row; only names and marks by region are shortened to `width` columns, as far as they can be."""
        is_ascii = self._surface.is_ascii
        if isinstance(cell, str):
            return ((self._surface.spell(cell), "strong" if is_strong else "plain"),)
        if isinstance(cell, MatrixCell):
            mark = draw_mark(cell.meaning, is_ascii=is_ascii)
            has_words = self._manner.has_words and cell.words
            return (mark, (f" {self._surface.spell(cell.words)}", "plain")) if has_words else (mark,)
        if isinstance(cell, TimeCell):
            return self._draw_time(cell)
        if isinstance(cell, NamesCell):
            return self._draw_names(cell, width)
        return self._draw_regions(cell, width)

    def _draw_time(self, cell: TimeCell) -> DrawnRow:
        if cell.time is None:
            return (draw_mark("absent", is_ascii=self._surface.is_ascii),)
        words: DrawnRow = ((self._surface.spell(short_time(cell.time)), "plain"),)
        level = draw_mark(cell.level, is_ascii=self._surface.is_ascii)
        return words if cell.level == "primary" else (*words, (" ", "plain"), level)

    def _draw_names(self, cell: NamesCell, width: int) -> DrawnRow:
        """As many names as fit in `width`, at least one, then how many are left out, then all `refused` ones.

        If there are no names, it is the mark of absence.
        """
        if not cell.names:
            return (draw_mark("absent", is_ascii=self._surface.is_ascii),)
        refused = [self._draw_name(*name) for name in cell.names if name[0] == "refused"]
        others = [self._draw_name(*name) for name in cell.names if name[0] != "refused"]
        for count in range(len(others), 0, -1):
            left_out: DrawnRow = ((f" + {len(others) - count}", "plain"),) if count < len(others) else ()
            row = _join([(*_join(others[:count], ", "), *left_out), *refused], ", ")
            if count == 1 or measure_row(row, self._surface.measure) <= width:
                return row
        return _join(refused, ", ")

    def _draw_name(self, mark: Meaning | None, name: str) -> DrawnRow:
        words: DrawnRow = ((self._surface.spell(name), "plain"),)
        return (draw_mark(mark, is_ascii=self._surface.is_ascii), (" ", "plain"), *words) if mark else words

    def _draw_regions(self, cell: RegionsCell, width: int) -> DrawnRow:
        _, is_ascii, measure = self._surface
        if self._manner.is_wide:
            marks = (draw_mark(cell.marks.get(region, "absent"), is_ascii=is_ascii) for region in self._grid.regions)
            return tidy(tuple(piece for mark in marks for piece in pad((mark,), self._region_columns(), measure)))
        counts = COUNTS[:-1] if self._manner.has_words else COUNTS
        own = self._surface._replace(columns=width)
        fitting = draw_region_names(cell.marks, own, regions=self._grid.regions, counts=counts)
        return wrap(fitting, 10**6, measure, gap=GAP_COLUMNS)[0]


def name_at(columns: Sequence[GridColumn | Column]) -> int:
    """The position (from 0) of the column with the names: the first whose `key` is neither `id` nor `sign`, else 0."""
    return next((at for at, column in enumerate(columns) if column.key not in ("id", "sign")), 0)


def set_rows(drawn: DrawnGrid, columns: int, measure: Measure) -> tuple[DrawnRow, ...]:
    """The heads and rows of a table as rows of a screen `columns` wide; a cell that is too long goes on below.

    The rows under the table (`DrawnGrid.below`) are not included.
    """
    taken = sum(drawn.widths[:-1]) + GAP_COLUMNS * (len(drawn.widths) - 1)
    widths = (*drawn.widths[:-1], max(drawn.widths[-1], columns - taken))
    rows: list[DrawnRow] = []
    for row in (drawn.heads, *drawn.rows):
        cells = [set_cell(cell, width, measure) for cell, width in zip(row, widths, strict=False)]
        for parts in zip_longest(*cells, fillvalue=()):
            padded = [pad(part, width + GAP_COLUMNS, measure) for part, width in zip(parts, widths[:-1], strict=False)]
            rows.append(tidy((*(piece for cell in padded for piece in cell), *parts[-1])))
    return tuple(rows)


def set_cell(cell: DrawnRow, width: int, measure: Measure) -> Sequence[DrawnRow]:
    """A cell as rows of at most `width` columns, broken between words; a wider word may stand out (see `wrap`)."""
    if measure_row(cell, measure) <= width:
        return (cell,)
    return wrap([unit for text, ink in cell for unit in split_words(text, ink)], width, measure)


def _join(rows: Sequence[DrawnRow], between: str) -> DrawnRow:
    return tidy(tuple(piece for at, row in enumerate(rows) for piece in (*(((between, "plain"),) if at else ()), *row)))


def _wrap_words(text: str, width: int, surface: Surface) -> tuple[DrawnRow, ...]:
    return wrap(split_words(surface.spell(text), "plain"), width, surface.measure)


def _widest(rows: Sequence[DrawnRow], surface: Surface) -> int:
    return max((measure_row(row, surface.measure) for row in rows), default=0)


def share(best: Sequence[int], least: Sequence[int], room: int) -> tuple[int, ...] | None:
    """The width of each column, from its best and its least width; None if `room` is too small for the least widths.

    `room`, in columns of a screen, includes the gaps between columns. Columns that can shrink most are narrowed first.
    """
    room -= GAP_COLUMNS * (len(best) - 1)
    widths = list(best)
    if sum(least) > room:
        return None
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda at: widths[at] - least[at])
        widths[widest] -= 1
    return tuple(widths)


def _draw_rows(
    grid: Grid, manner: _Manner, columns: Sequence[_Column], widths: Sequence[int]
) -> tuple[tuple[DrawnRow, ...], ...]:
    """A tuple of cells, not yet wrapped, for each row of the table, as in `DrawnGrid.rows`.

    If groups have no column, a row with its name stands above each group, in the column of names.
    """
    drawn: list[tuple[DrawnRow, ...]] = []
    for group, rows in groupby(grid.rows, key=lambda row: row.group):
        if group and not manner.is_wide:
            at = name_at(grid.columns)
            drawn.append((*[()] * at, ((group, "heading"),), *[()] * (len(columns) - at - 1)))
        drawn += [tuple(column.draw(row, width) for column, width in zip(columns, widths, strict=True)) for row in rows]
    return tuple(drawn)


def _draw_below(grid: Grid, kept: Sequence[int], manner: _Manner, surface: Surface) -> tuple[DrawnRow, ...]:
    """The rows under the table: the key of marks and bars, the note, and which columns had no room."""
    items: list[DrawnRow] = []
    for meaning, words in grid.key:
        items.append((draw_mark(meaning, is_ascii=surface.is_ascii), (f" {surface.spell(words)}", "plain")))
    if manner.has_bars and any(column.has_bars for column in grid.columns):
        bars: tuple[tuple[Meaning, str], ...] = (("toxin", "sure"), ("perhaps", "perhaps"), ("longer", "longer"))
        items += [(draw_mark(meaning, is_ascii=surface.is_ascii), (f" {words}", "plain")) for meaning, words in bars]
    rows = wrap(items, surface.columns, surface.measure, gap=GAP_COLUMNS)
    left_out = [column.title for number, column in enumerate(grid.columns) if number not in kept]
    note = wrap(split_words(surface.spell(grid.note), "plain"), *surface[::2])
    return (*rows, *note, *left_out_note(left_out, surface))


def left_out_note(titles: Sequence[str], surface: Surface) -> tuple[DrawnRow, ...]:
    """Rows that say which columns had no room, by their titles; no rows if there are none."""
    note = f"no room for: {', '.join(titles)}; -f list has all" if titles else ""
    return wrap(split_words(surface.spell(note), "plain"), *surface[::2])
