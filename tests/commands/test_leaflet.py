"""`botox leaflet`: one page about a use, the same in every format."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue

Asked = Callable[..., tuple[int, str, str]]

OWN = """\
clinics:
  zz-clinic: {name: "Zz <b>clinic</b>", phone: 01 234, remark: Come back in two weeks.}
uses:
  lateral-canthal-lines: {notes: ["Bring <script>your</script> diary."]}
"""

FIELDS = ("Product", "Lot number", "Units", "Date", "Who injected", "Number out of hours")


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("form", ["list", "md", "html", "table"])
def test_leaflet_says_the_same_in_every_format(botox: Asked, catalogue: Catalogue, form: str) -> None:
    code, out, _ = botox("leaflet", "crows", "feet", "-f", form)

    assert code == 0
    for told in (
        "Crow",
        "Works?",
        "no or mild lines, doctor",
        "66.7",
        "GET HELP" if form == "x" else "trouble breathing",
    ):
        assert told in out
    for field in (*FIELDS, "Tell the clinician", "Instead", "citations:", catalogue.edition.version):
        assert field in out


def test_json_has_each_line_with_its_part(botox: Asked) -> None:
    answer = json.loads(botox("leaflet", "crows-feet", "--region", "uk", "--json")[1])

    parts = list(dict.fromkeys(item["part"] for item in answer["items"]))
    assert parts == [
        *("what", "approved", "works", "starts", "lasts", "benefit", "risk", "emergency", "tell", "instead", "field")
    ]
    assert (answer["summary"]["region"], answer["summary"]["paper"]) == ("UK", "A4")


def test_region_leads_the_tile_and_the_matrix(botox: Asked) -> None:
    out = botox("leaflet", "crows-feet", "--region", "uk", "-f", "list")[1]

    assert "Approved: UK US EU CA AU; Botox" in out


def test_product_has_its_label_and_no_other_units(botox: Asked) -> None:
    answer = json.loads(botox("leaflet", "cervical-dystonia", "--product", "dysport", "--json")[1])

    (label,) = [item["text"] for item in answer["items"] if item["part"] == "label"]
    assert "500 of its units" in label
    assert "cannot be compared, added or converted" in label
    without = json.loads(botox("leaflet", "cervical-dystonia", "--json")[1])
    assert [item for item in without["items"] if item["part"] == "label"] == []


@pytest.mark.parametrize(("words", "style"), [((), "size: A4"), (("--paper", "letter"), "size: letter")])
def test_paper_is_that_of_the_page(botox: Asked, words: tuple[str, ...], style: str) -> None:
    assert style in botox("leaflet", "crows-feet", *words, "-f", "html")[1]


def test_large_letters_are_told_to_the_page(botox: Asked) -> None:
    assert 'class="leaflet large"' in botox("leaflet", "crows-feet", "--large", "-f", "html")[1]


@pytest.mark.parametrize("form", ["list", "md", "html", "table", "json"])
def test_what_the_clinic_says_is_marked_and_comes_after_the_emergency(botox: Asked, own: str, form: str) -> None:
    out = botox("leaflet", "crows-feet", "--data", own, "-f", form)[1]

    assert "01 234" in out
    assert out.index("rouble breathing") < out.index("01 234")
    assert ('"local"' if form == "json" else "From the clinic (local)") in out


def test_texts_of_a_clinic_stay_text(botox: Asked, own: str) -> None:
    page = botox("leaflet", "crows-feet", "--data", own, "-f", "html")[1]

    assert "Zz &lt;b&gt;clinic&lt;/b&gt;" in page
    assert re.findall("<script|<b>", page) == []


@pytest.mark.slow
def test_every_use_has_a_leaflet(botox: Asked, catalogue: Catalogue) -> None:
    failed = [use for use in catalogue.uses if botox("leaflet", use, "-f", "html")[0] != 0]

    assert failed == []


def count_parts(answer: str) -> tuple[int, int]:
    """How many results, and how many risks, stand in the JSON of a leaflet."""
    parts = [item["part"] for item in json.loads(answer)["items"]]
    return parts.count("benefit"), parts.count("risk")


def test_a_leaflet_with_less_room_has_fewer_rows(botox: Asked, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"clinics:\n  c: {{name: Clinic, remark: {'Come back in two weeks. ' * 9}}}\n", encoding="utf-8")
    line = ("leaflet", "glabellar-lines", "--product", "botox-cosmetic", "--data", str(own), "--json")

    assert count_parts(botox("leaflet", "glabellar-lines", "--json")[1]) == (2, 2)
    assert count_parts(botox(*line)[1]) == (1, 1)
    assert count_parts(botox(*line, "--large")[1]) == (2, 2)


def test_signs_and_what_to_tell_stay_whole_with_less_room(botox: Asked, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"clinics:\n  c: {{name: Clinic, remark: {'Come back in two weeks. ' * 9}}}\n", encoding="utf-8")
    kept = ("what", "emergency", "tell", "instead", "field")

    told = [
        [item for item in json.loads(answer)["items"] if item["part"] in kept]
        for answer in (
            botox("leaflet", "glabellar-lines", "--json")[1],
            botox("leaflet", "glabellar-lines", "--data", str(own), "--json")[1],
        )
    ]

    assert told[0] == told[1]
