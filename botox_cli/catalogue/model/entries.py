"""What every entry of the catalogue has, whatever its kind; and the documents that entries cite."""

from typing import Any, ClassVar, Literal

from botox_cli.catalogue.model.values import Day, Origin, Value


class Note(Value, frozen=True, kw_only=True, omit_defaults=False):
    """What a user's file remarks on an entry of the catalogue."""

    text: str
    origin: Origin = "local"


class Record(Value, frozen=True, kw_only=True):
    """What stands under an id. Loading sets `origin`, and adds the `notes` that user files have on a bundled entry."""

    kind: ClassVar[str]
    """What an entry of this type is called, in output and on the command line."""
    table_words: ClassVar[str]
    """What one entry of this type is, in a sentence; an export shows it with the table of these entries."""
    list_words: ClassVar[str]
    """What all entries of this type are, in a few words, as `botox list` shows it."""
    is_named: ClassVar[bool] = True
    """Whether its id is a name that people may ask for."""
    id: str
    origin: Origin | None = None
    notes: tuple[Note, ...] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        absent = [name for name in ("table_words", "list_words") if "kind" in vars(cls) and name not in vars(cls)]
        if absent:
            raise TypeError(f"no words for the kind {cls.kind!r}, expected {absent[0]!r} in the class {cls.__name__}")

    def derived(self) -> dict[str, Any]:
        """Values that are computed from the fields, by name, for answers that programs read; `{}` if none."""
        return {}

    @property
    def is_local(self) -> bool:
        """Whether a user file added it to the bundled catalogue; False for entries of user files that stand alone."""
        return self.origin is not None


class Entry(Record, frozen=True, kw_only=True):
    """One thing the catalogue knows. `id`, `name` and `aliases` are unique over all kinds."""

    name: str
    aliases: tuple[str, ...] = ()
    reread: Day | None = None
    """The day on which a second reader compared every fact of it with the documents that it cites."""
    search_notes: tuple[str, ...] = ()
    """What was looked for and not found. It says something of our search, nothing of the world."""


SourceCategory = Literal[
    "label",
    "regulator",
    "health-service",
    "guideline",
    "society",
    "board",
    "law",
    "journal",
    "registry",
    "reference",
    "manufacturer",
    "compendium",
    "news",
    "book",
    "charity",
    "government",
    "payer",
    "database",
]


AND_OTHERS = "et al."
"""The last item of `authors` if the document has more authors than are named."""


class Source(Record, frozen=True, kw_only=True):
    """A document that facts are cited from; without `date` where the document has none."""

    kind: ClassVar[str] = "source"
    table_words: ClassVar[str] = "A document that facts are cited from."
    list_words: ClassVar[str] = "documents that facts are cited from"

    title: str
    publisher: str
    category: SourceCategory
    authors: tuple[str, ...] = ()
    """Who wrote it, each name as the document has it: `Hayton MJ`; `et al.` last where not all are named."""
    container: str | None = None
    """The journal, book or site that it is a part of."""
    volume: str | None = None
    """The volume of the journal."""
    issue: str | None = None
    """The issue of the volume."""
    pages: str | None = None
    """The first and the last page, `503-507`, or the first alone; or the number of the article, `e13009`."""
    date: Day | None = None
    accessed: Day | None = None
    """The day on which it was read, if its text may change."""
    doi: str | None = None
    url: str | None = None
    note: str | None = None

    @property
    def name(self) -> str:
        """The title, so that a source has a name as an entry has."""
        return self.title

    @property
    def byline(self) -> str:
        """Its authors in words: `Hayton MJ, Santini AJA`, `Naumann et al.`; empty where none is known."""
        named = ", ".join(name for name in self.authors if name != AND_OTHERS)
        return f"{named} {AND_OTHERS}" if AND_OTHERS in self.authors else named
