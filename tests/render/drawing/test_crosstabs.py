"""Crosstabs: names in boxes, wrapped inside them, whatever the width and the letters."""

import pytest

from botox_cli.render.drawing.crosstabs import Crosstab, CrosstabCell, CrosstabRow, draw_crosstab
from botox_cli.render.drawing.pieces import row_text

TABLE = Crosstab(
    heads=(("LEFT", "on this side"), ("RIGHT", "")),
    rows=(
        CrosstabRow(
            name="Above",
            cells=(CrosstabCell(groups=(("kin", ("one", "two and three")),)), CrosstabCell(marked="Here")),
        ),
        CrosstabRow(name="Below", cells=(CrosstabCell(), CrosstabCell(groups=(("", ("four",)),)))),
    ),
)

UNICODE = """\
  LEFT           RIGHT
  on this side
┌─ Above ──────┬──────────────┐
│ kin: one,    │ ▶ Here       │
│ two and      │              │
│ three        │              │
├─ Below ──────┼──────────────┤
│ ·            │ four         │
└──────────────┴──────────────┘"""

ASCII = """\
  LEFT           RIGHT
  on this side
+- Above ------+--------------+
| kin: one,    | -> Here      |
| two and      |              |
| three        |              |
+- Below ------+--------------+
| .            | four         |
+--------------+--------------+"""


@pytest.mark.parametrize(("is_ascii", "text"), [(False, UNICODE), (True, ASCII)], ids=["unicode", "ascii"])
def test_draw_crosstab(is_ascii: bool, text: str) -> None:
    rows = draw_crosstab(TABLE, columns=31, is_ascii=is_ascii, measure=len)

    assert "\n".join(map(row_text, rows)) == text


def test_draw_crosstab_sets_a_long_name_over_its_boxes() -> None:
    table = Crosstab(heads=(("LEFT", ""),), rows=(CrosstabRow(name="A name for these", cells=(CrosstabCell(),)),))

    rows = [row_text(row) for row in draw_crosstab(table, columns=12, is_ascii=False, measure=len)]

    assert rows == ["  LEFT", "A name for", "these", "┌──────────┐", "│ ·        │", "└──────────┘"]


def test_crosstab_refuses_a_row_without_a_cell() -> None:
    with pytest.raises(ValueError, match="0 cells in 'Above', expected 1"):
        Crosstab(heads=(("LEFT", ""),), rows=(CrosstabRow(name="Above", cells=()),))
