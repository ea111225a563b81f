"""Which entries answer a question best: how much of what was asked their names, terms, texts and rows hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from botox_cli.catalogue.fts import Index, PassageKey, PlainIndex, normalise
from botox_cli.queries.search.intents import Intent
from botox_cli.queries.search.question import LIGHT, Question, Term
from botox_cli.queries.search.stop_words import STOP_WORDS

SECTION_WEIGHTS = {
    "uses": 1.1,
    "faqs": 1.15,
    "products": 1.05,
    "red_flags": 0.9,
    "benefits": 0.9,
    "positions": 0.8,
    "procedures": 0.95,
    "rules": 0.9,
    "identifiers": 0.8,
    "statistics": 0.6,
    "events": 0.7,
    "sources": 0.1,
}
"""How much rather people look for one kind than for another, where both match alike."""

INTENT_WEIGHTS: dict[Intent, dict[str, float]] = {
    "price": {"faqs": 1.2},
    "units": {"uses": 1.2},
    "with": {"risks": 1.2, "questions": 1.1},
    "who": {"faqs": 1.15},
    "true": {"claims": 1.25},
    "tell": {"questions": 1.15},
    "safe": {"risks": 1.15},
    "harm": {"risks": 1.3, "faqs": 1.1},
    "history": {"events": 1.7},
    "number": {"statistics": 1.8},
    "complaint": {"risks": 1.3, "faqs": 1.1, "aftercare": 1.15, "uses": 0.85, "red_flags": 1.2},
}
"""How much more a kind counts for those who ask so."""

BEST_NAME, ALL_NAMES, TERMS, BEST_TEXT, ALL_TEXTS = 2.4, 0.6, 0.7, 1.0, 0.5
"""How much it counts that the words stand in one name, in all names together, in terms, in one text, in all texts."""

TERM_AS_NAME = 0.6
"""How much a term counts that was asked for whole, against a name."""

LEAST_FIT, FULL_FIT = 0.3, 1.0
"""How much a name counts that has many words beside those that were asked for, and one that has no other."""

UNKNOWN = 0.5
"""How much a word that no entry holds counts against the rarest that one does: it may be a word around the others."""

COMPARED = 80
"""How many entries are compared by how well their names fit; those behind them have no name that does."""


class Ranked(NamedTuple):
    """An entry that holds something of what was asked for."""

    place: int
    section: str
    score: float
    coverage: float
    """How much of what was asked for it holds, by how rare the words are: 0 to 1."""
    held_together: float
    """The same of the one passage that holds most."""
    named: float
    """The same of its best name or term."""
    best: int
    """The number of the passage that holds most."""


class _Held(NamedTuple):
    """Which terms the passages of one entry hold; terms by their place in the question."""

    section: str
    passages: dict[int, set[int]]


def rank(index: Index | PlainIndex, question: Question, size: int) -> list[Ranked]:
    """All entries that hold a word of the question, the best first; `size` is the number of entries."""
    rarity = [_rarity(term, size) for term in question.terms]
    content = [at for at, term in enumerate(question.terms) if term.weight > LIGHT]
    asked = sum(rarity[at] for at in content) + len(question.unknown) * UNKNOWN * _rarest(size)
    found = _held(question.terms, content)
    total = sum(rarity)
    rough = sorted(found, key=lambda place: (-_score(found[place], rarity, total, {}), place))
    fits = _fits(index, question, [found[place] for place in rough[:COMPARED]])
    weights = _weights(question)
    ranked = []
    for place, held in found.items():
        score = _score(held, rarity, total, fits) * weights.get(held.section, 1.0)
        everything = set().union(*held.passages.values())
        coverage = sum(rarity[at] for at in content if at in everything) / asked if asked else 0.0
        shares = {
            number: sum(rarity[at] for at in content if at in ats) / asked if asked else 0.0
            for number, ats in held.passages.items()
        }
        best = max(shares, key=lambda number: (shares[number], -number))
        named = max((share for number, share in shares.items() if PassageKey.of(number).part != "text"), default=0.0)
        ranked.append(Ranked(place, held.section, score, coverage, shares[best], named, best))
    ranked.sort(key=lambda one: (-one.score, one.place))
    return ranked


def _held(terms: Sequence[Term], content: Sequence[int]) -> dict[int, _Held]:
    """The entries that hold a term of the content, each with all that its passages hold."""
    found: dict[int, _Held] = {}
    for at in content:
        for number in terms[at].passages:
            key = PassageKey.of(number)
            held = found.setdefault(key.place, _Held(key.section, defaultdict(set)))
            held.passages[number].add(at)
    for at in set(range(len(terms))) - set(content):
        for number in terms[at].passages:
            key = PassageKey.of(number)
            if key.place in found:
                found[key.place].passages[number].add(at)
    return found


def _score(held: _Held, rarity: Sequence[float], total: float, fits: Mapping[int, float]) -> float:
    """How well one entry holds what was asked for; `fits` says how well the names do that were compared."""
    if not total:
        return 0.0
    best_name = best_text = 0.0
    names: set[int] = set()
    terms: set[int] = set()
    texts: set[int] = set()
    for number, ats in held.passages.items():
        key = PassageKey.of(number)
        share = sum(rarity[at] for at in ats) / total
        if key.part == "name":
            best_name = max(best_name, share * fits.get(number, LEAST_FIT if fits else FULL_FIT))
            names |= ats
        elif key.part == "term":
            best_name = max(best_name, TERM_AS_NAME * share * fits.get(number, LEAST_FIT))
            terms |= ats
        else:
            best_text = max(best_text, share)
            texts |= ats
    parts = ((ALL_NAMES, names), (TERMS, terms), (ALL_TEXTS, names | terms | texts))
    spread = sum(weight * sum(rarity[at] for at in ats) / total for weight, ats in parts)
    return BEST_NAME * best_name + BEST_TEXT * best_text + spread


def _fits(index: Index | PlainIndex, question: Question, held: Iterable[_Held]) -> dict[int, float]:
    """How well names fit by their length: one of the words asked for alone fits best."""
    numbers = {
        number: ats for one in held for number, ats in one.passages.items() if PassageKey.of(number).part == "name"
    }
    fits = {}
    stop_words = set(map(normalise, STOP_WORDS))
    for number, text in index.texts(list(numbers)).items() if numbers else ():
        own = [word for word in text.split() if word not in stop_words]
        starts = {
            _start(word) for at in numbers[number] for phrase in question.terms[at].phrases for word in phrase.split()
        }
        share = sum(_start(word) in starts for word in own) / len(own) if own else 1.0
        fits[number] = LEAST_FIT + (FULL_FIT - LEAST_FIT) * share
    return fits


def _start(word: str) -> str:
    """About the stem of a word: `wrinkles` and `wrinkle` begin alike."""
    return word[: max(len(word) - 2, 4)]


def _weights(question: Question) -> dict[str, float]:
    """How much a hit counts by its section, for this question."""
    weights = dict(SECTION_WEIGHTS)
    for intent in question.intents:
        for section, factor in INTENT_WEIGHTS.get(intent, {}).items():
            weights[section] = weights.get(section, 1.0) * factor
    return weights


def _rarity(term: Term, size: int) -> float:
    """How much a term tells: one that few entries hold tells much."""
    count = len(term.entries)
    return term.weight * (log((size + 1) / (count + 0.5)) if count else _rarest(size))


def _rarest(size: int) -> float:
    return log((size + 1) / 0.5)
