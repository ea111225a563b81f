"""How a table fits a screen: bars go first, then words, then columns that can be spared; ids and statuses stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.catalogue.model.values import Range
from botox_cli.render.drawing.pieces import GAP_COLUMNS
from botox_cli.render.formats.table_layout import (
    GLYPHS,
    Layout,
    is_grouped,
    lay_out,
    parts,
    pieces,
    with_glyph,
)
from botox_cli.render.view import Cell, Column, Mark, Role, Row, Table, words

UNKNOWN = Mark(role="unknown", word="not in this catalogue", short="not here")

USES = Table(
    columns=(
        Column(key="id", title="id", role="id"),
        Column(key="name", title="use", role="strong"),
        Column(key="status", title="status"),
        Column(key="finding", title="works?", spare=1),
        Column(key="onset", title="starts", spare=3),
        Column(key="lasts", title="lasts", spare=2, bar=True),
    ),
    rows=(
        Row(
            cells=(
                "lateral-canthal-lines",
                "Crow's feet that are seen at the eyes",
                (Mark(role="approved", word="approved"), "US"),
                Mark(role="works", word="works"),
                Range(high=7, unit="days"),
                Range(low=3, high=4, unit="months"),
            ),
        ),
        Row(
            cells=(
                "brow",
                "Brow",
                Mark(role="off-label", word="off-label"),
                UNKNOWN,
                UNKNOWN,
                Range(low=6, high=12, unit="months"),
            )
        ),
    ),
)


def fitted(columns: int) -> Layout | None:
    return lay_out(USES, columns, len)


@pytest.mark.parametrize(
    ("columns", "kept", "bars", "full_words"),
    [
        (180, (0, 1, 2, 3, 4, 5), True, True),
        (140, (0, 1, 2, 3, 4, 5), False, True),
        (105, (0, 1, 2, 3, 4, 5), False, False),
        (90, (0, 1, 2, 3, 5), False, False),
        (75, (0, 1, 2, 3), False, False),
        (60, (0, 1, 2, 3), False, False),
        (45, (0, 1, 2), False, False),
    ],
    ids=["all", "no-bars", "short-words", "no-starts", "no-lasts", "regions-wrap", "no-finding"],
)
def test_bars_go_first_then_words_then_the_columns_that_can_be_spared(
    columns: int, kept: tuple[int, ...], bars: bool, full_words: bool
) -> None:
    layout = fitted(columns)

    assert layout is not None
    assert (layout.columns, layout.manner.bars, layout.manner.full_words) == (kept, bars, full_words)


def test_without_room_for_what_must_stay_there_is_no_layout() -> None:
    assert fitted(30) is None


@given(columns=st.integers(1, 250))
def test_a_layout_is_never_wider_than_the_screen(columns: int) -> None:
    layout = fitted(columns)

    assert layout is None or sum(layout.widths) + GAP_COLUMNS * (len(layout.widths) - 1) <= columns


@given(columns=st.integers(1, 250))
def test_ids_and_statuses_are_never_broken_nor_left_out(columns: int) -> None:
    layout = fitted(columns)

    assert layout is None or (layout.columns[:3] == (0, 1, 2) and layout.widths[0] >= len("lateral-canthal-lines"))
    assert layout is None or layout.widths[2] >= len("off-label")


@given(columns=st.integers(1, 250), more=st.integers(0, 50))
def test_more_room_never_shows_less(columns: int, more: int) -> None:
    small, large = fitted(columns), fitted(columns + more)

    assert small is None or (large is not None and set(small.columns) <= set(large.columns))


SAID = Table(
    columns=(
        Column(key="id", title="id", role="id", below="said"),
        Column(key="verdict", title="verdict", below="said"),
        Column(key="said", title="what is said", role="strong"),
        Column(key="holds", title="what holds", role="quiet"),
    ),
    rows=(
        Row(
            cells=(
                "it-is-said-to-be-surgery",
                Mark(role="unsupported", word="no support found"),
                "It is surgery of the most serious kind",
                "Nothing is cut, and nobody who was asked has called it so in any text that was read.",
            ),
            group="Said",
        ),
    ),
)


@pytest.mark.parametrize(
    ("columns", "beside", "below"),
    [
        (120, (0, 1, 2, 3), {}),
        (90, (1, 2, 3), {2: (0,)}),
        (60, (2, 3), {2: (0, 1)}),
    ],
    ids=["beside", "id-below", "id-and-verdict-below"],
)
def test_a_column_that_may_stand_below_another_does_where_room_is_short(
    columns: int, beside: tuple[int, ...], below: dict[int, tuple[int, ...]]
) -> None:
    layout = lay_out(SAID, columns, len)

    assert layout is not None
    assert (layout.columns, layout.below) == (beside, below)


def test_what_stands_below_is_a_line_of_the_cell() -> None:
    layout = lay_out(SAID, 60, len)
    assert layout is not None

    text = "".join(text for text, _ in pieces(SAID, layout, SAID.rows[0], 2))

    assert text == "It is surgery of the most serious kind\nit-is-said-to-be-surgery\n? no support found"


@given(columns=st.integers(1, 150))
def test_no_column_is_lost_below_another(columns: int) -> None:
    layout = lay_out(SAID, columns, len)

    assert layout is None or sorted(
        (*layout.columns, *(part for parts in layout.below.values() for part in parts))
    ) == [
        0,
        1,
        2,
        3,
    ]


WORDS = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=12)


@given(names=st.lists(st.lists(WORDS, max_size=5).map(" ".join), min_size=1, max_size=4), columns=st.integers(5, 80))
def test_no_word_of_a_name_is_broken(names: list[str], columns: int) -> None:
    table = Table(
        columns=(Column(key="id", title="id"), Column(key="name", title="n", role="strong")),
        rows=tuple(Row(cells=("id", name)) for name in names),
    )

    layout = lay_out(table, columns, len)

    longest = max((len(word) for name in names for word in name.split()), default=0)
    assert layout is None or layout.widths[1] >= longest


@pytest.mark.parametrize(
    ("cell", "column", "text"),
    [
        (UNKNOWN, Column(key="k", title="k"), "not here"),
        (Mark(role="approved", word="approved"), Column(key="k", title="k"), "● approved"),
        ((Mark(role="approved", word="approved"), "US", "EU"), Column(key="k", title="k"), "● approved  US EU"),
        (("a", "b", "c"), Column(key="k", title="k"), "a, b, c"),
        (Range(high=7, unit="days"), Column(key="k", title="k", bar=True), "≤ 7 days"),
        (Range(low=7, unit="days"), Column(key="k", title="k"), "≥ 7 days"),
    ],
    ids=["unknown", "mark", "mark-and-regions", "values", "up-to", "at-least"],
)
def test_a_crowded_table_uses_short_words(cell: Cell, column: Column, text: str) -> None:
    layout = fitted(60)
    assert layout is not None

    assert "".join(piece for piece, _ in parts(cell, column, layout.manner)) == text


@pytest.mark.parametrize(
    ("time", "bar"),
    [
        (Range(low=3, high=4, unit="months"), "███░ 3–4 months"),
        (Range(high=1, unit="days"), "█ up to 1 day"),
        (Range(low=1, high=2, unit="years"), "███████████▶ 1–2 years"),
        (Range(low=2, high=2, unit="sites"), " 2 sites"),
    ],
    ids=["months", "day", "beyond-the-scale", "no-time"],
)
def test_times_are_drawn_to_one_scale_where_there_is_room(time: Range, bar: str) -> None:
    layout = fitted(200)
    assert layout is not None

    assert "".join(text for text, _ in parts(time, Column(key="k", title="k", bar=True), layout.manner)) == bar


@pytest.mark.parametrize("role", GLYPHS)
def test_a_glyph_only_repeats_the_word(role: Role) -> None:
    assert with_glyph(role, words(Mark(role=role, word="word"))) == f"{GLYPHS[role]} word"


def test_a_table_is_grouped_if_a_row_is() -> None:
    assert not is_grouped(USES)
    assert is_grouped(Table(columns=USES.columns[:1], rows=(Row(cells=("a",)), Row(cells=("b",), group="g"))))
