"""What kind of answer a question wants."""

from typing import get_args

import pytest

from botox_cli.queries.search.intents import _INTENTS, Intent, intents_of


@pytest.mark.parametrize(
    ("line", "intents"),
    [
        ("how many units for the chin", {"units"}),
        ("dosage for a gummy smile", {"units"}),
        ("how long does it last", {"lasts"}),
        ("how long until it wears off", {"lasts", "onset"}),
        ("how long before it starts", {"onset"}),
        ("when does it kick in", {"onset"}),
        ("i take warfarin", {"with"}),
        ("how can i tell", {"tell"}),
        ("how to spot a fake vial", {"tell"}),
        ("is it safe", {"safe"}),
        ("is it fda approved", {"where"}),
        ("does it help with migraine", {"works"}),
        ("who invented it", {"history"}),
        ("which doctor first tried it", {"history"}),
        ("they had to pay a million", set()),
        ("what are the odds of a droopy lid", {"harm"}),
        ("how common is that", {"harm"}),
        ("my 17yo wants it", {"age"}),
        ("how many people have it", {"number"}),
        ("after lunch", set()),
        ("crows feet", set()),
        ("", set()),
    ],
)
def test_a_line_asks_for_these_kinds(line: str, intents: set[str]) -> None:
    assert intents_of(line) == intents


def test_every_intent_has_its_phrases() -> None:
    assert set(_INTENTS) == set(get_args(Intent))
