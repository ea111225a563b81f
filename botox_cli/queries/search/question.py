"""Reads a question: the words that matter, what each is looked up as, and which kind of answer is wanted."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from botox_cli.catalogue.fts import AnyIndex, normalise, place_of, section_of
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.queries.search.intents import Intent, intents_of
from botox_cli.queries.search.stop_words import AROUND, NEGATIONS, STOP_WORDS
from botox_cli.text import fold

LIGHT = 0.3
"""The weight of a word that only says when, how much or how, such as one of `AROUND`; a word that matters has 1.

Where no entry has a word that matters, the other words have 1, too.
"""

AGE = 2.0
"""The weight of age in a question that names an age: it asks about the age more than about the use."""

_CONTRACTED = ("'m", "'re", "'ve", "'ll", "'d")  # `I'll`, `we'd`: without the apostrophe another word

_ENDING = re.compile(r"(?<=\w{4})(?:ing|ed|es|s|e|y|ies)$")

_YEARS_OLD = re.compile(r"\b(\d+) ?(?:(?:years?|yrs?|months?) olds?|yo)\b")

LONGEST_PHRASE = 3  # words of a synonym

MAX_CORRECTED = 20  # words that are nowhere: who has more of them makes no slips, and each takes some milliseconds


class SearchTerm(NamedTuple):
    """A word that was asked for, or a phrase of the lexicon."""

    typed: str
    """As it was typed, folded."""
    phrases: tuple[str, ...]
    """The phrases that are looked up, spelled as in the index.

    The first is the typed or corrected one, the others are what the lexicon says that it means.
    """
    passages: frozenset[int]
    """The numbers of the passages that have one of the `phrases`."""
    weight: float = 1.0
    """How much the term counts: 1, `LIGHT` or `AGE`."""

    @property
    def entries(self) -> frozenset[int]:
        """The positions in the catalogue, counted from 1, of the entries that have the term; documents are left out."""
        of_places = {place_of(number): number for number in self.passages}
        return frozenset(place for place, number in of_places.items() if section_of(number) != "sources")


class ParsedQuestion(NamedTuple):
    """A question after reading: its terms and the kinds of answer that it asks for."""

    text: str
    """The question, folded."""
    terms: tuple[SearchTerm, ...]
    """The terms that an entry or a document has: those that matter, those of `AROUND`, then age, if it is asked for."""
    unknown: tuple[str, ...]
    """The words that matter and that no entry has; documents do not count."""
    corrections: Mapping[str, str]
    """By typed word, the word that it is read as; empty if no word is corrected."""
    intents: frozenset[Intent]

    @property
    def corrected_text(self) -> str:
        """The question, folded, with its slips corrected."""
        return " ".join(self.corrections.get(word, word) for word in self.text.split())

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of the question, corrected and spelled as in the index, each once."""
        return tuple(dict.fromkeys(normalise(self.corrected_text).split()))

    @property
    def beginnings(self) -> frozenset[str]:
        """The words that were looked up, without endings such as `-ing`; words that do not matter are left out."""
        words = (word for term in self.terms for phrase in term.phrases for word in phrase.split())
        return frozenset(_ENDING.sub("", word) for word in words if not _is_around(word) and word not in STOP_WORDS)


