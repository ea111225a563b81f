"""`python -m benchmarks`: measure whole runs of `botox` against their floors; `--write-readme` keeps the table."""

import os
import platform
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles

from benchmarks.cases import Case, cases
from benchmarks.measure import FIRST_AT_MOST, INSTALLS, Measured, measure, measure_first_answers
from benchmarks.stage import BenchmarkError, Stage

README = Path(__file__).with_name("README.md")

BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"

PACKAGES = ("botox-cli", "typer", "rich", "msgspec", "PyYAML", "pyperf")

COSTLY = "typing_extensions"
"""A package that the program does not need, but that msgspec loads where it is installed; that takes 3 ms."""

TITLES = ("case", "median", "against", "ratio", "by round", "at most", "met", "memory")

Line = tuple[str, ...]


def main() -> int:
    """Measure, print the table, and put it into the README if asked for; return 1 if a command failed, else 0."""
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=8, metavar="N", help="how many rounds; 8 without it")
    parser.add_argument("--write-readme", action="store_true", help="put the table into benchmarks/README.md")
    wished = parser.parse_args()
    load = os.getloadavg()[0]
    try:
        with tempfile.TemporaryDirectory(prefix="botox-benchmarks-") as folder:
            stage = Stage(Path(folder))
            tell("preparing")
            chosen = list(cases(stage))
            measured = measure(stage, chosen, max(wished.rounds, 1), tell)
            tell(f"{INSTALLS} fresh installs")
            ratios = measure_first_answers(stage)
    except (BenchmarkError, OSError) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    tell("")
    lines = [*(_line(case, measured) for case in chosen), _first_line(ratios)]
    text = "\n".join(_table(lines, f"{_conditions(load)}; {wished.rounds} rounds."))
    print(text)
    if wished.write_readme:
        before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
        README.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return 0


def tell(words: str) -> None:
    """Show words about the progress in place of the last ones, on stderr; nothing if that is no terminal."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)


def _line(case: Case, measured: Mapping[str, Measured]) -> Line:
    own = measured[case.name]
    against = measured[case.against].rounds_s if case.against else ()
    ratios = [one / other for one, other in zip(own.rounds_s, against, strict=bool(against))]
    return (
        case.name,
        f"{own.median_s * 1000:.0f} ms",
        case.against or "",
        *_ratio_cells(ratios, case.at_most),
        f"{own.peak_bytes / 2**20:,.0f} MiB",
    )


def _first_line(ratios: Sequence[float]) -> Line:
    name = f"first answer after an install, {INSTALLS} installs"
    return (name, "", "its later answers", *_ratio_cells(ratios, FIRST_AT_MOST), "")


def _ratio_cells(ratios: Sequence[float], at_most: float | None) -> tuple[str, str, str, str]:
    """Four cells: the median of the ratios, both quartiles, the allowed ratio, and whether the median is within it.

    All are empty if there are no ratios; the last two are empty if `at_most` is None.
    """
    if not ratios:
        return ("", "", "", "")
    low, _, high = quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else (ratios[0], 0, ratios[0])
    met = "" if at_most is None else "yes" if median(ratios) <= at_most else "no"
    return (f"{median(ratios):.2f}", f"{low:.2f}–{high:.2f}", f"{at_most:.2f}" if at_most else "", met)


def _table(lines: Sequence[Line], conditions: str) -> Iterator[str]:
    yield conditions + "\n"
    yield f"| {' | '.join(TITLES)} |"
    yield f"| {' | '.join('---' if title in ('case', 'against') else '--:' for title in TITLES)} |"
    yield from (f"| {' | '.join(line)} |" for line in lines)


def _conditions(load: float) -> str:
    names = (*PACKAGES, *([COSTLY] if find_spec(COSTLY) else []))
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.system()}, {os.cpu_count()} cores, load {load:.1f} before, {python}, {packages}"


if __name__ == "__main__":
    sys.exit(main())
