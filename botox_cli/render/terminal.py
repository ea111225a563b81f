"""The format `table`: views drawn with rich; the only module that imports rich.

Rich reads `[brackets]` as markup and `:pill:` as an emoji, and crops or breaks words where room is short. So every text
goes in as `Text`, and the widths of columns are worked out here, never below the longest word.
"""

from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText
from rich.theme import Theme
from rich.tree import Tree as RichTree

from botox_cli.catalogue.model import Range
from botox_cli.render.shaping import with_sources
from botox_cli.render.views import (
    Block,
    Card,
    Cell,
    Column,
    Field,
    Line,
    Mark,
    Node,
    Role,
    Table,
    Text,
    TimeBar,
    Tree,
    View,
    footer,
    reference_text,
    words,
)

PROSE_COLUMNS = 30  # narrower columns of running text are hard to read
READABLE_COLUMNS = 100  # longer lines of text are hard to read
GAP_COLUMNS = 2
LABEL_COLUMNS = 15
DETAIL_COLUMNS = 2
BAR_COLUMNS = 12
BAR_DAYS = 366.0

STYLES: dict[Role, str] = {
    "plain": "",
    "id": "cyan",
    "strong": "bold",
    "group": "magenta",
    "quiet": "dim",
    "warning": "red",
    "approved": "green",
    "off-label": "yellow",
    "refused": "red",
    "withdrawn": "red",
    "works": "",
    "mixed": "yellow",
    "no-effect": "red",
    "not-studied": "dim",
    "unknown": "dim",
    "primary": "green",
    "secondary": "yellow",
    "unverified": "red",
    "supported": "green",
    "partly": "yellow",
    "contradicted": "red",
    "unsupported": "red",
    "opinion": "dim",
}

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


class Screen(NamedTuple):
    """What is drawn on: its width, and whether it has colours and letters beyond ASCII."""

    columns: int
    colour: bool
    unicode: bool


def write(view: View, screen: Screen) -> str:
    """The whole answer as it is drawn on a screen of that kind."""
    parts: list[RenderableType] = [RichText()]
    if view.title:
        parts += [_heading(view), RichText()] if not view.is_table else [_heading(view)]
    for block in view.blocks:
        parts += [_block(block, screen), RichText()]
    if view.references:
        parts += [_references(view, screen), RichText()]
    parts.append(RichText(footer(view.edition), style="italic dim"))
    return _drawn(Group(*parts), screen)


def too_narrow(view: View, columns: int) -> bool:
    """Whether a table of the view has not even room for what it must not leave out."""
    tables = [block for block in view.blocks if isinstance(block, Table)]
    return any(_layout(with_sources(table), columns) is None for table in tables)


def _drawn(content: RenderableType, screen: Screen) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=screen.columns,
        color_system="standard" if screen.colour else None,
        force_terminal=screen.colour,
        no_color=not screen.colour,
        theme=Theme({role.replace("-", "_"): style for role, style in STYLES.items()}),
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        safe_box=True,
    )
    console.print(content, soft_wrap=False)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _style(role: Role) -> str:
    return role.replace("-", "_") if STYLES[role] else ""


def _heading(view: View) -> RichText:
    heading = RichText(view.title, style="bold")
    if view.note:
        heading.append(f"  {view.note}", style="not bold")
    return heading


def _block(block: Block, screen: Screen) -> RenderableType:
    if isinstance(block, Table):
        return _table(with_sources(block), screen)
    if isinstance(block, Card):
        return _card(block, screen)
    if isinstance(block, Tree):
        return _readable(_tree(block.root), screen)
    return _readable(_text(block), screen)


def _readable(content: RenderableType, screen: Screen) -> RenderableType:
    return Padding(content, (0, max(screen.columns - READABLE_COLUMNS, 0), 0, 0), expand=False)


class _Manner(NamedTuple):
    """What a table gives up to fit: bars, long words for the unknown, names or all text on one line."""

    bars: bool
    full_words: bool
    wraps: tuple[Role, ...]


_MANNERS = (
    _Manner(bars=True, full_words=True, wraps=()),
    _Manner(bars=False, full_words=True, wraps=()),
    _Manner(bars=False, full_words=False, wraps=("strong", "quiet")),
)
_LAST_MANNER = _Manner(bars=False, full_words=False, wraps=("strong", "quiet", "plain"))


