"""Counts as marks: as many marks as things, or a bar that is higher or longer for a larger number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.render.drawing.marks import Meaning, name_mark
from botox_cli.render.drawing.pieces import DrawnRow, row_text
from botox_cli.render.drawing.tallies import (
    SeriesPoint,
    draw_series,
    draw_sparkline,
    draw_strip,
    draw_tally,
    draw_year_axis,
    height_words,
)

WORKS: dict[Meaning, int] = {"works": 8, "mixed": 12, "no-effect": 3, "no-study": 1}

NO_EFFECT, NO_STUDY = name_mark("no-effect"), name_mark("no-study")

YEARS = [1, 0, 0, 2, 4, 0, 8, 3, 0, 0, 1, 5]

SERIES = (
    SeriesPoint(label="2000", value=0.8),
    SeriesPoint(label="2012", value=6, is_open=True),
    SeriesPoint(label="2020", value=0),
    SeriesPoint(label="2023", value=9, level="unverified"),
    SeriesPoint(label="2024", value=9.9, level="secondary"),
)

SERIES_40 = """\
2000  ██▎ 0.8
2012  █████████████████ ≥ 6
2020  0
2023  9 ?
2024  ████████████████████████████ 9.9 ~"""

SERIES_40_ASCII = """\
2000  ## 0.8
2012  ################# >= 6
2020  0
2023  9 ?
2024  ############################ 9.9 ~"""


def text(rows: tuple[DrawnRow, ...]) -> str:
    return "\n".join(map(row_text, rows))


@pytest.mark.parametrize(
    ("columns", "is_ascii", "drawing"),
    [
        (60, False, f"▲▲▲▲▲▲▲▲◆◆◆◆◆◆◆◆◆◆◆◆▼▼▼–\n▲ 8 works   ◆ 12 mixed   ▼ 3 {NO_EFFECT}   – 1 {NO_STUDY}"),
        (60, True, f"^^^^^^^^mmmmmmmmmmmmvvvn\n^ 8 works   m 12 mixed   v 3 {NO_EFFECT}   n 1 {NO_STUDY}"),
        (20, False, f"▲▲▲▲▲▲▲▲◆◆◆◆◆◆◆◆◆◆◆◆\n▼▼▼–\n▲ 8 works\n◆ 12 mixed\n▼ 3 {NO_EFFECT}\n– 1 {NO_STUDY}"),
    ],
    ids=["unicode", "ascii", "narrow"],
)
def test_draw_strip(columns: int, is_ascii: bool, drawing: str) -> None:
    assert text(draw_strip(WORKS, columns=columns, is_ascii=is_ascii, measure=len)) == drawing


def test_draw_strip_takes_other_words() -> None:
    words: dict[Meaning, str] = {"approved": "approved somewhere", "absent": "without a recorded approval"}
    rows = draw_strip({"approved": 2, "absent": 0}, columns=60, is_ascii=False, measure=len, words=words)

    assert text(rows) == "●●\n● 2 approved somewhere   · 0 without a recorded approval"


def test_draw_strip_refuses_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="a count of -1, expected 0 or more"):
        draw_strip({"works": -1}, columns=60, is_ascii=False, measure=len)


@pytest.mark.parametrize(
    ("count", "is_ascii", "drawing"), [(3, False, "■■■    3"), (0, False, "       0"), (3, True, "===    3")]
)
def test_draw_tally(count: int, is_ascii: bool, drawing: str) -> None:
    assert row_text(draw_tally(count, 6, is_ascii=is_ascii, measure=len)) == drawing


def test_draw_tally_refuses_more_than_its_cells() -> None:
    with pytest.raises(ValueError, match="7 marks in 6 cells"):
        draw_tally(7, 6, is_ascii=False, measure=len)


@pytest.mark.parametrize(
    ("is_ascii", "is_spaced", "highest", "drawing"),
    [
        (False, False, 8, "▁··▂▄·█▃··▁▅"),
        (False, True, 8, "▁ · · ▂ ▄ · █ ▃ · · ▁ ▅"),
        (False, False, 16, "▁··▁▂·▄▂··▁▂"),
        (True, False, 8, "1..24.83..15"),
        (True, False, 18, "1..12.42..12"),
    ],
    ids=["unicode", "spaced", "shared-height", "ascii", "ascii-scaled"],
)
def test_draw_sparkline(is_ascii: bool, is_spaced: bool, highest: int, drawing: str) -> None:
    assert row_text(draw_sparkline(YEARS, highest=highest, is_ascii=is_ascii, is_spaced=is_spaced)) == drawing


