"""What was asked: the words that matter, what each is looked up as, and what kind of answer is wanted."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from botox_cli.catalogue.fts import Index, PassageKey, PlainIndex, normalise
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.text import fold

Intent = Literal[
    "price",
    "units",
    "lasts",
    "onset",
    "with",
    "who",
    "true",
    "tell",
    "safe",
    "where",
    "works",
    "history",
    "number",
    "complaint",
    "repeat",
]
"""What kind of answer is wanted: an amount of money, a dose, a time ..."""

_AFTER = r"\b(after|since|following)\b"
_UNITS = r"how many units|how much units|\bunits?\b|\bdos(e|es|age|ing)\b|\biu\b"
_INTENTS: dict[Intent, str] = {
    "units": _UNITS,
    "price": r"\bhow much (does|do|is|are|will|should|for|to|would|can)\b|\bhow much$|\b(cost|costs|price|prices|priced|pricing|pay|pays|paid|paying"
    r"|expensive|cheap|cheaper|afford|fee|fees|insurance|insurer|covered|dollars|pounds|euros)\b",
    "lasts": r"\bhow long\b.*\b(last|lasts|lasting|stay|stays|effective|effect|good for|work for|wear|wears|wait between)\b"
    r"|\b(wear|wears|wearing|wore|worn) off\b|\blast(s|ing)? (longer|longest|long)\b|\bhow often\b|\blongest\b"
    r"|\bhow long\b(?!.*\b(before|until|till|take|takes|work|start|kick|after|wait|see|should)\b)",
    "onset": r"\bwhen (do|does|will|would|can|should|did)\b.*\b(work|works|start|starts|kick|see|notice|effect|effects|results?)\b|\bhow (soon|fast|quick|quickly)\b"
    r"|\bhow long\b.*\b(to work|to kick|before it|until|till|take|takes|see|start)\b|\bkick(s|ed|ing)? in\b|\b(take|takes) effect\b",
    "with": r"\b(together|same time|combine|combined|combining|mix|mixing|interact|interacts|while (on|taking)|i take|im on|am on|taking|with my)\b",
    "who": r"\bwho (can|may|is allowed|should|does|do|injects|gives)\b|\bcan (a|an|my) (nurse|dentist|doctor|pharmacist|beautician|midwife|gp|optician)\b"
    r"|\b(licensed|allowed|qualified|legally) to inject\b",
    "true": r"\b(true|myth|myths|really|actually|rumou?r)\b|\bis it (true|a lie)\b",
    "tell": r"\bhow (to|do i|can i|can you|do you|would i) (tell|know|spot|check|recogni[sz]e)\b|\bhow can i be sure\b|\b(fake|counterfeit)\b",
    "safe": r"\b(safe|safely|unsafe|safety|dangerous|danger|risk|risks|risky|side effects?|harm|harmful|toxic|allowed|ok to|okay to)\b"
    r"|\bcan (it|botox|they|this|the toxin)? ?(cause|give|make|damage|harm|affect|kill|hurt)\b|\b(cause|causes|caused|give|gives)\b",
    "where": r"\b(approved|approval|approve|licen[cs]ed|legal|fda|mhra|ema)\b",
    "works": r"\b(help|helps|work|works|treat|treats|cure|cures|fix|fixes|effective|worth it|any good|success rate|do anything)\b",
    "history": r"\b(who (invented|discovered|made|created|found)|invented|discovered|invention|discovery|history|what year|first (used|approved|time)|inventor"
    r"|when (was|did|were))\b",
    "complaint": rf"{_AFTER}.*\b(botox|dysport|xeomin|toxin|injections?|injected|shots?|jabs?|treatment)\b",
    "repeat": r"\b(how often|too often|too soon|again|repeat|repeated|repeating|apart|between (treatments|sessions|injections))\b"
    r"|\bevery (\w+ )?(weeks?|months?|years?)\b|\bhow soon\b.*\b(again|repeat|repeated|another|more|next)\b",
    "number": r"\b(how many (people|women|men|procedures|treatments|injections|times)|percentage|percent|statistics?|most popular|popularity|number of)\b",
}  # fmt: skip

INTENT_PHRASES: dict[Intent, tuple[str, ...]] = {
    "lasts": ("how long", "last", "lasts", "wear off"),
    "onset": ("start", "starts", "kick in"),
    "price": ("cost", "price", "pay"),
    "units": ("units", "dose"),
    "who": ("who may inject", "may inject", "inject", "injects"),
    "repeat": ("how often", "repeat", "repeated", "again", "too often", "sessions"),
    "history": ("invented", "discovered", "approved", "first"),
}
"""What names hold that answer such a question, whatever words it is asked in."""

STOP_WORDS = frozenset((
    "a", "about", "actually", "again", "all", "also", "am", "an", "and", "another", "any", "anyone", "anything", "are", "as", "at",
    "away", "be", "because", "been", "being", "botox", "but", "by", "can", "could", "did", "do", "does", "doing", "done", "else",
    "even", "ever", "every", "everyone", "for", "from", "get", "gets", "getting", "go", "goes", "going", "gone", "got", "had", "has",
    "have", "having", "he", "help", "helps", "her", "here", "hes", "him", "his", "how", "hows", "i", "if", "im", "in", "into", "is", "it",
    "its", "ive", "just", "keep", "keeps", "know", "lets", "like", "lot", "made", "make", "makes", "making", "many", "may", "maybe", "me",
    "might", "mine", "more", "most", "much", "must", "my", "need", "needs", "no", "now", "of", "off", "oh", "ok", "okay", "on", "one",
    "ones", "only", "or", "other", "our", "out", "over", "please", "put", "really", "right", "say", "says", "she", "shes", "should",
    "show", "shows", "so", "some", "someone", "something", "still", "such", "sure", "take", "takes", "taking", "tell", "than", "that",
    "thats", "the", "their", "them", "then", "there", "theres", "these", "they", "theyre", "theyve", "thing", "things", "think", "this",
    "those", "to", "too", "try", "under", "up", "us", "use", "used", "using", "very", "versus", "vs", "want", "was", "way", "we", "well",
    "went", "were", "weve", "what", "whats", "when", "whens", "where", "wheres", "which", "while", "who", "whos", "why", "will",
    "with", "would", "son", "daughter", "mum", "mom", "dad", "mother", "father", "husband", "wife", "partner", "friend", "friends", "yes", "yet", "you", "your", "youre", "yours", "youve",
))  # fmt: skip
"""What people type around the words that matter."""

AROUND = frozenset((
    "after", "ago", "called", "classed", "considered", "count", "counts", "bit", "every", "few", "kind", "left", "little", "meant", "next", "often", "old", "own", "till", "until", "young", "anymore", "bad", "before", "best", "better", "between", "compare", "compared", "comparison", "day", "days",
    "difference", "differences", "different", "differs", "during", "feel", "feeling", "feels", "first", "good", "hour", "hours",
    "injected", "injection", "injections", "jab", "jabs", "last", "lasts", "long", "longer", "longest", "look", "looks", "max", "month", "months", "not",
    "normal", "people", "person", "possible", "shot", "shots", "side", "since", "soon", "start", "starts", "stop", "time", "times",
    "treat", "treated", "treating", "treatment", "treatments", "treats", "unit", "units", "week", "weeks", "work", "works", "working",
    "worse", "worth", "year", "years",
))  # fmt: skip
"""What says when, how much or how: such words rank what others find, and find where they stand alone."""

LIGHT = 0.3
"""How much a word around the others counts, against one that matters; likewise what kind of answer is wanted."""

BEHIND = 0.5
"""How much a word counts that says after which treatment something came, against one that says what came."""

_NEGATIONS = frozenset((
    "aint", "arent", "cannot", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt",
    "mustnt", "neednt", "shouldnt", "wasnt", "werent", "wont", "wouldnt",
))  # fmt: skip

_CONTRACTED = ("'m", "'re", "'ve", "'ll", "'d")  # `I'll`, `we'd`: without the apostrophe another word

LONGEST_PHRASE = 3  # words of a synonym


class Term(NamedTuple):
    """A word that was asked for, or a phrase of the lexicon."""

    typed: str
    """As it was typed, folded."""
    phrases: tuple[str, ...]
    """What it is looked up as, in the spelling of the index, what was typed first."""
    passages: frozenset[int]
    """The numbers of the passages that hold one of them."""
    weight: float = 1.0
    """How much it counts for its own sake: a word around the others counts little."""

    @property
    def entries(self) -> frozenset[int]:
        """The places of the entries that hold it, documents aside."""
        keys = map(PassageKey.of, self.passages)
        return frozenset(key.place for key in keys if key.section != "sources")


class Question(NamedTuple):
    """What was typed, read."""

    text: str
    """Folded."""
    terms: tuple[Term, ...]
    """The words that something holds, documents included, in the order that they were typed in."""
    unknown: tuple[str, ...]
    """The words that matter and that no entry holds, documents aside."""
    corrections: Mapping[str, str]
    """Which words are read as others."""
    intents: frozenset[Intent]


def read(catalogue: Catalogue, index: Index | PlainIndex, text: str, *, is_corrected: bool = True) -> Question:
    """What a person asks for in some words; words that are nowhere are read as others only if `is_corrected`."""
    folded = [
        word for part in text.replace("&", " and ").split() if not _is_contracted(part) for word in fold(part).split()
    ]
    words = list(dict.fromkeys("not" if word in _NEGATIONS else word for word in folded))
    phrases = list(_phrases(catalogue, words))
    content = [phrase for phrase in phrases if phrase.typed not in STOP_WORDS and not _is_around(phrase.typed)]
    around = [phrase for phrase in phrases if _is_around(phrase.typed)]
    intents = frozenset(intent for intent, pattern in _INTENTS.items() if re.search(pattern, fold(text)))
    if not content:
        alone = [_Phrase(word) for word in words if word == "botox"] or [
            _Phrase(word) for word in words or fold(text).split()
        ]
        content, around = around or alone, []
    found = {phrase.typed: _term(index, phrase, 1.0) for phrase in content}
    unknown = [term for term in found.values() if not term.passages] if is_corrected else []
    corrections = _corrections(index, unknown)
    for typed, meant in corrections.items():
        found[typed] = _term(index, _Phrase(typed, _means(catalogue, meant)), 1.0, without_typed=True)._replace(
            typed=typed
        )
    wanted = [_Phrase(phrases[0], phrases[1:]) for intent, phrases in INTENT_PHRASES.items() if intent in intents]
    if "complaint" in intents:
        found = _with_complaint_first(found, words)
    terms = [*found.values(), *(_term(index, phrase, LIGHT) for phrase in (*around, *wanted))]
    if not any(term.entries for term in found.values()):  # what is asked about is unknown, not what is asked
        terms = [term._replace(weight=1.0) for term in terms]
    return Question(
        text=fold(text),
        terms=tuple(term for term in terms if term.passages),
        unknown=tuple(term.typed for term in found.values() if not term.entries),
        corrections=corrections,
        intents=intents,
    )


def _is_around(word: str) -> bool:
    return word in AROUND or word.isdigit()


def _with_complaint_first(found: Mapping[str, Term], words: Sequence[str]) -> dict[str, Term]:
    """The terms, those behind `after` with less weight; all as they are where nothing stands before it."""
    at = next(at for at, word in enumerate(words) if re.fullmatch(_AFTER, word))
    behind = {word for typed in found for word in typed.split() if word in words[at:]}
    first = [typed for typed, term in found.items() if term.entries and behind.isdisjoint(typed.split())]
    if not first:
        return dict(found)
    return {
        typed: term if behind.isdisjoint(typed.split()) else term._replace(weight=BEHIND)
        for typed, term in found.items()
    }


class _Phrase(NamedTuple):
    """Words that were typed together, and what the lexicon says that they mean."""

    typed: str
    means: tuple[str, ...] = ()


def _phrases(catalogue: Catalogue, words: Sequence[str]) -> Iterator[_Phrase]:
    """The words, those that the lexicon has as one phrase together, the longest first."""
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
    """A phrase, and what the lexicon says that it means."""
    synonym = catalogue.synonyms.get(typed.replace(" ", "-"))
    return (typed, *(synonym.means if synonym else ()))


def _term(index: Index | PlainIndex, phrase: _Phrase, weight: float, *, without_typed: bool = False) -> Term:
    phrases = tuple(dict.fromkeys(map(normalise, phrase.means if without_typed else (phrase.typed, *phrase.means))))
    held = frozenset(number for one in phrases for number in index.holding(one))
    return Term(phrase.typed, phrases, held, weight)


def _corrections(index: Index | PlainIndex, unknown: Sequence[Term]) -> dict[str, str]:
    """What the words that are nowhere are read as."""
    if not unknown:
        return {}
    from botox_cli.queries.search.spelling import corrected  # only for typos

    known = index.vocabulary()
    near = {term.typed: corrected(normalise(term.typed), known) for term in unknown}
    return {word: meant for word, meant in near.items() if meant is not None}


def _is_contracted(typed: str) -> bool:
    return typed.replace("’", "'").lower().rstrip(".,;:!?)").endswith(_CONTRACTED)