def read(catalogue: Catalogue, index: AnyIndex, text: str, *, is_corrected: bool = True) -> ParsedQuestion:
    """Read a question; with `is_corrected`, a word that the catalogue does not know is read as a similar one.

    `index` is the full-text index of the catalogue. An empty text gives no terms.
    """
    words = _words(text)
    phrases = list(_phrases(catalogue, words))
    content = [phrase for phrase in phrases if not _is_around(phrase.typed)]
    around = [phrase for phrase in phrases if _is_around(phrase.typed) and phrase.typed not in STOP_WORDS]
    if not content:
        content, around = around or _fallback_phrases(words, text), []
    found = {phrase.typed: _term(index, phrase) for phrase in content}
    corrections = _corrections(index, found.values()) if is_corrected else {}
    for typed, meant in corrections.items():
        found[typed] = _term(index, _Phrase(meant, _means(catalogue, meant)[1:]))._replace(typed=typed)
    # where what is asked about is unknown, what is asked of it still tells something
    weight = LIGHT if any(term.entries for term in found.values()) else 1.0
    terms = [*found.values(), *(_term(index, phrase)._replace(weight=weight) for phrase in around)]
    intents = intents_of(fold(text))
    if "age" in intents:
        terms.append(_term(index, _Phrase("age", ("ages", "age limit", "under 18")))._replace(weight=AGE))
    return ParsedQuestion(
        text=fold(text),
        terms=tuple(term for term in terms if term.passages),
        unknown=tuple(term.typed for term in found.values() if not term.entries),
        corrections=corrections,
        intents=intents,
    )


def _words(text: str) -> list[str]:
    """The words of a text, folded, each once. `can't` and `don't` become `not`; `I'll` and the like are left out.

    Of `16 year old` and `16yo` the number alone is left.
    """
    parts = [part for part in text.replace("&", " and ").split() if not _is_contracted(part)]
    folded = _YEARS_OLD.sub(r"\1", " ".join(map(fold, parts))).split()
    return list(dict.fromkeys("not" if word in NEGATIONS else word for word in folded))


def _fallback_phrases(words: Sequence[str], text: str) -> "list[_Phrase]":
    """What to look up if all words are stop words: `botox` alone if it is in `words`, else each word.

    If `words` is empty, the words of `text` are looked up.
    """
    return [_Phrase("botox")] if "botox" in words else [_Phrase(word) for word in words or fold(text).split()]


def _is_around(word: str) -> bool:
    return word in AROUND or word in STOP_WORDS or word.isdigit() or len(word) == 1


class _Phrase(NamedTuple):
    """Words that were typed together, and what they mean in the lexicon; `means` is empty if they are not in it."""

    typed: str
    means: tuple[str, ...] = ()


def _phrases(catalogue: Catalogue, words: Sequence[str]) -> Iterator[_Phrase]:
    """Divide words into phrases of the lexicon, the longest at each point; any other word is a phrase by itself.

    A phrase has at most `LONGEST_PHRASE` words.
    """
    at = 0
    while at < len(words):
        for count in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            typed = " ".join(words[at : at + count])
            means = _means(catalogue, typed)
            if len(means) > 1 or count == 1:
                yield _Phrase(typed, means[1:])
                at += count
                break


def _means(catalogue: Catalogue, typed: str) -> tuple[str, ...]:
    """A phrase, then what the lexicon says that it means; the phrase alone if the lexicon does not have it."""
    synonym = catalogue.synonyms.get(typed.replace(" ", "-"))
    return (typed, *(synonym.means if synonym else ()))


def _term(index: AnyIndex, phrase: _Phrase) -> SearchTerm:
    phrases = tuple(dict.fromkeys(map(normalise, (phrase.typed, *phrase.means))))
    return SearchTerm(phrase.typed, phrases, frozenset(number for one in phrases for number in index.find_phrase(one)))


def _corrections(index: AnyIndex, terms: Iterable[SearchTerm]) -> dict[str, str]:
    """By word that no passage has, the known word that it is read as; words without a similar known word are left out.

    Only the first `MAX_CORRECTED` unknown words are compared.
    """
    unknown = [term.typed for term in terms if not term.passages]
    if not unknown:
        return {}
    from botox_cli.queries.search.spelling import correct_word  # only for typos

    known = index.vocabulary()
    near = {typed: correct_word(typed, known) for typed in unknown[:MAX_CORRECTED]}
    return {word: meant for word, meant in near.items() if meant is not None}


def _is_contracted(typed: str) -> bool:
    return typed.replace("’", "'").lower().rstrip(".,;:!?)").endswith(_CONTRACTED)
