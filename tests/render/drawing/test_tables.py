"""How a table of records fits a screen: texts wrap, then columns go; no word is broken, nothing is told twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.catalogue.model.values import Range
from botox_cli.presentation.labels import NOT_HERE
from botox_cli.render.drawing.grids import UNITS_NOTE, DrawnGrid
from botox_cli.render.drawing.marks import SHAPES
from botox_cli.render.drawing.pieces import GAP_COLUMNS, Surface, row_text
from botox_cli.render.drawing.tables import draw_table
from botox_cli.render.view import Cell, Column, Mark, Row, Table

UNKNOWN = Mark(role="unknown", word=NOT_HERE)

USES = Table(
    columns=(
        Column(key="id", title="id", role="id"),
        Column(key="name", title="use", role="strong"),
        Column(key="status", title="status"),
        Column(key="finding", title="works?", spare=1),
        Column(key="lasts", title="lasts", spare=2),
    ),
    rows=(
        Row(
            cells=(
                "lateral-canthal-lines",
                "Crow's feet that are seen at the eyes",
                (Mark(role="approved", word="approved"), "US", "EU"),
                Mark(role="works", word="works"),
                Range(low=3, high=4, unit="months"),
            ),
            group="Wrinkles of the upper face",
        ),
        Row(cells=("brow", "Brow", Mark(role="off-label", word="off-label"), UNKNOWN, UNKNOWN), group="Shape"),
    ),
)


def draw(columns: int, table: Table = USES, *, is_ascii: bool = False) -> DrawnGrid | None:
    return draw_table(table, Surface(columns, is_ascii, len))


def texts(drawn: DrawnGrid | None) -> list[list[str]]:
    """The text of each cell by row, heads first, then what stands below."""
    assert drawn is not None
    return [list(map(row_text, row)) for row in (drawn.heads, *drawn.rows, *((row,) for row in drawn.below))]


@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        (200, ["id", "use", "status", "works?", "lasts"]),
        (82, ["id", "use", "status", "works?", "lasts"]),
        (75, ["id", "use", "status", "works?"]),
        (65, ["id", "use", "status"]),
    ],
    ids=["wide", "wrapped", "no-lasts", "no-finding"],
)
def test_texts_wrap_first_then_columns_that_can_be_spared_go(columns: int, heads: list[str]) -> None:
    assert texts(draw(columns))[0] == heads


def test_columns_that_are_left_out_are_named_below() -> None:
    assert texts(draw(65))[-1] == ["no room for: works?, lasts; -f list has all"]


def test_without_room_for_what_must_stay_nothing_is_drawn() -> None:
    assert draw(40) is None


def test_names_of_groups_stand_over_all_columns_with_an_empty_row_above() -> None:
    rows = texts(draw(200))

    assert next(row for row in rows if len(row) == 1) == ["Wrinkles of the upper face"]
    assert rows[rows.index(["Shape"]) - 1] == [""] * len(USES.columns)


def test_a_status_has_its_glyph_before_it_and_dots_and_letters_are_explained() -> None:
    rows = texts(draw(200))

    assert [
        "lateral-canthal-lines",
        "Crow's feet that are seen at the eyes",
        "● approved  US EU",
        "▲ works",
        "3–4 m",
    ] in rows
    assert ["brow", "Brow", "○ off-label", "·", "·"] in rows
    assert rows[-2:] == [[f"· {SHAPES['absent'].words}"], [UNITS_NOTE]]


@given(columns=st.integers(1, 250))
def test_a_table_is_never_wider_than_the_screen(columns: int) -> None:
    drawn = draw(columns)

    assert drawn is None or sum(drawn.widths) + GAP_COLUMNS * (len(drawn.widths) - 1) <= columns


@given(columns=st.integers(1, 250), more=st.integers(0, 50))
def test_more_room_never_shows_less(columns: int, more: int) -> None:
    small, large = draw(columns), draw(columns + more)

    assert small is None or (large is not None and set(small.heads) <= set(large.heads))


WORDS = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=12)


@given(names=st.lists(st.lists(WORDS, max_size=5).map(" ".join), min_size=1, max_size=4), columns=st.integers(5, 80))
def test_no_word_of_a_name_is_broken(names: list[str], columns: int) -> None:
    table = Table(
        columns=(Column(key="id", title="id"), Column(key="name", title="n", role="strong")),
        rows=tuple(Row(cells=("id", name)) for name in names),
    )

    drawn = draw(columns, table)

    longest = max((len(word) for name in names for word in name.split()), default=0)
    assert drawn is None or drawn.widths[1] >= longest


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (UNKNOWN, "."),
        (Mark(role="approved", word="approved"), "* approved"),
        (Mark(role="warning", word="boxed"), "! boxed"),
        (Mark(role="plain", word="plain"), "plain"),
        ((Mark(role="no-effect", word="no effect"), "US", "EU"), "v no effect  US EU"),
        (("a", "b", "c"), "a, b, c"),
        (Range(high=7, unit="days"), "<= 7 d"),
        (Range(low=7, unit="days"), ">= 7 d"),
        (Range(low=2, high=4, unit="sites"), "2-4 sites"),
        (1_000, "1000"),
        ((), ""),
    ],
    ids=[
        "unknown",
        "mark",
        "warning",
        "word",
        "mark-and-regions",
        "values",
        "up-to",
        "at-least",
        "sites",
        "int",
        "none",
    ],
)
def test_a_cell_is_told_in_ascii(cell: Cell, text: str) -> None:
    table = Table(columns=(Column(key="k", title="k"),), rows=(Row(cells=(cell,)),))

    assert texts(draw(60, table, is_ascii=True))[1] == [text]


ONE, TWO, THREE = "a" * 30, " ".join(["a" * 30] * 2), " ".join(["a" * 30] * 3)


@pytest.mark.parametrize(
    ("told", "empty"),
    [
        ((ONE, ONE, ONE), []),
        ((ONE, TWO, ONE), []),
        ((ONE, ONE, THREE, ONE), [2, 4]),
        ((ONE, ONE, THREE, ONE, ONE), []),
        ((TWO, ONE, ONE, THREE), [1, 4]),
        ((THREE,), []),
        ((), []),
    ],
    ids=["low", "two-lines", "tall", "tall-among-many", "tall-and-two-lines", "alone", "empty"],
)
def test_rows_of_several_lines_are_set_apart_where_many_are_tall(told: tuple[str, ...], empty: list[int]) -> None:
    table = Table(
        columns=(Column(key="text", title="text", role="quiet"),), rows=tuple(Row(cells=(text,)) for text in told)
    )

    rows = texts(draw(40, table))[1:]

    assert [number for number, row in enumerate(rows) if row == [""]] == empty
