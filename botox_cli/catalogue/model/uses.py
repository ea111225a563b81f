"""Uses: what botulinum toxin is injected for, its doses, timing and evidence; and the general benefits of Botox."""

from collections.abc import Iterable
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
    ToldSerotype,
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

Design = Literal[
    "randomised", "controlled", "uncontrolled", "case-report", "systematic-review", "review", "guideline", "expert"
]
"""How a body of evidence was made, apart from what it found.

`controlled` compares groups that were not formed at random; a systematic review without a randomised trial in it is
`uncontrolled`.
"""

WEAK_DESIGNS: tuple[Design, ...] = ("controlled", "uncontrolled", "case-report", "review", "expert")
"""Designs that cannot show by themselves that something works."""

SHORT_NAME = 20
"""The most letters that the short name of a use may have, to fit a column of a table on a narrow screen."""

SHORT_ENDPOINT = 28
"""The most letters that the short name of an endpoint may have, to fit beside a bar."""

BOTOX = "Botox"
"""The family of products that the status of a use is told for."""


class MuscleDose(Value, frozen=True, kw_only=True):
    """The part of a dose that goes into one muscle or gland."""

    muscle: str
    amount: Range
    """The dose for this muscle or gland."""
    sites: Range | None = None
    cites: tuple[Citation, ...] = ()
    """Its own citations, only if it was read elsewhere than the whole dose or is less well checked."""


class Dose(Value, frozen=True, kw_only=True):
    """What a label or a trial used, in the units of the treatment's product; never a recommendation."""

    basis: Literal["label", "trial", "expert"]
    """Where it was used: by a label, in a trial, or as a textbook, guideline, review or single case says."""
    scope: str | None = None
    """Which patients or sites it is for, where one treatment has several doses."""
    total: Range | None = None
    """The whole dose of one treatment."""
    per_site: Range | None = None
    """The dose of one injected place."""
    sites: Range | None = None
    maximum: Range | None = None
    """The most that may be given."""
    by_muscle: tuple[MuscleDose, ...] = ()
    """Its parts, muscle by muscle."""
    note: str | None = None
    cites: tuple[Citation, ...]


class Repeat(Value, frozen=True, kw_only=True):
    """When to treat again, as the label or trial has it: the shortest time between two treatments, or else a note."""

    interval: Range | None = None
    note: str | None = None
    """What the source says where it names no interval."""
    cites: tuple[Citation, ...]


class Treatment(Value, frozen=True, kw_only=True):
    """One product used for one population in one region: its status there, and its doses."""

    product: str | None = None
    serotype: ToldSerotype | None = None
    """What the source says of the type, where it names no product."""
    brand: str | None = None
    """What the product is sold as there, if not under its own name."""
    family: str | None = None
    """The family of the product, copied from the product; never written in a data file."""
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

    product: str | None = None
    serotype: ToldSerotype | None = None
    """What the source says of the type, where it names no product."""
    population: str | None = None
    at_dose: Range | None = None
    """The dose that the times were seen at, in the unit of the product; never a recommendation."""
    onset: Range | None = None
    peak: Range | None = None
    lasts: Range | None = None
    still_responding: Arm | None = None
    """The share of the toxin group that still responded at the end of `lasts`."""
    still_responding_control: Arm | None = None
    """The share of the control group that still responded at the end of `lasts`."""
    note: str | None = None
    cites: tuple[Citation, ...]


class Result(Value, frozen=True, kw_only=True):
    """What one trial or pooled analysis measured, on toxin and on its comparator."""

    endpoint: str
    short: str | None = None
    """The endpoint in at most 28 letters, for the side of a bar."""
    headline: bool = False
    """Whether the card shows it first, chosen by hand; needs `toxin`, `control` and a source that was read."""
    time: Range | None = None
    product: str | None = None
    serotype: ToldSerotype | None = None
    """What the source says of the type, where it names no product."""
    population: str | None = None
    at_dose: Range | None = None
    """The dose that was given, in the unit of the product; never a recommendation."""
    toxin: Arm
    control: Arm | None = None
    comparator: Comparator
    trial: str | None = None


