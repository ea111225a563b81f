"""`botox compare`: uses or products side by side, what differs first."""

from collections.abc import Iterator
from typing import Annotated

import typer

from botox_cli.catalogue.model import Product, Use
from botox_cli.commands.options import completing, opened
from botox_cli.commands.wording import NOT_HERE, UNITS_WARNING, finding_mark, time_cell
from botox_cli.queries.compare import Pair, comparable
from botox_cli.queries.find import Found
from botox_cli.queries.products import licensed_in
from botox_cli.render.citing import Citing
from botox_cli.render.items import ComparedField
from botox_cli.render.views import Block, Column, Line, Row, Table, Text, View, marked, words

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
            autocompletion=completing("uses", "products"),
        ),
    ],
) -> View:
    """Two or more uses, or two or more products, side by side: what differs first."""
    catalogue = opened(ctx)
    found = comparable(catalogue, names)
    citing = Citing(catalogue)
    products = [entry for entry in found if isinstance(entry, Product)]
    pairs = tuple(_products(products, citing) if products else _uses([e for e in found if isinstance(e, Use)], citing))
    warning = _warning(products, citing)
    local = tuple(entry.id for entry in found if entry.is_local)
    return View(
        command="compare",
        title=" and ".join(map(marked, found)),
        blocks=(*warning, *_tables(found, pairs)),
        items=tuple(_item(found, pair) for pair in pairs),
        summary={
            "compared": tuple(entry.id for entry in found),
            **({"local": local} if local else {}),
            **({"units": UNITS_WARNING} if products else {}),
        },
        references=citing,
        cite=bool(products),
        hints=(("One in full", f"botox show {found[0].id}"),),
        edition=catalogue.edition,
    )


def _warning(products: list[Product], citing: Citing) -> tuple[Text, ...]:
    if not products:
        return ()
    refs = citing.number(
        cite for product in products for fact in product.facts if fact.about == "units" for cite in fact.cites
    )
    return (Text(lines=(Line(text=UNITS_WARNING, role="off-label", refs=refs),)),)


def _tables(found: tuple[Found, ...], pairs: tuple[Pair, ...]) -> tuple[Block, ...]:
    columns = (
        Column(key="field", title="field", role="id"),
        *(Column(key=entry.id, title=marked(entry), role="plain") for entry in found),
    )
    differing = tuple(Row(cells=(pair.field, *pair.values), group="What differs") for pair in pairs if pair.differs)
    same = "; ".join(f"{pair.field}: {pair.values[0]}" for pair in pairs if not pair.differs)
    table = Table(columns=columns, rows=differing)
    return (table, Text(heading="The same", lines=(Line(text=same),))) if same else (table,)


def _item(found: tuple[Found, ...], pair: Pair) -> ComparedField:
    values = {entry.id: value for entry, value in zip(found, pair.values, strict=True)}
    return ComparedField(field=pair.field, values=values, differs=pair.differs)


def _uses(uses: list[Use], citing: Citing) -> Iterator[Pair]:
    for use in uses:
        for rows in (use.treatments[:1], use.evidence[:1], use.timing[:1]):
            citing.number(cite for row in rows for cite in row.cites)
    yield _pair("purpose", [use.purpose for use in uses])
    yield _pair("status", [_status(use) for use in uses])
    yield _pair("approved since", [_since(use) for use in uses])
    yield _pair("works?", [words(finding_mark(use.finding)) for use in uses])
    yield _pair("starts", [words(time_cell(use, "onset")) for use in uses])
    yield _pair("lasts", [words(time_cell(use, "lasts")) for use in uses])
    yield _pair("muscles or glands", [", ".join(use.targets) for use in uses])
    yield _pair("area", [", ".join(use.areas) for use in uses])
    yield _pair(
        "risks named", [", ".join(dict.fromkeys(row.reaction for row in use.risks[:4])) or NOT_HERE for use in uses]
    )
    yield _pair("instead", [", ".join(use.alternatives) or NOT_HERE for use in uses])


def _pair(field: str, values: list[str]) -> Pair:
    return Pair(field, tuple(values))


def _status(use: Use) -> str:
    return f"{use.status} ({', '.join(use.approved_in)})" if use.approved_in else use.status


def _since(use: Use) -> str:
    return min((row.approved for row in use.treatments if row.approved), default=NOT_HERE)


def _products(products: list[Product], citing: Citing) -> Iterator[Pair]:
    yield _pair("toxin", [product.toxin for product in products])
    yield _pair("serotype", [product.serotype for product in products])
    yield _pair("its units", [product.unit for product in products])
    yield _pair("maker", [product.maker for product in products])
    yield _pair("licensed in", [", ".join(licensed_in(product)) or NOT_HERE for product in products])
    yield _pair(
        "first licence",
        [min((row.day for row in product.licences if row.day), default=NOT_HERE) for product in products],
    )
    yield _pair(
        "vials",
        [", ".join(dict.fromkeys(str(vial.size) for vial in product.vials)) or NOT_HERE for product in products],
    )
    abouts = dict.fromkeys(fact.about for product in products for fact in product.facts if fact.about != "units")
    for about in abouts:
        if all(any(fact.about == about for fact in product.facts) for product in products):
            yield _pair(about, [_fact(product, about, citing) for product in products])


def _fact(product: Product, about: str, citing: Citing) -> str:
    fact = next(fact for fact in product.facts if fact.about == about)
    refs = citing.number(fact.cites)
    return f"{fact.text} [{','.join(map(str, refs))}]"
