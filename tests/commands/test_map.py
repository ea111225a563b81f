"""`botox map`: a drawing with signs, and the list of what they stand for."""

import json
import re
from pathlib import Path

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import Catalogue

LINES = """\
uses:
  own-lines:
    name: Own lines
    group: wrinkles
    purpose: aesthetic
    areas: [chin]
    map: [chin]
    targets: [mentalis]
    lay: Lines of one's own.
    clinical: Lines of one's own.
    reviewed: 2026-11-28
"""


def test_every_use_is_on_a_drawing_or_in_the_line_below(botox: Botox, catalogue: Catalogue) -> None:
    items = json.loads(botox("map", "--json")[1])["items"]

    *places, nowhere = items
    on_a_drawing = {use["id"] for place in places for use in place["uses"]}
    below = {use["id"] for use in nowhere["uses"]}
    assert on_a_drawing | below == set(catalogue.uses)
    assert on_a_drawing.isdisjoint(below)


@pytest.mark.parametrize("form", ["table", "list", "md", "html"])
def test_no_use_is_lost_in_any_format(botox: Botox, catalogue: Catalogue, form: str) -> None:
    text = " ".join(re.sub(r"<[^>]+>|[⠀-⣿]", " ", botox("map", "-f", form)[1]).replace("&#x27;", "'").split())

    assert [use.id for use in catalogue.uses.values() if (use.short or use.name) not in text] == []


def test_signs_are_the_same_in_json_table_and_page(botox: Botox, catalogue: Catalogue) -> None:
    places = [place for place in json.loads(botox("map", "face", "--json")[1])["items"] if place["id"]]
    page = botox("map", "face", "-f", "html")[1]
    table = botox("map", "face", "-f", "table")[1]

    assert len(places) >= 15
    for place in places:
        assert page.count(f">{place['sign']}</text>") == len(place["at"])
        uses = [catalogue.uses[use["id"]] for use in place["uses"]]
        assert any(f"{place['sign']}  {use.short or use.name}" in table for use in uses), place["sign"]


@pytest.mark.parametrize("asked", ["4", "crows feet", "outer corners of the eyes", "lateral-canthal-lines"])
def test_a_sign_a_place_and_a_use_light_the_same_place(botox: Botox, asked: str) -> None:
    answer = json.loads(botox("map", *asked.split(), "--json")[1])

    assert answer["summary"]["asked_for"] == ["outer-corners-of-the-eyes"]
    assert [use["id"] for use in answer["items"][0]["uses"]] == ["lateral-canthal-lines"]
    assert "[4]" in botox("map", *asked.split(), "-f", "table")[1]


def test_words_of_several_places_light_them_all(botox: Botox) -> None:
    signs = {place["sign"] for place in json.loads(botox("map", "nose", "--json")[1])["items"]}

    assert signs == {"5", "6"}


def test_a_use_without_a_place_says_so(botox: Botox) -> None:
    code, out, err = botox("map", "cluster", "headache")

    assert (code, out) == (1, "")
    assert err == "botox: Cluster headache has no place of its own on the map; try: botox show cluster-headache\n"


def test_an_unknown_sign_is_told_with_those_that_there_are(botox: Botox) -> None:
    code, _, err = botox("map", "z")

    assert code == 1
    assert err.startswith("botox: no sign 'z' on the map, expected one of 0 1 2")


def test_a_use_of_ones_own_stands_at_its_place_marked(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(LINES, encoding="utf-8")

    table = botox("map", "chin", "--data", str(own), "-f", "table")[1]
    assert "Own lines (local)" in table
    assert table.index("Chin dimpling") < table.index("Own lines")
    records = botox("map", "chin", "--data", str(own), "--plain")[1].splitlines()
    assert [line.split("\t")[-1] for line in records] == ["bundled", "local"]


def test_a_place_that_does_not_exist_is_told(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(LINES.replace("map: [chin]", "map: [chinn]"), encoding="utf-8")

    assert "uses.own-lines.map: no place 'chinn'" in botox("data", "check", str(own))[1]


def test_in_ascii_the_drawing_and_its_signs_stay(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("COLUMNS", "100")
    face = botox("map", "face", "-f", "table")[1]

    assert face.isascii()
    drawing = "\n".join(line[:48] for line in face.splitlines()[2:32])
    signs = [place["sign"] for place in json.loads(botox("map", "face", "--json")[1])["items"] if place["id"]]
    assert [sign for sign in signs if sign not in drawing] == []
    assert drawing.count("|") > 20


def test_where_a_drawing_has_no_room_the_list_stands_alone(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "52")
    table = botox("map", "body", "-f", "table")[1]
    monkeypatch.setenv("COLUMNS", "49")
    listed = botox("map", "body", "-f", "table")[1]

    assert "⡇" in table
    assert "⡇" not in listed
    assert "Chronic migraine" in listed


def test_uses_take_a_sign_as_area(botox: Botox) -> None:
    assert [line.split("\t")[0] for line in botox("uses", "--area", "4")[1].splitlines()] == ["lateral-canthal-lines"]
    assert botox("uses", "--area", "before-the-ears")[1] == botox("uses", "--area", "d")[1]


def test_a_card_names_the_sign(botox: Botox) -> None:
    assert "map 4" in botox("show", "crows feet", "-f", "table")[1].splitlines()[0]
    assert "On the map: face 4, outer corners of the eyes" in botox("show", "crows feet", "--full")[1]


def test_places_are_completed(monkeypatch: pytest.MonkeyPatch, botox: Botox) -> None:
    monkeypatch.setenv("_BOTOX_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "botox map outer")
    monkeypatch.setenv("COMP_CWORD", "2")

    assert "outer-corners-of-the-eyes" in botox()[1]
