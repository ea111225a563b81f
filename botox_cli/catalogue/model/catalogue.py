"""The whole catalogue: every section by id, and which edition of the data it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.naming import fold

if TYPE_CHECKING:
    from botox_cli.catalogue.model.background import Claim, Event, Faq, Statistic, Term
    from botox_cli.catalogue.model.classification import Classification, Identifier, Position, Procedure, Rule, Word
    from botox_cli.catalogue.model.products import Product
    from botox_cli.catalogue.model.safety import Aftercare, Question, RedFlag, Risk
    from botox_cli.catalogue.model.uses import Benefit, Use


class Sections(Mapping[str, type[Entry | Source]]):
    """What the entries of each section are; a type is loaded when it is asked for, since most answers need few."""

    def __init__(self, homes: dict[str, str]) -> None:
        self._homes = homes

    def __getitem__(self, section: str) -> type[Entry | Source]:
        module, _, name = self._homes[section].partition(".")
        type_: type[Entry | Source] = getattr(import_module(f"{__package__}.{module}"), name)
        return type_

    def __contains__(self, section: object) -> bool:
        return section in self._homes

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


SECTIONS = Sections({
    "uses": "uses.Use",
    "benefits": "uses.Benefit",
    "procedures": "classification.Procedure",
    "positions": "classification.Position",
    "rules": "classification.Rule",
    "identifiers": "classification.Identifier",
    "words": "classification.Word",
    "products": "products.Product",
    "risks": "safety.Risk",
    "red_flags": "safety.RedFlag",
    "aftercare": "safety.Aftercare",
    "questions": "safety.Question",
    "claims": "background.Claim",
    "events": "background.Event",
    "statistics": "background.Statistic",
    "terms": "background.Term",
    "faqs": "background.Faq",
    "sources": "entries.Source",
})  # fmt: skip
"""The sections of the data files, in the order that people look for things."""


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """Which data this is: `sha256` is over the bytes of all files, `reviewed_*` the span of the entries' reviews."""

    origin: Literal["bundled", "bundled and local", "local"]
    """Whether files of one's own were added to the bundled ones, or stand in their place."""
    version: str
    sha256: str
    reviewed_from: str
    reviewed_to: str


Owner = tuple[str, str]
"""The section and the id of an entry."""


class NameAgain(NamedTuple):
    """A name that another entry has, or the same one a second time; `place` counts what `names_of` yields from 0."""

    owner: Owner
    place: int
    name: str
    first: Owner


class Catalogue:
    """Everything that is known, each section a mapping from id to entry in the order of the file; never changed."""

    edition: Edition
    classification: "Classification | None"
    uses: "Mapping[str, Use]"
    benefits: "Mapping[str, Benefit]"
    procedures: "Mapping[str, Procedure]"
    positions: "Mapping[str, Position]"
    rules: "Mapping[str, Rule]"
    identifiers: "Mapping[str, Identifier]"
    words: "Mapping[str, Word]"
    products: "Mapping[str, Product]"
    risks: "Mapping[str, Risk]"
    red_flags: "Mapping[str, RedFlag]"
    aftercare: "Mapping[str, Aftercare]"
    questions: "Mapping[str, Question]"
    claims: "Mapping[str, Claim]"
    events: "Mapping[str, Event]"
    statistics: "Mapping[str, Statistic]"
    terms: "Mapping[str, Term]"
    faqs: "Mapping[str, Faq]"
    sources: "Mapping[str, Source]"
    index: Any = None
    """The full-text index of its words, where it was loaded with it."""

    def __init__(self, *, edition: Edition, classification: "Classification | None" = None, **sections: Any) -> None:
        self.edition = edition
        self.classification = classification
        for section in SECTIONS:
            setattr(self, section, sections.get(section, {}))

    @cached_property
    def names(self) -> Mapping[str, Owner]:
        """Every id, name and alias, folded, with the entry that it names: the first that has it."""
        return self._owned[0]

    @property
    def repeated_names(self) -> Sequence[NameAgain]:
        """The names that stand a second time, in the order of the catalogue."""
        return self._owned[1]

    @cached_property
    def _owned(self) -> tuple[dict[str, Owner], list[NameAgain]]:
        owners: dict[str, Owner] = {}
        again = []
        for section in SECTIONS:
            for entry in getattr(self, section).values():
                owner = section, entry.id
                for place, name in enumerate(names_of(entry)):
                    folded = fold(name)
                    if folded in owners:
                        again.append(NameAgain(owner, place, name, owners[folded]))
                    else:
                        owners[folded] = owner
        return owners, again

    def names_from(self, start: str) -> Iterable[tuple[str, Owner]]:
        """The folded names that begin so, each with the section and the id of its entry."""
        return ((name, owner) for name, owner in self.names.items() if name.startswith(start))

    def with_sections(self, **sections: Any) -> "Catalogue":
        """The same edition with other entries in these sections."""
        kept = {section: getattr(self, section) for section in SECTIONS}
        return Catalogue(edition=self.edition, classification=self.classification, **{**kept, **sections})

    def __eq__(self, other: object) -> bool:
        parts = ("edition", "classification", *SECTIONS)
        return isinstance(other, Catalogue) and all(getattr(self, name) == getattr(other, name) for name in parts)

    __hash__ = None  # type: ignore[assignment]


def names_of(entry: Entry | Source) -> Iterator[str]:
    """Everything that resolves to an entry; a source resolves by its id alone."""
    yield entry.id
    if isinstance(entry, Entry):
        yield entry.name
        yield from entry.aliases
        yield from getattr(entry, "conditions", ())
        yield from (brand for brands in getattr(entry, "brands", {}).values() for brand in brands)
