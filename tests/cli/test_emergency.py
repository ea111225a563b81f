"""Somebody in danger is told the signs of danger, whatever is broken; the fault is one line on stderr."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from support import Botox

from botox_cli.catalogue import files, load
from botox_cli.catalogue.last_resort import SIGN_NAMES, signs_alone
from botox_cli.cli.emergency import last_lines, without_output, writes_file
from botox_cli.render.formats import ANSWER_FORMATS

Answer = tuple[int, str, str]

LINES = {
    "urgent": "urgent",
    "emergency": "emergency",
    "words": "urgent trouble breathing",
    "search": "search i cannot breathe after botox",
    "question": "i cannot breathe after botox",
}
"""Command lines that somebody in danger may type, by the name of the case."""

WRONG_DATA = {
    "missing": "/gone.yaml",
    "folder": ".",
    "two-faults": "wrong.yaml",
    "no-yaml": "no.yaml",
    "empty": "empty.yaml",
    "many-faults": "many.yaml",
}
"""Values of BOTOX_DATA that name no valid data file, by the name of the case."""

MADE = {
    "wrong.yaml": "terms:\n  A: {name: A, lay: x}\n  b: {nam: B}\n",
    "no.yaml": "[[[\n",
    "empty.yaml": "",
    "many.yaml": "terms:\n" + "".join(f"  t{at}: {{nam: T}}\n" for at in range(1200)),
}

WRONG_VARIABLES = {"BOTOX_REGION": "mars", "BOTOX_FORMAT": "spoken", "_BOTOX_COMPLETE": "complete_bash"}

WRONG_OPTIONS = {
    "format": ("-f", "spoken"),
    "unknown": ("--frob",),
    "no-value": ("--data",),
    "fields": ("--fields", "zz"),
    "suffix": ("-o", "x.pdf"),
    "no-name": ("-o", ""),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with the wrong data files of `MADE` the current one in every test, and give back its path.

    BOTOX_DATA and the names in `WRONG_VARIABLES` are not set at first. After the test they are as before it,
    though the program may have removed one.
    """
    for name, text in MADE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("BOTOX_DATA", *WRONG_VARIABLES):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return tmp_path


@pytest.mark.parametrize("form", ANSWER_FORMATS)
@pytest.mark.parametrize("words", LINES.values(), ids=LINES)
def test_the_bundled_answer_is_given_without_the_data_file(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, words: str, form: str
) -> None:
    expected = botox(*words.split(), "-f", form)
    monkeypatch.setenv("BOTOX_DATA", "/gone.yaml")

    code, out, err = botox(*words.split(), "-f", form)

    fault = "botox: no data file '/gone.yaml': no such file or directory; expected a YAML file"
    assert (code, out) == expected[:2]
    assert err == f"{fault}; the bundled signs are told\n"
    assert "breathing" in out.lower()


