"""The format `html`: one self-contained page that reads in any browser, aloud, in the dark and on paper."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

from botox_cli.render.links import doi_address, pieces
from botox_cli.render.view import (
    Card,
    Cell,
    Line,
    Mark,
    Node,
    Row,
    Table,
    Text,
    Tree,
    View,
    footer,
    reference_text,
    words,
)

STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fdfdfb; --quiet: #5c5c63; --rule: #d8d8d2; --id: #00688b;
  --good: #11703c; --middle: #8a5a00; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e4e0; --paper: #1b1b1d; --quiet: #a5a5ab; --rule: #3a3a3e;
  --id: #5cc3e8; --good: #5fd18f; --middle: #e5b95c; --bad: #ff8a80; } }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1.05rem; margin-bottom: 0.2rem; }
table { border-collapse: collapse; width: 100%; }
.scroll { overflow-x: auto; overflow-wrap: normal; } tbody th[scope="rowgroup"] { padding-top: 1rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid var(--rule); }
thead th, .quiet, footer { color: var(--quiet); font-weight: normal; } .detail { margin-left: 1.5rem; }
.id { color: var(--id); } .good { color: var(--good); } .middle { color: var(--middle); } .bad { color: var(--bad); }
ul.tasks { list-style: none; padding-left: 0; } sup a { text-decoration: none; color: var(--id); }
@media (max-width: 40rem) { table { font-size: 0.9rem; } th, td { padding-right: 0.5rem; } }
@media print { @page { size: A4; margin: 18mm; } body { max-width: none; margin: 0; } h2, h3 { break-after: avoid; }
  tr, li { break-inside: avoid; } .scroll { overflow: visible; } }
"""

DETAIL = ' class="detail"'

CLASSES = {
    "approved": "good",
    "supported": "good",
    "primary": "good",
    "off-label": "middle",
    "mixed": "middle",
    "partly": "middle",
    "secondary": "middle",
    "refused": "bad",
    "withdrawn": "bad",
    "no-effect": "bad",
    "unverified": "bad",
    "contradicted": "bad",
    "unsupported": "bad",
    "warning": "bad",
    "id": "id",
    "quiet": "quiet",
}


def write(view: View) -> str:
    """The answer as a page; references are a numbered list that the text links to."""
    title = escape(view.title or _first_title(view) or f"botox {view.command}")
    body = [] if _has_heading(view) else [f"<h1>{title}</h1>"]
    if view.note and not view.screen:
        body.append(f'<p class="quiet">{markup(view.note)}</p>')
    blocks = view.screen or view.blocks
    for block in blocks:
        body += _block(block, 1 if _has_heading(view) and block is blocks[0] else 2)
    body += _references(view)
    style = f"{STYLE}{_screen_style(view)}"
    body.append(f"<footer><p>{escape(footer(view.edition, view.cite_as))}</p></footer>")
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{style}</style>\n</head>\n'
        "<body>\n<main>\n" + "\n".join(filter(None, body)) + "\n</main>\n</body>\n</html>\n"
    )


def _screen_style(view: View) -> str:
    """The style of drawings, where there are any."""
    if not view.screen:
        return ""
    from botox_cli.render.formats import html_screen

    if not any(hasattr(block, "outline") for block in view.screen):
        return html_screen.STYLE
    from botox_cli.render.formats import svg

    return html_screen.STYLE + svg.STYLE


def _first_title(view: View) -> str:
    """What the page is about, by its head or its first card."""
    if view.screen:
        heads = (getattr(block, "title", "") for block in view.screen if hasattr(block, "items"))
        return next(heads, getattr(view.screen[0], "label", ""))  # that of an alarm, if it has no head
    return next((block.title for block in view.blocks if isinstance(block, Card)), "")


def _has_heading(view: View) -> bool:
    """Whether the first block names the page."""
    if view.screen:
        return hasattr(view.screen[0], "items")  # a head
    first = view.blocks[0]
    return not view.title and (isinstance(first, Card) or (isinstance(first, Text) and bool(first.heading)))


def _block(block: Any, level: int) -> Iterator[str]:
    if not isinstance(block, Table | Card | Tree | Text):
        from botox_cli.render.formats.html_screen import write_block

        yield from write_block(block, level, _block)
    elif isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, Card):
        yield from _card(block, level)
    elif isinstance(block, Tree):
        yield f"<ul>{_branch(block.root)}</ul>"
    else:
        yield from _text(block, level)


