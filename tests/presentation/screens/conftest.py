"""Screens as people see them: tables of a width, of the real catalogue or of a few entries."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support import SMALL

Screen = Callable[..., str]


@pytest.fixture(scope="session")
def seen() -> dict[object, str]:
    """The screens that a worker has drawn, by command line and variables: many tests look at the same ones."""
    return {}


@pytest.fixture
def screen(
    botox: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, seen: dict[object, str]
) -> Screen:
    """Draw what a command shows on a screen of so many columns."""

    def draw(*words: str, columns: int = 100, form: str = "table") -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        asked = (words, form, tuple(sorted(item for item in os.environ.items() if item[0] != "PYTEST_CURRENT_TEST")))
        if asked not in seen:
            code, out, err = botox(*words, "-f", form)
            assert (code, err) == (0, "")
            seen[asked] = out
        return seen[asked]

    return draw


@pytest.fixture
def small_screen(screen: Screen) -> Screen:
    """Draw what a command shows of a catalogue of a few entries."""

    def draw(*words: str, columns: int = 100, form: str = "table") -> str:
        return screen(*words, "--data", str(Path(SMALL)), "--only", columns=columns, form=form)

    return draw


@pytest.fixture
def drawn(screen: Screen, request: pytest.FixtureRequest) -> Screen:
    """Draw what a command shows, the width first; the command is `COMMAND` where a module is about one."""
    command = getattr(request.module, "COMMAND", None)

    def draw(columns: int, *words: str) -> str:
        return screen(*filter(None, [command]), *words, columns=columns)

    return draw
