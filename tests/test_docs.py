"""The pages of docs/ are compared with the program: their Python prints what they show, and the names in them exist."""

import io
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stdout
from pathlib import Path

import pytest

from botox_cli import catalogue
from botox_cli.catalogue.model.catalogue import SECTIONS
from botox_cli.errors import BotoxError
from botox_cli.queries.tables import specs
from botox_cli.render.formats import FORMATS

ROOT = Path(__file__).parent.parent
LIBRARY, DATA, REFERENCE = (
    (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("library", "data", "reference")
)
PROGRAM = (ROOT / "botox_cli").rglob("*.py")


def test_the_examples_of_the_library_print_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}

    for code, shown in re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", LIBRARY, flags=re.DOTALL):
        out = io.StringIO()
        with redirect_stdout(out):
            exec(compile(code, "docs/library.md", "exec"), names)
        assert out.getvalue() == shown


def test_every_example_of_the_library_shows_its_output() -> None:
    assert LIBRARY.count("```python") == LIBRARY.count("```text") >= 5


def test_the_sections_are_those_of_the_catalogue() -> None:
    told = re.findall(r"`(\w+)`", LIBRARY.partition("## Sections")[2].partition("Each is")[0])

    assert told == [*SECTIONS, "classification"], "expected each section in docs/library.md"


def test_what_the_door_exports_is_told() -> None:
    for name in ("load", "load_file", "check", "Catalogue", "Edition"):
        assert name in catalogue.__all__
        assert f"{name}" in LIBRARY


def test_the_tables_that_are_told_are_there() -> None:
    lines = re.findall(r"^\| (`.*?) \|", DATA, flags=re.MULTILINE)

    assert {name for line in lines for name in re.findall(r"`(\w+)`", line)} <= set(specs())


@pytest.mark.slow
def test_the_query_that_is_shown_finds_rows(botox: Callable[..., object], tmp_path: Path) -> None:
    botox("data", "export", "--to", str(tmp_path / "data"))
    (query,) = re.findall(r"```sql\n(.*?)```", DATA, flags=re.DOTALL)

    with closing(sqlite3.connect(tmp_path / "data" / "botox.sqlite")) as connection:
        assert len(connection.execute(query).fetchall()) > 10


def test_every_format_is_told_with_its_ending() -> None:
    told = re.findall(r"`([.\w]+)`", REFERENCE.partition("## Formats")[2])
    expected = {name for each in FORMATS.values() for name in (each.name, *(f".{end}" for end in each.suffixes[:1]))}

    assert expected - set(told) == set(), "not in the formats of docs/reference.md"


def exit_codes(error: type[BotoxError]) -> Iterator[int]:
    yield error.exit_code
    for below in error.__subclasses__():
        yield from exit_codes(below)


def test_every_exit_code_is_told() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", REFERENCE, flags=re.MULTILINE)}

    assert told == {0, 70, *exit_codes(BotoxError)}


def test_every_variable_of_the_program_is_told() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PROGRAM)

    assert {name for name in re.findall(r"\bBOTOX_[A-Z]+\b", code) if f"`{name}`" not in REFERENCE} == set()
