"""What needs the whole catalogue to be checked: references, names, order, doses, rates, days, citations."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple, get_args

import msgspec

from botox_cli.catalogue.model import (
    SECTIONS,
    Catalogue,
    Citation,
    Claim,
    Dose,
    Entry,
    Range,
    Result,
    SideEffect,
    Source,
    Treatment,
    Use,
    Value,
)
from botox_cli.catalogue.model.catalogue import NameAgain
from botox_cli.catalogue.naming import quoted

Path = tuple[str | int, ...]
Finding = tuple[Path, str]
Ids = dict[str, frozenset[str]]

MAX_FAULTS = 1_000  # nobody reads more at once
FIRST_ALIAS = 2  # among the names of an entry, after its id and its name
MAX_COMPARED = 5_000  # ids: among more, the nearest is not worth the time

_TIMES = ("minutes", "hours", "days", "weeks", "months", "years")
_COUNTS = ("procedures", "people", "percent")
_CURRENCIES = ("USD", "GBP", "EUR", "CAD")
_DAY_LENGTHS = (len("2026"), len("2026-11"), len("2026-11-21"))
_DAY_FIELDS = ("approved", "date", "day", "reviewed", "year")


def check(catalogue: Catalogue, ids: Ids, *, unread: bool) -> tuple[list[Finding], list[Finding]]:
    """Everything wrong with a catalogue as a whole; and the sources that nothing cites, which does no harm.

    `ids` has the ids of each section, those of unreadable entries included. With `unread`, whole files are missing, and
    with them ids.
    """
    problems = [*names(catalogue), *doses(catalogue), *addresses(catalogue)]
    cited: set[str | None] = set()
    known = {None, *ids.get("sources", ())}
    for path, value in _values(catalogue):
        if isinstance(value, Citation):
            cited.update((value.source, value.via))
            if value.source in known and value.via in known:
                continue
        if isinstance(value, SideEffect | Result):
            problems += rates(path, value)
        traits = _traits(type(value))
        if traits.names_others and not unread:
            problems += references(path, value, ids)
        if traits.must_cite and not value.cites:  # type: ignore[attr-defined]
            problems += uncited(path, value)
        for name in traits.days:
            problems += days(path, value, name)
        if len(problems) > MAX_FAULTS:
            break
    if not unread:
        marked = catalogue.classification.marked if catalogue.classification else None
        problems += _missing(("classification", "marked"), marked, ids.get("procedures", frozenset()), "procedure")
    is_whole = len(problems) <= MAX_FAULTS
    unused = [source for source in catalogue.sources if source not in cited] if is_whole else []
    warning = "a source that nothing cites, expected a citation or no source"
    return problems, [(("sources", source), warning) for source in unused]


class _Traits(NamedTuple):
    """What the values of one type need: worked out once for each type, since there are tens of thousands of values."""

    parts: tuple[str, ...]
    """The fields that hold values."""
    names_others: bool
    must_cite: bool
    days: tuple[str, ...]


@cache
def _traits(type_: type[Value]) -> _Traits:
    fields = {field.name: field for field in msgspec.structs.fields(type_)}
    names = set(fields)
    return _Traits(
        parts=tuple(name for name, field in fields.items() if _holds_values(field.type)),
        names_others=bool(names & {"source", "product", "products", "uses"}),
        must_cite="cites" in fields and (fields["cites"].required or type_ is Claim),
        days=tuple(name for name in _DAY_FIELDS if name in fields),
    )


def _holds_values(annotation: Any) -> bool:
    is_value = isinstance(annotation, type) and issubclass(annotation, Value)
    return is_value or any(map(_holds_values, get_args(annotation)))


def order(section: str, ids: tuple[str, ...]) -> Iterator[Finding]:
    """Entries of one section of one file that do not stand in alphabetical order."""
    for before, after in pairwise(ids):
        if after < before:
            yield (section, after), f"{after!r} after {before!r}, expected alphabetical order"


def names(catalogue: Catalogue) -> Iterator[Finding]:
    """Ids, names and aliases that two entries share, and aliases that repeat a name of their own entry."""
    for again in catalogue.repeated_names:
        if again.first != again.owner:
            message = f"{quoted(again.name)} also names {'.'.join(again.first)}, expected a name of its own"
            yield again.owner, message
        elif _is_alias(catalogue, again):
            message = f"alias {quoted(again.name)} repeats a name of the entry, expected another"
            yield (*again.owner, "aliases"), message


def _is_alias(catalogue: Catalogue, again: NameAgain) -> bool:
    section, id_ = again.owner
    aliases: tuple[str, ...] = getattr(getattr(catalogue, section)[id_], "aliases", ())
    return FIRST_ALIAS <= again.place < FIRST_ALIAS + len(aliases)


def references(path: Path, value: Value, ids: Ids) -> Iterator[Finding]:
    """Ids that a value names and that do not exist."""
    if isinstance(value, Citation):
        for name in ("source", "via"):
            yield from _missing((*path, name), getattr(value, name), ids.get("sources", frozenset()), "source")
        return
    products, uses = ids.get("products", frozenset()), ids.get("uses", frozenset())
    yield from _missing((*path, "product"), getattr(value, "product", None), products, "product")
    for name, known, kind in (
        ("products", products, "product"),
        ("uses", uses, "use"),
        ("except_uses", uses, "use"),
    ):
        for item in getattr(value, name, ()):
            yield from _missing((*path, name), item, known, kind)


def uncited(path: Path, value: Value) -> Iterator[Finding]:
    """A fact without a citation where one is asked for."""
    if not (isinstance(value, Claim) and value.verdict == "opinion"):
        yield path, "no citation, expected at least one"


def days(path: Path, value: Value, name: str) -> Iterator[Finding]:
    """A day that is not in the calendar."""
    day = getattr(value, name)
    if isinstance(day, str) and not is_day(day):
        yield (*path, name), f"{quoted(day)}, expected a day as YYYY-MM-DD, YYYY-MM or YYYY"


def doses(catalogue: Catalogue) -> Iterator[Finding]:
    """Doses that do not count in the unit of their product, and amounts in units of a toxin anywhere else."""
    for use in catalogue.uses.values():
        for index, treatment in enumerate(use.treatments):
            yield from _treatment_units(catalogue, treatment, ("uses", use.id, "treatments", index))
        yield from _timing_units(use)
    for statistic in catalogue.statistics.values():
        yield from _expect_unit(("statistics", statistic.id, "amount"), statistic.amount, _COUNTS)
    for faq in catalogue.faqs.values():
        for index, price in enumerate(faq.prices):
            yield from _expect_unit(("faqs", faq.id, "prices", index, "amount"), price.amount, _CURRENCIES)
    for product in catalogue.products.values():
        if "U" not in product.unit.split():
            yield ("products", product.id, "unit"), f"unit {product.unit!r}, expected the unit of its toxin"
        for index, vial in enumerate(product.vials):
            yield from _expect_unit(("products", product.id, "vials", index, "size"), vial.size, (product.unit,))


def _treatment_units(catalogue: Catalogue, treatment: Treatment, path: Path) -> Iterator[Finding]:
    product = catalogue.products.get(treatment.product)
    for number, dose in enumerate(treatment.doses):
        yield from _expect_unit((*path, "doses", number, "sites"), dose.sites, ("sites",))
        for count, part in enumerate(dose.by_muscle):
            yield from _expect_unit((*path, "doses", number, "by_muscle", count, "sites"), part.sites, ("sites",))
        for amount in _amounts(dose):
            if product and amount.unit.removesuffix("/kg") != product.unit:
                place = (*path, "doses", number)
                yield place, f"{quoted(amount.unit)}, expected the unit of {product.id} ({product.unit})"
    yield from _expect_unit((*path, "repeat"), treatment.repeat.interval if treatment.repeat else None, _TIMES)
    yield from _expect_unit((*path, "ages"), treatment.ages, ("months", "years"))


def _timing_units(use: Use) -> Iterator[Finding]:
    for index, timing in enumerate(use.timing):
        for name in ("onset", "peak", "lasts"):
            yield from _expect_unit(("uses", use.id, "timing", index, name), getattr(timing, name), _TIMES)
    for index, evidence in enumerate(use.evidence):
        for number, result in enumerate(evidence.results):
            path: Path = ("uses", use.id, "evidence", index, "results", number, "time")
            yield from _expect_unit(path, result.time, _TIMES)


def rates(path: Path, value: SideEffect | Result) -> Iterator[Finding]:
    """A rate without a denominator or trial, or without a comparator."""
    if value.toxin is not None and value.toxin.n is None and value.trial is None:
        yield path, "a rate without n or trial, expected one of them"
    if value.toxin is not None and value.comparator is None:
        yield path, "a rate without comparator, expected placebo, active or no comparator"
    if value.comparator in ("placebo", "active") and value.control is None:
        yield path, f"comparator {value.comparator} without control, expected its figures"
    if value.comparator == "no comparator" and value.control is not None:
        yield path, "figures of a control, expected none beside 'no comparator'"


def addresses(catalogue: Catalogue) -> Iterator[Finding]:
    """Addresses of sources that are not of the web."""
    for source in catalogue.sources.values():
        if source.url is not None and not source.url.startswith(("https://", "http://")):
            yield ("sources", source.id, "url"), f"{quoted(source.url)}, expected an address that begins with https://"


def is_day(text: str) -> bool:
    """Whether the text is a year, a month or a day of the calendar."""
    whole = text + "0000-01-01"[len(text) :]
    if len(text) not in _DAY_LENGTHS or len(whole) != len("0000-01-01") or not text.isascii():
        return False
    try:
        return date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False


def _entries(catalogue: Catalogue) -> Iterator[tuple[str, Entry | Source]]:
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            yield section, entry


def _values(catalogue: Catalogue) -> Iterator[tuple[Path, Value]]:
    """Every value of the catalogue with its path, entries included."""
    for section, entry in _entries(catalogue):
        yield from _inside((section, entry.id), entry)
    if catalogue.classification:
        yield from _inside(("classification",), catalogue.classification)


def _inside(path: Path, value: Value) -> Iterator[tuple[Path, Value]]:
    yield path, value
    for name in _traits(type(value)).parts:
        field = getattr(value, name)
        if isinstance(field, Value):
            yield from _inside((*path, name), field)
        elif type(field) is tuple and field and isinstance(field[0], Value):
            for index, item in enumerate(field):
                yield from _inside((*path, name, index), item)


def _missing(path: Path, name: str | None, known: Collection[str], kind: str) -> Iterator[Finding]:
    if name is not None and name not in known:
        from difflib import get_close_matches  # only for a catalogue with a fault

        near = get_close_matches(name, list(known) if len(known) <= MAX_COMPARED else (), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        yield path, f"no {kind} {quoted(name)}, expected an id of {kind}s{hint}"


def _expect_unit(path: Path, value: Range | None, units: tuple[str, ...]) -> Iterator[Finding]:
    if value is not None and value.unit not in units:
        yield path, f"unit {quoted(value.unit)}, expected {' or '.join(units)}"


def _amounts(dose: Dose) -> Iterator[Range]:
    yield from filter(None, (dose.total, dose.per_site, dose.maximum))
    yield from (part.amount for part in dose.by_muscle)
