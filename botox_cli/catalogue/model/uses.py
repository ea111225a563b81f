"""Uses: the conditions and concerns that botulinum toxin is injected for."""

from typing import Any, ClassVar, Literal

from botox_cli.catalogue.model.entries import Entry
from botox_cli.catalogue.model.values import (
    REGIONS,
    Arm,
    Citation,
    Comparator,
    Day,
    Finding,
    Range,
    Region,
    SideEffect,
    Status,
    Value,
    Verdict,
)

Group = Literal[
    "wrinkles",
    "symmetry",
    "brow",
    "neck",
    "jaw",
    "nose",
    "sweating",
    "headache",
    "eyes",
    "movement",
    "bladder",
    "pain",
    "gut-and-pelvis",
    "skin",
    "other",
]

Purpose = Literal["aesthetic", "therapeutic"]


class MuscleDose(Value, frozen=True, kw_only=True):
    """The part of a dose that goes into one muscle or gland."""

    muscle: str
    amount: Range
    sites: Range | None = None
    cites: tuple[Citation, ...] = ()
    """Only where it was checked less far than the dose it belongs to, or elsewhere."""


class Dose(Value, frozen=True, kw_only=True):
    """What a label or a trial used, in the units of the treatment's product; never a recommendation."""

    basis: Literal["label", "trial"]
    scope: str | None = None
    """Which patients or sites it is for, where one treatment has several doses."""
    total: Range | None = None
    per_site: Range | None = None
    sites: Range | None = None
    maximum: Range | None = None
    by_muscle: tuple[MuscleDose, ...] = ()
    note: str | None = None
    cites: tuple[Citation, ...]


class Repeat(Value, frozen=True, kw_only=True):
    """The shortest time between two treatments, as the label or trial has it."""

    interval: Range | None = None
    note: str | None = None
    """What the source says where it names no interval."""
    cites: tuple[Citation, ...]


class Treatment(Value, frozen=True, kw_only=True):
    """One product used for one population in one region: its status there, and its doses."""

    product: str
    brand: str | None = None
    """What the product is sold as there, if not under its own name."""
    region: Region
    population: str
    status: Status
    ages: Range | None = None
    indication: str | None = None
    approved: Day | None = None
    doses: tuple[Dose, ...] = ()
    repeat: Repeat | None = None
    note: str | None = None
    cites: tuple[Citation, ...]


class Timing(Value, frozen=True, kw_only=True):
    """When the effect starts, is fullest and ends."""

    product: str
    population: str | None = None
    onset: Range | None = None
    peak: Range | None = None
    lasts: Range | None = None
    note: str | None = None
    cites: tuple[Citation, ...]


class Result(Value, frozen=True, kw_only=True):
    """What one trial or pooled analysis measured, on toxin and on its comparator."""

    endpoint: str
    time: Range | None = None
    product: str
    toxin: Arm
    control: Arm | None = None
    comparator: Comparator
    trial: str | None = None


class Evidence(Value, frozen=True, kw_only=True):
    """What one body of evidence says about a use; rows that disagree both stand."""

    finding: Finding
    text: str
    body: str | None = None
    grade: str | None = None
    """As its body published it: `Level A`, `low certainty`."""
    results: tuple[Result, ...] = ()
    cites: tuple[Citation, ...]


class Use(Entry, frozen=True, kw_only=True):
    """A condition or concern; adults and children are treatments of one use. The first row of each list leads."""

    kind: ClassVar[str] = "use"

    group: Group
    purpose: Purpose
    areas: tuple[str, ...]
    targets: tuple[str, ...]
    lay: str
    clinical: str
    treatments: tuple[Treatment, ...] = ()
    timing: tuple[Timing, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    risks: tuple[SideEffect, ...] = ()
    alternatives: tuple[str, ...] = ()
    icd10: tuple[str, ...] = ()
    reviewed: Day

    @property
    def status(self) -> Status:
        """Approved if any treatment is; else off-label, unless every treatment was refused or withdrawn."""
        statuses = [treatment.status for treatment in self.treatments]
        if "approved" in statuses:
            return "approved"
        if not statuses or "off-label" in statuses:
            return "off-label"
        return statuses[0]

    @property
    def approved_in(self) -> tuple[Region, ...]:
        """The regions with an approved treatment, in the order of `REGIONS`."""
        approved = {row.region for row in self.treatments if row.status == "approved"}
        return tuple(region for region in REGIONS if region in approved)

    @property
    def finding(self) -> Finding | None:
        """What the leading row of evidence says; None where the catalogue has none."""
        return self.evidence[0].finding if self.evidence else None

    def derived(self) -> dict[str, Any]:
        """Its headline status, where it is approved, and what the evidence says."""
        finding = self.finding or "not-in-this-catalogue"
        return {"status": self.status, "approved_in": self.approved_in, "finding": finding}


class Benefit(Entry, frozen=True, kw_only=True):
    """A general benefit that is claimed for Botox, and what holds of it."""

    kind: ClassVar[str] = "benefit"

    claimed: str
    verdict: Verdict
    lay: str
    cites: tuple[Citation, ...]
