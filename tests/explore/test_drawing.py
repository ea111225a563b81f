"""Rows of a page: a part of an address leads to the whole, and no row is wider than its pane."""

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.explore.drawing import Look, draw_page, whole_address
from botox_cli.explore.pages import Pages
from botox_cli.render.drawing.grids import Grid, GridColumn, GridRow
from botox_cli.render.drawing.pieces import measure_row, row_text

ADDRESSES = ("https://one.org/a?b=1", "https://one.org/a", "https://two.org/long/path-of-it")


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("https://one.org/a", "https://one.org/a"),
        ("https://two.org/lo", "https://two.org/long/path-of-it"),
        ("ng/path-of-it", "https://two.org/long/path-of-it"),
        ("path", ""),
        ("https://three.org", ""),
        ("read in the document", ""),
    ],
)
def test_part_of_an_address_leads_to_the_whole(part: str, whole: str) -> None:
    assert whole_address(part, ADDRESSES) == whole


@pytest.mark.parametrize("columns", [40, 57, 79, 140])
def test_no_card_is_wider_than_its_pane(catalogue: Catalogue, columns: int) -> None:
    surface = Look().surface(columns)
    pages = Pages(catalogue)

    entries = (*list(catalogue.uses.values())[::6], *catalogue.products.values())
    wide = [
        entry.id
        for entry in entries
        for row in draw_page(pages.entry(entry).blocks(), surface).rows
        if measure_row(row, surface.measure) > columns
    ]

    assert wide == []


@pytest.mark.parametrize("columns", [20, 100, 500])
def test_a_table_is_drawn_at_every_width(columns: int) -> None:
    grid = Grid(columns=(GridColumn(key="name", title="name"),), rows=(GridRow(id="a", cells=("Crow's feet",)),))

    rows = draw_page((grid,), Look().surface(columns)).rows

    assert [row_text(row).strip() for row in rows] == ["name", "Crow's feet"]
