"""Tests that what comes from a user file is marked in every format, and that nothing bundled is marked."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from support import FOR_PEOPLE, IN_WORDS, Answer, Botox

from botox_cli.catalogue import load
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.render.formats import ANSWER_FORMATS

OWN = """\
aftercare:
  zz-rule: {name: "Call us at seven", phase: after, basis: expert-habit, lay: We ask how it went., because: We want to know., cites: [{source: zz-sheet, checked: primary}]}
claims:
  zz-claim: {name: Zz is best, said_in: common-belief, verdict: opinion, because: We like it.}
events:
  zz-event: {name: Zz opened, day: 2020-02-02, lay: We opened., cites: [{source: zz-sheet, checked: primary}]}
procedures:
  zz-peel: {name: Zz peel, branch: aesthetic, technique: minimally-invasive, family: skin, lay: A peel., cites: [{source: zz-sheet, checked: primary}]}
products:
  zz-toxin: {name: Zz toxin, toxin: zztoxin, unit: onabotulinumtoxinA U, serotype: A, maker: Us, lay: Ours., reviewed: 2026-11-01}
questions:
  zz-ask: {name: "Who answers at night?", part: ask, because: We close at six.}
red_flags:
  zz-flag: {name: Zz flag, means: Something., action: Ring us., urgency: emergency, order: 1, cites: [{source: zz-sheet, checked: primary}]}
risks:
  zz-risk: {name: Zz risk, category: boxed-warning, lay: No risk at all., cites: [{source: zz-sheet, checked: primary}]}
sources:
  zz-sheet: {title: Zz sheet, publisher: Zz clinic, category: manufacturer}
terms:
  zz-word: {name: Zz word, lay: A word of ours.}
uses:
  chronic-migraine: {notes: [Bring your diary.]}
  zz-use: {name: Zz use, group: other, purpose: aesthetic, areas: [neck], targets: [platysma], lay: A use., clinical: A use., reviewed: 2026-11-01}
"""  # noqa: E501

TABLES = {
    "uses": ("uses", "zz-use"),
    "products": ("products", "zz-toxin"),
    "risks": ("risks", "zz-risk"),
    "claims": ("claims", "zz-claim"),
    "timeline": ("timeline", "zz-event"),
    "sources": ("sources", "zz-sheet"),
    "search": ("search zz", "zz-word"),
    "list": ("list terms", "zz-word"),
}
"""By a name for tests, a command that answers with a table, and the id of an entry of `OWN` in it."""

LONG = ("sources",)
"""The commands of `TABLES` whose whole table takes seconds to draw."""

CARDS = {
    "show": ("show zz-use", "Zz use (local)"),
    "show-product": ("show zz-toxin", "Zz toxin (local)"),
    "products": ("products", "Zz toxin (local)"),
    "compare-products": ("compare zz-toxin dysport", "Zz toxin (local)"),
    "show-term": ("show zz-word", "Zz word (local)"),
    "show-cited": ("show zz-event", "Zz sheet (local)"),
    "benefits": ("benefits zz-use", "Zz use (local)"),
    "classify": ("classify zz-peel", "Zz peel (local)"),
    "map": ("classify", "zz peel (local)"),
    "compare": ("compare zz-use glabellar-lines", "Zz use (local)"),
    "leaflet": ("leaflet zz-use", "Zz use (local)"),
    "checklist": ("checklist zz-use", "Zz use (local)"),
    "checklist-question": ("checklist chronic-migraine", "Who answers at night? (local)"),
    "checklist-rule": ("checklist chronic-migraine", "Call us at seven (expert habit) (local)"),
    "checklist-flag": ("checklist chronic-migraine", "Zz flag: Ring us. (local)"),
    "risks-of": ("risks zz-use", "Risks: Zz use (local)"),
    "risks-warning": ("risks chronic-migraine", "No risk at all. (local)"),
    "show-warning": ("show chronic-migraine", "No risk at all. (local)"),
    "urgent": ("urgent", "zz flag (local)"),
    "note": ("show chronic-migraine", "Notes (local)"),
}
"""By a name for tests, a command that answers with words, and what it says of an entry of `OWN`."""

ITEMS = {
    **{name: words for name, (words, _) in TABLES.items()},
    "show": "show zz-use",
    "sources-of": "sources zz-event",
    "sources-on": "sources zz-sheet",
    "classify": "classify zz-peel",
    "checklist": "checklist chronic-migraine",
    "risks-of": "risks chronic-migraine",
    "urgent": "urgent",
}


@pytest.fixture(scope="session")
def own_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a user file with `OWN`, one for all tests, so that it is read once."""
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def opened(own_file: Path) -> Catalogue:
    """The bundled catalogue with the user file `OWN`, read once."""
    return load([str(own_file)])


