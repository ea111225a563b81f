"""Timing by pyperf: each round runs every case a few times, near its floor and else in an order drawn by lot.

So what slows the machine for a while slows a case and its floor alike. The rounds are put together; the first of the
runs of a case in a round is not counted.
"""

import random
import subprocess
from collections.abc import Callable, Iterator, Sequence
from statistics import median, median_low
from typing import NamedTuple

import pyperf

from benchmarks.cases import Case
from benchmarks.stage import BenchmarkError, Stage, shown

VALUES = 3
"""How many runs of a case are counted in one round."""

SLOW_S = 0.5
"""A case that takes more seconds is run once a round."""


class Measured(NamedTuple):
    """What was measured of one case: seconds of each run, by round, and the memory that most rounds took at most."""

    rounds: dict[int, tuple[float, ...]]
    peak_bytes: int

    @property
    def values(self) -> tuple[float, ...]:
        """The seconds of all runs."""
        return tuple(value for values in self.rounds.values() for value in values)

    @property
    def median_s(self) -> float:
        """The median over all runs."""
        return median(self.values)


def measure(stage: Stage, cases: Sequence[Case], rounds: int, tell: Callable[[str], None]) -> dict[str, Measured]:
    """All cases by name, measured in so many rounds; `tell` hears how far it is.

    Raises:
        BenchmarkError: a command failed.
    """
    lot = random.Random(0)
    taken: dict[str, dict[int, list[pyperf.Benchmark]]] = {case.name: {} for case in cases}
    for number in range(rounds):
        due = [case for case in cases if _is_due(case, number, rounds)]
        ordered = list(_after(None, lot.sample(due, len(due))))
        ordered.sort(key=lambda case: case.beyond is None)  # a first compile leaves the cache that others find
        for place, case in enumerate(ordered):
            tell(f"round {number + 1} of {rounds}, {place + 1} of {len(due)}: {case.name}")
            is_slow = any(bench.median() > SLOW_S for benches in taken[case.name].values() for bench in benches)
            taken[case.name][number] = _one_round(stage, case, values=1 if is_slow else VALUES)
    return {name: _together(benches) for name, benches in taken.items()}


def _is_due(case: Case, number: int, rounds: int) -> bool:
    """Whether a case runs in a round: in all, or in as many as it has runs, evenly spread from the first."""
    return case.runs is None or number * case.runs % rounds < case.runs


def _after(floor: str | None, due: Sequence[Case]) -> Iterator[Case]:
    """The cases that are held against a floor, each followed by those held against itself: what is compared is near."""
    names = {case.name for case in due}
    floors = {case.against for case in due}
    own = [case for case in due if (case.against if case.against in names else None) == floor]
    for case in sorted(own, key=lambda case: case.name in floors):
        yield case
        yield from _after(case.name, due)


def _one_round(stage: Stage, case: Case, values: int) -> list[pyperf.Benchmark]:
    if not case.is_cold:
        return [_run(stage, case, values=values, warmups=int(values > 1))]
    found = []
    for _ in range(values if case.runs is None else 1):
        stage.empty(case.home)
        found.append(_run(stage, case, values=1, warmups=0))
    return found


def _run(stage: Stage, case: Case, *, values: int, warmups: int) -> pyperf.Benchmark:
    result = stage.folder / "pyperf.json"
    result.unlink(missing_ok=True)
    options = ("--quiet", "--copy-env", "--output", str(result))
    counts = ("--processes", "1", "--loops", "1", "--values", str(values), "--warmups", str(warmups))
    done = subprocess.run(
        stage.python("-m", "pyperf", "command", *options, *counts, "--", *case.command),
        capture_output=True,
        check=False,
        cwd=stage.folder,
        env=stage.variables(case.home, case.variables),
        text=True,
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise BenchmarkError(f"{shown(case.command)!r} failed under pyperf, expected code 0; it said: {said}")
    return pyperf.Benchmark.load(str(result))


def _together(rounds: dict[int, list[pyperf.Benchmark]]) -> Measured:
    values = {
        number: tuple(value for bench in found for value in bench.get_values()) for number, found in rounds.items()
    }
    peaks = [bench.get_metadata()["command_max_rss"] for found in rounds.values() for bench in found]
    return Measured(values, median_low(peaks))  # the first round may index
