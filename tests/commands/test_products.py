"""`botox products`: what is sold, where it is licensed, and that units of two products are not the same."""

import json

import pytest
from support import Botox

WARNING = "Units of different products are not the same units: they cannot be compared, added or converted."

ONE = "toxin-one\tToxin One\tonabotulinumtoxinA\tlicensed, US, EU\tUno\tMaker\n"
TWO = "toxin-two\tToxin Two\tabobotulinumtoxinA\tno licence\tsame name\tOther maker\n"

LISTED = f"""\
Botulinum toxin products: 1

id: toxin-one
product: Toxin One
toxin: onabotulinumtoxinA
licensed: licensed, US, EU
elsewhere: Uno
maker: Maker
sources: 1,2

{WARNING} [1]

source 1: Leaflet of Toxin One, Maker, 2023-11, at 5 (primary)
source 2: Summary of Uno, Agency, seen in Leaflet of Toxin One (secondary)

Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


def test_products_are_records_in_a_pipe(small: Botox) -> None:
    assert small("products") == (0, ONE + TWO, "")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("--region us", ONE),
        ("--region EU", ONE),
        ("uno", ONE),
        ("abobotulinumtoxinA", TWO),
        ("unopened", ONE),
        ("second", TWO),
        ("refrigerator", ONE),
        ("albumin", ONE),
        ("nerve disease", ONE),
        ("OTHER maker", TWO),
        ("maker first --region eu", ONE),
    ],
    ids=[
        "region-in-small-letters",
        "region",
        "brand",
        "toxin",
        "state-of-storage",
        "text",
        "storage",
        "composition",
        "contraindication",
        "maker",
        "text-and-region",
    ],
)
def test_products_are_those_that_meet_all_conditions(small: Botox, words: str, lines: str) -> None:
    assert small("products", *words.split()) == (0, lines, "")


@pytest.mark.parametrize(
    ("words", "asked"),
    [("--region uk", "region UK"), ("third", "'third'"), ("second --region us", "'second', region US")],
    ids=["refused", "text", "both"],
)
def test_conditions_that_no_product_meets_are_named(small: Botox, words: str, asked: str) -> None:
    message = f"no product with {asked} in this catalogue; `botox products` lists all"

    assert small("products", *words.split()) == (1, "", f"botox: {message}\n")


def test_the_units_warning_stands_under_the_list_with_its_source(small: Botox) -> None:
    assert small("products", "first", "-f", "list", "--cite", "--full") == (0, LISTED, "")


def test_json_warns_of_units_in_its_summary(small: Botox) -> None:
    answer = json.loads(small("products", "--json")[1])

    assert answer["summary"] == {"units": WARNING}
    assert [(item["id"], item["unit"]) for item in answer["items"]] == [
        ("toxin-one", "onabotulinumtoxinA U"),
        ("toxin-two", "abobotulinumtoxinA U"),
    ]
