"""Checks that need the whole catalogue: references, names, order, doses, rates, days, citations."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import chain, islice, pairwise
from typing import NamedTuple

import msgspec

from botox_cli.catalogue import exactness, fts, lookalikes
from botox_cli.catalogue.exactness import Message
from botox_cli.catalogue.model.background import Claim
from botox_cli.catalogue.model.catalogue import NOT_SEARCHED, SECTIONS, Catalogue, Owner, names_of
from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.uses import Dose, Evidence, Result, Treatment, Use
from botox_cli.catalogue.model.values import Citation, Range, SideEffect, Value
from botox_cli.catalogue.model.walk import Step, walk, walk_catalogue
from botox_cli.text import DataPath, fold, quote_text

MAX_FAULTS = 1_000  # nobody reads more at once
MAX_COMPARED = 500  # ids: among more, the nearest is not worth the time
MAX_SLIPS = 4  # letters by which an id is too long or too short

DOI = re.compile(r"10\.[0-9]{4,9}(\.[0-9]+)*/[^\s\\\"<>`{}|^]+")
NOT_IN_ADDRESS = re.compile(r"[^!-~]|[\\\"<>`{}|^]")
HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")

TIMES = ("minutes", "hours", "days", "weeks", "months", "years")
AGES = ("months", "years")
COUNTS = ("procedures", "people", "percent")
CURRENCIES = ("USD", "GBP", "EUR", "CAD")
_DAY_LENGTHS = (len("2026"), len("2026-11"), len("2026-11-21"))
_DAY_FIELDS = ("approved", "date", "day", "reread", "reviewed", "year")


class KnownIds(NamedTuple):
    """The ids that the checked entries may refer to."""

    catalogue: Catalogue
    """The checked entries; where user files extend the bundled catalogue, also the bundled entries."""
    ids: Mapping[str, Collection[str]]
    """The ids of each section, those of entries with faults included; where user files extend the bundled catalogue,
    also bundled ones."""
    is_unread: bool
    """Whether a whole file could not be read, so that its ids are missing."""


class IntegrityReport(NamedTuple):
    """The problems, and in `unused` a warning for each source that nothing cites; each is a path and a text."""

    problems: list[Message]
    unused: list[Message]


def check(
    catalogue: Catalogue, known: KnownIds, salvaged: Mapping[DataPath, Value], bundled: Catalogue | None = None
) -> IntegrityReport:
    """Every problem in and between the entries of `catalogue` that needs the whole catalogue.

    `salvaged` has, by path, what could be read of entries with faults: of these, only references, days and citations
    are checked. With `bundled`, no name may be one of that catalogue or look like one. After `MAX_FAULTS` problems, one
    more says that the rest is left out; the report then has no warnings.
    """
    cited: set[str | None] = set()
    found = chain(
        find_duplicate_names(catalogue, bundled),
        find_imitations(catalogue, bundled or known.catalogue),
        find_wrong_units(catalogue, known.catalogue),
        find_wrong_addresses(catalogue),
        find_misplaced(catalogue, known.catalogue),
        find_lost_phrasings(catalogue, known.ids),
        chain.from_iterable(find_wrong_rates(path, values[-1]) for path, values in walk_catalogue(catalogue)),
        chain.from_iterable(
            exactness.find_blurs(known.catalogue, path, values[-1]) for path, values in walk_catalogue(catalogue)
        ),
        _check_references(walk_catalogue(catalogue), known, cited),
        *(_check_references(walk(value, path), known, cited) for path, value in salvaged.items()),
        _check_marked(catalogue, known),
    )
    problems = list(islice(found, MAX_FAULTS))
    if next(found, None) is not None:
        problems.append(((), f"more than {MAX_FAULTS:,} problems; the rest is not looked at"))
        return IntegrityReport(problems, [])
    warning = "a source that nothing cites, expected a citation or no source"
    unused: list[Message] = [(("sources", source), warning) for source in catalogue.sources if source not in cited]
    return IntegrityReport(problems, unused)


def find_doubts(catalogue: Catalogue, known: Catalogue) -> Iterator[Message]:
    """Warnings: what should be corrected but does no harm, and which facts are missing in entries that are not local.

    `catalogue` has the entries to check. `known` has these, too; where user files extend the bundled catalogue, also
    the bundled entries.
    """
    yield from find_idle_synonyms(catalogue, known)
    yield from find_odd_names(catalogue)
    for path, values in walk_catalogue(catalogue):
        yield from exactness.find_doubts(path, values[-1])
        if not getattr(values[0], "is_local", False):
            yield from exactness.find_gaps(path, values[-1])


def find_idle_synonyms(catalogue: Catalogue, known: Catalogue) -> Iterator[Message]:
    """A warning for each word in the field `means` of a synonym of `catalogue` that nothing in `known` contains.

    Only its beginning is looked for: all but the last two letters, which may be an ending, but at least three letters.
    """
    if not catalogue.synonyms:
        return
    held = sorted({word for text in fts.texts(known) for word in text.split()})
    for id_, synonym in catalogue.synonyms.items():
        for meant in synonym.means:
            for word in fts.normalise(meant).split():
                start = word[: max(len(word) - 2, 3)]
                at = bisect_left(held, start)
                if at == len(held) or not held[at].startswith(start):
                    yield ("synonyms", id_, "means"), f"nothing here holds {word!r}, expected words of the catalogue"


def _check_references(steps: Iterable[Step], known: KnownIds, cited: set[str | None]) -> Iterator[Message]:
    """Errors for wrong references, missing citations and wrong days; adds the ids of cited sources to `cited`.

    If `known.is_unread` is set, references are not checked: the missing entry may be in the file that was not read.
    """
    sources = known.ids.get("sources", ())
    for path, values in steps:
        value = values[-1]
        if isinstance(value, Citation):
            cited.update((value.source, value.via))
            if value.source in sources and (value.via is None or value.via in sources):
                continue
        traits = _traits(type(value))
        if traits.names_others and not known.is_unread:
            yield from find_missing(path, value, known.ids)
        if traits.must_cite and value.cites == ():  # type: ignore[attr-defined]
            yield from find_uncited(path, value)
        for name in traits.days:
            yield from find_wrong_days(path, value, name)


def _check_marked(catalogue: Catalogue, known: KnownIds) -> Iterator[Message]:
    if catalogue.classification and not known.is_unread:
        path, marked = ("classification", "marked"), catalogue.classification.marked
        yield from _find_unknown(path, marked, known.ids.get("procedures", ()), "procedure")


class _Traits(NamedTuple):
    """Which checks the values of a type need: found once for each type, since there are tens of thousands of values.

    `names_others`: some fields have ids of other entries. `must_cite`: it needs citations. `days`: its fields that are
    days.
    """

    names_others: bool
    must_cite: bool
    days: tuple[str, ...]


@cache
def _traits(type_: type[Value]) -> _Traits:
    fields = {field.name: field for field in msgspec.structs.fields(type_)}
    names = set(fields)
    return _Traits(
        names_others=bool(names & {"source", "product", "products", "uses", "risk", "map", "drawing"}),
        must_cite="cites" in fields and (fields["cites"].required or type_ in (Claim, Evidence)),
        days=tuple(name for name in _DAY_FIELDS if name in fields),
    )


def find_disorder(section: str, ids: tuple[str, ...]) -> Iterator[Message]:
    """A warning for each id that should stand before the previous one; `ids` are those of one section of one file."""
    for before, after in pairwise(ids):
        if after < before:
            yield (section, after), f"{after!r} after {before!r}, expected alphabetical order"


def find_duplicate_names(catalogue: Catalogue, bundled: Catalogue | None) -> Iterator[Message]:
    """An error for each name (see `names_of`) that two entries share, and each alias that repeats a name of its entry.

    Names are compared folded; the error is at the later entry. With `bundled`, also for names that an entry shares with
    an entry of that catalogue.
    """
    for again in catalogue.duplicate_names:
        section, id_ = again.owner
        if again.first != again.owner:
            yield _tell_duplicate(again.owner, again.name, again.first)
        elif again.name in getattr(getattr(catalogue, section)[id_], "aliases", ()):
            yield (
                (*again.owner, "aliases"),
                f"alias {quote_text(again.name)} repeats a name of the entry, expected another",
            )
    if bundled is not None:
        told = [
            ((section, entry.id), name, fold(name))
            for section in SECTIONS
            for entry in getattr(catalogue, section).values()
            for name in names_of(entry)
        ]
        owners = bundled.owners_of({folded for _, _, folded in told})
        yield from (_tell_duplicate(owner, name, owners[folded]) for owner, name, folded in told if folded in owners)


def find_imitations(catalogue: Catalogue, whole: Catalogue) -> Iterator[Message]:
    """An error for each name of a local entry that looks like the name of another entry; `whole` has the others."""
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            for name in names_of(entry) if entry.is_local else ():
                owners = ((reading, whole.owner_of(reading)) for reading in lookalikes.readings(name))
                first = next((pair for pair in owners if pair[1] not in (None, (section, entry.id))), None)
                if first is not None:
                    reading, owner = first
                    message = f"{quote_text(name)} looks like {reading!r}, {'.'.join(owner or ())}"
                    yield (section, entry.id), f"{message}; expected a name of its own"


def find_odd_names(catalogue: Catalogue) -> Iterator[Message]:
    """A warning for each name, or title of a document, with an invisible letter or two alphabets in one word."""
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            names = (*names_of(entry), *((entry.name,) if isinstance(entry, Source) else ()))
            for name in names:
                hidden, word = lookalikes.find_invisible(name), lookalikes.mixed_word(name)
                if hidden:
                    yield (
                        (section, entry.id),
                        f"U+{ord(hidden):04X} in {quote_text(name)}, expected letters that are seen",
                    )
                elif word:
                    yield (section, entry.id), f"letters of two alphabets in {quote_text(word)}, expected one"


def _tell_duplicate(owner: Owner, name: str, first: Owner) -> Message:
    return owner, f"{quote_text(name)} also names {'.'.join(first)}, expected a name of its own"


def find_misplaced(catalogue: Catalogue, known: Catalogue) -> Iterator[Message]:
    """Errors for signs of places that are invalid, used twice or outside their drawing.

    Letters and digits in an ASCII drawing are errors, too. `known` has all places and drawings, to compare with.
    """
    for id_, drawing in catalogue.drawings.items():
        if letter := next((letter for row in drawing.ascii for letter in row if letter.isalnum()), None):
            yield ("drawings", id_, "ascii"), f"{letter!r} in the drawing, expected neither letters nor digits"
    owners = _owners_of_signs(known) if catalogue.places else {}
    for id_, place in catalogue.places.items():
        if not (len(place.sign) == 1 and place.sign.isascii() and (place.sign.isdigit() or place.sign.islower())):
            yield ("places", id_, "sign"), f"{quote_text(place.sign)}, expected one digit or one small letter"
        elif owners.get(place.sign, id_) != id_:
            yield ("places", id_, "sign"), f"{place.sign!r} also stands for {owners[place.sign]!r}, expected another"
        outline = known.drawings.get(place.drawing)
        if outline is not None:
            for x, y in place.at:
                if not (0 <= x < outline.width and 0 <= y < outline.height):
                    size = f"{outline.width} x {outline.height} dots"
                    yield ("places", id_, "at"), f"{[x, y]}, expected a point of {size}"


def _owners_of_signs(catalogue: Catalogue) -> dict[str, str]:
    """By sign, the id of the first place that has it."""
    owners: dict[str, str] = {}
    for place in catalogue.places.values():
        owners.setdefault(place.sign, place.id)
    return owners


def find_lost_phrasings(catalogue: Catalogue, ids: Mapping[str, Collection[str]]) -> Iterator[Message]:
    """An error for each phrasing that asks for an entry that does not exist.

    `ids` has the existing ids by section; those of sections in `NOT_SEARCHED` do not count.
    """
    for id_ in catalogue.phrasings:
        if not any(id_ in known for section, known in ids.items() if section not in NOT_SEARCHED):
            yield ("phrasings", id_), f"no entry has the id {quote_text(id_)}, expected the id of the entry asked for"


def find_missing(path: DataPath, value: Value, ids: Mapping[str, Collection[str]]) -> Iterator[Message]:
    """An error for each id in the fields of a value that does not exist; values inside it need calls of their own.

    `path` is the path of the value; `ids` has the existing ids by section.
    """
    if isinstance(value, Citation):
        for name in ("source", "via"):
            yield from _find_unknown((*path, name), getattr(value, name), ids.get("sources", ()), "source")
        return
    products, uses = ids.get("products", ()), ids.get("uses", ())
    yield from _find_unknown((*path, "product"), getattr(value, "product", None), products, "product")
    yield from _find_unknown((*path, "risk"), getattr(value, "risk", None), ids.get("risks", ()), "risk")
    yield from _find_unknown((*path, "drawing"), getattr(value, "drawing", None), ids.get("drawings", ()), "drawing")
    for name, known, kind in (
        ("map", ids.get("places", ()), "place"),
        ("products", products, "product"),
        ("uses", uses, "use"),
        ("except_uses", uses, "use"),
    ):
        for item in getattr(value, name, ()):
            yield from _find_unknown((*path, name), item, known, kind)


def find_uncited(path: DataPath, value: Value) -> Iterator[Message]:
    """An error for a value, unless it is an opinion or says that nothing was studied.

    It is called only for values without citations, and does not look for any.
    """
    is_free = (isinstance(value, Claim) and value.verdict == "opinion") or (
        isinstance(value, Evidence) and value.finding == "not-studied"
    )
    if not is_free:
        yield path, "no citation, expected at least one"


def find_wrong_days(path: DataPath, value: Value, name: str) -> Iterator[Message]:
    """An error if the day in the field `name` of a value is malformed or does not exist, such as 2023-02-30.

    A field without a value is no error. `path` is the path of the value.
    """
    day = getattr(value, name)
    if isinstance(day, str) and not is_day(day):
        yield (*path, name), f"{quote_text(day)}, expected a day as YYYY-MM-DD, YYYY-MM or YYYY"


def find_wrong_units(catalogue: Catalogue, whole: Catalogue) -> Iterator[Message]:
    """Errors for treatments and vials in another unit than their product's; for times, counts or prices in a wrong one.

    `whole` has the products that the entries of `catalogue` refer to. The dose of an unknown product is not checked.
    """
    for use in catalogue.uses.values():
        for index, treatment in enumerate(use.treatments):
            yield from _treatment_units(whole, treatment, ("uses", use.id, "treatments", index))
        yield from _timing_units(use)
    for statistic in catalogue.statistics.values():
        yield from _expect_unit(("statistics", statistic.id, "amount"), statistic.amount, COUNTS)
    for faq in catalogue.faqs.values():
        for index, price in enumerate(faq.prices):
            yield from _expect_unit(("faqs", faq.id, "prices", index, "amount"), price.amount, CURRENCIES)
    for product in catalogue.products.values():
        if "U" not in product.unit.split():
            yield ("products", product.id, "unit"), f"unit {product.unit!r}, expected the unit of its toxin"
        for index, vial in enumerate(product.vials):
            yield from _expect_unit(("products", product.id, "vials", index, "size"), vial.size, (product.unit,))


def _treatment_units(catalogue: Catalogue, treatment: Treatment, path: DataPath) -> Iterator[Message]:
    product = catalogue.products.get(treatment.product or "")
    for number, dose in enumerate(treatment.doses):
        yield from _expect_unit((*path, "doses", number, "sites"), dose.sites, ("sites",))
        for count, part in enumerate(dose.by_muscle):
            yield from _expect_unit((*path, "doses", number, "by_muscle", count, "sites"), part.sites, ("sites",))
        for amount in _amounts(dose):
            if product and amount.unit.removesuffix("/kg") != product.unit:
                place = (*path, "doses", number)
                yield place, f"{quote_text(amount.unit)}, expected the unit of {product.id} ({product.unit})"
    yield from _expect_unit((*path, "repeat"), treatment.repeat.interval if treatment.repeat else None, TIMES)
    yield from _expect_unit((*path, "ages"), treatment.ages, AGES)


def _timing_units(use: Use) -> Iterator[Message]:
    for index, timing in enumerate(use.timing):
        for name in ("onset", "peak", "lasts"):
            yield from _expect_unit(("uses", use.id, "timing", index, name), getattr(timing, name), TIMES)
    for index, evidence in enumerate(use.evidence):
        for number, result in enumerate(evidence.results):
            path: DataPath = ("uses", use.id, "evidence", index, "results", number, "time")
            yield from _expect_unit(path, result.time, TIMES)


def find_wrong_rates(path: DataPath, value: Value) -> Iterator[Message]:
    """Errors for a `toxin` rate that has neither `n` nor `trial`, or no `comparator`; and for a wrong `comparator`.

    `placebo` and `active` are wrong without `control`, and `no comparator` with it. Only results and side effects
    have rates.
    """
    if not isinstance(value, SideEffect | Result):
        return
    if value.toxin is not None and value.toxin.n is None and value.trial is None:
        yield path, "a rate without n or trial, expected one of them"
    if value.toxin is not None and value.comparator is None:
        yield path, "a rate without comparator, expected placebo, active or no comparator"
    if value.comparator in ("placebo", "active") and value.control is None:
        yield path, f"comparator {value.comparator} without control, expected its figures"
    if value.comparator == "no comparator" and value.control is not None:
        yield path, "figures of a control, expected none beside 'no comparator'"


def find_wrong_addresses(catalogue: Catalogue) -> Iterator[Message]:
    """An error for each source whose web address or DOI is malformed."""
    for source in catalogue.sources.values():
        expected = _wrong_address(source.url) if source.url is not None else ""
        if expected:
            yield ("sources", source.id, "url"), f"{quote_text(str(source.url))}, expected {expected}"
        if source.doi is not None and not DOI.fullmatch(source.doi):
            yield ("sources", source.id, "doi"), f"{quote_text(source.doi)}, expected a DOI such as 10.1000/182"


def _wrong_address(url: str) -> str:
    """What was expected in place of a malformed web address; empty for a well-formed one."""
    from urllib.parse import urlsplit  # knows what a host is

    if not url.startswith(("https://", "http://")):
        return "an address that begins with https://"
    if NOT_IN_ADDRESS.search(url):
        return "an address of plain letters and signs, without blanks, quotes or backslashes"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "an address with a host and, if any, a port that is a number"
    if "@" in parts.netloc:
        return "an address without the name of a user"
    if not HOST.fullmatch(host):
        return "an address with a host, such as https://example.org/page"
    return ""


def is_day(text: str) -> bool:
    """Whether the text is a year, month or day that exists: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    whole = text + "0000-01-01"[len(text) :]
    if len(text) not in _DAY_LENGTHS or len(whole) != len("0000-01-01") or not text.isascii():
        return False
    try:
        return date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False


def _find_unknown(path: DataPath, name: str | None, known: Collection[str], kind: str) -> Iterator[Message]:
    if name is not None and name not in known:
        from difflib import get_close_matches  # only for a catalogue with a fault

        alike = [id_ for id_ in known if id_[:1] == name[:1] and abs(len(id_) - len(name)) <= MAX_SLIPS]
        near = get_close_matches(name, alike if len(alike) <= MAX_COMPARED else (), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        yield path, f"no {kind} {quote_text(name)}, expected an id of {kind}s{hint}"


def _expect_unit(path: DataPath, value: Range | None, units: tuple[str, ...]) -> Iterator[Message]:
    if value is not None and value.unit not in units:
        yield path, f"unit {quote_text(value.unit)}, expected {' or '.join(units)}"


def _amounts(dose: Dose) -> Iterator[Range]:
    yield from filter(None, (dose.total, dose.per_site, dose.maximum))
    yield from (part.amount for part in dose.by_muscle)
