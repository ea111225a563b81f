"""When a long answer goes through a pager, and through which."""

import io
import os
import pty
from collections.abc import Iterator
from pathlib import Path

import pytest

from botox_cli.render.paging import command, is_needed, page


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A stdin that is a terminal, and a screen of 24 lines."""
    leader, follower = pty.openpty()
    with os.fdopen(follower, "r", encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setenv("LINES", "24")
        monkeypatch.setenv("COLUMNS", "80")
        yield
    os.close(leader)


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize(
    ("pager", "words"),
    [
        ("cat", []),
        ("", []),
        ("no-such-pager", []),
        ("head -n 3", ["head", "-n", "3"]),
        ("sh -c 'head -n 3'", ["sh", "-c", "head -n 3"]),
        ("'a quote", []),
        ("   ", []),
    ],
    ids=["cat", "empty", "missing", "options", "quotes", "broken", "blank"],
)
def test_the_pager_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch, pager: str, words: list[str]) -> None:
    monkeypatch.setenv("PAGER", pager)

    assert command() == words


@pytest.mark.usefixtures("keyboard")
def test_a_dumb_terminal_has_no_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "head")
    monkeypatch.setenv("TERM", "dumb")

    assert command() == []


def test_without_a_keyboard_there_is_no_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setenv("PAGER", "head")

    assert command() == []


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize(("lines", "needed"), [(1, False), (23, False), (24, True), (500, True)])
def test_a_pager_is_needed_for_what_does_not_fit(monkeypatch: pytest.MonkeyPatch, lines: int, needed: bool) -> None:
    monkeypatch.setenv("PAGER", "head")

    assert is_needed("line\n" * lines) is needed


@pytest.mark.usefixtures("keyboard")
def test_without_a_pager_none_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "cat")

    assert is_needed("line\n" * 500) is False


@pytest.mark.usefixtures("keyboard")
def test_the_pager_gets_the_whole_text_in_utf_8(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAGER", f"sh -c 'cat >{tmp_path}/seen'")

    page("3–4 é\n" * 50)

    assert (tmp_path / "seen").read_bytes() == ("3–4 é\n" * 50).encode()


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize("less", ["S", "FX"])
def test_options_of_ones_own_for_less_stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, less: str) -> None:
    monkeypatch.setenv("PAGER", f"sh -c 'echo $LESS >{tmp_path}/seen'")
    monkeypatch.setenv("LESS", less)

    page("text\n")

    assert (tmp_path / "seen").read_text(encoding="utf-8") == f"{less}\n"


@pytest.mark.usefixtures("keyboard")
def test_less_leaves_at_once_if_all_fits_and_keeps_colours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAGER", f"sh -c 'echo $LESS >{tmp_path}/seen'")
    monkeypatch.delenv("LESS", raising=False)

    page("text\n")

    assert (tmp_path / "seen").read_text(encoding="utf-8") == "FRX\n"


@pytest.mark.usefixtures("keyboard")
def test_a_pager_that_is_left_early_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "true")

    page("line\n" * 100_000)
