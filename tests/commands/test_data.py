"""`botox data`: check, path, diff, export and schema."""

import csv
import json
from pathlib import Path

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.render.folder import MANIFEST

ROOT = Path(__file__).parent.parent.parent

FOOTER = "\nInformation, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

OWN = """\
terms:
  onset: {name: Onset, lay: When it starts.}
  peak: {name: Peak, lay: When it is fullest.}
"""


UNUSED = """\
sources:
  paper: {title: A paper, publisher: A journal, category: journal}
"""


@pytest.fixture(autouse=True)
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write `own.yaml`, a valid data file of two terms, into an empty folder that is the current one in every test.

    The relative path of the file comes back.
    """
    monkeypatch.chdir(tmp_path)
    path = Path("own.yaml")
    path.write_text(OWN, encoding="utf-8")
    return path


def test_the_bundled_data_has_no_problem_and_no_warning(botox: Botox) -> None:
    code, out, err = botox("data", "check")

    assert (code, err, out.partition(":")[0]) == (0, "", "no problems")
    assert "warning" not in out


def test_a_file_of_ones_own_is_checked_with_the_bundled_ones(botox: Botox, catalogue: Catalogue) -> None:
    Path("own.yaml").write_text("terms:\n  zzz-own: {name: Zzz own, lay: A word.}\n", encoding="utf-8")

    together = json.loads(botox("data", "check", "own.yaml", "--json")[1])["summary"]

    assert together["entries"] == sum(len(getattr(catalogue, name)) for name in SECTIONS) + 1
    assert together["files"][-1] == "own.yaml"


@pytest.mark.parametrize(
    "words",
    [("own.yaml", "--only"), ("--data", "own.yaml", "--only"), ("--only", "own.yaml")],
    ids=" ".join,
)
def test_a_file_of_ones_own_is_checked_alone(botox: Botox, words: tuple[str, ...]) -> None:
    answer = json.loads(botox("data", "check", *words, "--json")[1])

    assert answer["summary"] == {"files": ["own.yaml"], "entries": 2, "problems": 0, "warnings": 0}
    assert answer["items"] == []


def test_every_problem_is_an_item_with_its_place(botox: Botox, own_file: Path) -> None:
    own_file.write_text(OWN.replace("Peak", "Onset").replace("fullest.", "fullest., cost: 3"), encoding="utf-8")

    code, out, _ = botox("data", "check", "own.yaml", "--only", "--json")
    items = json.loads(out)["items"]

    assert code == 65
    assert [(item["file"], item["line"], item["path"]) for item in items] == [("own.yaml", 3, "terms.peak.cost")]


def test_problems_are_counted_and_sorted(botox: Botox, own_file: Path) -> None:
    own_file.write_text("terms:\n  b: {name: B}\n  a: {name: A}\n", encoding="utf-8")

    code, out, err = botox("data", "check", "own.yaml", "--only")
    first, *lines = out.splitlines()

    assert (code, err, first) == (65, "", "2 problems:")
    assert [line.split(": ")[0] for line in lines[:2]] == ["own.yaml:2:3", "own.yaml:3:3"]


def test_warnings_stand_apart_and_refuse_nothing(botox: Botox, own_file: Path) -> None:
    own_file.write_text(OWN.replace("onset", "zeal") + UNUSED, encoding="utf-8")

    code, out, err = botox("data", "check", "own.yaml", "--only")

    assert (code, err) == (0, "")
    assert out == (
        "no problems: 3 entries in 1 file\n\n2 warnings:\n"
        "own.yaml:3:3: terms.peak: 'peak' after 'zeal', expected alphabetical order\n"
        "own.yaml:5:3: sources.paper: a source that nothing cites, expected a citation or no source\n"
        "\nInformation, not medical advice. Not the bundled data: files of your own, not reviewed.\n"
    )
    assert [
        item["level"] for item in json.loads(botox("data", "check", "own.yaml", "--only", "--json")[1])["items"]
    ] == [
        "warning",
        "warning",
    ]
    assert botox("list", "terms", "--data", "own.yaml", "--only")[0] == 0


def test_an_edition_that_is_not_told_is_a_warning(botox: Botox, own_file: Path) -> None:
    own_file.write_text("edition: mine\nterms:\n  zzz-own: {name: Zzz own, lay: A word.}\n", encoding="utf-8")

    items = json.loads(botox("data", "check", "own.yaml", "--json")[1])["items"]

    assert [(item["level"], item["line"], item["path"]) for item in items] == [("warning", 1, "edition")]
    assert items[0]["message"].endswith("the bundled catalogue, which is the one that is told; expected it once")


def test_a_check_is_a_page_with_a_heading(botox: Botox) -> None:
    assert "<h1>" in botox("data", "check", "own.yaml", "--only", "-f", "html")[1]


def test_path_names_the_files(botox: Botox) -> None:
    assert botox("data", "path", "--data", "own.yaml", "--only") == (0, "data\town.yaml\n", "")


def test_path_names_the_compiled_file_that_was_read(botox: Botox) -> None:
    items = json.loads(botox("data", "path", "--json")[1])["items"]

    (compiled,) = [Path(item["path"]) for item in items if item["role"] == "compiled"]
    assert compiled.read_bytes().startswith(b"SQLite format 3")
    assert compiled.parent == Path(items[0]["path"]).parent


def test_path_names_the_edition(botox: Botox) -> None:
    answer = json.loads(botox("data", "path", "--json")[1])

    assert [Path(item["path"]).name for item in answer["items"] if item["role"] == "data"] == [
        "background.yaml",
        "drawings.yaml",
        "lexicon.yaml",
        "phrasings.yaml",
        "products.yaml",
        "safety.yaml",
        "sources.yaml",
        "treatments.yaml",
    ]
    assert len(answer["catalogue"]["sha256"]) == 64


CHANGES = [
    ("added", "terms.last.name", "", "Last"),
    ("changed", "terms.onset.lay", "When it starts.", "The start."),
    ("removed", "terms.peak.name", "Peak", ""),
]


@pytest.mark.parametrize("change", CHANGES, ids=[change for change, *_ in CHANGES])
def test_diff_tells_each_fact_that_differs(botox: Botox, change: tuple[str, ...]) -> None:
    new = "terms:\n  last: {name: Last, lay: The end.}\n  onset: {name: Onset, lay: The start.}\n"
    Path("new.yaml").write_text(new, encoding="utf-8")

    items = json.loads(botox("data", "diff", "own.yaml", "new.yaml", "--json")[1])["items"]

    assert change in [(item["change"], item["path"], item["before"], item["after"]) for item in items]


def test_diff_of_the_same_file_is_empty(botox: Botox) -> None:
    code, out, err = botox("data", "diff", "own.yaml", "own.yaml", "--json")

    assert (code, json.loads(out)["items"], err) == (0, [], "")


@pytest.mark.parametrize("of", [(), ("answers",), ("files",)], ids=["default", "answers", "files"])
def test_schema_prints_a_json_schema(botox: Botox, of: tuple[str, ...]) -> None:
    code, out, err = botox("data", "schema", *of)

    assert (code, err) == (0, "")
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_export_tells_each_file_with_its_rows(botox: Botox) -> None:
    code, out, err = botox("data", "export", "--to", "tables", "--data", "own.yaml", "--only", "--json")
    answer = json.loads(out)
    rows = {item["file"]: item["rows"] for item in answer["items"]}

    assert (code, err) == (0, "")
    assert (rows["terms.csv"], rows["uses.csv"], rows["botox.sqlite"]) == (2, 0, None)
    assert answer["summary"]["rows"] == sum(count for count in rows.values() if count)
    assert {path.name for path in Path("tables").iterdir()} == {MANIFEST, *rows}


def test_export_writes_the_same_bytes_again(botox: Botox) -> None:
    words = ("data", "export", "--data", "own.yaml", "--only", "--to")

    for folder in ("one", "two", "two"):
        assert botox(*words, folder)[0] == 0

    assert {path.name: path.read_bytes() for path in Path("one").iterdir()} == {
        path.name: path.read_bytes() for path in Path("two").iterdir()
    }


@pytest.mark.slow
def test_export_marks_rows_of_ones_own(botox: Botox) -> None:
    Path("own.yaml").write_text("terms:\n  zzz-own: {name: Zzz own, lay: A word.}\n", encoding="utf-8")

    code, _, err = botox("data", "export", "--to", "tables", "--data", "own.yaml")
    lines = Path("tables/terms.csv").read_text(encoding="utf-8").splitlines()

    assert (code, err) == (0, "")
    assert [line.split(",")[0] for line in lines if line.endswith(",local")] == ["zzz-own"]
    assert {line.rpartition(",")[2] for line in lines[1:]} == {"bundled", "local"}


def test_export_leaves_others_files_alone(botox: Botox) -> None:
    Path("tables").mkdir()
    Path("tables/terms.csv").write_text("mine", encoding="utf-8")

    code, out, err = botox("data", "export", "--to", "tables", "--data", "own.yaml", "--only")

    assert (code, out) == (73, "")
    assert err == (
        "botox: 'tables' holds a file that botox did not write, 'terms.csv', expected a folder that is new, empty, or"
        " as botox wrote it; nothing was written\n"
    )
    assert [path.read_text(encoding="utf-8") for path in Path("tables").iterdir()] == ["mine"]


@pytest.mark.parametrize("to", ["", "."], ids=["empty", "here"])
def test_export_needs_a_folder_of_its_own(botox: Botox, to: str) -> None:
    code, out, err = botox("data", "export", "--to", to, "--data", "own.yaml", "--only")

    assert (code, out) == (2, "")
    assert err.endswith("expected a folder of its own, which is made if need be; try: --to new\n")


def test_ids_that_were_removed_are_told_and_never_used_again(catalogue: Catalogue) -> None:
    rows = list(csv.DictReader((ROOT / "data" / "removed-ids.csv").read_text(encoding="utf-8").splitlines()))
    known = {id_ for section in SECTIONS for id_ in getattr(catalogue, section)}

    assert list(rows[0]) == ["id", "section", "last_edition", "replaced_by"]
    assert {row["id"] for row in rows} & known == set()
    assert {row["replaced_by"] for row in rows} - {""} <= known
    assert {row["section"] for row in rows} <= set(SECTIONS)


def test_the_citation_file_names_the_present_edition(catalogue: Catalogue) -> None:
    cff = (ROOT / "CITATION.cff").read_text(encoding="utf-8")

    assert f"\nversion: {catalogue.edition.version}\n" in cff
