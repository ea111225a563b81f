"""The blocks of a screen in the format `list`: what each drawing shows, in words, once."""

from collections.abc import Callable, Iterator
from typing import Any

from botox_cli.render.listing import line_words
from botox_cli.render.screen import Alarm, ByWidth, Drawing, Head, Labels, Section, Ticks
from botox_cli.render.screen_words import describe, describe_item


def say_block(block: Head | Section | Labels | Ticks | Alarm | ByWidth, say_other: Callable[[Any], str]) -> str:
    """A block in lines of words; `say_other` says the blocks that are no drawings."""
    if isinstance(block, ByWidth):
        return "\n\n".join(filter(None, map(say_other, block.wide)))
    return "\n".join(filter(None, _say(block)))


def _say(block: Head | Section | Labels | Ticks | Alarm) -> Iterator[str]:
    if isinstance(block, Head):
        yield f"{block.title}: {block.aside}" if block.aside else block.title
        yield from map(line_words, block.lead)
        yield from (f"{describe_item(item)}{_refs(item.refs)}" for item in block.items)
    elif isinstance(block, Section):
        yield from _say_section(block)
    elif isinstance(block, Labels):
        yield from (f"{label}: {line_words(line)}" for label, line in block.rows)
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
    yield from map(line_words, section.lines)
    if section.refs:
        yield f"sources{_refs(section.refs)}"
    yield section.more


def _say_drawing(drawing: Drawing) -> Iterator[str]:
    table = describe(drawing)
    for name, *cells in table.rows:
        told = [f"{head} {cell}".strip() for head, cell in zip(table.heads[1:], cells, strict=False) if cell]
        yield f"{name}: {'; '.join(told)}" if name else "; ".join(told)


def _refs(refs: tuple[int, ...]) -> str:
    return f" [{','.join(map(str, refs))}]" if refs else ""
