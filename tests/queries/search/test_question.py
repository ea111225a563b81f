"""What was asked: the words that matter, and what each is looked up as."""

from collections.abc import Callable

import pytest

from botox_cli.queries.search.question import BEHIND, LIGHT, ParsedQuestion
from botox_cli.queries.search.stop_words import AROUND, NEGATIONS, STOP_WORDS
from botox_cli.text import fold

Asked = Callable[..., ParsedQuestion]


def typed(question: ParsedQuestion, weight: float = 1.0) -> list[str]:
    """The terms with exactly this weight, as they were typed; words that the catalogue lacks are no terms."""
    return [term.typed for term in question.terms if term.weight == weight]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("sweating and wrinkles", ["sweating", "wrinkles"], id="stop-words-go"),
        pytest.param("Does it help with WRINKLES?", ["wrinkles"], id="signs-and-capitals"),
        pytest.param("wrinkles wrinkles", ["wrinkles"], id="once"),
        pytest.param("wrinkles&sweating", ["wrinkles", "sweating"], id="ampersand"),
        pytest.param("10 wrinkles", ["wrinkles"], id="a-number-is-around"),
        pytest.param("botox for wrinkles", ["wrinkles"], id="every-entry-is-about-botox"),
        pytest.param("what is the", ["what", "the"], id="stop-words-alone"),
        pytest.param("how long", ["long"], id="words-around-alone"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_the_words_that_matter_are_looked_for(asked: Asked, text: str, words: list[str]) -> None:
    assert typed(asked(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        *("can't wrinkles", "CAN’T wrinkles", "cannot wrinkles", "won't wrinkles", "didn't wrinkles"),
        *("it's wrinkles", "I'm wrinkles", "I'll wrinkles", "we'd wrinkles", "they've wrinkles", "what's wrinkles"),
        *("I’ve wrinkles", "you're, wrinkles"),
    ],
)
def test_a_contraction_is_no_word_that_matters(asked: Asked, text: str) -> None:
    assert (typed(asked(text)), asked(text).unknown) == (["wrinkles"], ())


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        pytest.param("brow", ("brow", "forehead"), id="word"),
        pytest.param("soggy paws", ("soggy paws", "wet palms"), id="phrase"),
        pytest.param("my Soggy-Paws!", ("soggy paws", "wet palms"), id="folded"),
        pytest.param("wrinkles", ("wrinkles",), id="a-word-of-the-catalogue"),
    ],
)
def test_a_word_is_looked_up_as_what_the_lexicon_says(asked: Asked, text: str, phrases: tuple[str, ...]) -> None:
    (term,) = asked(text).terms

    assert term.phrases == phrases


@pytest.mark.parametrize("text", ["soggy", "paws soggy", "soggy wet paws"])
def test_a_phrase_of_the_lexicon_is_one_when_its_words_stand_side_by_side(asked: Asked, text: str) -> None:
    assert "soggy" in asked(text).unknown


def test_a_word_that_no_entry_holds_is_unknown(asked: Asked) -> None:
    assert asked("qqqq for wrinkles and xxxx").unknown == ("qqqq", "xxxx")


def test_a_word_that_documents_alone_hold_is_unknown_and_looked_for(asked: Asked) -> None:
    question = asked("acne")

    assert (question.unknown, typed(question)) == (("acne",), ["acne"])


def test_a_corrected_word_weighs_and_finds_as_the_right_one(asked: Asked) -> None:
    (slip,) = asked("hyperhydrosis").terms
    (right,) = asked("hyperhidrosis").terms

    assert (slip.passages, slip.weight, slip.typed) == (right.passages, right.weight, "hyperhydrosis")


def test_a_corrected_word_of_the_lexicon_means_what_the_lexicon_says(asked: Asked) -> None:
    question = asked("garamicin")

    assert (question.corrections, question.terms[0].phrases) == (
        {"garamicin": "garamycin"},
        ("garamycin", "gentamicin"),
    )


def test_no_word_is_read_as_another_where_that_is_not_wanted(asked: Asked) -> None:
    question = asked("hyperhydrosis", is_corrected=False)

    assert (question.corrections, question.unknown, question.terms) == ({}, ("hyperhydrosis",), ())


@pytest.mark.parametrize(
    ("text", "first", "behind"),
    [
        pytest.param("headache after wrinkles injection", ["headache"], ["wrinkles"], id="after"),
        pytest.param("headache since my forehead shots", ["headache"], ["forehead"], id="since"),
        pytest.param("wrinkles after injection", ["wrinkles"], [], id="nothing-behind"),
        pytest.param("qqqq after forehead injection", ["forehead"], [], id="nothing-known-before"),
        pytest.param("headache before forehead injection", ["headache", "forehead"], [], id="before"),
    ],
)
def test_what_came_weighs_more_than_what_it_came_after(
    asked: Asked, text: str, first: list[str], behind: list[str]
) -> None:
    assert (typed(asked(text)), typed(asked(text), BEHIND)) == (first, behind)


def test_what_kind_of_answer_is_wanted_is_looked_for_with_little_weight(asked: Asked) -> None:
    assert typed(asked("how much for the forehead"), LIGHT) == ["cost"]


def test_what_kind_of_answer_is_wanted_tells_where_nothing_else_is_known(asked: Asked) -> None:
    question = asked("qqqq price")

    assert (question.unknown, "price" in question.intents, typed(question)) == (("qqqq",), True, ["price"])


def test_lists_of_words_are_folded_and_each_word_stands_in_one() -> None:
    words = [*STOP_WORDS, *AROUND, *NEGATIONS]

    assert [word for word in words if fold(word) != word] == []
    assert STOP_WORDS & NEGATIONS == AROUND & NEGATIONS == frozenset()
