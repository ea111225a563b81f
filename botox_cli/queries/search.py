"""Search over everything: ranked by SQLite's full-text index, forgiving of typos, spellings and word order."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
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
    "does", "for", "from", "get", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its",
    "may", "me", "my", "of", "off", "on", "or", "should", "so", "than", "that", "the", "them", "then", "there",
    "these", "this", "to", "too", "was", "what", "when", "where", "which", "who", "why", "will", "with",
    "would", "you", "your",
))  # fmt: skip


class Hit(NamedTuple):
    """An entry that answers a search, and why it is thought to."""

    entry: Found
    reason: str


def search(catalogue: Catalogue, text: str, limit: int) -> tuple[Hit, ...]:
    """The entries that match best, best first; one whose own name or alias was typed comes before all others."""
    text = text.encode(errors="replace").decode()  # bytes that are no UTF-8 arrive as letters that SQLite refuses
    exact = exactly(catalogue, text)
    first = (Hit(exact, _name_reason(exact, fold(text))),) if exact is not None else ()
    typed = spelled(text).split()
    wanted = [word for word in typed if word not in _STOP_WORDS] or typed
    with closing(_index(catalogue)) as index:
        corrections = _corrections(index, wanted)
        found = list(_ranked(index, [corrections.get(word, word) for word in wanted]))
    if exact is None and corrections:
        meant = exactly(catalogue, " ".join(corrections.get(word, word) for word in fold(text).split()))
        found.sort(key=lambda key: meant is None or key[1] != meant.id)
    best = [getattr(catalogue, section)[key] for section, key in found[: limit + len(first)]]
    hits = [Hit(entry, _reason(entry, wanted, corrections)) for entry in best if entry is not exact]
    return (*first, *hits)[:limit]


def _index(catalogue: Catalogue) -> sqlite3.Connection:
    index = sqlite3.connect(":memory:")
    index.execute(
        "CREATE VIRTUAL TABLE entries USING fts5(section UNINDEXED, id UNINDEXED, name, aliases, terms, text,"
        " tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    index.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)", catalogue.texts)
    return index


def _corrections(index: sqlite3.Connection, words: Sequence[str]) -> dict[str, str]:
    """For each word that the index does not know, the one most like it that it knows."""
    unknown = [word for word in words if not _count(index, [word])]
    if not unknown:
        return {}
    from difflib import get_close_matches  # only for typos

    spelled = {
        word
        for row in index.execute("SELECT name || ' ' || aliases || ' ' || terms FROM entries")
        for word in row[0].split()
    }
    near = {word: get_close_matches(word, spelled, n=1, cutoff=0.75) for word in unknown}
    return {word: found[0] for word, found in near.items() if found}


def _count(index: sqlite3.Connection, words: Sequence[str]) -> int:
    count: int = index.execute("SELECT count(*) FROM entries WHERE entries MATCH ?", (_query(words, " "),)).fetchone()[
        0
    ]
    return count


def _ranked(index: sqlite3.Connection, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Entries that hold all words before those that hold some, each by weight."""
    seen: set[tuple[str, str]] = set()
    for joint in (" ", " OR "):
        order = "SELECT section, id, bm25(entries, 0, 0, ?, ?, ?, ?) FROM entries WHERE entries MATCH ?"
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