class _Layout(NamedTuple):
    """Which columns have room, how wide each is, and what the table gave up."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    manner: _Manner


def _layout(table: Table, columns: int) -> _Layout | None:
    """The layout of a table; None if the columns that must stay have no room.

    Bars go first, then long names wrap, then columns go, those with the highest `spare` first.
    """
    for spare in sorted({column.spare for column in table.columns}, reverse=True):
        kept = tuple(number for number, column in enumerate(table.columns) if column.spare <= spare)
        for manner in _MANNERS if spare else (*_MANNERS, _LAST_MANNER):
            widths = _widths(table, kept, columns, manner)
            if widths is not None:
                return _Layout(kept, widths, manner)
    return None


def _widths(table: Table, kept: tuple[int, ...], columns: int, manner: _Manner) -> tuple[int, ...] | None:
    """Widths that fit side by side; the widest columns that may wrap give way, down to their longest word."""
    room = columns - GAP_COLUMNS * (len(kept) - 1)
    measured = [_measure(table, number, manner) for number in kept]
    widths, least = [width for width, _ in measured], [narrow for _, narrow in measured]
    if sum(least) > room:
        return None
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda number: widths[number] - least[number])
        widths[widest] -= 1
    return tuple(widths)


def _measure(table: Table, number: int, manner: _Manner) -> tuple[int, int]:
    """How wide a column would be, and how narrow it may get: running text stays readable, words stay whole."""
    column = table.columns[number]
    indent = 1 if number == 0 and _is_grouped(table) else 0
    texts = [_plain(row.cells[number], column, manner) for row in table.rows]
    width = max(max(map(cell_len, texts), default=0) + indent, cell_len(column.title))
    if column.role not in manner.wraps:
        return width, width
    longest = max((cell_len(word) for text in texts for word in text.split()), default=0)
    comfortable = PROSE_COLUMNS if column.role == "quiet" else 0
    return width, min(width, max(longest, cell_len(column.title), comfortable))


def _is_grouped(table: Table) -> bool:
    return any(row.group for row in table.rows)


def _plain(cell: Cell, column: Column, manner: _Manner) -> str:
    """The letters of a cell, glyphs and bars included."""
    return "".join(text for text, _ in _parts(cell, column, manner))


def _parts(cell: Cell, column: Column, manner: _Manner) -> Iterator[tuple[str, str]]:
    """The pieces of a cell, each with its style."""
    if isinstance(cell, Mark):
        word = cell.word if manner.full_words or not cell.short else cell.short
        yield _glyphed(cell.role, word), _style(cell.role)
    elif isinstance(cell, tuple):
        for number, part in enumerate(cell):
            yield _joint(cell, number), ""
            yield from _parts(part, column, manner)
    elif isinstance(cell, Range):
        if manner.bars and column.bar:
            yield _bar(cell), "id"
            yield " ", ""
        text = str(cell)
        if not manner.full_words:
            text = text.replace("up to ", "≤ ").replace("at least ", "≥ ")
        yield text, _style(column.role)
    else:
        yield words(cell), _style(column.role)


def _joint(cells: tuple[Cell, ...], number: int) -> str:
    """What stands before a part: a mark and what belongs to it are set apart, values of one kind listed."""
    if number == 0:
        return ""
    if isinstance(cells[0], Mark):
        return "  " if number == 1 else " "
    return ", "


def _glyphed(role: Role, word: str) -> str:
    glyph = GLYPHS.get(role)
    return f"{glyph} {word}" if glyph else word


def _mark(mark: Mark) -> RichText:
    return RichText(_glyphed(mark.role, mark.word), style=_style(mark.role))


def _bar(time: Range) -> str:
    """A range of time as a bar on the scale of a year; what may or may not last is shaded."""
    days = time.days()
    if days is None:
        return ""
    low, high = (max(round(min(day, BAR_DAYS) / BAR_DAYS * BAR_COLUMNS), 1) for day in days)
    return "█" * low + "░" * (high - low)


def _table(table: Table, screen: Screen) -> RenderableType:
    layout = _layout(table, screen.columns)
    if layout is None:
        return RichText()
    grid = _grid(table, layout, header=True)
    drawn: list[RenderableType] = [grid]
    for group, rows in groupby(enumerate(table.rows), key=lambda pair: pair[1].group):
        if group:
            grid = _grid(table, layout)
            drawn += [RichText(f"\n{group}", style="group"), grid]
        for number, _ in rows:
            grid.add_row(*_row(table, layout, number))
    shortened = _shortened(table, layout)
    return Group(*drawn, *(RichText(f"\n{short}: {word}", style="dim") for short, word in shortened.items()))


def _grid(table: Table, layout: _Layout, *, header: bool = False) -> RichTable:
    """An empty table with the columns of the layout, so that all groups align."""
    grid = RichTable(box=None, show_header=header, header_style="dim", pad_edge=False, padding=(0, GAP_COLUMNS, 0, 0))
    for number, width in zip(layout.columns, layout.widths, strict=True):
        grid.add_column(RichText(table.columns[number].title), width=width, overflow="fold")
    return grid


def _row(table: Table, layout: _Layout, count: int) -> Iterator[RichText]:
    row = table.rows[count]
    for number in layout.columns:
        before = [(" ", "")] if number == 0 and row.group else []
        yield RichText.assemble(*before, *_parts(row.cells[number], table.columns[number], layout.manner))


def _shortened(table: Table, layout: _Layout) -> dict[str, str]:
    """The short words that the layout shows, each with what it stands for."""
    if layout.manner.full_words:
        return {}
    marks = [row.cells[number] for row in table.rows for number in layout.columns]
    return {mark.short: mark.word for mark in marks if isinstance(mark, Mark) and mark.short}


def _card(card: Card, screen: Screen) -> RenderableType:
    columns = min(screen.columns, READABLE_COLUMNS)
    title = RichText(card.title, style="bold")
    if card.asides:
        title.append(f"   {card.asides[0]}", style="not bold quiet")
    head: list[RenderableType] = [title, *(RichText(aside, style="quiet") for aside in card.asides[1:])]
    if card.lead:
        head += [RichText(), *(_line(line) for line in card.lead)]
    grid = RichTable.grid(padding=(0, GAP_COLUMNS, 0, 0))
    longest = max((len(field.label) for field in card.fields), default=0)
    labels = min(longest, max(LABEL_COLUMNS, columns // 3))
    grid.add_column(width=labels)
    grid.add_column(width=columns - labels - GAP_COLUMNS)
    for field in card.fields:
        grid.add_row(RichText(field.label, style=_style(field.role)), _field(field, columns - labels - GAP_COLUMNS))
    return _readable(Group(*head, RichText(), grid), screen)


def _field(field: Field, columns: int) -> RenderableType:
    lines: list[RenderableType] = [
        Padding(_line(line), (0, 0, 0, DETAIL_COLUMNS)) if line.is_detail else _line(line) for line in field.lines
    ]
    if field.bar:
        lines.append(_time_bar(field.bar, columns))
    return Group(*lines)


def _line(line: Line) -> RichText:
    text = RichText("☐ " if line.is_task else "")
    if line.mark:
        text.append_text(_mark(line.mark))
    if line.text:
        text.append("  " if line.mark else "")
        text.append(line.text, style=_style(line.role))
    if line.refs:
        text.append(f" [{', '.join(map(str, line.refs))}]", style="dim")
    return text


def _time_bar(bar: TimeBar, columns: int) -> RenderableType:
    """The effect over months: rising from its start, full, fading, on a scale in months."""
    months = max(int(bar.ends_to / 30.44) + 2, 5)
    step = max(min(8, (columns - 8) // months), 3)
    drawing = RichText()
    for number in range(months * step):
        day = (number + 0.5) * 30.44 / step
        if day < bar.starts:
            drawing.append("·", style="dim")
        elif day < bar.full:
            drawing.append("▄", style="cyan")
        elif day < bar.ends_from:
            drawing.append("█", style="cyan")
        elif day < bar.ends_to:
            drawing.append("░", style="cyan")
        else:
            drawing.append("·", style="dim")
    scale = "".join(str(month).ljust(step) for month in range(months)) + "months"
    return Group(drawing, RichText(scale, style="dim"))


def _tree(node: Node) -> RichTree:
    tree = RichTree(_node(node), guide_style="dim")
    for child in node.children:
        _grow(tree, child)
    return tree


def _grow(tree: RichTree, node: Node) -> None:
    branch = tree.add(_node(node))
    for child in node.children:
        _grow(branch, child)


def _node(node: Node) -> RichText:
    label = f"▶ {node.label}" if node.marked else node.label
    text = RichText()
    text.append(label, style=_style("approved") if node.marked else _style(node.role))
    if node.marked:
        text.stylize("bold")
    if node.note:
        text.append(f"  {node.note}")
    return text


def _text(text: Text) -> RenderableType:
    heading = [RichText(text.heading, style="bold")] if text.heading else []
    return Group(*heading, *(_line(line) for line in text.lines))


def _references(view: View, screen: Screen) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    for _ in range(3):
        grid.add_column()
    for reference in view.references:
        mark = Mark(role=reference.checked, word=reference.checked)
        number = RichText(f"[{reference.number}]", style="dim")
        grid.add_row(number, _mark(mark), RichText(reference_text(reference)))
    return _readable(grid, screen)
