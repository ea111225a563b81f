"""Which entries answer best: by what holds the words, how rare they are, and what kind is wanted."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from botox_cli.catalogue import search_index
from botox_cli.catalogue.model.background import Event, Faq, Statistic, Term
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.catalogue.model.entries import Entry
from botox_cli.catalogue.model.values import Day, Range
from botox_cli.queries.search.question import read
from botox_cli.queries.search.ranking import INTENT_WEIGHTS, SECTION_WEIGHTS, Ranked, rank


@pytest.fixture
def order(worded: Catalogue) -> Callable[..., list[Ranked]]:
    """A function that ranks given entries for a text: terms one by one, entries of other sections by keyword."""

    def ranked(text: str, *terms: Term, **sections: tuple[Entry, ...]) -> list[Ranked]:
        entries: dict[str, Any] = {
            name: {one.id: one for one in found} for name, found in {"terms": terms, **sections}.items()
        }
        own = Catalogue(edition=worded.edition, **entries)
        index = search_index(own)
        return rank(index, read(own, index, text), sum(len(getattr(own, section)) for section in SECTIONS))

    return ranked


def term(name: str, lay: str = "Nothing.", aliases: tuple[str, ...] = ()) -> Term:
    """A term, with the id that its name gives: `lower-brow`."""
    return Term(id=name.lower().replace(" ", "-"), name=name, lay=lay, aliases=aliases)


BROW = term("Brow")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(term("Lower brow"), term("Zone", "The lower brow."), id="name-before-text"),
        pytest.param(term("Zone", aliases=("lower brow",)), term("Area", "The lower brow."), id="alias-before-text"),
        pytest.param(term("Lower brow"), term("Lower brow in women"), id="a-name-without-other-words"),
        pytest.param(term("Lower brow"), term("Lower lip"), id="both-words"),
        pytest.param(term("Zone", "A lower brow."), term("Area", "It is lower than a cheek."), id="both-in-a-text"),
    ],
)
@pytest.mark.parametrize("turned", [False, True], ids=["first", "last"])
def test_what_fits_better_comes_first_wherever_it_stands(
    order: Callable[..., list[Ranked]], better: Term, worse: Term, turned: bool
) -> None:
    terms = (worse, better) if turned else (better, worse)

    ranked = order("lower brow", *terms)

    assert terms[ranked[0].place - 1] == better


def test_a_rare_word_tells_more_than_a_common_one(order: Callable[..., list[Ranked]]) -> None:
    ranked = order("lower brow", term("Brow"), *(term(f"Lower {name}") for name in ("lip", "lid", "face")))

    assert ranked[0].place == 1


def test_what_is_alike_comes_in_the_order_of_the_catalogue(order: Callable[..., list[Ranked]]) -> None:
    ranked = order("brow", *(term(f"Brow {name}") for name in ("d", "c", "b")))

    assert ([one.place for one in ranked], len({one.score for one in ranked})) == ([1, 2, 3], 1)


def test_what_holds_no_word_is_not_ranked(order: Callable[..., list[Ranked]]) -> None:
    assert [one.place for one in order("brow", term("Lip"), BROW)] == [2]


def test_words_around_alone_rank_nothing_that_the_words_that_matter_do_not_find(
    order: Callable[..., list[Ranked]],
) -> None:
    assert [one.place for one in order("brow weeks", term("Weeks"), BROW)] == [2]


@pytest.mark.parametrize(
    ("asked", "coverage", "named"),
    [
        pytest.param("brow", 1.0, 1.0, id="all"),
        pytest.param("hangs", 1.0, 0.0, id="text"),
        pytest.param("brow hangs", 1.0, 0.5, id="both"),
    ],
)
def test_coverage_says_how_much_of_what_was_asked_is_held(
    order: Callable[..., list[Ranked]], asked: str, coverage: float, named: float
) -> None:
    (found,) = order(asked, term("Brow", "It hangs."))

    assert [found.coverage, found.named] == pytest.approx([coverage, named])


def test_a_word_that_nothing_holds_lowers_the_coverage(order: Callable[..., list[Ranked]]) -> None:
    coverages = [order(asked, BROW, term("Lip"))[0].coverage for asked in ("brow", "brow qqqq", "brow qqqq xxxx")]

    assert coverages == sorted(coverages, reverse=True)
    assert coverages[0] == 1.0


@pytest.mark.parametrize(
    ("asked", "first"),
    [("what year were brows first treated", "events"), ("how many people have brows", "statistics")],
)
def test_the_kind_that_is_wanted_comes_first(order: Callable[..., list[Ranked]], asked: str, first: str) -> None:
    event = Event(id="a", name="Brows", day=Day("2002"), lay="So.", cites=())
    count = Statistic(
        id="b", name="Brows", series="s", region="world", year=Day("2002"), amount=Range(low=2, unit="people"), cites=()
    )
    faq = Faq(id="c", name="Brows", lay="So.")

    assert order(asked, faqs=(faq,), events=(event,), statistics=(count,))[0].section == first


def test_documents_come_last(worded: Catalogue) -> None:
    index = search_index(worded)

    ranked = rank(index, read(worded, index, "monkeys wrinkles"), 10)

    assert [one.section == "sources" for one in ranked] == sorted(one.section == "sources" for one in ranked)


def test_a_longer_text_is_not_worse_for_its_length(order: Callable[..., list[Ranked]]) -> None:
    short, long = term("Zone", "A brow."), term("Area", "A brow. " + "It is a part of the face. " * 20)

    scores = [one.score for one in order("brow", short, replace(long, id="zzz"))]

    assert scores[0] == scores[1]


def test_weights_are_of_sections() -> None:
    assert set(SECTION_WEIGHTS) <= set(SECTIONS)
    assert {section for weights in INTENT_WEIGHTS.values() for section in weights} <= set(SECTIONS)
