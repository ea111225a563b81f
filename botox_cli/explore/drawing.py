"""Draws blocks of a page and signs of the map as rows of text pieces; turns such rows into Textual's strips."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from msgspec.structs import replace
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from botox_cli.render.drawing.grids import Grid, draw_grid, set_rows
from botox_cli.render.drawing.marks import Ink, Piece
from botox_cli.render.drawing.outlines import DOT_COLUMNS, DOT_ROWS, Outline, draw_outline
from botox_cli.render.drawing.pieces import (
    WIDE_COLUMNS,
    DrawnRow,
    Surface,
    indent,
    measure_row,
    row_text,
    spell_letters,
    split_words,
    tidy,
    wrap,
)
from botox_cli.render.formats.table_theme import INK_STYLES
from botox_cli.render.screen import Alarm, ByWidth, DrawnMap, Head, Labels, ScreenBlock, Section, Ticks
from botox_cli.render.screen_rows import INDENT_COLUMNS, draw_block, draw_map, stands_by_itself
from botox_cli.text import make_printable, remove_invisible

WIDEST_COLUMNS = 400
"""A table that is too wide for a pane is drawn wider than it, up to so many columns, and its rows are wrapped."""

LEAST_OF_ADDRESS = 6
"""A piece of a web address that is broken over rows is recognised only if it has at least so many letters."""


class Look(NamedTuple):
    """What the terminal can show: its letters and colours."""

    is_ascii: bool = False
    has_colour: bool = True

    def surface(self, columns: int) -> Surface:
        """The surface (width, letters) to draw on in a pane that is so many columns wide."""
        return Surface(columns, self.is_ascii, self.measure)

    def measure(self, text: str) -> int:
        """How many columns a text takes."""
        return cell_len(self.spell(text))

    def spell(self, text: str) -> str:
        """A text in letters that the terminal has; control characters are escaped, invisible letters left out."""
        safe = text if text.isprintable() else make_printable(remove_invisible(text))
        return spell_letters(safe, is_ascii=self.is_ascii)

    def style(self, ink: Ink) -> Style:
        """The style in which the terminal shows a piece with this ink; without colours, an emergency is reversed."""
        style = Style.parse(INK_STYLES[ink] or "none")
        if self.has_colour:
            return style
        return style.without_color + Style(reverse=True) if ink == "emergency" else style.without_color

    def strip(self, row: DrawnRow, columns: int, over: Style | None = None, addresses: Collection[str] = ()) -> Strip:
        """A row as Textual's strip, padded or cut to `columns`; the style `over` is added to that of each piece.

        A piece that is one of `addresses`, or the beginning or end of one, links to the whole address.
        """
        segments = []
        for text, ink in row:
            style = self.style(ink)
            if addresses and (target := whole_address(text.strip(), addresses)):
                style += Style(link=target)
            if over:
                style = (style.without_color if over.reverse else style) + over
            segments.append(Segment(self.spell(text), style))
        return Strip(segments).adjust_cell_length(columns, over or Style.null())  # a filter of Textual needs a style


def whole_address(part: str, addresses: Collection[str]) -> str:
    """The first address in `addresses` that is `part`, or that begins or ends with `part`; empty if there is none.

    It is also empty if `part` is no whole address and has a space or fewer than `LEAST_OF_ADDRESS` letters.
    """
    if part in addresses:
        return part
    if len(part) < LEAST_OF_ADDRESS or " " in part:
        return ""
    return next((one for one in addresses if one.startswith(part) or one.endswith(part)), "")


class PageRows(NamedTuple):
    """The rows of a page, and its parts.

    A part has its heading (or the label `Label dose`) and the number of its first row, from 0.
    """

    rows: tuple[DrawnRow, ...]
    parts: tuple[tuple[str, int], ...] = ()


def draw_page(blocks: Sequence[ScreenBlock], surface: Surface) -> PageRows:
    """Draw all blocks of a page one below the other, no row wider than the pane.

    Raises:
        TypeError: a block is of a class that is not drawn in rows.
    """
    rows: list[DrawnRow] = []
    parts: list[tuple[str, int]] = []
    for block in _flatten(blocks, surface):
        if rows and not stands_by_itself(block):
            rows.append(())
        title = getattr(block, "title", "")
        if isinstance(block, Section | Ticks) and title:
            parts.append((title, len(rows)))
        for row in _draw(block, surface):
            if isinstance(block, Labels) and row_text(row).startswith(" Label dose"):
                parts.append(("Label dose", len(rows)))
            rows += _wrap_row(row, surface)
    return PageRows(tuple(rows), tuple(parts))


def _flatten(blocks: Iterable[ScreenBlock], surface: Surface) -> Iterator[ScreenBlock]:
    for block in blocks:
        if isinstance(block, ByWidth):
            yield from block.wide if surface.columns >= WIDE_COLUMNS else block.compact
        else:
            yield block


def _draw(block: Any, surface: Surface) -> tuple[DrawnRow, ...]:
    if isinstance(block, Head | Section | Labels | Ticks | Alarm):
        return draw_block(block, surface)
    if isinstance(block, DrawnMap):
        return draw_map(block, surface) or ()
    if isinstance(block, Grid):
        return _draw_grid(block, surface)
    raise TypeError(f"a {type(block).__name__} on a page, expected a block that is drawn in rows")


def _draw_grid(block: Grid, surface: Surface) -> tuple[DrawnRow, ...]:
    """The rows of a table; if the pane is too narrow for it, wider rows for the caller to wrap.

    There are no rows if even `WIDEST_COLUMNS` are too narrow.
    """
    own = surface.columns - INDENT_COLUMNS
    for columns in range(own, max(own, WIDEST_COLUMNS) + 1, 8):
        drawn = draw_grid(block, surface._replace(columns=columns))
        if drawn is not None:
            below = ((), *drawn.below) if drawn.below else ()
            return indent((*set_rows(drawn, columns, surface.measure), *below), INDENT_COLUMNS)
    return ()


def _wrap_row(row: DrawnRow, surface: Surface) -> Iterator[DrawnRow]:
    """A row as it is or, if it is wider than the pane, several rows.

    It is broken between words, and inside a word only if that is too wide.
    """
    if measure_row(row, surface.measure) <= surface.columns:
        yield row
        return
    units = [unit for text, ink in row for unit in _units(text, ink)]
    for part in wrap(units, surface.columns - INDENT_COLUMNS, surface.measure):
        whole: DrawnRow = ((" " * INDENT_COLUMNS, "plain"), *part)
        while measure_row(whole, surface.measure) > surface.columns:  # one word: an address, an id
            head, whole = _split(whole, surface)
            yield head
        yield whole


def _units(text: str, ink: Ink) -> Iterator[DrawnRow]:
    if ink == "emergency":
        yield ((text, ink),)
    else:
        yield from split_words(text, ink)


def _split(row: DrawnRow, surface: Surface) -> tuple[DrawnRow, DrawnRow]:
    """Split a row into as many letters as the pane has room for (at least one), and the rest."""
    cells = [(letter, ink) for text, ink in row for letter in text]
    used = at = 0
    while at < len(cells) and used + surface.measure(cells[at][0]) <= surface.columns:
        used += surface.measure(cells[at][0])
        at += 1
    at = max(at, 1)
    return tidy(tuple(cells[:at])), tidy(tuple(cells[at:]))


class DrawnSigns(NamedTuple):
    """The rows of a drawn map, and by row and column, both from 0, the map sign that a click there means."""

    rows: tuple[DrawnRow, ...]
    signs: dict[tuple[int, int], str]


def draw_signs(outline: Outline, lit: Collection[str], hits: Collection[str], surface: Surface) -> DrawnSigns:
    """Draw a map: signs in `lit` reversed and in brackets, other signs bold if they are in `hits`, else dim."""
    rows = [list(row) for row in _letters(replace(outline, signs=()), is_ascii=surface.is_ascii)]
    signs: dict[tuple[int, int], str] = {}
    for sign in outline.signs:
        for x, y in sign.at:
            column, row = int(x) // DOT_COLUMNS, int(y) // DOT_ROWS
            for at in range(column - 1, column + 2):  # so much room for the mouse
                signs.setdefault((row, at), sign.text)
            signs[row, column] = sign.text
            if sign.text in lit:
                rows[row][column - 1 : column + 2] = [("[", "lit"), (sign.text, "lit"), ("]", "lit")]
            else:
                rows[row][column] = (sign.text, "strong" if sign.text in hits else "quiet")
    return DrawnSigns(tuple(tidy(tuple(row)) for row in rows), signs)


@cache
def _letters(outline: Outline, *, is_ascii: bool) -> tuple[tuple[Piece, ...], ...]:
    """The rows of an outline without signs: a piece for each letter, filled with spaces to its width.

    The result is cached.
    """
    drawn = draw_outline(outline, is_ascii=is_ascii)
    return tuple(tuple((letter, ink) for text, ink in row for letter in text.ljust(outline.columns)) for row in drawn)


def paragraph(text: str, ink: Ink, surface: Surface) -> tuple[DrawnRow, ...]:
    """A text in one ink, as rows that are broken at words to fit the surface."""
    return wrap(split_words(surface.spell(text), ink), surface.columns, surface.measure)


def heading(pieces: Sequence[Piece]) -> DrawnRow:
    """A row made of these pieces; neighbours of one ink become one piece."""
    return tidy(tuple(pieces))
