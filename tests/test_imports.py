"""Which modules an answer loads: a check that the program starts fast, without a clock."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

HEAVY = {"yaml", "rich", "textual", "hashlib", "difflib", "json", "asyncio", "http", "inspect_", "tempfile"}
"""Modules that no answer needs unless it goes to a terminal."""

LINES = (
    "uses --json",
    "show glabellar-lines --json",
    "search sweaty hands --json",
    "compare botox-cosmetic dysport --json",
    "classify",
    "benefits",
    "timeline",
    "sources",
    "urgent",
    "--help",
    "uses --help",
)

REPORT = """
import sys
import typer
floor = set(sys.modules)
from botox_cli.cli.app import run
code = run(sys.argv[1:])
new = sorted(set(sys.modules) - floor)
print(repr((code, new)), file=sys.stderr)
"""


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    """Compile the catalogue of this checkout, so that no run of this module has to."""
    subprocess.run([sys.executable, "-m", "botox_cli", "uses"], check=True, capture_output=True, cwd=ROOT)


def loaded(*words: str, **variables: str) -> tuple[int, set[str]]:
    """The exit code of a command line in a fresh interpreter, and the modules that it loads beyond those of typer.

    `variables` are added to those of the environment.
    """
    done = subprocess.run(
        [sys.executable, "-c", REPORT, *words],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **variables},
        text=True,
    )
    code, modules = ast.literal_eval(done.stderr.splitlines()[-1])
    return code, set(modules)


@pytest.mark.parametrize("line", LINES)
def test_answer_in_a_pipe_loads_no_heavy_package(line: str) -> None:
    code, modules = loaded(*line.split())

    assert (code, {name.partition(".")[0] for name in modules} & HEAVY) == (0, set())


@pytest.mark.parametrize("line", LINES)
def test_answer_loads_the_module_of_its_command_alone(line: str) -> None:
    _, modules = loaded(*line.split())
    shared = {"arguments", "overview"}

    commands = {name.split(".")[2] for name in modules if name.startswith("botox_cli.commands.")}

    assert commands - shared <= {line.split(maxsplit=1)[0]}


def test_table_loads_rich() -> None:
    code, modules = loaded("uses", "brow", "-f", "table")

    assert (code, "rich" in modules, "yaml" in modules) == (0, True, False)


def test_explore_in_a_pipe_loads_no_full_screen() -> None:
    code, modules = loaded("explore")

    assert (code, {name for name in modules if name.startswith(("textual", "botox_cli.explore", "rich"))}) == (0, set())


def test_user_file_loads_yaml_and_not_rich(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("terms:\n  zz-word: {name: Zz word, lay: A word.}\n", encoding="utf-8")

    code, modules = loaded("uses", "--data", str(path))

    assert (code, "yaml" in modules, "rich" in modules) == (0, True, False)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_loads_its_command_and_nothing_heavy(shell: str) -> None:
    asked = {"COMP_WORDS": "botox show glab", "COMP_CWORD": "2", "_TYPER_COMPLETE_ARGS": "botox show glab"}
    if shell == "fish":
        asked["_TYPER_COMPLETE_FISH_ACTION"] = "get-args"

    code, modules = loaded(_BOTOX_COMPLETE=f"complete_{shell}", **asked)

    assert (code, {name.partition(".")[0] for name in modules} & HEAVY) == (0, set())


def test_completion_of_a_command_loads_none() -> None:
    code, modules = loaded(_BOTOX_COMPLETE="complete_bash", COMP_WORDS="botox c", COMP_CWORD="1")

    assert (code, {name for name in modules if name.startswith("botox_cli.commands.")}) == (
        0,
        {"botox_cli.commands.arguments"},
    )
