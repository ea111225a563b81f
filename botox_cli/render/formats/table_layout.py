"""Fits a table to a screen: which columns have room, how wide each is, and what its cells say there."""

from collections.abc import Iterator
from typing import NamedTuple

from botox_cli.catalogue.model.values import Range
from botox_cli.render.drawing.pieces import GAP_COLUMNS, LONGEST_WORD_COLUMNS, Measure, least_columns
from botox_cli.render.view import Cell, Column, Mark, Role, Row, Table, TimeBar, words

INDENT_COLUMNS = 1  # of what stands under the heading of a group
BAR_COLUMNS = 12
BAR_DAYS = 366.0
COMFORTABLE_COLUMNS: dict[Role, int] = {"strong": 20, "quiet": 30, "plain": 20}
"""The least width for comfortable reading by role: `strong` are names, `quiet` running text, `plain` statuses."""

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


class Manner(NamedTuple):
    """A way to draw a table: whether it has bars and full words, and which columns wrap or are stacked, by role."""

    bars: bool = False
    full_words: bool = False
    wraps: tuple[Role, ...] = ("strong", "quiet")
    stacks: tuple[Role, ...] = ()
    """The roles of the columns that are written below another column, if their `below` allows that."""
    is_comfortable: bool = True
    """Whether columns that wrap are never narrower than `COMFORTABLE_COLUMNS` says."""


_MANNERS = (
    Manner(bars=True, full_words=True, wraps=()),
    Manner(full_words=True, wraps=()),
    Manner(),
    Manner(wraps=("strong", "quiet", "plain")),
)
_LAST_MANNERS = (
    Manner(stacks=("id",)),
    Manner(stacks=("id", "plain")),
    Manner(wraps=("strong", "quiet", "plain"), is_comfortable=False),
)


class Layout(NamedTuple):
    """How a table is drawn: its columns from left to right, by number, their widths, and the manner.

    Columns that are stacked below another are only in `below`; columns without room are in `left_out`.
    """

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    manner: Manner
    below: dict[int, tuple[int, ...]]
    """For each column that has others stacked below it, by number: the numbers of those other columns."""
    indents: tuple[int, ...]
    """The indent of each column; more than 0 only for the first, if rows stand under headings."""
    left_out: tuple[int, ...]
    """The numbers of the columns that have no room."""


def lay_out(table: Table, columns: int, measure: Measure) -> Layout | None:
    """The layout of a table; None if the columns that must stay have no room.

    To save room, bars are left out first. Then words are shortened, and names and running text wrap. Then columns with
    the highest `spare` are left out. Before those with 1 are left out, columns that allow it are stacked below others,
    or columns get narrower than is comfortable.
    """
    sizes = _Sizes(table, measure)
    for spare in sorted({column.spare for column in table.columns}, reverse=True):
        kept = tuple(number for number, column in enumerate(table.columns) if column.spare <= spare)
        for manner in _MANNERS if spare > 1 else (*_MANNERS, *_LAST_MANNERS):
            layout = _fit(table, kept, columns, manner, sizes)
            if layout is not None:
                return layout
    return None


def _fit(table: Table, kept: tuple[int, ...], columns: int, manner: Manner, sizes: "_Sizes") -> Layout | None:
    """A layout of the columns `kept`, narrowed as far as their words allow; None if they do not fit even so."""
    below = _stack(table, kept, manner)
    beside = tuple(number for number in kept if not any(number in others for others in below.values()))
    room = columns - GAP_COLUMNS * (len(beside) - 1)
    indents = (INDENT_COLUMNS if is_grouped(table) else 0, *(0 for _ in beside[1:]))
    widths, least = [], []
    for number, indent in zip(beside, indents, strict=True):
        measured = [sizes.measure_column(part, manner) for part in (number, *below.get(number, ()))]
        widths.append(max(width for width, _ in measured) + indent)
        least.append(max(narrow for _, narrow in measured) + indent)
    if sum(least) > room:
        return None
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda place: widths[place] - least[place])
        widths[widest] -= 1
    left_out = tuple(number for number in range(len(table.columns)) if number not in kept)
    return Layout(beside, tuple(widths), manner, below, indents, left_out)


def _stack(table: Table, kept: tuple[int, ...], manner: Manner) -> dict[int, tuple[int, ...]]:
    """For each column that has others stacked below it in this manner, by number: the numbers of those others."""
    may = [number for number in kept if table.columns[number].role in manner.stacks]
    found = {
        host: tuple(number for number in may if table.columns[number].below == table.columns[host].key) for host in kept
    }
    return {host: others for host, others in found.items() if others}


