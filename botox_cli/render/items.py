"""What an answer holds for machines where its items are no entries of the catalogue."""

from typing import Literal

import msgspec

from botox_cli.catalogue.model.entries import Origin
from botox_cli.catalogue.model.values import Citation, Level, Region, Verdict


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item of an answer: all of its fields are always there, but `origin` with what is bundled."""


class CommandLine(Item, frozen=True, kw_only=True):
    """A command to try, and what it answers."""

    command: str
    answers: str


class MapNode(Item, frozen=True, kw_only=True):
    """A place in the map of plastic surgery, with the way to it from the root."""

    axis: str
    path: tuple[str, ...]
    note: str
    is_botox: bool


class AppliedRule(Item, frozen=True, kw_only=True):
    """A rule that put something in its place."""

    id: str
    origin: Origin | None = None
    text: str
    cites: tuple[Citation, ...]


class AxisPlace(Item, frozen=True, kw_only=True):
    """Where one thing stands on one axis, and the rules for it."""

    id: str
    origin: Origin | None = None
    axis: str
    path: tuple[str, ...]
    rules: tuple[AppliedRule, ...]


class ComparedField(Item, frozen=True, kw_only=True):
    """One field of all compared entries, by their ids."""

    field: str
    values: dict[str, str]
    differs: bool
    cites: dict[str, tuple[Citation, ...]]
    """Where each value comes from."""


class MappedUse(Item, frozen=True, kw_only=True):
    """A use at a place of the map."""

    id: str
    origin: Origin | None = None
    name: str
    purpose: str
    """`aesthetic` or `therapeutic`."""
    status: str
    """Of Botox; `not-in-this-catalogue` where nothing is recorded."""
    approved_in: tuple[Region, ...]
    other_toxins_approved_in: tuple[Region, ...]
    finding: str


class MappedPlace(Item, frozen=True, kw_only=True):
    """A place on a drawing, its sign, and the uses at it; those without a place have neither drawing nor sign."""

    id: str | None
    name: str | None
    drawing: str | None
    sign: str | None
    at: tuple[tuple[int, int], ...]
    """Where the sign stands, in dots from the upper left corner of the drawing."""
    uses: tuple[MappedUse, ...]


Part = Literal["tell", "bar", "ask", "check", "before", "after", "watch", "call", "notes"]


class SheetLine(Item, frozen=True, kw_only=True):
    """A line of a consultation sheet."""

    part: Part
    text: str
    cites: tuple[Citation, ...]
    origin: Origin | None = None


LeafletPart = Literal[
    "what", "approved", "works", "starts", "lasts", "benefit", "risk", "emergency", "tell", "instead", "label",
    "clinic", "field",
]  # fmt: skip


class LeafletLine(Item, frozen=True, kw_only=True):
    """A line of a leaflet."""

    part: LeafletPart
    text: str
    cites: tuple[Citation, ...]
    origin: Origin | None = None


class SearchHit(Item, frozen=True, kw_only=True):
    """An entry that was found, and why."""

    kind: str
    id: str
    name: str
    text: str
    """What it says, in a sentence or two."""
    reason: str
    """Where it was found."""
    claim_verdict: Verdict | None = None
    basis: str | None = None
    """What stands behind a rule for before or after a visit."""
    origin: Origin | None = None


class KindCount(Item, frozen=True, kw_only=True):
    """A kind of entries, and how many there are."""

    kind: str
    count: int


class FactPlace(Item, frozen=True, kw_only=True):
    """Where a fact stands in its entry, as in the data files, empty for the entry itself; and in a few words."""

    path: str
    words: str


class CitedFact(Item, frozen=True, kw_only=True):
    """One citation: the fact and its entry, the document and the place in it, how far and through what it was read."""

    entry: str
    origin: Origin | None = None
    fact: FactPlace
    checked: Level
    source: str
    title: str
    at: str | None
    via: str | None


class Fault(Item, frozen=True, kw_only=True):
    """A fault of a data file; line and column count from 1 and are 0 where the whole file is meant.

    With an error the file is refused, with warnings alone it is not.
    """

    level: Literal["error", "warning"]
    file: str
    line: int
    column: int
    path: str
    message: str


class Change(Item, frozen=True, kw_only=True):
    """A fact that differs between two editions: its place, and what stood there before and after."""

    change: Literal["added", "removed", "changed"]
    path: str
    before: str
    after: str


class DataFile(Item, frozen=True, kw_only=True):
    """A file that the catalogue is read from, or that it is compiled into."""

    role: Literal["data", "compiled"]
    path: str


ITEMS = (
    CommandLine,
    MapNode,
    AxisPlace,
    ComparedField,
    MappedPlace,
    SheetLine,
    SearchHit,
    KindCount,
    LeafletLine,
    CitedFact,
    Fault,
    Change,
    DataFile,
)
"""All of them, for the schema."""
