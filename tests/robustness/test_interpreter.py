"""A Python without docstrings or threads gives the same answers, and an impossible size of a terminal does no harm."""

import os
import subprocess
import sys

import pytest
from support import ROOT, Botox

from botox_cli.cli.app import COMMAND_TEXTS

HELP_PAGES = (
    ["--help"],
    *([name, "--help"] for name in COMMAND_TEXTS if name != "help"),
    *(["data", name, "--help"] for name in ("check", "path", "diff", "schema")),
)

LINES = (
    ["uses", "brow"],
    ["show", "botox", "-f", "table"],
    ["search", "sweaty", "hands"],
    ["urgent"],
    ["data", "path"],
)

WITHOUT_THREADS = """
import _thread
def refuse(*args, **options): raise RuntimeError("can't start new thread")
_thread.start_new_thread = refuse
"""

ANSWER_LINES = """
import ast, sys
from botox_cli.cli.app import run
print([run(line) for line in ast.literal_eval(sys.argv[1])])
"""


def answers(*options: str, lines: object, first: str = "") -> str:
    """Run command lines in one new Python; their stdout, the list of exit codes, and stderr come back as one text.

    `options` are those of Python; each of `lines` is a list of words; `first` is Python code to run before.
    """
    done = subprocess.run(
        [sys.executable, *options, "-c", first + ANSWER_LINES, repr(lines)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    return done.stdout + done.stderr


def test_python_without_docstrings_has_every_help_page() -> None:
    assert answers("-OO", lines=HELP_PAGES) == answers(lines=HELP_PAGES)


@pytest.mark.parametrize(("options", "first"), [(("-OO",), ""), ((), WITHOUT_THREADS)], ids=["docstrings", "threads"])
def test_python_without_a_part_answers_the_same(options: tuple[str, ...], first: str) -> None:
    assert answers(*options, lines=LINES, first=first) == answers(lines=LINES)


@pytest.mark.parametrize("size", ["0", "-1", "1", "2", "20000000", "9" * 30, "²", "８０", "80x24", "\udc80", ""])
@pytest.mark.parametrize("line", [["--help"], ["uses", "--help"], ["show", "brow-lift", "-f", "table"]], ids=" ".join)
def test_size_of_a_terminal_may_be_anything(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, line: list[str], size: str
) -> None:
    monkeypatch.setenv("COLUMNS", size)
    monkeypatch.setenv("LINES", size)

    code, out, err = botox(*line)

    assert (code, err) == (0, "")
    assert len(out) < 100_000
