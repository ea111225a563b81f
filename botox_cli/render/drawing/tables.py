"""Tables of records, which `--full` shows: a column for each field; texts that are too long go on below."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from botox_cli.catalogue.model.values import Range
from botox_cli.render.drawing.grids import (
    UNIT_LETTERS,
    UNITS_NOTE,
    DrawnGrid,
    left_out_note,
    set_cell,
    share,
    short_time,
)
from botox_cli.render.drawing.marks import draw_mark, name_mark
from botox_cli.render.drawing.pieces import (
    DrawnRow,
    Surface,
    draw_item,
    draw_status,
    least_columns,
    row_text,
    spell_letters,
    split_words,
    wrap,
)
from botox_cli.render.view import Cell, Column, Mark, Role, Table, words

EASY_COLUMNS: dict[Role, int] = {"strong": 20, "quiet": 30, "plain": 20}
"""The least width that is easy to read, by role: `strong` are names, `quiet` running text, `plain` statuses."""

LEAST_COLUMNS: dict[Role, int] = {"quiet": 30}
"""The same where no column can be left out: running text in fewer columns is better told as a list."""

TALL_ROWS = 3
"""An entry of so many lines is tall.

If at least one entry in four is tall, entries of two or more lines have empty rows around them.
"""


class _Column(NamedTuple):
    """The cells of a column and its head, drawn; its best and its least width."""

    head: DrawnRow
    cells: tuple[DrawnRow, ...]
    best: int
    least: int


def draw_table(table: Table, surface: Surface) -> DrawnGrid | None:
    """Draw the table as fully as the screen allows; None if not even the columns with the least `spare` fit.

    If room is short, texts wrap, then columns with the highest `Column.spare` are left out, then columns are narrowed
    to `LEAST_COLUMNS`. Words are broken only if they may be (see `least_columns`).
    """
    levels = sorted({column.spare for column in table.columns}, reverse=True)
    for spare in levels:
        kept = [number for number, column in enumerate(table.columns) if column.spare <= spare]
        easy = EASY_COLUMNS if spare != levels[-1] else LEAST_COLUMNS
        columns = [_column(table, number, surface, easy) for number in kept]
        widths = share([column.best for column in columns], [column.least for column in columns], surface.columns)
        if widths is not None:
            rows = tuple(_list_rows(table, columns, widths, surface))
            left_out = [column.title for number, column in enumerate(table.columns) if number not in kept]
            cells = (row.cells[number] for row in table.rows for number in kept)
            has_times = any(isinstance(cell, Range) and cell.unit in UNIT_LETTERS for cell in cells)
            units = wrap(split_words(UNITS_NOTE if has_times else "", "plain"), surface.columns, surface.measure)
            below = (*_key(columns, surface), *units, *left_out_note(left_out, surface))
            return DrawnGrid(tuple(column.head for column in columns), widths, rows, below)
    return None


def _column(table: Table, number: int, surface: Surface, easy: Mapping[Role, int]) -> _Column:
    column = table.columns[number]
    head: DrawnRow = ((surface.spell(column.title), "quiet"),)
    cells = tuple(_draw_cell(row.cells[number], column, surface) for row in table.rows)
    texts = [row_text(head), *map(row_text, cells)]
    glyph = 2 if any(len(cell) > 1 for cell in cells) else 0
    longest = max(least_columns(word, surface.measure) for text in texts for word in text.split() or [""]) + glyph
    best = max(map(surface.measure, texts))
    return _Column(head, cells, best, min(best, max(longest, easy.get(column.role, 0))))


def _draw_cell(cell: Cell, column: Column, surface: Surface) -> DrawnRow:
    """A cell in one row; a status with its glyph before it, or the mark of absence alone if it is unknown."""
    first, *others = (isinstance(cell, tuple) and cell) or (cell,)
    if isinstance(first, Mark) and first.role == "unknown":
        return (draw_mark("absent", is_ascii=surface.is_ascii),)
    if isinstance(first, Mark):
        rest = f"  {' '.join(map(words, others))}" if others else ""
        return (
            *draw_status(first, is_ascii=surface.is_ascii),
            (spell_letters(rest, is_ascii=surface.is_ascii), "plain"),
        )
    text = short_time(cell) if isinstance(cell, Range) else words(cell)
    return ((surface.spell(text), "strong" if column.role == "strong" else "plain"),)


def _key(columns: Sequence[_Column], surface: Surface) -> tuple[DrawnRow, ...]:
    """A row that says what the mark of absence means, if any cell has nothing but this mark; else no row."""
    dot = draw_mark("absent", is_ascii=surface.is_ascii)
    is_told = any(cell == (dot,) for column in columns for cell in column.cells)
    return (draw_item("absent", name_mark("absent"), is_ascii=surface.is_ascii),) if is_told else ()


def _list_rows(
    table: Table, columns: Sequence[_Column], widths: Sequence[int], surface: Surface
) -> Iterator[tuple[DrawnRow, ...]]:
    """The rows; above each group an empty row and a row with one cell, its name; more empty rows by `TALL_ROWS`."""
    rows = list(zip(*(column.cells for column in columns), strict=True))
    lines = [
        max(len(set_cell(cell, width, surface.measure)) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    has_air = 0 < len(lines) <= 4 * sum(count >= TALL_ROWS for count in lines)
    empty: tuple[DrawnRow, ...] = ((),) * len(columns)
    number = 0
    for group, members in groupby(table.rows, key=lambda row: row.group):
        if group:
            yield empty
            yield (((surface.spell(group), "heading"),),)
        for place, _ in enumerate(members):
            if has_air and place and max(lines[number - 1 : number + 1]) > 1:
                yield empty
            yield rows[number]
            number += 1
