"""The full-text index of a catalogue, and the plain one that stands in for it."""

import pytest
from msgspec.structs import replace

from botox_cli.catalogue import fts, search_index
from botox_cli.catalogue.compiled import compile_in_memory
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue

Index = fts.Index | fts.PlainIndex


@pytest.fixture(params=["fts5", "plain"])
def index(request: pytest.FixtureRequest, small: Catalogue) -> Index:
    """Each kind of index of the small catalogue."""
    return search_index(small) if request.param == "fts5" else fts.PlainIndex(small)


def test_rows_hold_the_words_of_every_entry(small: Catalogue) -> None:
    rows = compile_in_memory(small).execute("SELECT section, id, name, aliases, terms FROM words").fetchall()

    assert [row[:2] for row in rows] == [(section, id_) for section in SECTIONS for id_ in getattr(small, section)]
    assert rows[0] == ("uses", "brow-lines", "brow lines", "brow lines brow lines elevens", "procerus upper face")


def test_vocabulary_is_each_word_of_names_and_terms_once(index: Index) -> None:
    known = index.vocabulary()

    assert known == sorted(set(known))
    assert {"brow", "elevens", "procerus"} <= set(known)
    assert "405" not in known


@pytest.mark.parametrize(
    ("words", "in_names", "holds"),
    [
        pytest.param(["brow", "frowning"], False, None, id="not-together"),
        pytest.param(["brow", "trial"], False, True, id="name-and-text"),
        pytest.param(["brow", "trial"], True, None, id="text-is-no-name"),
        pytest.param(["frowning"], True, True, id="a-condition-is-a-name"),
        pytest.param(["paper"], False, False, id="a-document-alone"),
    ],
)
def test_holds_says_where_all_words_are(index: Index, words: list[str], in_names: bool, holds: bool | None) -> None:
    assert index.holds(words, in_names=in_names) is holds


def test_what_several_rows_repeat_counts_once(small: Catalogue) -> None:
    use = small.uses["brow-lines"]
    (row,) = use.evidence

    twice = replace(use, evidence=(row, replace(row, text="Another trial.")))

    assert fts.words_in(twice).count("no lines") == fts.words_in(use).count("no lines") == 1
    assert "Another trial." in fts.words_in(twice)


def test_matches_have_the_best_score_where_names_hold_the_words(index: Index) -> None:
    matches = {(match.section, match.id): match for match in index.matches(["brow"], [], ["brow"])}

    assert min(matches, key=lambda owner: matches[owner].score) == ("uses", "brow-lines")
    assert matches["uses", "brow-lines"].names_hold_content
    assert matches["uses", "brow-lines"].has_typed_word


@pytest.mark.parametrize("word", ['"', "NEAR(", "brow OR lines", "^", "-"])
def test_words_that_fts5_reads_as_signs_mean_themselves(index: Index, word: str) -> None:
    assert index.matches([word], [], [word]) == []
