"""`botox sources`: where facts come from, and how far each was checked."""

from typing import Annotated

import typer

from botox_cli.catalogue.model import Catalogue, Citation, Level, Source
from botox_cli.commands.options import completing, opened
from botox_cli.commands.wording import counted
from botox_cli.queries.find import find
from botox_cli.queries.sources import LEVELS, Cited, all_citations, by_source, citations, shares
from botox_cli.render.views import Column, Line, Mark, Row, Table, Text, View, marked

EXAMPLES = """\
botox sources
botox sources chronic-migraine
botox sources --json"""

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="title", title="document", role="strong"),
    Column(key="publisher", title="publisher", role="quiet", spare=2),
    Column(key="date", title="date", spare=3),
    Column(key="cited", title="cited", spare=1),
)


def sources(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="only those of this entry", autocompletion=completing()),
    ] = None,
) -> View:
    """Where each fact comes from and how far that was checked; alone, all sources and the share at each level."""
    catalogue = opened(ctx)
    if not name:
        return view(catalogue, "All sources", tuple(all_citations(catalogue)), of=None)
    entry = find(catalogue, " ".join(name))
    if isinstance(entry, Source):
        cites = tuple(cite for cite in all_citations(catalogue) if entry.id in (cite.source, cite.via))
    else:
        cites = tuple(citations(entry))
    return view(catalogue, f"Sources of {marked(entry)}", cites, of=entry.id)


def view(catalogue: Catalogue, title: str, cites: tuple[Citation, ...], *, of: str | None) -> View:
    """The sources of some citations, above them how many stand at each level."""
    counts = shares(cites)
    found = by_source(cites)
    return View(
        command="sources",
        title=title,
        note=f"{counted(len(found), 'document')}, {counted(len(cites), 'citation')}",
        blocks=(
            Table(columns=COLUMNS, rows=tuple(_row(catalogue, cited) for cited in found)),
            Text(
                heading="How far each citation was checked",
                lines=tuple(_level(counts, level, len(cites)) for level in LEVELS),
            ),
        ),
        items=tuple(catalogue.sources[cited.source] for cited in found),
        summary={"of": of, "citations": len(cites), "levels": counts},
        hints=(("One document", f"botox show {found[0].source}"),) if found else (),
        edition=catalogue.edition,
    )


def _row(catalogue: Catalogue, cited: Cited) -> Row:
    source = catalogue.sources[cited.source]
    told = ", ".join(f"{cited.levels[level]} {level}" for level in LEVELS if cited.levels[level])
    cells = (source.id, source.title, source.publisher, source.date or "undated", told)
    return Row(cells=cells, is_local=source.is_local)


def _level(counts: dict[Level, int], level: Level, total: int) -> Line:
    means = {
        "primary": "read in the document itself",
        "secondary": "read where it is reported or reprinted",
        "unverified": "named, not read: shown as such everywhere",
    }
    share = f"{100 * counts[level] / total:.0f} %" if total else "none"
    mark = Mark(role=level, word=level)
    return Line(mark=mark, text=f"{counts[level]} of {total} ({share}): {means[level]}")
