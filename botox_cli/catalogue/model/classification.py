"""Classification: the map of plastic surgery, where Botox stands in it and who says so, its codes, and words for it."""

from typing import ClassVar, Literal

import msgspec

from botox_cli.catalogue.model.entries import Entry
from botox_cli.catalogue.model.values import Citation, Region, Value

Branch = Literal["reconstructive", "aesthetic"]

Technique = Literal["surgical", "minimally-invasive"]

Axis = Literal["branch", "surgery", "purpose", "status", "drug-class"]

Family = Literal[
    "tumours",
    "burns-and-scars",
    "congenital",
    "injury-and-hand",
    "face-and-nerve",
    "wounds-and-lymph",
    "gender",
    "face",
    "breast",
    "body",
    "hair",
    "injectables",
    "skin",
]


class Procedure(Entry, frozen=True, kw_only=True):
    """An operation or treatment of plastic surgery. Each condition that it is done for is also a name of it."""

    kind: ClassVar[str] = "procedure"
    table_words: ClassVar[str] = "An operation or treatment of plastic surgery."
    list_words: ClassVar[str] = "procedures of plastic surgery"

    branch: Branch
    also: Branch | None = None
    when: str | None = None
    """In which cases it counts to the branch in `also`."""
    technique: Technique
    family: Family
    """The family of procedures that it stands in on the map."""
    on_map: str | None = None
    """Its name in the table of the two branches, in plain words; only the main procedures have one."""
    lay: str
    conditions: tuple[str, ...] = ()
    cites: tuple[Citation, ...]


class Position(Entry, frozen=True, kw_only=True):
    """What one authority says of the class that Botox belongs to."""

    kind: ClassVar[str] = "position"
    table_words: ClassVar[str] = "What one authority says of the class that Botox belongs to."
    list_words: ClassVar[str] = "who calls it what"

    short: str
    """The name of the authority in a few letters: ASPS, NHS."""
    class_: Literal["non-surgical", "either", "medicine", "none", "surgical"] | None = msgspec.field(
        default=None, name="class"
    )
    """The class it puts Botox in; `either`: cosmetic, whether surgical or not; `none`: no class was found."""
    calls_it: str
    """What it counts Botox as, in a few words."""
    region: Region | None = None
    says: str
    cites: tuple[Citation, ...]


class Rule(Entry, frozen=True, kw_only=True):
    """One value on one axis of the classification, such as `aesthetic` on `branch`, and the reason for it."""

    kind: ClassVar[str] = "rule"
    table_words: ClassVar[str] = "Why something stands where it does in the classification."
    list_words: ClassVar[str] = "why a procedure stands where it does"

    axis: Axis
    value: str
    """The value that something has on the axis."""
    gist: str | None = None
    """What a branch does, in a few words, for the table of the two branches."""
    lay: str
    cites: tuple[Citation, ...]


class Identifier(Entry, frozen=True, kw_only=True):
    """A code or class of the drug in a public scheme."""

    kind: ClassVar[str] = "identifier"
    table_words: ClassVar[str] = "A code or class of the drug in a public scheme."
    list_words: ClassVar[str] = "codes and numbers"

    scheme: str
    value: str
    """The code or class itself."""
    product: str | None = None
    lay: str
    cites: tuple[Citation, ...]


class Word(Entry, frozen=True, kw_only=True):
    """A word that people use for Botox, and whether it fits."""

    kind: ClassVar[str] = "word"
    table_words: ClassVar[str] = "A word that people use for Botox, and whether it fits."
    list_words: ClassVar[str] = "what words of the field mean to whom"

    fits: Literal["yes", "loosely", "no"]
    because: str
    cites: tuple[Citation, ...]


class Classification(Value, frozen=True, kw_only=True):
    """The short answer to "is Botox plastic surgery?", and the procedure that is Botox in the map."""

    question: str
    answer: str
    because: str
    marked: str
    cites: tuple[Citation, ...]
