"""`botox map`: where on the face and the body each use is treated, as a drawing with signs, and a list."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from botox_cli import catalogue
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.uses import Use
from botox_cli.commands.arguments import LeadingRegion, open_catalogue
from botox_cli.errors import BotoxError
from botox_cli.presentation.labels import count_noun, finding_mark, leading_cites, status_cell
from botox_cli.queries.body_map import BodyMap, map_uses
from botox_cli.queries.lookup import complete_name
from botox_cli.render.items import MappedPlace, MappedUse
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Column, Row, Table, View

if TYPE_CHECKING:
    from botox_cli.render.screen import ScreenBlock

HELP = "Where on the face and the body Botox is used: a drawing with signs, and what each stands for."

EXAMPLES = """\
botox map face
botox map crows feet
botox map j"""

COLUMNS = (
    Column(key="id", title="id", role="id"),
    Column(key="name", title="use", role="strong"),
    Column(key="drawing", title="drawing"),
    Column(key="sign", title="sign"),
    Column(key="place", title="place"),
    Column(key="status", title="status"),
    Column(key="finding", title="works?"),
)


def _complete_name(start: str) -> list[str]:
    """The ids of drawings and places, then ids and names of uses, that begin with `start`; with hyphens for spaces.

    No words if the catalogue cannot be read.
    """
    with suppress(BotoxError):
        known = catalogue.load()
        words = [*known.drawings, *known.places]
        return [*(word for word in words if word.startswith(start.lower())), *complete_name(known, start, ("uses",))]
    return []


def map_(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", help="face, body, a use, a place or a sign of the map", autocompletion=_complete_name
        ),
    ] = None,
    region: LeadingRegion = None,
) -> View:
    """The answer to `botox map`: the drawings that have what the name means; without a name, all drawings.

    The name is that of a drawing, a place, a sign or a use. `region` comes first in the tables of the screen; no use is
    left out.

    Raises:
        NotFoundError: no place and no single use has this name, or the use has no place on the map.
    """
    known = open_catalogue(ctx)
    asked = " ".join(name or ())
    found = map_uses(known, asked)
    numbers, screen_numbers = ReferenceNumbers(), ReferenceNumbers()
    screen: tuple[ScreenBlock, ...] = ()
    if ctx.obj.wants_screen:
        from botox_cli.presentation.screens.body_map import map_screen  # for people alone

        screen = map_screen(found, screen_numbers, first=region or ctx.obj.region)
    rows = tuple(_rows(found, numbers))
    return View(
        command="map",
        title="Where Botox is used",
        note=count_noun(len({row.cells[0] for row in rows}), "use"),
        blocks=(Table(columns=COLUMNS, rows=rows),),
        screen=screen,
        items=_items(found),
        summary={"drawings": [drawing.id for drawing in found.drawings], "asked_for": sorted(found.lit)},
        references=numbers.references(),
        screen_references=screen_numbers.references(),
        sources=known.sources,
        hints=_hints(known, found),
        edition=known.edition,
    )


def _hints(known: Catalogue, found: BodyMap) -> tuple[tuple[str, str], ...]:
    """What to type next, as pairs of words and command: each drawing that is not shown whole, and one use.

    `known` is the catalogue, `found` the map that is shown. The use is the first of `found`, else of `known`.
    """
    shown = () if found.lit else found.drawings
    others = [drawing for drawing in known.drawings.values() if drawing not in shown]
    use = found.asked_for[0].uses[0] if found.asked_for else next(iter(known.uses.values()), None)
    return (
        *((f"All of the {one.name.lower()}", f"botox map {one.id}") for one in others),
        *([("One use", f"botox show {use.id}")] if use else []),
    )


def _rows(found: BodyMap, numbers: ReferenceNumbers) -> Iterator[Row]:
    """A row for each use at each place asked for.

    If whole drawings were asked for, rows for the uses that are on no drawing follow.
    """
    titles = {drawing.id: drawing.name.lower() for drawing in found.drawings}
    for one in found.asked_for:
        for use in one.uses:
            yield _row(use, (titles[one.place.drawing], one.place.sign, one.place.name), numbers)
    for use in () if found.lit else found.elsewhere:
        yield _row(use, ("none", "", ""), numbers)


def _row(use: Use, where: tuple[str, str, str], numbers: ReferenceNumbers) -> Row:
    return Row(
        cells=(use.id, use.name, *where, status_cell(use), finding_mark(use.finding)),
        refs=numbers.number(leading_cites(use)),
        is_local=use.is_local,
    )


def _items(found: BodyMap) -> tuple[MappedPlace, ...]:
    places = tuple(
        MappedPlace(
            id=one.place.id,
            name=one.place.name,
            drawing=one.place.drawing,
            sign=one.place.sign,
            at=one.place.at,
            uses=tuple(map(_mapped_use, one.uses)),
        )
        for one in found.asked_for
    )
    if found.lit:
        return places
    nowhere = MappedPlace(
        id=None, name=None, drawing=None, sign=None, at=(), uses=tuple(map(_mapped_use, found.elsewhere))
    )
    return (*places, nowhere)


def _mapped_use(use: Use) -> MappedUse:
    return MappedUse(id=use.id, origin=use.origin, name=use.name, purpose=use.purpose, **use.derived())
