"""What an entry says in a sentence or two: the text that answers a question."""

import re

from botox_cli.catalogue.model.background import Claim, Statistic
from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.safety import Aftercare, RedFlag
from botox_cli.queries.lookup import Found

TEXT_FIELDS = ("lay", "because", "says")
"""The fields that can answer, the best first."""

ANSWER_LETTERS = 280
"""About three rows: what is longer ends after its last whole sentence before."""


def answer_text(entry: Found) -> str:
    """What an entry says, in whole sentences; a claim after its verdict, of a sign of danger what to do first."""
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
    """The first sentences of a text, at least one, that together have at most so many letters."""
    first, *rest = re.split(r"(?<=[.?!]) ", text)
    for sentence in rest:
        if len(first) + 1 + len(sentence) > letters:
            break
        first = f"{first} {sentence}"
    return first
