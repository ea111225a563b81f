"""Which entries answer a question best: by the words that they share, and by how like it their phrasings are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, reduce
from math import log
from operator import or_
from typing import NamedTuple

from botox_cli.catalogue.fts import AnyIndex, PassageKey, at_of, normalise, part_of, place_of, section_of
from botox_cli.queries.search.intents import Intent
from botox_cli.queries.search.likeness import nearest, stem
from botox_cli.queries.search.question import LIGHT, ParsedQuestion, SearchTerm
from botox_cli.queries.search.stop_words import STOP_WORDS

SECTION_WEIGHTS = {
    "uses": 1.03,
    "faqs": 1.15,
    "products": 1.05,
    "red_flags": 0.9,
    "benefits": 0.9,
    "positions": 0.8,
    "procedures": 0.95,
    "rules": 0.9,
    "identifiers": 0.8,
    "statistics": 0.6,
    "events": 0.8,
    "sources": 0.1,
}
"""By section, a factor on the scores of its entries, 1 where none is given: people look for some kinds more often."""

INTENT_WEIGHTS: dict[Intent, dict[str, float]] = {
    "with": {"risks": 1.3, "questions": 1.1, "terms": 0.8, "uses": 0.85},
    "tell": {"questions": 1.15},
    "history": {"events": 1.8, "uses": 0.8},
    "number": {"statistics": 2.6},
}
"""By wanted kind of answer, further factors on the scores of sections; 1 where none is given."""

BEST_NAME, ALL_NAMES, TERMS, BEST_TEXT, ALL_TEXTS = 2.8, 0.6, 0.7, 1.0, 0.2
"""The weights of the shares of the question in the best name, all names, all terms, the best text, the whole entry."""

LIKENESS = 5.0
"""The weight in a score of how much the entry's phrasings are like the question, which is 0 to 1."""

LIKE_ENOUGH = 0.2
"""An entry without any word of the question is ranked, too, if the likeness of its phrasings is at least this."""

LINE, LINES_READ = 2.0, 5
"""The weight of `Ranked.line`, and for how many of the best entries it is computed."""

TERM_AS_NAME = 0.6
"""The factor on a term (a muscle, a medicine) that stands in for the best name."""

LEAST_FIT, FULL_FIT = 0.3, 1.0
"""The factors on a name or term of which no word was asked for, and on one of which every word was."""

UNKNOWN_WEIGHT = 0.5
"""The weight of a word that no entry has, as a share of the highest rarity: below 1, as the word may not matter."""

LEAST_SHARE, ENOUGH_SHARE = 0.45, 0.6
"""The share of the best score that an entry must have to be shown.

`ENOUGH_SHARE` is for an entry that has less than half as much of the question as the best one, `LEAST_SHARE` for
others.
"""

COMPARED = 80
"""How many of the best entries are compared by how well their names and terms fit; the others get `LEAST_FIT`."""


class Ranked(NamedTuple):
    """An entry that fits a question, and how well; `place` is its position in the catalogue, counted from 1."""

    place: int
    section: str
    score: float
    coverage: float
    """The share of the question that the entry has, 0 to 1; rare words count more."""
    held_together: float
    """The share of the question that the best passage of the entry has alone."""
    named: float
    """The share of the question that the best name or term of the entry has alone."""
    likeness: float
    """How much its phrasings are like the question, about 0 to 1."""
    line: float
    """How much its most similar name or phrasing is like the question, 0 to 1; 0 after the first `LINES_READ`."""
    best: int
    """The number of its best passage; that of its name if no passage has anything of the question."""


class _Held(NamedTuple):
    """The terms of the question that an entry has in its names, terms and texts, by number of passage.

    Bit `n` of the integer stands for term `n` of the question, counted from 0.
    """

    section: str
    names: dict[int, int]
    terms: dict[int, int]
    texts: dict[int, int]


def rank(index: AnyIndex, question: ParsedQuestion, size: int) -> list[Ranked]:
    """The entries that fit the question well enough to be shown, the best first; empty if none fits.

    `size` is the number of entries that can be answers.
    """
    rarity = [_rarity(term, size) for term in question.terms]
    content = [at for at, term in enumerate(question.terms) if term.weight > LIGHT]
    asked = sum(rarity[at] for at in content) + len(question.unknown) * UNKNOWN_WEIGHT * _rarest(size)
    share = _shares(dict(enumerate(rarity)), sum(rarity))
    share_asked = _shares({at: rarity[at] for at in content}, asked)
    found = _collect(question.terms, content)
    phrased = index.likeness(question.words)
    likeness = {place_of(number): like for number, like in phrased.items()}
    for number, like in phrased.items():
        if like >= LIKE_ENOUGH:
            found.setdefault(place_of(number), _Held(section_of(number), {number: 0}, {}, {}))
    rough = {place: score + LIKENESS * likeness.get(place, 0) for place, score in _rough_scores(found, share).items()}
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
        fitting = rough[place]
        if held.names or held.terms:
            fitting = _score(held, share, fits) + LIKENESS * likeness.get(place, 0)
        scores[place] = fitting * weights.get(held.section, 1.0)
        best_score = max(best_score, scores[place])
    near = [place for place, score in scores.items() if score >= LEAST_SHARE * best_score]

    def order(place: int) -> tuple[float, bool, int]:
        return -scores[place], all(map(at_of, found[place].names)), place  # its own name is at 0

    near.sort(key=order)
    lines: dict[int, float] = {}
    for place in near[:LINES_READ]:
        section = found[place].section
        lines[place] = nearest(question.words, index.lines(PassageKey(place, section, "name", 0).number))
        scores[place] += LINE * lines[place] * weights.get(section, 1.0)
    near.sort(key=order)
    ranked = [
        _ranked(place, found[place], share_asked)._replace(
            score=scores[place], likeness=likeness.get(place, 0.0), line=lines.get(place, 0.0)
        )
        for place in near
    ]
    return [one for one in ranked if _is_near(one, ranked[0])]


