"""What each way through the program loads: a promise about start-up that needs no clock."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ALWAYS = {
    *("catalogue", "catalogue.cache", "catalogue.database", "catalogue.locating", "catalogue.naming"),
    *("catalogue.model", "catalogue.model.catalogue", "catalogue.model.entries", "catalogue.model.values"),
    *("cli", "commands", "commands.options", "errors", "queries", "queries.find"),
    *("render", "render.citing", "render.output", "render.paging", "render.settings", "render.shaping", "render.views"),
}
"""The modules of the program that every answer may load."""

USE, CARDS = "catalogue.model.uses", ("commands.cards", "commands.cards.other", "commands.cards.product")

PATHS: dict[str, tuple[str, ...]] = {
    "uses --json": ("commands.uses", "commands.wording", "queries.select", "render.machine", USE),
    "uses --csv": ("commands.uses", "commands.wording", "queries.select", "render.delimited", "render.listing", USE),
    "show glabellar-lines --json": ("commands.show", "render.machine", USE),
    "compare botox-cosmetic dysport --json": (
        *("commands.compare", "commands.wording", "queries.compare", "queries.products"),
        *("render.items", "render.machine", "catalogue.model.products", USE),
    ),
    "urgent": ("commands.urgent", "render.listing", "catalogue.model.safety"),
    "search sweaty hands --json": (
        *("catalogue.model.texts", "commands.search", "commands.wording", "queries.search"),
        *("render.items", "render.machine", "catalogue.model.background", "catalogue.model.classification"),
        *("catalogue.model.safety", "catalogue.model.products", USE),
    ),
    "--help": ("commands.helping", "commands.overview"),
    "uses --help": ("commands.helping", "commands.uses", "commands.wording", "queries.select", USE),
}
"""What a warm answer may load of the program beside `ALWAYS`."""

LIBRARIES = {"msgspec", "sqlite3", "decimal", "numbers", "typing_extensions", "csv", "encodings"}
"""The packages that a warm answer outside a terminal may load beside those that typer loads by itself."""

HEAVY = ("yaml", "rich", "platformdirs", "hashlib", "difflib", "json", "csv", "asyncio", "http")

REPORT = """
import sys
import typer
floor = set(sys.modules)
from botox_cli.cli import run
code = run(sys.argv[1:])
new = set(sys.modules) - floor
own = sorted(name.removeprefix("botox_cli.") for name in new if name.startswith("botox_cli."))
libraries = sorted({name.partition(".")[0] for name in new} - {"botox_cli", "typer"})
print(repr((code, own, libraries)), file=sys.stderr)
"""


@pytest.fixture(scope="module", autouse=True)
def warm(own_cache: Path) -> None:
    """Read the catalogue and index it once, so that every run of this module finds it in the cache."""
    subprocess.run([sys.executable, "-m", "botox_cli", "search", "sweat"], check=True, capture_output=True, cwd=ROOT)
    assert {path.suffix for path in own_cache.rglob("*.*")} >= {".sqlite", ".index"}


def loaded(*words: str, **variables: str) -> tuple[int, set[str], set[str]]:
    """The exit code of one run in a fresh interpreter; the modules of the program and the packages that it loaded.

    Packages that typer loads by itself, and those in C that belong to another, are left out.
    """
    done = subprocess.run(
        [sys.executable, "-c", REPORT, *words],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **variables},
        text=True,
    )
    code, own, libraries = ast.literal_eval(done.stderr.splitlines()[-1])
    return code, set(own), {name for name in libraries if not name.startswith("_")}


@pytest.mark.parametrize(("line", "allowed"), PATHS.items(), ids=PATHS)
def test_a_warm_answer_in_a_pipe_loads_what_it_needs_and_no_more(line: str, allowed: tuple[str, ...]) -> None:
    code, own, libraries = loaded(*line.split())

    assert code == 0
    assert own - ALWAYS - set(allowed) == set()
    assert libraries - LIBRARIES == set()


@pytest.mark.parametrize("line", ["classify", "benefits", "show glabellar-lines", "timeline", "sources"])
def test_every_warm_answer_in_a_pipe_loads_no_heavy_package(line: str) -> None:
    code, own, libraries = loaded(*line.split())

    assert (code, libraries & set(HEAVY)) == (0, set())
    assert {name for name in own if name.startswith("commands.")} - {"commands.options", "commands.wording"} <= {
        f"commands.{line.split(maxsplit=1)[0]}",
        *CARDS,
        "commands.cards.use",
    }


def test_a_table_loads_rich_alone() -> None:
    code, own, libraries = loaded("uses", "brow", "-f", "table")

    assert (code, libraries & set(HEAVY) - {"json"}) == (0, {"rich"})
    assert {name for name in own if name.startswith("render.")} == {
        *(name for name in ALWAYS if name.startswith("render.")),
        *("render.layout", "render.spacing", "render.terminal", "render.theme", "render.transliteration"),
    }


def test_without_a_cache_yaml_is_loaded_and_rich_is_not(tmp_path: Path) -> None:
    code, _, libraries = loaded("uses", XDG_CACHE_HOME=str(tmp_path))

    assert (code, libraries & {"yaml", "rich"}) == (0, {"yaml"})


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_loads_neither_yaml_nor_rich(shell: str) -> None:
    asked = {"COMP_WORDS": "botox show glab", "COMP_CWORD": "2", "_TYPER_COMPLETE_ARGS": "botox show glab"}
    if shell == "fish":
        asked["_TYPER_COMPLETE_FISH_ACTION"] = "get-args"

    code, own, libraries = loaded(_BOTOX_COMPLETE=f"complete_{shell}", **asked)

    assert (code, own - ALWAYS, libraries - LIBRARIES - {"shlex"}) == (0, {"commands.show"}, set())


def test_the_completion_of_a_command_loads_none() -> None:
    code, own, _ = loaded(_BOTOX_COMPLETE="complete_bash", COMP_WORDS="botox c", COMP_CWORD="1")

    assert (code, own - ALWAYS) == (0, set())
