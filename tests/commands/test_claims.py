"""`botox claims`: what people say of Botox, whether it is true, and what holds instead."""

import json
from typing import get_args

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.values import Verdict
from botox_cli.text import fold

SURGERY = (
    "it-is-surgery\tcontradicted\tIt is surgery\tNothing is cut.\tSaid in “Is Botox considered plastic surgery?”\n"
)
LOVELY = "it-is-lovely\topinion\tIt is lovely\tTastes differ.\tCommonly said\n"


def test_claims_stand_under_the_text_that_says_them(small: Botox) -> None:
    assert small("claims") == (0, SURGERY + LOVELY, "")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("--verdict opinion", LOVELY),
        ("--verdict CONTRADICTED", SURGERY),
        ("tastes", LOVELY),
        ("SURGERY cut", SURGERY),
        ("it is", SURGERY + LOVELY),
    ],
    ids=["verdict", "verdict-in-capitals", "because", "words-of-both-parts", "words-of-all"],
)
def test_claims_are_those_that_meet_all_conditions(small: Botox, words: str, lines: str) -> None:
    assert small("claims", *words.split()) == (0, lines, "")


@pytest.mark.parametrize("words", ["nonsense", "tastes --verdict contradicted", "--verdict partly"])
def test_a_claim_that_is_none_is_one_line(small: Botox, words: str) -> None:
    message = "no claim like that in this catalogue; `botox claims` lists all 2"

    assert small("claims", *words.split()) == (1, "", f"botox: {message}\n")


def test_the_heading_counts_what_is_left_out(small: Botox) -> None:
    assert small("claims", "-f", "list", "--full")[1].splitlines()[0] == "What is said about Botox: 2"
    assert small("claims", "tastes", "-f", "list", "--full")[1].splitlines()[0] == "What is said about Botox: 1 of 2"


def test_json_has_the_verdict_as_a_value(small: Botox) -> None:
    items = json.loads(small("claims", "--json")[1])["items"]

    assert [(item["id"], item["verdict"], "cites" in item) for item in items] == [
        ("it-is-surgery", "contradicted", True),
        ("it-is-lovely", "opinion", False),
    ]


ORDER = ("contradicted", "partly", "unsupported", "supported", "opinion")


def test_what_is_not_so_comes_first_in_each_text(botox: Botox) -> None:
    items = json.loads(botox("claims", "--json")[1])["items"]
    texts = list(dict.fromkeys(item["said_in"] for item in items))

    places = [(texts.index(item["said_in"]), ORDER.index(item["verdict"]), fold(item["name"])) for item in items]

    assert places == sorted(places)


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 100, 160])
def test_ids_and_what_holds_are_shown_at_every_width(
    botox: Botox, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    out = botox("claims", "-f", "table", "--full")[1]

    assert "what holds" in out
    assert [key for key in catalogue.claims if key not in out] == []


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_every_verdict_is_given(botox: Botox, verdict: str) -> None:
    items = json.loads(botox("claims", "--verdict", verdict, "--json")[1])["items"]

    assert {item["verdict"] for item in items} == {verdict}
