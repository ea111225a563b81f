"""How names are folded to compare them, and how paths in data files are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.text import fold, path_text


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        pytest.param("Frown Lines", "frown lines", id="case"),
        pytest.param("frown-lines", "frown lines", id="hyphen"),
        pytest.param("frown‑lines", "frown lines", id="hyphen-that-does-not-break"),
        pytest.param("frown–lines", "frown lines", id="dash"),
        pytest.param("red_flags", "red flags", id="underscore"),
        pytest.param("  frown \t lines ", "frown lines", id="spaces"),
        pytest.param("crow's feet", "crows feet", id="typewriter-apostrophe"),
        pytest.param("crow’s feet", "crows feet", id="typographic-apostrophe"),
        pytest.param("crow‘s feet", "crows feet", id="opening-quote"),
        pytest.param("crow`s feet", "crows feet", id="backtick"),
        pytest.param("crow´s feet", "crows feet", id="acute-for-apostrophe"),
        pytest.param("Raynaud (phénomène)", "raynaud phenomene", id="accents-and-brackets"),
        pytest.param("ANGSTRÖM", "angstrom", id="accents-and-case"),
        pytest.param("Straße", "strasse", id="sharp-s"),
        pytest.param("ﬁne lines", "fine lines", id="ligature"),
        pytest.param("Botox™", "botoxtm", id="trade-mark-sign"),
        pytest.param("...", "", id="signs-alone"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_case_accents_apostrophes_and_hyphens_do_not_count(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    "letter",
    [
        pytest.param("™", id="trade-mark-sign"),
        pytest.param("ℌ", id="black-letter"),
        pytest.param("𝐀", id="bold"),
        pytest.param("ᴬ", id="raised"),
        pytest.param("㎒", id="megahertz"),
    ],
)
def test_folding_twice_is_folding_once_where_a_sign_stands_for_capitals(letter: str) -> None:
    assert fold(fold(letter)) == fold(letter)


@given(st.text())
def test_a_folded_name_has_one_space_between_words_and_none_around(name: str) -> None:
    assert fold(name) == " ".join(fold(name).split())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param((), "", id="the-whole-file"),
        pytest.param(("uses",), "uses", id="a-section"),
        pytest.param(("uses", "brow-lift", "treatments", 0, "doses"), "uses.brow-lift.treatments[0].doses", id="a-row"),
        pytest.param((0, 1, "name"), "[0][1].name", id="a-list-first"),
    ],
)
def test_a_path_is_written_as_people_write_it(path: tuple[str | int, ...], text: str) -> None:
    assert path_text(path) == text


@pytest.mark.parametrize("letter", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufe0f", "\ufeff", "\u3164", "\U000e0041"])
def test_letters_that_nobody_sees_do_not_count(letter: str) -> None:
    assert fold(f"trou{letter}ble breath{letter}ing") == "trouble breathing"
