"""`botox compare`: uses or products side by side, what differs first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.products import Product
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Citation, Region
from botox_cli.commands.arguments import LeadingRegion, completion_of, open_catalogue
from botox_cli.presentation.labels import NOT_HERE, finding_mark, leading_timing, time_cell
from botox_cli.presentation.toxins import UNITS_WARNING
from botox_cli.queries.compare import Pair, find_comparable
from botox_cli.queries.lookup import Found
from botox_cli.queries.products import licensed_in
from botox_cli.render.items import ComparedField
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Block, Column, Line, Row, Table, Text, View, mark_local, words

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "Two or more uses, or two or more products, side by side: what differs first."

EXAMPLES = """\
botox compare botox dysport
botox compare glabellar-lines forehead-lines
botox compare "crows feet" "brow lift" --json"""


def compare(
    ctx: typer.Context,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME NAME...",
            help="two or more; quote a name of several words",
            autocompletion=completion_of("uses", "products"),
        ),
    ],
    region: LeadingRegion = None,
) -> View:
    """The answer to `botox compare`: all uses or all products that are named, side by side.

    Each of `names` is a whole name; an entry named twice comes once. `region` comes first on the screen.

    Raises:
        NotFoundError: a name means no use or product, or more than one.
        UsageError: all names mean the same entry; joined, they name one entry; or some mean uses and others products.
    """
    catalogue = open_catalogue(ctx)
    found = find_comparable(catalogue, names)
    numbers = ReferenceNumbers()
    products = [entry for entry in found if isinstance(entry, Product)]
    pairs = tuple(_products(products) if products else _uses([entry for entry in found if isinstance(entry, Use)]))
    warning = _warning(products, numbers)
    screen_numbers = ReferenceNumbers()
    screen = _screen(catalogue, found, screen_numbers, region or ctx.obj.region) if ctx.obj.draws_tables else ()
    local = tuple(entry.id for entry in found if entry.is_local)
    return View(
        command="compare",
        title=" and ".join(filter(None, (", ".join(map(mark_local, found[:-1])), mark_local(found[-1])))),
        blocks=(*warning, *_tables(found, pairs, numbers)),
        screen=screen,
        items=tuple(_item(found, pair) for pair in pairs),
        summary={
            "compared": tuple(entry.id for entry in found),
            **({"local": local} if local else {}),
            **({"units": UNITS_WARNING} if products else {}),
        },
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=(
            ("One in full", f"botox show {found[0].id}"),
            ("With sources", f"botox compare {' '.join(entry.id for entry in found)} --cite"),
        ),
        edition=catalogue.edition,
    )


def _screen(
    catalogue: Catalogue, found: Sequence[Found], numbers: ReferenceNumbers, region: Region | None
) -> "tuple[ScreenBlock, ...]":
    """The screen for people: the products in `found` side by side; if it has no product, the uses.

    Citations get their numbers from `numbers`; facts of `region` come first.
    """
    from botox_cli.presentation.screens.compare import compare_products, compare_uses

    products = [entry for entry in found if isinstance(entry, Product)]
    if products:
        return compare_products(catalogue, products, numbers, region=region)
    return compare_uses(catalogue, [entry for entry in found if isinstance(entry, Use)], numbers, region=region)


def _warning(products: list[Product], numbers: ReferenceNumbers) -> tuple[Text, ...]:
    if not products:
        return ()
    refs = numbers.number(
        cite for product in products for fact in product.facts if fact.about == "units" for cite in fact.cites
    )
    return (Text(lines=(Line(text=UNITS_WARNING, role="off-label", refs=refs),)),)


def _tables(found: tuple[Found, ...], pairs: tuple[Pair, ...], numbers: ReferenceNumbers) -> tuple[Block, ...]:
    columns = (
        Column(key="field", title="field", role="id"),
        *(Column(key=entry.id, title=mark_local(entry), role="plain") for entry in found),
    )
    differing = tuple(
        Row(
            cells=(pair.field, *pair.values),
            group="What differs",
            refs=numbers.number(chain(*pair.cites)),
            is_local=any(entry.is_local for entry in found),
        )
        for pair in pairs
        if pair.differs
    )
    same = [pair for pair in pairs if not pair.differs]
    line = Line(
        text="; ".join(f"{pair.field}: {pair.values[0]}" for pair in same),
        refs=numbers.number(cite for pair in same for cite in chain(*pair.cites)),
    )
    table = Table(columns=columns, rows=differing)
    return (table, Text(heading="The same", lines=(line,))) if same else (table,)


def _item(found: tuple[Found, ...], pair: Pair) -> ComparedField:
    values = {entry.id: value for entry, value in zip(found, pair.values, strict=True)}
    cites = {entry.id: own for entry, own in zip(found, pair.cites, strict=False) if own}
    return ComparedField(field=pair.field, values=values, differs=pair.differs, cites=cites)


class CitedRow(Protocol):
    """A part of an entry, such as a treatment, that has citations of its own."""

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The citations of the part."""


