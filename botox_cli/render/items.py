"""The items of answers, as programs get them, if they are not entries of the catalogue."""

from typing import Literal

import msgspec

from botox_cli.catalogue.model.values import Citation, Level, Origin, Region, Verdict


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item of an answer; its JSON leaves out fields that have their default value, such as an `origin` of None."""


class ItemPart(Item, frozen=True, kw_only=True):
    """A value inside an item, such as a use at a place of the map; it never stands alone in an answer."""


class CommandLine(Item, frozen=True, kw_only=True):
    """A command to try, and what it answers."""

    command: str
    """What to type."""
    answers: str
    """What the answer is about, in a few words."""


class MapNode(Item, frozen=True, kw_only=True):
    """A place in the map of plastic surgery, with the way to it from the root."""

    axis: str
    path: tuple[str, ...]
    """The names on the way from the root down to it."""
    note: str
    """A remark beside it; empty if there is none."""
    is_botox: bool
    """Whether it is the procedure that is Botox."""


class AppliedRule(ItemPart, frozen=True, kw_only=True):
    """A rule that put a classified entry in its place on an axis."""

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
    """One field of all compared entries; `values` and `cites` are by the ids of the entries.

    In `cites`, entries without citations of this field are left out.
    """

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
    """The status of Botox for this use; `not-in-this-catalogue` if nothing is recorded."""
    approved_in: tuple[Region, ...]
    other_toxins_approved_in: tuple[Region, ...]
    finding: str


class MappedPlace(Item, frozen=True, kw_only=True):
    """A place on a drawing, its sign, and the uses at it; uses without a place share one item, whose `id` is None."""

    id: str | None
    name: str | None
    drawing: str | None
    """The id of the drawing that it is on."""
    sign: str | None
    """The digit or letter that stands for it there."""
    at: tuple[tuple[int, int], ...]
    """Each point where the sign stands: how far right and how far down from the upper left corner, in dots."""
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
    """The part of the entry in which the words were found: `name`, `in agents`."""
    claim_verdict: Verdict | None = None
    """If the entry is a claim: whether it is so."""
    basis: str | None = None
    """If the entry is a rule for before or after a visit: what the rule rests on."""
    origin: Origin | None = None


class KindCount(Item, frozen=True, kw_only=True):
    """A kind of entries, and how many there are."""

    kind: str
    count: int
    """How many entries there are of it."""


class FactPlace(ItemPart, frozen=True, kw_only=True):
    """The place of a fact in its entry: the path, as in the data files, and a few words that name the fact."""

    path: str
    """As in the data files: `treatments[0].doses`; empty for the entry itself."""
    words: str
    """The same in words; for the entry itself its kind and name."""


class CitedFact(Item, frozen=True, kw_only=True):
    """One citation: the fact, the document and the place in it, how far it was checked, and what was read instead."""

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
    """The line, from 1; 0 for the whole file."""
    column: int
    """The column, from 1; 0 for the whole file."""
    path: str
    """The place in the file: `uses.brow-lift.treatments[0]`."""
    message: str
    """What was found, what was expected."""


class Change(Item, frozen=True, kw_only=True):
    """A fact that differs between two editions: its place, and what stood there before and after."""

    change: Literal["added", "removed", "changed"]
    """What became of the fact."""
    path: str
    """The place of the fact: `uses.brow-lift.lay`."""
    before: str
    """What stood there before; empty for what was added."""
    after: str
    """What stands there now; empty for what was removed."""


class DataFile(Item, frozen=True, kw_only=True):
    """A file that the catalogue is read from, or that it is compiled into."""

    role: Literal["data", "compiled"]
    """`data` for a file that facts stand in, `compiled` for the file that they are compiled into."""
    path: str
    """The path of the file."""


class ExportedFile(Item, frozen=True, kw_only=True):
    """A file that an export wrote; only a csv file has a number of rows."""

    file: str
    """Its name in the folder."""
    rows: int | None
    """How many rows the csv file has; null for other files."""
    bytes: int
    """Its size in bytes."""
    about: str


ITEMS = tuple(type_ for type_ in Item.__subclasses__() if type_ is not ItemPart)
"""All types of items, without those of parts of items, for the schema of the JSON answers."""
