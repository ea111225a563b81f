"""Tables of two classifications: a box for each pair of classes, with the names that belong to both."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

import msgspec

from botox_cli.render.drawing.marks import Ink, draw_mark
from botox_cli.render.drawing.pieces import DrawnRow, Measure, Surface, pad, split_words, tidy, wrap


class _Corners(NamedTuple):
    """The letters where vertical sides meet a line: at its beginning, between two boxes, at its end."""

    first: str
    between: str
    last: str


class _Lines(NamedTuple):
    """The letters that boxes are drawn with."""

    side: str
    flat: str
    top: _Corners
    middle: _Corners
    bottom: _Corners


_LINES = _Lines("│", "─", _Corners("┌", "┬", "┐"), _Corners("├", "┼", "┤"), _Corners("└", "┴", "┘"))
_ASCII_LINES = _Lines("|", "-", *(_Corners("+", "+", "+"),) * 3)


class CrosstabCell(msgspec.Struct, frozen=True, kw_only=True):
    """The names in one box, which belong to the class of its column and to that of its row."""

    marked: str = ""
    """The name that the table is about, if it belongs here; else empty."""
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The other names, in groups: a label, which may be empty, and the names of the group."""


class CrosstabRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table: the name of its class, and a cell for each column."""

    name: str
    cells: tuple[CrosstabCell, ...]


class Crosstab(msgspec.Struct, frozen=True, kw_only=True):
    """A table of two classifications: a column for each class of the first, a row for each class of the second.

    `heads` has for each column the title of its class and a few words about the class.

    Raises:
        ValueError: a row has more or fewer cells than there are columns.
    """

    heads: tuple[tuple[str, str], ...]
    rows: tuple[CrosstabRow, ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.heads):
                raise ValueError(f"{len(row.cells)} cells in {row.name!r}, expected {len(self.heads)}")


def draw_crosstab(table: Crosstab, *, columns: int, is_ascii: bool, measure: Measure) -> tuple[DrawnRow, ...]:
    """Draw boxes of one width; the name of each row stands in the upper line of its boxes, or above if it is too long.

    An empty box has the mark of absence.
    """
    surface = Surface(columns, is_ascii, measure)
    lines = _ASCII_LINES if is_ascii else _LINES
    count = len(table.heads)
    width = (columns - measure(lines.side) * (count + 1)) // count - 2
    rows = list(_draw_heads(table.heads, width, surface))
    for number, row in enumerate(table.rows):
        corners = lines.middle if number else lines.top
        is_set = measure(surface.spell(row.name)) < width
        rows += () if is_set else wrap(split_words(surface.spell(row.name), "heading"), columns, measure)
        rows.append(_draw_line(corners, row.name if is_set else "", width, count, surface))
        drawn = [_draw_cell(cell, width, surface) for cell in row.cells]
        rows += _set_side_by_side(drawn, width, lines.side, surface)
    return (*rows, _draw_line(lines.bottom, "", width, count, surface))


def _draw_heads(heads: Sequence[tuple[str, str]], width: int, surface: Surface) -> Iterator[DrawnRow]:
    """The heads of the columns: the title of each class, and below it the few words about the class."""
    cells = [
        (
            *wrap(split_words(surface.spell(title), "heading"), width, surface.measure),
            *wrap(split_words(surface.spell(gist), "plain"), width, surface.measure),
        )
        for title, gist in heads
    ]
    return _set_side_by_side(cells, width, " ", surface)


def _draw_cell(cell: CrosstabCell, width: int, surface: Surface) -> tuple[DrawnRow, ...]:
    mark = draw_mark("here", is_ascii=surface.is_ascii)
    marked = [(mark,), *split_words(surface.spell(cell.marked), "strong")] if cell.marked else []
    rows = list(wrap(marked, width, surface.measure))
    told = "; ".join(f"{label}: {', '.join(names)}" if label else ", ".join(names) for label, names in cell.groups)
    rows += wrap(split_words(surface.spell(told), "plain"), width, surface.measure)
    return tuple(rows) or ((draw_mark("absent", is_ascii=surface.is_ascii),),)


def _set_side_by_side(
    cells: Sequence[Sequence[DrawnRow]], width: int, side: str, surface: Surface
) -> Iterator[DrawnRow]:
    """Rows with all cells side by side, each padded to `width` columns, with a blank on both sides.

    The letter `side` stands before, between and after the cells.
    """
    border: DrawnRow = ((side, "quiet"),)
    for parts in zip_longest(*cells, fillvalue=()):
        row = border
        for part in parts:
            row = (*row, (" ", "plain"), *pad(part, width, surface.measure), (" ", "plain"), *border)
        yield tidy(row)


def _draw_line(corners: _Corners, name: str, width: int, count: int, surface: Surface) -> DrawnRow:
    """The line above or below a row of `count` boxes, each with room for `width` columns of text.

    If `name` is not empty, it stands near the beginning of the line.
    """
    flat = (_ASCII_LINES if surface.is_ascii else _LINES).flat
    label = f" {surface.spell(name)} " if name else ""
    first, between, last = corners
    ink: Ink = "quiet"
    cells = (width + 2) // surface.measure(flat)
    begun = flat if label else ""
    left = max((width + 2 - surface.measure(f"{begun}{label}")) // surface.measure(flat), 0)
    rest = "".join(between + flat * cells for _ in range(count - 1))
    return tidy(((first + begun, ink), (label, "heading"), (flat * left + rest + last, ink)))
