"""What is typed on the command line: data from other programs, invisible letters, very long words."""

import json
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from support import Botox

from botox_cli import __version__

OWN = "terms:\n  zzz-own: {name: Zzz own, lay: A word.}\n"

LONG = "a" * 10_000


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one in every test, and give back its path."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("cat own.yaml | botox data check - --only", "no problems"),
        ("cat own.yaml | botox data check /dev/stdin --only", "no problems"),
        ("cat own.yaml | botox data check --data - --only", "no problems"),
        ("cat own.yaml | BOTOX_DATA=- botox list terms --plain", "zzz-own"),
        ("cat own.yaml | botox data path --data - --plain", "data\t-"),
        ("cat own.yaml | botox data diff own.yaml - --plain", ""),
        ("botox data check --only <(sleep 0.2; cat own.yaml)", "no problems"),
        ("botox list terms --plain --data <(cat own.yaml)", "zzz-own"),
        ("botox data diff <(cat own.yaml) <(sed s/word/thing/ own.yaml) --plain", "terms.zzz-own.lay\tchanged"),
        ("HOME=$PWD; botox data check --only --data=~/own.yaml", "no problems"),
        ("HOME=$PWD BOTOX_DATA='~/own.yaml' botox list terms --plain", "zzz-own"),
    ],
)
def test_data_may_come_from_another_program(own_folder: Path, line: str, found: str) -> None:
    (own_folder / "own.yaml").write_text(OWN, encoding="utf-8")
    botox = f'botox() {{ {shlex.quote(sys.executable)} -m botox_cli "$@"; }}; '
    path = str(Path(__file__).parent.parent)

    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; export HOME; {botox}{line}"],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert found in done.stdout.decode()


@pytest.mark.parametrize("words", [("--version",), ("-V",), ("version",)], ids=" ".join)
def test_version_is_told_however_it_is_asked_for(botox: Botox, words: tuple[str, ...]) -> None:
    code, out, err = botox(*words)

    assert (code, out.splitlines()[0], err) == (0, f"botox {__version__}", "")


def test_version_with_more_words_is_a_question(botox: Botox) -> None:
    assert botox("version", "of", "botox", "--plain") == botox("search", "version", "of", "botox", "--plain")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("us\u200bes brow --plain", "uses brow --plain"),
        ("uses --pl\ufeffain --limit 2\u200b", "uses --plain --limit 2"),
        ("uses --group wrin\u00adkles --plain", "uses --group wrinkles --plain"),
        ("show cro\u2060w's fe\u200det --json", "show crow's feet --json"),
        ("search swe\U000e0041aty hands\ufe0f --plain", "search sweaty hands --plain"),
        ("risks --with genta\u3164micin --json", "risks --with gentamicin --json"),
        ("can't bre\u200bathe --plain", "can't breathe --plain"),
    ],
)
def test_letters_that_nobody_sees_are_not_typed(botox: Botox, typed: str, meant: str) -> None:
    assert botox(*typed.split()) == botox(*meant.split())
    assert botox(*meant.split())[0] == 0


@pytest.mark.parametrize("words", ["--data {}", "--data={}", "-o {}", "-o{}", "--output={}"])
def test_names_of_files_keep_letters_that_nobody_sees(botox: Botox, own_folder: Path, words: str) -> None:
    name = "a\u200cb.yaml" if "data" in words else "a\u200cb.csv"
    (own_folder / "a\u200cb.yaml").write_text(OWN, encoding="utf-8")

    assert botox("list", "terms", *words.format(name).split())[0] == 0
    assert (own_folder / name).stat().st_size > 0


@pytest.mark.parametrize("words", ["site --to {}", "site --to={}", "data export --to {}"])
def test_names_of_folders_keep_letters_that_nobody_sees(botox: Botox, own_folder: Path, words: str) -> None:
    (own_folder / "a\u200cb").write_text("A file, so that nothing can be written there.", encoding="utf-8")

    assert "is a file" in botox(*words.format("a\u200cb").split())[2]
    assert not (own_folder / "ab").exists()


LINES = [
    "{}",
    "--{}",
    "--{} uses",
    "show {}",
    "search {}",
    "uses {}",
    "uses --{}",
    "uses --age {}",
    "uses --age={}",
    "uses --area {}",
    "uses --color {}",
    "uses --data {}",
    "uses --data={}",
    "uses --fields {}",
    "uses --fields {} --json",
    "uses --group {}",
    "uses --limit {}",
    "uses --product {}",
    "uses --region {}",
    "uses --sort {}",
    "uses -f {}",
    "uses -o {}",
    "uses -o{}",
    "uses -o {}.xyz",
    "benefits {}",
    "checklist {}",
    "claims {}",
    "classify {}",
    "compare {} {}",
    "data check {}",
    "data diff {} {}",
    "data schema {}",
    "help {}",
    "list {}",
    "products {}",
    "risks {}",
    "risks --with {}",
    "risks --kind {}",
    "show botox --section {}",
    "sources {}",
    "timeline --about {}",
]


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_long_argument_is_quoted_short(botox: Botox, line: str) -> None:
    for letters in (LONG, LONG.replace("a", "\u00e4"), "\\" * 10_000):
        code, out, err = botox(*(word.replace("{}", letters) for word in line.split()))

        assert code in (1, 2, 66, 73)
        assert [told[:200] for told in (*out.splitlines(), *err.splitlines()) if len(told) >= 1_100] == []


@pytest.mark.parametrize("variable", ["BOTOX_DATA", "BOTOX_REGION"])
def test_long_variable_is_quoted_short(botox: Botox, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, LONG)

    code, _, err = botox("uses", "-f", "table")

    assert (code in (2, 66), len(err) < 500) == (True, True)


MANY = [f"zq{number}x" for number in range(20_000)]


@pytest.mark.parametrize(
    "command", ["search", "show", "uses", "products", "claims", "risks --with", "urgent", "classify"]
)
def test_words_without_end_are_bounded(botox: Botox, command: str) -> None:
    start = time.process_time()

    _, out, err = botox(*command.split(), *MANY)

    assert time.process_time() - start < 3
    assert max(map(len, (*out.splitlines(), *err.splitlines()))) < 600


def test_question_without_end_says_how_much_was_read(botox: Botox) -> None:
    code, out, err = botox("search", "sweaty", "hands", *["and"] * 20_000, "--json")

    summary: dict[str, Any] = json.loads(out)["summary"]
    assert (code, summary["words_read"], summary["verdict"]) == (0, 200, "answered")
    assert err == "botox: a question of 20,002 words, its first 200 were read\n"


def test_slips_without_end_are_told_in_a_line(botox: Botox) -> None:
    words = [f"migraine{letter}{other}" for letter in "bcdfg" for other in "bcdfghjk"]

    _, out, _ = botox("search", *words, "-f", "table")

    assert "as migraine" in out
    assert "more. As typed: add --as-typed" in " ".join(out.split())
    assert len(out) < 6_000


def test_sign_of_danger_is_heard_among_words_without_end(botox: Botox) -> None:
    assert botox("search", *["please"] * 300, "i", "can't", "breathe", "after", "botox", "--plain")[0] == 0
    assert "trouble breathing" in botox("search", *["please"] * 300, "i", "can't", "breathe", "--plain")[1].lower()
