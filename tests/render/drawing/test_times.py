"""Strips of time on a scale in months: how long it lasts for sure, perhaps or even longer, and the earliest repeat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.catalogue.model.values import Range, Unit
from botox_cli.render.drawing.pieces import row_text
from botox_cli.render.drawing.times import Effect, draw_duration, draw_effect

UP_TO_100 = """\
··▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒╎▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
0         1         2         3         4         5 months"""

UP_TO = Effect(starts_days=7, longest_days=152, again_days=91.32)
AT_LEAST = Effect(sure_days=84, again_days=84)
BETWEEN = Effect(sure_days=91.32, longest_days=121.76)


@pytest.mark.parametrize(
    ("effect", "columns", "is_ascii", "text"),
    [
        (UP_TO, 100, False, UP_TO_100),
        (UP_TO, 40, True, ".-----------------|-----------\n0     1     2     3     4     5 months"),
        (AT_LEAST, 40, False, "███████████████████╎▸\n0      1      2      3      4 months"),
        (BETWEEN, 40, False, "██████████████████▒▒▒▒▒▒\n0     1     2     3     4     5 months"),
        (Effect(sure_days=517), 40, False, f"{'█' * 17}▸\n0  3  6  9  12 15 18 months"),
        (Effect(sure_days=3000), 40, False, f"{'█' * 29}▸\n0  3  6  9  12 15 18 21 24 27 30 months"),
    ],
    ids=["up-to", "up-to-ascii", "at-least", "between", "long", "beyond"],
)
def test_draw_effect(effect: Effect, columns: int, is_ascii: bool, text: str) -> None:
    rows = draw_effect(effect, columns=columns, is_ascii=is_ascii, measure=len)

    assert "\n".join(map(row_text, rows)) == text


def test_draw_effect_without_an_end_draws_nothing() -> None:
    assert draw_effect(Effect(starts_days=3), columns=60, is_ascii=False, measure=len) == ()


def test_draw_effect_may_share_a_scale() -> None:
    scales = [
        draw_effect(effect, columns=80, is_ascii=False, measure=len, end_days=200)[1] for effect in (UP_TO, AT_LEAST)
    ]

    assert scales[0] == scales[1]


DAYS = st.none() | st.floats(0.1, 800)
EFFECTS = st.builds(Effect, starts_days=st.floats(0, 100), sure_days=DAYS, longest_days=DAYS, again_days=DAYS)


@given(EFFECTS, st.integers(50, 120), st.booleans())
def test_draw_effect_fits_and_shows_all_parts(effect: Effect, columns: int, is_ascii: bool) -> None:
    rows = draw_effect(effect, columns=columns, is_ascii=is_ascii, measure=len)
    texts = [row_text(row) for row in rows]
    inks = {ink for row in rows[:1] for _, ink in row}

    assert all(len(text) <= columns for text in texts)
    assert all(text.isascii() for text in texts) or not is_ascii
    assert inks & {"toxin", "caution"} or not rows
    assert "caution" in inks or effect.again_days is None or not rows


def duration(time: Range | None, *, is_ascii: bool = False) -> str:
    return row_text(draw_duration(time, scale_days=366, width=12, is_ascii=is_ascii, measure=len))


@pytest.mark.parametrize(
    ("low", "high", "unit", "text", "ascii_text"),
    [
        (3, 4, "months", "███▒        ", "###-        "),
        (None, 4, "months", "▒▒▒▒        ", "----        "),
        (12, None, "weeks", "███▸        ", "###>        "),
        (17, 17, "months", "███████████▸", "###########>"),
        (2, 17, "months", "██▒▒▒▒▒▒▒▒▒▸", "##--------->"),
        (2, 6, "weeks", "▒           ", "-           "),
        (1, 1, "hours", "█           ", "#           "),
        (1, 1, "years", "████████████", "############"),
    ],
)
def test_draw_duration(low: int | None, high: int | None, unit: Unit, text: str, ascii_text: str) -> None:
    time = Range(low=low, high=high, unit=unit)

    assert (duration(time), duration(time, is_ascii=True)) == (text, ascii_text)


def test_draw_duration_of_nothing_is_absence() -> None:
    assert duration(None) == "·           "


def test_draw_duration_refuses_what_is_no_time() -> None:
    with pytest.raises(ValueError, match="'sites' as a time that lasts"):
        duration(Range(low=1, high=2, unit="sites"))


@given(st.lists(st.integers(1, 600), min_size=2), st.integers(2, 30), st.booleans())
def test_longer_times_have_longer_bars(days: list[int], width: int, is_open: bool) -> None:
    rows = [
        row_text(
            draw_duration(
                Range(low=None if is_open else day, high=day, unit="days"),
                scale_days=366,
                width=width,
                is_ascii=True,
                measure=len,
            )
        )
        for day in sorted(days)
    ]
    lengths = [len(row.rstrip()) for row in rows]

    assert lengths == sorted(lengths)
    assert {len(row) for row in rows} == {width}
    assert min(lengths) > 0


@given(st.integers(1, 500), st.integers(0, 500), st.integers(2, 20))
def test_draw_duration_fits_wide_marks(low: int, more: int, width: int) -> None:
    time = Range(low=low, high=low + more, unit="days")
    row = draw_duration(time, scale_days=366, width=width, is_ascii=False, measure=_measure_wide)

    assert _measure_wide(row_text(row)) == width


def _measure_wide(text: str) -> int:
    return sum(2 if letter in "█▒" else 1 for letter in text)
