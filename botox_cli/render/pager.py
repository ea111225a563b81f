"""Shows answers in a pager, as git does, if they fill the terminal."""

import os
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from shutil import get_terminal_size, which

from botox_cli.interrupts import cleaning_up
from botox_cli.render.environment import is_dumb

DEFAULT = "less"
LESS = "FRX"
"""Options for less (variable LESS): quit at once if all fits, show colours, leave the text on the screen."""

AT_ONCE_S = 1.0
"""A pager that ends with an error within so many seconds has failed; if it ends later, the user may have ended it."""

LOOK_AGAIN_S = 0.1
"""How many seconds to wait between two checks whether the pager has ended, while it reads no more text."""

_SHOWS_COLOUR = re.compile(r"(\S*/)?(less|lv|bat|batcat|most|moar|moor|ov)(\s[^|&;<>()$`]*)?")
"""Matches the command of a pager that shows colours; other commands may show the colour codes as text."""

_SHELL_SIGN = re.compile(r"[^\w \t./,:@+-]")

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def is_needed(text: str) -> bool:
    """Whether the text has at least as many lines as the terminal, and there is a pager to show it with."""
    return text.count("\n") >= get_terminal_size().lines and bool(command())


def command() -> str:
    """The command of the pager: PAGER, else less. It is empty if there is none, or if PAGER is empty or `cat`.

    It is also empty on Windows, on a terminal that can only print lines, and if stdin is no terminal.
    """
    if os.name == "nt" or is_dumb() or sys.stdin is None or not sys.stdin.isatty():
        return ""
    named = os.environ.get("PAGER")
    if named is None:
        return DEFAULT if which(DEFAULT) else ""
    return "" if named.strip() == "cat" else named.strip()


def page(text: str, *, encoding: str = "utf-8", keeps_colour: bool = False) -> bool:
    """Show the text in the pager; return whether it was shown.

    If it returns False, the pager failed or read nothing, and the text must be shown otherwise. Colour codes are
    removed unless `keeps_colour` is set or the pager is known to show them. A Ctrl-C that ends the pager ends this
    program, too.
    """
    from time import monotonic

    pager = command()
    if not keeps_colour and not _SHOWS_COLOUR.fullmatch(pager):
        text = _COLOUR.sub("", text)
    surroundings = _environment(encoding)
    keys = [signal.SIGINT, signal.SIGQUIT]
    if surroundings.get("LESSSECURE"):  # then less is deaf to Ctrl-Z, and would fight with the shell for the keys
        keys.append(signal.SIGTSTP)
    started = monotonic()
    with cleaning_up(), _terminal_lent(keys):
        code, is_read = _run(pager, text.encode(encoding, "backslashreplace"), surroundings)
    for key in (signal.SIGINT, signal.SIGQUIT):
        if code in (-key, 128 + key):  # it ended the pager, so it ends this process, too
            signal.raise_signal(key)
    has_failed = code in (126, 127) or (code != 0 and monotonic() - started < AT_ONCE_S)
    return is_read and not has_failed


def _environment(encoding: str) -> dict[str, str]:
    own = os.environ.get("LESS")
    known = {
        **os.environ,
        "LESS": LESS if own is None else f"-R {own}",
        "LESSHISTFILE": "-",  # what was looked for stays nowhere
        "LV": os.environ.get("LV", "-c"),
    }
    if encoding.lower() in ("utf-8", "utf8"):
        known.setdefault("LESSCHARSET", "utf-8")
    if "PAGER" not in os.environ:
        known["LESSSECURE"] = "1"  # so that less runs nothing and writes nothing, whatever else is set
    return known


def _run(pager: str, data: bytes, surroundings: dict[str, str]) -> tuple[int, bool]:
    """Run a shell command with `data` as its input; return its exit code, and whether it read any of the data.

    `surroundings` are the environment variables of the command. The exit code is 126 if it cannot be started.
    """
    import subprocess
    from select import select

    theirs, ours = os.pipe()
    os.set_blocking(ours, False)
    with os.fdopen(theirs, "rb") as unread:  # kept open here, too, to see what is left in it
        with os.fdopen(ours, "wb", buffering=0) as pipe:
            try:
                running = subprocess.Popen(_shell_line(pager), shell=True, stdin=unread, env=surroundings)
            except OSError:  # there is no shell, or no room for a process
                return 126, False
            try:
                left = memoryview(data)
                while left and running.poll() is None:
                    if select([], [pipe], [], LOOK_AGAIN_S)[1]:
                        left = left[pipe.write(left) or 0 :]
                pipe.close()
                code = running.wait()
            finally:
                if running.poll() is None:  # this process is to end, and the pager with it
                    running.terminate()
                    running.wait()
        return code, len(unread.read()) < len(data) - len(left)


def _shell_line(pager: str) -> str:
    """The shell command that runs a pager; Ctrl-C, which pagers survive, does not end the shell that waits for it."""
    return f"trap : INT QUIT\n{pager}" if _SHELL_SIGN.search(pager) else f"exec {pager}"


@contextmanager
def _terminal_lent(keys: Iterable[signal.Signals]) -> Iterator[None]:
    """Leave the signals `keys` (Ctrl-C and others) to the pager inside a `with` block; then restore the terminal."""
    import termios

    numbers = [number for number in keys if signal.getsignal(number) != signal.SIG_IGN]
    kept = {
        number: signal.signal(number, lambda *_: None) for number in numbers
    }  # ignored, the pager would be deaf, too
    state = termios.tcgetattr(sys.stdin)
    try:
        yield
    finally:
        with suppress(termios.error):  # where the terminal is gone
            if termios.tcgetattr(sys.stdin) != state:
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, state)
        for number, handler in kept.items():
            signal.signal(number, handler)
