"""The full-text index of a catalogue: its tables, the spelling of its words and its queries.

What is indexed is a passage: one name of an entry, one term, one text, or all words of one item of a list, such as a
treatment. The number of a passage contains the place and section of its entry and the kind of passage: these need no
look-up. The place is the position in the catalogue, from 1.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

import msgspec

from botox_cli.catalogue.model.catalogue import NOT_SEARCHED, SECTIONS, Catalogue, Owner, names_of
from botox_cli.catalogue.model.entries import Entry, Record, Source
from botox_cli.catalogue.model.values import Value
from botox_cli.text import DataPath, fold, make_encodable

if TYPE_CHECKING:
    import sqlite3  # a Python without it still has the plain index

INDEX_TABLES = """
CREATE VIRTUAL TABLE passages USING fts5(words, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, is_name INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE phrasings USING fts5(words, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE gaps USING fts5(words, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
"""
"""`passages` has a row for each passage: its words; the rowid is its number. `vocabulary` has each word
(see `Index.vocabulary`), folded but not normalised, and whether it is in a name or a term, or is an id.

`phrasings` has a row for each entry that has phrasings: the words of all lines that ask for it. The rowid is the number
of the passage that is the entry's name.

`gaps` has a row for each line that no entry answers: its words. The rowid is a number that contains the place of its
gap and the index of the line in the gap. The lines themselves are in the bodies of the phrasings and gaps in the table
`entries`.
"""

_ADD_WORD = """
INSERT INTO vocabulary VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET is_name = max(is_name, excluded.is_name)
"""

PassagePart = Literal["name", "term", "text"]
"""The kinds of passages: a name of the entry, a listed term (muscle, drug, code), or running text."""

PASSAGE_PARTS: tuple[PassagePart, ...] = get_args(PassagePart)

TERM_FIELDS = ("targets", "areas", "map", "agents", "icd10", "alternatives", "value", "short", "toxin", "maker")
"""The fields whose words are terms: muscles, drugs, codes."""

_NO_TEXT = frozenset((
    *("id", "name", "title", "aliases", "cites", "reviewed", "reread", "search_notes"),
    *("at_dose", "serotype", "design", "family"),
    *("source", "checked", "via", "url", "conditions"),
    *("container", "volume", "issue", "pages", "accessed"),
    *TERM_FIELDS,
))  # fmt: skip
_SPELLINGS = (("oe", "e"), ("ae", "e"), ("our", "or"), ("isation", "ization"), ("ise", "ize"), ("yse", "yze"))

_PLACE, _SECTION, _PART = 36, 30, 28  # the bits of a passage's number at which each of these begins

_LEAST_RARITY = 1e-6  # of a word, as BM25 counts it in FTS5

_MOST_OF_A_WORD = 2.2  # times its rarity: what BM25 gives a word of a phrasing at most

_MOST_GAPS = 20

_UNKNOWN_WEIGHT = 0.5  # of a word that no phrasing has, against the rarest word that one has: it may not matter

_LAST = (1 << _PART) - 1  # what is added to the number of the first passage of a part for the last there may be

Ask = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""A function that runs a query with some values and returns all rows of the result."""


class Passage(NamedTuple):
    """A text of an entry and its path in the entry; the path of a name is empty."""

    part: PassagePart
    text: str
    path: DataPath = ()


class PassageKey(NamedTuple):
    """What the number of a passage contains: the entry, the kind of passage, and which of that kind."""

    place: int
    """The place of the entry in the catalogue, counted from 1."""
    section: str
    part: PassagePart
    at: int
    """Which passage of this kind it is in the entry, counted from 0."""

    @classmethod
    def from_number(cls, number: int) -> "PassageKey":
        """Split the number of a passage into `place`, `section`, `part` and `at`."""
        return cls(place_of(number), section_of(number), PASSAGE_PARTS[part_of(number)], at_of(number))

    @property
    def number(self) -> int:
        """The number of the passage: the inverse of `from_number`."""
        section, part = SECTIONS.index(self.section), PASSAGE_PARTS.index(self.part)
        return self.place << _PLACE | section << _SECTION | part << _PART | self.at


def place_of(number: int) -> int:
    """The place of the entry that a passage belongs to, read from the number of the passage."""
    return number >> _PLACE


def section_of(number: int) -> str:
    """The section of the entry that a passage belongs to, read from the number of the passage."""
    return SECTIONS[number >> _SECTION & (1 << _PLACE - _SECTION) - 1]


def at_of(number: int) -> int:
    """The index of a passage among those of its kind in its entry, from 0, read from the number of the passage.

    Of the kind `name`, passage 0 is the entry's own name.
    """
    return number & (1 << _PART) - 1


def part_of(number: int) -> int:
    """The kind of a passage, as an index of `PASSAGE_PARTS`, read from the number of the passage."""
    return number >> _PART & 3


class Index:
    """A full-text index in a database with FTS5: `ask` runs its queries, `words` keeps what `vocabulary` has read."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._words: dict[str, bool] = {}
        """What `vocabulary` has read."""

    def find_phrase(self, phrase: str) -> list[int]:
        """The numbers of the passages that hold the words of a phrase one after the other.

        The phrase must be in the form of `normalise`; endings such as -s are ignored.
        """
        rows = self._ask("SELECT rowid FROM passages WHERE words MATCH ?", (_quote_phrase(phrase),))
        return [number for (number,) in rows]

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """The normalised texts of some passages, by the number of the passage; unknown numbers are left out."""
        query = "SELECT rowid, words FROM passages WHERE rowid IN (SELECT value FROM json_each(?))"
        return dict(self._ask(query, (str(list(numbers)),)))

    def owner(self, place: int) -> Owner:
        """The section and id of the entry at a place of the catalogue, counted from 1."""
        section, id_ = self._ask("SELECT section, id FROM entries WHERE place = ?", (place,))[0]
        return section, id_

    def likeness(self, words: Iterable[str]) -> dict[int, float]:
        """For each entry, how much of the given words its phrasings contain, from 0 to 1; rare words count more.

        The words must be in the form of `normalise`; endings are ignored. The key is the number of the passage that is
        the entry's name. An entry whose phrasings have none of the words is left out.
        """
        weights = self.weights(words)
        if not weights:
            return {}
        query = "SELECT rowid, bm25(phrasings) FROM phrasings WHERE words MATCH ?"
        rows = self._ask(query, (" OR ".join(map(_quote_phrase, weights)),))
        most = sum(weights.values()) * _MOST_OF_A_WORD
        return {number: -score / most for number, score in rows}

    def weights(self, words: Iterable[str]) -> dict[str, float]:
        """How much each of the normalised words counts in `likeness`: rare ones more; empty if no phrasing has any."""
        (count,) = self._ask("SELECT count(*) FROM phrasings", ())[0]
        weights, is_known = {}, False
        for word in words:
            (holding,) = self._ask("SELECT count(*) FROM phrasings WHERE words MATCH ?", (_quote_phrase(word),))[0]
            rarity = max(log((count - holding + 0.5) / (holding + 0.5)), _LEAST_RARITY)
            weights[word] = rarity if holding else _UNKNOWN_WEIGHT * rarity
            is_known = is_known or holding > 0
        return weights if is_known else {}

    def find_phrased(self, word: str) -> list[int]:
        """The entries whose phrasings have a word, as the numbers of the passages that are their names.

        The word is in the form of `normalise`; endings are ignored.
        """
        rows = self._ask("SELECT rowid FROM phrasings WHERE words MATCH ?", (_quote_phrase(word),))
        return [number for (number,) in rows]

    def lines(self, number: int) -> list[str]:
        """The names of an entry, then the lines that ask for it, all normalised.

        `number` is the number of the passage that is the entry's own name.
        """
        names = self._ask("SELECT words FROM passages WHERE rowid BETWEEN ? AND ?", (number, number | _LAST))
        query = "SELECT body FROM entries WHERE section = 'phrasings' AND id = (SELECT id FROM entries WHERE place = ?)"
        bodies = self._ask(query, (place_of(number),))
        return [*(name for (name,) in names), *(normalise(line) for (body,) in bodies for line in _lines_of(body))]

    def gaps(self, words: Iterable[str]) -> list[str]:
        """Of the lines that no entry answers, those with any of the given words, the best match first.

        There are at most `_MOST_GAPS`. `words` must be normalised, as the lines are; endings are ignored.
        """
        phrases = " OR ".join(map(_quote_phrase, words))
        query = "SELECT rowid FROM gaps WHERE words MATCH ? ORDER BY bm25(gaps) LIMIT ?"
        found = [number for (number,) in self._ask(query, (phrases, _MOST_GAPS))] if phrases else []
        bodies = self._ask(
            "SELECT place, body FROM entries WHERE place IN (SELECT value FROM json_each(?))",
            (str(sorted({place_of(number) for number in found})),),
        )
        lines = {place: _lines_of(body) for place, body in bodies}
        return [normalise(lines[place_of(number)][at_of(number)]) for number in found]

    def vocabulary(self) -> dict[str, bool]:
        """Every word of the passages, folded: True if it is in a name or a term, False if only in texts or titles.

        The id of a record without passages, such as a synonym, is also a word, with True, if it has no hyphen.
        """
        if not self._words:
            rows = self._ask("SELECT word, is_name FROM vocabulary", ())
            self._words.update((word, bool(is_name)) for word, is_name in rows)
        return self._words


class JoinedIndex:
    """Two indexes read as one `Index`: that of the stored entries, and that of the entries that user files add or note.

    The second one also has the stored entries with notes (at the places `noted`), as they are with these; what the
    first one has of their texts does not count. `last` is the place of the last stored entry.
    """

    def __init__(self, stored: Index, own: Index, noted: Collection[int], last: int) -> None:
        self._stored = stored
        self._own = own
        self._noted = noted
        self._last = last

    def find_phrase(self, phrase: str) -> list[int]:
        """As `Index.find_phrase`."""
        found = self._stored.find_phrase(phrase)
        return [number for number in found if place_of(number) not in self._noted] + self._own.find_phrase(phrase)

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """As `Index.texts`."""
        return self._stored.texts(numbers) | self._own.texts(numbers)

    def owner(self, place: int) -> Owner:
        """As `Index.owner`."""
        return (self._own if place > self._last else self._stored).owner(place)

    def likeness(self, words: Iterable[str]) -> dict[int, float]:
        """As `Index.likeness`, where the phrasings of user files are not counted to tell how rare a word is."""
        asked = list(words)
        weights = self._stored.weights(asked) or dict.fromkeys(asked, 1.0)
        whole = sum(weights.values())
        own: dict[int, float] = defaultdict(float)
        for word, weight in weights.items():
            for number in self._own.find_phrased(word):
                own[number] += weight / whole
        return self._stored.likeness(asked) | own

    def lines(self, number: int) -> list[str]:
        """As `Index.lines`; the names of an entry with notes are there twice."""
        return self._stored.lines(number) + self._own.lines(number)

    def gaps(self, words: Iterable[str]) -> list[str]:
        """As `Index.gaps`: at most `_MOST_GAPS` of the stored catalogue, then at most as many of user files."""
        asked = list(words)
        return self._stored.gaps(asked) + self._own.gaps(asked)

    def vocabulary(self) -> dict[str, bool]:
        """As `Index.vocabulary`."""
        stored = self._stored.vocabulary()
        return stored | {word: is_name or stored.get(word, False) for word, is_name in self._own.vocabulary().items()}


class PlainIndex:
    """An index like `Index`, made in memory for use without FTS5; it compares whole words, endings included."""

    def __init__(self, catalogue: Catalogue) -> None:
        found = [(section, entry) for section in SECTIONS for entry in getattr(catalogue, section).values()]
        self._owners = [(section, entry.id) for section, entry in found]
        self._entries = [entry for _, entry in found]
        placed = [(place, *pair) for place, pair in enumerate(found, 1)]
        places = {entry.id: (place, section) for place, section, entry in placed if section not in NOT_SEARCHED}
        self._texts = dict(_number_passages(placed))
        self._lines = dict(_number_phrasings(placed, places))
        self._gaps = [line for _, line in _number_gaps(placed)]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, text in self._texts.items():
            for word in dict.fromkeys(text.split()):
                self._holding[word].append(number)

    def find_phrase(self, phrase: str) -> list[int]:
        """The numbers of the passages that hold the words of a phrase one after the other.

        The phrase must be in the form of `normalise`.
        """
        first, *rest = phrase.split() or [""]
        found = self._holding.get(first, [])
        return [number for number in found if f" {phrase} " in f" {self._texts[number]} "] if rest else list(found)

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """The normalised texts of some passages, by the number of the passage; KeyError for an unknown number."""
        return {number: self._texts[number] for number in numbers}

    def owner(self, place: int) -> Owner:
        """The section and id of the entry at a place of the catalogue, counted from 1."""
        return self._owners[place - 1]

    def likeness(self, words: Iterable[str]) -> dict[int, float]:
        """For each entry, the share of the given words that its phrasings contain, from 0 to 1; left out if it is 0.

        The words must be in the form of `normalise`. The key is the number of the passage that is the entry's name.
        """
        asked = set(words)
        shares = {
            number: len(asked.intersection(lines.split())) / (len(asked) or 1) for number, lines in self._lines.items()
        }
        return {number: share for number, share in shares.items() if share}

    def lines(self, number: int) -> list[str]:
        """The names of an entry, then the lines that ask for it, all normalised.

        `number` is the number of the passage that is the entry's own name.
        """
        names = [text for at, text in self._texts.items() if number <= at <= number | _LAST]
        return [*names, *self._lines.get(number, "").splitlines()]

    def gaps(self, words: Iterable[str]) -> list[str]:
        """Of the lines that no entry answers, those with any of the given words, in the order of the catalogue.

        `words` must be normalised, as the lines are.
        """
        asked = set(words)
        return [line for line in self._gaps if not asked.isdisjoint(line.split())]

    def vocabulary(self) -> dict[str, bool]:
        """Every word of the passages, folded: True if it is in a name or a term, False if only in texts or titles.

        The id of a record without passages, such as a synonym, is also a word, with True, if it has no hyphen.
        """
        return _vocabulary(self._entries)


AnyIndex = Index | JoinedIndex | PlainIndex


def fill(connection: "sqlite3.Connection", entries: Iterable[tuple[int, str, Entry | Source]]) -> None:
    """Add the passages and words of entries to the tables of a database; each entry comes with its place and section.

    The table `entries` must already hold the entries that phrasings ask for; other phrasings are left out.

    Raises:
        sqlite3.OperationalError: this SQLite has no FTS5.
    """
    entries = list(entries)
    connection.executemany("INSERT INTO passages (rowid, words) VALUES (?, ?)", _number_passages(entries))
    if any(section in ("phrasings", "gaps") for _, section, _ in entries):
        marks = ",".join("?" * len(NOT_SEARCHED))
        query = f"SELECT id, place, section FROM entries WHERE section NOT IN ({marks})"  # noqa: S608 - marks alone
        places = {id_: (place, section) for id_, place, section in connection.execute(query, NOT_SEARCHED)}
        connection.executemany("INSERT INTO phrasings (rowid, words) VALUES (?, ?)", _number_phrasings(entries, places))
        connection.executemany("INSERT INTO gaps (rowid, words) VALUES (?, ?)", _number_gaps(entries))
    words = sorted(_vocabulary(entry for _, _, entry in entries).items())
    connection.executemany(_ADD_WORD, words)


def passages(entry: Entry | Source) -> Iterator[Passage]:
    """The passages of an entry, in this order: its names, its own name first; its terms; its texts.

    Each item of a list is one text. The id is no passage. A document has one passage, its title. A record that is
    neither an `Entry` nor a document has none.
    """
    if isinstance(entry, Source):
        yield Passage("name", entry.title)
    if not isinstance(entry, Entry):
        return
    names = {fold(name): name for name in reversed((entry.name, *names_of(entry))) if name != entry.id}
    yield from (Passage("name", name) for name in reversed(names.values()))
    for field in TERM_FIELDS:
        value = getattr(entry, field, None) or ()
        items = (value,) if isinstance(value, str) else value
        yield from (Passage("term", item, (field, at)) for at, item in enumerate(items))
    for field in _text_fields(type(entry)):
        value = getattr(entry, field)
        items = value if isinstance(value, tuple) else (value,)
        for at, item in enumerate(items):
            text = words_in(item)
            if text:
                yield Passage("text", text, (field, at) if isinstance(value, tuple) else (field,))


def texts(catalogue: Catalogue) -> Iterator[str]:
    """The normalised text of every passage of a catalogue."""
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            yield from (normalise(passage.text) for passage in passages(entry))


def words_in(value: Any) -> str:
    """The texts inside a value, joined in order with spaces; equal texts are in it once.

    Left out are the fields in `_NO_TEXT`, such as names, terms and citations.
    """
    return " ".join(dict.fromkeys(_texts(value)))


def normalise(text: str) -> str:
    """Fold a text and give British and American spellings one form: `oesophageal` becomes `esophageal`."""
    folded = fold(text)
    for british, american in _SPELLINGS:
        folded = folded.replace(british, american)
    return folded


def _number_passages(entries: Iterable[tuple[int, str, Entry | Source]]) -> Iterator[tuple[int, str]]:
    """The number and the normalised text of each passage; each entry comes with its place and section."""
    for place, section, entry in entries:
        counts = dict.fromkeys(PASSAGE_PARTS, 0)
        for passage in passages(entry):
            yield PassageKey(place, section, passage.part, counts[passage.part]).number, normalise(passage.text)
            counts[passage.part] += 1


def _number_phrasings(
    entries: Iterable[tuple[int, str, Any]], places: Mapping[str, tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """For each entry with phrasings: the number of the passage that is its name, and its normalised lines as one text.

    Each of `entries` comes with its place and section; those of the section `phrasings` count. `places` has the place
    and section of entries by id; phrasings of other ids are left out. Line breaks separate the lines.
    """
    for _, section, phrasing in entries:
        if section == "phrasings" and phrasing.id in places:
            number = PassageKey(*places[phrasing.id], "name", 0).number
            yield number, "\n".join(map(normalise, phrasing.lines))


def _number_gaps(entries: Iterable[tuple[int, str, Any]]) -> Iterator[tuple[int, str]]:
    """A number and the normalised text of each line that no entry answers; `place_of` and `at_of` read the number.

    Each of `entries` comes with its place and section; those of the section `gaps` count.
    """
    for place, section, gap in entries:
        if section == "gaps":
            for at, line in enumerate(gap.lines):
                yield PassageKey(place, section, "text", at).number, normalise(line)


def _lines_of(body: str) -> list[str]:
    """The lines of a phrasing or a gap, read from its JSON."""
    lines: list[str] = msgspec.json.decode(body)["lines"]
    return lines


def _vocabulary(entries: Iterable[Record]) -> dict[str, bool]:
    """Every word of some entries: True if it is in a name or a term; False if only in texts or titles of documents.

    Of a record that is neither an `Entry` nor a document, such as a synonym, only the id counts. It is True, and it is
    left out if it has a hyphen.
    """
    known: dict[str, bool] = {}
    for entry in entries:
        if not isinstance(entry, Entry | Source):
            word = entry.id  # one of the lexicon
            known |= {word: True} if "-" not in word else {}
            continue
        for passage in passages(entry):
            is_name = passage.part != "text" and isinstance(entry, Entry)
            for word in fold(passage.text).split():
                known[word] = is_name or known.get(word, False)
    return known


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
    """The fields of a type whose words are indexed as text: all but those in `_NO_TEXT`, such as names and terms."""
    return tuple(name for name in type_.__struct_fields__ if name not in _NO_TEXT)


def _quote_phrase(phrase: str) -> str:
    """A phrase in quotes for FTS5, so that no character in it has a special meaning."""
    return '"' + make_encodable(phrase).replace('"', '""') + '"'
