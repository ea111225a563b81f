"""The lines by which danger is told from its like: those that the weights are counted from, and those kept apart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import exp, log
from pathlib import Path
from random import Random

from botox_cli.queries.search.danger import fold_line
from botox_cli.queries.search.danger_model import ANY, CALM, features

ROOT = Path(__file__).resolve().parents[1]

LEARNED = ROOT / "data" / "danger-lines.tsv"
UNSEEN = ROOT / "tests" / "queries" / "search" / "danger_unseen.tsv"
"""Nothing is ever counted from these: they tell how lines are read that nobody has seen."""


def labelled(path: Path) -> list[tuple[str, str]]:
    """Each line with its label: the id of a sign, `danger`, or `calm`."""
    rows = path.read_text(encoding="utf-8").splitlines()
    return [(label, line) for label, _, line in (row.partition("\t") for row in rows)]


LEAST_LINES = 2
"""How many lines must hold a word or pair; what stands in one alone says little."""

ROUNDS, STEP, MISSED = 10, 0.1, 2
"""Of logistic regression: how often it reads all lines, its first step, what a missed line of danger costs."""

SMOOTHING, FOR_CALM, SHARE = 0.2, 0.06, 0.3
"""Of naive Bayes: what is counted beside the lines, what each word speaks for calm, its share in a weight."""


def told_weights(path: Path) -> str:
    """The text of the weights that are learned from a file of labelled lines; those near 0 are left out."""
    found = weigh((label, fold_line(line)) for label, line in labelled(path))
    return "".join(
        sorted(f"{feature}\t{weight:.2f}\t{sign}\n" for feature, weight, sign in found if abs(weight) >= 0.05)
    )


def weigh(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, float, str]]:
    """Each word and pair of (label, folded line) pairs, and `ANY`, with its weight and, if that is above 0, its sign.

    Logistic regression and a share of naive Bayes: a fifth fewer unseen lines are misread than by the better one.
    """
    rows = [(label, sorted(features(line))) for label, line in lines]
    signs: dict[str, Counter[str]] = {}
    for label, known in rows:
        for feature in known:
            signs.setdefault(feature, Counter())[label] += 1
    signs = {feature: labels for feature, labels in signs.items() if labels.total() >= LEAST_LINES}
    by_words = _regression([(label != CALM, [one for one in known if one in signs]) for label, known in rows])
    by_counts = _bayes(signs)
    yield ANY, by_words[ANY], ""
    for feature, labels in signs.items():
        weight = by_words[feature] + SHARE * by_counts[feature]
        del labels[CALM]
        yield feature, weight, max(sorted(labels), key=labels.__getitem__) if weight > 0 and labels else ""


def _regression(rows: Sequence[tuple[bool, Sequence[str]]]) -> dict[str, float]:
    """The weights of logistic regression by stochastic gradient descent, in an order that is the same each time."""
    weights = dict.fromkeys([ANY, *(feature for _, known in rows for feature in known)], 0.0)
    order, random = [(is_danger, [ANY, *known]) for is_danger, known in rows], Random(0)
    for number in range(ROUNDS):
        random.shuffle(order)
        for is_danger, known in order:
            likely = 1 / (1 + exp(-sum([weights[feature] for feature in known])))
            move = (is_danger - likely) * (MISSED if is_danger else 1) * STEP / (1 + number)
            for feature in known:
                weights[feature] += move
    return weights


def _bayes(signs: dict[str, Counter[str]]) -> dict[str, float]:
    """The weights of naive Bayes from how many lines of each label hold a word or pair."""
    calm = {feature: labels[CALM] + SMOOTHING for feature, labels in signs.items()}
    danger = {feature: labels.total() - labels[CALM] + SMOOTHING for feature, labels in signs.items()}
    shift = log(sum(calm.values())) - log(sum(danger.values())) - FOR_CALM
    return {feature: log(danger[feature]) - log(calm[feature]) + shift for feature in signs}
