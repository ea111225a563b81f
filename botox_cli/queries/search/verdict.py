"""Whether the best entry answers a question, is only the closest, or is not about it."""

from collections.abc import Sequence
from math import log
from typing import Literal

from botox_cli.catalogue.fts import AnyIndex
from botox_cli.catalogue.model.lexicon import Absence
from botox_cli.queries.search.likeness import nearest
from botox_cli.queries.search.question import LIGHT, ParsedQuestion
from botox_cli.queries.search.ranking import Ranked
from botox_cli.queries.search.stop_words import STOP_WORDS

BandName = Literal["answered", "closest", "none"]
"""The verdict of a search.

`answered`: the first hit answers the question. `closest`: it is only the closest. `none`: nothing is about the
question.
"""

HELD, LINE, GAP, UNKNOWN, LENGTH = 1.0, 0.8, -1.4, -0.8, 0.3
"""The weights of five figures in the sum of `_sureness`, measured on 850 questions.

`HELD`: how much of the question is in the phrasings of the entry or, if they have nothing of it, in its own words.
`LINE`: how much the most similar of its names and phrasings is like the question. `GAP`: how much the most similar line
that no entry answers is like the question. `UNKNOWN`: the share of unknown words. `LENGTH`: the logarithm of the number
of words, since a long question is less like any line.
"""

SURE = 0.78
"""The sum of `_sureness` that the best entry must reach to count as an answer."""

WHOLE = 0.85
"""The share of the question that the best name of a procedure must have for `answered`; with less it is `closest`."""

NEAR = 0.2
"""The share of the question that an entry must have to be `closest` if its `_sureness` is below `LEAST_SURE`."""

LEAST_SURE = 0.2

NAME_AS_LINE = 0.5
"""The factor on `Ranked.named`; the result takes the place of `Ranked.line` if it is greater."""


def judge(index: AnyIndex, question: ParsedQuestion, ranked: Sequence[Ranked], absences: Sequence[Absence]) -> BandName:
    """The verdict on the first of `ranked`, which is the best entry.

    It is `none` if that entry is missing, a document or fits too little, or if there are `absences`.
    """
    if absences or not ranked or ranked[0].section == "sources":
        return "none"
    best = ranked[0]
    sure = _sureness(index, question, best)
    if best.coverage < NEAR and sure < LEAST_SURE:
        return "none"
    if all(term.typed in STOP_WORDS for term in question.terms if term.typed != "botox"):
        return "closest"  # nothing was asked
    if best.section == "procedures" and (best.named < WHOLE or question.intents):
        return "closest"
    is_one_word = sum(term.weight > LIGHT for term in question.terms) == 1
    if is_one_word and not best.named and not best.line:
        return "closest"  # many texts have a word
    return "answered" if sure >= SURE else "closest"


def _sureness(index: AnyIndex, question: ParsedQuestion, best: Ranked) -> float:
    """How sure it is that an entry answers a question: a weighted sum, an answer if it is `SURE` or more."""
    unknown = len(question.unknown) / (len(question.unknown) + len(question.terms))
    held = best.likeness or best.coverage * (1 - unknown)  # likeness has the unknown words in it
    line = max(best.line, NAME_AS_LINE * best.named)
    gap = nearest(question.words, index.gaps(question.words))
    return HELD * held + LINE * line + GAP * gap + UNKNOWN * unknown + LENGTH * log(len(question.words))