class Evidence(Value, frozen=True, kw_only=True):
    """What one body of evidence says about a use; if two bodies disagree, the use has a row for each."""

    finding: Finding
    design: Design | None = None
    text: str
    """What it says, in a sentence or two."""
    body: str | None = None
    grade: str | None = None
    """As its body published it: `Level A`, `low certainty`."""
    results: tuple[Result, ...] = ()
    cites: tuple[Citation, ...] = ()
    """What it rests on; only with `not-studied` there may be none."""


class Use(Entry, frozen=True, kw_only=True):
    """A condition or concern; adults and children have separate treatments in it. The first row of each list leads."""

    kind: ClassVar[str] = "use"
    table_words: ClassVar[str] = "What botulinum toxin is injected for: a condition or a concern."
    list_words: ClassVar[str] = "what it is injected for"

    short: str | None = None
    """Its name in at most 20 letters, where the name is longer."""
    group: Group
    purpose: Purpose
    areas: tuple[str, ...]
    map: tuple[str, ...] = ()
    """The ids of its places on the drawings, where it has places of its own; the first leads."""
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
    def botox_treatments(self) -> tuple[Treatment, ...]:
        """The treatments with a product of the Botox family."""
        return tuple(row for row in self.treatments if row.family == BOTOX)

    @property
    def status(self) -> Status | None:
        """The status of Botox for it, as `status_of` decides; None where the catalogue has no treatment with Botox."""
        return status_of(self.botox_treatments)

    @property
    def approved_in(self) -> tuple[Region, ...]:
        """The regions where Botox is approved for it, in the order of `REGIONS`."""
        return regions_of_approval(self.botox_treatments)

    @property
    def other_toxins_approved_in(self) -> tuple[Region, ...]:
        """The regions with an approved treatment that has no product of the Botox family, in the order of `REGIONS`."""
        return regions_of_approval(row for row in self.treatments if row.family != BOTOX)

    @property
    def finding(self) -> Finding | None:
        """What the leading row of evidence lets one say; None where the catalogue has none.

        `works` counts as `mixed` if the design is in `WEAK_DESIGNS`: such evidence cannot show that the use works.
        """
        if not self.evidence:
            return None
        leading = self.evidence[0]
        return "mixed" if leading.finding == "works" and leading.design in WEAK_DESIGNS else leading.finding

    def derived(self) -> dict[str, Any]:
        """By name: `status`, `approved_in`, `other_toxins_approved_in` and `finding`, as the properties give them.

        Where the status or the finding is None, its value is `not-in-this-catalogue`.
        """
        return {
            "status": self.status or "not-in-this-catalogue",
            "approved_in": self.approved_in,
            "other_toxins_approved_in": self.other_toxins_approved_in,
            "finding": self.finding or "not-in-this-catalogue",
        }


def status_of(treatments: Iterable[Treatment]) -> Status | None:
    """Approved if any treatment is; else off-label if any is; else the status of the first; None without treatments."""
    statuses = [treatment.status for treatment in treatments]
    return next((status for status in ("approved", "off-label") if status in statuses), next(iter(statuses), None))


def regions_of_approval(treatments: Iterable[Treatment]) -> tuple[Region, ...]:
    """The regions with an approved treatment, in the order of `REGIONS`."""
    approved = {row.region for row in treatments if row.status == "approved"}
    return tuple(region for region in REGIONS if region in approved)


class Benefit(Entry, frozen=True, kw_only=True):
    """A general benefit that is claimed for Botox, and what holds of it."""

    kind: ClassVar[str] = "benefit"
    table_words: ClassVar[str] = "A general benefit that is claimed for Botox, and what holds of it."
    list_words: ClassVar[str] = "what is said to be good about it"

    claimed: str
    verdict: Verdict
    lay: str
    cites: tuple[Citation, ...]