def _pair(field: str, values: Iterable[str], rows: Iterable[Sequence[CitedRow]] = ()) -> Pair:
    """A field with its value for each compared entry, and the citations of each.

    An empty value becomes `NOT_HERE`. `rows` has, for each entry, the parts whose citations count; without it, there
    are no citations.
    """
    cites = tuple(tuple(cite for row in own for cite in row.cites) for own in rows)
    return Pair(field, tuple(value or NOT_HERE for value in values), cites)


def _uses(uses: Sequence[Use]) -> Iterator[Pair]:
    approved = [[row for row in use.botox_treatments if row.status == "approved"] for use in uses]
    dated = [sorted((row for row in rows if row.approved), key=lambda row: str(row.approved))[:1] for rows in approved]
    yield _pair("purpose", [use.purpose for use in uses])
    yield _pair(
        "status", map(_status, uses), [rows or use.treatments for use, rows in zip(uses, approved, strict=True)]
    )
    yield _pair("approved since", [str(rows[0].approved) if rows else "" for rows in dated], dated)
    yield _pair("works?", [words(finding_mark(use.finding)) for use in uses], [use.evidence[:1] for use in uses])
    for name, field in (("starts", "onset"), ("lasts", "lasts")):
        yield _pair(name, [words(time_cell(use, field)) for use in uses], [leading_timing(use, field) for use in uses])
    yield _pair("muscles or glands", [", ".join(use.targets) for use in uses])
    yield _pair("area", [", ".join(use.areas) for use in uses])
    risks = [use.risks[:4] for use in uses]
    yield _pair("risks named", ["; ".join(dict.fromkeys(row.reaction for row in rows)) for rows in risks], risks)
    yield _pair("instead", ["; ".join(use.alternatives) for use in uses])


def _status(use: Use) -> str:
    regions = f" ({', '.join(use.approved_in)})" if use.approved_in else ""
    others = f"; other toxins approved in {', '.join(use.other_toxins_approved_in)}"
    return f"{use.status or NOT_HERE}{regions}{others if use.other_toxins_approved_in else ''}"


def _products(products: Sequence[Product]) -> Iterator[Pair]:
    licences = [product.licences for product in products]
    first = [sorted((row for row in rows if row.day), key=lambda row: str(row.day))[:1] for rows in licences]
    vials = [product.vials for product in products]
    yield _pair("toxin", [product.toxin for product in products])
    yield _pair("serotype", [product.serotype for product in products])
    yield _pair("its units", [product.unit for product in products])
    yield _pair("maker", [product.maker for product in products])
    yield _pair("licensed in", [", ".join(licensed_in(product)) for product in products], licences)
    yield _pair("first licence", [str(rows[0].day) if rows else "" for rows in first], first)
    yield _pair("vials", [", ".join(dict.fromkeys(str(vial.size) for vial in rows)) for rows in vials], vials)
    abouts = dict.fromkeys(fact.about for product in products for fact in product.facts if fact.about != "units")
    for about in abouts:
        facts = [[fact for fact in product.facts if fact.about == about][:1] for product in products]
        if all(facts):
            yield _pair(about, [rows[0].text for rows in facts], facts)
