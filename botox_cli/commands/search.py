"""`botox search`: everything, ranked, with the reason for each hit."""

from collections.abc import Sequence
from typing import Annotated

import typer

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.commands.options import opened
from botox_cli.commands.wording import NOT_HERE
from botox_cli.errors import NotFoundError
from botox_cli.queries.search import Hits
from botox_cli.queries.search import search as ask
from botox_cli.render.items import SearchHit
from botox_cli.render.views import Column, Row, Table, View
from botox_cli.text import fold

EXAMPLES = """\
botox search sweaty hands
botox search how long does it last
botox search teeth grinding --limit 3"""

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="name", title="name", role="strong"),
    Column(key="kind", title="kind", spare=1),
    Column(key="reason", title="found as", role="quiet", spare=2),
)


def search(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="words, in any order and spelling")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="at most so many, else 12")] = 12,
) -> View:
    """Search everything: names, lay words, muscles, drugs, questions; best first, each with its reason."""
    catalogue = opened(ctx)
    asked = " ".join(text)
    hits = ask(catalogue, asked, limit)
    if not hits.best:
        missing = " ".join(hits.unknown) or asked
        raise NotFoundError(f"{missing!r} is {NOT_HERE}; try fewer or other words")
    found = tuple(
        SearchHit(
            kind=hit.entry.kind,
            id=hit.entry.id,
            name=hit.entry.name,
            reason=hit.reason,
            origin=hit.entry.origin,
        )
        for hit in hits.best
    )
    rows = tuple(Row(cells=(hit.id, hit.name, hit.kind, hit.reason), is_local=hit.origin is not None) for hit in found)
    return View(
        command="search",
        title=f"Found for {asked!r}",
        note=f"{len(hits.best)} of {hits.total}" if len(hits.best) < hits.total else str(hits.total),
        blocks=(Table(columns=COLUMNS, rows=rows),),
        items=found,
        summary={"asked": asked, "total": hits.total, "unknown": hits.unknown},
        hints=_hints(catalogue, text, hits),
        edition=catalogue.edition,
    )


def _hints(catalogue: Catalogue, text: Sequence[str], hits: Hits) -> tuple[tuple[str, str], ...]:
    """Which words are in no entry, and how to see the first hit, the products that are named, and all hits."""
    from shlex import join  # only for people

    every = ("botox", "search", *text, "--limit", str(hits.total))
    if any(word.startswith("-") for word in text):
        every = ("botox", "search", "--limit", str(hits.total), "--", *text)
    named = filter(None, map(catalogue.names.get, fold(" ".join(text)).split()))
    products = tuple(dict.fromkeys(id_ for section, id_ in named if section == "products"))
    return (
        *((("In no entry, documents aside", ", ".join(hits.unknown)),) if hits.unknown else ()),
        ("The first in full", f"botox show {hits.best[0].entry.id}"),
        *((("Side by side", f"botox compare {' '.join(products)}"),) if len(products) > 1 else ()),
        *((("All", join(every)),) if len(hits.best) < hits.total else ()),
    )
