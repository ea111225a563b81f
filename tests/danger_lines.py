"""Lines with and without danger, and how the weights of their words are learned; other lines are kept to test them."""

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
"""A file of lines that nothing is learned from: they measure how unseen lines are read."""


def labelled(path: Path) -> list[tuple[str, str]]:
    """The lines of a file as pairs of label and line; a label is the id of a sign, `danger` or `calm`."""
    rows = path.read_text(encoding="utf-8").splitlines()
    return [(label, line) for label, _, line in (row.partition("\t") for row in rows)]


LEAST_LINES = 2
"""How many lines must have a word or pair for it to get a weight; what only one line has says little."""

ROUNDS, STEP, MISSED = 10, 0.1, 2
"""For logistic regression: how often it reads all lines, its first step, and how much more a line of danger counts."""

SMOOTHING, FOR_CALM, SHARE = 0.2, 0.06, 0.3
"""For naive Bayes: what is added to each count, what each word counts for calm, and its share in a weight."""


def told_weights(path: Path) -> str:
    """The text of the file of weights that a file of labelled lines gives, sorted.

    A row has a word or pair, its weight and its sign, parted by tabs. Weights nearer to 0 than 0.05 are left out.
    """
    found = weigh((label, fold_line(line)) for label, line in labelled(path))
    return "".join(
        sorted(f"{feature}\t{weight:.2f}\t{sign}\n" for feature, weight, sign in found if abs(weight) >= 0.05)
    )


def weigh(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, float, str]]:
    """Each word and pair of the lines, and `ANY`, with its weight and, if that is above 0, its sign.

    `lines` are pairs of label and folded line. Words in fewer than `LEAST_LINES` lines are left out. The sign is an
    empty text if there is none. The weight is that of logistic regression plus a share of naive Bayes. Together they
    misread a fifth fewer unseen lines than the better one alone.
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
    """By word or pair, and for `ANY`, the weights of logistic regression; each run gives the same.

    `rows` has for each line whether it tells of danger, and its words and pairs.
    """
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
    """By word or pair, the weights of naive Bayes.

    `signs` has for each word or pair in how many lines of each label it stands.
    """
    calm = {feature: labels[CALM] + SMOOTHING for feature, labels in signs.items()}
    danger = {feature: labels.total() - labels[CALM] + SMOOTHING for feature, labels in signs.items()}
    shift = log(sum(calm.values())) - log(sum(danger.values())) - FOR_CALM
    return {feature: log(danger[feature]) - log(calm[feature]) + shift for feature in signs}
