"""Whether a line has the words of people in danger: a sum of weights over its words and its pairs of words.

The weights beside this module are counted by `.ci/danger` from the lines of `data/danger-lines.tsv`.
"""

import re
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import NamedTuple

CALM = "calm"
"""The label of a line that tells of no danger."""

WEIGHTS = Path(__file__).with_name("danger_weights.tsv")

ANY = ""
"""The row of the file of weights that counts for every line: its weight is added to each score."""

_NEAR = 3  # words: how far a word may stand behind another and make a pair with it
_NUMBER = re.compile(r"[0-9]+")


class Reading(NamedTuple):
    """Whether the words of a line, taken together, tell of danger (`score`), and of which (`sign`)."""

    score: float
    """The higher, the more likely danger is; at 0 it is as likely as not."""
    sign: str
    """The id of the sign of danger whose words weigh most; empty if no word tells of one."""


def read_line(line: str) -> Reading:
    """Add up the weights of the words and word pairs of a line, folded by `danger.fold_line`, and that of `ANY`.

    The score is 0 and the sign empty if the file of weights has none of the words.
    """
    known = [found for feature in features(line) if (found := _weight(feature)) is not None]
    if not known:
        return Reading(score=0, sign="")
    always, _ = _weight(ANY) or (0, "")
    by_sign: dict[str, float] = {}
    for weight, sign in known:
        if sign:
            by_sign[sign] = by_sign.get(sign, 0) + weight
    return Reading(
        score=round(always + sum(weight for weight, _ in known), 2),
        sign=max(sorted(by_sign), key=by_sign.__getitem__, default=""),
    )


def features(line: str) -> set[str]:
    """The words of a folded line, and its pairs of words at most `_NEAR` apart, in their order: `throat shut`.

    The digits of a number are read as one `0`.
    """
    words = _NUMBER.sub("0", line).split()
    pairs = (f"{one} {other}" for at, one in enumerate(words) for other in words[at + 1 : at + 1 + _NEAR])
    return {*words, *pairs}


def _weight(feature: str) -> tuple[float, str] | None:
    """The weight of a word or pair, and its sign of danger, empty for none; None if the file of weights lacks it."""
    rows, begins = _rows(), f"{feature}\t"
    at = bisect_left(rows, begins)
    if at == len(rows) or not rows[at].startswith(begins):
        return None
    _, weight, sign = rows[at].split("\t")
    return float(weight), sign


@cache
def _rows() -> list[str]:
    """The sorted rows of the file of weights as text: to look up a few takes less time than to parse all."""
    return WEIGHTS.read_text(encoding="utf-8").splitlines()
