"""How a table fits a screen: which columns have room, how wide each is, and what its cells say there."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from botox_cli.catalogue.model import Range
from botox_cli.render.views import Cell, Column, Mark, Role, Table, TimeBar, words

GAP_COLUMNS = 2
BAR_COLUMNS = 12
BAR_DAYS = 366.0
MONTH_DAYS = 30.44
COMFORTABLE_COLUMNS: dict[Role, int] = {"strong": 20, "quiet": 30, "plain": 20}
"""Narrower, names, running text and statuses with their regions are hard to read."""

GLYPHS: dict[Role, str] = {
    "approved": "●",
    "off-label": "○",
    "refused": "×",
    "withdrawn": "×",
    "no-effect": "×",
    "primary": "✓",
    "secondary": "~",
    "unverified": "?",
    "supported": "✓",
    "partly": "~",
    "contradicted": "×",
    "unsupported": "?",
    "warning": "!",
}


Measure = Callable[[str], int]
"""How many columns of a screen a text takes: wide letters take two."""


class Manner(NamedTuple):
    """What a table gives up to fit: bars, long words for the unknown, names or all text on one line."""

    bars: bool
    full_words: bool
    wraps: tuple[Role, ...]
    is_tight: bool = False
    """Whether what wraps may be as narrow as its longest word."""


_MANNERS = (
    Manner(bars=True, full_words=True, wraps=()),
    Manner(bars=False, full_words=True, wraps=()),
    Manner(bars=False, full_words=False, wraps=("strong", "quiet")),
    Manner(bars=False, full_words=False, wraps=("strong", "quiet", "plain")),
)
_LAST_MANNER = Manner(bars=False, full_words=False, wraps=("strong", "quiet", "plain"), is_tight=True)


class Layout(NamedTuple):
    """Which columns have room, how wide each is, and what the table gave up."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    manner: Manner


def lay_out(table: Table, columns: int, measure: Measure) -> Layout | None:
    """The layout of a table; None if the columns that must stay have no room.

    Bars go first, then long names wrap, then columns go, those with the highest `spare` first.
    """
    for spare in sorted({column.spare for column in table.columns}, reverse=True):
        kept = tuple(number for number, column in enumerate(table.columns) if column.spare <= spare)
        for manner in _MANNERS if spare > 1 else (*_MANNERS, _LAST_MANNER):
            widths = _widths(table, kept, columns, manner, measure)
            if widths is not None:
                return Layout(kept, widths, manner)
    return None


def _widths(
    table: Table, kept: tuple[int, ...], columns: int, manner: Manner, measure: Measure
) -> tuple[int, ...] | None:
    """Widths that fit side by side; the widest columns that may wrap give way, down to their longest word."""
    room = columns - GAP_COLUMNS * (len(kept) - 1)
    measured = [_measure(table, number, manner, measure) for number in kept]
    widths, least = [width for width, _ in measured], [narrow for _, narrow in measured]
    if sum(least) > room:
        return None
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda number: widths[number] - least[number])
        widths[widest] -= 1
    return tuple(widths)


def _measure(table: Table, number: int, manner: Manner, measure: Measure) -> tuple[int, int]:
    """How wide a column would be, and how narrow it may get: running text stays readable, words stay whole."""
    column = table.columns[number]
    indent = 1 if number == 0 and is_grouped(table) else 0
    texts = [_plain(row.cells[number], column, manner) for row in table.rows]
    width = max(max(map(measure, texts), default=0) + indent, measure(column.title))
    if column.role not in manner.wraps:
        return width, width
    longest = max((measure(word) for text in texts for word in _unbroken(text)), default=0)
    comfortable = 0 if manner.is_tight else COMFORTABLE_COLUMNS.get(column.role, 0)
    return width, min(width, max(longest, measure(column.title), comfortable))


def _unbroken(text: str) -> list[str]:
    """What is not broken over lines: words, a status with its glyph."""
    first, _, rest = text.partition(" ")
    return [f"{first} {rest}".split("  ")[0], *rest.split()] if first in GLYPHS.values() else text.split()


def is_grouped(table: Table) -> bool:
    """Whether rows stand under headings, ids indented a little."""
    return any(row.group for row in table.rows)


def _plain(cell: Cell, column: Column, manner: Manner) -> str:
    """The letters of a cell, glyphs and bars included."""
    return "".join(text for text, _ in parts(cell, column, manner))


def parts(cell: Cell, column: Column, manner: Manner) -> Iterator[tuple[str, Role]]:
    """The pieces of a cell, each with its role."""
    if isinstance(cell, Mark):
        word = cell.word if manner.full_words or not cell.short else cell.short
        yield glyphed(cell.role, word), cell.role
    elif isinstance(cell, tuple):
        for number, part in enumerate(cell):
            yield _joint(cell, number), "plain"
            yield from parts(part, column, manner)
    elif isinstance(cell, Range):
        if manner.bars and column.bar:
            yield _bar(cell), "id"
            yield " ", "plain"
        text = str(cell)
        if not manner.full_words:
            text = text.replace("up to ", "≤ ").replace("at least ", "≥ ")
        yield text, column.role
    else:
        yield words(cell), column.role


def _joint(cells: tuple[Cell, ...], number: int) -> str:
    """What stands before a part: a mark and what belongs to it are set apart, values of one kind listed."""
    if number == 0:
        return ""
    if isinstance(cells[0], Mark):
        return "  " if number == 1 else " "
    return ", "


def glyphed(role: Role, word: str) -> str:
    """The word of a status behind its glyph."""
    glyph = GLYPHS.get(role)
    return f"{glyph} {word}" if glyph else word


def _bar(time: Range) -> str:
    """A range of time as a bar on the scale of a year; what may or may not last is shaded, more is an arrow."""
    days = time.days()
    if days is None:
        return ""
    low, high = (max(round(min(day, BAR_DAYS) / BAR_DAYS * BAR_COLUMNS), 1) for day in days)
    bar = "█" * low + "░" * (high - low)
    return f"{bar[:-1]}▶" if days[1] > BAR_DAYS else bar


def phase(bar: TimeBar, day: float) -> tuple[str, str]:
    """What a drawing of the effect shows on a day, and in which style."""
    phases = (
        (bar.starts, "·", "dim"),
        (bar.full, "▄", "cyan"),
        (bar.ends_from, "█", "cyan"),
        (bar.ends_to, "░", "cyan"),
    )
    return next(((letter, style) for end, letter, style in phases if day < end), ("·", "dim"))