@pytest.fixture
def extended(botox: Botox, own_file: Path, opened: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Botox:
    """A function that runs one command line over the bundled catalogue and the user file `OWN`."""
    monkeypatch.setattr("botox_cli.catalogue.load", lambda *_, **__: opened)

    def answer(*words: str) -> Answer:
        return botox(*words, "--data", str(own_file))

    return answer


def test_the_file_has_no_fault(extended: Botox) -> None:
    code, out, _ = extended("data", "check")

    assert (code, out.partition(":")[0]) == (0, "no problems")
    assert "warning" not in out


@pytest.mark.parametrize("form", ["plain", "csv", "tsv"])
@pytest.mark.parametrize(("words", "ours"), TABLES.values(), ids=TABLES)
def test_each_record_ends_with_where_it_comes_from(extended: Botox, words: str, ours: str, form: str) -> None:
    code, out, _ = extended(*words.split(), "-f", form)
    rows = list(csv.reader(StringIO(out), delimiter="," if form == "csv" else "\t"))
    at = rows[0].index("origin") if form != "plain" else -1

    origins = {row[0]: row[at] for row in rows[form != "plain" :]}

    assert code == 0
    assert {key: origin for key, origin in origins.items() if origin != "bundled"} == {
        key: "local" for key in origins if key.startswith("zz-")
    }
    assert origins[ours] == "local"


@pytest.mark.parametrize(
    ("words", "ours", "form"),
    [
        pytest.param(*asked, form, id=f"{name}-{form}", marks=[pytest.mark.slow] if asked[0] in LONG else [])
        for name, asked in TABLES.items()
        for form in FOR_PEOPLE
    ],
)
def test_a_table_for_people_has_a_column_for_it(
    extended: Botox, monkeypatch: pytest.MonkeyPatch, words: str, ours: str, form: str
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    out = extended(*words.split(), "-f", form, "--full")[1]
    bare = extended(*words.split(), "-f", form, "--fields", "name" if "name" in out else "id")

    assert ours in out
    assert "origin" in out
    assert "local" in out
    assert bare[0] != 0 or "local" in bare[1]  # no choice of fields hides it


@pytest.mark.parametrize("form", IN_WORDS)
@pytest.mark.parametrize(("words", "said"), CARDS.values(), ids=CARDS)
def test_what_is_said_in_words_is_marked(extended: Botox, words: str, said: str, form: str) -> None:
    code, out, _ = extended(*words.split(), "-f", form, "--cite")

    assert code == 0
    assert said.lower() in out.lower()


@pytest.mark.parametrize("words", ["leaflet zz-use", "checklist zz-use", "show zz-use", "urgent"])
def test_each_line_of_ours_ends_with_where_it_comes_from(extended: Botox, words: str) -> None:
    lines = extended(*words.split(), "-f", "plain")[1].splitlines()

    assert {line.rpartition("\t")[2] for line in lines} <= {"bundled", "local"}
    assert [line for line in lines if line.endswith("\tlocal")]


@pytest.mark.parametrize("line", ["risks", "show botox", "show crows feet", "compare botox dysport"])
def test_a_warning_of_ours_does_not_read_on_as_the_bundled_one(extended: Botox, line: str) -> None:
    rows = extended(*line.split(), "-f", "table")[1].splitlines()

    assert "No risk at all. (local)" in [row.strip() for row in rows]


@pytest.mark.parametrize("words", ITEMS.values(), ids=ITEMS)
def test_an_item_of_json_tells_it(extended: Botox, words: str) -> None:
    answer = json.loads(extended(*words.split(), "--json")[1])

    local = [item for item in answer["items"] if item.get("origin") == "local"]

    assert answer["catalogue"]["origin"] == "bundled and local"
    assert local
    assert [item for item in answer["items"] if item.get("id", "").startswith("zz-") and item not in local] == []


def test_a_note_of_json_tells_it(extended: Botox) -> None:
    (use,) = json.loads(extended("show", "chronic-migraine", "--json")[1])["items"]

    assert use["notes"] == [{"text": "Bring your diary.", "origin": "local"}]
    assert "origin" not in use


def test_compared_things_of_json_tell_it(extended: Botox) -> None:
    summary = json.loads(extended("compare", "zz-use", "glabellar-lines", "--json")[1])["summary"]

    assert summary["local"] == ["zz-use"]


def test_a_source_of_a_record_tells_it(extended: Botox) -> None:
    (row,) = [row for row in csv.DictReader(StringIO(extended("timeline", "--csv")[1])) if row["id"] == "zz-event"]

    assert row["sources"] == "local:zz-sheet"


def test_a_word_of_a_note_is_found_and_told_as_one(extended: Botox) -> None:
    (hit,) = [
        item
        for item in json.loads(extended("search", "bring", "diary", "--json")[1])["items"]
        if item["id"] == "chronic-migraine"
    ]

    assert hit["reason"] == "in a local note"


@pytest.mark.parametrize("words", ["uses", "show chronic-migraine", "urgent", "checklist chronic-migraine", "classify"])
@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_without_a_file_of_ones_own_nothing_speaks_of_local(botox: Botox, words: str, form: str) -> None:
    out = botox(*words.split(), "-f", form)[1]

    assert "(local)" not in out
    assert '"local"' not in out
    assert ",local," not in out


@pytest.fixture(params=[70, 100])
def columns(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> int:
    """The width of the screen: a test that takes it runs with 70 and with 100 columns."""
    monkeypatch.setenv("COLUMNS", str(request.param))
    return int(request.param)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["皱眉纹" * 14, "a" * 3000, "ริ้วรอยระหว่างคิ้วที่เกิดจากการขมวดคิ้ว" * 2],
    ids=["chinese", "long", "thai"],
)
@pytest.mark.parametrize(
    "words", ["uses", "uses --full", "show my-own", "show my-own --full", "compare my-own brow-lift"]
)
def test_a_name_without_spaces_costs_nobody_the_table(
    botox: Botox, tmp_path: Path, columns: int, words: str, name: str
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        f"""
uses:
  my-own:
    {{name: "{name}", group: wrinkles, purpose: aesthetic, areas: [face], targets: [procerus], lay: "{name}",
    clinical: "{name}", reviewed: 2026-11-21, evidence: [{{finding: works, design: randomised, text: "{name}",
    cites: [{{source: ondo-2018, checked: primary}}]}}]}}
""",
        encoding="utf-8",
    )

    code, out, err = botox(*words.split(), "-f", "table", "--data", str(own))

    assert (code, err) == (0, "")
    assert max(map(cell_len, out.splitlines())) <= columns
    assert "\ngroup: " not in out
    assert "…" not in out