@pytest.mark.parametrize("name", WRONG_DATA.values(), ids=WRONG_DATA)
def test_a_wrong_data_file_is_told_in_one_line(botox: Botox, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    expected = botox("urgent")
    monkeypatch.setenv("BOTOX_DATA", name)

    code, out, err = botox("urgent")

    assert (code, out, err.count("\n")) == (0, expected[1], 1)


@pytest.mark.parametrize("name", WRONG_VARIABLES)
@pytest.mark.parametrize("words", LINES.values(), ids=LINES)
def test_a_wrong_variable_stops_no_signs(botox: Botox, monkeypatch: pytest.MonkeyPatch, words: str, name: str) -> None:
    expected = botox(*words.split(), "-f", "table")
    monkeypatch.setenv(name, WRONG_VARIABLES[name])

    code, out, err = botox(*words.split(), "-f", "table")

    assert (code, out) == expected[:2]
    assert name in err or name in ("_BOTOX_COMPLETE", "BOTOX_FORMAT")  # neither is asked, with -f


@pytest.mark.parametrize("options", WRONG_OPTIONS.values(), ids=WRONG_OPTIONS)
@pytest.mark.parametrize("words", LINES.values(), ids=LINES)
def test_a_wrong_option_is_told_beside_the_signs(botox: Botox, words: str, options: tuple[str, ...]) -> None:
    code, out, err = botox(*words.split(), *options)

    assert (code, err.count("\n")) == (2, 1)
    assert "trouble breathing" in out.lower()
    assert list(Path().glob("x*")) == []


@pytest.mark.parametrize("words", ["urgnt", "emergncy", "--json urgent"])
def test_a_slip_of_the_command_is_told_beside_the_signs(botox: Botox, words: str) -> None:
    code, out, err = botox(*words.split())

    assert (code, err.count("\n")) == (2, 1)
    assert "- trouble breathing" in out


@pytest.mark.parametrize("words", LINES.values(), ids=LINES)
def test_what_cannot_be_written_into_a_file_is_told_on_stdout(botox: Botox, words: str) -> None:
    code, out, err = botox(*words.split(), "-o", "no/such/place.txt")

    assert (code, err.count("\n")) == (73, 1)
    assert "trouble breathing" in out.lower()


@pytest.mark.parametrize("stdout", [">&-", ">/dev/full"])
def test_without_stdout_the_signs_go_to_stderr(stdout: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    import subprocess

    root = Path(__file__).parent.parent
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m botox_cli urgent {stdout}"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(root)},
        timeout=60,
    )

    assert done.returncode == 73
    assert done.stderr.decode().partition("\n")[2] == last_lines()


@pytest.mark.parametrize("words", LINES.values(), ids=LINES)
def test_without_the_bundled_files_the_names_of_the_signs_are_told(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, folder: Path, words: str
) -> None:
    monkeypatch.setattr(files, "_PACKAGE", folder / "package")

    code, out, err = botox(*words.split())

    assert (code, err.count("\n")) == (0, 1)
    assert "trouble breathing" in out.lower()
    assert err.endswith("; the names of the signs are told\n")


@pytest.mark.parametrize("content", [b"[[[", b"\xff", b""], ids=["no-yaml", "no-text", "nothing"])
def test_a_damaged_bundled_file_leaves_the_names_of_the_signs(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, folder: Path, content: bytes
) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "treatments.yaml").write_bytes(content)
    monkeypatch.setattr(files, "_PACKAGE", folder / "package")

    code, out, err = botox("urgent")

    assert (code, err.count("\n"), "- trouble breathing" in out) == (0, 1, True)


def test_a_damaged_compiled_file_leaves_the_signs_as_they_are(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    expected = botox("urgent", "--json")[1]
    shutil.copytree(files.bundled_folder(), folder / "data")
    compiled = folder / "data" / "catalogue.sqlite"
    whole = compiled.read_bytes()
    compiled.write_bytes(whole[:100] + bytes(len(whole) - 100))
    monkeypatch.setattr(files, "_PACKAGE", folder / "package")

    assert botox("urgent", "--json") == (0, expected, "")


def test_a_fault_of_the_program_leaves_the_signs_as_text(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("botox_cli.render.output.show", lambda *_: 1 / 0)

    code, out, err = botox("urgent")

    assert (code, out) == (70, last_lines())
    assert err == "botox: a fault of the program, ZeroDivisionError: division by zero; BOTOX_DEBUG=1 shows where\n"


def test_the_signs_at_hand_are_the_emergencies_of_the_catalogue() -> None:
    flags = sorted(load().red_flags.values(), key=lambda flag: flag.order)

    assert {flag.id: flag.name for flag in flags if flag.urgency == "emergency"} == SIGN_NAMES


def test_the_signs_at_hand_answer_as_json(botox: Botox, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(files, "_PACKAGE", folder / "package")

    answer = json.loads(botox("urgent", "--json")[1])

    assert [item["id"] for item in answer["items"]] == list(signs_alone().red_flags)


def test_a_line_that_tells_of_no_danger_fails_as_ever(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_DATA", "/gone.yaml")

    codes = [botox(*words.split())[:2] for words in ("uses", "search brow", "how long does it last", "data check")]

    assert codes == [(66, "")] * 4


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("urgent -o x.txt now", "urgent now"),
        ("urgent -ox.txt", "urgent"),
        ("urgent --output x", "urgent"),
        ("urgent --output=x -q", "urgent -q"),
        ("urgent -o", "urgent"),
    ],
)
def test_the_name_of_a_file_is_left_out(words: str, left: str) -> None:
    assert without_output(words.split()) == left.split()


@pytest.mark.parametrize(
    ("words", "is_file"),
    [
        ("urgent -o x.txt", True),
        ("urgent -ox.txt", True),
        ("urgent --output=x", True),
        ("urgent -o -", False),
        ("urgent -o-", False),
        ("urgent --output=-", False),
        ("urgent --output", False),
        ("urgent", False),
    ],
)
def test_a_dash_is_no_file(words: str, is_file: bool) -> None:
    assert writes_file(words.split()) is is_file
