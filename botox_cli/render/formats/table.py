"""The format `table`: views drawn with rich; the only module that imports rich.

Rich reads `[brackets]` as markup and `:pill:` as an emoji, and crops or breaks words if room is short. So every text
goes in as `RichText`. The widths of columns are worked out here; none is less than the longest word that may not be
broken.
"""

from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText
from rich.theme import Theme
from rich.tree import Tree as RichTree

from botox_cli.render.drawing.grids import Grid, draw_grid
from botox_cli.render.drawing.pieces import GAP_COLUMNS, WIDE_COLUMNS, DrawnRow, Surface, mark_words
from botox_cli.render.drawing.times import MONTH_DAYS
from botox_cli.render.encoding import plain_letters
from botox_cli.render.formats.table_gaps import find_gaps
from botox_cli.render.formats.table_layout import (
    Layout,
    find_short_words,
    lay_out,
    phase,
    pieces,
    with_glyph,
)
from botox_cli.render.formats.table_theme import INK_STYLES, STYLES
from botox_cli.render.screen import Alarm, ByWidth, DrawnMap, Head, Labels, Section, Ticks
from botox_cli.render.screen_rows import INDENT_COLUMNS, draw_block, draw_map
from botox_cli.render.settings import Depth
from botox_cli.render.transform import with_sources
from botox_cli.render.view import (
    Card,
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
    number_words,
    reference_text,
)

READABLE_COLUMNS = 100  # longer lines of text are hard to read
LABEL_COLUMNS = 15
DETAIL_COLUMNS = 2
RESET = "\x1b[0m"
NARROW_COLUMNS = 60  # below, a source has too little room beside its number
CARD_COLUMNS = 50  # below, labels and sources leave too little room for words


class Screen(NamedTuple):
    """The screen to draw on: its width, its colours, and whether it shows letters beyond ASCII."""

    columns: int
    colour: bool
    unicode: bool
    depth: Depth = "standard"
    marked: tuple[str, ...] = ()
    """The beginnings of words to highlight, in the form that `fold` gives."""

    def spell(self, text: str) -> str:
        """The text in letters that the screen can show, so that columns stay aligned."""
        return text if self.unicode else plain_letters(text, "ascii")

    def measure(self, text: str) -> int:
        """How many columns the text takes."""
        return cell_len(self.spell(text))


def write(view: View, screen: Screen) -> str | None:
    """The screen of an answer or, without one, its blocks as text to print, with sources and footer.

    None if the screen has no room for a card, for `View.screen`, or for the columns that a table must not leave out.
    """
    if screen.columns < CARD_COLUMNS and (view.screen or any(isinstance(block, Card) for block in view.blocks)):
        return None
    screen = screen._replace(marked=tuple(view.marked))
    parts: list[RenderableType] = [] if view.screen else [RichText()]
    if view.title and not view.screen:
        parts += [_heading(view), RichText()] if not view.is_table else [_heading(view)]
    for number, block in enumerate(view.screen or view.blocks):
        drawn = _block(block, screen)
        if drawn is None:
            return None
        if number and not _stands_by_itself(block):
            parts.append(RichText())
        parts.append(drawn)
    parts.append(RichText())
    below: list[RenderableType] = [_references(view, screen), RichText()] if view.references else []
    below.append(RichText(footer(view.edition, view.cite_as)))
    parts.append(Padding(Group(*below), (0, 0, 0, INDENT_COLUMNS if view.screen else 0), expand=False))
    return _print_text(Group(*parts), screen)


def _stands_by_itself(block: Any) -> bool:
    """Whether a block needs no empty row above it: labels, ticks, an alarm, a section with a title but no entries."""
    if isinstance(block, Section):
        return bool(block.title) and not block.entries
    return isinstance(block, Labels | Ticks | Alarm)


def _print_text(content: RenderableType, screen: Screen) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=screen.columns,
        height=1,  # nothing depends on it; without one rich reads COLUMNS and LINES, and fails where they are `²`
        color_system=screen.depth if screen.colour else None,
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
    return "\n".join(map(_without_padding, out.getvalue().split("\n")))


def _without_padding(line: str) -> str:
    """The line without spaces at its end, even if colour codes stand after them."""
    line = line.rstrip()
    return f"{line.removesuffix(RESET).rstrip()}{RESET}" if line.endswith(RESET) else line


def _style(role: Role) -> str:
    return role.replace("-", "_") if STYLES[role] else ""


