"""The format `table`: views drawn with rich; outside `explore`, the only module that imports rich.

Rich reads `[brackets]` as markup and `:pill:` as an emoji, and crops or breaks words if room is short. So every text
goes in as `RichText`. The widths of columns are worked out before; none is less than the longest word that may not be
broken.
"""

from collections.abc import Iterator
from io import StringIO
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText
from rich.tree import Tree as RichTree

from botox_cli.render.drawing.grids import DrawnGrid, Grid, draw_grid
from botox_cli.render.drawing.marks import draw_mark
from botox_cli.render.drawing.pieces import GAP_COLUMNS, WIDE_COLUMNS, DrawnRow, Surface, mark_words
from botox_cli.render.drawing.tables import draw_table
from botox_cli.render.encoding import plain_letters
from botox_cli.render.formats.table_theme import INK_STYLES
from botox_cli.render.screen import ByWidth, DrawnMap, Head, Labels
from botox_cli.render.screen_rows import (
    INDENT_COLUMNS,
    READABLE_COLUMNS,
    draw_block,
    draw_map,
    stands_by_itself,
)
from botox_cli.render.settings import Depth
from botox_cli.render.transform import with_sources
from botox_cli.render.view import Card, Line, Mark, Node, Table, Text, Tree, View, footer, reference_text

RESET = "\x1b[0m"
CARD_COLUMNS = 50  # below, labels and sources leave too little room for words


LEFT = (0, 0, 0, INDENT_COLUMNS)
"""The margins of what is indented like the blocks of a screen."""


class Screen(NamedTuple):
    """The screen to draw on: its width, whether and how many colours it has, whether it shows letters beyond ASCII."""

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
        """How many columns the text takes, as `spell` writes it."""
        return cell_len(self.spell(text))


def write(view: View, screen: Screen) -> str | None:
    """The screen of an answer or, without one, its blocks as text to print, with sources and footer.

    None if the screen has no room for a card, for `View.screen`, or for the columns that a table must not leave out.
    """
    if screen.columns < CARD_COLUMNS and (view.screen or any(isinstance(block, Card) for block in view.blocks)):
        return None
    screen = screen._replace(marked=tuple(view.marked))
    parts: list[RenderableType] = []
    sources = [Head(title=""), _references(view)] if view.references else []
    for number, block in enumerate((*(view.screen or _whole(view)), *sources)):
        drawn = _block(block, screen)
        if drawn is None:
            return None
        parts += [RichText(), drawn] if number and not stands_by_itself(block) else [drawn]
    last = Padding(RichText(footer(view.edition, view.cite_as)), LEFT, expand=False)
    return _print_text(Group(*parts, RichText(), last), screen)


def _whole(view: View) -> Iterator[Head | Labels | Table | Tree]:
    """The blocks of a view, under its title: a text as the head of a screen, a card as a head with labels below it."""
    if view.title:
        yield Head(title=view.title, aside=view.note)
    for block in view.blocks:
        if isinstance(block, Card):
            first, *others = [text for _, text in block.asides] or [""]
            lead = (*(Line(text=text, role="quiet") for text in others), *block.lead)
            yield Head(title=block.title, aside=first, lead=lead)
            lines = (
                (field.label if not at else "", line) for field in block.fields for at, line in enumerate(field.lines)
            )
            yield Head(title="")
            yield Labels(rows=tuple(lines))
        else:
            yield Head(title=block.heading, lead=block.lines) if isinstance(block, Text) else block


def _print_text(content: RenderableType, screen: Screen) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=screen.columns,
        height=1,  # nothing depends on it; without one rich reads COLUMNS and LINES, and fails where they are `²`
        color_system=screen.depth if screen.colour else None,
        force_terminal=screen.colour,
        no_color=not screen.colour,
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


def _surface(screen: Screen) -> Surface:
    return Surface(screen.columns, not screen.unicode, screen.measure)


def _block(block: Any, screen: Screen) -> RenderableType | None:
    if isinstance(block, ByWidth):
        blocks = block.wide if screen.columns >= WIDE_COLUMNS else block.compact
        drawn = [_block(one, screen) for one in blocks]
        shown = [part for one in drawn if one is not None for part in (RichText(), one)]
        return Group(*shown[1:]) if None not in drawn else None
    if isinstance(block, Grid | Table):
        return _entries(block, screen)
    if isinstance(block, Tree):
        return Padding(_tree(block.root, screen), (0, max(screen.columns - READABLE_COLUMNS, 0), 0, INDENT_COLUMNS))
    if isinstance(block, DrawnMap):
        rows = draw_map(block, _surface(screen))
        return None if rows is None else Group(*map(_style_row, rows))
    rows = draw_block(block, _surface(screen))
    return Group(*(_style_row(mark_words(row, screen.marked) if screen.marked else row) for row in rows))


def _style_row(row: DrawnRow) -> RichText:
    return RichText.assemble(*((text, INK_STYLES[ink]) for text, ink in row))


def _entries(block: Grid | Table, screen: Screen) -> RenderableType | None:
    """A table, indented like every block of a screen; None if it has no room."""
    surface = _surface(screen._replace(columns=screen.columns - INDENT_COLUMNS))
    drawn = draw_grid(block, surface) if isinstance(block, Grid) else draw_table(with_sources(block), surface)
    if drawn is None:
        return None
    grid = _grid(drawn, has_heads=True)
    parts: list[RenderableType] = [grid]
    for row in drawn.rows:
        if len(row) < len(drawn.widths):  # the name of a group, which may be wider than the first column
            grid = _grid(drawn)
            parts += [_style_row(row[0]), grid]
        else:
            grid.add_row(*map(_style_row, row))
    parts += [RichText(), *map(_style_row, drawn.below)] if drawn.below else []
    return Padding(Group(*parts), LEFT, expand=False)


def _grid(drawn: DrawnGrid, *, has_heads: bool = False) -> RichTable:
    """A table of rich with the columns of `drawn`, without rows; the tables of all groups have the same widths."""
    grid = RichTable(box=None, show_header=has_heads, header_style="", pad_edge=False, padding=(0, GAP_COLUMNS, 0, 0))
    for head, width in zip(drawn.heads, drawn.widths, strict=True):
        grid.add_column(_style_row(head), width=width, overflow="fold")
    return grid


def _tree(node: Node, screen: Screen) -> RichTree:
    """A node with all nodes below it; a node that is Botox has the mark `here` and is bold."""
    here = draw_mark("here", is_ascii=not screen.unicode) if node.marked else None
    label = RichText.assemble((f"{here[0]} {node.label}", f"bold {INK_STYLES[here[1]]}") if here else node.label)
    tree = RichTree(label.append(f"  {node.note}" if node.note else ""), guide_style="dim")
    tree.children += [_tree(child, screen) for child in node.children]
    return tree


def _references(view: View) -> Labels:
    """The numbered sources, each with how far it was checked."""
    rows = (
        (
            f"[{source.number}]",
            Line(mark=Mark(role=source.checked, word=source.checked), text=reference_text(source, view.sources)),
        )
        for source in view.references
    )
    return Labels(rows=tuple(rows))
