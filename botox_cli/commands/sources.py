"""`botox sources`: the documents behind the facts, and how far each citation was checked."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.values import LEVELS, Citation, Level
from botox_cli.commands.arguments import completion_of, open_catalogue
from botox_cli.presentation.labels import count_noun
from botox_cli.queries.citations import (
    CitedSource,
    FactCitation,
    all_citations,
    all_facts,
    by_source,
    facts,
    second_readings,
    select_bundled,
    shares,
)
from botox_cli.queries.lookup import Found, find
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Column, CsvRecord, Line, Mark, Row, Table, Text, View, mark_local

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "Where each fact of an entry comes from and how far that was checked; alone, all sources and their shares."

EXAMPLES = """\
botox sources
botox sources chronic-migraine
botox sources --json"""

DOCUMENTS = (
    Column(key="id", title="id", role="id"),
    Column(key="title", title="document", role="strong"),
    Column(key="publisher", title="publisher", role="quiet", spare=2),
    Column(key="date", title="date", spare=3),
    Column(key="cited", title="cited", spare=1),
)

FACTS = (
    Column(key="fact", title="fact", role="strong"),
    Column(key="checked", title="checked"),
    Column(key="source", title="document", role="id"),
    Column(key="at", title="place", role="quiet", spare=1),
    Column(key="via", title="seen in", role="id", spare=2),
    Column(key="title", title="title", role="quiet", spare=3),
)


def sources(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="the facts of this entry", autocompletion=completion_of()),
    ] = None,
) -> View:
    """The answer to `botox sources`: all documents; with a name, the cited facts of that entry.

    If the name is that of a document, the facts that cite it or were read in it.

    Raises:
        NotFoundError: the name means no entry or more than one.
    """
    catalogue = open_catalogue(ctx)
    if not name:
        return _all_view(catalogue, wants_screen=ctx.obj.wants_screen)
    entry = find(catalogue, " ".join(name))
    told = _on_document if isinstance(entry, Source) else _of_entry
    return told(catalogue, entry, wants_screen=ctx.obj.wants_screen)


def _all_view(catalogue: Catalogue, *, wants_screen: bool) -> View:
    local = {source.id for source in catalogue.sources.values() if source.is_local}
    every = tuple(all_citations(catalogue))
    cites = select_bundled(every)
    found = by_source(cites, (id_ for id_ in catalogue.sources if id_ not in local))
    own = tuple(cited for cited in by_source(every, sorted(local)) if cited.source in local)
    note = _count_documents(found) + (f"; {count_noun(len(own), 'document')} of your own (local)" if own else "")
    screen: tuple[ScreenBlock, ...] = ()
    if wants_screen:
        from botox_cli.presentation.screens.sources import all_sources_screen

        screen = all_sources_screen(catalogue, cites, note)
    return View(
        command="sources",
        screen=screen,
        title="All sources",
        note=note,
        blocks=(
            Table(columns=DOCUMENTS, rows=tuple(_document(catalogue, cited) for cited in (*found, *own))),
            _levels(cites),
        ),
        items=tuple(catalogue.sources[cited.source] for cited in (*found, *own)),
        records=tuple(_record(catalogue, cited) for cited in (*found, *own)),
        summary=_summary(None, cites, found) | {"second_readings": second_readings(catalogue)._asdict()},
        hints=(("The facts of one entry", "botox sources chronic-migraine"),),
        edition=catalogue.edition,
    )


def _of_entry(catalogue: Catalogue, entry: Found, *, wants_screen: bool) -> View:
    """The answer with every cited fact of an entry, in the order of the entry."""
    seen = tuple(facts(entry))
    cites = tuple(fact.cite for fact in seen)
    found = by_source(cites)
    return _view(
        catalogue,
        seen,
        title=f"Sources of {mark_local(entry)}",
        note=_count_documents(found),
        of=entry.id,
        is_grouped=False,
        wants_screen=wants_screen,
        hints=(("One document", f"botox show {seen[0].cite.source}"),) if seen else (),
    )


def _on_document(catalogue: Catalogue, source: Found, *, wants_screen: bool) -> View:
    """The answer with every fact that cites a document or was read in it, by entry; citations of users' files last."""
    found = (fact for fact in all_facts(catalogue) if source.id in (fact.cite.source, fact.cite.via))
    seen = tuple(sorted(found, key=lambda fact: fact.cite.origin is not None))
    return resting_on(catalogue, source, seen, wants_screen=wants_screen)


def resting_on(catalogue: Catalogue, source: Found, seen: tuple[FactCitation, ...], *, wants_screen: bool) -> View:
    """The answer with the facts `seen`, which cite a document or were read in it, each under its entry.

    The facts keep their order.
    """
    return _view(
        catalogue,
        seen,
        title=f"What rests on {mark_local(source)}",
        note=count_noun(len(seen), "citation"),
        of=source.id,
        is_grouped=True,
        wants_screen=wants_screen,
        hints=(("The document", f"botox show {source.id}"),),
    )


