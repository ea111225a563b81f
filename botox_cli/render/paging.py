"""Long answers on a terminal go through a pager, as git's do: only where they do not fit, colours kept."""

import os
import sys
from shutil import get_terminal_size, which

DEFAULT = "less"
OPTIONS = "FRX"
"""For less: leave at once if all fits, keep colours, leave the text on the screen."""


def is_needed(text: str) -> bool:
    """Whether the text has more lines than the terminal, and there is a pager to show it with."""
    return text.count("\n") >= get_terminal_size().lines and bool(command())


def command() -> list[str]:
    """The pager that PAGER names, else less; empty where there is none or none is wanted."""
    if os.environ.get("TERM") == "dumb" or not sys.stdin.isatty():
        return []
    try:
        from shlex import split

        words = split(os.environ.get("PAGER", DEFAULT))
    except ValueError:  # a quote that does not end
        return []
    return words if words and words[0] != "cat" and which(words[0]) else []


def page(text: str) -> None:
    """Show the text in the pager; what the reader does not wait for is dropped."""
    import subprocess

    surroundings = {"LESS": OPTIONS, "LESSCHARSET": "utf-8", **os.environ}
    if "PAGER" not in os.environ:
        surroundings["LESSSECURE"] = "1"  # so that less runs nothing and writes nothing, whatever else is set
    subprocess.run(command(), input=text, text=True, encoding="utf-8", errors="replace", env=surroundings, check=False)
