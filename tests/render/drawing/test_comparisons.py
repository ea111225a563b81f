"""Comparisons: aligned in columns, stacked where columns have no room, and with no word lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.catalogue.model.values import Range
from botox_cli.render.drawing.comparisons import ComparedCell, ComparedRow, Comparison, draw_comparison
from botox_cli.render.drawing.pieces import row_text

FACTS = Comparison(
    heads=("Botox", "Dysport"),
    rows=(
        ComparedRow(
            name="toxin",
            cells=(ComparedCell(text="onabotulinumtoxinA"), ComparedCell(text="abobotulinumtoxinA")),
            sameness="differs",
        ),
        ComparedRow(name="type", cells=(ComparedCell(text="A"), ComparedCell(text="A")), sameness="same"),
        ComparedRow(
            name="milk allergy",
            cells=(ComparedCell(text="not recorded"), ComparedCell(mark="refused", text="must not")),
        ),
        ComparedRow(
            name="frown lines",
            cells=(ComparedCell(regions={"US": "approved", "CN": "refused"}), ComparedCell(regions={})),
        ),
    ),
)

WIDE = """\
                Botox                       Dysport
                US  UK  EU  CA  TR  CN  AU  US  UK  EU  CA  TR  CN  AU
≠ toxin         onabotulinumtoxinA          abobotulinumtoxinA
= type          A                           A
  milk allergy  not recorded                × must not
  frown lines   ●   ·   ·   ·   ·   ×   ·   ·   ·   ·   ·   ·   ·   ·"""

STACKED = """\
differs toxin
  Botox    onabotulinumtoxinA
  Dysport  abobotulinumtoxinA
same type: A
milk allergy
  Botox    not recorded
  Dysport  x must not
frown lines
  Botox    * US  x CN
  Dysport  ."""


def drawn(comparison: Comparison, columns: int, *, is_ascii: bool = False) -> str:
    """A comparison, drawn on so many columns, as text."""
    rows = draw_comparison(comparison, columns=columns, is_ascii=is_ascii, measure=len)
    return "\n".join(map(row_text, rows))


def test_entries_stand_in_columns() -> None:
    assert drawn(FACTS, 70) == WIDE


def test_entries_stand_below_each_other_where_there_is_no_room() -> None:
    assert drawn(FACTS, 40, is_ascii=True) == STACKED


def test_one_entry_has_no_head() -> None:
    alone = Comparison(heads=("",), rows=(ComparedRow(name="form", cells=(ComparedCell(text="powder"),)),))

    assert drawn(alone, 40) == "form  powder"


def test_times_are_drawn_on_one_scale() -> None:
    times = [Range(low=months, high=months, unit="months") for months in (3, 6)]
    cells = tuple(ComparedCell(text=str(time), lasts=time) for time in times)

    assert drawn(Comparison(heads=("A", "B"), rows=(ComparedRow(name="lasts", cells=cells),)), 80) == (
        "       A                                    B\nlasts  █████      3 months                  ██████████ 6 months"
    )


def test_columns_are_those_of_what_it_is_aligned_with() -> None:
    other = ComparedRow(name="a very long name", cells=(ComparedCell(text="x"), ComparedCell(text="y")))
    row = ComparedRow(name="form", cells=(ComparedCell(text="powder"), ComparedCell(text="liquid")))

    one = drawn(Comparison(heads=("A", "B"), rows=(row,), aligned_with=(other,)), 80)
    both = drawn(Comparison(heads=("A", "B"), rows=(other, row)), 80)

    assert one.splitlines()[-1] == both.splitlines()[-1]


def test_a_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="1 cells in 'form', expected 2"):
        Comparison(heads=("A", "B"), rows=(ComparedRow(name="form", cells=(ComparedCell(text="powder"),)),))


@given(
    st.lists(st.lists(st.text("abc de", max_size=60), min_size=2, max_size=2), min_size=1, max_size=5),
    st.integers(20, 120),
)
def test_no_word_is_lost_at_any_width(texts: list[list[str]], columns: int) -> None:
    rows = tuple(ComparedRow(name="name", cells=tuple(ComparedCell(text=text) for text in pair)) for pair in texts)

    out = drawn(Comparison(heads=("A", "B"), rows=rows), columns)

    words = [word for pair in texts for text in pair for word in text.split()]
    assert sorted(out.replace("name", " ").split()) == sorted([*words, *_heads(out, len(texts))])


def _heads(out: str, rows: int) -> list[str]:
    """The heads "A" and "B" as often as they must stand in the drawing `out` of so many rows.

    That is once above columns; where the rows are stacked, once for each.
    """
    return ["A", "B"] * (1 if out.splitlines()[0].split() == ["A", "B"] else rows)
