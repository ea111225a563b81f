"""How many of the collected questions are answered well; the right entries were chosen before the first run.

A new entry may move an answer by a place; if many answers get worse, the search is at fault.
"""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.queries.search import Answer, search
from botox_cli.queries.search.danger import signs_of_danger

pytestmark = pytest.mark.slow


class Asked(NamedTuple):
    """A question, the ids of the entries that a fair person accepts as an answer to it, and what was found."""

    question: str
    right: frozenset[str]
    answer: Answer

    @property
    def rank(self) -> int | None:
        """The place of the first right entry among the hits, counted from 1; None if no hit is right."""
        places = (at for at, hit in enumerate(self.answer.hits, 1) if hit.entry.id in self.right)
        return next(places, None)


def rows() -> list[dict[str, str]]:
    """The rows of `questions.tsv`, by column: `id`, `topic`, `question`, `right`."""
    lines = Path(__file__).with_name("questions.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def answerable(catalogue: Catalogue) -> list[Asked]:
    """Every question of the file that has a right answer, with what a search for it finds (at most 12 hits)."""
    return [
        Asked(row["question"], frozenset(row["right"].split(",")), search(catalogue, row["question"], 12))
        for row in rows()
        if row["right"] != "NONE"
    ]


def test_the_right_entries_are_entries(catalogue: Catalogue, answerable: list[Asked]) -> None:
    known = {id_ for _, (_, id_) in catalogue.names_from("")}

    assert [asked.question for asked in answerable if not asked.right & known] == []


@pytest.mark.parametrize(("places", "least"), [(1, 0.8), (3, 0.95)], ids=["first", "in-three"])
def test_the_right_entry_is_near_the_top(answerable: list[Asked], places: int, least: float) -> None:
    missed = [asked.question for asked in answerable if asked.rank is None or asked.rank > places]

    assert len(missed) <= (1 - least) * len(answerable), missed


def test_a_right_answer_is_said_to_be_one(answerable: list[Asked]) -> None:
    first = [asked for asked in answerable if asked.rank == 1]

    doubted = [asked.question for asked in first if asked.answer.verdict != "answered"]
    assert len(doubted) <= 0.2 * len(first), doubted


def test_what_nothing_answers_is_not_said_to_be_answered(catalogue: Catalogue) -> None:
    nowhere = [row["question"] for row in rows() if row["topic"] == "unanswerable"]

    answered = [question for question in nowhere if search(catalogue, question, 12).verdict == "answered"]
    assert len(answered) <= len(nowhere) / 8, answered


def test_nobody_of_them_is_in_danger() -> None:
    assert [row["question"] for row in rows() if signs_of_danger(row["question"])] == []
