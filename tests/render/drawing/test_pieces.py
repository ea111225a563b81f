"""Rows of pieces: how letters and figures are spelled, and how rows are padded, joined and wrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.render.drawing.pieces import (
    DrawnRow,
    append,
    fit_names,
    mark_words,
    pad,
    row_text,
    spell,
    split_words,
    tidy,
    wrap,
    write_figure,
)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (6.7, "6.7"),
        (67.0, "67"),
        (1324, "1,324"),
        (-9, "−9"),
        (-6.75, "−6.75"),
        (10**12, "1,000,000,000,000"),
    ],
)
def test_write_figure_says_every_digit(number: float, text: str) -> None:
    assert write_figure(number, is_ascii=False) == text


def test_write_figure_ascii_minus() -> None:
    assert write_figure(-1234.5, is_ascii=True) == "-1,234.5"


def test_spell_ascii_keeps_one_space() -> None:
    assert spell(" ≥ 2  grades ·  naïve ", is_ascii=True) == ">= 2 grades | naive"


@given(st.text())
def test_spell_gives_pure_ascii(text: str) -> None:
    assert spell(text, is_ascii=True).isascii()


def test_mark_words_makes_strong_what_begins_so_and_leaves_the_rest() -> None:
    row: DrawnRow = (("Sweaty palms, ", "plain"), ("sweat", "quiet"), (" Étude", "plain"))

    marked = mark_words(row, ("sweat", "etude"))

    assert row_text(marked) == row_text(row)
    assert [text for text, ink in marked if ink == "strong"] == ["Sweaty", "Étude"]


def test_pad_counts_wide_letters() -> None:
    assert row_text(pad((("日本", "plain"),), 6, lambda text: 2 * len(text))) == "日本  "


def test_tidy_joins_pieces_and_drops_spaces_at_the_end() -> None:
    row: DrawnRow = (("a", "plain"), ("b", "plain"), ("", "yes"), ("c ", "quiet"), ("  ", "plain"))

    assert tidy(row) == (("ab", "plain"), ("c", "quiet"))


def test_tidy_keeps_the_spaces_of_an_emergency() -> None:
    assert tidy(((" ! ", "emergency"), ("  ", "plain"))) == ((" ! ", "emergency"),)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Older people ~; Pregnancy", ["Older", "people ~;", "Pregnancy"]),
        ("headache 5.4 in 100 ~", ["headache", "5.4 in 100 ~"]),
        ("in 5.4 in 100, mostly", ["in", "5.4 in 100,", "mostly"]),
        ("chin · map 4 h", ["chin", "·", "map 4 h"]),
        ("a map of it", ["a", "map", "of", "it"]),
        ("Is it? Yes", ["Is", "it?", "Yes"]),
    ],
    ids=["mark", "number", "comma", "map", "no-map", "question"],
)
def test_split_words_keeps_together_what_is_read_together(text: str, units: list[str]) -> None:
    assert [row_text(unit) for unit in split_words(text, "plain")] == units


@given(st.lists(st.text("ab", min_size=1, max_size=9)), st.integers(1, 20))
def test_wrap_loses_and_breaks_no_word(words: list[str], columns: int) -> None:
    rows = [row_text(row) for row in wrap(split_words(" ".join(words), "plain"), columns, len)]

    assert " ".join(rows).split() == words
    assert all(len(row) <= columns or " " not in row for row in rows)


def test_append_goes_below_without_room() -> None:
    rows = append(((("a name", "plain"),),), (("a tail", "quiet"),), 10, len)

    assert [row_text(row) for row in rows] == ["a name", " a tail"]


def test_append_wraps_a_long_tail() -> None:
    rows = append(((("a name", "plain"),),), (("a tail of words", "quiet"),), 10, len)

    assert [row_text(row) for row in rows] == ["a name", " a tail of", " words"]


@pytest.mark.parametrize(
    ("most", "width"), [(20, 10), (8, 8), (2, 5)], ids=["all-fits", "as-wide-as-asked", "never-below-a-word"]
)
def test_fit_names(most: int, width: int) -> None:
    assert fit_names(["frown line", "lips"], most, len) == width


def measure_wide(text: str) -> int:
    """How many columns a text takes, if a Chinese letter and any other from U+2E80 on takes two."""
    return sum(2 if letter > "\u2e7f" else 1 for letter in text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("皱眉纹", ["皱眉", "纹"]),
        ("Botox 皱眉纹", ["Botox", "皱眉", "纹"]),
        ("a" * 45, ["aaaaa"] * 9),
        ("a" * 44, ["a" * 44]),
        ("ริ้วรอย", ["ริ้วร", "อย"]),
    ],
    ids=["chinese", "mixed", "longest", "long", "thai"],
)
def test_wrap_breaks_what_has_no_spaces(text: str, rows: list[str]) -> None:
    assert [row_text(row) for row in wrap(split_words(text, "plain"), 5, measure_wide)] == rows


@pytest.mark.parametrize(("name", "width"), [("皱" * 20, 12), ("a" * 3000, 12), ("a" * 40, 40)])
def test_fit_names_makes_no_room_for_what_may_be_broken(name: str, width: int) -> None:
    assert fit_names(["Botox", name], 12, measure_wide) == width
