"""Whether the best entry answers a question, is only the closest, or is not about it."""

from collections.abc import Sequence
from math import log
from typing import Literal

from botox_cli.catalogue.fts import Index, PlainIndex
from botox_cli.catalogue.model.lexicon import Absence
from botox_cli.queries.search.intents import Intent
from botox_cli.queries.search.likeness import nearest
from botox_cli.queries.search.question import LIGHT, ParsedQuestion
from botox_cli.queries.search.ranking import Ranked
from botox_cli.queries.search.stop_words import STOP_WORDS

BandName = Literal["answered", "closest", "none"]
"""The verdict of a search: the first hit answers the question, is only the closest, or nothing is about it."""

COVERAGE, LINE, GAP, UNKNOWN, LENGTH = 1.0, 1.0, -1.2, -1.0, 0.35
"""How much it counts for an answer: the share of the question that the entry has, and how much the most alike of its
names and phrasings is like the question; against it: how much a line that nothing answers is, and the share of unknown
words. The logarithm of the number of words makes up for that a long question is less like any line."""

SURE = 1.29
"""The sum from which on the best entry counts as an answer."""

ASK_MORE: frozenset[Intent] = frozenset(
    ("price", "units", "lasts", "onset", "repeat", "with", "who", "safe", "works", "complaint")
)
"""The kinds of answer that the entry of a procedure does not give: it only says what the procedure is."""

WHOLE = 0.85
"""The share that a name of a procedure must have, so that nothing but what it is was asked."""

NEAR = 0.2
"""The share that an entry must have to be shown as the closest."""

NAME_AS_LINE = 0.5
"""The factor on the share that a name or term (a medicine, a muscle) has, which stands in for a line."""

LIKE_A_LINE = 0.5
"""How much one of its lines must be like the question, of which no word is unknown, for an entry that has less of it."""


def judge(
    index: Index | PlainIndex, question: ParsedQuestion, ranked: Sequence[Ranked], absences: Sequence[Absence]
) -> BandName:
    """Whether the first entry answers the question, is only the closest, or is not about it."""
    if absences or not ranked or ranked[0].section == "sources":
        return "none"
    best = ranked[0]
    if best.coverage < NEAR and (best.line < LIKE_A_LINE or question.unknown):
        return "none"
    if all(term.typed in STOP_WORDS for term in question.terms if term.typed != "botox"):
        return "closest"  # nothing was asked
    if best.section == "procedures" and (best.named < WHOLE or not question.intents.isdisjoint(ASK_MORE)):
        return "closest"
    if question.unknown and "price" in question.intents:
        return "closest"  # a price of another place or thing
    is_one_word = sum(term.weight > LIGHT for term in question.terms) == 1
    if is_one_word and not best.named and not best.line:
        return "closest"  # many texts have a word
    gap = nearest(question.words, index.gaps(question.words))
    unknown = len(question.unknown) / (len(question.unknown) + len(question.terms))
    line = max(best.line, NAME_AS_LINE * best.named)
    sure = COVERAGE * best.coverage + LINE * line + GAP * gap + UNKNOWN * unknown
    sure += LENGTH * log(len(question.words))
    return "answered" if sure >= SURE else "closest"
