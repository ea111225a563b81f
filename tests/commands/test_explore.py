"""`botox explore`: lines where no full screen is possible or wanted, and a terminal that is left as it was."""

import os
import re
import signal
import struct
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

if os.name == "nt":
    pytest.skip("no pseudo-terminals on Windows", allow_module_level=True)

import fcntl
import pty
import termios

ROOT = Path(__file__).parent.parent.parent

Botox = Callable[..., tuple[int, str, str]]

needs_textual = pytest.mark.skipif(find_spec("textual") is None, reason="Textual is not installed")

BEGUN, ENDED = b"\x1b[?1049h", b"\x1b[?1049l"
"""The codes that a terminal gets when a full screen begins, and when it ends."""

FIRST_SCREEN = b"emergency"
"""A word that is drawn last on the first screen: when it has come, the screen is complete."""

FAULT = """\
import sys
from botox_cli.explore.pages import Pages
def fail(*_):
    raise ValueError("seen")
Pages.timeline = fail
from botox_cli.cli.app import main
sys.argv = ["botox", "explore"]
main()
"""


class Seen(NamedTuple):
    """What a terminal got, how the process ended, and the modes of the terminal before and after.

    `status` is that of `os.waitpid`, not an exit code; the modes are those of `termios.tcgetattr`.
    """

    out: bytes
    status: int
    before: list[object]
    after: list[object]


class Terminal:
    """A Python process in a terminal of its own, of 24 rows and 80 columns; `out` is what it has shown until now.

    The words are arguments of Python, not of `botox`; the variables are added to those of the environment.
    """

    def __init__(self, *words: str, **variables: str) -> None:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.out = b""
        self._master, self._slave = master, slave
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for number in range(3):
                os.dup2(slave, number)
            os.environ.update(PYTHONPATH=str(ROOT), TERM="xterm-256color", **variables)
            os.execv(sys.executable, [sys.executable, "-P", *words])

    def wait_for(self, text: bytes, seconds: float = 60) -> None:
        """Read on until the text is in all that was shown, before this call too; fail if it is not there in time."""
        end = time.monotonic() + seconds
        while text not in self.out and time.monotonic() < end:
            self._read()
        assert text in self.out

    def press(self, keys: str) -> None:
        """Send keys, written as characters, to the process."""
        os.write(self._master, keys.encode())

    def wait_until_stopped(self) -> list[object]:
        """Wait until the process has stopped, as after Ctrl-Z, and give back the modes of the terminal.

        It fails after 60 seconds.
        """
        end = time.monotonic() + 60
        while os.waitpid(self.pid, os.WUNTRACED | os.WNOHANG) == (0, 0):
            assert time.monotonic() < end
            self._read()
        self._read()
        return termios.tcgetattr(self._slave)

    def end(self) -> Seen:
        """Wait until the process has ended, close the terminal, and give back what was seen.

        After 60 seconds it ends the process and fails.
        """
        status = None
        end = time.monotonic() + 60
        while status is None and time.monotonic() < end:
            self._read()
            pid, found = os.waitpid(self.pid, os.WNOHANG)
            status = found if pid else None
        self._read()
        if status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        assert status is not None
        seen = Seen(self.out, status, self.before, termios.tcgetattr(self._slave))
        os.close(self._master)
        os.close(self._slave)
        return seen

    def _read(self) -> None:
        import select

        while select.select([self._master], [], [], 0.05)[0]:
            with suppress(OSError):
                self.out += os.read(self._master, 65536)


@pytest.fixture
def opened() -> Callable[..., Terminal]:
    """Start a process in a terminal and wait for its first screen.

    The arguments are those of `Terminal`; without words it is `botox explore`.
    """

    def start(*words: str, **variables: str) -> Terminal:
        terminal = Terminal(*(words or ("-m", "botox_cli", "explore")), **variables)
        terminal.wait_for(FIRST_SCREEN)
        return terminal

    return start


def test_pipe_gets_the_uses_as_records(botox: Botox) -> None:
    assert botox("explore") == botox("uses")


def test_format_gets_the_same_as_lines(botox: Botox) -> None:
    assert botox("explore", "-f", "list")[1].startswith("What Botox is used for")
    assert botox("explore", "crows", "feet", "--csv") == botox("show", "crows", "feet", "--csv")
    assert botox("explore", "--region", "uk", "--csv") == botox("uses", "--region", "uk", "--csv")


def test_danger_is_answered_at_once(botox: Botox) -> None:
    assert botox("explore", "cant", "breathe") == botox("search", "cant", "breathe")


def test_help_says_what_serves_screen_readers(botox: Botox) -> None:
    text = " ".join(botox("explore", "--help")[1].split())

    assert "Screen readers cannot follow full screens" in text
    assert "-f list" in text


