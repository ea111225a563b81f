"""`load`: the bundled catalogue, user files beside it or alone, and what is said of files with faults."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from botox_cli.catalogue import check, files, load
from botox_cli.catalogue.model.background import Term
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.errors import InputError, UsageError

OWN = "terms:\n  my-own-word: {name: My own word, lay: A word.}\n"


@pytest.fixture(autouse=True)
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of `own.yaml`, a catalogue of one term, in a working directory of its own."""
    monkeypatch.chdir(tmp_path)
    path = Path("own.yaml")
    path.write_text(OWN, encoding="utf-8")
    return path


def test_with_only_further_files_stand_alone() -> None:
    catalogue = load(["own.yaml"], only=True)

    assert catalogue.terms == {"my-own-word": Term(id="my-own-word", name="My own word", lay="A word.")}


def test_further_files_are_added_to_the_bundled_ones(catalogue: Catalogue) -> None:
    own = load(["own.yaml"], only=True)

    both = load(["own.yaml"])

    marked = {key: replace(term, origin="local") for key, term in own.terms.items()}
    bundled = {section: getattr(catalogue, section) for section in SECTIONS}
    assert {section: getattr(both, section) for section in SECTIONS} == {
        **bundled,
        "terms": {**catalogue.terms, **marked},
    }


def test_without_further_files_the_bundled_catalogue_is_loaded(catalogue: Catalogue) -> None:
    assert load() == catalogue


def test_without_further_files_none_can_stand_alone() -> None:
    with pytest.raises(UsageError, match=r"^'--only' without a data file, "):
        load(only=True)


def test_botox_data_names_further_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_DATA", "own.yaml")

    assert load(only=True) == load(["own.yaml"], only=True)


def test_a_changed_file_is_read_again(own_file: Path) -> None:
    load(["own.yaml"], only=True)

    own_file.write_text(OWN.replace("A word.", "Another word."), encoding="utf-8")

    assert load(["own.yaml"], only=True).terms["my-own-word"].lay == "Another word."


@pytest.mark.parametrize("missing", ["first", "second"])
def test_a_file_that_is_not_there_is_told_whichever_it_is(missing: str) -> None:
    names = ["absent.yaml", "own.yaml"] if missing == "first" else ["own.yaml", "absent.yaml"]

    with pytest.raises(InputError) as caught:
        load(names, only=True)

    assert str(caught.value) == "no data file 'absent.yaml': no such file or directory; expected a YAML file"


def test_a_fault_is_told_by_file_line_column_and_path(
    process: Callable[..., tuple[int, str, str]], own_file: Path
) -> None:
    own_file.write_text("terms:\n  onset:\n    nam: Onset\n    lay: When it starts.\n", encoding="utf-8")

    answer = process("uses", "--data", "own.yaml", "--only")

    assert (answer[0], answer[1], answer[2].splitlines()) == (
        65,
        "",
        [
            "botox: own.yaml:2:3: terms.onset: no name, expected text there",
            "botox: own.yaml:3:5: terms.onset.nam: unknown field 'nam'; did you mean 'name'?",
        ],
    )


def test_a_problem_of_the_bundled_files_is_told_beside_those_of_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled, own = tmp_path / "data", tmp_path / "own.yaml"
    bundled.mkdir()
    (bundled / "terms.yaml").write_text("terms:\n  a: {name: A, cost: 3, lay: A word.}\n", encoding="utf-8")
    own.write_text("terms:\n  b: {name: B, lay: A word., price: 4}\n", encoding="utf-8")
    monkeypatch.setattr(files, "bundled_folder", lambda: bundled)

    problems = check([str(own)]).problems

    assert [problem.path for problem in problems] == ["terms.a.cost", "terms.b.price"]
