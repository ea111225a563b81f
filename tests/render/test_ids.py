"""Ids on screens: a first column of tables, brackets behind names elsewhere, none unless asked for."""

from msgspec.structs import replace

from botox_cli.catalogue.model.catalogue import Edition
from botox_cli.render.drawing.grids import Grid, GridColumn, GridRow
from botox_cli.render.drawing.matrices import RegionMatrix, RegionRow
from botox_cli.render.ids import with_ids
from botox_cli.render.screen import ByWidth, EntryRow, Head, MarkedItem, Section
from botox_cli.render.view import Column, Row, Table, View

EDITION = Edition(origin="bundled", version="1", sha256="0", reviewed_from="2026", reviewed_to="2026")

TABLE = Table(
    columns=(Column(key="id", title="id"), Column(key="name", title="name")),
    rows=(Row(cells=("an-id", "Name"), group="Group"),),
)


def view_of(*blocks: object) -> View:
    """A view with these blocks on its screen, and `TABLE` as its one block for programs."""
    return View(command="test", blocks=(TABLE,), screen=blocks, items=(), edition=EDITION)  # type: ignore[arg-type]


def test_ids_stand_in_brackets_behind_names() -> None:
    head = Head(id="a-use", title="A use", items=(MarkedItem(id="a-risk", text="risk"),))
    matrix = RegionMatrix(rows=(RegionRow(name="Botox", id="botox", marks={}),))
    entries = Section(entries=(EntryRow(id="a-term", name="Term"),))

    screen = with_ids(
        view_of(head, Section(title="Where", drawing=matrix), ByWidth(wide=(entries,), compact=()))
    ).screen

    assert screen == (
        replace(head, title="A use [a-use]", items=(MarkedItem(id="a-risk", text="risk [a-risk]"),)),
        Section(title="Where", drawing=RegionMatrix(rows=(RegionRow(name="Botox [botox]", id="botox", marks={}),))),
        ByWidth(wide=(Section(entries=(EntryRow(id="a-term", name="Term [a-term]"),)),), compact=()),
    )


def test_ids_are_the_first_column_of_a_grid() -> None:
    name = GridColumn(key="name", title="use")
    grid = Grid(columns=(name,), rows=(GridRow(id="a-use", cells=("A use",)),))

    (shown,) = with_ids(view_of(grid)).screen

    assert shown == Grid(
        columns=(GridColumn(key="id", title="id"), name), rows=(GridRow(id="a-use", cells=("a-use", "A use")),)
    )
