"""The whole catalogue: its sections with their entries by id, the names of the entries, and the edition of the data."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

import msgspec

from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.text import fold

if TYPE_CHECKING:
    import botox_cli.catalogue.model.background
    import botox_cli.catalogue.model.classification
    import botox_cli.catalogue.model.clinics
    import botox_cli.catalogue.model.drawings
    import botox_cli.catalogue.model.lexicon
    import botox_cli.catalogue.model.products
    import botox_cli.catalogue.model.safety
    import botox_cli.catalogue.model.uses
    from botox_cli.catalogue import model


DATA_LICENSE = "CC-BY-4.0"
"""The licence of the bundled data, as SPDX names it: that of `data/LICENSE`."""


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """Which data this is: which files, their checksum, and the span in which uses and products were reviewed."""

    origin: Literal["bundled", "bundled and local", "local"]
    """Whether user files were added to the bundled ones, or stand in their place."""
    version: str
    """The edition of the data, as its file names it, or `without edition`."""
    sha256: str
    """The SHA-256 checksum over the bytes of all files, in hexadecimal."""
    reviewed_from: str
    """The day of the oldest review of a use or product, local ones left out; `not reviewed` if there is none."""
    reviewed_to: str
    """The day of the newest review of a use or product, local ones left out; `not reviewed` if there is none."""

    @property
    def license(self) -> str | None:
        """The licence of the bundled data, as SPDX names it; None if there is no bundled data."""
        return None if self.origin == "local" else DATA_LICENSE


MOST_DUPLICATES = 1_000

Owner = tuple[str, str]
"""The section and the id of an entry."""


class DuplicateName(NamedTuple):
    """A name that occurs again; `owner` is the entry where it does, `first` the one that has it first, maybe the same.

    Names are compared folded, so a `name` that only spells out its `id` counts.
    """

    owner: Owner
    name: str
    first: Owner


class Sections:
    """The sections of the data files, each a mapping from id to entry, in the order that people look for things.

    An annotation here is all that registers a kind of entry. It is text, since the class that it names is imported when
    an entry of its kind is read. To import all classes takes 11 ms, an eighth of an answer.
    """

    uses: "Mapping[str, model.uses.Use]"
    benefits: "Mapping[str, model.uses.Benefit]"
    procedures: "Mapping[str, model.classification.Procedure]"
    positions: "Mapping[str, model.classification.Position]"
    rules: "Mapping[str, model.classification.Rule]"
    identifiers: "Mapping[str, model.classification.Identifier]"
    words: "Mapping[str, model.classification.Word]"
    products: "Mapping[str, model.products.Product]"
    risks: "Mapping[str, model.safety.Risk]"
    red_flags: "Mapping[str, model.safety.RedFlag]"
    aftercare: "Mapping[str, model.safety.Aftercare]"
    questions: "Mapping[str, model.safety.Question]"
    claims: "Mapping[str, model.background.Claim]"
    events: "Mapping[str, model.background.Event]"
    statistics: "Mapping[str, model.background.Statistic]"
    terms: "Mapping[str, model.background.Term]"
    faqs: "Mapping[str, model.background.Faq]"
    synonyms: "Mapping[str, model.lexicon.Synonym]"
    absences: "Mapping[str, model.lexicon.Absence]"
    phrasings: "Mapping[str, model.lexicon.Phrasing]"
    gaps: "Mapping[str, model.lexicon.Gap]"
    drawings: "Mapping[str, model.drawings.Drawing]"
    places: "Mapping[str, model.drawings.Place]"
    clinics: "Mapping[str, model.clinics.Clinic]"
    sources: "Mapping[str, Source]"


SECTIONS: tuple[str, ...] = tuple(Sections.__annotations__)

NOT_SEARCHED = ("sources", "synonyms", "absences", "phrasings", "gaps", "drawings", "places")
"""The sections whose entries never answer a question; of these, a search finds only documents (`sources`)."""


@cache
def entry_type(section: str) -> type[Entry | Source]:
    """The class of the entries of a section."""
    path = Sections.__annotations__[section].removesuffix("]").rpartition(" ")[2]  # model.uses.Use
    module, _, name = path.removeprefix("model.").rpartition(".")
    type_: type[Entry | Source] = getattr(import_module(f"{__package__}.{module}"), name) if module else Source
    return type_


class Catalogue(Sections):
    """Everything that is known, each section in the order of the files; never changed.

    A section that is not given is empty.
    """

    edition: Edition
    classification: "model.classification.Classification | None"

    def __init__(
        self,
        *,
        edition: Edition,
        classification: "model.classification.Classification | None" = None,
        **sections: Mapping[str, Any],
    ) -> None:
        self.edition = edition
        self.classification = classification
        for section in SECTIONS:
            setattr(self, section, sections.get(section, {}))

    def ids(self) -> dict[str, frozenset[str]]:
        """By section, the ids of its entries; a section without entries has an empty set."""
        return {section: frozenset(getattr(self, section)) for section in SECTIONS}

    @property
    def duplicate_names(self) -> Sequence[DuplicateName]:
        """The names that occur again, as written, in the order of the catalogue.

        All after the first `MOST_DUPLICATES` + 1 are left out.
        """
        return self._names_and_duplicates[1]

    @cached_property
    def _names_and_duplicates(self) -> tuple[dict[str, Owner], list[DuplicateName]]:
        owners: dict[str, Owner] = {}
        duplicates: list[DuplicateName] = []
        for section in SECTIONS:
            for entry in getattr(self, section).values():
                owner = section, entry.id
                for name in names_of(entry):
                    folded = fold(name)
                    if folded in owners:
                        if len(duplicates) > MOST_DUPLICATES:
                            continue
                        duplicates.append(DuplicateName(owner, name, owners[folded]))
                    else:
                        owners[folded] = owner
        return owners, duplicates

    def names_from(self, start: str) -> Iterable[tuple[str, Owner]]:
        """The folded names that begin with `start`, itself given folded; each with the section and id of its entry."""
        return ((name, owner) for name, owner in self._names_and_duplicates[0].items() if name.startswith(start))

    def owners_of(self, names: Collection[str]) -> dict[str, Owner]:
        """Of the given folded names, those that an entry has, each with the section and id of that entry."""
        known = self._names_and_duplicates[0]
        return {name: known[name] for name in names if name in known}

    def owner_of(self, name: str) -> Owner | None:
        """The section and id of the entry that has a folded name (see `names_of`); None if none has it."""
        return self.owners_of([name]).get(name)

    def __eq__(self, other: object) -> bool:
        parts = ("edition", "classification", *SECTIONS)
        return isinstance(other, Catalogue) and all(getattr(self, name) == getattr(other, name) for name in parts)

    __hash__: ClassVar[None] = None  # type: ignore[assignment]


def names_of(entry: Entry | Source) -> Iterator[str]:
    """Every name of an entry as it is written: its id (only if `is_named`), name, aliases, conditions and brands.

    A record that is no `Entry`, such as a document, has at most its id.
    """
    if entry.is_named:
        yield entry.id
    if isinstance(entry, Entry):
        yield entry.name
        yield from entry.aliases
        yield from getattr(entry, "conditions", ())
        yield from (brand for brands in getattr(entry, "brands", {}).values() for brand in brands)
