"""Search over everything: ranked by SQLite's full-text index, forgiving of typos, spellings and word order."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from botox_cli.catalogue.model import Catalogue, names_of
from botox_cli.catalogue.model.texts import LISTS, spelled, words_in
from botox_cli.catalogue.naming import encodable, fold
from botox_cli.queries.find import Found

WEIGHTS = (12.0, 9.0, 5.0, 1.0)
"""How much a hit counts in a name, an alias, a listed term (muscle, drug, code), and in running text."""

SECTION_WEIGHTS = {
    "red_flags": 2.1,
    "uses": 2.0,
    "faqs": 1.9,
    "products": 1.6,
    "risks": 1.5,
    "aftercare": 1.4,
    "benefits": 1.2,
    "sources": 0.3,
}
"""How much rather people look for one kind than for another, where both match."""

HARM_WEIGHT = 3.0
"""How much a risk counts with those who ask what Botox causes."""

_HARM = frozenset(("cause", "caused", "causes", "causing", "give", "gives", "giving"))

STOP_WORDS = frozenset((
    "a", "about", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "botox", "but", "by", "can",
    "could", "did", "do", "does", "doing", "for", "from", "get", "had", "has", "have", "having", "help", "helps", "hes",
    "how", "hows", "i", "if", "im", "in", "into", "is", "it", "its", "ive", "just", "lets", "many", "may", "me",
    "might", "much", "must", "my", "of", "off", "on", "or", "shes", "should", "show", "shows", "so", "than", "that",
    "thats", "the", "them", "then", "there", "theres", "these", "they", "theyre", "theyve", "this", "to", "too", "up",
    "versus", "vs", "was", "we", "were", "weve", "what", "whats", "when", "whens", "where", "wheres", "which", "while",
    "who", "whos", "why", "will", "with", "would", "you", "your", "youre", "youve",
))  # fmt: skip
"""What people type around the words that matter."""

_AROUND = _HARM | frozenset((
    "after", "before", "best", "better", "between", "compare", "compared", "comparison", "difference", "differences",
    "different", "differs", "feel", "feeling", "feels", "injected", "injection", "injections", "not", "unit", "units",
))  # fmt: skip
"""What says when or how, or compares: such words rank what others find, and find where they stand alone."""

_NEGATIONS = frozenset((
    "aint", "arent", "cannot", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt",
    "mustnt", "neednt", "shouldnt", "wasnt", "werent", "wont", "wouldnt",
))  # fmt: skip

_CONTRACTED = ("'m", "'re", "'ve", "'ll", "'d")  # `I'll`, `we'd`: without the apostrophe another word

_NAMES = "{name aliases} : "  # narrows a query of FTS5 to these columns

_ROWS = """
SELECT section, id, bm25(words, 0, 0, ?, ?, ?, ?),
    rowid IN (SELECT rowid FROM words WHERE words MATCH ?),
    rowid IN (SELECT rowid FROM words WHERE words MATCH ?),
    rowid IN (SELECT rowid FROM words WHERE words MATCH ?),
    rowid IN (SELECT rowid FROM words WHERE words MATCH ?)
FROM words WHERE words MATCH ?
"""

_Key = tuple[str, str]  # section and id


class Hit(NamedTuple):
    """An entry that answers a search, and why it is thought to."""

    entry: Found
    reason: str


class Hits(NamedTuple):
    """The best hits, best first; how many there are in all, and which words no entry holds, documents aside."""

    best: tuple[Hit, ...]
    total: int
    unknown: tuple[str, ...]


class _Question(NamedTuple):
    """What was typed, folded."""

    content: tuple[str, ...]
    """What it is about; words that are in nothing and near to nothing left out."""
    around: tuple[str, ...]
    corrections: dict[str, str]
    """Which words are read as others."""
    unknown: tuple[str, ...]
    asks_for_harm: bool

    @property
    def words(self) -> list[str]:
        """What it is about, as the index spells it."""
        return [self.corrections.get(word) or spelled(word) for word in self.content]

    @property
    def weights(self) -> dict[str, float]:
        """How much a hit counts by its section; no sign is told to those who name none."""
        harm = {"risks": HARM_WEIGHT} if self.asks_for_harm else {}
        return {**SECTION_WEIGHTS, **harm, **({"red_flags": 0.0} if self.is_empty else {})}

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing but words that people type around others."""
        return set(self.words) <= STOP_WORDS | _AROUND


def search(catalogue: Catalogue, text: str, limit: int) -> Hits:
    """The entries of an indexed catalogue that match best, best first.

    What was typed by name comes first; but signs of danger whose names hold all words come before a risk or a term.
    """
    text = encodable(text)
    question = _read(catalogue.index, text)
    typed = catalogue.names.get(fold(text))
    exact = typed or _nearly(catalogue, text, question)
    found = _ranked(catalogue.index, question, exact)
    if exact is not None and exact not in found:
        found = [exact, *found]  # a name of signs alone has no words
    hits = []
    for section, id_ in found[:limit]:
        entry = getattr(catalogue, section)[id_]
        is_typed = (section, id_) == typed
        hits.append(Hit(entry, _name_reason(entry, fold(text)) if is_typed else _reason(entry, question)))
    return Hits(tuple(hits), len(found), question.unknown)