def _table(table: Table) -> str:
    """One table, so that its columns align, with a body for each group under the name of that."""
    head = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in table.columns)
    bodies = []
    for group, rows in groupby(table.rows, key=lambda row: row.group):
        span = f'colspan="{len(table.columns)}" scope="rowgroup"'
        name = f"<tr><th {span}>{escape(group)}</th></tr>" if group else ""
        bodies.append(f"<tbody>{name}{''.join(_row(row, table) for row in rows)}</tbody>")
    return scrolled(f"<table><thead><tr>{head}</tr></thead>{''.join(bodies)}</table>")


def _row(row: Row, table: Table) -> str:
    first, *rest = (_cell(cell, column.role) for cell, column in zip(row.cells, table.columns, strict=True))
    cells = "".join(f"<td>{cell}</td>" for cell in rest[:-1])
    return f'<tr><th scope="row">{first}</th>{cells}<td>{"".join(rest[-1:])}{note_links(row.refs)}</td></tr>'


def scrolled(table: str) -> str:
    """A table in a frame that scrolls by itself where the window is narrower; the page does not."""
    return f'<div class="scroll" tabindex="0" role="region" aria-label="table">{table}</div>'


def _cell(cell: Cell, role: str) -> str:
    if isinstance(cell, Mark):
        return _mark(cell)
    if isinstance(cell, tuple) and cell and isinstance(cell[0], Mark):
        return f"{_mark(cell[0])} {markup(words(cell[1:]))}"
    return _classed(markup(words(cell)), role)


def _mark(mark: Mark) -> str:
    return _classed(escape(mark.word), mark.role)


def _classed(text: str, role: str) -> str:
    if role == "strong":
        return f"<strong>{text}</strong>"
    return f'<span class="{CLASSES[role]}">{text}</span>' if role in CLASSES else text


def _card(card: Card, level: int) -> Iterator[str]:
    yield f"<section><h{level}>{escape(card.title)}</h{level}>"
    yield from (f'<p class="quiet">{markup(aside)}</p>' for _, aside in card.asides if aside)
    yield from (f"<p>{line_markup(line)}</p>" for line in card.lead)
    for field in card.fields:
        yield f"<h{level + 1}>{escape(field.label)}</h{level + 1}>"
        yield _lines(field.lines)
    yield "</section>"


def _lines(lines: tuple[Line, ...]) -> str:
    if any(line.is_task for line in lines):
        tasks = (f'<li><label><input type="checkbox"> {line_markup(line)}</label></li>' for line in lines)
        return f'<ul class="tasks">{"".join(tasks)}</ul>'
    return "".join(f"<p{DETAIL if line.is_detail else ''}>{line_markup(line)}</p>" for line in lines)


def _text(text: Text, level: int) -> Iterator[str]:
    if text.heading:
        yield f"<h{level}>{escape(text.heading)}</h{level}>"
    yield _lines(text.lines)


def markup(text: str) -> str:
    """Text as HTML shows it, its addresses as links."""
    return "".join(
        f'<a href="{escape(piece.target)}">{escape(piece.text)}</a>' if piece.target else escape(piece.text)
        for piece in pieces(text)
    )


def line_markup(line: Line) -> str:
    """A line with its mark, and links to its sources."""
    mark = _mark(line.mark) if line.mark else ""
    return " ".join(filter(None, (mark, _classed(markup(line.text), line.role)))) + note_links(line.refs)


def note_links(refs: tuple[int, ...]) -> str:
    """Links to numbered sources."""
    if not refs:
        return ""
    return "<sup>" + ", ".join(f'<a href="#source-{number}">{number}</a>' for number in refs) + "</sup>"


def _branch(node: Node) -> str:
    label = f'<strong class="good">{escape(node.label)} (Botox)</strong>' if node.marked else escape(node.label)
    note = f' <span class="quiet">{markup(node.note)}</span>' if node.note else ""
    children = f"<ul>{''.join(map(_branch, node.children))}</ul>" if node.children else ""
    return f"<li>{label}{note}{children}</li>"


def _references(view: View) -> Iterator[str]:
    if not view.references:
        return
    yield "<h2>Sources</h2><ol>"
    for reference in view.references:
        source = view.sources[reference.source]
        text = escape(reference_text(reference, view.sources))
        url = source.url or (doi_address(source.doi) if source.doi else None)
        linked = f'<a href="{escape(url)}">{text}</a>' if url else text
        mark = _classed(reference.checked, reference.checked)
        yield f'<li id="source-{reference.number}">{linked} ({mark})</li>'
    yield "</ol>"
