"""Whether a line has the words of people in danger: a naive Bayes sum over its words and its pairs of words.

The weights beside this module are counted by `.ci/danger` from the lines of `data/danger-lines.tsv`.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple

CALM = "calm"
"""The label of a line that tells of no danger."""

WEIGHTS = Path(__file__).with_name("danger_weights.tsv")

_LEAST_LINES = 2  # what stands in one line alone says little
_NEAR = 3  # words: how far a word may stand behind another and make a pair with it
_SMOOTHING = 0.2  # counted beside the lines, so that no weight is without end
_FOR_CALM = 0.06  # what each word speaks for calm before its lines are counted: long stories have many words
_NUMBER = re.compile(r"[0-9]+")


class Reading(NamedTuple):
    """Whether the words of a line, taken together, tell of danger, and of which."""

    score: float
    """The logarithm of the odds that it is a line of danger; above 0 if danger is more likely."""
    sign: str
    """The id of the sign of danger whose words weigh most; empty if no word tells of one."""


def read_line(line: str) -> Reading:
    """Add up the weights of the words and word pairs of a folded line; 0 and no sign if none of them is known."""
    told = [found for feature in _features(line) if (found := _weight(feature)) is not None]
    by_sign: dict[str, float] = {}
    for weight, sign in told:
        if sign:
            by_sign[sign] = by_sign.get(sign, 0) + weight
    return Reading(
        score=round(sum(weight for weight, _ in told), 1),
        sign=max(sorted(by_sign), key=by_sign.__getitem__, default=""),
    )


def weigh(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, float, str]]:
    """Each word and word pair of some (label, folded line) pairs, its weight and its sign of danger, sorted by word.

    A weight above 0 speaks for danger, and its sign is the label that the word has most often; other signs are empty.
    Words that are in fewer than `_LEAST_LINES` lines are left out.
    """
    counts: dict[str, Counter[str]] = {}
    for label, line in lines:
        for feature in _features(line):
            counts.setdefault(feature, Counter())[label] += 1
    kept = {feature: labels for feature, labels in counts.items() if labels.total() >= _LEAST_LINES}
    calm = {feature: labels.pop(CALM, 0) + _SMOOTHING for feature, labels in kept.items()}
    danger = {feature: labels.total() + _SMOOTHING for feature, labels in kept.items()}
    shift = log(sum(calm.values())) - log(sum(danger.values())) - _FOR_CALM
    for feature, labels in sorted(kept.items()):
        weight = round(log(danger[feature]) - log(calm[feature]) + shift, 1)
        yield feature, weight, max(sorted(labels), key=labels.__getitem__) if weight > 0 else ""


def _features(line: str) -> set[str]:
    """The words of a line, and pairs of words at most `_NEAR` apart, in their order; every number counts as 0."""
    words = _NUMBER.sub("0", line).split()
    pairs = (f"{one} {other}" for at, one in enumerate(words) for other in words[at + 1 : at + 1 + _NEAR])
    return {*words, *pairs}


def _weight(feature: str) -> tuple[float, str] | None:
    """The weight of a word or pair and its sign of danger; None if the file of weights does not have it."""
    rows, begins = _rows(), f"{feature}\t"
    at = bisect_left(rows, begins)
    if at == len(rows) or not rows[at].startswith(begins):
        return None
    _, weight, sign = rows[at].split("\t")
    return float(weight), sign


@cache
def _rows() -> list[str]:
    """The sorted rows of the file of weights, not parsed: to look up a few takes less time than to parse all."""
    return WEIGHTS.read_text(encoding="utf-8").splitlines()