def held(index: sqlite3.Connection, words: Sequence[str], *, in_names: bool = False) -> bool | None:
    """Whether an entry holds all the words: False where documents alone do, None where nothing does."""
    query = "SELECT max(section <> 'sources') FROM words WHERE words MATCH ?"
    sought = (_NAMES if in_names else "") + _joined(words, " AND ")
    best: int | None = index.execute(query, (sought,)).fetchone()[0]
    return None if best is None else best > 0


def _read(index: sqlite3.Connection, text: str) -> _Question:
    folded = [word for part in text.split() if not _is_contracted(part) for word in fold(part).split()]
    typed = list(dict.fromkeys("not" if word in _NEGATIONS else word for word in folded))
    around = [word for word in typed if word in _AROUND]
    content = [word for word in typed if word not in _AROUND and word not in STOP_WORDS]
    if not content:
        content, around = around or [word for word in typed if word == "botox"] or typed or fold(text).split(), []
    places = {word: held(index, [spelled(word)]) for word in content}
    corrections = _corrections(index, places)
    meant = [word for word in content if places[word] is not None or corrections.get(word, "botox") != "botox"]
    return _Question(
        content=tuple(meant or corrections),
        around=tuple(around),
        corrections=corrections,
        unknown=tuple(word for word in content if not places[word] and word not in corrections),
        asks_for_harm=not _HARM.isdisjoint(typed),
    )


def _is_contracted(typed: str) -> bool:
    return typed.replace("’", "'").lower().rstrip(".,;:!?)").endswith(_CONTRACTED)


def _corrections(index: sqlite3.Connection, places: dict[str, bool | None]) -> dict[str, str]:
    """What the words that are nowhere are read as."""
    unknown = [word for word, place in places.items() if place is None]
    if not unknown:
        return {}
    from botox_cli.queries.spelling import corrected  # only for typos

    others = [spelled(word) for word in places if word not in unknown]
    near = {word: corrected(index, spelled(word), others) for word in unknown}
    return {word: meant for word, meant in near.items() if meant is not None}


def _nearly(catalogue: Catalogue, text: str, question: _Question) -> _Key | None:
    """What was typed by name but for slips, or a use or product with words around it."""
    meant = " ".join(question.corrections.get(word, word) for word in fold(text).split())
    if question.corrections and meant in catalogue.names:
        return catalogue.names[meant]
    owner = catalogue.names.get(" ".join(question.words))
    return owner if owner is not None and owner[0] in {"uses", "products"} else None


def _ranked(index: sqlite3.Connection, question: _Question, exact: _Key | None) -> list[_Key]:
    """All entries that hold a word, the best first: those that hold all before those that hold one as it was typed."""
    words, around, weights = question.words, question.around, question.weights
    every, some = _joined(words, " AND "), _joined(words, " OR ")
    full = _joined((*words, *around) if around else (), " AND ")
    certain = _joined([spelled(word) for word in question.content if word not in question.corrections], " OR ")
    # The words around count for the score of a row; that they are there is not asked.
    scored = f"{some} AND ({some} OR {_joined(around, ' OR ')})" if around else some
    rows = index.execute(_ROWS, (*WEIGHTS, _NAMES + full, _NAMES + every, every, certain, scored)).fetchall()
    rows.sort(key=lambda row: _place(row, weights, exact, is_one_word=len(words) == 1))
    return [(section, id_) for section, id_, *_ in rows]


def _place(row: Sequence[Any], weights: dict[str, float], exact: _Key | None, *, is_one_word: bool) -> tuple[Any, ...]:
    """What rows are ordered by; the least is the best.

    Of several words the score tells best where they count; a word alone counts in a name before it does in a list.
    """
    section, id_, score, is_full, is_named, has_all, is_certain = row
    is_exact, is_source, weight = (section, id_) == exact, section == "sources", weights.get(section, 1.0)
    return (
        not (is_exact and section not in {"risks", "terms"}),
        not (is_named and section == "red_flags" and weight),
        not is_exact,
        not (is_full and not is_source),
        not (is_named and is_one_word and not is_source),
        not has_all,
        not is_certain,
        score * weight,
    )


def _joined(words: Sequence[str], joint: str) -> str:
    """Words as terms of FTS5: quoted, so that `NEAR(` or `*` mean themselves."""
    return "(" + (joint.join('"' + word.replace('"', '""') + '"' for word in words) or '""') + ")"


def _name_reason(entry: Found, folded: str) -> str:
    if fold(entry.name) == folded:
        return "name"
    return next((f'alias "{name}"' for name in names_of(entry) if fold(name) == folded and name != entry.id), "id")


def _reason(entry: Found, question: _Question) -> str:
    note = "".join(f", {word} read as {meant}" for word, meant in question.corrections.items())
    words = question.words
    holding = (place for place, text in _places(entry) if any(_is_in(word, text) for word in words))
    return next(holding, "in its text") + note


def _places(entry: Found) -> Iterator[tuple[str, str]]:
    """The parts of an entry that a reason can name, the best first, each with its text."""
    yield "name", entry.name
    yield from ((f'alias "{name}"', name) for name in names_of(entry) if name not in (entry.name, entry.id))
    yield from ((f"in {name}", words_in(getattr(entry, name, None))) for name in LISTS)
    yield "in a local note", words_in(entry.notes)


def _is_in(word: str, text: str) -> bool:
    """Whether a word of the text begins as the searched one does, endings aside."""
    stem = word[: max(len(word) - 2, 4)]
    return any(own.startswith(stem) for own in spelled(text).split())
