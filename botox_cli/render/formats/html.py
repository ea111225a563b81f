"""The format `html`: one self-contained page, for any browser, screen readers, dark mode and paper."""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple

from botox_cli.render.formats.html_style import LEAFLET, LEAFLET_MARGIN, STYLE
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
    spans_of,
    words,
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The content security policy of a page: the browser may use the style inside the page, and load nothing."""

Links = Mapping[str, str]
"""The address of the page of each entry, by the id of the entry; empty for a page that is not part of a site."""


NO_LINKS: Links = MappingProxyType({})


class Frame(NamedTuple):
    """The HTML around an answer that is one page of a site: `above` the answer, and `below` it, first in the footer."""

    links: Links = NO_LINKS
    head: str = ""
    """HTML for the `head` of the page, in place of style and policy."""
    above: str = ""
    inside: str = ""
    """HTML to put between two blocks of the answer; `blocks_before` says where."""
    blocks_before: int = 1
    """How many blocks come before `inside`: 1 or more; if the answer has fewer blocks, `inside` is left out."""
    below: str = ""
    footer: tuple[str, ...] = ()
    """Lines of text for the end of the page, in place of the line that says how old the data is."""
    suffix: str = ""
    """HTML that follows the title of the answer in the title of the page (`<title>`)."""
    sources: Links = NO_LINKS
    """The address of the page of each document, by the id of the document."""


NO_FRAME = Frame()

_TABLE_NAME = 'aria-label="table"'

DETAIL = ' class="detail"'

CSS_CLASSES = {
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


def write(view: View, frame: Frame = NO_FRAME) -> str:
    """The screen of an answer or, without one, its blocks as a page; the text links to a numbered list of sources."""
    title = escape(view.title or _first_title(view) or f"botox {view.command}")
    body = [] if _has_heading(view) else [f"<h1>{title}</h1>"]
    if view.note and not view.screen:
        body.append(f'<p class="quiet">{markup(view.note)}</p>')
    blocks = view.screen or view.blocks
    for number, block in enumerate(blocks, 1):
        body += write_block(block, 1 if _has_heading(view) and block is blocks[0] else 2, frame.links)
        if number == frame.blocks_before:
            body.append(frame.inside)
    body += _references(view, frame.sources)
    if not frame.footer:
        frame = frame._replace(footer=(footer(view.edition, view.cite_as),))
    return page(
        title, _told_apart("\n".join(filter(None, body))), frame, f"{STYLE}{_own_style(view)}", _main_class(view)
    )


def page(title: str, body: str, frame: Frame = NO_FRAME, style: str = STYLE, class_: str = "") -> str:
    """A whole page around a body; `title` and `body` must be HTML, escaped already.

    `class_` is the attribute `class` of `main`, with a space before it. `style` is not used if the frame has a `head`.
    """
    head = frame.head or (f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<style>{style}</style>')
    foot = "".join(f"<p>{escape(line)}</p>" for line in frame.footer)
    start = f'<a class="skip" href="#main">Skip to the answer</a>\n{frame.above}'
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}{frame.suffix}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{head}\n</head>\n<body>\n'
        f'{start}<main id="main" tabindex="-1"{class_}>\n{body}\n'
        f"</main>\n<footer>{frame.below}{foot}</footer>\n</body>\n</html>\n"
    )


def _told_apart(body: str) -> str:
    """The body with numbers in the labels of its tables (`aria-label`), if it has two or more tables."""
    first, *others = body.split(_TABLE_NAME)
    if len(others) < 2:  # noqa: PLR2004 - one needs no number
        return body
    return "".join((first, *(f'aria-label="table {number}"{rest}' for number, rest in enumerate(others, 1))))


def _main_class(view: View) -> str:
    """The attribute `class` of the element `main`, for the style of a sheet to hand out; empty for other answers."""
    if view.sheet is None or not view.screen:
        return ""
    names = ("leaflet", "letter" if view.sheet.paper == "letter" else "", "large" if view.sheet.is_large else "")
    return f' class="{" ".join(filter(None, names))}"'


def _own_style(view: View) -> str:
    """The further style that the page needs, for a drawn map or a sheet to hand out; empty for other answers."""
    if view.sheet is not None and view.screen:
        return f"{LEAFLET}@page {{ size: {view.sheet.paper}; margin: {LEAFLET_MARGIN}; }}\n"
    if not any(hasattr(block, "outline") for block in view.screen):
        return ""
    from botox_cli.render.formats import svg

    return svg.STYLE


def _first_title(view: View) -> str:
    """The title of the first head or section of the screen; if it has neither, the label of an alarm that comes first.

    Without a screen, it is the title of the first card; empty if there is none.
    """
    if view.screen:
        heads = (getattr(block, "title", "") for block in view.screen if hasattr(block, "items"))
        return next(heads, getattr(view.screen[0], "label", "").capitalize())  # that of an alarm, if it has no head
    return next((block.title for block in view.blocks if isinstance(block, Card)), "")


def _has_heading(view: View) -> bool:
    """Whether the heading of the first block is that of the page; without a screen, not if the answer has a title."""
    if view.screen:
        return hasattr(view.screen[0], "items") or hasattr(view.screen[0], "label")  # a head, or an alarm
    first = view.blocks[0]
    return not view.title and (isinstance(first, Card) or (isinstance(first, Text) and bool(first.heading)))


def write_block(block: Any, level: int, links: Links = NO_LINKS) -> Iterator[str]:
    """A block as HTML; its headings are of this level (1 or 2, for `h1` or `h2`) or deeper."""
    if not isinstance(block, Table | Card | Tree | Text):
        from botox_cli.render.formats import html_screen

        yield from html_screen.write_block(block, level, links)
    elif isinstance(block, Table):
        yield _table(block, links)
    elif isinstance(block, Card):
        yield from _card(block, level)
    elif isinstance(block, Tree):
        yield f"<ul>{_branch(block.root)}</ul>"
    else:
        yield from _text(block, level)


def _table(table: Table, links: Links) -> str:
    """A table as one HTML table, in which each group is a `tbody` that begins with the name of the group."""
    head = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in table.columns)
    bodies = []
    for group, rows in groupby(table.rows, key=lambda row: row.group):
        span = f'colspan="{len(table.columns)}" scope="rowgroup"'
        name = f"<tr><th {span}>{escape(group)}</th></tr>" if group else ""
        bodies.append(f"<tbody>{name}{''.join(_row(row, table, links) for row in rows)}</tbody>")
    return make_scrollable(f'<table class="cards"><thead><tr>{head}</tr></thead>{"".join(bodies)}</table>')


def _row(row: Row, table: Table, links: Links) -> str:
    first, *rest = (_cell(cell, column.role) for cell, column in zip(row.cells, table.columns, strict=True))
    if isinstance(row.cells[0], str) and row.cells[0] in links:
        first = name_of(row.cells[0], row.cells[0], links)
    labels = [escape(column.title) for column in table.columns[1:]]
    if rest:
        rest[-1] += note_links(row.refs)
    else:
        first += note_links(row.refs)
    cells = "".join(f'<td data-label="{label}">{cell}</td>' for label, cell in zip(labels, rest, strict=True))
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def make_scrollable(table: str) -> str:
    """A table in a frame that scrolls sideways on its own, so that the page does not."""
    return f'<div class="scroll" tabindex="0" role="region" {_TABLE_NAME}>{table}</div>'


def name_of(text: str, id_: str, links: Links) -> str:
    """`text` as a link to the page of the entry `id_`, if it has one; else the text with its addresses as links."""
    target = links.get(id_)
    return f'<a href="{escape(target)}">{escape(text)}</a>' if target else markup(text)


def _cell(cell: Cell, role: str) -> str:
    if isinstance(cell, Mark):
        return _mark(cell)
    if isinstance(cell, tuple) and cell and isinstance(cell[0], Mark):
        return f"{_mark(cell[0])} {markup(words(cell[1:]))}"
    return _style(markup(words(cell)), role)


def _mark(mark: Mark) -> str:
    return _style(escape(mark.word), mark.role)


def _style(text: str, role: str) -> str:
    if role == "strong":
        return f"<strong>{text}</strong>"
    return f'<span class="{CSS_CLASSES[role]}">{text}</span>' if role in CSS_CLASSES else text


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
    """A text as HTML: escaped, with its addresses as links."""
    return "".join(
        f'<a href="{escape(piece.target)}">{escape(piece.text)}</a>' if piece.target else escape(piece.text)
        for piece in pieces(text)
    )


def line_markup(line: Line) -> str:
    """A line as HTML: its mark, its text, and links to its sources."""
    mark = _mark(line.mark) if line.mark else ""
    return " ".join(filter(None, (mark, _style(markup(line.text), line.role)))) + note_links(line.refs)


def note_links(refs: tuple[int, ...]) -> str:
    """Links to the sources numbered `refs`, empty if none; three or more consecutive numbers are a range, 4–6."""
    if not refs:
        return ""
    told = (
        f"{_note_link(span[0])}–{_note_link(span[-1])}" if span[2:] else ", ".join(map(_note_link, span))
        for span in spans_of(refs)
    )
    return f"<sup>{', '.join(told)}</sup>"


def _note_link(number: int) -> str:
    return f'<a href="#source-{number}">{number}</a>'


def _branch(node: Node) -> str:
    label = f'<strong class="good">{escape(node.label)} (Botox)</strong>' if node.marked else escape(node.label)
    note = f' <span class="quiet">{markup(node.note)}</span>' if node.note else ""
    children = f"<ul>{''.join(map(_branch, node.children))}</ul>" if node.children else ""
    return f"<li>{label}{note}{children}</li>"


def _references(view: View, pages: Links) -> Iterator[str]:
    """The numbered sources: how far each was checked, with links to the document and to its page on the site."""
    if not view.references:
        return
    yield '<h2>Sources</h2><ol class="sources">'
    for reference in view.references:
        source = view.sources[reference.source]
        text = escape(reference_text(reference, view.sources))
        url = source.url or (doi_address(source.doi) if source.doi else None)
        told = f'<a href="{escape(url)}">{text}</a>' if url else text
        own = pages.get(reference.source)
        more = f', <a href="{escape(own)}">what rests on it</a>' if own else ""
        mark = _style(reference.checked, reference.checked)
        yield f'<li id="source-{reference.number}">{told} ({mark}{more})</li>'
    yield "</ol>"
