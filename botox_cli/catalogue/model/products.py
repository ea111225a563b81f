"""Products: the licensed botulinum toxins."""

from typing import ClassVar, Literal

import msgspec

from botox_cli.catalogue.model.entries import Entry
from botox_cli.catalogue.model.values import Citation, Day, Fact, Range, Region, Unit, Value


class Licence(Value, frozen=True, kw_only=True):
    """Where and since when a product may be sold, or was refused."""

    region: Region
    brand: str | None = None
    """What it is sold as there, if not under the name of the product."""
    status: Literal["licensed", "refused", "withdrawn", "not licensed"]
    day: Day | None = None
    holder: str | None = None
    number: str | None = None
    note: str | None = None
    cites: tuple[Citation, ...]


class Vial(Value, frozen=True, kw_only=True):
    """A size it is sold in, in the product's own units, and what else is in the vial."""

    size: Range
    brand: str | None = None
    excipients: tuple[str, ...] = ()
    note: str | None = None
    cites: tuple[Citation, ...]


class Product(Entry, frozen=True, kw_only=True):
    """One licensed product under its US (else first) brand; the brands elsewhere resolve as aliases."""

    kind: ClassVar[str] = "product"

    toxin: str
    unit: Unit
    """The unit its doses count in; it cannot be compared with or converted to another product's."""
    serotype: Literal["A", "B"]
    maker: str
    brands: dict[Region, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Other names it is sold under, by region."""
    lay: str
    licences: tuple[Licence, ...] = ()
    vials: tuple[Vial, ...] = ()
    facts: tuple[Fact, ...] = ()
    """Storage, allergens, reconstitution, immunogenicity, what is particular to it."""
    reviewed: Day
