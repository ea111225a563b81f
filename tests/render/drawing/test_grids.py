"""Tables of entries: what is shortened or left out where room runs out; a refusal never is."""

import pytest
from msgspec.structs import replace

from botox_cli.catalogue.model.values import REGIONS, Range
from botox_cli.render.drawing.grids import (
    DrawnGrid,
    Grid,
    GridColumn,
    GridRow,
    NamesCell,
    RegionsCell,
    TimeCell,
    draw_grid,
    set_rows,
    short_time,
)
from botox_cli.render.drawing.matrices import MatrixCell
from botox_cli.render.drawing.pieces import Surface, row_text

COLUMNS = (
    GridColumn(key="name", title="use"),
    GridColumn(key="where", title="where"),
    GridColumn(key="finding", title="works?"),
    GridColumn(key="lasts", title="lasts", spare=1, has_bars=True),
)

ROWS = (
    GridRow(
        id="one",
        group="gut and pelvis",
        cells=(
            "First",
            RegionsCell({"US": "approved", "UK": "approved", "CN": "off-label"}),
            MatrixCell("works", "works"),
            TimeCell(Range(low=3, high=6, unit="months"), "secondary"),
        ),
    ),
    GridRow(
        id="two",
        group="gut and pelvis",
        cells=("Second", RegionsCell({}), MatrixCell("no-effect", "no effect"), TimeCell(None)),
    ),
)

GRID = Grid(columns=COLUMNS, rows=ROWS)


def draw(grid: Grid, columns: int, *, is_ascii: bool = False) -> DrawnGrid:
    """Draw a grid on so many columns; one that has no room there fails."""
    drawn = draw_grid(grid, Surface(columns, is_ascii, len))
    assert drawn is not None
    return drawn


def texts(drawn: DrawnGrid) -> list[list[str]]:
    """The text of each cell in each row, without spaces at its end."""
    return [[row_text(cell).rstrip() for cell in row] for row in drawn.rows]


def test_wide_grid_has_columns_of_groups_regions_and_bars() -> None:
    assert texts(draw(GRID, 100)) == [
        ["gut and", "First", "●  ●  ·  ·  ·  ○  ·", "▲ works", "3–6 m ~", "███▒▒▒"],
        ["pelvis", "Second", "·  ·  ·  ·  ·  ·  ·", "▼ no effect", "·", ""],
    ]


def test_compact_grid_names_regions_under_headings() -> None:
    assert texts(draw(GRID, 60)) == [
        ["gut and pelvis", "", "", ""],
        ["First", "● US UK  ○ CN", "▲ works", "3–6 m ~"],
        ["Second", "·", "▼ no effect", "·"],
    ]


def test_narrow_grid_has_marks_alone_then_fewer_columns() -> None:
    drawn = draw(GRID, 46)

    assert texts(drawn)[1] == ["First", "● US UK  ○ CN", "▲", "3–6 m ~"]
    assert texts(draw(GRID, 40))[1] == ["First", "● US UK  ○ CN", "▲"]
    assert [row_text(row) for row in draw(GRID, 40).below] == ["no room for: lasts; -f list has all"]


def test_marks_alone_have_regions_counted_in_the_shortest_way() -> None:
    everywhere = GridRow(id="one", cells=("A name", RegionsCell(dict.fromkeys(REGIONS[1:], "approved")), "mixed"))

    drawn = draw(Grid(columns=COLUMNS[:3], rows=(everywhere,)), 23)

    assert texts(drawn) == [["A name", "● 6/7", "mixed"]]


def test_grid_without_room_is_none() -> None:
    assert draw_grid(GRID, Surface(20, is_ascii=False, measure=len)) is None


def test_grid_in_ascii_is_ascii() -> None:
    cells = "".join(text for row in texts(draw(GRID, 100, is_ascii=True)) for text in row)

    assert cells.isascii()


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        (60, "Botox, Dysport, Xeomin, × Relfydess"),
        (50, "Botox, Dysport + 1, × Relfydess"),
        (42, "Botox + 2, × Relfydess"),
    ],
)
def test_names_without_room_are_counted_and_refusals_kept(columns: int, text: str) -> None:
    names = NamesCell(((None, "Botox"), (None, "Dysport"), ("refused", "Relfydess"), (None, "Xeomin")))
    grid = Grid(
        columns=(GridColumn(key="name", title="use"), GridColumn(key="products", title="products")),
        rows=(GridRow(id="one", cells=("A name of sixteen", names)),),
    )

    assert texts(draw(grid, columns))[0][1] == text


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (Range(high=4, unit="months"), "≤ 4 m"),
        (Range(low=12, unit="weeks"), "≥ 12 w"),
        (Range(low=24, high=48, unit="hours"), "24–48 h"),
        (Range(low=5, high=5, unit="minutes"), "5 minutes"),
    ],
)
def test_short_time(time: Range, text: str) -> None:
    assert short_time(time) == text


@pytest.mark.parametrize("columns", [60, 70])
def test_a_name_longer_than_its_column_goes_on_below_and_moves_no_other(columns: int) -> None:
    name = "A name of many words that no column has the room for"
    grid = Grid(columns=COLUMNS[:3], rows=(replace(ROWS[0], cells=(name, *ROWS[0].cells[1:3])), ROWS[1]))

    heads, *rows = [row_text(row) for row in set_rows(draw(grid, columns), columns, len)]

    at = heads.index("where")
    assert " ".join(" ".join(row[:at] for row in rows).split()).partition("pelvis ")[2].startswith(name)
    assert [row for row in rows if row[at - 1 : at].strip()] == []
    assert max(map(len, rows)) <= columns