class _Sizes:
    """Measures the columns of a table in each manner, and remembers the widths, so that nothing is measured twice."""

    def __init__(self, table: Table, measure: Measure) -> None:
        self._table = table
        self._measure = measure
        self._known: dict[tuple[int, bool, bool], tuple[int, int]] = {}

    def measure_column(self, number: int, manner: Manner) -> tuple[int, int]:
        """The full width of a column and its least width, at which running text stays readable and words stay whole."""
        column = self._table.columns[number]
        key = number, manner.bars, manner.full_words
        if key not in self._known:
            self._known[key] = self._measure_cells(number, column, manner)
        width, longest = self._known[key]
        if column.role not in manner.wraps:
            return width, width
        comfortable = COMFORTABLE_COLUMNS.get(column.role, 0) if manner.is_comfortable else 0
        return width, min(width, max(longest, comfortable))

    def _measure_cells(self, number: int, column: Column, manner: Manner) -> tuple[int, int]:
        """The widths of the widest cell and of the longest word of a column, its title included."""
        texts = {_cell_text(row.cells[number], column, manner) for row in self._table.rows}
        unbroken = {word for text in texts for word in _split_words(text)}
        widest = max(map(self._measure, {column.title, *texts}))
        if column.role == "id":
            widest = min(widest, LONGEST_WORD_COLUMNS)
        return widest, max(least_columns(word, self._measure) for word in {column.title, *unbroken})


def _split_words(text: str) -> list[str]:
    """Split a text into pieces that are not broken over lines: words, and a status with its glyph."""
    first, _, rest = text.partition(" ")
    return [f"{first} {rest}".split("  ")[0], *rest.split()] if first in GLYPHS.values() else text.split()


def pieces(table: Table, layout: Layout, row: Row, number: int) -> Iterator[tuple[str, Role]]:
    """The text of the cell in column `number` and, each on a new line, of the cells stacked below it.

    It comes in pieces, each with its role.
    """
    yield from parts(row.cells[number], table.columns[number], layout.manner)
    for below in layout.below.get(number, ()):
        yield "\n", "plain"
        yield from parts(row.cells[below], table.columns[below], layout.manner)


def find_short_words(table: Table, layout: Layout) -> dict[str, str]:
    """The abbreviations that the layout uses, each with the word that it stands for."""
    if layout.manner.full_words:
        return {}
    marks = [row.cells[number] for row in table.rows for number in layout.columns]
    return {mark.short: mark.word for mark in marks if isinstance(mark, Mark) and mark.short}


def is_grouped(table: Table) -> bool:
    """Whether the rows stand below headings, with their ids indented."""
    return any(row.group for row in table.rows)


def _cell_text(cell: Cell, column: Column, manner: Manner) -> str:
    """The text of a cell, glyphs and bars included."""
    return "".join(text for text, _ in parts(cell, column, manner))


def parts(cell: Cell, column: Column, manner: Manner) -> Iterator[tuple[str, Role]]:
    """The pieces of a cell, each with its role."""
    if isinstance(cell, Mark):
        word = cell.word if manner.full_words or not cell.short else cell.short
        yield with_glyph(cell.role, word), cell.role
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
    """What stands before part `number` (from 0) of a cell: spaces if the cell begins with a mark, else a comma.

    Before the first part it is empty.
    """
    if number == 0:
        return ""
    if isinstance(cells[0], Mark):
        return "  " if number == 1 else " "
    return ", "


def with_glyph(role: Role, word: str) -> str:
    """A status word with its glyph in front: `● approved`; the word alone if its role has no glyph."""
    glyph = GLYPHS.get(role)
    return f"{glyph} {word}" if glyph else word


def _bar(time: Range) -> str:
    """A time as a bar on the scale of a year: full up to its low end, then shaded, with an arrow if longer."""
    days = time.days()
    if days is None:
        return ""
    low, high = (max(round(min(day, BAR_DAYS) / BAR_DAYS * BAR_COLUMNS), 1) for day in days)
    bar = "█" * low + "░" * (high - low)
    return f"{bar[:-1]}▶" if days[1] > BAR_DAYS else bar


def phase(bar: TimeBar, day: float) -> tuple[str, str]:
    """The letter that draws the effect on one day, counted from the injection, and its style in rich."""
    phases = (
        (bar.starts, "·", "dim"),
        (bar.full, "▄", "cyan"),
        (bar.ends_from, "█", "cyan"),
        (bar.ends_to, "░", "cyan"),
    )
    return next(((letter, style) for end, letter, style in phases if day < end), ("·", "dim"))
