"""What is measured, against what, and the ratio that is allowed."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from benchmarks.stage import Command, Stage

TABLE = ("uses", "-f", "table", "--color", "always")
"""Arguments with which `uses` writes into a pipe what it writes to a terminal: so no pseudo-terminal is timed."""

COLUMNS = {"COLUMNS": "100", "TERM": "xterm-256color"}

COMPLETION = {"_BOTOX_COMPLETE": "complete_bash", "COMP_WORDS": "botox show gla", "COMP_CWORD": "2"}

JSON_LINES = {
    "uses --json": 1.3,
    "show glabellar-lines --json": 1.3,
    "search migraine --json": 1.4,
    "compare botox dysport --json": None,
    "classify --json": None,
}
"""Command lines to compare with a script that prints the same bytes, and the allowed ratio; None allows any."""

LAID_OVER = ("uses --json", "show glabellar-lines --json", "search migraine --json")
"""Command lines that are also timed with a user file, and compared with the same line without it."""

MULTIPLIED = ("show glabellar-lines --json", "search migraine --json")
"""Command lines that are also timed with a catalogue of ten times as many entries."""

USER_FILE = """\
terms:
  zz-word: {name: Zz word, lay: A word of my own.}
uses:
  chronic-migraine: {notes: [Bring a headache diary of three months.]}
questions:
  who-to-call: {name: Who answers at night?, part: ask, because: We close at six.}
"""

HELLO = "typer hello"
RICH = "typer + rich, table of uses"


class Case(NamedTuple):
    """A command line to time, and what its time is compared with."""

    name: str
    command: Command
    against: str | None = None
    """The name of the case that it is compared with."""
    at_most: float | None = None
    """The greatest allowed ratio of this time to the time of that case; None allows any."""
    variables: Mapping[str, str] = {}


def cases(stage: Stage) -> Iterator[Case]:
    """The cases to time, floors and command lines of `botox`; each comes after the case that it is compared with.

    Writes the files that they read into the folder of the stage, and runs `botox` for that.
    """
    drawing = stage.answer(stage.botox(*TABLE[:-1], "never"), COLUMNS)
    rows = stage.file("rows.tsv", "".join(f"{re.sub(r'  +', chr(9), line)}\n" for line in drawing.splitlines()))
    yield Case("python -c pass", stage.python("-c", "pass"))
    yield Case(HELLO, stage.script("hello"), "python -c pass")
    yield Case(RICH, stage.script("print_table", rows), HELLO, variables={**COLUMNS, "FORCE_COLOR": "1"})
    yield Case("uses, as on a terminal", stage.botox(*TABLE), RICH, 1.2, COLUMNS)
    for line, at_most in JSON_LINES.items():
        command = stage.botox(*line.split())
        file = stage.file(f"{line.split()[0]}.json", stage.answer(command))
        yield Case(f"typer, bytes of {line}", stage.script("print_file", file), HELLO)
        yield Case(line, command, f"typer, bytes of {line}", at_most)
    yield Case("urgent", stage.botox("urgent"), HELLO, 1.25)
    yield Case("completion of show gla", stage.botox(), HELLO, 1.25, COMPLETION)
    yield Case("--help", stage.botox("--help"), HELLO)
    yield Case("site, all pages", stage.botox("site", "--to", str(stage.folder / "site")))
    yield Case("data export", stage.botox("data", "export", "--to", str(stage.folder / "exported")), HELLO, 25)
    own = stage.file("own.yaml", USER_FILE)
    for line in LAID_OVER:
        yield Case(f"{line} --data own.yaml", stage.botox(*line.split(), "--data", own), line, 1.45)
    yield from _multiplied(stage)


def _multiplied(stage: Stage) -> Iterator[Case]:
    """For each line of `MULTIPLIED`: a case with the bundled catalogue, then one with ten times as many entries.

    Both run from a checkout.
    """
    for line in MULTIPLIED:
        words = ("-m", "botox_cli", *line.split())
        one, ten = (
            Case(f"{line}, {name}", stage.python(*words), variables={"PYTHONPATH": stage.checkout(count)})
            for name, count in (("from a checkout", 1), ("ten times the catalogue", 10))
        )
        yield one
        yield ten._replace(against=one.name, at_most=1.25)
