"""When a long answer goes through a pager, through which, and what becomes of it if the pager fails."""

import os
import pty
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from botox_cli.render.pager import command, is_needed, page

LONG = "3–4 é\n" * 50_000
"""More than a pipe holds."""


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make stdin a terminal, with a screen of 24 rows and 80 columns."""
    leader, follower = pty.openpty()
    with os.fdopen(follower, "r", encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setenv("LINES", "24")
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("TERM", "xterm")
        yield
    os.close(leader)


@pytest.fixture
def run_less(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], tuple[str, str, str]]:
    """Page a text with a stand-in for `less`.

    What it had in its variables LESS and LESSHISTFILE, and the text that it got, come back.
    """
    (tmp_path / "less").write_text(f'printf "%s|%s|" "$LESS" "$LESSHISTFILE" >{tmp_path}/seen; cat >>{tmp_path}/seen')
    (tmp_path / "less").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    def told(text: str) -> tuple[str, str, str]:
        assert page(text)
        options, history, seen = (tmp_path / "seen").read_text(encoding="utf-8").split("|")
        return options, history, seen

    return told


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize(
    ("pager", "line"),
    [
        ("cat", ""),
        ("", ""),
        ("   ", ""),
        ("head -n 3", "head -n 3"),
        ("LESS=-R less | cat", "LESS=-R less | cat"),
        ("no-such-pager", "no-such-pager"),
    ],
    ids=["cat", "empty", "blank", "options", "shell", "missing"],
)
def test_the_pager_is_the_command_that_is_named(monkeypatch: pytest.MonkeyPatch, pager: str, line: str) -> None:
    monkeypatch.setenv("PAGER", pager)

    assert command() == line


@pytest.mark.usefixtures("keyboard")
def test_the_pager_is_less_where_there_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    without = command()
    (tmp_path / "less").touch(0o755)

    assert (without, command()) == ("", "less")


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize("term", ["dumb", "unknown", "", None])
def test_a_dumb_terminal_has_no_pager(monkeypatch: pytest.MonkeyPatch, term: str | None) -> None:
    monkeypatch.setenv("PAGER", "head")
    monkeypatch.delenv("TERM")
    if term is not None:
        monkeypatch.setenv("TERM", term)

    assert command() == ""


@pytest.mark.parametrize("stdin", ["file", "closed"])
def test_without_a_keyboard_there_is_no_pager(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stdin: str) -> None:
    monkeypatch.setenv("PAGER", "head")
    monkeypatch.setenv("TERM", "xterm")
    (tmp_path / "file").touch()
    with (tmp_path / "file").open() as file:
        monkeypatch.setattr("sys.stdin", file if stdin == "file" else None)

        assert command() == ""


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
def test_the_pager_gets_the_whole_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAGER", f"cat >{tmp_path}/seen")

    assert page(LONG)
    assert (tmp_path / "seen").read_bytes() == LONG.encode()


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize(
    ("own", "options"), [(None, "FRX"), ("", "-R "), ("-i", "-R -i"), ("FX", "-R FX")], ids=["none", "empty", "i", "FX"]
)
def test_less_shows_colours_whatever_else_is_wished_of_it(
    monkeypatch: pytest.MonkeyPatch, run_less: Callable[[str], tuple[str, str, str]], own: str | None, options: str
) -> None:
    monkeypatch.delenv("LESS", raising=False)
    if own is not None:
        monkeypatch.setenv("LESS", own)

    assert run_less("\x1b[1mtext\x1b[0m") == (options, "-", "\x1b[1mtext\x1b[0m")


@pytest.mark.usefixtures("keyboard")
def test_less_keeps_no_history(
    monkeypatch: pytest.MonkeyPatch, run_less: Callable[[str], tuple[str, str, str]]
) -> None:
    monkeypatch.setenv("LESSHISTFILE", "/tmp/of-my-own")

    assert run_less("text")[1] == "-"


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize(("pager", "secure"), [(None, "1"), ("less", "")])
def test_less_that_nobody_chose_runs_no_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pager: str | None, secure: str
) -> None:
    (tmp_path / "less").write_text(f'cat >/dev/null; printf "$LESSSECURE" >{tmp_path}/seen')
    (tmp_path / "less").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    if pager is not None:
        monkeypatch.setenv("PAGER", pager)

    page("text")

    assert (tmp_path / "seen").read_text() == secure


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize("pager", ["cat -v", "LESS= less", "less | cat", "vim -R -"])
def test_a_pager_that_may_show_codes_gets_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pager: str) -> None:
    for name in ("less", "vim"):
        (tmp_path / name).write_text("cat -v")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("PAGER", f"{pager} >{tmp_path}/seen")

    assert page("\x1b[1;38;5;31mtext\x1b[0m")
    assert (tmp_path / "seen").read_text() == "text"


@pytest.mark.usefixtures("keyboard")
def test_a_pager_gets_codes_that_are_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAGER", f"cat >{tmp_path}/seen")

    assert page("\x1b[1mtext\x1b[0m", keeps_colour=True)
    assert (tmp_path / "seen").read_text() == "\x1b[1mtext\x1b[0m"


@pytest.mark.slow
@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize(
    ("pager", "is_shown"),
    [
        ("cat >/dev/null", True),
        ("head -n 1 >/dev/null", True),
        ("head -c 1 >/dev/null; sleep 1.1; exit 1", True),
        ("false", False),
        ("true", False),
        ("no-such-pager 2>/dev/null", False),
        ("head -n 1 | no-such-pager 2>/dev/null", False),
        ("cat >/dev/null; exit 1", False),
        ("cat >/dev/null; kill -9 $$", False),
        ("'a quote 2>/dev/null", False),
        ("./script", False),
        ("/", False),
    ],
)
@pytest.mark.parametrize("text", ["line\n", LONG], ids=["short", "long"])
def test_a_pager_that_fails_or_reads_nothing_has_not_shown_the_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pager: str, is_shown: bool, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "script").write_text("#!/no/such/interpreter")
    (tmp_path / "script").chmod(0o755)
    monkeypatch.setenv("PAGER", pager)

    assert page(text) is is_shown


@pytest.mark.usefixtures("keyboard")
def test_a_pager_may_be_a_script_without_a_first_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pager").write_text(f"exec cat >{tmp_path}/seen")
    (tmp_path / "pager").chmod(0o755)
    monkeypatch.setenv("PAGER", f"{tmp_path}/pager")

    assert page("text")
    assert (tmp_path / "seen").read_text() == "text"


@pytest.mark.usefixtures("keyboard")
def test_no_room_for_a_process_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setenv("PAGER", "head")
    monkeypatch.setattr("subprocess.Popen", refuse)

    assert page("text") is False


@pytest.mark.usefixtures("keyboard")
@pytest.mark.parametrize("end", ["exit 0", "kill -9 $$"])
def test_the_terminal_is_whole_after_the_pager(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    before = termios.tcgetattr(sys.stdin)
    monkeypatch.setenv("PAGER", f"stty raw -echo <{os.ttyname(sys.stdin.fileno())}; cat >/dev/null; {end}")

    page("text")

    assert termios.tcgetattr(sys.stdin) == before
