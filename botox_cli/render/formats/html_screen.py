"""The blocks of a screen as HTML: pairs as bars of CSS, other drawings as tables, with words for marks."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any

from botox_cli.render.drawing.bars import PairedBar, PairGroup
from botox_cli.render.drawing.grids import Grid
from botox_cli.render.formats.html import line_markup, markup, note_links, scrolled
from botox_cli.render.screen import Alarm, ByWidth, Drawing, DrawnMap, EntryRow, Head, Item, Labels, Section, Ticks
from botox_cli.render.screen_words import describe, describe_item, tabulate
from botox_cli.render.view import Line

ScreenBlock = Head | Section | Labels | Ticks | Alarm | Grid | DrawnMap | ByWidth

STYLE = """
.alarm { border: 2px solid var(--bad); padding: 0.4rem 0.8rem; margin: 1rem 0; break-inside: avoid; }
.alarm strong { color: var(--bad); } .items { list-style: none; padding: 0; } .items li { font-weight: 600; }
.bar { display: inline-block; height: 0.7em; min-width: 1px; margin-right: 0.4em; }
.toxin { background: var(--id); } .placebo { background: var(--quiet); } td .bar { max-width: 70%; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; } dt { font-weight: 600; }
dd { margin: 0; } dl.entries { display: block; } .entries dd { margin: 0 0 0.6rem; }
@media (max-width: 40rem) { dl { display: block; } dd { margin: 0 0 0.6rem; } }
"""


def write_block(block: ScreenBlock, level: int, write_other: Callable[[Any, int], Iterator[str]]) -> Iterator[str]:
    """A block as HTML; `write_other` writes the blocks that are no drawings."""
    if isinstance(block, ByWidth):
        for one in block.wide:
            yield from write_other(one, level)
    elif isinstance(block, Head):
        yield from _head(block)
    elif isinstance(block, Section):
        yield from _section(block)
    elif isinstance(block, Labels):
        yield _labels(block.rows)
    elif isinstance(block, DrawnMap):
        from botox_cli.render.formats.svg import write_map  # for maps alone

        yield f"<h2>{escape(block.name)}</h2>"
        yield write_map(block)
    elif isinstance(block, Grid):
        yield from write_other(tabulate(block), level)
    elif isinstance(block, Ticks):
        yield f"<h2>{escape(block.title)}</h2>"
        yield _ticks(block)
    else:
        lines = "".join(f"<p>{line_markup(line)}</p>" for line in block.lines)
        yield f'<div class="alarm" role="note"><p><strong>! {escape(block.label)}</strong></p>{lines}</div>'


def _entries(rows: Sequence[EntryRow]) -> str:
    told = (f"<dt>{escape(row.name)}</dt><dd>{markup(row.text)}{note_links(row.refs)}</dd>" for row in rows)
    return f'<dl class="entries">{"".join(told)}</dl>'


def _labels(rows: Sequence[tuple[str, Line]]) -> str:
    return f"<dl>{''.join(f'<dt>{escape(label)}</dt><dd>{line_markup(line)}</dd>' for label, line in rows)}</dl>"


def _ticks(block: Ticks) -> str:
    if block.mark:
        return f"<ul>{''.join(f'<li>{line_markup(line)}</li>' for line in block.lines)}</ul>"
    tasks = (f'<li><label><input type="checkbox"> {line_markup(line)}</label></li>' for line in block.lines)
    return f'<ul class="tasks">{"".join(tasks)}</ul>'


def _head(head: Head) -> Iterator[str]:
    yield f"<h1>{escape(head.title)}</h1>"
    if head.aside:
        yield f'<p class="quiet">{markup(head.aside)}</p>'
    yield from (f"<p>{line_markup(line)}</p>" for line in head.lead)
    if head.items:
        yield f'<ul class="items">{"".join(map(_item, head.items))}</ul>'


def _item(item: Item) -> str:
    below = "".join(f"<br>{line_markup(line)}" for line in item.below)
    return f"<li>{markup(describe_item(item))}{note_links(item.refs)}{below}</li>"


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"<h2>{escape(section.title)}</h2>"
    if section.aside:
        yield f'<p class="quiet">{markup(section.aside)}</p>'
    if section.drawing is not None:
        yield f"{scrolled(_drawing(section.drawing))}{note_links(section.refs)}"
    if section.items:
        yield f"<ul>{''.join(map(_item, section.items))}</ul>"
    if section.entries:
        yield _entries(section.entries)
    yield from (f"<p>{line_markup(line)}</p>" for line in section.lines)
    if section.labels:
        yield _labels(section.labels)
    if section.more:
        yield f'<p class="quiet">{markup(section.more)}</p>'


def _drawing(drawing: Drawing) -> str:
    table = describe(drawing)
    head = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    bars = drawing.bars if isinstance(drawing, PairGroup) else (None,) * len(table.rows)
    rows = "".join(_row(row, bar, drawing) for row, bar in zip(table.rows, bars, strict=True))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(cells: tuple[str, ...], bar: PairedBar | None, drawing: Drawing) -> str:
    first, *rest = map(markup, cells)
    if bar is not None and bar.has_bars and isinstance(drawing, PairGroup):
        shares = [abs(value) / float(drawing.end) * 100 for value in bar.values]
        for number, (share, name) in enumerate(zip(shares, ("toxin", "placebo"), strict=False)):
            rest[number] = f'<span class="bar {name}" style="width:{share:.1f}%"></span>{rest[number]}'
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
