"""What commands return: tables, cards, trees and texts as plain values, independent of the format of the answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from botox_cli.catalogue.model.catalogue import Edition
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.values import Citation, Level, Range

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

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
"""The meaning of a piece of text, for which formats have a colour and a glyph."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base class of the parts of a view; two parts are equal if their values are."""


class Mark(Part, frozen=True, kw_only=True):
    """A status in words; its role lets a writer repeat it as a colour and a glyph."""

    role: Role
    word: str


Cell = str | int | Range | Mark | tuple["Cell", ...]


class Column(Part, frozen=True, kw_only=True):
    """A column of a table. If room is short, columns with the highest `spare` are left out first; with 0, never."""

    key: str
    title: str
    role: Role = "plain"
    spare: int = 0


class Row(Part, frozen=True, kw_only=True):
    """One record; rows of the same group that follow each other stand under the name of the group."""

    cells: tuple[Cell, ...]
    group: str | None = None
    refs: tuple[int, ...] = ()
    is_local: bool = False
    """Whether it is from a user's file."""


class Table(Part, frozen=True, kw_only=True):
    """Records of one kind, a row for each; the first column is the id, if there is one."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Line(Part, frozen=True, kw_only=True):
    """One statement: its mark, its words, and the numbers of its sources."""

    text: str = ""
    mark: Mark | None = None
    refs: tuple[int, ...] = ()
    role: Role = "plain"
    is_detail: bool = False
    """Whether it belongs to the line above it."""
    is_task: bool = False
    """Whether it is something to do or ask, that a person may tick off."""
    id: str = ""
    """The id of the entry that it is about, for those who ask for ids."""
    is_local: bool = False
    """Whether it is from a user's file."""


class Field(Part, frozen=True, kw_only=True):
    """A labelled part of a card."""

    key: str
    label: str
    lines: tuple[Line, ...]
    role: Role = "group"


class Card(Part, frozen=True, kw_only=True):
    """A title with labelled parts: mostly an entry in full."""

    id: str = ""
    """The id of the entry that it is about, if it is about one."""
    title: str
    asides: tuple[tuple[str, str], ...] = ()
    """Remarks beside the title, each as label and remark; only the format `list` shows the labels."""
    lead: tuple[Line, ...] = ()
    fields: tuple[Field, ...] = ()
    is_local: bool = False
    """Whether it is about an entry from a user's file."""


class Node(Part, frozen=True, kw_only=True):
    """A branch or leaf of a tree; `marked` if it is Botox."""

    label: str
    note: str = ""
    role: Role = "plain"
    marked: bool = False
    is_local: bool = False
    """Whether its words name an entry from a user's file."""
    children: tuple["Node", ...] = ()


class Tree(Part, frozen=True, kw_only=True):
    """A tree of nodes."""

    root: Node


class Text(Part, frozen=True, kw_only=True):
    """Paragraphs, under a heading if there is one."""

    heading: str = ""
    lines: tuple[Line, ...]


Block = Table | Card | Tree | Text


class Reference(Part, frozen=True, kw_only=True):
    """A numbered source under an answer; `at` names the places in the document that were cited."""

    number: int
    source: str
    """The id of the document."""
    at: tuple[str, ...]
    checked: Level
    via: str | None = None
    """The id of the document that was read, if that is not `source` itself but one that reports it."""
    is_local: bool = False
    """Whether the citation comes from a user's file."""


class CsvRecord(Part, frozen=True, kw_only=True):
    """A record of csv for answers that have more than items: an item, and values that are not fields of the item."""

    item: Any
    values: dict[str, Any] = {}
    """Further columns by name; they replace columns of the item with the same name."""
    cites: tuple[Citation, ...] = ()
    """The citations of the record; if empty, those of the item count.

    Neither count if the answer is a table with a row for each record: then the row says which sources it has.
    """
    is_local: bool = False


class SheetStyle(Part, frozen=True, kw_only=True):
    """How a page to hand out is printed: the size of paper and of letters."""

    paper: Literal["A4", "letter"] = "A4"
    is_large: bool = False


