"""A report as a table on a terminal, as Markdown in the README, and as JSON."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.cases import Part
from benchmarks.report import Line, Report
from benchmarks.stage import BenchmarkError

BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"

HEADINGS: dict[Part, str] = {"paths": "Ways through the program", "scale": "Larger catalogues"}

TITLES = ("case", "median", "against", "ratio", "by round", "at most", "met", "memory")

MEBIBYTE = 1024 * 1024

SECONDS_FROM = 2.0  # shorter times are told in milliseconds

TEXT_COLUMNS = ("case", "against")


def show(report: Report) -> None:
    """Print a report to stdout, as wide as it needs to be."""
    console = Console(width=180, highlight=False)
    for part, heading in HEADINGS.items():
        table = Table(title=heading, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
        for title in TITLES:
            table.add_column(title, justify="left" if title in TEXT_COLUMNS else "right", no_wrap=True)
        for line in report.lines:
            if line.part == part:
                table.add_row(*map(Text, _cells(line)), style="red" if line.is_met is False else "")
        console.print(table, Text())
    console.print(Text(_conditions(report)))


def write_json(report: Report, path: Path) -> None:
    """Write a report with the seconds of every run."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")


def write_readme(report: Report, path: Path) -> None:
    """Replace what stands between the two marks of a Markdown file.

    Raises:
        BenchmarkError: it has not both marks.
    """
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise BenchmarkError(f"no table in {path.name}, expected the marks {BEGIN} and {END} around it")
    table = "\n".join(_markdown(report))
    path.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def _markdown(report: Report) -> Iterator[str]:
    yield _conditions(report)
    for part, heading in HEADINGS.items():
        yield f"\n### {heading}\n"
        yield f"| {' | '.join(TITLES)} |"
        yield f"| {' | '.join('---' if title in TEXT_COLUMNS else '--:' for title in TITLES)} |"
        for line in report.lines:
            if line.part == part:
                yield f"| {' | '.join(_cells(line))} |"
    yield ""


def _cells(line: Line) -> tuple[str, ...]:
    return (
        line.case,
        _time(line.median_s),
        line.against or "",
        f"{line.ratio:.2f}" if line.ratio else "",
        "–".join(f"{ratio:.2f}" for ratio in line.middle_half) if line.middle_half else "",
        f"{line.at_most:.2f}" if line.at_most else "",
        "" if line.is_met is None else "yes" if line.is_met else "no",
        f"{line.peak_bytes / MEBIBYTE:,.0f} MiB",
    )


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= SECONDS_FROM else f"{seconds * 1000:.0f} ms"


def _conditions(report: Report) -> str:
    packages = ", ".join(f"{name} {number}" for name, number in report.packages.items())
    machine = f"{report.system}, {report.cores} cores, load {report.load:.1f} before, {report.python}"
    return f"{machine}, {packages}; {report.rounds} rounds."
