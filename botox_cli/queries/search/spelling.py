"""Corrects misspelt words that the catalogue does not know."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

LONGEST_WORD = 40  # letters: nothing longer is a word with a slip

SHORTEST_WORD = 5  # letters: shorter words are near to words that have nothing to do with them

LONG_WORD = 8  # letters: from here on two slips leave enough of a word


def correct_word(word: str, known: Mapping[str, bool]) -> str | None:
    """The known word most similar to a misspelt one; None if none is similar or the word needs no correction.

    A similar word has the same first letter and is one slip away, or two if the misspelt word has at least `LONG_WORD`
    letters. Of equally similar words the first in the alphabet counts. A known word, one of `other_words`, and one that
    is too short, too long or not of letters alone need no correction. `word` and the words of `known` must be folded.
    `known` says of each whether it is in a name or a term: only such a word can be the correction.
    """
    if not (word.isalpha() and SHORTEST_WORD <= len(word) <= LONGEST_WORD) or word in known or word in other_words():
        return None
    most = 1 if len(word) < LONG_WORD else 2
    near = (
        (edits(word, other), other)
        for other, is_name in known.items()
        if is_name and other[0] == word[0] and abs(len(other) - len(word)) <= most
    )
    count, other = min(near, default=(most + 1, ""))
    return other if count <= most else None


@cache
def other_words() -> frozenset[str]:
    """Ordinary English words that are one slip away from a name of the catalogue and must not be corrected to it.

    When the catalogue gets new names, a test lists the words that must be added.
    """
    return frozenset(Path(__file__).with_name("english.txt").read_text(encoding="ascii").split())


def edits(one: str, other: str) -> int:
    """How many letters must be inserted, removed, changed or swapped with the next to turn one word into the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        before, last, row = row, before, [at + 1]
        for place, wanted in enumerate(other):
            row.append(min(before[place + 1] + 1, row[place] + 1, before[place] + (letter != wanted)))
            if last and place and letter == other[place - 1] and one[at - 1] == wanted:
                row[-1] = min(row[-1], last[place - 1] + 1)
    return row[-1]
