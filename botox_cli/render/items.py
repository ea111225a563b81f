"""What an answer holds for machines where its items are no entries of the catalogue."""

from typing import Literal

import msgspec

from botox_cli.catalogue.model.values import Citation, Level, Origin, Region, Verdict


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item of an answer; its JSON has all fields but those that have their default value, such as no `origin`."""


class ItemPart(Item, frozen=True, kw_only=True):
    """A value inside an item, such as a use at a place of the map; it never stands alone in an answer."""


class CommandLine(Item, frozen=True, kw_only=True):
    """A command to try, and what it answers."""

    command: str
    """What to type."""
    answers: str
    """What it answers."""


class MapNode(Item, frozen=True, kw_only=True):
    """A place in the map of plastic surgery, with the way to it from the root."""

    axis: str
    path: tuple[str, ...]
    """The names on the way from the root down to it."""
    note: str
    """What stands beside it, if anything does."""
    is_botox: bool
    """Whether it is Botox."""


class AppliedRule(ItemPart, frozen=True, kw_only=True):
    """A rule that put something in its place."""

    id: str
    origin: Origin | None = None
    text: str
    cites: tuple[Citation, ...]


class AxisPlace(Item, frozen=True, kw_only=True):
    """Where a classified entry stands on one axis of the classification, and the rules that put it there."""

    id: str
    origin: Origin | None = None
    axis: str
    path: tuple[str, ...]
    """The names on the way from the root of the axis down to it."""
    rules: tuple[AppliedRule, ...]
    """The rules that put it there."""


class ComparedField(Item, frozen=True, kw_only=True):
    """One field of all compared entries, by their ids."""

    field: str
    """The name of the field."""
    values: dict[str, str]
    """What each entry says of it, in words."""
    differs: bool
    cites: dict[str, tuple[Citation, ...]]
    """Where each value comes from."""


class MappedUse(ItemPart, frozen=True, kw_only=True):
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
    """A place on a drawing, its sign, and the uses at it; uses without a place share one item, whose place is None."""

    id: str | None
    name: str | None
    drawing: str | None
    """The id of the drawing that it is on."""
    sign: str | None
    """The digit or letter that stands for it there."""
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
    """Whether a claim is so."""
    basis: str | None = None
    """What stands behind a rule for before or after a visit."""
    origin: Origin | None = None


class KindCount(Item, frozen=True, kw_only=True):
    """A kind of entries, and how many there are."""

    kind: str
    count: int
    """How many entries there are of it."""


class FactPlace(ItemPart, frozen=True, kw_only=True):
    """Where a fact stands in its entry, as in the data files, empty for the entry itself; and in a few words."""

    path: str
    """As in the data files: `treatments[0].doses`."""
    words: str
    """The same in words."""


class CitedFact(Item, frozen=True, kw_only=True):
    """One citation: the fact and its entry, the document and the place in it, how far and through what it was read."""

    entry: str
    origin: Origin | None = None
    fact: FactPlace
    """Where in its entry the fact stands."""
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
    """`error` where the file is refused for it."""
    file: str
    """The path of the file."""
    line: int
    """The line, from 1."""
    column: int
    """The column, from 1."""
    path: str
    """The place in the file: `uses.brow-lift.treatments[0]`."""
    message: str
    """What was found, what was expected."""


class Change(Item, frozen=True, kw_only=True):
    """A fact that differs between two editions: its place, and what stood there before and after."""

    change: Literal["added", "removed", "changed"]
    """What became of it."""
    path: str
    """The place of the fact: `uses.brow-lift.lay`."""
    before: str
    """What stood there before; empty for what was added."""
    after: str
    """What stands there now; empty for what was removed."""


class DataFile(Item, frozen=True, kw_only=True):
    """A file that the catalogue is read from, or that it is compiled into."""

    role: Literal["data", "compiled"]
    """Whether facts stand in it, or what they are compiled into."""
    path: str
    """Where it is."""


class ExportedFile(Item, frozen=True, kw_only=True):
    """A file that an export wrote: of a table its rows, of others none."""

    file: str
    """Its name in the folder."""
    rows: int | None
    """How many rows the table has; null of a file that is no table."""
    bytes: int
    """How long it is."""
    about: str


ITEMS = tuple(type_ for type_ in Item.__subclasses__() if type_ is not ItemPart)
"""All types of items, for the schema of the JSON answers."""
