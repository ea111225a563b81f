"""What is measured, against what, and the ratio that is allowed."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from benchmarks.stage import Command, Stage

TABLE = ("uses", "-f", "table", "--color", "always")
"""The table of a terminal, in a pipe: the same work without the time of a pseudo-terminal."""

COLUMNS = {"COLUMNS": "100", "TERM": "xterm-256color"}

COMPLETION = {"_BOTOX_COMPLETE": "complete_bash", "COMP_WORDS": "botox show gla", "COMP_CWORD": "2"}

JSON_LINES = {
    "uses --json": 1.3,
    "show glabellar-lines --json": 1.3,
    "search migraine --json": 1.4,
    "compare botox dysport --json": None,
    "classify --json": None,
}
"""Command lines that are held against a script that prints the same bytes, and the ratio that is allowed."""

LAID_OVER = ("uses --json", "show glabellar-lines --json", "search migraine --json")
"""Command lines that are asked with a user file, too."""

MULTIPLIED = ("show glabellar-lines --json", "search migraine --json")
"""Command lines that are put to ten times the bundled catalogue, too."""

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
    """The ratio to it that is allowed."""
    variables: Mapping[str, str] = {}


def cases(stage: Stage) -> Iterator[Case]:
    """Floors, then the ways through the program, each with its floor."""
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
    yield Case("data export", stage.botox("data", "export", "--to", str(stage.folder / "exported")), HELLO, 25)
    own = stage.file("own.yaml", USER_FILE)
    for line in LAID_OVER:
        yield Case(f"{line} --data own.yaml", stage.botox(*line.split(), "--data", own), line, 1.45)
    yield from _multiplied(stage)


def _multiplied(stage: Stage) -> Iterator[Case]:
    """The same question to the bundled catalogue and to ten times as many entries, both from a checkout."""
    for line in MULTIPLIED:
        words = ("-m", "botox_cli", *line.split())
        one, ten = (
            Case(f"{line}, {name}", stage.python(*words), variables={"PYTHONPATH": stage.checkout(count)})
            for name, count in (("from a checkout", 1), ("ten times the catalogue", 10))
        )
        yield one
        yield ten._replace(against=one.name, at_most=1.25)
