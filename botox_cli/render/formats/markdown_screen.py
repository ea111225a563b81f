"""The blocks of a screen in Markdown: drawings as tables, with words for marks."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from botox_cli.render.drawing.grids import Grid
from botox_cli.render.formats.markdown import escape_text, line_text, note_marks
from botox_cli.render.screen import (
    ByWidth,
    DrawnMap,
    EntryRow,
    Head,
    Labels,
    MarkedItem,
    ScreenBlock,
    Section,
    SectionDrawing,
    Ticks,
)
from botox_cli.render.screen_words import describe, describe_item, tabulate
from botox_cli.render.view import Line


def write_block(block: ScreenBlock, level: int, write_other: Callable[[Any, int], Iterator[str]]) -> Iterator[str]:
    """A block as paragraphs of Markdown; `write_other` writes any block: here those inside a `ByWidth`, and tables.

    The heading of a `Head` has the level `level` (1 for `#`), other headings are deeper.
    """
    if isinstance(block, ByWidth):
        for one in block.wide:
            yield from write_other(one, level)
    elif isinstance(block, Head):
        yield f"{'#' * level} {escape_text(block.title)}"
        yield from ([f"*{escape_text(block.aside)}*"] if block.aside else [])
        yield from map(line_text, block.lead)
        items = [f"- {escape_text(describe_item(item))}{note_marks(item.refs)}" for item in block.items]
        yield from ["\n".join(items)] if items else []
    elif isinstance(block, Section):
        yield from _section(block, level + 1)
    elif isinstance(block, Labels):
        yield _labels(block.rows)
    elif isinstance(block, DrawnMap):
        yield f"{'#' * (level + 1)} {escape_text(block.name)}"
        yield from write_other(tabulate(block.grid), level + 2)
    elif isinstance(block, Grid):
        yield from write_other(tabulate(block), level + 1)
    elif isinstance(block, Ticks):
        yield f"{'#' * (level + 1)} {escape_text(block.title)}"
        yield "\n".join(f"- {'' if block.mark else '[ ] '}{line_text(line)}" for line in block.lines)
    else:
        yield "\n".join([f"> **{escape_text(block.label)}**", *(f"> {line_text(line)}" for line in block.lines)])


def _entry(row: EntryRow) -> str:
    text = f": {escape_text(row.text)}" if row.text else ""
    return f"- **{escape_text(row.name)}**{text}{note_marks(row.refs)}"


def _section(section: Section, level: int) -> Iterator[str]:
    if section.title:
        yield f"{'#' * level} {escape_text(section.title)}"
    if section.aside:
        yield f"*{escape_text(section.aside)}*"
    if section.drawing is not None:
        yield _table(section.drawing) + (f"\n\nSources{note_marks(section.refs)}" if section.refs else "")
    if section.items:
        yield "\n".join(_item(item) for item in section.items)
    if section.entries:
        yield "\n".join(map(_entry, section.entries))
    lines = [line_text(line) for line in section.lines]
    yield from ["\n".join(f"- {line}" for line in lines)] if len(lines) > 1 else lines
    yield from [_labels(section.labels)] if section.labels else []
    yield from [escape_text(section.more)] if section.more else []


def _item(item: MarkedItem) -> str:
    """An item of a list: its text, and the lines below it, in one paragraph."""
    below = [line_text(line) for line in item.below]
    return "  \n  ".join((f"- {escape_text(describe_item(item))}{note_marks(item.refs)}", *below))


def _labels(rows: Sequence[tuple[str, Line]]) -> str:
    return "\n".join(f"- **{escape_text(label)}**{': ' if line.text else ''}{line_text(line)}" for label, line in rows)


def _table(drawing: SectionDrawing) -> str:
    table = describe(drawing)
    head = f"| {' | '.join(escape_text(head) or ' ' for head in table.heads)} |"
    rule = "|" + " --- |" * len(table.heads)
    rows = [f"| {' | '.join(map(escape_text, row))} |" for row in table.rows]
    return "\n".join((head, rule, *rows))
