"""Background: claims checked, history, numbers, words and frequent questions."""

from typing import ClassVar, Literal

from botox_cli.catalogue.model.entries import Entry
from botox_cli.catalogue.model.values import Citation, Day, Fact, Range, Region, Value, Verdict

About = Literal["approval", "refusal", "safety", "law", "science", "company"]
"""What an event is about."""


class Claim(Entry, frozen=True, kw_only=True):
    """Something that is said about Botox, and whether it is so. An opinion needs no citation."""

    kind: ClassVar[str] = "claim"
    table_words: ClassVar[str] = "Something that is said about Botox, and whether it is so."
    list_words: ClassVar[str] = "what people say, and whether it holds"

    said_in: Literal["is-botox-considered-plastic-surgery", "sculpting-perfection", "common-belief"]
    verdict: Verdict
    because: str
    cites: tuple[Citation, ...] = ()


class Event(Entry, frozen=True, kw_only=True):
    """A date in the history of the toxin and its products."""

    kind: ClassVar[str] = "event"
    table_words: ClassVar[str] = "A date in the history of the toxin and its products."
    list_words: ClassVar[str] = "the history of the toxin"

    day: Day
    headline: bool = False
    """Whether it is one of the milestones that a short timeline shows, chosen by hand."""
    about: About | None = None
    lay: str
    product: str | None = None
    region: Region | None = None
    cites: tuple[Citation, ...]


class Statistic(Entry, frozen=True, kw_only=True):
    """A published count. Only statistics of one `series` were counted on one basis and may be compared."""

    kind: ClassVar[str] = "statistic"
    table_words: ClassVar[str] = "A published count; only those of one series may be compared."
    list_words: ClassVar[str] = "published counts"

    series: str
    region: Region | Literal["world"]
    year: Day
    amount: Range
    note: str | None = None
    cites: tuple[Citation, ...]


class Term(Entry, frozen=True, kw_only=True):
    """A word of the field, explained."""

    kind: ClassVar[str] = "term"
    table_words: ClassVar[str] = "A word of the field, explained."
    list_words: ClassVar[str] = "words, explained"

    lay: str


class Price(Value, frozen=True, kw_only=True):
    """A price or fee in the money of its region, with its day where that is known."""

    what: str
    amount: Range
    region: Region
    day: Day | None = None
    note: str | None = None
    cites: tuple[Citation, ...]


class Faq(Entry, frozen=True, kw_only=True):
    """A frequent question and its answer."""

    kind: ClassVar[str] = "faq"
    table_words: ClassVar[str] = "A frequent question and its answer."
    list_words: ClassVar[str] = "frequent questions, answered"

    lay: str
    facts: tuple[Fact, ...] = ()
    prices: tuple[Price, ...] = ()
    cites: tuple[Citation, ...] = ()
