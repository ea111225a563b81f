"""What a word that the catalogue does not know was meant to be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import pytest
from spellchecker import SpellChecker

from botox_cli.catalogue import search_index
from botox_cli.catalogue.fts import normalise
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.queries.search.spelling import SHORTEST_WORD, correct_word, edits, other_words
from botox_cli.text import fold

COMMON = 120
"""How often a word is counted at least in the list of `SpellChecker`: rarer ones are names and slips."""

KNOWN = {"brow": True, "botox": True, "hyperhidrosis": True, "wrinkles": True, "wrinkled": True, "refrigerator": False}
"""Words, and whether a name or a term has them."""


def outlines(word: str) -> Iterator[str]:
    """The word, then what is left of it without one or two of its letters; similar words share one of these."""
    for left_out in range(min(3, len(word))):
        yield from map("".join, combinations(word, len(word) - left_out))


def by_outline(names: Iterable[str]) -> Mapping[str, set[str]]:
    """By each of their `outlines`, the names that have it, so that a word is compared with similar names only."""
    found = defaultdict(set)
    for name in names:
        for line in outlines(name):
            found[line].add(name)
    return found


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
    ("word", "meant"),
    [
        pytest.param("botix", "botox", id="one-edit-of-five"),
        pytest.param("bottox", "botox", id="a-letter-more"),
        pytest.param("hyperhydroses", "hyperhidrosis", id="two-edits-of-thirteen"),
        pytest.param("wrinkels", "wrinkles", id="swapped"),
        pytest.param("wrinklse", "wrinkles", id="the-nearest"),
        pytest.param("brwo", None, id="four-letters"),
        pytest.param("votox", None, id="another-first-letter"),
        pytest.param("bttoxx", None, id="two-edits-of-six"),
        pytest.param("hypohydroses", None, id="three-edits"),
        pytest.param("refrigeratr", None, id="a-word-of-texts-alone"),
        pytest.param("wrinkled", None, id="a-known-word"),
        pytest.param("bot0x", None, id="a-code"),
        pytest.param("b" * 20_000, None, id="too-long"),
        pytest.param("", None, id="none"),
    ],
)
def test_a_word_is_read_as_the_known_one_it_is_a_slip_of(word: str, meant: str | None) -> None:
    assert correct_word(word, KNOWN) == meant


def test_of_two_words_as_near_the_first_of_the_alphabet_is_meant() -> None:
    assert correct_word("wrinkle", {"wrinkles": True, "wrinkled": True}) == "wrinkled"


def test_a_word_of_the_english_list_is_no_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("botox_cli.queries.search.spelling.other_words", lambda: {"wrinkels"})

    assert correct_word("wrinkels", KNOWN) is None


@pytest.mark.slow
def test_no_common_english_word_is_read_as_another(catalogue: Catalogue) -> None:
    index = search_index(catalogue)
    known = index.vocabulary()
    near = by_outline(name for name, is_name in known.items() if is_name)
    words = [word for word, count in SpellChecker().word_frequency.dictionary.items() if count >= COMMON]

    wrong = sorted(
        word
        for word in words
        if word not in known
        and (meant := correct_word(word, {name: True for line in outlines(word) for name in near.get(line, ())}))
        is not None
        and word != f"{meant}s"
        and not index.find_phrase(normalise(word))
    )

    assert wrong == [], f"add to english.txt: {' '.join(wrong)}"


def test_the_english_words_are_folded_sorted_and_once() -> None:
    words = other_words()

    assert {fold(word) for word in words} == words
    assert min(map(len, words)) >= SHORTEST_WORD
