"""What an entry says in a sentence or two: the text that answers a question."""

import re

from botox_cli.catalogue.model.background import Claim, Statistic
from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.safety import Aftercare, RedFlag
from botox_cli.queries.lookup import Found

TEXT_FIELDS = ("lay", "because", "says")
"""The fields whose text can be an answer, the best first."""

ANSWER_LETTERS = 280
"""How many letters an answer has at most, about three rows of a screen.

Longer texts of most kinds are cut after a whole sentence; the first sentence is always whole.
"""


def answer_text(entry: Found) -> str:
    """What an entry says in whole sentences: the first of `TEXT_FIELDS` that it has; empty if it has none.

    The text is cut to `ANSWER_LETTERS`, except that of claims and aftercare. Three kinds differ: a sign of danger says
    first what to do; a statistic is its figure, place and year; a document its publisher and date.
    """
    if isinstance(entry, RedFlag):
        return f"{entry.action} {entry.means}"
    if isinstance(entry, Statistic):
        where = "the world" if entry.region == "world" else entry.region
        return f"{entry.amount}, {where}, {entry.year}."
    if isinstance(entry, Source):
        return ", ".join(filter(None, (entry.publisher, entry.date)))
    text = next((getattr(entry, name) for name in TEXT_FIELDS if getattr(entry, name, None)), "")
    return text if isinstance(entry, Claim | Aftercare) else leading_sentences(text, ANSWER_LETTERS)


def leading_sentences(text: str, letters: int) -> str:
    """The first sentences of a text, together at most `letters` letters; but at least one whole sentence."""
    first, *rest = re.split(r"(?<=[.?!]) ", text)
    for sentence in rest:
        if len(first) + 1 + len(sentence) > letters:
            break
        first = f"{first} {sentence}"
    return first
