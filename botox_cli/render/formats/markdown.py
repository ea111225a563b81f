"""The format `md`: headings, tables, task lists and footnotes, as Markdown has them."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from botox_cli.render.links import TextPiece, pieces
from botox_cli.render.view import Card, Line, Node, Row, Table, Text, Tree, View, footer, reference_text, words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_ENTITY = re.compile(r"(&#?\w+);")
_LEADING = re.compile(r"^(\d+)([.)])|^([-+=])")


def write(view: View) -> str:
    """The screen of an answer or, without one, its blocks as a Markdown document; references are footnotes."""
    is_headed = bool(view.title) and not view.screen
    parts = [f"# {escape_text(view.title)}"] if is_headed else []
    if view.note and not view.screen:
        parts.append(escape_text(view.note))
    for block in view.screen or view.blocks:
        parts += _block(block, level=2 if is_headed else 1)
    if view.references:
        parts.append(
            "\n".join(
                f"[^{reference.number}]: {escape_text(reference_text(reference, view.sources))} ({reference.checked})"
                for reference in view.references
            )
        )
    parts.append(f"*{escape_text(footer(view.edition, view.cite_as))}*")
    return "\n\n".join(parts) + "\n"


def escape_text(text: str) -> str:
    """Text in one line, with the special characters of Markdown escaped and its addresses as links."""
    plain = "".join(map(_piece, pieces(" ".join(text.split()))))
    return _LEADING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", plain)


def _piece(piece: TextPiece) -> str:
    text = _SPECIAL.sub(r"\\\1", piece.text)
    if not piece.target:
        return text
    target = _ENTITY.sub(r"\1%3B", piece.target)
    return f"<{target}>" if target == piece.text else f"[{text}](<{target}>)"


def _block(block: Any, level: int) -> Iterator[str]:
    if not isinstance(block, Table | Card | Tree | Text):
        from botox_cli.render.formats.markdown_screen import write_block

        yield from write_block(block, level, _block)
    elif isinstance(block, Table):
        yield from _table(block, level)
    elif isinstance(block, Card):
        yield from _card(block, level)
    elif isinstance(block, Tree):
        yield "\n".join(_branches(block.root, 0))
    else:
        yield from _text(block, level)


def _table(table: Table, level: int) -> Iterator[str]:
    for group, rows in groupby(table.rows, key=lambda row: row.group):
        if group:
            yield f"{'#' * level} {escape_text(group)}"
        head = "| " + " | ".join(escape_text(column.title) or " " for column in table.columns) + " |"
        rule = "|" + " --- |" * len(table.columns)
        yield "\n".join((head, rule, *(_row(row) for row in rows)))


def _row(row: Row) -> str:
    *cells, last = map(escape_text, map(words, row.cells))
    return "| " + " | ".join((*cells, last + note_marks(row.refs))) + " |"


def _card(card: Card, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escape_text(card.title)}"
    yield from (f"*{escape_text(aside)}*" for _, aside in card.asides if aside)
    yield from map(line_text, card.lead)
    for field in card.fields:
        yield f"{'#' * (level + 1)} {escape_text(field.label)}"
        yield from _lines(field.lines)


def _lines(lines: tuple[Line, ...]) -> Iterator[str]:
    if len(lines) == 1 and not lines[0].is_task:
        yield line_text(lines[0])
    elif lines:
        yield "\n".join(
            f"{'  ' if line.is_detail else ''}- {'[ ] ' if line.is_task else ''}{line_text(line)}" for line in lines
        )


def _text(text: Text, level: int) -> Iterator[str]:
    if text.heading:
        yield f"{'#' * level} {escape_text(text.heading)}"
    yield from _lines(text.lines) if any(line.is_task for line in text.lines) else map(line_text, text.lines)


def line_text(line: Line) -> str:
    """A line with its mark in bold and the marks of its footnotes."""
    mark = f"**{escape_text(line.mark.word)}**" if line.mark else ""
    return " ".join(filter(None, (mark, escape_text(line.text)))) + note_marks(line.refs)


def note_marks(refs: tuple[int, ...]) -> str:
    """The marks of footnotes with these numbers: `[^1][^2]`."""
    return "".join(f"[^{number}]" for number in refs)


def _branches(node: Node, depth: int) -> Iterator[str]:
    label = f"**{escape_text(node.label)}** (Botox)" if node.marked else escape_text(node.label)
    yield f"{'  ' * depth}- {label}" + (f": {escape_text(node.note)}" if node.note else "")
    for child in node.children:
        yield from _branches(child, depth + 1)
