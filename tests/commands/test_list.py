"""`botox list`: the kinds, and every entry of one."""

import json
from collections.abc import Callable

import pytest

from botox_cli.catalogue.model import SECTIONS, Catalogue

Asked = Callable[..., tuple[int, str, str]]

KINDS_COUNTED = """\
uses	3
benefits	1
procedures	2
positions	1
rules	2
identifiers	0
words	0
products	2
risks	4
red-flags	2
aftercare	2
questions	3
claims	2
events	2
statistics	1
terms	1
faqs	1
sources	4
"""


def test_alone_it_counts_the_entries_of_each_kind(small: Asked) -> None:
    assert small("list") == (0, KINDS_COUNTED, "")


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("terms", ["toxin\tToxin\tA poison that a living thing makes"]),
        ("procedures", ["flap\tSkin flap\tSkin is moved", "toxin-injection\tToxin injection\tA fine needle"]),
        (
            "red-flags",
            ["fever\tFever\tIt may be an infection", "no-breath\tTrouble breathing\tThe toxin may have spread"],
        ),
        ("identifiers", []),
    ],
)
def test_entries_have_their_name_and_the_first_sentence_about_them(small: Asked, kind: str, lines: list[str]) -> None:
    assert small("list", kind) == (0, "".join(f"{line}\n" for line in lines), "")


@pytest.mark.parametrize("name", ["red-flags", "red_flags", "RED-FLAGS", "red-flag", "Red-Flag"])
def test_a_kind_is_known_in_one_or_many_however_typed(small: Asked, name: str) -> None:
    assert small("list", name) == small("list", "red-flags")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_listed_whole(botox: Asked, catalogue: Catalogue, section: str) -> None:
    items = json.loads(botox("list", section, "--json")[1])["items"]

    assert [item["id"] for item in items] == list(getattr(catalogue, section))
    assert {item["kind"] for item in items} == {SECTIONS[section].kind}


def test_a_kind_that_is_none_is_told_with_those_that_are(small: Asked) -> None:
    kinds = ", ".join(line.split("\t")[0] for line in KINDS_COUNTED.splitlines())

    assert small("list", "price") == (1, "", f"botox: no kind 'price', expected one of {kinds}\n")