def test_draw_sparkline_refuses_more_than_the_highest() -> None:
    with pytest.raises(ValueError, match="8 in a line whose highest value is 5"):
        draw_sparkline(YEARS, highest=5, is_ascii=False)


@pytest.mark.parametrize(
    ("highest", "is_ascii", "words"),
    [
        (8, False, "height: events in the year, 1 ▁ to 8 █"),
        (2, False, "height: events in the year, 1 ▄ to 2 █"),
        (8, True, "digit: events in the year"),
        (24, True, "digit: events in the year, 1 as 1 to 24 as 9"),
    ],
)
def test_height_words(highest: int, is_ascii: bool, words: str) -> None:
    assert height_words(highest, "events in the year", is_ascii=is_ascii) == words


@pytest.mark.parametrize(
    ("is_spaced", "columns", "axis"),
    [
        (True, 80, "  1990      1995      2000      2005"),
        (False, 80, " 1990 1995 2000 2005"),
        (False, 18, " 1990 1995 2000"),
        (False, 3, ""),
    ],
    ids=["spaced", "dense", "last-left-out", "none"],
)
def test_draw_year_axis(is_spaced: bool, columns: int, axis: str) -> None:
    assert row_text(draw_year_axis(1989, 2006, columns=columns, is_spaced=is_spaced)) == axis


@pytest.mark.parametrize(
    ("columns", "is_ascii", "drawing"),
    [
        (40, False, SERIES_40),
        (40, True, SERIES_40_ASCII),
        (16, False, "2000 0.8\n2012 ≥ 6\n2020 0\n2023 9 ?\n2024 9.9 ~"),
    ],
    ids=["unicode", "ascii", "no-room"],
)
def test_draw_series(columns: int, is_ascii: bool, drawing: str) -> None:
    assert text(draw_series(SERIES, columns=columns, is_ascii=is_ascii, measure=len)) == drawing


COUNTS = st.lists(st.integers(0, 60), max_size=40)


@given(st.dictionaries(st.sampled_from(["works", "mixed", "no-study"]), st.integers(0, 90)), st.integers(30, 120))
def test_draw_strip_has_one_mark_for_each(counts: dict[Meaning, int], columns: int) -> None:
    rows = draw_strip(counts, columns=columns, is_ascii=False, measure=len)
    drawn = text(rows)

    assert drawn.count("▲") == counts.get("works", 0) + ("works" in counts)
    assert drawn.count("◆") == counts.get("mixed", 0) + ("mixed" in counts)
    assert all(len(row_text(row)) <= columns for row in rows)


@given(COUNTS, st.booleans())
def test_draw_sparkline_is_as_high_as_its_values(values: list[int], is_ascii: bool) -> None:
    order = ".123456789" if is_ascii else "·▁▂▃▄▅▆▇█"
    heights = [*map(order.index, row_text(draw_sparkline(values, highest=60, is_ascii=is_ascii)))]
    found = sorted(zip(values, heights, strict=True))

    assert [height for _, height in found] == sorted(heights)
    assert all((value == 0) == (height == 0) for value, height in found)


@given(COUNTS, st.integers(40, 120), st.booleans())
def test_draw_series_is_as_long_as_its_values(values: list[int], columns: int, is_ascii: bool) -> None:
    points = [SeriesPoint(label="2000", value=value) for value in values]
    rows = draw_series(points, columns=columns, is_ascii=is_ascii, measure=len)
    bars = ["".join(piece for piece, ink in row if ink == "toxin") for row in rows]
    order = "#" if is_ascii else "▏▎▍▌▋▊▉█"
    lengths = [sum(order.index(letter) + 1 for letter in bar) for bar in bars]
    found = sorted(zip(values, lengths, strict=True))

    assert [length for _, length in found] == sorted(lengths)
    assert all((value == 0) == (length == 0) for value, length in found)
    assert all(len(row_text(row)) <= columns for row in rows)
