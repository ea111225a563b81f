"""The table of marks: no two meanings look alike, in Unicode or in ASCII."""

from typing import get_args

import pytest

from botox_cli.render.drawing.marks import SHAPES, Meaning, draw_mark, name_mark


def test_every_meaning_is_in_the_table() -> None:
    assert list(SHAPES) == list(get_args(Meaning))


@pytest.mark.parametrize("is_ascii", [False, True], ids=["unicode", "ascii"])
def test_each_meaning_has_a_form_of_its_own(is_ascii: bool) -> None:
    forms = [draw_mark(meaning, is_ascii=is_ascii)[0] for meaning in SHAPES]

    assert len(set(forms)) == len(forms)


def test_ascii_forms_are_ascii() -> None:
    assert [shape for shape in SHAPES.values() if not shape.ascii_form.isascii()] == []


def test_each_meaning_has_words_of_its_own() -> None:
    assert len({name_mark(meaning) for meaning in SHAPES}) == len(SHAPES)


def test_absence_is_named_as_neither_yes_nor_no() -> None:
    assert name_mark("absent") == "nothing recorded here, neither yes nor no"
