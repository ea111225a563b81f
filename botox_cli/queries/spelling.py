"""What a word that the index does not know was meant to be; loaded for such words alone."""

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches

LONGEST_WORD = 40  # letters: nothing longer is a word with a slip

SHORTEST_WORD = 3  # letters: one edit away from two letters is any word of two

SHORT_WORD = 4  # letters: so few are near to words that have nothing to do with them

LONG_WORD = 8  # letters: from here on two slips leave enough of a word


def corrected(
    word: str, known: Iterable[str], others: Sequence[str], is_named: Callable[[Sequence[str]], bool | None]
) -> str | None:
    """The known word that this one is a slip of; of several, the one that stands together with the other words.

    A word of up to four letters is a slip of a name alone, and of that by one edit. `is_named` says whether the names
    of an entry hold some words.
    """
    if not (word.isalpha() and SHORTEST_WORD <= len(word) <= LONGEST_WORD):
        return None
    near = get_close_matches(word, list(known), n=10, cutoff=_likeness(word))
    slips = [other for other in near if edits(word, other) <= _most_edits(word)]
    if len(word) <= SHORT_WORD:
        slips = [other for other in slips if is_named([other])]
    return min(slips, key=lambda other: (not is_named([*others, other]), edits(word, other)), default=None)


def edits(one: str, other: str) -> int:
    """How many letters to put in, leave out, change or swap with the next make one word the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        before, last, row = row, before, [at + 1]
        for place, wanted in enumerate(other):
            row.append(min(before[place + 1] + 1, row[place] + 1, before[place] + (letter != wanted)))
            if last and place and letter == other[place - 1] and one[at - 1] == wanted:
                row[-1] = min(row[-1], last[place - 1] + 1)
    return row[-1]


def _likeness(word: str) -> float:
    """How like another a word has to be, as difflib counts: one changed letter of three leaves two thirds."""
    if len(word) <= SHORT_WORD:
        return 0.65
    return 0.75 if len(word) == SHORT_WORD + 1 else 0.8


def _most_edits(word: str) -> int:
    """How many slips a word of its length may have: `donate` is no slip of `done`."""
    return 1 if len(word) < LONG_WORD else 2
