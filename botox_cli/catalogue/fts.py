"""The full-text index of a catalogue: its tables, its columns, its spelling and its queries; all that knows FTS5."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, names_of
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.values import Value
from botox_cli.text import fold

if TYPE_CHECKING:
    import sqlite3  # a Python without it still has the plain index

TABLES = """
CREATE VIRTUAL TABLE words USING fts5(
    section UNINDEXED, id UNINDEXED, name, aliases, terms, text, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;
"""
"""`words` has a row for each entry; `vocabulary` each word of its first three columns, as it is spelled there."""

WEIGHTS = (12.0, 9.0, 5.0, 1.0)
"""How much a hit counts in a name, an alias, a listed term (muscle, drug, code), and in running text."""

TERM_FIELDS = ("targets", "areas", "agents", "icd10", "conditions", "alternatives", "value", "short", "toxin", "maker")
"""The fields whose words are terms: muscles, drugs, codes."""

_NO_TEXT = frozenset((
    *("id", "name", "title", "aliases", "cites", "reviewed", "reread", "search_notes"),
    *("at_dose", "serotype", "design", "family"),
    *("source", "checked", "via", "url"),
    *TERM_FIELDS,
))  # fmt: skip
_SPELLINGS = (("oe", "e"), ("ae", "e"), ("our", "or"), ("isation", "ization"), ("ise", "ize"), ("yse", "yze"))

_NAMES = "{name aliases} : "  # narrows a query to these columns

_MATCHES = """
SELECT section, id, bm25(words, 0, 0, ?, ?, ?, ?),
    rowid IN (SELECT rowid FROM words WHERE words MATCH ?),
    rowid IN (SELECT rowid FROM words WHERE words MATCH ?),
    rowid IN (SELECT rowid FROM words WHERE words MATCH ?),
    rowid IN (SELECT rowid FROM words WHERE words MATCH ?)
FROM words WHERE words MATCH ?
"""

Ask = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Puts a query to a database and gives all rows of its answer."""


class Match(NamedTuple):
    """An entry that holds a word that was asked for; `score` is below zero, the least is the best."""

    section: str
    id: str
    score: float
    names_hold_all: bool
    """Whether its names hold all words, those around the content included."""
    names_hold_content: bool
    has_content: bool
    """Whether it holds all words of the content, in whatever part."""
    has_typed_word: bool
    """Whether it holds a word as it was typed, not as it was corrected."""


class Index:
    """The index as a database has it."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def holds(self, words: Sequence[str], *, in_names: bool = False) -> bool | None:
        """Whether an entry holds all the words: False where documents alone do, None where nothing does."""
        query = "SELECT max(section <> 'sources') FROM words WHERE words MATCH ?"
        best: int | None = self._ask(query, ((_NAMES if in_names else "") + _joined(words, " AND "),))[0][0]
        return None if best is None else best > 0

    def vocabulary(self) -> list[str]:
        """Every word of names, aliases and terms, as it is spelled here."""
        return [word for (word,) in self._ask("SELECT word FROM vocabulary", ())]

    def matches(self, content: Sequence[str], around: Sequence[str], typed: Sequence[str]) -> list[Match]:
        """The entries that hold a word of the content.

        The words around the content count for the score; that they are there is not asked. `typed` are those of the
        content that stand as they were typed.
        """
        every, some = _joined(content, " AND "), _joined(content, " OR ")
        full = _joined((*content, *around) if around else (), " AND ")
        scored = f"{some} AND ({some} OR {_joined(around, ' OR ')})" if around else some
        values = (*WEIGHTS, _NAMES + full, _NAMES + every, every, _joined(typed, " OR "), scored)
        return [Match(*row) for row in self._ask(_MATCHES, values)]


class PlainIndex:
    """The same for an SQLite without FTS5: words are compared whole, rows counted by the weights of their columns."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._rows = [
            (section, id_, [frozenset(text.split()) for text in texts]) for section, id_, *texts in rows(catalogue)
        ]

    def holds(self, words: Sequence[str], *, in_names: bool = False) -> bool | None:
        """Whether an entry holds all the words: False where documents alone do, None where nothing does."""
        columns = slice(2) if in_names else slice(None)
        wanted = {part for word in words for part in word.split()}
        holding = [section for section, _, texts in self._rows if wanted and wanted <= set().union(*texts[columns])]
        return any(section != "sources" for section in holding) if holding else None

    def vocabulary(self) -> list[str]:
        """Every word of names, aliases and terms, as it is spelled here."""
        return sorted({word for _, _, texts in self._rows for text in texts[:3] for word in text})

    def matches(self, content: Sequence[str], around: Sequence[str], typed: Sequence[str]) -> list[Match]:
        """The entries that hold a word of the content."""
        wanted, sure = set(content), set(typed)
        found = []
        for section, id_, texts in self._rows:
            names, whole = texts[0] | texts[1], set().union(*texts)
            if wanted & whole:
                sought = wanted | set(around)
                score = -sum(len(sought & text) * weight for text, weight in zip(texts, WEIGHTS, strict=True))
                all_named = bool(around) and sought <= names
                found.append(
                    Match(section, id_, score, all_named, wanted <= names, wanted <= whole, bool(sure & whole))
                )
        return found


def fill(connection: "sqlite3.Connection", entries: Iterable[tuple[str, Entry | Source]]) -> None:
    """Add the words of entries, each with its section, to the tables of a database.

    Raises:
        sqlite3.OperationalError: this SQLite has no FTS5.
    """
    found = [_row(section, entry) for section, entry in entries]
    connection.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?, ?)", found)
    known = {word for _, _, name, aliases, terms, _ in found for word in f"{name} {aliases} {terms}".split()}
    connection.executemany("INSERT OR IGNORE INTO vocabulary VALUES (?)", ((word,) for word in sorted(known)))


def rows(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Section and id of every entry, with the words of its name, of all its names, of its terms, and of its text."""
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            yield _row(section, entry)


def _row(section: str, entry: Entry | Source) -> tuple[str, ...]:
    terms = " ".join(words_in(getattr(entry, field, None)) for field in TERM_FIELDS)
    text = "" if isinstance(entry, Source) else words_in(entry)
    return section, entry.id, *map(normalise, (entry.name, " ".join(names_of(entry)), terms, text))


def words_in(value: Any) -> str:
    """All text inside a value, in order; what several rows repeat counts once, so that more rows do not rank lower."""
    return " ".join(dict.fromkeys(_texts(value)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Value):
        for name in _text_fields(type(value)):
            yield from _texts(getattr(value, name))


@cache
def _text_fields(type_: type[Value]) -> tuple[str, ...]:
    """The fields of a type whose words are of its text."""
    return tuple(name for name in type_.__struct_fields__ if name not in _NO_TEXT)


def normalise(text: str) -> str:
    """A text folded, `oesophageal` and `esophageal` the same."""
    folded = fold(text)
    for british, american in _SPELLINGS:
        folded = folded.replace(british, american)
    return folded


def _joined(words: Sequence[str], joint: str) -> str:
    """Words as terms of FTS5: quoted, so that `NEAR(` or `*` mean themselves."""
    return "(" + (joint.join('"' + word.replace('"', '""') + '"' for word in words) or '""') + ")"