def test_unknown_name_gives_the_nearest(botox: Botox) -> None:
    code, out, err = botox("explore", "crowz", "feet")

    assert (code, out) == (1, "")
    assert "did you mean" in err


def test_who_needs_lines_is_offered_lines() -> None:
    seen = Terminal("-m", "botox_cli", "explore", ACCESSIBLE="1").end()

    assert os.waitstatus_to_exitcode(seen.status) == 2
    assert b"botox explore -f list" in seen.out
    assert BEGUN not in seen.out


def test_without_textual_one_line_says_what_to_type() -> None:
    hidden = "import sys; sys.modules['textual'] = None; sys.argv[1:] = ['explore']; "
    without = f"{hidden}from botox_cli.cli.app import main; main()"

    seen = Terminal("-c", without).end()

    assert os.waitstatus_to_exitcode(seen.status) == 2
    assert seen.out.count(b"\n") == 1
    assert b"pip install 'botox-cli[explore]'" in seen.out


@needs_textual
def test_quit_leaves_the_terminal_as_it_was(opened: Callable[..., Terminal]) -> None:
    terminal = opened()

    terminal.press("q")

    seen = terminal.end()
    assert os.waitstatus_to_exitcode(seen.status) == 0
    assert seen.out.count(BEGUN) == seen.out.count(ENDED) == 1
    assert seen.out.rindex(b"\x1b[?25h") > seen.out.rindex(b"\x1b[?25l")
    assert seen.after == seen.before


@needs_textual
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT], ids=str)
@pytest.mark.usefixtures("interruptible")
def test_signal_leaves_the_terminal_as_it_was(opened: Callable[..., Terminal], number: int) -> None:
    terminal = opened()

    os.kill(terminal.pid, number)

    seen = terminal.end()
    assert os.waitstatus_to_exitcode(seen.status) == -number
    assert ENDED in seen.out
    assert seen.out.rindex(b"\x1b[?25h") > seen.out.rindex(b"\x1b[?25l")
    assert seen.after == seen.before


@needs_textual
@pytest.mark.parametrize("way", ["key", "signal"])
def test_stopped_gives_the_terminal_back_and_draws_anew(opened: Callable[..., Terminal], way: str) -> None:
    terminal = opened()

    terminal.press("\x1a") if way == "key" else os.kill(terminal.pid, signal.SIGTSTP)

    assert terminal.wait_until_stopped() == terminal.before
    assert terminal.out.count(ENDED) == 1
    terminal.out = b""
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for(FIRST_SCREEN)
    terminal.press("q")
    seen = terminal.end()
    assert os.waitstatus_to_exitcode(seen.status) == 0
    assert seen.after == seen.before


@needs_textual
@pytest.mark.parametrize("variables", [{"COLUMNS": "20000000", "LINES": "20000000"}, {"COLUMNS": "²", "LINES": "²"}])
def test_size_is_that_of_the_window(opened: Callable[..., Terminal], variables: dict[str, str]) -> None:
    terminal = opened(**variables)

    terminal.press("q")

    seen = terminal.end()
    assert os.waitstatus_to_exitcode(seen.status) == 0
    assert len(seen.out) < 50_000


@needs_textual
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_dies_of_it_and_restores(opened: Callable[..., Terminal]) -> None:
    terminal = opened()

    terminal.press("\x03")

    seen = terminal.end()
    assert os.waitstatus_to_exitcode(seen.status) == -signal.SIGINT
    assert ENDED in seen.out


@needs_textual
def test_fault_restores_and_is_one_line(opened: Callable[..., Terminal]) -> None:
    terminal = opened("-c", FAULT)

    terminal.press("t")

    seen = terminal.end()
    after = seen.out[seen.out.rindex(ENDED) :]
    said = re.sub(rb"\x1b\[[^a-zA-Z]*[a-zA-Z]|\x1b[<=>]", b"", after).strip()
    assert os.waitstatus_to_exitcode(seen.status) == 70
    assert said == b"botox: a fault of the program, ValueError: seen; BOTOX_DEBUG=1 shows where"
    assert seen.after == seen.before


@needs_textual
def test_no_color_sends_none(opened: Callable[..., Terminal]) -> None:
    terminal = opened(NO_COLOR="1")

    terminal.press("m")
    terminal.wait_for(b"[4]")
    terminal.press("!")
    terminal.wait_for(b"GET HELP NOW")
    terminal.press("q")

    codes = {code for found in re.findall(rb"\x1b\[([0-9;]*)m", terminal.end().out) for code in found.split(b";")}
    assert codes <= {b"", b"0", b"1", b"2", b"7", b"39", b"49"}
