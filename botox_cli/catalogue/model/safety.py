"""Safety: what can go wrong, what to watch for, what to ask, and the rules around a visit."""

from typing import Annotated, ClassVar, Literal

import msgspec

from botox_cli.catalogue.model.entries import Entry
from botox_cli.catalogue.model.values import Citation, Fact, SideEffect

RuleBasis = Literal["label", "trial", "guideline", "expert-habit", "no-evidence-found"]
"""What advice for before and after can rest on, the firmest first."""

RiskCategory = Literal["boxed-warning", "warning", "contraindication", "interaction", "precaution", "side-effect"]


class Risk(Entry, frozen=True, kw_only=True):
    """A danger, a reason not to treat, an interaction or a side effect. Without products or uses it holds for all."""

    kind: ClassVar[str] = "risk"
    table_words: ClassVar[str] = "A danger, a reason not to treat, an interaction or a side effect."
    list_words: ClassVar[str] = "what can go wrong, and with what"

    category: RiskCategory
    lay: str
    clinical: str | None = None
    products: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    """Drugs, classes or conditions it is about, as a person would type them."""
    facts: tuple[Fact, ...] = ()
    """What single sources say where they differ in severity or wording."""
    rates: tuple[SideEffect, ...] = ()
    cites: tuple[Citation, ...]


class RedFlag(Entry, frozen=True, kw_only=True):
    """A sign that needs help, and how soon."""

    kind: ClassVar[str] = "red-flag"
    table_words: ClassVar[str] = "A sign that needs help, and how soon."
    list_words: ClassVar[str] = "signs that need help"

    order: Annotated[int, msgspec.Meta(ge=1)]
    """Its place among the red flags: 1 is told first."""
    means: str
    action: str
    urgency: Literal["emergency", "soon", "contact-injector"]
    uses: tuple[str, ...] = ()
    except_uses: tuple[str, ...] = ()
    """The uses after which this sign is no warning, since it is the condition that was treated."""
    cites: tuple[Citation, ...]


class Aftercare(Entry, frozen=True, kw_only=True):
    """A rule for before or after a visit, and what stands behind it."""

    kind: ClassVar[str] = "aftercare"
    table_words: ClassVar[str] = "A rule for before or after a visit, and what stands behind it."
    list_words: ClassVar[str] = "advice for before and after"

    phase: Literal["before", "after"]
    lay: str
    basis: RuleBasis
    because: str
    uses: tuple[str, ...] = ()
    cites: tuple[Citation, ...]


class Question(Entry, frozen=True, kw_only=True):
    """Something to ask, tell or check at a consultation; without uses it fits all."""

    kind: ClassVar[str] = "question"
    table_words: ClassVar[str] = "Something to ask, tell or check at a consultation."
    list_words: ClassVar[str] = "what to tell and to ask"

    part: Literal["ask", "tell", "check"]
    because: str
    uses: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
