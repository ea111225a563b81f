"""`python -m benchmarks.explore`: how soon `botox explore` shows its first screen, and the results of a keystroke."""

import asyncio
import fcntl
import os
import pty
import struct
import sys
import termios
import time
from contextlib import suppress
from statistics import median

ROUNDS = 10

SIZE = (24, 80)

WIDE = (140, 40)
"""Columns and rows of a terminal in which a keystroke draws most: list, page and map."""

FIRST_SCREEN = b"emergency"
"""The text that the first screen draws last; once it has come, the screen is whole."""

FIRST_AT_MOST_MS, KEY_AT_MOST_MS = 500, 50

TYPED = ("crows feet", "sweaty hands", "how long does it last", "cant breathe", "gentamicin")


def main() -> None:
    """Time some first screens and keystrokes, and print a table of them."""
    first = [first_screen_ms() for _ in range(ROUNDS)]
    keys = asyncio.run(keystrokes_ms())
    print(f"load {os.getloadavg()[0]:.1f}, {ROUNDS} starts, {len(keys)} keystrokes\n")
    print("| case | median | best | 9 of 10 | at most |")
    print("| --- | --: | --: | --: | --: |")
    print(_line("first screen of explore", first, FIRST_AT_MOST_MS))
    print(_line("a keystroke's results", keys, KEY_AT_MOST_MS))


def _line(name: str, times_ms: list[float], at_most_ms: int) -> str:
    ordered = sorted(times_ms)
    figures = (median(ordered), ordered[0], ordered[int(len(ordered) * 0.9) - 1], at_most_ms)
    return f"| {name} | {' | '.join(f'{figure:.0f} ms' for figure in figures)} |"


def first_screen_ms() -> float:
    """The time from the start of a process until its whole first screen has come to a pseudo-terminal."""
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "botox_cli", "explore"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    out = b""
    while FIRST_SCREEN not in out:
        out += os.read(terminal, 65536)
    taken = time.perf_counter() - began
    os.write(terminal, b"q")
    with suppress(OSError):
        while os.read(terminal, 65536):
            pass
    os.waitpid(pid, 0)
    os.close(terminal)
    return taken * 1000


async def keystrokes_ms() -> list[float]:
    """The processor time for each typed letter of `TYPED`, until list, page and map are drawn anew."""
    from botox_cli.catalogue import load
    from botox_cli.explore.app import Explore, Start
    from botox_cli.explore.drawing import Look
    from botox_cli.explore.pages import Pages
    from botox_cli.explore.widgets import Query

    catalogue = load()
    app = Explore(catalogue, Pages(catalogue), Look(), Start())
    async with app.run_test(size=WIDE) as pilot:
        query, times = app.query_one(Query), []
        for words in TYPED:
            for end in range(1, len(words) + 1):
                with app.prevent(Query.Changed):
                    query.value = words[:end]
                began = time.process_time()  # the harness sleeps between its looks
                app.update()
                await pilot.pause()  # drawn, too
                times.append((time.process_time() - began) * 1000)
        return times


if __name__ == "__main__":
    main()
