"""`botox uses`: what Botox is used for, grouped, with status, evidence and time."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from botox_cli import catalogue
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import Group, Purpose, Use, regions_of_approval, status_of
from botox_cli.catalogue.model.values import Citation, Finding, Region, Status
from botox_cli.commands.arguments import Request, completion_of, one_of, open_catalogue
from botox_cli.errors import BotoxError, NotFoundError
from botox_cli.presentation.labels import (
    count_noun,
    finding_mark,
    group_title,
    leading_cites,
    licensed_name,
    status_cell,
    status_mark,
    time_cell,
)
from botox_cli.queries.lookup import find
from botox_cli.queries.summary import by_region, summarise
from botox_cli.queries.uses import ANY, OF_PRODUCTS, Conditions, SortKey, asks_for_rows, narrow, select, sort
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Cell, Column, CsvRecord, Row, Table, View
from botox_cli.text import quote_text

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "What Botox is used for, whether it is approved and works, and for how long."

EXAMPLES = """\
botox uses --status approved
botox uses sweat
botox uses --region uk --product dysport"""

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="name", title="use", role="strong"),
    Column(key="status", title="status"),
    Column(key="finding", title="works?", spare=1),
    Column(key="onset", title="starts", spare=3),
    Column(key="lasts", title="lasts", spare=2),
)


def _areas_beginning(start: str) -> list[str]:
    """The parts of the body and ids of places on the map that begin with `start`, sorted; with hyphens for spaces.

    No words if the catalogue cannot be read.
    """
    with suppress(BotoxError):
        known = catalogue.load()
        areas = {area.replace(" ", "-") for use in known.uses.values() for area in use.areas}
        return sorted(word for word in areas.union(known.places) if word.startswith(start.lower()))
    return []


def uses(
    ctx: typer.Context,
    text: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]...", help="only uses that mention it")] = None,
    purpose: Annotated[Purpose | None, typer.Option(metavar="WORD", help=one_of(Purpose), case_sensitive=False)] = None,
    area: Annotated[
        str | None,
        typer.Option(
            "--area", metavar="AREA", help="a part of the body, or a sign of the map", autocompletion=_areas_beginning
        ),
    ] = None,
    group: Annotated[
        Group | None, typer.Option("--group", metavar="GROUP", help="wrinkles, sweating, headache ...")
    ] = None,
    status: Annotated[Status | None, typer.Option(metavar="WORD", help=one_of(Status), case_sensitive=False)] = None,
    evidence: Annotated[
        Finding | None, typer.Option(metavar="WORD", help=one_of(Finding), case_sensitive=False)
    ] = None,
    product: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="with a row for it; any: any toxin", autocompletion=completion_of("products")
        ),
    ] = None,
    region: Annotated[Region | None, typer.Option(metavar="CODE", help=one_of(Region), case_sensitive=False)] = None,
    age: Annotated[
        int | None, typer.Option(min=0, max=120, metavar="YEARS", help="with a row for this age, 0 to 120")
    ] = None,
    order: Annotated[
        SortKey,
        typer.Option("--sort", metavar="KEY", help="name, id, status, evidence, onset, lasts, approved"),
    ] = "group",
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="at most so many")] = None,
) -> View:
    """The answer to `botox uses`: the uses that meet all conditions, sorted by `order`, at most `limit`.

    One treatment must meet status, product, region and age together. Without `product`, `approved` and `off-label` are
    the status of Botox.

    Raises:
        NotFoundError: no use meets the conditions, or no product or sign of the map has this name.
    """
    catalogue = open_catalogue(ctx)
    place = _place(catalogue, area) if area else None
    wanted = Conditions(
        text=" ".join(text) if text else None,
        purpose=purpose,
        area=area if place is None else None,
        place=place,
        group=group,
        status=status,
        evidence=evidence,
        product=_product(catalogue, product),
        region=region,
        age_years=age,
    )
    chosen = {use.id: use for use in select(catalogue.uses.values(), wanted)}
    narrowed = sort((narrow(use, wanted) for use in chosen.values()), order)  # by what is shown of each
    found = tuple(chosen[use.id] for use in narrowed)
    if not found:
        raise NotFoundError(
            f"no use with {_condition_words(wanted)} in this catalogue; `botox uses` lists all {len(catalogue.uses)}"
        )
    return _view(catalogue, found[:limit], wanted, is_grouped=order == "group", asked=ctx.obj)


def _view(
    catalogue: Catalogue, found: tuple[Use, ...], wanted: Conditions, *, is_grouped: bool, asked: Request
) -> View:
    """The answer for some uses, at least one: a table with the main facts of each.

    The facts are from the treatments that meet `wanted`. With `is_grouped`, the rows stand under the names of their
    groups. `asked` says which parts of the answer are needed.
    """
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    seen = [(use, narrow(use, wanted)) for use in found]
    in_table = [] if asked.wants_items_alone else seen
    rows = tuple(_row(catalogue, use, wanted, numbers, grouped=is_grouped) for _, use in in_table)
    screen: tuple[ScreenBlock, ...] = ()
    if asked.draws_tables:
        from botox_cli.presentation.screens import uses as screens

        screen = screens.uses_screen(
            catalogue, seen, screens.UsesRequest(wanted, is_grouped, asked.region), screen_numbers
        )
    groups = len({use.group for use in found})
    total = len(catalogue.uses)
    count = f"{len(found)} of {total}" if len(found) < total else f"{total}"
    return View(
        command="uses",
        title="Uses of Botox",
        note=f"{count}, in {count_noun(groups, 'group')}{_scope(wanted)}",
        blocks=(Table(columns=COLUMNS, rows=rows),),
        screen=screen,
        items=found,
        records=() if asked.wants_screen or asked.wants_items_alone else tuple(_record(*pair) for pair in seen),
        summary={"total": total, "groups": groups},
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=catalogue.sources,
        hints=(
            ("One in full", f"botox show {found[0].id}"),
            ("Approved only", "botox uses --status approved"),
        ),
        edition=catalogue.edition,
    )


def _row(catalogue: Catalogue, use: Use, wanted: Conditions, numbers: ReferenceNumbers, *, grouped: bool) -> Row:
    return Row(
        cells=(
            use.id,
            use.name,
            _status_cell(catalogue, use, wanted),
            finding_mark(use.finding),
            time_cell(use, "onset"),
            time_cell(use, "lasts"),
        ),
        group=group_title(use.group) if grouped else None,
        refs=numbers.number(_row_cites(use)),
        is_local=use.is_local,
    )


def _record(use: Use, asked_for: Use) -> CsvRecord:
    """A use for csv: its fields, its status in each region, and its times.

    The times come from `asked_for`: the same use with only what meets the conditions.
    """
    times = {name: cell for name, cell in summarise(asked_for).items() if name.startswith(("onset", "lasts"))}
    return CsvRecord(item=use, values={**by_region(use), **times})


def _place(catalogue: Catalogue, area: str) -> str | None:
    """The id of the place on the map with this sign, id or name; None if there is none.

    None also if an area of a use has `area` in its name; but one letter or digit is taken for a sign.

    Raises:
        NotFoundError: `area` is one letter or digit, and no place has this sign.
    """
    from botox_cli.queries.body_map import place_of_area  # only for those who ask for a part of the body

    return place_of_area(catalogue, area)


def _product(catalogue: Catalogue, name: str | None) -> str | None:
    """The id of the product with this name; `any` and None are returned as they are.

    Raises:
        NotFoundError: the name means no product or more than one.
    """
    if name is None or name.lower() == ANY:
        return name and ANY
    return find(catalogue, name, ("products",)).id


def _status_cell(catalogue: Catalogue, use: Use, wanted: Conditions) -> Cell:
    """The status of Botox with the regions that approved it, then the regions that approved other toxins.

    `use` has only the treatments that meet `wanted`. If `wanted` has a product or the status `refused` or `withdrawn`,
    the cell has the status of these treatments. Their products follow if it is `refused` or `withdrawn`, else the
    regions that approved them.
    """
    if wanted.product is None and wanted.status not in OF_PRODUCTS:
        return status_cell(use)
    status = status_of(use.treatments)
    if status not in OF_PRODUCTS:
        return (status_mark(status), *regions_of_approval(use.treatments))
    rows = [row for row in use.treatments if row.status == status]
    return (status_mark(status), *dict.fromkeys(licensed_name(catalogue, row) for row in rows))


def _row_cites(use: Use) -> Iterator[Citation]:
    """The citations that the row of a use shows: those of its first treatment, first evidence and first time."""
    yield from leading_cites(use)
    for timing in use.timing[:1]:
        yield from timing.cites


def _scope(wanted: Conditions) -> str:
    """Words that say for which product, region, age or status the facts of a row hold.

    They are written behind a count: `; status and times: dysport, UK`. They are empty if none of these was asked for,
    or only the status `approved` or `off-label`.
    """
    if not asks_for_rows(wanted):
        return ""
    age = f"age {wanted.age_years}" if wanted.age_years is not None else None
    return f"; status and times: {', '.join(filter(None, (wanted.product, wanted.region, age, wanted.status)))}"


def _condition_words(wanted: Conditions) -> str:
    named = wanted._asdict()
    return ", ".join(
        f"{name.removesuffix('_years')} {value if isinstance(value, int) else quote_text(value)}"
        for name, value in named.items()
        if value is not None
    )
