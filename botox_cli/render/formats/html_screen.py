"""The blocks of a screen as HTML: heads, sections, warnings, lists; `html_drawings` writes their drawings."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import starmap

from botox_cli.render.drawing.grids import Grid
from botox_cli.render.formats.html import DETAIL, Links, line_markup, markup, name_of, note_links
from botox_cli.render.formats.html import write_block as write_any
from botox_cli.render.formats.html_drawings import legend, mark, write_drawing, write_grid
from botox_cli.render.screen import (
    Alarm,
    Beside,
    Blanks,
    ByWidth,
    DrawnMap,
    EmergencyCard,
    EntryRow,
    Head,
    Labels,
    MarkedItem,
    ScreenBlock,
    Section,
    Ticks,
    Tiles,
)
from botox_cli.render.screen_words import describe_item
from botox_cli.render.view import Line

_FEW = 4
_SHORT = 24
"""More than `_FEW` entries whose texts have fewer letters than this are written in several columns."""


def write_block(block: ScreenBlock, level: int, links: Links) -> Iterator[str]:
    """A block as HTML; a block that has two forms (`ByWidth`) is written in its form for wide screens.

    `level` is that of the heading of a `Head` or `Alarm` (1 for `h1`); sections, ticks and maps have `h2`.
    """
    if isinstance(block, ByWidth):
        yield from _by_width(block, level, links)
    elif isinstance(block, Head):
        yield from _head(block, level, links)
    elif isinstance(block, Section):
        tag = "section" if block.title else "div"
        yield f'<{tag} class="part">{"".join(_section(block, links))}</{tag}>'
    elif isinstance(block, Labels):
        yield _labels(block, links)
    elif isinstance(block, DrawnMap):
        from botox_cli.render.formats.svg import write_map  # for maps alone

        yield f"<h2>{escape(block.name)}</h2>"
        yield write_map(block, links)
    elif isinstance(block, Grid):
        yield write_grid(block, links)
    elif isinstance(block, Ticks):
        yield f'<section class="part"><h2>{escape(block.title)}</h2>{_ticks(block)}</section>'
    else:
        yield _alarm(block, level, links)


def _by_width(block: ByWidth, level: int, links: Links) -> Iterator[str]:
    """The blocks for a wide screen; side by side if the block is a `Beside`."""
    if not isinstance(block, Beside):
        for one in block.wide:
            yield from write_any(one, level, links)
        return
    columns = ("".join(write_any(one, level, links)) for one in block.wide)
    yield f'<div class="beside">{"".join(f"<div>{column}</div>" for column in columns)}</div>'


def _alarm(alarm: Alarm, level: int, links: Links) -> str:
    """A warning in a frame; a warning of an emergency has a list of its signs of danger."""
    label = f"<h{level}>{mark('emergency', escape(alarm.label))}</h{level}>"
    if isinstance(alarm, EmergencyCard):
        signs = "".join(f"<li>{line_markup(line)}</li>" for line in alarm.signs)
        told = f'{_paragraphs(alarm.before, links)}<ul class="signs">{signs}</ul>{_paragraphs(alarm.after, links)}'
    else:
        told = _paragraphs(alarm.lines, links)
    return f'<div class="alarm" role="note">{label}{told}</div>'


def _paragraphs(lines: Sequence[Line], links: Links) -> str:
    """A paragraph for each line; if a line is about an entry that has a page, the line is a link to that page."""
    told = (
        name_of(line.text, line.id, links) + note_links(line.refs) if line.id in links else line_markup(line)
        for line in lines
    )
    details = (DETAIL if line.is_detail else "" for line in lines)
    return "".join(f"<p{detail}>{text}</p>" for detail, text in zip(details, told, strict=True))


def _tile(label: str, line: Line) -> str:
    """A tile: the label, the text up to the first `; ` in large letters, and the rest of the text below."""
    text, _, below = line.text.partition("; ")
    small = f"<small>{markup(below)}</small>" if below else ""
    return f"<div><dt>{escape(label)}</dt><dd><strong>{markup(text)}</strong>{note_links(line.refs)}{small}</dd></div>"


def _entries(rows: Sequence[EntryRow], links: Links) -> str:
    told = (
        f"<div><dt>{name_of(row.name, row.id, links)}</dt><dd>{markup(row.text)}{note_links(row.refs)}</dd></div>"
        for row in rows
    )
    is_short = len(rows) > _FEW and all(len(row.text) < _SHORT for row in rows)
    return f'<dl class="entries{" names" if is_short else ""}">{"".join(told)}</dl>'


def _labels(block: Labels, links: Links) -> str:
    """Labels with their texts; as tiles for `Tiles`, or with empty fields in place of the texts for `Blanks`."""
    if isinstance(block, Tiles):
        return f'<dl class="tiles">{"".join(starmap(_tile, block.rows))}</dl>'
    if isinstance(block, Blanks):
        fields = (f"<div><dt>{escape(label)}</dt><dd></dd></div>" for label, _ in block.rows)
        return f'<dl class="blanks">{"".join(fields)}</dl>'
    return _definition_list(block.rows, links)


def _definition_list(rows: Sequence[tuple[str, Line]], links: Links) -> str:
    told = (f"<dt>{name_of(label, line.id, links)}</dt><dd>{line_markup(line)}</dd>" for label, line in rows)
    return f"<dl>{''.join(told)}</dl>"


def _ticks(block: Ticks) -> str:
    if block.mark:
        return f"<ul>{''.join(f'<li>{line_markup(line)}</li>' for line in block.lines)}</ul>"
    tasks = (
        f'<li><label><input type="checkbox"> <span>{line_markup(line)}</span></label></li>' for line in block.lines
    )
    return f'<ul class="tasks">{"".join(tasks)}</ul>'


def _head(head: Head, level: int, links: Links) -> Iterator[str]:
    yield f"<h{level}>{escape(head.title)}</h{level}>"
    if head.aside:
        yield f'<p class="quiet">{markup(head.aside)}</p>'
    yield from (f"<p>{line_markup(line)}</p>" for line in head.lead)
    if head.items:
        yield f'<ul class="items">{"".join(_item(item, links) for item in head.items)}</ul>'


def _item(item: MarkedItem, links: Links) -> str:
    below = "".join(f"<br>{line_markup(line)}" for line in item.below)
    words = name_of(describe_item(item), item.id, links)
    told = mark(item.mark, words) if item.mark else words
    return f"<li>{told}{note_links(item.refs)}{below}</li>"


def _section(section: Section, links: Links) -> Iterator[str]:
    if section.title:
        yield f"<h2>{name_of(section.title, section.id, links)}</h2>"
    if section.aside:
        yield f'<p class="quiet">{markup(section.aside)}</p>'
    if section.drawing is not None:
        yield f"{write_drawing(section.drawing, links)}{note_links(section.refs)}{legend(section.key)}"
    elif section.key:
        yield legend(section.key)
    if section.items:
        yield f'<ul class="list">{"".join(_item(item, links) for item in section.items)}</ul>'
    if section.entries:
        yield _entries(section.entries, links)
    yield _paragraphs(section.lines, links)
    if section.labels:
        yield _definition_list(section.labels, links)
    if section.more:
        yield f'<p class="quiet screen">{markup(section.more)}</p>'
