"""What is measured, against which floor, and how near to it issue 7 wants it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from benchmarks import drawn, synthetic
from benchmarks.stage import BenchmarkError, Command, Stage
from benchmarks.synthetic import Synthetic

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

HELLO = "typer hello"
RICH = "typer + rich, table of uses"

Part = Literal["paths", "scale"]


class Case(NamedTuple):
    """A command line to time, and what its time is compared with."""

    part: Part
    name: str
    command: Command
    against: str | None = None
    """The name of the case that is its floor."""
    at_most: float | None = None
    """The ratio to its floor that is allowed."""
    variables: Mapping[str, str] = {}
    home: str = "bundled"
    is_cold: bool = False
    """Whether its home is emptied before each run, which then reads the YAML, checks it, and writes the cache."""
    runs: int | None = None
    """How often it runs in all, where that is too slow to run several times a round."""
    beyond: str | None = None
    """A case whose time is taken off; what is left is divided by `uses`, then compared."""
    uses: int = 1


def paths(stage: Stage) -> Iterator[Case]:
    """Floors, then the ways through the program, each with its floor; the bundled catalogue is cached then."""
    rows = stage.file("rows.tsv", "".join("\t".join(row) + "\n" for row in _drawn(stage)))
    yield Case("paths", "python -c pass", stage.python("-c", "pass"))
    yield Case("paths", HELLO, stage.script("hello"), "python -c pass")
    yield Case("paths", RICH, stage.script("print_table", rows), HELLO, variables={**COLUMNS, "FORCE_COLOR": "1"})
    for line in JSON_LINES:
        printed = stage.answer("bundled", stage.botox(*line.split()), {})
        file = stage.file(f"{line.partition(' ')[0]}.json", printed)
        yield Case("paths", f"typer, bytes of {line}", stage.script("print_file", file), HELLO)
    yield Case("paths", "uses, as on a terminal", stage.botox(*TABLE), RICH, 1.2, COLUMNS)
    for line, at_most in JSON_LINES.items():
        yield Case("paths", line, stage.botox(*line.split()), f"typer, bytes of {line}", at_most)
    yield Case("paths", "urgent", stage.botox("urgent"), HELLO, 1.25)
    yield Case("paths", "completion of show gla", stage.botox(), HELLO, 1.25, COMPLETION)
    yield Case("paths", "--help", stage.botox("--help"), HELLO)
    cold = Case("paths", "uses, no cache", stage.botox(*TABLE), "uses, as on a terminal", 2.5, COLUMNS)
    yield cold._replace(home="emptied", is_cold=True)


def scale(stage: Stage, sizes: Sequence[int]) -> Iterator[Case]:
    """The same questions to larger catalogues, in invented words; it is the largest that ratios are allowed for."""
    catalogues = {size: synthetic.make(size) for size in sizes}
    entry = _like(stage, catalogues[sizes[-1]])
    yield Case("scale", "show, bundled", stage.botox("show", entry, "--json"), HELLO)
    for size, catalogue in catalogues.items():
        files = synthetic.write(catalogue, stage.folder / f"catalogue-{size}")
        options = ["--json", "--only", *(f"--data={file}" for file in files)]
        asked = Case("scale", f"show, {size:,} uses", stage.botox("show", catalogue.use, *options), home=f"{size}")
        compiled = asked._replace(name=f"first compile, {size:,} uses", is_cold=True, beyond=asked.name, uses=size)
        searched = asked._replace(
            name=f"search, {size:,} uses", command=stage.botox("search", catalogue.topic, *options)
        )
        at_most = 1.5 if size == sizes[-1] else None
        yield asked._replace(against="show, bundled", at_most=at_most)
        yield searched._replace(against="search migraine --json", at_most=at_most)
        first = searched._replace(name=f"first search, {size:,} uses", is_cold=True, beyond=compiled.name, uses=size)
        if size == sizes[0]:
            yield compiled._replace(runs=4)
            yield first._replace(runs=4)
        else:
            yield compiled._replace(runs=2, against=f"first compile, {sizes[0]:,} uses", at_most=1.3)
            yield first._replace(runs=2, against=f"first search, {sizes[0]:,} uses")


def _drawn(stage: Stage) -> list[tuple[str, ...]]:
    """The cells of the table that `botox uses` draws, its titles first."""
    drawing = stage.answer("bundled", stage.botox(*TABLE[:-1], "never"), COLUMNS)
    rows = list(drawn.cells(drawing))
    found, count = sum(len(row) > 1 for row in rows) - 1, len(_items(stage))
    if found != count:
        raise BenchmarkError(f"{found} rows read from the table of `botox uses`, expected its {count}")
    return rows


def _items(stage: Stage) -> list[dict[str, Any]]:
    """All bundled uses."""
    answer = stage.answer("bundled", stage.botox("uses", "--json"), {})
    items: list[dict[str, Any]] = msgspec.json.decode(answer)["items"]
    return items


def _like(stage: Stage, catalogue: Synthetic) -> str:
    """The bundled use that takes about as many bytes as the one that is asked for in a synthetic catalogue."""
    size = len(msgspec.json.encode(catalogue.sections["uses"][catalogue.use]))
    return str(min(_items(stage), key=lambda item: abs(len(msgspec.json.encode(item)) - size))["id"])
