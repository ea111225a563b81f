"""Products: the licensed botulinum toxins."""

from typing import ClassVar, Literal

import msgspec

from botox_cli.catalogue.model.entries import Entry
from botox_cli.catalogue.model.values import Citation, Day, Fact, Range, Region, Serotype, Unit, Value


class Licence(Value, frozen=True, kw_only=True):
    """Where and since when a product may be sold, or was refused."""

    region: Region
    brand: str | None = None
    """What it is sold as there, if not under the name of the product."""
    status: Literal["licensed", "refused", "withdrawn", "not licensed"]
    day: Day | None = None
    """The day of the licence, or of the refusal."""
    holder: str | None = None
    number: str | None = None
    note: str | None = None
    cites: tuple[Citation, ...]


class Vial(Value, frozen=True, kw_only=True):
    """A size it is sold in, in the product's own units, and what else is in the vial."""

    size: Range
    brand: str | None = None
    """The brand that is sold in this size, if not every one."""
    excipients: tuple[str, ...] = ()
    note: str | None = None
    cites: tuple[Citation, ...]


class Composition(Value, frozen=True, kw_only=True):
    """What one document says is in the vial, beside the toxin; an absence only where the document states it."""

    brand: str | None = None
    """The brand it is true of, if not of the product under every name."""
    region: Region | None = None
    form: Literal["powder", "liquid"] | None = None
    albumin: Literal["human", "none"] | None = None
    lactose: Literal["present", "none"] | None = None
    milk_protein: Literal["traces possible", "none"] | None = None
    complexing: Literal["with", "none"] | None = None
    """Whether complexing proteins surround the toxin."""
    complex_size: Range | None = None
    """The size of the toxin with its complexing proteins, in kDa."""
    excipients: tuple[str, ...] = ()
    """What else it is made with, as the document names it."""
    note: str | None = None
    cites: tuple[Citation, ...]


class Storage(Value, frozen=True, kw_only=True):
    """How one document says that vials are kept."""

    state: Literal["unopened", "mixed"]
    """Before the vial is opened, or after the powder was mixed with saline."""
    brand: str | None = None
    """The brand it is true of, if not of the product under every name."""
    region: Region | None = None
    temperature: Range | None = None
    time: Range | None = None
    """How long it keeps so."""
    note: str | None = None
    cites: tuple[Citation, ...]


class Contraindication(Value, frozen=True, kw_only=True):
    """A risk that a label of the product names as a reason not to give it."""

    risk: str
    """The id of the risk."""
    region: Region | None = None
    uses: tuple[str, ...] = ()
    """The uses it is named for, where not for all."""
    note: str | None = None
    cites: tuple[Citation, ...]


class Product(Entry, frozen=True, kw_only=True):
    """One licensed product under its US (else first) brand; each brand elsewhere is also a name of it."""

    kind: ClassVar[str] = "product"
    table_words: ClassVar[str] = "A licensed botulinum toxin, under its US (else first) brand."
    list_words: ClassVar[str] = "the toxins that are sold"

    family: str | None = None
    """The name of a family of licences of one drug: BOTOX and BOTOX Cosmetic are `Botox`."""
    toxin: str
    """The name of its toxin: onabotulinumtoxinA."""
    unit: Unit
    """The unit its doses count in; it cannot be compared with or converted to another product's."""
    serotype: Serotype
    maker: str
    brands: dict[Region, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Other names it is sold under, by region."""
    lay: str
    licences: tuple[Licence, ...] = ()
    vials: tuple[Vial, ...] = ()
    composition: tuple[Composition, ...] = ()
    storage: tuple[Storage, ...] = ()
    contraindications: tuple[Contraindication, ...] = ()
    facts: tuple[Fact, ...] = ()
    """What is particular to it beyond the fields: reconstitution, immunogenicity, trials of it as a whole."""
    reviewed: Day
