"""`botox products`: the licensed toxins and their brands."""

from typing import TYPE_CHECKING, Annotated

import typer

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.values import REGIONS, Region
from botox_cli.commands.arguments import Request, one_of, open_catalogue
from botox_cli.errors import NotFoundError
from botox_cli.presentation.toxins import UNITS_WARNING
from botox_cli.queries.products import licensed_in, select
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Column, Line, Mark, Row, Table, Text, View
from botox_cli.text import quote_text

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "The botulinum toxins that are sold, where they are licensed, and under which names."

EXAMPLES = """\
botox products
botox products --region uk
botox products dysport --json"""

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="name", title="product", role="strong"),
    Column(key="toxin", title="toxin", role="quiet"),
    Column(key="licensed", title="licensed"),
    Column(key="brands", title="elsewhere", role="quiet", spare=1),
    Column(key="maker", title="maker", role="quiet", spare=2),
)


def products(
    ctx: typer.Context,
    text: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]...", help="only products that mention it")] = None,
    region: Annotated[Region | None, typer.Option(metavar="CODE", help=one_of(Region), case_sensitive=False)] = None,
) -> View:
    """The answer to `botox products`: the products that have all words of `text` and are licensed in `region`.

    A word may stand in any name or text of the product, also inside a longer word. Without conditions, all products.

    Raises:
        NotFoundError: no product meets the conditions.
    """
    catalogue = open_catalogue(ctx)
    found = select(catalogue.products.values(), " ".join(text) if text else None, region)
    if not found:
        asked = ", ".join(
            filter(None, (quote_text(" ".join(text)) if text else None, f"region {region}" if region else None))
        )
        raise NotFoundError(f"no product with {asked} in this catalogue; `botox products` lists all")
    return _view(catalogue, found, region, ctx.obj)


def _view(catalogue: Catalogue, found: tuple[Product, ...], region: Region | None, asked: Request) -> View:
    """The answer for the products in `found`, at least one: a table, and below it the warning about units.

    If `asked` says so, also a screen for people. `region` is the region that was asked for, if any.
    """
    numbers = ReferenceNumbers()
    warned = [fact.cites for product in found for fact in product.facts if fact.about == "units"]
    refs = numbers.number(cite for cites in warned for cite in cites)
    rows = tuple(_row(product, numbers) for product in found)
    screen_numbers = ReferenceNumbers()
    screen: tuple[ScreenBlock, ...] = ()
    if asked.draws_tables:
        from botox_cli.presentation.screens.products import products_screen  # for people alone

        screen = products_screen(catalogue, found, screen_numbers, region=region, leading=asked.region)
    return View(
        command="products",
        title="Botulinum toxin products",
        note=str(len(found)),
        blocks=(
            Table(columns=COLUMNS, rows=rows),
            Text(lines=(Line(text=UNITS_WARNING, role="off-label", refs=refs),)),
        ),
        screen=screen,
        items=found,
        summary={"units": UNITS_WARNING},
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=(("One in full", f"botox show {found[0].id}"), *_suggest_comparison(found)),
        edition=catalogue.edition,
    )


def _suggest_comparison(found: tuple[Product, ...]) -> tuple[tuple[str, str], ...]:
    """A hint, as words and command, to compare two products of different toxins: those licensed in most regions.

    Empty if all products have one toxin.
    """
    different: dict[str, str] = {}
    for product in sorted(found, key=lambda product: -len(licensed_in(product))):
        different.setdefault(product.toxin, product.id)
    pair = tuple(different.values())[:2]
    return (("Side by side", f"botox compare {' '.join(pair)}"),) if len(pair) > 1 else ()


def _row(product: Product, numbers: ReferenceNumbers) -> Row:
    regions = licensed_in(product)
    licensed = Mark(role="approved", word="licensed") if regions else Mark(role="unknown", word="no licence")
    brands = dict.fromkeys(brand for region in REGIONS for brand in product.brands.get(region, ()))
    return Row(
        refs=numbers.number(cite for row in product.licences for cite in row.cites),
        is_local=product.is_local,
        cells=(
            product.id,
            product.name,
            product.toxin,
            (licensed, *regions),
            tuple(brands) or "same name",
            product.maker,
        ),
    )
