"""Which entries answer a question best: how much of what was asked their names, terms, texts and rows hold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, reduce
from math import log
from operator import or_
from typing import NamedTuple

from botox_cli.catalogue.fts import Index, PlainIndex, normalise, part_of, place_of, section_of
from botox_cli.queries.search.intents import Intent
from botox_cli.queries.search.question import LIGHT, ParsedQuestion, SearchTerm
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
    "with": {"risks": 1.3, "questions": 1.1, "terms": 0.8},
    "who": {"faqs": 1.15},
    "true": {"claims": 1.25},
    "tell": {"questions": 1.15},
    "safe": {"risks": 1.15},
    "harm": {"risks": 1.3, "faqs": 1.1},
    "history": {"events": 1.7},
    "number": {"statistics": 1.8},
    "means": {"terms": 1.5},
    "complaint": {"risks": 1.3, "faqs": 1.1, "aftercare": 1.15, "uses": 0.85, "red_flags": 1.2},
}
"""How much more a kind counts for those who ask so."""

BEST_NAME, ALL_NAMES, TERMS, BEST_TEXT, ALL_TEXTS = 2.4, 0.6, 0.7, 1.0, 0.5
"""How much it counts that the words stand in one name, in all names together, in terms, in one text, in all texts."""

TERM_AS_NAME = 0.6
"""How much a term counts that was asked for whole, against a name."""

LEAST_FIT, FULL_FIT = 0.3, 1.0
"""How much a name counts that has many words beside those that were asked for, and one that has no other."""

UNKNOWN_WEIGHT = 0.5
"""How much a word that no entry holds counts against the rarest that one does: it may be a word around the others."""

LEAST_SHARE, ENOUGH_SHARE = 0.45, 0.6
"""How good an entry must be against the best one to be told: one that holds less than half of what the best holds, the
better otherwise."""

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
    """Which terms an entry holds: by the number of each passage that holds any, the terms as bits of a number."""

    section: str
    names: dict[int, int]
    terms: dict[int, int]
    texts: dict[int, int]


def rank(index: Index | PlainIndex, question: ParsedQuestion, size: int) -> list[Ranked]:
    """The entries that hold words of the question, near enough to the best one to be told, the best first.

    `size` is the number of entries.
    """
    rarity = [_rarity(term, size) for term in question.terms]
    content = [at for at, term in enumerate(question.terms) if term.weight > LIGHT]
    asked = sum(rarity[at] for at in content) + len(question.unknown) * UNKNOWN_WEIGHT * _rarest(size)
    share = _shares(dict(enumerate(rarity)), sum(rarity))
    share_asked = _shares({at: rarity[at] for at in content}, asked)
    found = _collect(question.terms, content)
    rough = _rough_scores(found, share)
    places = sorted(found, key=lambda place: (-rough[place], place))
    fits = _fits(index, question, [found[place] for place in places[:COMPARED]])
    weights = _weights(question)
    heaviest = max(weights.values())
    scores: dict[int, float] = {}
    best_score = 0.0
    for place in places:
        if rough[place] * heaviest < LEAST_SHARE * best_score:
            break  # fits only take away: none of those that follow is near
        held = found[place]
        fitting = _score(held, share, fits) if held.names else rough[place]
        scores[place] = fitting * weights.get(held.section, 1.0)
        best_score = max(best_score, scores[place])
    near = [place for place, score in scores.items() if score >= LEAST_SHARE * best_score]
    near.sort(key=lambda place: (-scores[place], place))
    ranked = [_ranked(place, found[place], scores[place], share_asked) for place in near]
    return [one for one in ranked if _is_near(one, ranked[0])]


def _ranked(place: int, held: _Held, score: float, share: Callable[[int], float]) -> Ranked:
    """An entry with what its passages hold of the words that say something."""
    passages = {**held.names, **held.terms, **held.texts}
    best = max(passages, key=lambda number: (share(passages[number]), -number))
    return Ranked(
        place=place,
        section=held.section,
        score=score,
        coverage=share(_unite(passages.values())),
        held_together=share(passages[best]),
        named=max(map(share, (*held.names.values(), *held.terms.values())), default=0.0),
        best=best,
    )


def _is_near(one: Ranked, best: Ranked) -> bool:
    """Whether an entry is near enough to the best one to be told."""
    is_held = one.coverage >= best.coverage / 2
    return one.score >= (LEAST_SHARE if is_held else ENOUGH_SHARE) * best.score


def _shares(rarity: Mapping[int, float], whole: float) -> Callable[[int], float]:
    """How much of a whole some terms are, by how rare they are; the terms as bits of a number."""

    @cache
    def share(terms: int) -> float:
        return sum(weight for at, weight in rarity.items() if terms >> at & 1) / whole if whole else 0.0

    return share


def _unite(terms: Iterable[int]) -> int:
    """All terms that any of some numbers has."""
    return reduce(or_, terms, 0)


def _collect(terms: Sequence[SearchTerm], content: Sequence[int]) -> dict[int, _Held]:
    """The entries that hold a term of the content, each with all that its passages hold."""
    found: dict[int, _Held] = {}
    for at in content:
        for number in terms[at].passages:
            place = place_of(number)
            if place not in found:
                found[place] = _Held(section_of(number), {}, {}, {})
    for at, term in enumerate(terms):
        for number in term.passages:
            held = found.get(place_of(number))
            if held is not None:
                passages = (held.names, held.terms, held.texts)[part_of(number)]
                passages[number] = passages.get(number, 0) | 1 << at
    return found


def _rough_scores(found: Mapping[int, _Held], share: Callable[[int], float]) -> dict[int, float]:
    """How well entries hold what was asked for, if all names fit whole; those that hold alike are counted once."""
    known: dict[tuple[frozenset[int], ...], float] = {}
    scores = {}
    for place, held in found.items():
        alike = tuple(frozenset(passages.values()) for passages in (held.names, held.terms, held.texts))
        if alike not in known:
            known[alike] = _score(held, share, None)
        scores[place] = known[alike]
    return scores


def _score(held: _Held, share: Callable[[int], float], fits: Mapping[int, float] | None) -> float:
    """How well one entry holds what was asked for; `fits` says how well the names do that were compared."""
    names, terms, texts = (_unite(passages.values()) for passages in (held.names, held.terms, held.texts))
    if fits is None:
        best_name = max(map(share, held.names.values()), default=0.0)
    else:
        fitting = (share(ats) * fits.get(number, LEAST_FIT) for number, ats in held.names.items())
        best_name = max(fitting, default=0.0)
    best_term = LEAST_FIT * TERM_AS_NAME * max(map(share, held.terms.values()), default=0.0)
    best_text = max(map(share, held.texts.values()), default=0.0)
    spread = ALL_NAMES * share(names) + TERMS * share(terms) + ALL_TEXTS * share(names | terms | texts)
    return BEST_NAME * max(best_name, best_term) + BEST_TEXT * best_text + spread


def _fits(index: Index | PlainIndex, question: ParsedQuestion, held: Iterable[_Held]) -> dict[int, float]:
    """How well names fit by their length: one of the words asked for alone fits best."""
    numbers = {number: ats for one in held for number, ats in one.names.items()}
    fits = {}
    stop_words = set(map(normalise, STOP_WORDS))
    for number, text in index.texts(list(numbers)).items() if numbers else ():
        own = [word for word in text.split() if word not in stop_words]
        starts = {
            _start(word)
            for at, term in enumerate(question.terms)
            if numbers[number] >> at & 1
            for phrase in term.phrases
            for word in phrase.split()
        }
        share = sum(_start(word) in starts for word in own) / len(own) if own else 1.0
        fits[number] = LEAST_FIT + (FULL_FIT - LEAST_FIT) * share
    return fits


def _start(word: str) -> str:
    """About the stem of a word: `wrinkles` and `wrinkle` begin alike."""
    return word[: max(len(word) - 2, 4)]


def _weights(question: ParsedQuestion) -> dict[str, float]:
    """How much a hit counts by its section, for this question."""
    weights = dict(SECTION_WEIGHTS)
    for intent in question.intents:
        for section, factor in INTENT_WEIGHTS.get(intent, {}).items():
            weights[section] = weights.get(section, 1.0) * factor
    return weights


def _rarity(term: SearchTerm, size: int) -> float:
    """How much a term tells: one that few entries hold tells much."""
    count = len(term.entries)
    return term.weight * (log((size + 1) / (count + 0.5)) if count else _rarest(size))


def _rarest(size: int) -> float:
    return log((size + 1) / 0.5)
