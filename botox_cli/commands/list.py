"""`botox list`: every entry of a kind; without a kind, all kinds and how many entries each has."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from botox_cli.catalogue.model.background import Statistic
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, entry_type
from botox_cli.commands.arguments import open_catalogue
from botox_cli.errors import NotFoundError
from botox_cli.presentation.labels import count_noun
from botox_cli.queries.citations import citations
from botox_cli.render.items import KindCount
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Cell, Column, Row, Table, View
from botox_cli.text import list_some, quote_text

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "Every entry of a kind: terms, procedures, statistics, questions; alone, the kinds and their numbers."

EXAMPLES = """\
botox list
botox list terms
botox list procedures --plain"""

PLURALS = {entry_type(section).kind: section.replace("_", "-") for section in SECTIONS}
GIST = ("lay", "because", "says", "means", "instead", "lines", "publisher")

CELL_LETTERS = 160
"""How many letters of an answer fit beside its question in a table; about two short sentences."""

MOST_LINES = 4
"""How many texts of an entry `_gist` shows at most, where its field holds several; the others are counted."""

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="name", title="name", role="strong"),
    Column(key="gist", title="in short", role="quiet", spare=1),
)

FIGURES = (
    *COLUMNS[:2],
    Column(key="amount", title="figure"),
    Column(key="region", title="region", spare=2),
    Column(key="year", title="year", spare=1),
)


def _kinds_beginning(start: str) -> list[str]:
    return [kind for kind in PLURALS.values() if kind.startswith(start.lower())]


def list_(
    ctx: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[KIND]", help="terms, procedures, statistics ...", autocompletion=_kinds_beginning),
    ] = None,
) -> View:
    """The answer to `botox list`: the entries of a kind; without a kind, all kinds and how many entries each has.

    A kind may be named in singular or plural.

    Raises:
        NotFoundError: there is no such kind.
    """
    catalogue = open_catalogue(ctx)
    has_screen: bool = ctx.obj.draws_tables
    if kind is None:
        return _kinds(catalogue, has_screen=has_screen)
    return _entries(catalogue, kind, has_screen=has_screen)


def _kinds(catalogue: Catalogue, *, has_screen: bool) -> View:
    counts = {section.replace("_", "-"): len(getattr(catalogue, section)) for section in SECTIONS}
    screen: tuple[ScreenBlock, ...] = ()
    if has_screen:
        from botox_cli.presentation.screens.lists import kinds_screen

        screen = kinds_screen(counts)
    columns = (Column(key="kind", title="kind", role="id"), Column(key="count", title="entries"))
    return View(
        command="list",
        title="Kinds of entries",
        note=f"{sum(counts.values())} entries",
        blocks=(Table(columns=columns, rows=tuple(Row(cells=pair) for pair in counts.items())),),
        screen=screen,
        items=tuple(KindCount(kind=kind, count=count) for kind, count in counts.items()),
        hints=(("The entries of one kind", "botox list terms"),),
        edition=catalogue.edition,
    )


def _entries(catalogue: Catalogue, kind: str, *, has_screen: bool) -> View:
    wanted = kind.lower().replace("_", "-")
    section = PLURALS.get(wanted, wanted).replace("-", "_")
    if section not in SECTIONS:
        raise NotFoundError(f"no kind {quote_text(kind)}, expected one of {', '.join(PLURALS.values())}")
    found = tuple(getattr(catalogue, section).values())
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    title = section.replace("_", " ").capitalize()
    note = count_noun(len(found), "document") if section == "sources" else str(len(found))
    columns, row = (FIGURES, _figure) if section == "statistics" else (COLUMNS, _row)
    rows = tuple(row(entry, numbers) for entry in found)
    screen: tuple[ScreenBlock, ...] = ()
    if has_screen:
        from botox_cli.presentation.screens.lists import entries_screen, statistics_screen

        if section == "statistics" and found:
            screen = statistics_screen(found, screen_numbers)
        else:
            screen = entries_screen(title, note, found, _gist, screen_numbers)
    return View(
        command="list",
        title=title,
        note=note,
        blocks=(Table(columns=columns, rows=rows),),
        screen=screen,
        items=found,
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=(("One in full", f"botox show {found[0].id}"),) if found else (),
        edition=catalogue.edition,
    )


def _row(entry: Any, numbers: ReferenceNumbers) -> Row:
    return _cited_row(entry, (entry.id, entry.name, _gist(entry)), numbers)


def _figure(entry: Statistic, numbers: ReferenceNumbers) -> Row:
    return _cited_row(entry, (entry.id, entry.name, entry.amount, entry.region, entry.year), numbers)


def _cited_row(entry: Any, cells: tuple[Cell, ...], numbers: ReferenceNumbers) -> Row:
    """A table row of `cells`, with the numbers of the entry's own citations; if it has none, of the facts inside it."""
    cites = getattr(entry, "cites", ()) or tuple(citations(entry))
    return Row(cells=cells, refs=numbers.number(cites), is_local=entry.is_local)


def _gist(entry: Any) -> str:
    """The first sentence about an entry, without its full stop, from the first field of `GIST` that it has.

    Without such a field, its name. If the field holds several texts, the first `MOST_LINES` are listed. An entry of
    `faqs` keeps its full stops; it gives two sentences if `CELL_LETTERS` letters hold both.
    """
    told: str | tuple[str, ...] = next(
        (getattr(entry, name) for name in GIST if getattr(entry, name, None)), entry.name
    )
    text = told if isinstance(told, str) else list_some(told, MOST_LINES)
    first, *rest = re.split(r"(?<=[.?!]) ", text)
    if entry.kind != "faq":
        return first.rstrip(".")
    two = " ".join((first, *rest[:1]))
    return two if len(two) <= CELL_LETTERS else first