class View(Part, frozen=True, kw_only=True):
    """The whole answer of a command, for every writer."""

    command: str
    title: str = ""
    note: str = ""
    """A remark beside the title, such as how many of all entries are shown."""
    blocks: tuple[Block, ...]
    """The whole answer: records for programs, and every row for people who ask for `--full`."""
    screen: "tuple[ScreenBlock, ...]" = ()
    """The short, drawn form for people; empty if people see the blocks, and in answers for programs."""
    items: tuple[Any, ...]
    """What the answer is about, in full, for programs: entries or other items."""
    records: tuple[CsvRecord, ...] = ()
    """The records that csv writes; if empty, csv writes the items."""
    summary: dict[str, Any] = {}
    """Facts of the answer that are in no item, by name."""
    references: tuple[Reference, ...] = ()
    """The numbered sources of the blocks; also those of the screen if `screen_references` is None."""
    screen_references: tuple[Reference, ...] | None = None
    """The numbered sources of the screen, if they are not those of the blocks."""
    sources: Mapping[str, Source] = {}
    """The documents of the catalogue by id, those of the references included."""
    cite: bool = False
    """Whether people see the references without `--cite`. On a screen they do so only on pages of the site."""
    cite_as: str = ""
    """How to cite the catalogue; shown at the end of an answer that shows its sources."""
    folded: tuple[str, ...] = ()
    """A short text, by paragraphs, that is the answer in a pipe, and on a terminal that has no room for a drawn one.

    It is not used with options for the format, the file, `--cite` or `--full`.
    """
    raw: dict[str, Any] | None = None
    """A JSON document that is the whole answer, in every format."""
    hints: tuple[tuple[str, str], ...] = ()
    """What the user may type next: a few words, and the command."""
    edition: Edition
    marked: frozenset[str] = frozenset()
    """The beginnings of words that the screen highlights, since they were searched for; as `fold` writes them."""
    sheet: SheetStyle | None = None
    """How a page of HTML is printed, if it is made to be handed out."""
    exit_code: int = 0
    problem: str = ""
    """A message for stderr beside the answer: nothing was found, words were not read, or data files have faults."""

    @property
    def main(self) -> Block:
        """The first block that is not a text; if all are texts, the first. There must be a block."""
        return next((block for block in self.blocks if not isinstance(block, Text)), self.blocks[0])

    @property
    def is_table(self) -> bool:
        """Whether the block `main` is a table, so that a pipe gets records, not labelled lines; no without blocks."""
        return bool(self.blocks) and isinstance(self.main, Table)


def words(cell: Cell) -> str:
    """A cell as words alone, for writers without colour; the parts of a cell are joined by commas."""
    if isinstance(cell, Mark):
        return cell.word
    if isinstance(cell, tuple):
        return ", ".join(words(item) for item in cell)
    return str(cell)


def footer(edition: Edition, cite_as: str = "") -> str:
    """The last line of every answer for people: what it is not, how old the data is, and `cite_as`, if not empty."""
    return f"{_footer(edition)} {cite_as}".rstrip()


def _footer(edition: Edition) -> str:
    reviewed = f"{'reviewed ' if edition.reviewed_to[:1].isdigit() else ''}{edition.reviewed_to}"
    if edition.origin == "local":
        return f"{DISCLAIMER} Not the bundled data: files of your own, {reviewed}."
    local = "; local: from your own files" if edition.origin != "bundled" else ""
    return f"{DISCLAIMER} Data {reviewed}{local}."


def mark_local(entry: Entry | Source, text: str = "") -> str:
    """The text or, if the text is empty, the name of the entry; with `(local)` at the end if the entry is local."""
    return f"{text or entry.name} (local)" if entry.is_local else text or entry.name


def spans_of(refs: tuple[int, ...]) -> list[list[int]]:
    """Group numbers, given in ascending order, that are consecutive: 1, 4, 5, 6 gives [1] and [4, 5, 6]."""
    spans: list[list[int]] = []
    for ref in refs:
        if spans and ref == spans[-1][-1] + 1:
            spans[-1].append(ref)
        else:
            spans.append([ref])
    return spans


def number_words(refs: tuple[int, ...]) -> str:
    """The numbers of sources in brackets, three or more consecutive ones as a span: `[1, 4-9]`; empty if none."""
    told = [f"{span[0]}-{span[-1]}" if span[2:] else ", ".join(map(str, span)) for span in spans_of(refs)]
    return f"[{', '.join(told)}]" if told else ""


def reference_text(reference: Reference, sources: Mapping[str, Source]) -> str:
    """A source in words, without its number: authors, title, publisher, date, places, and what was read instead.

    Parts that are not known are left out; `(local)` marks what is from a user's file. `sources` are by id.
    """
    source = sources[reference.source]
    parts = [f"{source.byline}: {mark_local(source)}" if source.authors else mark_local(source), source.publisher]
    if source.date:
        parts.append(source.date)
    if reference.at:
        parts.append(f"at {', '.join(reference.at)}")
    if reference.via:
        parts.append(f"seen in {mark_local(sources[reference.via])}")
    if reference.is_local and not source.is_local:
        parts.append("cited by a file of your own (local)")
    return ", ".join(parts)