def _heading(view: View) -> RichText:
    heading = RichText().append(view.title, style="bold")
    if view.note:
        heading.append(f"  {view.note}")
    return heading


def _block(block: Any, screen: Screen) -> RenderableType | None:
    if isinstance(block, ByWidth):
        blocks = block.wide if screen.columns >= WIDE_COLUMNS else block.compact
        drawn = [_block(one, screen) for one in blocks]
        shown = [part for one in drawn if one is not None for part in (RichText(), one)]
        return Group(*shown[1:]) if None not in drawn else None
    if isinstance(block, Grid):
        return _entries(block, screen)
    if isinstance(block, DrawnMap):
        rows = draw_map(block, Surface(screen.columns, not screen.unicode, screen.measure))
        return None if rows is None else Group(*map(_style_row, rows))
    if isinstance(block, Head | Section | Labels | Ticks | Alarm):
        surface = Surface(screen.columns, not screen.unicode, screen.measure)
        rows = draw_block(block, surface)
        return Group(*(_style_row(mark_words(row, screen.marked) if screen.marked else row) for row in rows))
    if isinstance(block, Table):
        table = with_sources(block)
        layout = lay_out(table, screen.columns, screen.measure)
        return None if layout is None else _table(table, layout, screen)
    if isinstance(block, Card):
        return _card(block, screen)
    if isinstance(block, Tree):
        return _readable(_tree(block.root), screen)
    return _readable(_text(block, screen), screen)


def _style_row(row: DrawnRow) -> RichText:
    return RichText.assemble(*((text, INK_STYLES[ink]) for text, ink in row))


def _entries(block: Grid, screen: Screen) -> RenderableType | None:
    """A table of entries, indented like every block of a screen; None if it has no room."""
    surface = Surface(screen.columns - INDENT_COLUMNS, not screen.unicode, screen.measure)
    drawn = draw_grid(block, surface)
    if drawn is None:
        return None
    grid = RichTable(box=None, header_style="", pad_edge=False, padding=(0, GAP_COLUMNS, 0, 0))
    for head, width in zip(drawn.heads, drawn.widths, strict=True):
        grid.add_column(_style_row(head), width=width, overflow="fold")
    for row in drawn.rows:
        grid.add_row(*map(_style_row, row))
    below = [RichText(), *map(_style_row, drawn.below)] if drawn.below else []
    return Padding(Group(grid, *below), (0, 0, 0, INDENT_COLUMNS), expand=False)


def _readable(content: RenderableType, screen: Screen) -> RenderableType:
    return Padding(content, (0, max(screen.columns - READABLE_COLUMNS, 0), 0, 0), expand=False)


def _mark(mark: Mark) -> RichText:
    return RichText(with_glyph(mark.role, mark.word), style=_style(mark.role))


def _table(table: Table, layout: Layout, screen: Screen) -> RenderableType:
    grid = _grid(table, layout, header=True)
    drawn: list[RenderableType] = [grid]
    parted = find_gaps(table, layout, screen.measure)
    for group, pairs in groupby(enumerate(table.rows), key=lambda pair: pair[1].group):
        rows = list(pairs)
        if group:
            grid = _grid(table, layout)
            heading = RichText(f"\n{group}", style="group")
            heading.append(f"  {'■' * len(rows)}" if table.is_history else "", style="cyan")
            drawn += [heading, grid]
        for number, _ in rows:
            if number in parted:
                grid.add_row()
            grid.add_row(*_row(table, layout, number, screen))
    notes = [f"{short}: {word}" for short, word in find_short_words(table, layout).items()]
    if layout.left_out:
        notes.append(
            f"no room for: {', '.join(table.columns[number].title for number in layout.left_out)}; -f list has all"
        )
    return Group(
        *drawn, *(RichText(f"\n{note}" if not number else note, style="dim") for number, note in enumerate(notes))
    )


def _grid(table: Table, layout: Layout, *, header: bool = False) -> RichTable:
    """A table of rich without rows, with the column widths of the layout, so that the tables of all groups align."""
    grid = RichTable(box=None, show_header=header, header_style="dim", pad_edge=False, padding=(0, GAP_COLUMNS, 0, 0))
    for number, width in zip(layout.columns, layout.widths, strict=True):
        grid.add_column(RichText(table.columns[number].title), width=width, overflow="fold")
    return grid


