"""Timing by pyperf: each round runs every case a few times.

Two cases are compared round by round, so that a machine that is slow for a while slows both. The first run of a case
in a round is not counted.
"""

import subprocess
from collections.abc import Callable, Sequence
from statistics import median, median_low
from time import perf_counter
from typing import NamedTuple

import pyperf

from benchmarks.cases import Case
from benchmarks.stage import BenchmarkError, Stage, shown

RUNS = 3
"""How many runs of a case are counted in one round."""

INSTALLS = 7

LATER_RUNS = 5

FIRST_WORDS = ("-m", "botox_cli", "uses", "--json")

FIRST_AT_MOST = 1.1


class Measured(NamedTuple):
    """What was measured of one case: the median time of each round, and the median of the peak memory of the rounds."""

    rounds_s: tuple[float, ...]
    peak_bytes: int

    @property
    def median_s(self) -> float:
        """The median of the medians of all rounds."""
        return median(self.rounds_s)


def measure(stage: Stage, cases: Sequence[Case], rounds: int, tell: Callable[[str], None]) -> dict[str, Measured]:
    """Run every case in each of `rounds` rounds; return the results by the names of the cases.

    `tell` is called with words about the progress before each case.

    Raises:
        BenchmarkError: a command failed.
    """
    taken: dict[str, list[pyperf.Benchmark]] = {case.name: [] for case in cases}
    for number in range(rounds):
        for place, case in enumerate(cases):
            tell(f"round {number + 1} of {rounds}, {place + 1} of {len(cases)}: {case.name}")
            taken[case.name].append(_run(stage, case))
    return {
        name: Measured(
            tuple(bench.median() for bench in benches),
            median_low([bench.get_metadata()["command_max_rss"] for bench in benches]),
        )
        for name, benches in taken.items()
    }


def measure_first_answers(stage: Stage) -> tuple[float, ...]:
    """For each of `INSTALLS` new installs of the wheel: its first answer's time divided by the median of later ones.

    Raises:
        BenchmarkError: a command failed.
    """
    wheel = stage.wheel()
    ratios = []
    for number in range(INSTALLS):
        variables = {"PYTHONPATH": stage.installed(wheel, f"install-{number}")}
        first, *later = (_seconds(stage, variables) for _ in range(1 + LATER_RUNS))
        ratios.append(first / median(later))
    return tuple(ratios)


def _seconds(stage: Stage, variables: dict[str, str]) -> float:
    start = perf_counter()
    stage.answer(stage.python(*FIRST_WORDS), variables)
    return perf_counter() - start


def _run(stage: Stage, case: Case) -> pyperf.Benchmark:
    result = stage.folder / "pyperf.json"
    result.unlink(missing_ok=True)
    counts = ("--processes", "1", "--loops", "1", "--values", str(RUNS), "--warmups", "1")
    done = subprocess.run(
        stage.python(
            *("-m", "pyperf", "command", "--quiet", "--copy-env", "--output", str(result)), *counts, "--", *case.command
        ),
        capture_output=True,
        check=False,
        cwd=stage.folder,
        env=stage.variables(case.variables),
        text=True,
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise BenchmarkError(f"{shown(case.command)!r} failed under pyperf, expected code 0; it said: {said}")
    return pyperf.Benchmark.load(str(result))
