"""`botox classify`: alone, plastic surgery as a map with Botox marked; with a name, its place on each axis, and why."""

import csv
import json
from pathlib import Path

import pytest
from support import Botox

FOOTER = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

WHOLE = f"""\
Is it surgery?
No.
Nothing is cut.

Plastic surgery > Reconstructive > Burns and scars: skin flap
Plastic surgery > Aesthetic: changes looks
Plastic surgery > Aesthetic > Surgical
Plastic surgery > Aesthetic > Minimally invasive > Toxin injection (Botox): A fine needle

who: Society
says: no surgery
checked: unverified
{FOOTER}"""

FLAP = f"""\
Skin flap
Skin is moved. It heals.
Branch: Plastic surgery > Reconstructive > Surgical > Burns and scars > Skin flap
Branch: Plastic surgery > Aesthetic > Surgical > Burns and scars > Skin flap
Branch: It is aesthetic because looks are the aim. [1]
Surgery?: Surgical
Purpose: Reconstructive
Purpose: Aesthetic
Status: Not a medicine
Drug class: Not a drug

source 1: What surgery is, Society (primary)
{FOOTER}"""


def test_alone_it_answers_first_and_draws_the_map_below(small: Botox) -> None:
    assert small("classify", "--full") == (0, WHOLE, "")


def test_one_thing_has_a_place_on_every_axis_and_the_rule_for_it(small: Botox) -> None:
    assert small("classify", "flap", "--full") == (0, FLAP, "")


def test_a_condition_leads_to_its_procedure_and_says_so(small: Botox) -> None:
    found = FLAP.replace("Skin flap\n", "Skin flap\nAsked: found as 'burn mark'\n", 1)

    assert small("classify", "burn", "mark", "--full") == (0, found, "")


@pytest.mark.parametrize("name", ["flap", "Skin flap", "SKIN FLAP"])
def test_a_name_of_its_own_needs_no_remark(small: Botox, name: str) -> None:
    assert small("classify", name, "--full") == (0, FLAP, "")


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        (
            "brow-lines",
            [
                ["Plastic surgery", "Aesthetic", "Minimally invasive", "Toxin injection", "Brow lines"],
                ["Not an operation", "Minimally invasive"],
                ["Aesthetic"],
                ["Approved in US, EU"],
                ["Muscle relaxants", "Peripherally acting", "Botulinum toxin (ATC M03AX01)"],
            ],
        ),
        (
            "cramp",
            [
                ["Outside plastic surgery", "Writer's spasm"],
                ["Not an operation", "Minimally invasive"],
                ["Therapeutic"],
                ["No status of Botox in this catalogue"],
                ["Muscle relaxants", "Peripherally acting", "Botulinum toxin (ATC M03AX01)"],
            ],
        ),
        (
            "toxin-two",
            [
                ["Not an operation", "Minimally invasive"],
                ["No licence in this catalogue"],
                [
                    "Muscle relaxants",
                    "Peripherally acting",
                    "Botulinum toxin (ATC M03AX01)",
                    "abobotulinumtoxinA",
                ],
            ],
        ),
    ],
    ids=["aesthetic-use", "therapeutic-use", "product"],
)
def test_json_has_the_way_on_each_axis(small: Botox, name: str, paths: list[list[str]]) -> None:
    items = json.loads(small("classify", name, "--json")[1])["items"]

    assert [item["path"] for item in items] == paths


def test_json_has_the_rules_with_their_citations(small: Botox) -> None:
    items = json.loads(small("classify", "brow-lines", "--json")[1])["items"]

    assert [item["rules"] for item in items if item["axis"] == "status"] == [
        [
            {
                "id": "approved-status",
                "text": "It is approved because an agency said so.",
                "cites": [{"source": "leaflet", "checked": "primary"}],
            }
        ]
    ]


def test_json_of_the_map_is_its_places_and_marks_botox(small: Botox) -> None:
    answer = json.loads(small("classify", "--json")[1])

    assert answer["summary"]["answer"] == "No."
    assert [item["path"] for item in answer["items"] if item["is_botox"]] == [
        ["Plastic surgery", "Aesthetic", "Minimally invasive", "Toxin injection"]
    ]


def test_records_have_the_map(small: Botox) -> None:
    records = list(csv.reader(small("classify", "--csv")[1].splitlines()))

    assert "skin flap" in [cell for record in records for cell in record]


def test_what_has_no_place_is_not_found(small: Botox) -> None:
    code, out, err = small("classify", "gentamicin")

    assert (code, out, err.partition(";")[0].partition(" (")[0]) == (1, "", "botox: no entry 'gentamicin'")


def test_a_catalogue_without_a_map_says_so(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("terms:\n  onset: {name: Onset, lay: When it starts.}\n", encoding="utf-8")

    message = "no classification in this catalogue; without --only the bundled one is asked"
    assert botox("classify", "--data", str(own), "--only") == (1, "", f"botox: {message}\n")
