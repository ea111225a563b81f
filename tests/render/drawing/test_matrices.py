"""Matrices: aligned, whole, and with no name or refusal lost."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.catalogue.model.values import REGIONS, Region
from botox_cli.render.drawing.marks import Meaning
from botox_cli.render.drawing.matrices import (
    Matrix,
    MatrixCell,
    MatrixRow,
    RegionMatrix,
    RegionRow,
    draw_matrix,
    draw_region_names,
    draw_regions,
)
from botox_cli.render.drawing.pieces import DrawnRow, Surface, row_text

BOTOX: dict[Region, Meaning] = {"US": "approved", "UK": "approved", "EU": "approved", "CA": "approved"}

REGION_MATRIX = RegionMatrix(
    rows=(
        RegionRow(name="Botox", marks=BOTOX, tails=((("CA 2006 US 2013", "plain"),), (("Vistabel", "plain"),))),
        RegionRow(
            name="Relfydess",
            marks={"US": "refused", "UK": "approved", "TR": "off-label"},
            tails=((("AU 2024", "plain"),), (("18–64 in EU UK", "plain"),)),
        ),
        RegionRow(name="Bunny lines", marks={}),
    ),
    tail_heads=("since", "ages, names"),
)

WIDE = """\
             US  UK  EU  CA  TR  CN  AU  since            ages, names
Botox        ●   ●   ●   ●   ·   ·   ·   CA 2006 US 2013  Vistabel
Relfydess    ×   ●   ·   ·   ○   ·   ·   AU 2024          18–64 in EU UK
Bunny lines  ·   ·   ·   ·   ·   ·   ·"""

NARROW_ASCII = """\
             US  UK  EU  CA  TR  CN  AU
  since   ages, names
Botox        *   *   *   *   .   .   .
  CA 2006 US 2013   Vistabel
Relfydess    x   *   .   .   o   .   .
  AU 2024   18-64 in EU UK
Bunny lines  .   .   .   .   .   .   ."""

COMPACT = """\
Botox        ● US UK EU CA     CA 2006 US 2013  Vistabel
Relfydess    ● UK  × US  ○ TR
  AU 2024   18–64 in EU UK
Bunny lines  ·"""

PRODUCTS = Matrix(
    heads=("Botox", "Dysport", "Xeomin", "Relfydess"),
    rows=(
        MatrixRow(
            name="Crow's feet",
            cells=(
                MatrixCell("approved", "5"),
                MatrixCell("approved", "3"),
                MatrixCell("absent"),
                MatrixCell("refused"),
            ),
        ),
        MatrixRow(
            name="Upper and lower limb spasticity", cells=(MatrixCell("approved", "6"), *[MatrixCell("absent")] * 3)
        ),
    ),
)

PRODUCTS_60 = """\
                      Botox  Dysport  Xeomin  Relfydess
Crow's feet           ● 5    ● 3      ·       ×
Upper and lower limb  ● 6    ·        ·       ·
spasticity"""

PRODUCTS_40 = """\
              Botox Dysport Xeomin
Crow's feet   ● 5   ● 3     ·
Upper and     ● 6   ·       ·
lower limb
spasticity
              Relfydess
