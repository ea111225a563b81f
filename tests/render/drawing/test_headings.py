"""Heads of sections: as wide as the screen, the aside whole or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.render.drawing.headings import draw_heading
from botox_cli.render.drawing.pieces import DrawnRow, row_text

ASIDE: DrawnRow = (("of 100 people · day 30", "plain"),)


@pytest.mark.parametrize(
    ("columns", "is_ascii", "text"),
    [
        (44, False, "Does it work? ─────── of 100 people · day 30"),
        (44, True, "Does it work? ------- of 100 people | day 30"),
        (38, False, "Does it work? ────────────────────────"),
        (13, False, "Does it work?"),
        (10, False, "Does it\nwork?"),
    ],
    ids=["unicode", "ascii", "no-room-for-aside", "no-room-for-line", "wrapped"],
)
def test_draw_heading(columns: int, is_ascii: bool, text: str) -> None:
    rows = draw_heading("Does it work?", aside=ASIDE, columns=columns, is_ascii=is_ascii, measure=len)

    assert "\n".join(map(row_text, rows)) == text


def test_draw_heading_gives_each_part_its_ink() -> None:
    (row,) = draw_heading("Risks", aside=(("all", "yes"),), columns=13, is_ascii=False, measure=len)

    assert row == (("Risks", "heading"), (" ", "plain"), ("───", "quiet"), (" ", "plain"), ("all", "yes"))


@given(st.text("ab ", min_size=1), st.text("cd ", max_size=30), st.integers(20, 120), st.booleans())
def test_draw_heading_cuts_nothing(title: str, aside: str, columns: int, is_wide: bool) -> None:
    def measure(text: str) -> int:
        return sum(1 + (is_wide and letter in "─a") for letter in text)

    rows = draw_heading(title, aside=((aside, "plain"),), columns=columns, is_ascii=False, measure=measure)
    text = " ".join(map(row_text, rows))

    assert text.replace("─", " ").split() in (title.split(), [*title.split(), *aside.split()])
    assert all(measure(row_text(row)) <= columns or " " not in row_text(row) for row in rows)
