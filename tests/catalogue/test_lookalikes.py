"""Names that look like others are found out; names in another alphabet are left alone."""

import pytest

from botox_cli.catalogue.lookalikes import find_invisible, is_seen, mixed_word, readings
from botox_cli.text import fold


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("tr\u043euble breathing", "trouble breathing"),
        ("B\u041eTOX Cosmetic", "botox cosmetic"),
        ("\u0392\u039f\u03a4\u039f\u03a7", "botox"),
        ("trouble\u200bbreathing", "trouble breathing"),
        ("trou\u00adble breathing", "trouble breathing"),
        ("B0TOX Cosmetic", "botox cosmetic"),
        ("d1plopia", "diplopia"),
        ("ᴅysport", "dysport"),
    ],
)
def test_a_name_that_looks_like_another_reads_as_it(name: str, meant: str) -> None:
    assert meant in (fold(name), *readings(name))


@pytest.mark.parametrize("name", ["trouble breathing", "Week 10", "11s", "SNAP-25", "毒素", "Kısa çizgi", "β-blocker"])
def test_a_plain_name_reads_as_nothing_that_names_another(name: str) -> None:
    assert not {"botox", "trouble breathing", "diplopia"} & set(readings(name))


@pytest.mark.parametrize(
    ("text", "seen"), [("\u200b", False), ("\u3164\u2800", False), ("\u0301", False), ("a", True), ("❤️", True)]
)
def test_a_text_is_seen_where_any_letter_is(text: str, seen: bool) -> None:
    assert is_seen(text) == seen


@pytest.mark.parametrize(
    ("text", "letter"),
    [("a\u200bb", "\u200b"), ("a\u2060b", "\u2060"), ("👨\u200d👩\u200d👧", ""), ("❤️", ""), ("毒", "")],
)
def test_the_letter_that_nobody_sees_is_named(text: str, letter: str) -> None:
    assert find_invisible(text) == letter


@pytest.mark.parametrize(
    ("text", "word"), [("B\u041eTOX x", "B\u041eTOX"), ("TGF-β", ""), ("Привет, Botox", ""), ("BOTOX注射", "")]
)
def test_the_word_of_two_alphabets_is_named(text: str, word: str) -> None:
    assert mixed_word(text) == word
