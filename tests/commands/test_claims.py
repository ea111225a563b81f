"""`botox claims`: what is said, whether it is so, and what holds instead."""

import json
from collections.abc import Callable
from typing import get_args

import pytest

from botox_cli.catalogue.model.values import Verdict

Asked = Callable[..., tuple[int, str, str]]

SURGERY = (
    "it-is-surgery\tcontradicted\tIt is surgery\tNothing is cut.\tSaid in “Is Botox considered plastic surgery?”\n"
)
LOVELY = "it-is-lovely\topinion\tIt is lovely\tTastes differ.\tCommonly said\n"


def test_claims_stand_under_the_text_that_says_them(small: Asked) -> None:
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
def test_claims_are_those_that_meet_all_conditions(small: Asked, words: str, lines: str) -> None:
    assert small("claims", *words.split()) == (0, lines, "")


@pytest.mark.parametrize("words", ["nonsense", "tastes --verdict contradicted", "--verdict partly"])
def test_a_claim_that_is_none_is_one_line(small: Asked, words: str) -> None:
    message = "no claim like that in this catalogue; `botox claims` lists all 2"

    assert small("claims", *words.split()) == (1, "", f"botox: {message}\n")


def test_the_heading_counts_what_is_left_out(small: Asked) -> None:
    assert small("claims", "-f", "list")[1].splitlines()[0] == "What is said about Botox: 2"
    assert small("claims", "tastes", "-f", "list")[1].splitlines()[0] == "What is said about Botox: 1 of 2"


def test_json_has_the_verdict_as_a_value(small: Asked) -> None:
    items = json.loads(small("claims", "--json")[1])["items"]

    assert [(item["id"], item["verdict"], "cites" in item) for item in items] == [
        ("it-is-surgery", "contradicted", True),
        ("it-is-lovely", "opinion", False),
    ]


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_every_verdict_is_given(botox: Asked, verdict: str) -> None:
    items = json.loads(botox("claims", "--verdict", verdict, "--json")[1])["items"]

    assert {item["verdict"] for item in items} == {verdict}
