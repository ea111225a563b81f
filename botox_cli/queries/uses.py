"""Which uses meet some conditions, and in which order."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from msgspec.structs import replace

from botox_cli.catalogue.model.uses import BOTOX, Group, Treatment, Use
from botox_cli.catalogue.model.values import STATUSES, Finding
from botox_cli.text import fold

SortKey = Literal["group", "name", "id", "status", "evidence", "onset", "lasts", "approved"]

GROUPS = get_args(Group)
"""The groups of uses in the order in which they are shown: the eight that people know best come first."""

ANY = "any"
"""The value of `Conditions.product` that every treatment meets; a status may then be that of any product."""

OF_PRODUCTS = ("refused", "withdrawn")
"""Statuses that are looked for in single treatments, of any product.

A use as a whole seldom has them, since another product is approved for it.
"""

FINDING_ORDER = (*get_args(Finding), None)
"""The findings of evidence, best first; None, where the catalogue has no evidence, is last."""

_ADULT_YEARS = 18
_NEVER_DAYS = 1e9


class Conditions(NamedTuple):
    """The conditions that uses must meet; None is no condition.

    `text` has words that must stand in the names, group, areas, targets or texts of a use, also inside other words.
    `area` is a part of the name of an area. `evidence` is a finding. `product` is an id of the catalogue or `any`.
    """

    text: str | None = None
    purpose: str | None = None
    area: str | None = None
    place: str | None = None
    """The id of a place of the map."""
    group: str | None = None
    status: str | None = None
    evidence: str | None = None
    product: str | None = None
    region: str | None = None
    age_years: int | None = None


def select(uses: Iterable[Use], wanted: Conditions) -> tuple[Use, ...]:
    """The uses that meet all conditions, sorted by group; in each group bundled before local, then by name.

    One treatment must meet product, region, age and status together: a use that is approved for one product and
    off-label for another is not approved for both. Without a product, `approved` and `off-label` mean the status of
    Botox; without region and age too, that of the whole use (`Use.status`). `refused` and `withdrawn` may be those of
    any product.
    """
    met = [use for use in uses if _is_about(use, wanted) and _is_treated(use, wanted)]
    return tuple(sorted(met, key=lambda use: (GROUPS.index(use.group), use.is_local, fold(use.name))))


def narrow(use: Use, wanted: Conditions) -> Use:
    """The use with only the treatments that meet the conditions and the `timing` rows of their products.

    It is the same use if no condition is about single treatments (`asks_for_rows`).
    """
    if not asks_for_rows(wanted):
        return use
    treatments = tuple(row for row in use.treatments if _meets(row, wanted))
    products = {row.product for row in treatments}
    return replace(use, treatments=treatments, timing=tuple(row for row in use.timing if row.product in products))


def asks_for_rows(wanted: Conditions) -> bool:
    """Whether a product, region, age or a status of `OF_PRODUCTS` is asked for, which one treatment must meet."""
    about = (wanted.product, wanted.region, wanted.age_years)
    return wanted.status in OF_PRODUCTS or any(condition is not None for condition in about)


def sort(uses: Iterable[Use], by: SortKey) -> tuple[Use, ...]:
    """Sort uses by a key, those without a value last; equal uses keep their order.

    Status and evidence are sorted best first, times shortest first. `approved` sorts by the earliest approval of any
    toxin. All local uses come after all bundled ones, except with the key `group`.
    """
    keys = {
        "group": lambda use: GROUPS.index(use.group),
        "name": lambda use: fold(use.name),
        "id": lambda use: use.id,
        "status": lambda use: STATUSES.index(use.status) if use.status else len(STATUSES),
        "evidence": lambda use: FINDING_ORDER.index(use.finding),
        "onset": lambda use: _days(use, "onset"),
        "lasts": lambda use: _days(use, "lasts"),
        "approved": lambda use: min((row.approved for row in use.treatments if row.approved), default="9999"),
    }
    ordered = sorted(uses, key=keys[by])
    return tuple(ordered if by == "group" else sorted(ordered, key=lambda use: use.is_local))


def _is_about(use: Use, wanted: Conditions) -> bool:
    return (
        (wanted.purpose is None or use.purpose == wanted.purpose)
        and (wanted.group is None or use.group == wanted.group)
        and (wanted.evidence is None or use.finding == wanted.evidence)
        and (wanted.area is None or any(fold(wanted.area) in fold(area) for area in use.areas))
        and (wanted.place is None or wanted.place in use.map)
        and (wanted.text is None or _holds(use, wanted.text))
    )


def _holds(use: Use, text: str) -> bool:
    about = fold(" ".join((use.id, use.name, *use.aliases, use.group, *use.areas, *use.targets, use.lay, use.clinical)))
    return all(word in about for word in fold(text).split())


def _is_treated(use: Use, wanted: Conditions) -> bool:
    if not asks_for_rows(wanted):
        return wanted.status is None or use.status == wanted.status
    return any(_meets(row, wanted) for row in use.treatments)


def _meets(row: Treatment, wanted: Conditions) -> bool:
    return (
        (wanted.product in (None, ANY, row.product))
        and (wanted.region is None or row.region == wanted.region)
        and (wanted.age_years is None or admits(row, wanted.age_years))
        and (wanted.status is None or (row.status == wanted.status and _is_of_asked(row, wanted)))
    )


def _is_of_asked(row: Treatment, wanted: Conditions) -> bool:
    """Whether the status of a treatment counts: only that of Botox, unless a product or `OF_PRODUCTS` is asked for."""
    return wanted.product is not None or wanted.status in OF_PRODUCTS or row.family == BOTOX


def admits(treatment: Treatment, age_years: int) -> bool:
    """Whether a treatment is for this age, both ends included.

    Where no ages are stated, a treatment for adults begins at 18 years, and one for others admits nobody.
    """
    ages = treatment.ages
    if ages is None:
        return age_years >= _ADULT_YEARS if treatment.population.startswith("adult") else False
    age = age_years * 12 if ages.unit == "months" else age_years
    return (ages.low is None or ages.low <= age) and (ages.high is None or age <= ages.high)


def _days(use: Use, name: str) -> float:
    for timing in use.timing:
        days = getattr(timing, name) and getattr(timing, name).days()
        if days:
            return float(days[0])
    return _NEVER_DAYS
