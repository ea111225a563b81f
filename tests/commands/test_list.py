"""`botox list`: alone, how many entries each kind has; with a kind, its entries."""

import csv
import json

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, entry_type

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
synonyms	0
absences	0
phrasings	0
gaps	0
drawings	0
places	0
clinics	0
sources	4
"""


def test_alone_it_counts_the_entries_of_each_kind(small: Botox) -> None:
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
        ("statistics", ["injections-2022\tInjections of 2022\t8,736,591 procedures\tUS\t2022"]),
        ("faqs", ["what-does-it-cost\tWhat does it cost?\tIt depends."]),
        ("identifiers", []),
    ],
)
def test_entries_have_their_name_and_what_they_are_in_short(small: Botox, kind: str, lines: list[str]) -> None:
    assert small("list", kind) == (0, "".join(f"{line}\n" for line in lines), "")


CITED = """\
Statistics: 1

id: injections-2022
name: Injections of 2022
figure: 8,736,591 procedures
region: US
year: 2022
sources: 1

source 1: What surgery is, Society (primary)

Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


def test_entries_are_cited_when_that_is_asked_for(small: Botox) -> None:
    assert small("list", "statistics", "-f", "list", "--cite", "--full") == (0, CITED, "")


@pytest.mark.parametrize(
    ("kind", "sources"),
    [("statistics", ["society"]), ("faqs", ["society"]), ("positions", ["society paper"]), ("terms", [""])],
    ids=["own", "of-its-parts", "several", "none-needed"],
)
def test_records_name_the_documents_of_their_entry(small: Botox, kind: str, sources: list[str]) -> None:
    records = csv.DictReader(small("list", kind, "--csv")[1].splitlines())

    assert [record["sources"] for record in records] == sources


def test_the_answer_to_a_question_is_one_or_two_whole_sentences(botox: Botox, catalogue: Catalogue) -> None:
    answers = [line.split("\t")[2] for line in botox("list", "faqs")[1].splitlines()]

    whole = [faq.lay for faq in catalogue.faqs.values()]

    assert [text for text, lay in zip(answers, whole, strict=True) if not f"{lay} ".startswith(f"{text} ")] == []
    assert [text for text in answers if len(text) > 160 or not text.endswith(".")] == []
    assert any(text.startswith("Yes. The effect wears off by itself") for text in answers)


@pytest.mark.parametrize("name", ["red-flags", "red_flags", "RED-FLAGS", "red-flag", "Red-Flag"])
def test_a_kind_is_known_in_one_or_many_however_typed(small: Botox, name: str) -> None:
    assert small("list", name) == small("list", "red-flags")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_listed_whole(botox: Botox, catalogue: Catalogue, section: str) -> None:
    items = json.loads(botox("list", section, "--json")[1])["items"]

    assert [item["id"] for item in items] == list(getattr(catalogue, section))
    assert {item["kind"] for item in items} == {entry_type(section).kind for _ in items[:1]}


def test_a_kind_that_is_none_is_told_with_those_that_are(small: Botox) -> None:
    kinds = ", ".join(line.split("\t")[0] for line in KINDS_COUNTED.splitlines())

    assert small("list", "price") == (1, "", f"botox: no kind 'price', expected one of {kinds}\n")