Crow's feet   ×
Upper and     ·
lower limb
spasticity"""


def text(rows: tuple[DrawnRow, ...]) -> str:
    return "\n".join(map(row_text, rows))


@pytest.mark.parametrize(
    ("columns", "is_ascii", "is_compact", "drawing"),
    [(100, False, False, WIDE), (50, True, False, NARROW_ASCII), (58, False, True, COMPACT)],
    ids=["wide", "narrow-ascii", "compact"],
)
def test_draw_regions(columns: int, is_ascii: bool, is_compact: bool, drawing: str) -> None:
    rows = draw_regions(REGION_MATRIX, columns=columns, is_ascii=is_ascii, measure=len, is_compact=is_compact)

    assert text(rows) == drawing


def test_draw_regions_in_a_chosen_order() -> None:
    matrix = RegionMatrix(rows=(RegionRow(name="Botox", marks=BOTOX),), regions=("TR", "US"))

    assert text(draw_regions(matrix, columns=60, is_ascii=False, measure=len)) == "       TR  US\nBotox  ·   ●"


def test_draw_regions_compact_of_nothing() -> None:
    assert draw_regions(RegionMatrix(rows=()), columns=60, is_ascii=False, measure=len, is_compact=True) == ()


@pytest.mark.parametrize(
    ("marks", "columns", "line"),
    [
        (BOTOX, 20, "● US UK EU CA"),
        (dict.fromkeys(REGIONS[1:], "approved"), 16, "● 6 of 7 regions"),
        (dict.fromkeys(REGIONS[1:], "approved"), 10, "● 6 of 7"),
        ({**BOTOX, "AU": "refused"}, 14, "● 4 of 7  × AU"),
        ({**BOTOX, "AU": "refused"}, 9, "● 4 of 7\n× AU"),
        ({"US": "refused", "UK": "refused", "EU": "approved"}, 10, "● 1 of 7\n× US × UK"),
        ({"US": "other-toxin", "UK": "off-label"}, 30, "◐ US  ○ UK"),
        ({"US": "absent"}, 30, "·"),
        ({}, 30, "·"),
    ],
    ids=[
        "named",
        "counted",
        "counted-short",
        "refusal-keeps-its-name",
        "refusal-below",
        "each-refusal-with-its-mark",
        "two-marks",
        "absent",
        "empty",
    ],
)
def test_draw_region_names(marks: Mapping[Region, Meaning], columns: int, line: str) -> None:
    assert text(draw_region_names(marks, Surface(columns, is_ascii=False, measure=len))) == line


@pytest.mark.parametrize(("columns", "drawing"), [(60, PRODUCTS_60), (40, PRODUCTS_40)], ids=["one", "two-below"])
def test_draw_matrix(columns: int, drawing: str) -> None:
    assert text(draw_matrix(PRODUCTS, columns=columns, is_ascii=False, measure=len)) == drawing


def test_matrix_refuses_rows_of_another_length() -> None:
    with pytest.raises(ValueError, match="1 cells in 'a', expected 2"):
        Matrix(heads=("x", "y"), rows=(MatrixRow(name="a", cells=(MatrixCell("absent"),)),))


MARKS: st.SearchStrategy[Meaning] = st.sampled_from(["approved", "other-toxin", "refused", "off-label", "absent"])
WORDS = st.lists(st.text("abñ", min_size=1, max_size=8), min_size=1, max_size=5).map(" ".join)
TAILS = st.lists(WORDS.map(lambda words: ((words, "plain"),)), max_size=2).map(tuple)
ROWS = st.builds(RegionRow, name=WORDS, marks=st.dictionaries(st.sampled_from(REGIONS), MARKS), tails=TAILS)


@given(st.lists(ROWS, max_size=4), st.integers(40, 120), st.booleans(), st.booleans())
def test_draw_regions_loses_nothing(rows: list[RegionRow], columns: int, is_ascii: bool, is_compact: bool) -> None:
    matrix = RegionMatrix(rows=tuple(rows))
    drawn = draw_regions(matrix, columns=columns, is_ascii=is_ascii, measure=len, is_compact=is_compact)
    words = text(drawn).split()
    said = " ".join([row.name + " " + " ".join(map(row_text, row.tails)) for row in rows])

    assert all(len(row_text(row)) <= columns for row in drawn)
    assert not set((said.replace("ñ", "n") if is_ascii else said).split()) - set(words)
    assert text(drawn).isascii() or not is_ascii


@given(st.lists(ROWS, min_size=1, max_size=4), st.integers(40, 120))
def test_draw_regions_counts_every_refusal(rows: list[RegionRow], columns: int) -> None:
    matrix = RegionMatrix(rows=tuple(rows))
    refusals = sum(mark == "refused" for row in rows for mark in row.marks.values())

    assert text(draw_regions(matrix, columns=columns, is_ascii=False, measure=len)).count("×") == refusals


@given(st.lists(WORDS, min_size=1, max_size=8), st.lists(WORDS, max_size=3), st.integers(60, 120))
def test_draw_matrix_keeps_every_column(heads: list[str], names: list[str], columns: int) -> None:
    rows = tuple(MatrixRow(name=name, cells=(MatrixCell("approved"),) * len(heads)) for name in names)
    drawn = text(draw_matrix(Matrix(heads=tuple(heads), rows=rows), columns=columns, is_ascii=False, measure=len))

    assert drawn.count("●") == len(heads) * len(names)
    assert all(len(line) <= columns for line in drawn.split("\n"))
