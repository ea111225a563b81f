"""Search over everything: ranked by the full-text index, forgiving of typos, spellings and word order."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from botox_cli.catalogue import search_index
from botox_cli.catalogue.fts import TERM_FIELDS, Index, Match, PlainIndex, normalise, words_in
from botox_cli.catalogue.model.catalogue import Catalogue, names_of
from botox_cli.queries.find import Found
from botox_cli.text import encodable, fold

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
        return [self.corrections.get(word) or normalise(word) for word in self.content]

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
    """The entries of a catalogue that match best, best first.

    What was typed by name comes first; but signs of danger whose names hold all words come before a risk or a term.
    """
    text = encodable(text)
    index = search_index(catalogue)
    question = _read(index, text)
    typed = catalogue.names.get(fold(text))
    exact = typed or _nearly(catalogue, text, question)
    found = _ranked(index, question, exact)
    if exact is not None and exact not in found:
        found = [exact, *found]  # a name of signs alone has no words
    hits = []
    for section, id_ in found[:limit]:
        entry = getattr(catalogue, section)[id_]
        is_typed = (section, id_) == typed
        hits.append(Hit(entry, _name_reason(entry, fold(text)) if is_typed else _reason(entry, question)))
    return Hits(tuple(hits), len(found), question.unknown)


def _read(index: Index | PlainIndex, text: str) -> _Question:
    folded = [word for part in text.split() if not _is_contracted(part) for word in fold(part).split()]
    typed = list(dict.fromkeys("not" if word in _NEGATIONS else word for word in folded))
    around = [word for word in typed if word in _AROUND]
    content = [word for word in typed if word not in _AROUND and word not in STOP_WORDS]
    if not content:
        content, around = around or [word for word in typed if word == "botox"] or typed or fold(text).split(), []
    places = {word: index.holds([normalise(word)]) for word in content}
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


def _corrections(index: Index | PlainIndex, places: dict[str, bool | None]) -> dict[str, str]:
    """What the words that are nowhere are read as."""
    unknown = [word for word, place in places.items() if place is None]
    if not unknown:
        return {}
    from botox_cli.queries.spelling import corrected  # only for typos

    known = [word for word in index.vocabulary() if word == "botox" or word not in STOP_WORDS]
    is_named = partial(index.holds, in_names=True)
    others = [normalise(word) for word in places if word not in unknown]
    near = {word: corrected(normalise(word), known, others, is_named) for word in unknown}
    return {word: meant for word, meant in near.items() if meant is not None}


def _nearly(catalogue: Catalogue, text: str, question: _Question) -> _Key | None:
    """What was typed by name but for slips, or a use or product with words around it."""
    meant = " ".join(question.corrections.get(word, word) for word in fold(text).split())
    if question.corrections and meant in catalogue.names:
        return catalogue.names[meant]
    owner = catalogue.names.get(" ".join(question.words))
    return owner if owner is not None and owner[0] in {"uses", "products"} else None


def _ranked(index: Index | PlainIndex, question: _Question, exact: _Key | None) -> list[_Key]:
    """All entries that hold a word, the best first: those that hold all before those that hold one as it was typed."""
    words, weights = question.words, question.weights
    typed = [normalise(word) for word in question.content if word not in question.corrections]
    found = index.matches(words, question.around, typed)
    found.sort(key=lambda match: _place(match, weights, exact, is_one_word=len(words) == 1))
    return [(match.section, match.id) for match in found]


def _place(match: Match, weights: dict[str, float], exact: _Key | None, *, is_one_word: bool) -> tuple[Any, ...]:
    """What matches are ordered by; the least is the best.

    Of several words the score tells best where they count; a word alone counts in a name before it does in a list.
    """
    section, weight = match.section, weights.get(match.section, 1.0)
    is_exact, is_source = (section, match.id) == exact, section == "sources"
    return (
        not (is_exact and section not in {"risks", "terms"}),
        not (match.names_hold_content and section == "red_flags" and weight),
        not is_exact,
        not (match.names_hold_all and not is_source),
        not (match.names_hold_content and is_one_word and not is_source),
        not match.has_content,
        not match.has_typed_word,
        match.score * weight,
    )


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
    yield from ((f"in {name}", words_in(getattr(entry, name, None))) for name in TERM_FIELDS)
    yield "in a local note", words_in(entry.notes)


def _is_in(word: str, text: str) -> bool:
    """Whether a word of the text begins as the searched one does, endings aside."""
    stem = word[: max(len(word) - 2, 4)]
    return any(own.startswith(stem) for own in normalise(text).split())
