"""Fixtures that draw a screen as people see it, at a chosen width, of the bundled catalogue or of a few entries."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support import SMALL

Screen = Callable[..., str]


@pytest.fixture(scope="session")
def seen() -> dict[object, str]:
    """The screens drawn so far, by command line, format and variables; `screen` adds to it, to draw each once."""
    return {}


@pytest.fixture
def screen(
    botox: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, seen: dict[object, str]
) -> Screen:
    """Draw what the words of a command line show.

    `columns` is the width, 100 if it is not given; `form` is the format, `table` if it is not given.
    An exit code other than 0 or a text on stderr fails.
    """

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
    """Draw what a command line shows of `tests/small.yaml` alone; the arguments are those of `screen`."""

    def draw(*words: str, columns: int = 100, form: str = "table") -> str:
        return screen(*words, "--data", str(Path(SMALL)), "--only", columns=columns, form=form)

    return draw


@pytest.fixture
def drawn(screen: Screen, request: pytest.FixtureRequest) -> Screen:
    """Draw what a command line shows: the width in columns comes first, then the words.

    In a module with a constant `COMMAND` that word is put before them, so that the words are its arguments.
    """
    command = getattr(request.module, "COMMAND", None)

    def draw(columns: int, *words: str) -> str:
        return screen(*filter(None, [command]), *words, columns=columns)

    return draw
