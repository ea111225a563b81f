"""The pager on a real terminal: it shares the keys with the program, and leaves the terminal whole."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import which

import pytest
from support import ROOT

PROMPT = rb":(\x1b\[K)?$"
"""A pattern: what is shown ends so while `less` waits for a key."""

needs_less = pytest.mark.skipif(which("less") is None, reason="less is not installed")


class Terminal:
    """A terminal of 24 rows and 80 columns for one process, with keys and signals; `shown` is what was read so far."""

    def __init__(self) -> None:
        self.leader, self.follower = pty.openpty()
        fcntl.ioctl(self.follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.state = termios.tcgetattr(self.follower)
        self.shown = b""

    def start(self, *words: str, **variables: str) -> subprocess.Popen[bytes]:
        """Start `botox` with these words and added variables on this terminal, and do not wait for its end."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("LESS")}
        return subprocess.Popen(
            [sys.executable, "-m", "botox_cli", *words],
            env={**own, "PYTHONPATH": str(ROOT), "TERM": "xterm", **variables},
            start_new_session=True,
            preexec_fn=lambda: os.login_tty(os.dup(self.follower)),  # noqa: PLW1509
        )

    def wait_for(self, pattern: bytes, *, seconds: float = 15) -> None:
        """Read on until the pattern is found in all that was shown, before this call too.

        It raises TimeoutError when nothing more is shown for so many seconds.
        """
        while not re.search(pattern, self.shown):
            if not select.select([self.leader], [], [], seconds)[0]:
                raise TimeoutError(self.shown)
            self.shown += os.read(self.leader, 65536)

    def press(self, keys: bytes, *, until: bytes = b"") -> None:
        """Send keys once; with a pattern `until`, again and again until it is shown.

        Once may not be enough: Ctrl-C throws away what is typed just after it.
        After 30 times it raises TimeoutError.
        """
        for _ in range(30):
            os.write(self.leader, keys)
            with suppress(TimeoutError):
                return self.wait_for(until, seconds=0.3)
        raise TimeoutError(self.shown)

    def text(self) -> str:
        """All that was shown until now, as text: codes stay, and lines end as on Unix."""
        os.set_blocking(self.leader, False)
        try:
            while piece := os.read(self.leader, 65536):
                self.shown += piece
        except BlockingIOError:
            pass
        return self.shown.decode().replace("\r\n", "\n")


@pytest.fixture
def terminal(interruptible: None) -> Iterator[Terminal]:  # noqa: ARG001
    """A terminal of 24 rows and 80 columns."""
    terminal = Terminal()
    yield terminal
    os.close(terminal.leader)
    os.close(terminal.follower)


@needs_less
@pytest.mark.parametrize("pager", ["less", "LESS=-X less", "cat | less"], ids=["alone", "variable", "pipe"])
def test_ctrl_c_stays_with_less(terminal: Terminal, pager: str) -> None:
    running = terminal.start("uses", PAGER=pager)
    terminal.wait_for(PROMPT)

    terminal.press(b"\x03")
    terminal.press(b"G", until=b"Information, not medical advice")
    terminal.press(b"q")

    assert running.wait(timeout=10) == 0
    assert termios.tcgetattr(terminal.follower) == terminal.state
    assert "One in full: botox show" in terminal.text()


@needs_less
def test_ctrl_z_is_for_neither_where_less_is_deaf_to_it(terminal: Terminal) -> None:
    running = terminal.start("uses")
    terminal.wait_for(PROMPT)

    terminal.press(b"\x1a")
    terminal.press(b"G", until=b"Information, not medical advice")
    stopped = os.waitpid(running.pid, os.WNOHANG | os.WUNTRACED)
    terminal.press(b"q")

    assert stopped == (0, 0)
    assert running.wait(timeout=10) == 0


@needs_less
@pytest.mark.parametrize("less", ["-i", "", "FX"])
def test_less_shows_no_codes(terminal: Terminal, less: str) -> None:
    running = terminal.start("uses", LESS=less)
    terminal.wait_for(rb"Neck bands")
    terminal.press(b"q")

    assert running.wait(timeout=10) == 0
    assert "\x1b[1mwrinkles" in terminal.text()
    assert "ESC" not in terminal.text()


@needs_less
def test_less_leaves_nothing_at_home(terminal: Terminal, tmp_path: Path) -> None:
    running = terminal.start("uses", HOME=str(tmp_path), PAGER="less")
    terminal.wait_for(PROMPT)
    terminal.press(b"/brow\n")
    terminal.press(b"q")

    assert running.wait(timeout=10) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("key", "number"), [(b"\x03", signal.SIGINT), (b"\x1c", signal.SIGQUIT)])
@pytest.mark.parametrize("pager", ["exec sleep 60", "sleep 60"], ids=["alone", "in-a-shell"])
def test_a_key_that_ends_the_pager_ends_the_program(terminal: Terminal, key: bytes, number: int, pager: str) -> None:
    running = terminal.start("uses", PAGER=f"ulimit -c 0; echo ready; {pager}")
    terminal.wait_for(b"ready")

    while running.poll() is None:  # again, since the shell may not have started the pager yet
        terminal.press(key)
        with suppress(subprocess.TimeoutExpired):
            running.wait(timeout=0.2)

    assert running.returncode == -number
    assert "Information" not in terminal.text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_ended_ends_its_pager(terminal: Terminal, number: signal.Signals) -> None:
    running = terminal.start("uses", PAGER="stty -echo; echo pid $$,; exec sleep 60")
    terminal.wait_for(rb"pid \d+,")
    (pager,) = re.findall(rb"pid (\d+),", terminal.shown)

    running.send_signal(number)

    assert running.wait(timeout=10) == -number
    assert termios.tcgetattr(terminal.follower) == terminal.state
    with pytest.raises(ProcessLookupError):
        os.kill(int(pager), 0)


@pytest.mark.parametrize(
    "pager", ["false", "true", "no-such-pager", "exit 3", "./pager"], ids=["false", "true", "missing", "exit", "broken"]
)
def test_a_pager_that_fails_loses_no_answer(terminal: Terminal, pager: str) -> None:
    running = terminal.start("uses", PAGER=pager)
    terminal.wait_for(rb"approved\r\n$")

    assert running.wait(timeout=10) == 0
    assert terminal.text().count("Information, not medical advice.") == 1


@pytest.mark.parametrize("variables", [{"LC_ALL": "C"}, {"BOTOX_ASCII": "1"}, {"PYTHONIOENCODING": "latin-1"}])
def test_an_answer_has_the_same_letters_with_and_without_a_pager(terminal: Terminal, variables: dict[str, str]) -> None:
    def shown(pager: str) -> bytes:
        terminal.shown = b""
        running = terminal.start("sources", "bruxism", NO_COLOR="1", PAGER=pager, **variables)
        terminal.wait_for(rb"One document: [^\n]*\n")
        running.wait(timeout=10)
        return terminal.shown

    assert shown("tail -n 1000") == shown("cat")
