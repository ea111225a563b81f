"""The screens of sources: how far citations were checked, kinds of documents, which facts rest on which document."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.values import LEVELS, Citation, Level
from botox_cli.presentation.figures import LEVEL_SIGNS, best_level
from botox_cli.queries.citations import second_readings, select_bundled, shares
from botox_cli.render.drawing.marks import Meaning
from botox_cli.render.drawing.tallies import SeriesPoint
from botox_cli.render.references import LEVEL_WORDS, ReferenceNumbers
from botox_cli.render.screen import Head, Labels, MarkedItem, ScreenBlock, Section, Series
from botox_cli.render.view import Line, mark_local
from botox_cli.text import spell_out

MOST_GROUPS = 10
"""How many documents, or entries, one screen shows with their facts at most."""

LEVEL_KEY: tuple[tuple[Meaning, str], ...] = (
    ("primary", "read"),
    ("secondary", "second hand"),
    ("unverified", "not read"),
)


class ToldFact(NamedTuple):
    """A fact in words, with one of its citations."""

    words: str
    cite: Citation


class FactGroup(NamedTuple):
    """Facts with a common heading, the name of a document or of an entry; all are local, or all are bundled."""

    name: str
    facts: tuple[ToldFact, ...]
    is_local: bool = False


def all_sources_screen(catalogue: Catalogue, cites: Sequence[Citation], note: str) -> tuple[ScreenBlock, ...]:
    """How far `cites` were checked, how many entries were read a second time, and the kinds of bundled documents.

    `note` stands beside the title.
    """
    kinds = Counter(source.category for source in catalogue.sources.values() if not source.is_local)
    points = tuple(SeriesPoint(label=spell_out(kind), value=count) for kind, count in kinds.most_common())
    documents = Section(
        title="Kinds of documents",
        aside="documents",
        drawing=Series(points=points),
        more="every document with how often it is cited: --full",
    )
    read, entries, last = second_readings(catalogue)
    told = f"{read:,} of {entries:,} entries were held against their documents by a second reader, last on {last}."
    again = Section(title="Read a second time", lines=(Line(text=told),)) if read else None
    blocks = (Head(title="All sources", aside=note), _levels(cites), again, documents if points else None)
    return tuple(block for block in blocks if block is not None)


def facts_screen(
    title: str, note: str, groups: Sequence[FactGroup], noun: str, numbers: ReferenceNumbers
) -> tuple[ScreenBlock, ...]:
    """Facts by document or entry (`noun`): largest groups first; groups that nobody read follow, then a user's own.

    At most `MOST_GROUPS` groups are shown; before them, how far the bundled citations were checked, or a user's own if
    there are no others. `note` stands beside the title.
    """
    facts = [fact for group in groups for fact in group.facts]
    ordered = sorted(groups, key=lambda group: (group.is_local, _level(group) == "unverified", -len(group.facts)))
    left_out = len(ordered) - MOST_GROUPS
    listed = Section(
        title="Facts",
        aside=f"by {noun}",
        key=LEVEL_KEY,
        items=tuple(_item(group, numbers) for group in ordered[:MOST_GROUPS]),
        more=f"+ {left_out} more {_plural(noun, left_out)}, each fact with its place: --full" if left_out > 0 else "",
    )
    cites = [fact.cite for fact in facts]
    levels = _levels(select_bundled(cites) or cites)
    return (Head(title=title, aside=note), levels, *((listed,) if ordered else ()))


def document_screen(source: Source) -> tuple[ScreenBlock, ...]:
    """One document: what it is and where to find it."""
    rows = [
        ("By", source.byline),
        ("Publisher", source.publisher),
        ("Kind", spell_out(source.category)),
        ("Date", source.date or "undated"),
        ("DOI", source.doi or ""),
        ("Note", source.note or ""),
        ("Cited by", f"botox sources {source.id}"),
    ]
    labels = Labels(rows=tuple((label, Line(text=text)) for label, text in rows if text))
    address = (Section(title="Address", lines=(Line(text=source.url),)),) if source.url else ()
    return (Head(id=source.id, title=mark_local(source), aside="document"), labels, *address)


def _levels(cites: Sequence[Citation]) -> Section:
    counts = shares(cites)
    points = tuple(
        SeriesPoint(label=f"{LEVEL_WORDS[level]}{_share(counts[level], len(cites))}", value=counts[level])
        for level in LEVELS
    )
    return Section(
        title="How far each citation was checked",
        aside=f"{len(cites):,} {_plural('citation', len(cites))}",
        drawing=Series(points=points),
    )


def _share(count: int, total: int) -> str:
    return f", {100 * count / total:.0f}%" if total else ""


def _item(group: FactGroup, numbers: ReferenceNumbers) -> MarkedItem:
    """A group with the mark of its best level, and its facts in one line below; facts of lower levels have a sign.

    A fact that only repeats the name of the group is left out.
    """
    best = _level(group)
    told = "; ".join(
        dict.fromkeys(
            f"{fact.words}{LEVEL_SIGNS[fact.cite.checked] if fact.cite.checked != best else ''}"
            for fact in group.facts
            if not fact.words.endswith(f": {group.name}")
        )
    )
    refs = numbers.number(fact.cite for fact in group.facts)
    if not told:
        return MarkedItem(mark=best, text=group.name, refs=refs)
    return MarkedItem(mark=best, text=group.name, below=(Line(text=told, refs=refs),))


def _level(group: FactGroup) -> Level:
    return best_level(fact.cite for fact in group.facts)


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def group_facts(facts: Iterable[tuple[str, ToldFact, bool]]) -> tuple[FactGroup, ...]:
    """Group facts by heading, local facts apart; groups are in the order in which they first occur.

    Each of `facts` is a heading, the fact, and whether it is local.
    """
    found: dict[tuple[str, bool], list[ToldFact]] = {}
    for name, fact, is_local in facts:
        found.setdefault((name, is_local), []).append(fact)
    return tuple(FactGroup(name, tuple(members), is_local) for (name, is_local), members in found.items())
