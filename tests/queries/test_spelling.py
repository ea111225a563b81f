"""What a word was meant to be."""

from functools import partial

import pytest

from botox_cli.catalogue import search_index
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.queries.search import STOP_WORDS
from botox_cli.queries.spelling import corrected, edits


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("brow", "brow", 0, id="same"),
        pytest.param("brw", "brow", 1, id="left-out"),
        pytest.param("browe", "brow", 1, id="put-in"),
        pytest.param("brew", "brow", 1, id="changed"),
        pytest.param("brwo", "brow", 1, id="swapped"),
        pytest.param("wbro", "brow", 2, id="moved-far"),
        pytest.param("done", "donate", 2, id="two"),
        pytest.param("", "brow", 4, id="none-of-it"),
    ],
)
def test_a_slip_is_a_letter_left_out_put_in_changed_or_swapped(one: str, other: str, count: int) -> None:
    assert (edits(one, other), edits(other, one)) == (count, count)


@pytest.mark.parametrize(
    ("word", "others", "meant"),
    [
        pytest.param("feat", ["crows"], "feet", id="that-stands-with-the-others"),
        pytest.param("brwo", [], "brow", id="swapped"),
        pytest.param("hyperhydroses", [], "hyperhidrosis", id="two-edits-of-thirteen"),
        pytest.param("bottox", [], "botox", id="the-word-of-every-entry"),
        pytest.param("mri", [], None, id="two-edits-of-three"),
        pytest.param("donate", ["blood"], None, id="two-edits-of-six"),
        pytest.param("appointment", [], None, id="four-edits"),
        pytest.param("wrenklas", [], None, id="two-changes-of-eight"),
        pytest.param("ibs", [], None, id="a-stop-word"),
        pytest.param("zz", [], None, id="two-letters"),
        pytest.param("g43x", [], None, id="a-code"),
        pytest.param("x" * 20_000, [], None, id="too-long"),
    ],
)
def test_a_word_is_read_as_the_known_one_it_is_a_slip_of(
    catalogue: Catalogue, word: str, others: list[str], meant: str | None
) -> None:
    index = search_index(catalogue)
    known = [other for other in index.vocabulary() if other == "botox" or other not in STOP_WORDS]

    assert corrected(word, known, others, partial(index.holds, in_names=True)) == meant
