"""Where facts come from: the citations of an entry or of the whole catalogue, and how far they were checked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from botox_cli.catalogue.model import SECTIONS, Catalogue, Citation, Level, Value

LEVELS: tuple[Level, ...] = ("primary", "secondary", "unverified")


class Cited(NamedTuple):
    """A source and how often it is cited at each level."""

    source: str
    levels: dict[Level, int]

    @property
    def total(self) -> int:
        """How often it is cited at all."""
        return sum(self.levels.values())


def citations(value: Value) -> Iterator[Citation]:
    """Every citation in an entry, in the order of its fields."""
    if isinstance(value, Citation):
        yield value
        return
    for name in value.__struct_fields__:
        field = getattr(value, name)
        for item in field if type(field) is tuple else (field,):
            if isinstance(item, Value):
                yield from citations(item)


def all_citations(catalogue: Catalogue) -> Iterator[Citation]:
    """Every citation of the catalogue."""
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            yield from citations(entry)
    if catalogue.classification:
        yield from citations(catalogue.classification)


def by_source(cites: Iterable[Citation]) -> tuple[Cited, ...]:
    """The cited sources by id; sources that were only a route to another are not among them."""
    counts: dict[str, Counter[Level]] = {}
    for cite in cites:
        counts.setdefault(cite.source, Counter())[cite.checked] += 1
    return tuple(Cited(source, {level: counts[source][level] for level in LEVELS}) for source in sorted(counts))


def shares(cites: Iterable[Citation]) -> dict[Level, int]:
    """How many citations stand at each level."""
    counts = Counter(cite.checked for cite in cites)
    return {level: counts[level] for level in LEVELS}
