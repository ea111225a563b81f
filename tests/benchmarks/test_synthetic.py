"""Synthetic catalogues: such as the program accepts, and the same each time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.synthetic import make, write
from botox_cli.catalogue import check

USES = 40


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A synthetic catalogue of some uses, as `--data` takes it."""
    return [str(path) for path in write(make(USES), tmp_path_factory.mktemp("synthetic"))]


def test_a_synthetic_catalogue_has_no_problems(files: list[str]) -> None:
    assert check(files, only=True).problems == ()


def test_the_command_line_finds_no_problems_either(
    botox: Callable[..., tuple[int, str, str]], files: list[str]
) -> None:
    code, out, _ = botox("data", "check", "--only", *(f"--data={file}" for file in files))

    assert (code, out.partition(":")[0]) == (0, "no problems")


def test_it_has_as_many_uses_as_were_asked_for(files: list[str]) -> None:
    lines = Path(files[-1]).read_text().splitlines()

    assert sum(line.startswith("    group: ") for line in lines) == USES


def test_the_same_size_gives_the_same_catalogue() -> None:
    assert make(USES) == make(USES)


@pytest.mark.parametrize("command", ["show", "search"])
def test_what_is_asked_of_it_is_found(
    botox: Callable[..., tuple[int, str, str]], files: list[str], command: str
) -> None:
    catalogue = make(USES)
    asked = {"show": catalogue.use, "search": catalogue.topic}[command]

    assert botox(command, asked, "--only", *(f"--data={file}" for file in files))[0] == 0
