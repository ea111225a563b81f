"""Search over everything: ranked by SQLite's full-text index, forgiving of typos, spellings and word order."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from botox_cli.catalogue.model import Catalogue, names_of
from botox_cli.catalogue.model.texts import LISTS, spelled, words_in
from botox_cli.catalogue.naming import fold
from botox_cli.queries.find import Found, exactly

WEIGHTS = (12.0, 9.0, 5.0, 1.0)
"""How much a hit counts in a name, an alias, a listed term (muscle, drug, code), and in running text."""

SECTION_WEIGHTS = {
    "uses": 2.0,
    "faqs": 1.9,
    "products": 1.6,
    "risks": 1.5,
    "red_flags": 1.5,
    "aftercare": 1.4,
    "sources": 0.3,
}
"""How much rather people look for one kind than for another, where both match."""

# What people type around the words that matter.
_STOP_WORDS = frozenset((
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "botox", "by", "can", "could", "did", "do",
    "does", "for", "from", "get", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it",
    "its", "many", "may", "me", "much", "my", "of", "off", "on", "or", "should", "so", "than", "that",
    "the", "them", "then", "there", "these", "this", "to", "too", "versus", "vs", "was", "what", "when",
    "where", "which", "who", "why", "will", "with", "would", "you", "your",
))  # fmt: skip


LONGEST_WORD = 40  # letters: nothing longer is a word with a slip

SHORT_WORD = 5  # letters: two changed places of four are already a quarter of the word


class Hit(NamedTuple):
    """An entry that answers a search, and why it is thought to."""

    entry: Found
    reason: str


def search(catalogue: Catalogue, text: str, limit: int) -> tuple[Hit, ...]:
    """The entries of an indexed catalogue that match best, best first; one that was typed by name before all others."""
    text = text.encode(errors="replace").decode()  # bytes that are no UTF-8 arrive as letters that SQLite refuses
    exact = exactly(catalogue, text)
    first = (Hit(exact, _name_reason(exact, fold(text))),) if exact is not None else ()
    typed = spelled(text).split()
    wanted = [word for word in typed if word not in _STOP_WORDS] or typed
    index = catalogue.index
    corrections = _corrections(index, wanted)
    found = list(islice(_ranked(index, [corrections.get(word, word) for word in wanted]), limit + 1))
    if exact is None and corrections:
        exact = exactly(catalogue, " ".join(corrections.get(word, word) for word in fold(text).split()))
        first = (Hit(exact, _reason(exact, wanted, corrections)),) if exact is not None else ()
    best = [getattr(catalogue, section)[key] for section, key in found]
    hits = [Hit(entry, _reason(entry, wanted, corrections)) for entry in best if exact is None or entry.id != exact.id]
    return (*first, *hits)[:limit]


def _corrections(index: sqlite3.Connection, words: Sequence[str]) -> dict[str, str]:
    """For each word that the index does not know, the one most like it that it knows."""
    unknown = [word for word in words if len(word) <= LONGEST_WORD and not _count(index, [word])]
    if not unknown:
        return {}
    from difflib import get_close_matches  # only for typos

    known = [word for (word,) in index.execute("SELECT word FROM vocabulary")]
    near = {word: get_close_matches(word, known, n=1, cutoff=_likeness(word)) for word in unknown}
    return {word: found[0] for word, found in near.items() if found}


def _likeness(word: str) -> float:
    """How like another a word has to be to be a slip of it: `brwo` of brow, but `invented` not of injected."""
    return 0.75 if len(word) <= SHORT_WORD else 0.8


def _count(index: sqlite3.Connection, words: Sequence[str]) -> int:
    count: int = index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (_query(words, " "),)).fetchone()[0]
    return count


def _ranked(index: sqlite3.Connection, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Entries that hold all words before those that hold some, each by weight."""
    seen: set[tuple[str, str]] = set()
    for joint in (" ", " OR "):
        order = "SELECT section, id, bm25(words, 0, 0, ?, ?, ?, ?) FROM words WHERE words MATCH ?"
        rows = index.execute(order, (*WEIGHTS, _query(words, joint))).fetchall()
        rows.sort(key=lambda row: row[2] * SECTION_WEIGHTS.get(row[0], 1.0))
        yield from (key for section, id_, _ in rows if (key := (section, id_)) not in seen)
        seen.update((section, id_) for section, id_, _ in rows)


def _query(words: Sequence[str], joint: str) -> str:
    """Words as terms of FTS5: quoted, so that `NEAR(` or `*` mean themselves."""
    return joint.join('"' + word.replace('"', '""') + '"' for word in words) or '""'


def _name_reason(entry: Found, folded: str) -> str:
    if fold(entry.name) == folded:
        return "name"
    return next((f'alias "{name}"' for name in names_of(entry) if fold(name) == folded and name != entry.id), "id")


def _reason(entry: Found, wanted: Sequence[str], corrections: dict[str, str]) -> str:
    words = {corrections.get(word, word) for word in wanted}
    note = "".join(f", {word} read as {corrections[word]}" for word in wanted if word in corrections)
    places = [
        ("name", entry.name),
        *((f'alias "{name}"', name) for name in names_of(entry) if name not in (entry.name, entry.id)),
    ]
    for place, text in places:
        if any(_is_in(word, text) for word in words):
            return place + note
    for name in LISTS:
        if any(_is_in(word, words_in(getattr(entry, name, None))) for word in words):
            return f"in {name}{note}"
    if any(_is_in(word, words_in(entry.notes)) for word in words):
        return f"in a local note{note}"
    return f"in its text{note}"


def _is_in(word: str, text: str) -> bool:
    """Whether a word of the text begins as the searched one does, endings aside."""
    stem = word[: max(len(word) - 2, 4)]
    return any(own.startswith(stem) for own in spelled(text).split())
