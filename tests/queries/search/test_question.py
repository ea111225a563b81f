"""What was asked: the words that matter, and what each is looked up as."""

from collections.abc import Callable

import pytest

from botox_cli.catalogue import search_index
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.queries.search.question import AGE, LIGHT, ParsedQuestion, read

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


def test_a_word_around_what_matters_weighs_little(asked: Asked) -> None:
    assert typed(asked("how long do wrinkles last"), LIGHT) == ["long", "last"]


@pytest.mark.parametrize("text", ["how old for forehead lines", "forehead lines at 16yo"])
def test_an_age_weighs_more_than_what_it_is_asked_about(catalogue: Catalogue, text: str) -> None:
    assert typed(read(catalogue, search_index(catalogue), text), AGE) == ["age"]
