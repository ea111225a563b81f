"""What each way through the program loads: a promise about start-up that needs no clock."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

HEAVY = (
    "yaml",
    "rich",
    "platformdirs",
    "sqlite3",
    "hashlib",
    "difflib",
    "subprocess",
    "json",
    "csv",
    "asyncio",
    "http",
)
"""Packages that cost start-up time; typer itself loads difflib and subprocess."""

REPORT = """
import sys
from botox_cli.cli import run
code = run(sys.argv[1:])
print(code, *sorted({name.partition(".")[0] for name in sys.modules} & set(%r)), file=sys.stderr)
"""


@pytest.fixture(scope="module", autouse=True)
def warm(own_cache: Path) -> None:
    """Read the catalogue once, so that every run of this module finds it in the cache."""
    subprocess.run([sys.executable, "-m", "botox_cli"], check=True, capture_output=True, cwd=ROOT)
    assert any(own_cache.rglob("*.json"))


def loaded(*words: str, **variables: str) -> list[str]:
    """The exit code and the heavy packages of one run in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", REPORT % (HEAVY,), *words],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **variables},
        text=True,
    )
    return done.stderr.splitlines()[-1].split()


@pytest.fixture(scope="module")
def floor() -> set[str]:
    """What typer loads by itself."""
    code = f"import sys, typer; print(*sorted({{n.partition('.')[0] for n in sys.modules}} & set({HEAVY!r})))"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split())


@pytest.mark.parametrize(
    "line",
    [
        "uses",
        "uses --json",
        "show glabellar-lines --json",
        "classify",
        "urgent",
        "benefits",
        "compare botox dysport",
        "--help",
    ],
)
def test_a_warm_answer_in_a_pipe_loads_neither_yaml_nor_rich(line: str, floor: set[str]) -> None:
    code, *packages = loaded(*line.split())

    assert (code, set(packages) - floor) == ("0", set())


def test_a_table_loads_rich_alone(floor: set[str]) -> None:
    code, *packages = loaded("uses", "brow", "-f", "table")

    assert (code, set(packages) - floor - {"json"}) == ("0", {"rich"})


def test_a_search_loads_its_index_alone(floor: set[str]) -> None:
    code, *packages = loaded("search", "sweaty hands")

    assert (code, set(packages) - floor) == ("0", {"sqlite3"})


def test_without_a_cache_yaml_is_loaded_and_rich_is_not(tmp_path: Path, floor: set[str]) -> None:
    code, *packages = loaded("uses", XDG_CACHE_HOME=str(tmp_path))

    assert (code, set(packages) - floor) == ("0", {"yaml", "hashlib"})


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_loads_neither_yaml_nor_rich(shell: str, floor: set[str]) -> None:
    asked = {"COMP_WORDS": "botox show glab", "COMP_CWORD": "2", "_TYPER_COMPLETE_ARGS": "botox show glab"}
    if shell == "fish":
        asked["_TYPER_COMPLETE_FISH_ACTION"] = "get-args"

    code, *packages = loaded(_BOTOX_COMPLETE=f"complete_{shell}", **asked)

    assert (code, set(packages) - floor) == ("0", set())
