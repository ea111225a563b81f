"""The screen of the map: drawings with map signs; beside each the uses at every place, with approval and evidence."""

from collections.abc import Iterator, Sequence

from botox_cli.catalogue.model.drawings import Drawing
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Region
from botox_cli.presentation.screens.use import order_regions
from botox_cli.presentation.screens.uses import approval_cites, approval_marks, finding_cell, key_of
from botox_cli.queries.body_map import BodyMap, PlaceUses
from botox_cli.render.drawing.grids import Grid, GridColumn, GridRow, RegionsCell
from botox_cli.render.drawing.outlines import Outline, Sign
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import DrawnMap, Head, ScreenBlock, Section
from botox_cli.render.view import Line, mark_local

PURPOSE_WORDS = {"aesthetic": "for looks", "therapeutic": "for health"}

COLUMNS = (
    GridColumn(key="sign", title=""),
    GridColumn(key="name", title="use"),
    GridColumn(key="regions", title="where approved"),
    GridColumn(key="finding", title="works?"),
)


def map_screen(found: BodyMap, numbers: ReferenceNumbers, *, first: Region | None) -> tuple[ScreenBlock, ...]:
    """A head, each drawing with a table of uses, then, only if `found.lit` is empty, the uses without a place.

    If certain places were asked for (`found.lit`), the tables have only their uses; the drawings still have all signs.
    `first` is the region that comes first in the tables; None for the usual order.
    """
    blocks: list[ScreenBlock] = [_head(found)]
    for drawing in found.drawings:
        own = [one for one in found.places if one.place.drawing == drawing.id]
        rows = tuple(_rows([one for one in own if one in found.asked_for], found.lit, numbers))
        blocks.append(
            DrawnMap(
                name=drawing.name,
                outline=_outline(drawing, own, found.lit),
                grid=Grid(columns=COLUMNS, rows=rows, regions=order_regions(first), key=key_of(rows)),
            )
        )
    names = ", ".join(mark_local(use, use.short or use.name) for use in found.elsewhere)
    if names and not found.lit:
        blocks.append(Section(title="Not on it", aside="no one place, or deep inside", lines=(Line(text=f"{names}."),)))
    return tuple(blocks)


def _head(found: BodyMap) -> Head:
    places = found.asked_for
    uses = {use.id for one in places for use in one.uses}
    names = " and ".join(drawing.name.lower() for drawing in found.drawings)
    signs = ", ".join(f"{one.place.sign} {one.place.name}" for one in places)
    return Head(
        title=f"Where Botox is used: {names}",
        aside=f"{len(uses)} {'use' if len(uses) == 1 else 'uses'}{'' if found.lit else f' at {len(places)} places'}",
        lead=(Line(text=f"Lit: {signs}."),) if found.lit else (),
    )


def _rows(places: Sequence[PlaceUses], lit: frozenset[str], numbers: ReferenceNumbers) -> Iterator[GridRow]:
    """Rows of uses for looks, then for health; in each group only the first use of a place has its map sign.

    `lit` has the ids of the places that were asked for; their signs are in brackets.
    """
    for purpose, group in PURPOSE_WORDS.items():
        for one in places:
            uses = [use for use in one.uses if use.purpose == purpose]
            sign = f"[{one.place.sign}]" if one.place.id in lit else one.place.sign
            for number, use in enumerate(uses):
                yield _row(use, "" if number else sign, group, numbers)


def _row(use: Use, sign: str, group: str, numbers: ReferenceNumbers) -> GridRow:
    marks = approval_marks(use)
    return GridRow(
        id=use.id,
        cells=(sign, mark_local(use, use.short or use.name), RegionsCell(marks), finding_cell(use)),
        group=group,
        is_strong="approved" in marks.values(),
        refs=numbers.number(approval_cites(use)),
    )


def _outline(drawing: Drawing, places: Sequence[PlaceUses], lit: frozenset[str]) -> Outline:
    return Outline(
        description=drawing.description,
        width=drawing.width,
        height=drawing.height,
        halves=drawing.halves,
        curves=drawing.curves,
        ascii=drawing.ascii,
        signs=tuple(
            Sign(
                text=one.place.sign,
                at=one.place.at,
                name=f"{one.place.name}: {', '.join(use.name for use in one.uses)}",
                is_lit=one.place.id in lit,
                anchor=f"sign-{one.place.sign}",
            )
            for one in places
        ),
    )
