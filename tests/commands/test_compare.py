"""`botox compare`: uses or products side by side, first what differs; what is the same stands in one line."""

import csv
import json
import re
from pathlib import Path

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.labels import FINDINGS, NOT_HERE

USES = f"""\
purpose	aesthetic	therapeutic	What differs
status	approved (US, EU)	{NOT_HERE}	What differs
approved since	2002-04-12	{NOT_HERE}	What differs
works?	works	{FINDINGS["no-effect"]}	What differs
starts	1–2 days	{FINDINGS["no-effect"]}	What differs
lasts	3–4 months	{FINDINGS["no-effect"]}	What differs
muscles or glands	corrugator supercilii, procerus	flexor	What differs
area	upper face	hand	What differs
risks named	drooping lid; headache	{NOT_HERE}	What differs
instead	filler; no treatment	{NOT_HERE}	What differs
"""

PRODUCTS = [
    ["toxin", "onabotulinumtoxinA", "abobotulinumtoxinA"],
    ["its units", "onabotulinumtoxinA U", "abobotulinumtoxinA U"],
    ["maker", "Maker", "Other maker"],
    ["licensed in", "US, EU", NOT_HERE],
    ["first licence", "1989-12-29", NOT_HERE],
    ["vials", "50 onabotulinumtoxinA U", NOT_HERE],
]


def test_uses_are_compared_field_by_field(small: Botox) -> None:
    assert small("compare", "brow-lines", "cramp") == (0, USES, "")


def test_products_are_compared_field_by_field(small: Botox) -> None:
    _, out, _ = small("compare", "toxin-one", "toxin-two", "--csv")

    differing = [record[:3] for record in csv.reader(out.splitlines()) if record[3] == "true"]
    assert differing[: len(PRODUCTS)] == PRODUCTS


def test_products_are_compared_under_a_warning_of_their_units(small: Botox) -> None:
    _, out, _ = small("compare", "toxin-one", "toxin-two", "-f", "list", "--full")

    assert out.splitlines()[:3] == [
        "Toxin One and Toxin Two",
        "",
        "Units of different products are not the same units: they cannot be compared, added or converted.",
    ]


def test_what_is_the_same_stands_in_one_line(small: Botox) -> None:
    _, out, _ = small("compare", "toxin-one", "toxin-two", "-f", "list", "--full")

    assert "The same:\nserotype: A\n" in out


def test_every_line_of_a_list_has_a_label(small: Botox) -> None:
    _, out, _ = small("compare", "brow-lines", "cramp", "-f", "list")

    assert [line for line in out.splitlines() if line.startswith(":")] == []


def test_json_has_a_row_a_field_with_the_values_by_id(small: Botox) -> None:
    answer = json.loads(small("compare", "brow-lines", "thick-neck", "--json")[1])

    assert answer["summary"] == {"compared": ["brow-lines", "thick-neck"]}
    assert answer["items"][:2] == [
        {
            "field": "purpose",
            "values": {"brow-lines": "aesthetic", "thick-neck": "aesthetic"},
            "differs": False,
            "cites": {},
        },
        {
            "field": "status",
            "values": {"brow-lines": "approved (US, EU)", "thick-neck": NOT_HERE},
            "differs": True,
            "cites": {
                "brow-lines": [
                    {"source": "smpc", "checked": "secondary", "via": "leaflet"},
                    {"source": "leaflet", "checked": "primary", "at": "1"},
                ]
            },
        },
    ]


@pytest.mark.parametrize(
    "names",
    [("botox", "dysport"), ("crows feet", "brow lift"), ("botox", "dysport", "xeomin", "myobloc")],
    ids=["products", "uses", "many-products"],
)
def test_every_number_of_a_comparison_is_that_of_a_source_below_it(botox: Botox, names: tuple[str, ...]) -> None:
    _, out, _ = botox("compare", *names, "--cite", "-f", "list")

    marks = re.findall(r"(?:^sources: |\[)([\d, -]+)", out, re.MULTILINE)
    spans = [span.partition("-") for mark in marks for span in re.split(", ?", mark)]
    cited = {number for first, _, last in spans for number in range(int(first), int(last or first) + 1)}
    listed = {int(number) for number in re.findall(r"^source (\d+):", out, re.MULTILINE)}
    assert (cited, cited != set()) == (listed, True)


def test_the_sources_of_a_comparison_stand_in_their_column(small: Botox) -> None:
    records = list(csv.DictReader(small("compare", "brow-lines", "cramp", "--csv")[1].splitlines()))

    assert {record["field"]: record["sources"] for record in records}["status"] == "smpc leaflet paper"


def test_the_order_is_that_of_the_names(small: Botox) -> None:
    answer = json.loads(small("compare", "cramp", "thick neck", "elevens", "--json")[1])

    assert answer["summary"] == {"compared": ["cramp", "thick-neck", "brow-lines"]}


def test_three_may_be_compared_and_one_named_twice_counts_once(small: Botox) -> None:
    twice = small("compare", "cramp", "brow-lines", "cramp")

    assert twice == small("compare", "cramp", "brow-lines")
    assert small("compare", "cramp", "brow-lines", "thick-neck")[0] == 0


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("cramp",), "one thing to compare, expected two or more; try: botox compare botox dysport"),
        (("cramp", "cramp"), "one thing to compare, expected two or more; try: botox compare botox dysport"),
        (
            ("toxin-one", "brow-lines"),
            "a use against a product, expected two of one kind; try: botox compare brow-lines cramp",
        ),
        (
            ("thick", "neck"),
            "'thick neck' is one name, expected two or more, each in quotes; try: botox compare thick-neck brow-lines",
        ),
    ],
    ids=["one", "twice", "mixed", "without-quotes"],
)
def test_what_cannot_be_compared_is_wrong_usage(small: Botox, names: tuple[str, ...], message: str) -> None:
    code, out, err = small("compare", *names)

    assert (code, out) == (2, "")
    assert err.partition("; try")[0] == f"botox: {message}".partition("; try")[0]


def test_the_comparison_that_is_proposed_can_be_made(botox: Botox) -> None:
    _, _, err = botox("compare", "botox", "chronic-migraine")
    words = err.strip().partition("try: botox ")[2].split()

    assert botox(*words)[0] == 0


def test_what_stands_alone_is_compared_with_another_to_name(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "uses:\n  my-use: {name: My use, group: wrinkles, purpose: aesthetic, areas: [face], targets: [procerus],"
        " lay: So., clinical: So., reviewed: 2026-11-21}\n",
        encoding="utf-8",
    )

    code, _, err = botox("compare", "my", "use", "--only", "--data", str(own))

    assert (code, err.strip().rpartition("; ")[2]) == (2, "try: botox compare my-use ANOTHER")


def test_no_dose_of_two_products_stands_side_by_side(botox: Botox) -> None:
    fields = [item["field"] for item in json.loads(botox("compare", "botox", "dysport", "--json")[1])["items"]]

    assert [field for field in fields if "dose" in field] == []


def test_the_first_licence_is_the_earliest_wherever_it_stands(botox: Botox, catalogue: Catalogue) -> None:
    fields = json.loads(botox("compare", "dysport", "xeomin", "--json")[1])["items"]

    (values,) = [field["values"] for field in fields if field["field"] == "first licence"]
    days = {name: [str(row.day) for row in catalogue.products[name].licences if row.day] for name in values}
    assert values == {name: min(own) for name, own in days.items()}
    assert [name for name, own in days.items() if own[0] == min(own)] == []
