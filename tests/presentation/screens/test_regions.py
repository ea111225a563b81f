"""A region that people ask for leads a screen: its rows stand first, the head names it, and no word is left out."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

Screen = Callable[..., str]

LINES = ("classify", "checklist frown lines", "risks", "risks frown lines", "risks --with gentamicin", "timeline")

FIRST = {
    "classify": ("not surgical", "BAAPS  NHS  RCS England  ASPS"),
    "checklist frown lines": ("☐ Allergy", "Body dysmorphic disorder"),
    "risks": ("Infection at the injection site", "there is an infection"),
    "timeline": ("● 1990", "Dysport first licensed in the UK"),
}
"""By command line: how a row begins, and what must stand in the first such row if the UK leads."""


def count_words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("region", ["UK", "EU", "TR"])
def test_region_that_leads_removes_nothing(screen: Screen, line: str, region: str) -> None:
    missing = count_words(screen(*line.split())) - count_words(screen(*line.split(), "--region", region))

    assert set(missing) - {"all", "by", "decade", "one", "kind"} == set()


@pytest.mark.parametrize("line", LINES)
def test_region_that_leads_is_named_in_the_head(screen: Screen, line: str) -> None:
    assert screen(*line.split(), "--region", "ca").splitlines()[0].endswith("CA first")
    assert "CA first" not in screen(*line.split())


@pytest.mark.parametrize("line", LINES)
def test_region_of_the_variable_leads_alike(screen: Screen, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    named = screen(*line.split(), "--region", "UK")
    monkeypatch.setenv("BOTOX_REGION", "uk")

    assert screen(*line.split()) == named
    assert screen(*line.split(), "--region", "EU") != named


@pytest.mark.parametrize("line", FIRST)
def test_rows_of_the_region_stand_first(screen: Screen, line: str) -> None:
    begin, rest = FIRST[line]
    rows = screen(*line.split(), "--region", "UK").splitlines()

    assert rest in next(row for row in rows if row.strip().startswith(begin))


def test_sources_of_the_region_stand_first(screen: Screen) -> None:
    out = screen("risks", "--with", "gentamicin", "--region", "EU")

    told = [out.rindex(words) for words in ("EU product texts", "pages of the maker", "US label of Botox")]
    assert told == sorted(told)


def test_labels_of_the_region_are_named_first(screen: Screen) -> None:
    told = " ".join(screen("risks", "frown lines", "--region", "AU").split())

    assert "Nerve and muscle diseases (AU UK EU CA labels)" in told


def test_region_that_leads_is_no_matter_of_records(botox: Callable[..., object]) -> None:
    assert botox("timeline", "--region", "UK", "--json") == botox("timeline", "--json")
    assert botox("risks", "--region", "UK", "--csv") == botox("risks", "--csv")
