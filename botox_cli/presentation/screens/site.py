"""Screens that only the web site has: its first page, the page of a document, lists of pages."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Source
from botox_cli.presentation.figures import level_mark
from botox_cli.presentation.screens.body_map import map_screen
from botox_cli.presentation.screens.overview import overview_screen
from botox_cli.presentation.screens.sources import FactGroup, document_screen
from botox_cli.queries.body_map import map_uses
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Alarm, DrawnMap, EntryRow, Head, Labels, ScreenBlock, Section
from botox_cli.render.view import Line
from botox_cli.text import fold

URGENT = "page of signs that need help"
"""The id of the line that links to the page of emergency signs, as that page belongs to no entry."""


def front_screen(catalogue: Catalogue, parts: Sequence[EntryRow], uses: Sequence[EntryRow]) -> tuple[ScreenBlock, ...]:
    """The first page: help in an emergency, how many uses are approved and work, `parts`, `uses`, the map of the face.

    `parts` has a row for each part of the site, `uses` one for each use.
    """
    head, *strips = overview_screen(catalogue, ())
    counts = (block for block in strips if isinstance(block, Section) and block.drawing is not None)
    alarm = next(block for block in strips if isinstance(block, Alarm))
    drawn: list[ScreenBlock] = []
    if "face" in catalogue.drawings:
        drawn = [
            block
            for block in map_screen(map_uses(catalogue, "face"), ReferenceNumbers(), first=None)
            if isinstance(block, DrawnMap)
        ]
    return (
        head,
        Alarm(label="Get help now", lines=tuple(replace(line, id=URGENT) for line in alarm.lines)),
        *counts,
        Section(title="What is here", entries=tuple(parts)),
        *((Section(title="Uses from A to Z", entries=tuple(uses)),) if uses else ()),
        *drawn,
    )


def names_screen(title: str, names: Iterable[tuple[str, str, str, bool]]) -> tuple[ScreenBlock, ...]:
    """Names by the alphabet, under their first letters; names that start with no letter stand under `0–9`.

    Each of `names` is a name, the kind and the id of its entry, and whether the entry is local.
    """
    rows: dict[str, list[EntryRow]] = {}
    for name, kind, id_, is_local in sorted(names, key=lambda one: (fold(one[0]), one[2])):
        first = fold(name)[:1]
        letter = first.upper() if first.isalpha() else "0–9"
        rows.setdefault(letter, []).append(EntryRow(id=id_, name=f"{name} (local)" if is_local else name, text=kind))
    count = sum(map(len, rows.values()))
    sections = (Section(title=letter, entries=tuple(found)) for letter, found in rows.items())
    return (Head(title=title, aside=f"{count:,} names"), *sections)


def documents_by_letter(sources: Iterable[Source]) -> dict[str, list[Source]]:
    """Documents sorted by title, under its first letter (`a` to `z`); all other documents last, under `other`.

    A letter without documents is left out.
    """
    found: dict[str, list[Source]] = {}
    for source in sorted(sources, key=lambda source: (source.title.casefold(), source.id)):
        first = source.title[:1].lower()
        letter = first if first.isascii() and first.isalpha() else "other"
        found.setdefault(letter, []).append(source)
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == "other", pair[0])))


def list_screen(title: str, aside: str, rows: Sequence[EntryRow]) -> tuple[ScreenBlock, ...]:
    """A list of pages: their rows in the given order, with a title and a remark beside it (`aside`)."""
    return (Head(title=title, aside=aside), Section(entries=tuple(rows)))


def source_screen(source: Source, groups: Sequence[tuple[str, FactGroup]]) -> tuple[ScreenBlock, ...]:
    """A document: what it is, where to find it, and the facts that rest on it, or that there are none.

    Each of `groups` is the id of an entry and its facts that rest on the document.
    """
    rows = tuple(
        EntryRow(
            id=id_,
            name=f"{group.name} (local)" if group.is_local and not group.name.endswith("(local)") else group.name,
            text="; ".join(dict.fromkeys(f"{fact.words}{level_mark((fact.cite,))}" for fact in group.facts)),
        )
        for id_, group in groups
    )
    blocks = tuple(
        Labels(rows=tuple(row for row in block.rows if row[0] != "Cited by")) if isinstance(block, Labels) else block
        for block in document_screen(source)
    )
    note = Line(text="Nothing here rests on it: what it says was only the way to another document, or is not cited.")
    return (*blocks, Section(title="What rests on it", entries=rows, lines=() if rows else (note,)))
