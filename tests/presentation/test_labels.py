"""The words that several commands share."""

from typing import Any, get_args

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.safety import RiskCategory
from botox_cli.catalogue.model.uses import WEAK_DESIGNS, Design, Evidence, Group, Result, Timing
from botox_cli.catalogue.model.values import Arm, Finding, Range, SideEffect, Status, Verdict
from botox_cli.presentation.labels import (
    category_title,
    effect_words,
    evidence_mark,
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
        (
            {
                "lasts": Range(low=4, high=4, unit="months"),
                "still_responding": Arm(percent=25, n=403),
                "still_responding_control": Arm(percent=2, n=128),
                "at_dose": Range(low=20, high=20, unit="onabotulinumtoxinA U"),
            },
            (
                "lasts 4 months, then about 25 in 100 still responded against about 2 in 100 (n 403 and 128),"
                " at 20 onabotulinumtoxinA U of BOTOX"
            ),
        ),
    ],
    ids=["none", "onset", "all", "share-and-dose"],
)
def test_times_are_told_in_their_order(catalogue: Catalogue, timing: dict[str, Any], words: str) -> None:
    assert time_words(catalogue, Timing(product="botox", cites=(), **timing)) == words


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
        (
            Result(
                endpoint="no lines",
                product="botox",
                population="women",
                at_dose=Range(low=20, high=20, unit="onabotulinumtoxinA U"),
                toxin=PEOPLE,
                comparator="no comparator",
            ),
            "no lines (women, at 20 onabotulinumtoxinA U of BOTOX): about 80 in 100, no comparator (n 405)",
        ),
    ],
    ids=["rate", "count", "value", "trial", "all-or-none", "people-and-dose"],
)
def test_a_result_is_told_with_its_comparator_and_its_people(catalogue: Catalogue, result: Result, words: str) -> None:
    assert result_words(catalogue, result) == words


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
        (
            SideEffect(
                reaction="dry mouth",
                product="myobloc",
                at_dose=Range(low=2500, high=2500, unit="rimabotulinumtoxinB U"),
                toxin=Arm(percent=3, n=90),
                comparator="no comparator",
                cites=(),
            ),
            "dry mouth (at 2500 rimabotulinumtoxinB U of Myobloc): about 3 in 100, no comparator (n 90)",
        ),
        (
            SideEffect(reaction="cough", product="dysport", population="children", note="Rare.", cites=()),
            "cough (children, Dysport): Rare.",
        ),
        (SideEffect(reaction="cough", serotype="A", cites=()), "cough (type A, product not named)"),
    ],
    ids=["name", "note", "rate-and-note", "count-alone", "dose", "population", "type"],
)
def test_a_side_effect_is_told_with_its_rate_where_there_is_one(
    catalogue: Catalogue, effect: SideEffect, words: str
) -> None:
    assert effect_words(catalogue, effect) == words


@pytest.mark.parametrize(
    ("design", "role", "word"),
    [
        ("controlled", "mixed", "better, compared, not by lot"),
        ("uncontrolled", "mixed", "better, without a comparison group"),
        ("case-report", "mixed", "better, single cases"),
        ("review", "mixed", "better, review"),
        ("expert", "mixed", "better, expert opinion"),
        ("randomised", "works", "works"),
        ("systematic-review", "works", "works"),
        ("guideline", "works", "works"),
        (None, "works", "works"),
    ],
)
def test_what_cannot_show_it_is_told_as_better_with_its_design(design: Design | None, role: str, word: str) -> None:
    mark = evidence_mark(Evidence(finding="works", design=design, text="A series."))

    assert (mark.role, mark.word) == (role, word)


@pytest.mark.parametrize("design", WEAK_DESIGNS)
def test_a_design_is_told_beside_no_other_finding(design: Design) -> None:
    mark = evidence_mark(Evidence(finding="no-effect", design=design, text="A series."))

    assert mark == finding_mark("no-effect")


def test_headings_begin_with_a_capital_and_have_no_hyphen() -> None:
    titles = [category_title(name) for name in get_args(RiskCategory)] + [group_title(name) for name in get_args(Group)]

    assert [title for title in titles if "-" in title or title[0].islower()] == []
    assert category_title("boxed-warning") == "Boxed warning"
    assert category_title("contraindication") == "Contraindications"
