"""What commands return: tables, cards, trees and text as plain values; nothing here knows how it will be written."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, overload

import msgspec

from botox_cli.catalogue.model import Catalogue, Citation, Edition, Entry, Level, Range, Source

DISCLAIMER = "Information, not medical advice."

Role = Literal[
    "plain",
    "id",
    "strong",
    "group",
    "quiet",
    "warning",
    "approved",
    "off-label",
    "refused",
    "withdrawn",
    "works",
    "mixed",
    "no-effect",
    "not-studied",
    "unknown",
    "primary",
    "secondary",
    "unverified",
    "supported",
    "partly",
    "contradicted",
    "unsupported",
    "opinion",
]
"""What a piece of text means; a theme gives each meaning its colour and its glyph."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a view: compared by its values."""


class Mark(Part, frozen=True, kw_only=True):
    """A status in words; its role lets a writer repeat it as a colour and a glyph."""

    role: Role
    word: str
    short: str = ""
    """What a crowded table may say instead; a line under it then explains."""


Cell = str | int | Range | Mark | tuple["Cell", ...]


class Column(Part, frozen=True, kw_only=True):
    """A column of a table. Columns with the highest `spare` go first where room runs out; 0 never goes."""

    key: str
    title: str
    role: Role = "plain"
    spare: int = 0
    bar: bool = False
    """Whether a time range in it may be drawn to the scale of the column."""


class Row(Part, frozen=True, kw_only=True):
    """One record; rows of one group stand together under its heading."""

    cells: tuple[Cell, ...]
    group: str | None = None
    refs: tuple[int, ...] = ()
    is_local: bool = False
    """Whether it is from a file of one's own."""


class Table(Part, frozen=True, kw_only=True):
    """Records of one kind, the id first."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_history: bool = False
    """Whether its groups are spans of time, so that how full each is says something."""


class Line(Part, frozen=True, kw_only=True):
    """One idea: a status, words, and the numbers of its sources."""

    text: str = ""
    mark: Mark | None = None
    refs: tuple[int, ...] = ()
    role: Role = "plain"
    is_detail: bool = False
    """Whether it belongs to the line above it."""
    is_task: bool = False
    """Whether it is something to do or ask, that a person may tick off."""


class TimeBar(Part, frozen=True, kw_only=True):
    """Times in days from the injection, to be drawn on one scale; the words beside it say the same."""

    starts: float
    full: float
    ends_from: float
    ends_to: float
    again: float | None = None
    """The earliest repeat, if the source names one."""


class Field(Part, frozen=True, kw_only=True):
    """A labelled part of a card."""

    key: str
    label: str
    lines: tuple[Line, ...]
    role: Role = "group"
    bar: TimeBar | None = None


class Card(Part, frozen=True, kw_only=True):
    """One thing in full."""

    title: str
    asides: tuple[str, ...] = ()
    lead: tuple[Line, ...] = ()
    fields: tuple[Field, ...] = ()


class Node(Part, frozen=True, kw_only=True):
    """A branch or leaf of a tree."""

    label: str
    note: str = ""
    role: Role = "plain"
    marked: bool = False
    children: tuple["Node", ...] = ()


class Tree(Part, frozen=True, kw_only=True):
    """Things that contain things."""

    root: Node


class Text(Part, frozen=True, kw_only=True):
    """Paragraphs, under a heading if it has one."""

    heading: str = ""
    lines: tuple[Line, ...]


Block = Table | Card | Tree | Text


class Reference(Part, frozen=True, kw_only=True):
    """A numbered source under an answer."""

    number: int
    source: Source
    at: tuple[str, ...]
    checked: Level
    via: Source | None = None


class View(Part, frozen=True, kw_only=True):
    """The whole answer of a command, for every writer."""

    command: str
    title: str = ""
    note: str = ""
    """What stands beside the title: how many of how many."""
    blocks: tuple[Block, ...]
    items: tuple[Any, ...]
    """What the answer is about, in full, for machines: entries, or dicts where an item is no entry."""
    summary: dict[str, Any] = {}
    """What the answer says that is not an item."""
    references: Sequence[Reference] = ()
    cite: bool = False
    """Whether people see the references without asking."""
    folded: tuple[str, ...] = ()
    """The same few lines for every terminal and pipe, unless a format is asked for."""
    raw: dict[str, Any] | None = None
    """A JSON document that is the whole answer, in every format."""
    hints: tuple[tuple[str, str], ...] = ()
    """What to type next: a few words and the command."""
    edition: Edition
    exit_code: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields that `--fields` can choose from: columns of the leading table, or parts of the cards."""
        first = self.blocks[0]
        if isinstance(first, Table):
            return tuple(column.key for column in first.columns)
        return tuple(
            dict.fromkeys(field.key for block in self.blocks if isinstance(block, Card) for field in block.fields)
        )

    @property
    def main(self) -> Block:
        """The block that the answer is about: the first that is no text around others."""
        return next((block for block in self.blocks if not isinstance(block, Text)), self.blocks[0])

    @property
    def is_table(self) -> bool:
        """Whether a pipe gets records rather than labelled lines."""
        return isinstance(self.main, Table)


class Citing(Sequence[Reference]):
    """Numbers the citations of one answer in the order they are met; as a sequence, the references so far.

    Each place in a document has a number of its own until `shaping.compact` puts together what a reader sees as one.
    The sources of the catalogue are looked at only when a writer asks for a reference.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._numbers: dict[Citation, int] = {}

    def number(self, cites: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of some citations, each once, in order."""
        return tuple(sorted({self._numbers.setdefault(cite, len(self._numbers) + 1) for cite in cites}))

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Reference: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Reference, ...]: ...

    def __getitem__(self, index: int | slice) -> Reference | tuple[Reference, ...]:
        cites = list(self._numbers)[index]
        return tuple(map(self._reference, cites)) if isinstance(cites, list) else self._reference(cites)

    def _reference(self, cite: Citation) -> Reference:
        sources = self._catalogue.sources
        return Reference(
            number=self._numbers[cite],
            source=sources[cite.source],
            at=(cite.at,) if cite.at else (),
            checked=cite.checked,
            via=sources[cite.via] if cite.via else None,
        )


def words(cell: Cell) -> str:
    """A cell as words alone, for writers without colour."""
    if isinstance(cell, Mark):
        return cell.word
    if isinstance(cell, tuple):
        return ", ".join(words(item) for item in cell)
    return str(cell)


def footer(edition: Edition) -> str:
    """The one line that every answer for people ends with."""
    reviewed = f"{'reviewed ' if edition.reviewed_to[:1].isdigit() else ''}{edition.reviewed_to}"
    if edition.origin == "local":
        return f"{DISCLAIMER} Not the bundled data: files of your own, {reviewed}."
    local = "; what is marked local is from files of your own" if edition.origin != "bundled" else ""
    return f"{DISCLAIMER} Data {reviewed}{local}."


def marked(entry: Entry | Source, text: str = "") -> str:
    """A text about an entry, else its name; marked where a file of one's own has added the entry."""
    return f"{text or entry.name} (local)" if entry.is_local else text or entry.name


def reference_text(reference: Reference) -> str:
    """A numbered source in words: title, publisher, date, places, and where it was seen."""
    source = reference.source
    parts = [f"{source.authors}: {marked(source)}" if source.authors else marked(source), source.publisher]
    if source.date:
        parts.append(source.date)
    if reference.at:
        parts.append(f"at {', '.join(reference.at)}")
    if reference.via:
        parts.append(f"seen in {marked(reference.via)}")
    return ", ".join(parts)
