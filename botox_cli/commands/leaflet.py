"""`botox leaflet`: one printed page about a use, for a patient to take home."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.safety import Question, Risk
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Citation, Origin
from botox_cli.commands.arguments import LeadingRegion, UseName, completion_of, one_of, open_catalogue
from botox_cli.presentation.labels import effect_words, result_words
from botox_cli.presentation.screens.leaflet import (
    RECORD_LINES,
    LeafletWishes,
    choose_figures,
    clinic_lines,
    emergency_sign,
    fit_rows,
    label_line,
    leaflet_screen,
    source_words,
    tiles,
)
from botox_cli.presentation.screens.urgent import CALL_NOW
from botox_cli.queries.checklist import Sheet, sheet
from botox_cli.queries.lookup import find, find_use
from botox_cli.render.items import LeafletLine, LeafletPart
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Line, SheetStyle, Text, View, mark_local

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "One page about a use, to print and hand out: does it work, what can go wrong, when to get help."

EXAMPLES = """\
botox leaflet crows feet -o leaflet.html
botox leaflet chronic-migraine --region uk --paper letter -o leaflet.html
botox leaflet crows feet --product dysport --large -o leaflet.html"""

LEAFLET_PARTS: dict[LeafletPart, str] = {
    "what": "What it is",
    "approved": "Approved",
    "works": "Works?",
    "starts": "Starts",
    "lasts": "Lasts",
    "benefit": "Does it work?",
    "risk": "What can go wrong?",
    "emergency": "Get help at once",
    "label": "Label",
    "tell": "Tell the clinician, if it is so",
    "instead": "Instead",
    "field": "To fill in",
    "clinic": "From the clinic (local)",
}

Paper = Literal["A4", "letter"]


def leaflet(
    ctx: typer.Context,
    name: UseName,
    region: LeadingRegion = None,
    product: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="its figures and its label", autocompletion=completion_of("products")),
    ] = None,
    paper: Annotated[Paper, typer.Option(metavar="SIZE", help=one_of(Paper), case_sensitive=False)] = "A4",
    large: Annotated[bool, typer.Option("--large", help="large letters, on more than one page")] = False,
) -> View:
    """The answer to `botox leaflet`: the page about the use with this name.

    With `large`, nothing is cut to fit one page. What is about `region` comes first. With `product`, its label dose is
    added, and answers and figures are those of its family alone, where there are any.

    Raises:
        NotFoundError: no use or no product has this name, or more than one.
    """
    catalogue = open_catalogue(ctx)
    use = find_use(catalogue, " ".join(name))
    entry = find(catalogue, product, ("products",)) if product else None
    wishes = LeafletWishes(region or ctx.obj.region, entry if isinstance(entry, Product) else None)
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    parts = sheet(catalogue, use)
    if not large:
        wishes = wishes._replace(rows=fit_rows(catalogue, use, parts, wishes))
    lines = tuple(_lines(catalogue, use, parts, wishes))
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.wants_screen:
        screen = leaflet_screen(catalogue, use, parts, wishes, screen_numbers)
    return View(
        command="leaflet",
        title=mark_local(use),
        note=source_words(catalogue, use, wishes.rows),
        blocks=tuple(_blocks(lines, numbers)),
        screen=screen,
        items=lines,
        summary={
            "use": use.id,
            "name": use.name,
            "region": wishes.region,
            "product": wishes.product.id if wishes.product else None,
            "paper": paper,
            "large": large,
        },
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        sheet=SheetStyle(paper=paper, is_large=large),
        hints=(("To print", f"botox leaflet {use.id} -o leaflet.html"),),
        edition=catalogue.edition,
    )


def _blocks(lines: Iterable[LeafletLine], numbers: ReferenceNumbers) -> Iterator[Text]:
    """The parts of the leaflet that have lines, each as a text under its heading, in the order of `LEAFLET_PARTS`.

    Citations get their numbers from `numbers`.
    """
    lines = tuple(lines)
    for part, title in LEAFLET_PARTS.items():
        own = [line for line in lines if line.part == part]
        if own:
            told = tuple(
                Line(
                    text=line.text,
                    refs=numbers.number(line.cites),
                    is_task=part in ("tell", "field"),
                    is_local=line.origin is not None,
                )
                for line in own
            )
            yield Text(heading=title, lines=told)


def _lines(catalogue: Catalogue, use: Use, parts: Sheet, wishes: LeafletWishes) -> Iterator[LeafletLine]:
    """The lines of the leaflet, each with the part to which it belongs.

    `parts` is the consultation sheet of the use; `wishes` says region, product, and how many figures are shown.
    """
    yield _line("what", use.lay, (), use.origin)
    tiled: tuple[LeafletPart, ...] = ("approved", "works", "starts", "lasts")
    for part, tile in zip(tiled, tiles(catalogue, use, wishes), strict=True):
        yield _line(part, "; ".join(filter(None, (tile.text, tile.below))), tile.cites, use.origin)
    chosen = choose_figures(catalogue, use, wishes.product, wishes.rows.figures)
    for figure in chosen.results.figures:
        yield _line("benefit", result_words(catalogue, figure.row), figure.cites, use.origin)  # type: ignore[arg-type]
    for figure in chosen.risks.figures:
        yield _line("risk", effect_words(catalogue, figure.row), figure.cites, use.origin)  # type: ignore[arg-type]
    for flag in sorted(parts.call, key=lambda flag: flag.is_local):
        if flag.urgency == "emergency":
            yield _line("emergency", f"{emergency_sign(flag)}: {CALL_NOW}", flag.cites, flag.origin)
    label = label_line(catalogue, use, wishes, ReferenceNumbers())
    if label is not None:
        yield _line("label", label.text, (), use.origin)
    told: tuple[Risk | Question, ...] = (*parts.bars, *parts.tell)
    for entry in sorted(told, key=lambda entry: entry.is_local):
        yield _line("tell", mark_local(entry), entry.cites, entry.origin)
    if use.alternatives:
        yield _line("instead", ", ".join(use.alternatives), (), use.origin)
    yield from (_line("field", field, ()) for field in RECORD_LINES)
    yield from (_line("clinic", line.text, (), "local") for line in clinic_lines(catalogue, use))


def _line(part: LeafletPart, text: str, cites: tuple[Citation, ...], origin: Origin | None = None) -> LeafletLine:
    return LeafletLine(part=part, text=text, cites=cites, origin=origin)
