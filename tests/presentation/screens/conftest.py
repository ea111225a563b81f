"""Screens as people see them: tables of a width, of the real catalogue or of a few entries."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support import SMALL

Screen = Callable[..., str]


@pytest.fixture
def screen(botox: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Draw what a command shows on a screen of so many columns."""

    def draw(*words: str, columns: int = 100, form: str = "table") -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        code, out, err = botox(*words, "-f", form)
        assert (code, err) == (0, "")
        return out

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
