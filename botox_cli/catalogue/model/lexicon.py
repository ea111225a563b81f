"""The lexicon: what people's words mean here, how they ask for each entry, and what is not here."""

from typing import ClassVar, Literal

from botox_cli.catalogue.model.entries import Record
from botox_cli.catalogue.model.values import Citation
from botox_cli.text import spell_out


class _NamedById(Record, frozen=True, kw_only=True):
    is_named: ClassVar[bool] = False

    @property
    def name(self) -> str:
        """The id with spaces in place of its hyphens."""
        return spell_out(self.id)


class Synonym(_NamedById, frozen=True, kw_only=True):
    """A word that people type and the catalogue does not use; its id is the word, or words joined by hyphens."""

    kind: ClassVar[str] = "synonym"
    table_words: ClassVar[str] = "A word that people type and the catalogue does not use."
    list_words: ClassVar[str] = "what words that people type mean here"

    means: tuple[str, ...]
    """What it is looked up as, the nearest first."""
    basis: Literal["brand", "member", "lay", "form", "spelling", "abbreviation"]
    """Why: the brand of a drug, a member of a class, a lay word, an irregular form, a spelling, an abbreviation."""
    cites: tuple[Citation, ...] = ()
    """Who says that the brand is this drug, or that the drug is of this class; other words need no citation."""


class Absence(Record, frozen=True, kw_only=True):
    """Something that people ask for and that is left out on purpose."""

    kind: ClassVar[str] = "absence"
    table_words: ClassVar[str] = "Something that is left out of the catalogue on purpose."
    list_words: ClassVar[str] = "what is left out on purpose"
    is_named: ClassVar[bool] = False

    name: str
    """What it is."""
    words: tuple[str, ...]
    """What people type who look for it; a question that holds one of them is about it."""
    instead: str | None = None
    """What the catalogue has in its place, in a sentence."""


class _Lines(_NamedById, frozen=True, kw_only=True):
    lines: tuple[str, ...]
    """What people type, each line in other words."""


class Phrasing(_Lines, frozen=True, kw_only=True):
    """Lines that an entry answers better than any other entry does; its id is the id of that entry."""

    kind: ClassVar[str] = "phrasing"
    table_words: ClassVar[str] = "The ways that people ask for an entry; the id is that of the entry."
    list_words: ClassVar[str] = "how people ask for what is here"


class Gap(_Lines, frozen=True, kw_only=True):
    """Lines near the subject that nothing in the catalogue answers; its id says what they are about."""

    kind: ClassVar[str] = "gap"
    table_words: ClassVar[str] = "Questions near the subject that no entry answers."
    list_words: ClassVar[str] = "what people ask that no entry answers"
