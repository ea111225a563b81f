"""The whole catalogue: every section by id, and which edition of the data it is."""

from collections.abc import Callable, Iterator
from typing import Any, Literal, Self

import msgspec

from botox_cli.catalogue.model.background import Claim, Event, Faq, Statistic, Term
from botox_cli.catalogue.model.classification import (
    Classification,
    Identifier,
    Position,
    Procedure,
    Rule,
    Word,
)
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.safety import Aftercare, Question, RedFlag, Risk
from botox_cli.catalogue.model.texts import columns
from botox_cli.catalogue.model.uses import Benefit, Use
from botox_cli.catalogue.naming import fold

SECTIONS: dict[str, type[Entry | Source]] = {
    "uses": Use,
    "benefits": Benefit,
    "procedures": Procedure,
    "positions": Position,
    "rules": Rule,
    "identifiers": Identifier,
    "words": Word,
    "products": Product,
    "risks": Risk,
    "red_flags": RedFlag,
    "aftercare": Aftercare,
    "questions": Question,
    "claims": Claim,
    "events": Event,
    "statistics": Statistic,
    "terms": Term,
    "faqs": Faq,
    "sources": Source,
}
"""The sections of the data files, in the order that people look for things, and what their entries are."""

KINDS: dict[type[Entry | Source], str] = {
    Use: "use",
    Benefit: "benefit",
    Procedure: "procedure",
    Position: "position",
    Rule: "rule",
    Identifier: "identifier",
    Word: "word",
    Product: "product",
    Risk: "risk",
    RedFlag: "red-flag",
    Aftercare: "aftercare",
    Question: "question",
    Claim: "claim",
    Event: "event",
    Statistic: "statistic",
    Term: "term",
    Faq: "faq",
    Source: "source",
}
"""What an entry of each type is called, in output and on the command line."""


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """Which data this is: `sha256` is over the bytes of all files, `reviewed_*` the span of the entries' reviews."""

    origin: Literal["bundled", "bundled and local", "local"]
    """Whether files of one's own were added to the bundled ones, or stand in their place."""
    version: str
    sha256: str
    reviewed_from: str
    reviewed_to: str


class Catalogue:
    """Everything that is known, each section a mapping from id to entry in the order of the file; never changed.

    A catalogue from the cache keeps its sections as JSON until they are asked for: most answers need a few of them.
    """

    edition: Edition
    classification: Classification | None
    uses: dict[str, Use]
    benefits: dict[str, Benefit]
    procedures: dict[str, Procedure]
    positions: dict[str, Position]
    rules: dict[str, Rule]
    identifiers: dict[str, Identifier]
    words: dict[str, Word]
    products: dict[str, Product]
    risks: dict[str, Risk]
    red_flags: dict[str, RedFlag]
    aftercare: dict[str, Aftercare]
    questions: dict[str, Question]
    claims: dict[str, Claim]
    events: dict[str, Event]
    statistics: dict[str, Statistic]
    terms: dict[str, Term]
    faqs: dict[str, Faq]
    sources: dict[str, Source]
    names: dict[str, tuple[str, str]]
    """Every id, name and alias, folded, with the section and the id of the entry that it names."""
    texts: tuple[tuple[str, str, str, str, str, str], ...]
    """For a search: section and id of each entry, and the words of its name, its names, its terms and its text."""

    def __init__(self, *, edition: Edition, classification: Classification | None = None, **sections: Any) -> None:
        self.edition = edition
        self.classification = classification
        for section in SECTIONS:
            setattr(self, section, sections.get(section, {}))
        self.names = _names(self)
        self._stored: dict[str, msgspec.Raw] = {}
        self._reread: Callable[[], Catalogue] | None = None

    @classmethod
    def from_json(cls, data: bytes, reread: Callable[[], "Catalogue"] | None = None) -> Self:
        """The catalogue that `to_json` wrote; `reread` makes it anew if a section turns out to be of another model.

        Raises:
            msgspec.DecodeError: the data is no JSON of a catalogue.
        """
        catalogue = cls.__new__(cls)
        stored = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        if not stored.keys() >= {"edition", *_TYPES}:
            raise msgspec.ValidationError("a catalogue without all of its sections")
        vars(catalogue).update(
            edition=msgspec.json.decode(stored["edition"], type=Edition), _stored=stored, _reread=reread
        )
        return catalogue

    def to_json(self) -> bytes:
        """The whole catalogue as JSON."""
        return msgspec.json.encode({name: getattr(self, name) for name in ("edition", *_TYPES)})

    def with_sections(self, **sections: Any) -> Self:
        """The same edition with other entries in these sections."""
        kept = {section: getattr(self, section) for section in SECTIONS}
        return type(self)(edition=self.edition, classification=self.classification, **{**kept, **sections})

    def __getattr__(self, name: str) -> Any:
        """Read a stored section when it is asked for the first time."""
        stored = self.__dict__.get("_stored", {})
        if name == "texts" and name not in stored:
            self.texts = tuple(_texts(self))
            return self.texts
        if name not in stored:
            raise AttributeError(name)
        try:
            setattr(self, name, msgspec.json.decode(stored[name], type=_TYPES[name]))
        except msgspec.ValidationError:
            if self._reread is None:
                raise
            vars(self).update(vars(self._reread()))
        return vars(self)[name]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Catalogue) and all(
            getattr(self, name) == getattr(other, name) for name in ("edition", *_TYPES)
        )

    __hash__ = None  # type: ignore[assignment]


_TYPES: dict[str, Any] = {
    "classification": Classification | None,
    "names": dict[str, tuple[str, str]],
    "texts": tuple[tuple[str, str, str, str, str, str], ...],
    **{section: dict[str, type_] for section, type_ in SECTIONS.items()},  # type: ignore[valid-type]
}


def names_of(entry: Entry | Source) -> Iterator[str]:
    """Everything that resolves to an entry; a source resolves by its id alone."""
    yield entry.id
    if isinstance(entry, Entry):
        yield entry.name
        yield from entry.aliases
        yield from getattr(entry, "conditions", ())
        yield from (brand for brands in getattr(entry, "brands", {}).values() for brand in brands)


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, str, str, str, str, str]]:
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            yield section, entry.id, *columns(entry.name, tuple(names_of(entry)), entry)


def _names(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    names: dict[str, tuple[str, str]] = {}
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            for name in names_of(entry):
                names.setdefault(fold(name), (section, entry.id))
    return names
