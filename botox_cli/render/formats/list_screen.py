"""The blocks of a screen in the format `list`: everything that drawings show, once and in words."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from botox_cli.render.drawing.grids import Grid
from botox_cli.render.formats.list import line_words
from botox_cli.render.screen import (
    Alarm,
    ByWidth,
    DrawnMap,
    EntryRow,
    Head,
    Labels,
    ScreenBlock,
    Section,
    SectionDrawing,
    Ticks,
)
from botox_cli.render.screen_words import describe, describe_item, tabulate
from botox_cli.render.view import Line, number_words


def say_block(block: ScreenBlock, say_other: Callable[[Any], str]) -> str:
    """A block as lines of words; `say_other` writes any block: here the blocks inside a `ByWidth`, and tables."""
    if isinstance(block, ByWidth):
        return "\n\n".join(filter(None, map(say_other, block.wide)))
    if isinstance(block, DrawnMap):
        return "\n\n".join((f"{block.name}:", *_say_grid(block.grid, say_other)))
    if isinstance(block, Grid):
        return "\n\n".join(_say_grid(block, say_other))
    return "\n".join(filter(None, _say(block)))


def _say_grid(grid: Grid, say_other: Callable[[Any], str]) -> Iterator[str]:
    """The name of each group, if it has one, and below it the entries of the group as records."""
    table = tabulate(grid)
    for group, rows in groupby(table.rows, key=lambda row: row.group):
        yield from [f"{group}:"] if group else []
        yield say_other(replace(table, rows=tuple(replace(row, group=None) for row in rows)))


def _say(block: Head | Section | Labels | Ticks | Alarm) -> Iterator[str]:
    if isinstance(block, Head):
        yield f"{block.title}: {block.aside.replace(' · ', '; ')}" if block.aside else block.title
        yield from map(line_words, block.lead)
        yield from (f"{describe_item(item)}{_refs(item.refs)}" for item in block.items)
    elif isinstance(block, Section):
        yield from _say_section(block)
    elif isinstance(block, Labels):
        yield from map(_label_words, block.rows)
    elif isinstance(block, Ticks):
        yield f"{block.title}:"
        yield from (f"- {line_words(line)}" for line in block.lines)
    else:
        yield from (f"{block.label}: {line_words(line)}" for line in block.lines)


def _say_section(section: Section) -> Iterator[str]:
    title = f"{section.title}, {section.aside}" if section.title and section.aside else section.title
    if title:
        yield title if title[-1] in ".?!:" else f"{title}:"
    if section.drawing is not None:
        yield from _say_drawing(section.drawing)
    for item in section.items:
        yield f"{describe_item(item)}{_refs(item.refs)}"
        yield from map(line_words, item.below)
    yield from map(_entry_words, section.entries)
    yield from map(line_words, section.lines)
    yield from map(_label_words, section.labels)
    if section.refs:
        yield f"sources{_refs(section.refs)}"
    yield section.more


def _say_drawing(drawing: SectionDrawing) -> Iterator[str]:
    table = describe(drawing)
    for name, *cells in table.rows:
        told = [f"{head} {cell}".strip() for head, cell in zip(table.heads[1:], cells, strict=False) if cell]
        yield f"{name}: {'; '.join(told)}" if name else "; ".join(told)


def _entry_words(row: EntryRow) -> str:
    return f"{row.name}{': ' if row.text else ''}{row.text}{_refs(row.refs)}"


def _label_words(row: tuple[str, Line]) -> str:
    label, line = row
    return f"{label}: {line_words(line)}" if line.text else f"{label}{_refs(line.refs)}"


def _refs(refs: tuple[int, ...]) -> str:
    return f" {number_words(refs)}" if refs else ""
