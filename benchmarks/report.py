"""What was measured, as lines that are compared with their floors and with what issue 7 allows."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from statistics import median, quantiles

import msgspec

from benchmarks.cases import Case, Part
from benchmarks.measuring import Measured

PACKAGES = ("botox-cli", "typer", "rich", "msgspec", "PyYAML", "pyperf")

COSTLY = "typing_extensions"
"""Not needed by the program, but loaded by msgspec where it is there, in 3 ms."""

QUARTERS = 4


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One case as it is reported."""

    part: Part
    case: str
    runs: int
    median_s: float
    peak_bytes: int
    against: str | None
    ratio: float | None
    """The median of the ratios of the rounds, each of the medians in that round: of what was run at about one time."""
    middle_half: tuple[float, float] | None
    """Between which the ratios of the middle half of the rounds lie; None if there are too few."""
    at_most: float | None
    is_met: bool | None
    values_s: tuple[float, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A whole run of the benchmarks, and what its figures depend on as far as it does not tell whose machine it was."""

    system: str
    cores: int | None
    python: str
    packages: dict[str, str]
    rounds: int
    load: float
    """How many processes wanted a core in the minute before; above the number of cores, times are not to be trusted."""
    lines: tuple[Line, ...]


def report(cases: Sequence[Case], measured: Mapping[str, Measured], *, rounds: int, load: float) -> Report:
    """All cases in their order, each compared with its floor."""
    return Report(
        system=platform.system(),
        cores=os.cpu_count(),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        packages={name: version(name) for name in (*PACKAGES, *([COSTLY] if find_spec(COSTLY) else []))},
        rounds=rounds,
        load=load,
        lines=tuple(_lines(cases, measured)),
    )


def _lines(cases: Sequence[Case], measured: Mapping[str, Measured]) -> Iterator[Line]:
    by_name = {case.name: case for case in cases}
    for case in cases:
        own = measured[case.name]
        ratios = sorted(_ratios(case, by_name[case.against], measured)) if case.against else []
        ratio = median(ratios) if ratios else None
        yield Line(
            part=case.part,
            case=case.name,
            runs=len(own.values),
            median_s=own.median_s,
            peak_bytes=own.peak_bytes,
            against=case.against,
            ratio=ratio,
            middle_half=_middle_half(ratios),
            at_most=case.at_most,
            is_met=None if case.at_most is None or ratio is None else ratio <= case.at_most,
            values_s=own.values,
        )


def _ratios(case: Case, floor: Case, measured: Mapping[str, Measured]) -> Iterator[float]:
    """What a case takes of what its floor takes, in each round that has both."""
    own, least = _figures(case, measured), _figures(floor, measured)
    return (own[number] / least[number] for number in own if number in least)


def _figures(case: Case, measured: Mapping[str, Measured]) -> dict[int, float]:
    """For each round the seconds that are compared: of a run, or for each use what a run takes beyond another case."""
    beyond = measured[case.beyond].rounds if case.beyond else {}
    return {
        number: (median(values) - (median(beyond[number]) if beyond else 0)) / case.uses
        for number, values in measured[case.name].rounds.items()
    }


def _middle_half(ratios: Sequence[float]) -> tuple[float, float] | None:
    if len(ratios) < QUARTERS:
        return None
    low, _, high = quantiles(ratios, n=QUARTERS, method="inclusive")
    return low, high
