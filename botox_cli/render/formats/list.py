"""The format `list`: lines of `label: value`, without boxes, for screen readers and terminals of any width."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from botox_cli.render.transform import with_sources
from botox_cli.render.view import (
    Card,
    Line,
    Node,
    Table,
    Text,
    Tree,
    View,
    footer,
    number_words,
    reference_text,
    words,
)

READABLE_COLUMNS = 72
WIDEST_COLUMNS = 100


def write(view: View) -> str:
    """The screen of an answer or, without one, its blocks as lines with labels; an empty line separates records.

    Sources and footer follow.
    """
    blocks = view.screen or view.blocks
    paragraphs = [*(() if view.screen else (_heading(view),)), *(_block(block) for block in blocks)]
    if view.references:
        paragraphs.append(
            "\n".join(
                f"source {ref.number}: {reference_text(ref, view.sources)} ({ref.checked})" for ref in view.references
            )
        )
    paragraphs.append(footer(view.edition, view.cite_as))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def write_folded(view: View, columns: int) -> str:
    """The short text of an answer (`View.folded`) and the footer, wrapped at words to `columns`, but to at most 72."""
    width = min(columns, READABLE_COLUMNS)
    lines = (wrap(line, width, subsequent_indent="  " if line.startswith("- ") else "") for line in view.folded)
    ending = wrap(footer(view.edition, view.cite_as), width)
    return "\n".join(part for group in (*lines, ending) for part in group) + "\n"


def wrap_list(text: str, columns: int) -> str:
    """Wrap an answer in this format to `columns`, but to at most 100; lines that continue another are indented.

    Lines are broken between words; a longer word has a line of its own.
    """
    lines = (
        wrap(line, min(columns, WIDEST_COLUMNS), subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join("\n".join(line) for line in lines)


def _heading(view: View) -> str:
    return f"{view.title}: {view.note}" if view.title and view.note else view.title


def _block(block: Any) -> str:
    if not isinstance(block, Table | Card | Tree | Text):
        from botox_cli.render.formats.list_screen import say_block

        return say_block(block, _block)
    if isinstance(block, Table):
        return "\n\n".join(_records(block))
    if isinstance(block, Card):
        return "\n".join(_card(block))
    if isinstance(block, Tree):
        return "\n".join(_branches(block.root, ()))
    return "\n".join(_text(block))


def _records(table: Table) -> Iterator[str]:
    table = with_sources(table)
    for row in table.rows:
        cells = zip(table.columns, map(words, row.cells), strict=True)
        lines = [f"{column.title}: {text}" for column, text in cells if text]
        yield "\n".join([*lines, f"group: {row.group}"] if row.group else lines)


def _card(card: Card) -> Iterator[str]:
    yield card.title
    yield from (f"{label}: {text}" for label, text in card.asides if text)
    yield from (line_words(line) for line in card.lead)
    for field in card.fields:
        yield from (f"{field.label}: {line_words(line)}" for line in field.lines)


def _branches(node: Node, above: tuple[str, ...]) -> Iterator[str]:
    """A line for each leaf at or below `node` and each node with a note: the names from the root down, and the note.

    `above` are the names of the nodes above `node`.
    """
    way = (*above, node.label)
    if node.note or not node.children:
        marked = " (Botox)" if node.marked else ""
        yield f"{' > '.join(way)}{marked}" + (f": {node.note}" if node.note else "")
    for child in node.children:
        yield from _branches(child, way)


def _text(text: Text) -> Iterator[str]:
    if text.heading:
        yield text.heading if text.heading[-1] in ".?!:" else f"{text.heading}:"
    yield from (line_words(line) for line in text.lines)


def line_words(line: Line) -> str:
    """A line as text: the word of its mark, its text, and the numbers of its sources in brackets."""
    mark = line.mark.word if line.mark else ""
    text = ": ".join(filter(None, (mark, line.text.replace(" · ", "; "))))
    return f"{text} {number_words(line.refs)}" if line.refs else text