def _view(
    catalogue: Catalogue,
    seen: tuple[FactCitation, ...],
    *,
    title: str,
    note: str,
    of: str,
    is_grouped: bool,
    wants_screen: bool,
    hints: tuple[tuple[str, str], ...],
) -> View:
    from botox_cli.presentation.fact_labels import (
        fact_words,  # knows all the parts of entries, which the list needs not
    )
    from botox_cli.render.items import CitedFact, FactPlace

    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    cites = tuple(fact.cite for fact in seen)
    counting = select_bundled(cites) or cites
    items = tuple(
        CitedFact(
            entry=getattr(fact.steps[0], "id", "classification"),
            origin=getattr(fact.steps[0], "origin", None),
            fact=FactPlace(path=fact.path, words=fact_words(catalogue, fact.steps)),
            checked=fact.cite.checked,
            source=fact.cite.source,
            title=catalogue.sources[fact.cite.source].title,
            at=fact.cite.at,
            via=fact.cite.via,
        )
        for fact in seen
    )
    groups = [_name(fact.steps[0]) if is_grouped else None for fact in seen]
    rows = tuple(_row(*row, numbers) for row in zip(items, cites, groups, strict=True))
    screen: tuple[ScreenBlock, ...] = ()
    if wants_screen:
        from botox_cli.presentation.screens.sources import ToldFact, facts_screen, group_facts

        facts_told = (ToldFact(item.fact.words, cite) for item, cite in zip(items, cites, strict=True))
        names = [_name(fact.steps[0]) if is_grouped else _document_words(catalogue, fact.cite) for fact in seen]
        told = group_facts(zip(names, facts_told, [_is_local(catalogue, fact) for fact in seen], strict=True))
        screen = facts_screen(title, note, told, "entry" if is_grouped else "document", screen_numbers)
    return View(
        command="sources",
        screen=screen,
        title=title,
        note=note,
        blocks=(Table(columns=FACTS, rows=rows), _levels(counting)),
        items=items,
        summary=_summary(of, counting, by_source(counting)),
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=hints,
        edition=catalogue.edition,
    )


def _row(item: Any, cite: Citation, group: str | None, numbers: ReferenceNumbers) -> Row:
    level = Mark(role=item.checked, word=item.checked)
    return Row(
        cells=(item.fact.words, level, item.source, item.at or "", item.via or "", item.title),
        group=group,
        refs=numbers.number((cite,)),
        is_local=item.origin is not None,
    )


def _document_words(catalogue: Catalogue, cite: Citation) -> str:
    """The name of the cited document, with its publisher and date where they are known."""
    source = catalogue.sources[cite.source]
    return ", ".join(filter(None, (mark_local(source), source.publisher, source.date)))


def _is_local(catalogue: Catalogue, fact: FactCitation) -> bool:
    """Whether the entry of a fact, or the document that it cites, comes from a user's file."""
    return getattr(fact.steps[0], "origin", None) is not None or catalogue.sources[fact.cite.source].is_local


def _name(entry: Any) -> str:
    return mark_local(entry) if hasattr(entry, "id") else str(entry.question)


def _document(catalogue: Catalogue, cited: CitedSource) -> Row:
    source = catalogue.sources[cited.source]
    told = [f"{cited.levels[level]} {level}" for level in LEVELS if cited.levels[level]]
    told += [f"carried {count_noun(cited.carried, 'fact')}"] if cited.carried else []
    cells = (source.id, source.title, source.publisher, source.date or "undated", ", ".join(told) or "not cited")
    return Row(cells=cells, is_local=source.is_local)


def _record(catalogue: Catalogue, cited: CitedSource) -> CsvRecord:
    """A document for csv: its fields, how often it is cited at each level, how many facts it carried.

    A fact that it carried is cited from another document, but was read in this one.
    """
    counts = {f"cited_{level}": cited.levels[level] for level in LEVELS}
    return CsvRecord(item=catalogue.sources[cited.source], values={**counts, "carried": cited.carried})


def _count_documents(found: tuple[CitedSource, ...]) -> str:
    """How many documents and citations there are, in words.

    The documents are counted in three groups: cited; not cited, but a fact of another document was read there; neither.
    If all are in one group, only their total is told.
    """
    kinds = {
        "cited": sum(document.total > 0 for document in found),
        "that only carried a fact": sum(document.total == 0 < document.carried for document in found),
        "that nothing cites": sum(document.total == 0 == document.carried for document in found),
    }
    told = [f"{number:,} {kind}" for kind, number in kinds.items() if number]
    apart = f": {', '.join(told)};" if len(told) > 1 else ","
    total = sum(document.total for document in found)
    return f"{count_noun(len(found), 'document')}{apart} {count_noun(total, 'citation')}"


def _summary(of: str | None, cites: tuple[Citation, ...], found: tuple[CitedSource, ...]) -> dict[str, Any]:
    return {
        "of": of,
        "documents": len(found),
        "cited": sum(document.total > 0 for document in found),
        "citations": len(cites),
        "levels": shares(cites),
    }


def _levels(cites: tuple[Citation, ...]) -> Text:
    counts = shares(cites)
    return Text(
        heading="How far each citation was checked",
        lines=tuple(_level(counts, level, len(cites)) for level in LEVELS),
    )


def _level(counts: dict[Level, int], level: Level, total: int) -> Line:
    means = {
        "primary": "read in the document itself",
        "secondary": "read where it is reported or reprinted",
        "unverified": "named, not read: shown as such everywhere",
    }
    share = f"{100 * counts[level] / total:.0f} %" if total else "none"
    mark = Mark(role=level, word=level)
    return Line(mark=mark, text=f"{counts[level]} of {total} ({share}): {means[level]}")
