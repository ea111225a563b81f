"""The words that several commands share."""

from typing import get_args

import pytest

from botox_cli.catalogue.model.safety import RiskCategory
from botox_cli.catalogue.model.uses import Group, Result, Timing
from botox_cli.catalogue.model.values import Arm, Finding, Range, SideEffect, Status, Verdict
from botox_cli.commands.wording import (
    category_title,
    effect_words,
    finding_mark,
    group_title,
    result_words,
    status_mark,
    time_words,
    verdict_mark,
)

PEOPLE = Arm(percent=80, n=405)


@pytest.mark.parametrize("status", get_args(Status))
def test_a_status_is_its_own_word(status: str) -> None:
    assert (status_mark(status).role, status_mark(status).word) == (status, status)


@pytest.mark.parametrize(
    ("finding", "word"),
    [
        ("works", "works"),
        ("mixed", "mixed"),
        ("no-effect", "no effect"),
        ("not-studied", "not studied"),
        (None, "not in this catalogue"),
    ],
)
def test_no_effect_not_studied_and_not_here_are_three_words(finding: str | None, word: str) -> None:
    assert finding_mark(finding).word == word


def test_every_finding_and_verdict_has_a_word_of_its_own() -> None:
    findings = [finding_mark(finding).word for finding in (*get_args(Finding), None)]
    verdicts = [verdict_mark(verdict).word for verdict in get_args(Verdict)]

    assert len(set(findings)) == 5
    assert verdicts == ["supported", "partly true", "contradicted", "no support found", "opinion"]


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        ({}, ""),
        ({"onset": Range(low=1, high=2, unit="days")}, "starts after 1–2 days"),
        (
            {
                "onset": Range(high=3, unit="days"),
                "peak": Range(low=30, high=30, unit="days"),
                "lasts": Range(low=3, unit="months"),
            },
            "starts within 3 days, fullest after 30 days, lasts at least 3 months",
        ),
    ],
    ids=["none", "onset", "all"],
)
def test_times_are_told_in_their_order(timing: dict[str, Range], words: str) -> None:
    assert time_words(Timing(product="botox", cites=(), **timing)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (
            Result(
                endpoint="no lines", product="x", toxin=PEOPLE, control=Arm(percent=2.5, n=132), comparator="placebo"
            ),
            "no lines: about 80 in 100, placebo 2.5 in 100 (n 405 and 132)",
        ),
        (
            Result(endpoint="less pain", product="x", toxin=Arm(count=3, n=7), comparator="no comparator"),
            "less pain: 3 of 7, no comparator (n 7)",
        ),
        (
            Result(
                endpoint="score",
                time=Range(low=12, high=12, unit="weeks"),
                product="x",
                toxin=Arm(value=-8.4, unit="days", n=688),
                control=Arm(value=-6.6, unit="days", n=696),
                comparator="placebo",
                trial="pooled",
            ),
            "score at 12 weeks: −8.4 days, placebo −6.6 days (n 688 and 696; pooled)",
        ),
        (
            Result(
                endpoint="strength",
                product="x",
                toxin=Arm(value=1, unit="point"),
                comparator="no comparator",
                trial="A",
            ),
            "strength: 1 point, no comparator (A)",
        ),
        (
            Result(
                endpoint="all", product="x", toxin=Arm(percent=100, n=4), control=Arm(percent=0), comparator="active"
            ),
            "all: 100 in 100, active 0 in 100 (n 4)",
        ),
    ],
    ids=["rate", "count", "value", "trial", "all-or-none"],
)
def test_a_result_is_told_with_its_comparator_and_its_people(result: Result, words: str) -> None:
    assert result_words(result) == words


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (SideEffect(reaction="headache", cites=()), "headache"),
        (SideEffect(reaction="headache", note="Mild.", cites=()), "headache: Mild."),
        (
            SideEffect(
                reaction="ptosis", toxin=Arm(percent=3, n=405), comparator="no comparator", note="Early.", cites=()
            ),
            "ptosis: about 3 in 100, no comparator (n 405). Early.",
        ),
        (
            SideEffect(
                reaction="bruise", toxin=Arm(count=5), comparator="no comparator", trial="a crossover trial", cites=()
            ),
            "bruise: 5 people, of how many is not said, no comparator (a crossover trial)",
        ),
    ],
    ids=["name", "note", "rate-and-note", "count-alone"],
)
def test_a_side_effect_is_told_with_its_rate_where_there_is_one(effect: SideEffect, words: str) -> None:
    assert effect_words(effect) == words


def test_headings_begin_with_a_capital_and_have_no_hyphen() -> None:
    titles = [category_title(name) for name in get_args(RiskCategory)] + [group_title(name) for name in get_args(Group)]

    assert [title for title in titles if "-" in title or title[0].islower()] == []
    assert category_title("boxed-warning") == "Boxed warning"
    assert category_title("contraindication") == "Contraindications"
