"""The small values that facts are made of: ranges, days, study arms, citations."""

from typing import Annotated, Literal, NewType, get_args

import msgspec

Origin = Literal["local"]
"""The origin of what a user's file adds to the bundled catalogue; bundled values have none."""

Day = NewType("Day", str)
"""A day, month or year as text: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; sorts as text."""

Level = Literal["primary", "secondary", "unverified"]
"""How far a citation was checked: read in the document itself, read where it is reported, or not read."""

LEVELS: tuple[Level, ...] = get_args(Level)
"""The levels of checking, the best first."""

Region = Literal["US", "UK", "EU", "CA", "TR", "CN", "AU"]

REGIONS: tuple[Region, ...] = get_args(Region)
"""The regions, in the order in which they are named."""

Status = Literal["approved", "off-label", "refused", "withdrawn"]

STATUSES: tuple[Status, ...] = get_args(Status)

Finding = Literal["works", "mixed", "no-effect", "not-studied"]

Verdict = Literal["supported", "partly", "contradicted", "unsupported", "opinion"]

Comparator = Literal["placebo", "active", "no comparator"]

Serotype = Literal["A", "B"]
"""The type of a product's toxin."""

ToldSerotype = Literal["A", "B", "not named"]
"""The type in a source that names no product: `A`, `B`, or `not named` if it does not tell the type either."""

Unit = Literal[
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "sites",
    "mL",
    "mm",
    "kg",
    "percent",
    "kDa",
    "°C",
    "procedures",
    "people",
    "USD",
    "GBP",
    "EUR",
    "CAD",
    "abobotulinumtoxinA U",
    "abobotulinumtoxinA U/kg",
    "daxibotulinumtoxinA U",
    "incobotulinumtoxinA U",
    "incobotulinumtoxinA U/kg",
    "letibotulinumtoxinA U",
    "nivobotulinumtoxinA U",
    "onabotulinumtoxinA U",
    "onabotulinumtoxinA U/kg",
    "prabotulinumtoxinA U",
    "relabotulinumtoxinA U",
    "rimabotulinumtoxinB U",
]
"""What a range counts in. A dose counts in its own toxin's units, which no other toxin shares."""

Number = int | float

LARGEST = 10**12
"""The largest number that a range or an arm may have: above every count of medicine.

Larger numbers are a slip or an attack.
"""

WHOLE_PERCENT = 100

_GROUPED_FROM = 10_000

BELOW_ZERO = ("°C", "mm", "percent")
"""The units that have numbers below zero: temperatures, and changes."""

_DAYS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.44, "years": 365.25}


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A part of an entry: equal when its fields are equal, never changed."""


class Range(Value, frozen=True, kw_only=True):
    """Numbers from `low` to `high`, both included; one end may be open; equal ends mean exactly that number."""

    low: Number | None = None
    """The least; left out where there is none."""
    high: Number | None = None
    """The most; left out where there is none."""
    unit: Unit

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if low is not None and high is not None and 0 <= low <= high <= LARGEST:
            return  # nearly every range, and a list has a thousand
        if low is None and high is None:
            raise ValueError("a range without ends, expected low, high or both")
        _refuse_huge(low, high)
        if low is not None and high is not None and low > high:
            turned = f"low: {_digits(high)}, high: {_digits(low)}"
            raise ValueError(f"low {_digits(low)} above high {_digits(high)}, expected {{{turned}, ...}}")
        below = next((end for end in (low, high) if end is not None and end < 0), None)
        if below is not None and self.unit not in BELOW_ZERO:
            raise ValueError(f"{_digits(below)} {self.unit}, expected 0 or more")

    def __str__(self) -> str:
        unit = self.unit[:-1] if self._is_one() and self.unit.endswith("s") and " " not in self.unit else self.unit
        return f"{self.numbers()} {unit}"

    def numbers(self) -> str:
        """The numbers alone, as their source would say them: `3–4`, `up to 400`, `at least 12`."""
        ends = [_digits(end) for end in (self.low, self.high) if end is not None]
        if self.low is None:
            return f"up to {ends[0]}"
        if self.high is None:
            return f"at least {ends[0]}"
        return ends[0] if self.low == self.high else "–".join(ends)

    def days(self) -> tuple[float, float] | None:
        """Both ends in days, an open end equal to the other one; None for minutes and for units that are no time."""
        if self.unit not in _DAYS:
            return None
        ends = [end * _DAYS[self.unit] for end in (self.low, self.high) if end is not None]
        return ends[0], ends[-1]

    def _is_one(self) -> bool:
        return 1 in (self.low, self.high) and self.low in (1, None) and self.high in (1, None)


class Citation(Value, frozen=True, kw_only=True):
    """Where a fact comes from: the document it belongs to, the place in it, and how far that was checked."""

    source: str
    checked: Level
    at: str | None = None
    """The section, table or page of the document."""
    via: str | None = None
    """The source that reported it, where the document itself was not read."""
    origin: Origin | None = None
    """Set from the file that the citation is in; never written in a data file."""


class Arm(Value, frozen=True, kw_only=True):
    """One group of a study: a share in percent or a mean `value` in `unit`, with `count` of `n` people."""

    percent: Number | None = None
    """The share in percent: of a whole, 0 to 100."""
    value: Number | None = None
    """A mean, where it is no share; in `unit`."""
    unit: str | None = None
    """What `value` counts in, in words."""
    count: Annotated[int, msgspec.Meta(ge=0)] | None = None
    """How many of the `n` people."""
    n: Annotated[int, msgspec.Meta(ge=1)] | None = None
    """How many people the group had."""

    def __post_init__(self) -> None:
        _refuse_huge(self.percent, self.value, self.count, self.n)
        if self.percent is not None and not 0 <= self.percent <= WHOLE_PERCENT:
            raise ValueError(f"{_digits(self.percent)} percent of a group, expected 0 to 100")
        if self.count is not None and self.n is not None and not 0 <= self.count <= self.n:
            raise ValueError(f"{self.count} of {self.n} people, expected at most all")


class SideEffect(Value, frozen=True, kw_only=True):
    """An adverse reaction; its rate on toxin and on the comparator where the source gives one."""

    reaction: str
    headline: bool = False
    """Whether the card shows it first, chosen by hand; needs `toxin`, `control` and a source that was read."""
    product: str | None = None
    serotype: ToldSerotype | None = None
    """What the source says of the type, where it names no product."""
    population: str | None = None
    at_dose: Range | None = None
    """The dose that the rate was seen at, in the unit of its product; never a recommendation."""
    toxin: Arm | None = None
    """How often it was seen on toxin."""
    control: Arm | None = None
    """How often it was seen in the control group."""
    comparator: Comparator | None = None
    trial: str | None = None
    note: str | None = None
    cites: tuple[Citation, ...]


class Fact(Value, frozen=True, kw_only=True):
    """One cited statement about one subject of an entry."""

    about: str
    """The subject, in a word or two: units, storage, cost."""
    text: str
    cites: tuple[Citation, ...]


def _refuse_huge(*numbers: Number | None) -> None:
    for number in numbers:
        if number is not None and not -LARGEST <= number <= LARGEST:
            raise ValueError(f"a number above {LARGEST:,}, expected a smaller one")


def _digits(number: Number) -> str:
    text = f"{number:,}" if isinstance(number, int) and number >= _GROUPED_FROM else f"{number:.10g}"
    return text.replace("-", "−")
