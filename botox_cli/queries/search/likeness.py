"""How much a question is like a line that somebody might type: by the words that both have."""

from collections.abc import Iterable

from botox_cli.queries.search.question import LIGHT
from botox_cli.queries.search.stop_words import AROUND, STOP_WORDS

_LEAST_STEM, _ENDING = 4, 2  # letters


def stem(word: str) -> str:
    """The word without its last two letters, but at least its first four: `lines` and `line` have one stem."""
    return word[: max(len(word) - _ENDING, _LEAST_STEM)]


def nearest(words: Iterable[str], lines: Iterable[str]) -> float:
    """How much the words of a question are like the most similar line, 0 to 1; 0 if there are no lines.

    Lines and words must be normalised (see `fts.normalise`), as the texts in the index are.
    """
    asked = _weights(words)
    return max((_overlap(asked, _weights(line.split())) for line in lines), default=0.0)


def _overlap(one: dict[str, float], other: dict[str, float]) -> float:
    """How much two weighted sets of stems are alike (Dice), 0 to 1; 0 if they have no weight.

    It is twice the weight in `one` of the stems that both have, as a share of the sum of all weights.
    """
    whole = sum(one.values()) + sum(other.values())
    return 2 * sum(weight for word, weight in one.items() if word in other) / whole if whole else 0.0


def _weights(words: Iterable[str]) -> dict[str, float]:
    """By stem of each word, how much it counts: `LIGHT` for words that most questions have, 1 for others."""
    return {stem(word): LIGHT if word in STOP_WORDS or word in AROUND else 1.0 for word in words}
