"""What every entry of the catalogue has, whatever its kind; and the documents that entries cite."""

from typing import Literal

from botox_cli.catalogue.model.values import Day, Value


class Entry(Value, frozen=True, kw_only=True):
    """One thing the catalogue knows. `id`, `name` and `aliases` are unique over all kinds."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


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


class Source(Value, frozen=True, kw_only=True):
    """A document that facts are cited from; without `date` where the document has none."""

    id: str
    title: str
    publisher: str
    category: SourceCategory
    authors: str | None = None
    date: Day | None = None
    doi: str | None = None
    url: str | None = None
    note: str | None = None

    @property
    def name(self) -> str:
        """The title: what a source is called where entries have a name."""
        return self.title
