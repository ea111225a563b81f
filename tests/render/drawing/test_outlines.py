"""Outlines: curves as dots, signs on them, and the same as an SVG path."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from botox_cli.catalogue import load
from botox_cli.catalogue.model.drawings import Drawing
from botox_cli.render.drawing.outlines import Outline, Sign, draw_outline, draw_path
from botox_cli.render.drawing.pieces import row_text

LINE = Outline(
    description="A line.",
    width=8,
    height=8,
    halves=(),
    curves=(((0, 0), (8, 0)),),
    ascii=("----", "~"),
    signs=(Sign(text="1", at=((5, 5),)),),
)

_BRAILLE = 0x2800


def test_a_level_line_is_the_upper_dots() -> None:
    assert [row_text(row) for row in draw_outline(LINE, is_ascii=False)] == ["⠉⠉⠉⠉", "  1"]
    assert [row_text(row) for row in draw_outline(LINE, is_ascii=True)] == ["----", "  1"]


def test_a_sign_that_is_asked_for_stands_in_brackets() -> None:
    lit = replace(LINE, signs=(Sign(text="1", at=((3, 5),), is_lit=True),))

    assert row_text(draw_outline(lit, is_ascii=False)[1]) == "[1]"


@given(points=st.lists(st.tuples(st.integers(20, 40), st.integers(0, 40)), min_size=2, max_size=6))
def test_halves_are_mirror_images(points: list[tuple[int, int]]) -> None:
    outline = Outline(description="", width=40, height=40, halves=(tuple(points),), curves=(), ascii=())
    dots = {
        (column * 2 + across, row * 4 + down)
        for row, drawn in enumerate(draw_outline(outline, is_ascii=False))
        for column, letter in enumerate(row_text(drawn))
        for down, bits in enumerate(((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80)))
        for across, bit in enumerate(bits)
        if letter != " " and (ord(letter) - _BRAILLE) & bit
    }

    assert dots == {(39 - x, y) for x, y in dots}


def _outline(drawing: Drawing) -> Outline:
    places = [place for place in load().places.values() if place.drawing == drawing.id]
    signs = tuple(Sign(text=place.sign, at=place.at) for place in places)
    return Outline(
        description=drawing.description,
        width=drawing.width,
        height=drawing.height,
        halves=drawing.halves,
        curves=drawing.curves,
        ascii=drawing.ascii,
        signs=signs,
    )


@pytest.mark.parametrize("drawing", load().drawings.values(), ids=lambda drawing: drawing.id)
@pytest.mark.parametrize("is_ascii", [False, True], ids=["unicode", "ascii"])
def test_each_sign_stands_inside_the_outline_as_often_as_its_place(drawing: Drawing, is_ascii: bool) -> None:
    outline = _outline(drawing)
    rows = [row_text(row) for row in draw_outline(outline, is_ascii=is_ascii)]
    bare = [row_text(row).ljust(outline.columns) for row in draw_outline(replace(outline, signs=()), is_ascii=is_ascii)]

    assert len(rows) == outline.rows
    for sign in outline.signs:
        assert "".join(rows).count(sign.text) == len(sign.at), sign.text
        for x, y in sign.at:
            row = bare[int(y) // 4]
            column = int(x) // 2
            drawn = [at for at, letter in enumerate(row) if letter != " "]
            assert min(drawn) <= column <= max(drawn), sign.text


@pytest.mark.parametrize("drawing", load().drawings.values(), ids=lambda drawing: drawing.id)
def test_the_path_has_every_curve_and_its_mirror_image(drawing: Drawing) -> None:
    path = draw_path(_outline(drawing))

    assert path.count("M") == 2 * len(drawing.halves) + len(drawing.curves)
    numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]
    assert min(numbers) > -4
    assert max(numbers) < max(drawing.width, drawing.height) + 4
