"""Where facts come from: the citations of an entry or of the whole catalogue, and how far they were checked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.catalogue.model.entries import Entry
from botox_cli.catalogue.model.values import LEVELS, Citation, Level, Value
from botox_cli.catalogue.model.walk import walk
from botox_cli.text import path_text


class FactCitation(NamedTuple):
    """A citation and the path of the fact that it supports."""

    path: str
    """Where the fact is in its entry, as in the data files: `treatments[0].doses[1]`; empty for the entry itself."""
    steps: tuple[Value, ...]
    """The entry, then each value inside it on the way to the fact, the fact last."""
    cite: Citation


class CitedSource(NamedTuple):
    """The id of a source, how many of its citations have each level, and how many of other sources were read in it."""

    source: str
    levels: dict[Level, int]
    carried: int
    """How many citations of other sources have this source as `via`: the fact was read here, not in its own source."""

    @property
    def total(self) -> int:
        """How many citations the source has, at all levels; `carried` is not counted."""
        return sum(self.levels.values())


def facts(entry: Value) -> Iterator[FactCitation]:
    """Every citation in an entry with its fact, in the order of the fields; a value before the values inside it.

    A fact comes once for each of its citations; a value without citations is left out.
    """
    for path, values in walk(entry):
        for cite in getattr(values[-1], "cites", ()):
            yield FactCitation(path_text(path), values, cite)


def citations(entry: Value) -> Iterator[Citation]:
    """Every citation in an entry, in the order of its facts."""
    return (fact.cite for fact in facts(entry))


def all_facts(catalogue: Catalogue) -> Iterator[FactCitation]:
    """Every citation of the catalogue with its fact: by section in the order of `SECTIONS`, the classification last."""
    for section in SECTIONS:
        if section != "sources":
            for entry in getattr(catalogue, section).values():
                yield from facts(entry)
    if catalogue.classification:
        yield from facts(catalogue.classification)


def all_citations(catalogue: Catalogue) -> Iterator[Citation]:
    """Every citation of the catalogue, in the order of `all_facts`."""
    return (fact.cite for fact in all_facts(catalogue))


def select_bundled(cites: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations of bundled entries, without those of local entries."""
    return tuple(cite for cite in cites if cite.origin is None)


def by_source(cites: Iterable[Citation], sources: Iterable[str] = ()) -> tuple[CitedSource, ...]:
    """The counts of citations for each source, sorted by id.

    The ids in `sources` are included even if nothing cites them. A source that is only a `via` is included, too.
    """
    counts: dict[str, Counter[Level]] = {source: Counter() for source in sources}
    carried: Counter[str] = Counter()
    for cite in cites:
        counts.setdefault(cite.source, Counter())[cite.checked] += 1
        if cite.via:
            counts.setdefault(cite.via, Counter())
            carried[cite.via] += 1
    return tuple(
        CitedSource(source, {level: counts[source][level] for level in LEVELS}, carried[source])
        for source in sorted(counts)
    )


class SecondReadings(NamedTuple):
    """How many bundled entries a second reader has checked (`read`), and how many there are to check (`entries`).

    `last` is the day of the newest check, such as `2026-11-28`; empty if there is none.
    """

    read: int
    entries: int
    last: str


def second_readings(catalogue: Catalogue) -> SecondReadings:
    """Count the bundled entries that have a day in `reread`, which a second reader has checked.

    Sources, words of the lexicon, drawings and places of the map are not counted.
    """
    every = (entry for section in SECTIONS for entry in getattr(catalogue, section).values())
    entries = [entry for entry in every if entry.is_named and not entry.is_local]
    days = [entry.reread for entry in entries if isinstance(entry, Entry) and entry.reread]
    return SecondReadings(len(days), sum(isinstance(entry, Entry) for entry in entries), max(days, default=""))


def shares(cites: Iterable[Citation]) -> dict[Level, int]:
    """How many of the citations have each level; a level that none has counts 0."""
    counts = Counter(cite.checked for cite in cites)
    return {level: counts[level] for level in LEVELS}
