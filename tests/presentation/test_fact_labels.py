"""Which fact of an entry is meant, in a few words."""

from pathlib import Path

import pytest
from support import SMALL

from botox_cli.catalogue import load
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.fact_labels import FACT_WORDS, fact_words
from botox_cli.presentation.labels import FINDINGS
from botox_cli.queries.citations import all_facts, facts
from botox_cli.queries.lookup import find
from botox_cli.queries.tables.spec import PART_TABLES

FACTS = {
    "toxin-one": [
        "licence: US",
        "licence: EU Uno",
        "vial: 50 onabotulinumtoxinA U",
        "composition: US Toxin One",
        "storage: unopened",
        "contraindication: Disease of nerve and muscle, US",
        "fact: units",
    ],
    "what-does-it-cost": ["price: a visit, US, 2023"],
    "strong-antibiotics": ["risk: Strong antibiotics", "fact: US label"],
    "no-breath": ["red flag: Trouble breathing"],
    "it-is-surgery": ["claim: It is surgery"],
    "injections-2022": ["statistic: Injections of 2022"],
    "cramp": ["treatment: UK Toxin Two, adults", f"evidence: {FINDINGS['no-effect']}: No better than placebo"],
    "toxin": [],
}


@pytest.fixture(scope="module")
def few() -> Catalogue:
    """The catalogue `tests/small.yaml` alone."""
    return load([str(Path(SMALL))], only=True)


@pytest.mark.parametrize(("name", "words"), FACTS.items(), ids=FACTS)
def test_a_fact_is_told_by_its_kind_and_what_sets_it_apart(few: Catalogue, name: str, words: list[str]) -> None:
    assert [fact_words(few, fact.steps) for fact in facts(find(few, name))] == words


def test_a_dose_of_one_muscle_is_told_with_the_dose_it_belongs_to(catalogue: Catalogue) -> None:
    told = [
        fact_words(catalogue, fact.steps)
        for fact in facts(catalogue.uses["glabellar-lines"])
        if fact.path == "treatments[0].doses[0].by_muscle[0]"
    ]

    assert told == ["label dose: US BOTOX Cosmetic, adults, glabellar lines, procerus"]


KINDS = {
    *("treatment", "label dose", "dose studied", "dose told by experts", "repeat", "timing", "evidence", "risk"),
    *("fact", "licence", "vial", "composition", "storage", "contraindication"),
    *("price", "benefit", "procedure", "position", "rule", "identifier", "word", "red flag", "aftercare", "question"),
    *("claim", "event", "statistic", "faq", "answer", "synonym"),
}


def test_every_fact_of_the_catalogue_has_words(catalogue: Catalogue) -> None:
    told = [fact_words(catalogue, fact.steps).partition(": ") for fact in all_facts(catalogue)]

    assert {kind for kind, _, _ in told} - KINDS == set()
    assert [kind for kind, _, words in told if not words.strip()] == []


def test_the_short_answer_is_told_by_its_question(few: Catalogue) -> None:
    assert few.classification is not None

    assert [fact_words(few, fact.steps) for fact in facts(few.classification)] == ["answer: Is it surgery?"]


def test_every_type_that_cites_has_words() -> None:
    cited = {type_.__name__ for type_ in PART_TABLES if "cites" in type_.__struct_fields__}

    assert cited - {type_.__name__ for type_ in FACT_WORDS} == set(), "expected a line in FACT_WORDS"