def _ranked(place: int, held: _Held, share: Callable[[int], float]) -> Ranked:
    """An entry with the shares of the question that its passages have; its score, likeness and line are 0.

    `share` is a function as `_shares` gives it.
    """
    passages = {**held.names, **held.terms, **held.texts}
    best = max(passages, key=lambda number: (share(passages[number]), -number))
    return Ranked(
        place=place,
        section=held.section,
        score=0.0,
        coverage=share(_unite(passages.values())),
        held_together=share(passages[best]),
        named=max(map(share, (*held.names.values(), *held.terms.values())), default=0.0),
        likeness=0.0,
        line=0.0,
        best=best,
    )


def _is_near(one: Ranked, best: Ranked) -> bool:
    """Whether an entry fits well enough, compared with the best one, to be shown."""
    is_held = one.coverage >= best.coverage / 2
    return one.score >= (LEAST_SHARE if is_held else ENOUGH_SHARE) * best.score


def _shares(rarity: Mapping[int, float], whole: float) -> Callable[[int], float]:
    """A function from terms (bits of an integer) to the sum of their rarities, as a share of `whole`.

    `rarity` has them by number of the term; a term without rarity counts 0. The share is 0 if `whole` is 0.
    """

    @cache
    def share(terms: int) -> float:
        return sum(weight for at, weight in rarity.items() if terms >> at & 1) / whole if whole else 0.0

    return share


def _unite(terms: Iterable[int]) -> int:
    """One integer with every bit (term) that any of the integers has; 0 if there are none."""
    return reduce(or_, terms, 0)


def _collect(terms: Sequence[SearchTerm], content: Sequence[int]) -> dict[int, _Held]:
    """By place, the entries that have a term with an index in `content`.

    Each has all terms of the question that its passages have, also those that are not in `content`.
    """
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
    """By place, the score of each entry as if all its names and terms fitted fully.

    `share` is a function as `_shares` gives it.
    """
    known: dict[tuple[frozenset[int], ...], float] = {}
    scores = {}
    for place, held in found.items():
        alike = tuple(frozenset(passages.values()) for passages in (held.names, held.terms, held.texts))
        if alike not in known:
            known[alike] = _score(held, share, None)
        scores[place] = known[alike]
    return scores


def _score(held: _Held, share: Callable[[int], float], fits: Mapping[int, float] | None) -> float:
    """The score of an entry, before the factor of its section.

    `fits` has a factor by number of name or term, `LEAST_FIT` where it has none; with None all count fully.
    `share` is a function as `_shares` gives it.
    """
    names, terms, texts = (_unite(passages.values()) for passages in (held.names, held.terms, held.texts))

    def best(passages: Mapping[int, int]) -> float:
        fit = (
            share(ats) * (FULL_FIT if fits is None else fits.get(number, LEAST_FIT)) for number, ats in passages.items()
        )
        return max(fit, default=0.0)

    best_name = max(best(held.names), TERM_AS_NAME * best(held.terms))
    best_text = max(map(share, held.texts.values()), default=0.0)
    spread = ALL_NAMES * share(names) + TERMS * share(terms) + ALL_TEXTS * share(names | terms | texts)
    return BEST_NAME * best_name + BEST_TEXT * best_text + spread


def _fits(index: AnyIndex, question: ParsedQuestion, held: Iterable[_Held]) -> dict[int, float]:
    """By number of a name or term, its factor: the more of its words were asked for, the nearer it is to `FULL_FIT`."""
    numbers = {number: ats for one in held for number, ats in (*one.names.items(), *one.terms.items())}
    fits = {}
    stop_words = set(map(normalise, STOP_WORDS))
    for number, text in index.texts(list(numbers)).items() if numbers else ():
        own = [word for word in text.split() if word not in stop_words]
        starts = {
            stem(word)
            for at, term in enumerate(question.terms)
            if numbers[number] >> at & 1
            for phrase in term.phrases
            for word in phrase.split()
        }
        share = sum(stem(word) in starts for word in own) / len(own) if own else 1.0
        fits[number] = LEAST_FIT + (FULL_FIT - LEAST_FIT) * share
    return fits


def _weights(question: ParsedQuestion) -> dict[str, float]:
    """By section, the factor on its scores for this question; a section that is not here has 1."""
    weights = dict(SECTION_WEIGHTS)
    for intent in question.intents:
        for section, factor in INTENT_WEIGHTS.get(intent, {}).items():
            weights[section] = weights.get(section, 1.0) * factor
    return weights


def _rarity(term: SearchTerm, size: int) -> float:
    """The weight of a term, times a factor for how rare it is: the fewer of all `size` entries have it, the higher."""
    count = len(term.entries)
    return term.weight * (log((size + 1) / (count + 0.5)) if count else _rarest(size))


def _rarest(size: int) -> float:
    return log((size + 1) / 0.5)