def _row(table: Table, layout: Layout, count: int, screen: Screen) -> Iterator[RenderableType]:
    for number, indent in zip(layout.columns, layout.indents, strict=True):
        found = pieces(table, layout, table.rows[count], number)
        cell = RichText.assemble(*((screen.spell(text), _style(role)) for text, role in found))
        yield Padding(cell, (0, 0, 0, indent)) if indent else cell


def _card(card: Card, screen: Screen) -> RenderableType:
    columns = min(screen.columns, READABLE_COLUMNS)
    title = RichText().append(card.title, style="bold")
    asides = [text for _, text in card.asides]
    if asides:
        title.append(f"   {asides[0]}", style="quiet")
    head: list[RenderableType] = [title, *(RichText(aside, style="quiet") for aside in asides[1:])]
    if card.lead:
        head += [RichText(), *(_line(line, screen) for line in card.lead)]
    grid = RichTable.grid(padding=(0, GAP_COLUMNS, 0, 0))
    longest = max((len(field.label) for field in card.fields), default=0)
    labels = min(longest, max(LABEL_COLUMNS, columns // 3))
    grid.add_column(width=labels, overflow="fold")
    grid.add_column(width=columns - labels - GAP_COLUMNS, overflow="fold")
    for field in card.fields:
        grid.add_row(
            RichText(field.label, style=_style(field.role)), _field(field, columns - labels - GAP_COLUMNS, screen)
        )
    return _readable(Group(*head, RichText(), grid), screen)


def _field(field: Field, columns: int, screen: Screen) -> RenderableType:
    lines: list[RenderableType] = [
        Padding(_line(line, screen), (0, 0, 0, DETAIL_COLUMNS if line.is_detail else 0)) for line in field.lines
    ]
    if field.bar:
        lines.append(_time_bar(field.bar, columns))
    return Group(*lines)


def _words(line: Line, screen: Screen) -> RichText:
    text = RichText()
    if line.mark:
        text.append_text(_mark(line.mark))
    if line.text:
        text.append("  " if line.mark else "")
        text.append(screen.spell(line.text), style=_style(line.role))
    if line.refs:
        text.append(f" {number_words(line.refs)}", style="dim")
    return text


def _time_bar(bar: TimeBar, columns: int) -> RenderableType:
    """The effect drawn over a scale in months: rising, full, fading; with a mark at the earliest repeat."""
    months = max(int(max(bar.ends_to, bar.again or 0) / MONTH_DAYS) + 2, 5)
    step = max(min(8, (columns - 8) // months), 3)
    again = int((bar.again or 0) * step / MONTH_DAYS)
    drawing = RichText()
    for number in range(months * step):
        if bar.again is not None and number == again:
            drawing.append("│", style="off_label")
        else:
            drawing.append(*phase(bar, (number + 0.5) * MONTH_DAYS / step))
    scale = "".join(str(month).ljust(step) for month in range(months)) + "months"
    key = [RichText("│ earliest repeat", style="off_label")] if bar.again is not None else []
    return Group(drawing, RichText(scale, style="dim"), *key)


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


def _text(text: Text, screen: Screen) -> RenderableType:
    heading = [RichText(text.heading, style="bold")] if text.heading else []
    return Group(*heading, *(_line(line, screen) for line in text.lines))


def _line(line: Line, screen: Screen) -> RenderableType:
    """A line of text; a task has a box to tick before it, and all its rows begin right of the box."""
    if not line.is_task:
        return _words(line, screen)
    box = screen.spell("☐")
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=cell_len(box))
    grid.add_column(overflow="fold")
    grid.add_row(RichText(box), _words(line, screen))
    return grid


def _references(view: View, screen: Screen) -> RenderableType:
    """The numbered sources: number, level of checking, then the text; on a narrow screen the text stands below."""
    is_narrow = screen.columns < NARROW_COLUMNS
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    for _ in range(1 if is_narrow else 3):
        grid.add_column(overflow="fold")
    for reference in view.references:
        mark = _mark(Mark(role=reference.checked, word=reference.checked))
        number = RichText(f"[{reference.number}]", style="dim")
        text = RichText(screen.spell(reference_text(reference, view.sources)))
        if is_narrow:
            grid.add_row(Group(RichText.assemble(number, " ", mark), Padding(text, (0, 0, 0, DETAIL_COLUMNS))))
        else:
            grid.add_row(number, mark, text)
    return _readable(grid, screen)
