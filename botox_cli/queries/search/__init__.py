"""Search: finds the entries that answer a question in people's own words, signs of danger first."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from botox_cli.catalogue import search_index
from botox_cli.catalogue.fts import PassageKey, passages
from botox_cli.catalogue.model.catalogue import NOT_SEARCHED, SECTIONS, Catalogue, Owner, names_of
from botox_cli.catalogue.model.lexicon import Absence
from botox_cli.catalogue.model.safety import RedFlag, Risk
from botox_cli.queries.lookup import Found
from botox_cli.queries.search.danger import signs_of_danger
from botox_cli.queries.search.question import ParsedQuestion, read
from botox_cli.queries.search.ranking import Ranked, rank
from botox_cli.queries.search.verdict import BandName, judge
from botox_cli.text import fold, list_some, make_encodable

MAX_WORDS = 200
"""How many words of a question are read at most, more than people type. Danger is looked for beyond them, too."""

MAX_LETTERS = 5_000
"""How many letters of a question are read at most, however few its words are."""

MOST_MEANINGS = 5
"""How many entries are shown, at most, for the meanings of a word of the lexicon."""

MOST_CORRECTIONS = 5
"""How many corrected words the reason of a hit names at most."""

RISK_COVERED, RISK_NAMED = 0.55, 0.3
"""The least shares of the question that a bundled risk must have to come before local entries.

`RISK_COVERED` is for the whole entry, `RISK_NAMED` for its best name or term. A boxed warning needs neither.
"""

ADVICE = ("aftercare", "questions")
"""The sections whose entries may be for some uses only."""

OF_OTHERS = 0.75
"""The factor on the score of an entry that is about something else than the question names.

That is advice for certain illnesses if the question names none of them (then it is mostly about looks), and a product
if the question names another product.
"""

_Found = tuple[Owner, Ranked | None]
"""The section and id of an entry, and how well it fits, or None instead if its id, name or alias was typed."""


class Hit(NamedTuple):
    """An entry that a search found, and why."""

    entry: Found
    reason: str
    """Why it is a hit: `name`, `id`, `alias "elevens"`, `in agents`, `in its text`, `sign of danger`.

    Two more are `in a local note`, and `people ask for it so` for a line of the phrasings. Corrected words are named
    behind: `in agents, gentamycin read as gentamicin`.
    """
    at: tuple[str | int, ...] = ()
    """The path in the entry of the term or text that has most of the question; empty for a name or a sign of danger."""


class Answer(NamedTuple):
    """The answer of a search: `hits`, best first, a `verdict` on the first hit, and the question as it was read."""

    verdict: BandName
    danger: tuple[str, ...]
    """The ids of the signs of danger that the question tells of; the catalogue may lack them."""
    hits: tuple[Hit, ...]
    total: int
    """How many entries fit well enough to be shown, documents included, also those beyond the limit of `hits`."""
    question: ParsedQuestion
    absences: tuple[Absence, ...]
    """What the question asks for and the catalogue leaves out on purpose."""
    is_cut: bool = False
    """Whether only the beginning of the question was read; danger is looked for in its first 5,000 letters."""


def search(catalogue: Catalogue, text: str, limit: int, *, is_corrected: bool = True) -> Answer:
    """The entries that fit a question best, at most `limit`, and a verdict: answered, only the closest, or none.

    Signs of danger come first, then the entry whose name was typed, then the best. Local entries come after the bundled
    ones of their section. With `is_corrected` false, no word is corrected.
    """
    text = make_encodable(text)
    words = text.split()
    is_cut = len(words) > MAX_WORDS or len(text) > MAX_LETTERS
    asked = " ".join(words[:MAX_WORDS])[:MAX_LETTERS] if is_cut else text
    index = search_index(catalogue)
    question = read(catalogue, index, asked, is_corrected=is_corrected)
    size = sum(len(getattr(catalogue, section)) for section in SECTIONS if section not in NOT_SEARCHED)
    ranked = rank(index, question, size)
    absences = _absences(catalogue, question)
    exact = _find_exact(catalogue, question)
    danger = _danger(catalogue, text, exact)
    found = [(index.owner(one.place), one) for one in (ranked if _has_local(catalogue) else ranked[: limit + 1])]
    found = _put_others_back(catalogue, question, found)
    ordered: list[_Found] = [pair for pair in found if pair[0] != exact]
    if exact is not None:
        ordered.insert(0, (exact, None))
    if _has_local(catalogue):
        ordered = _bundled_first(catalogue, ordered)
    hits = [_hit(catalogue, question, owner, one) for owner, one in ordered[:limit]]
    signs = [Hit(catalogue.red_flags[id_], "sign of danger") for id_ in danger if id_ in catalogue.red_flags]
    hits = [*signs, *(hit for hit in hits if hit.entry not in [sign.entry for sign in signs])][:limit]
    leading = [one for _, one in ordered[:1] if one is not None]
    is_answered = bool(signs) or (exact is not None and not leading)
    verdict: BandName = "answered" if is_answered else judge(index, question, leading, absences)
    return Answer(verdict, danger, tuple(hits), max(len(ranked), len(hits)), question, absences, is_cut)


def order(catalogue: Catalogue, text: str, entries: Sequence[Found]) -> tuple[Found, ...]:
    """Order entries as a search for the text would, best first; all local entries come after all bundled ones.

    Entries that the search does not find come last among the bundled and among the local ones.
    """
    found = search(catalogue, text, sum(len(getattr(catalogue, section)) for section in SECTIONS)).hits
    places = {hit.entry.id: at for at, hit in enumerate(found)}
    return tuple(sorted(entries, key=lambda entry: (entry.is_local, places.get(entry.id, len(places)))))


def best_of(catalogue: Catalogue, text: str) -> tuple[Found, ...]:
    """The entries that best explain a word of the lexicon, best first, at most `MOST_MEANINGS`; no documents."""
    hits = search(catalogue, text, MOST_MEANINGS).hits
    return tuple(hit.entry for hit in hits if hit.entry.kind != "source")


def _put_others_back(
    catalogue: Catalogue, question: ParsedQuestion, found: Sequence[tuple[Owner, Ranked]]
) -> list[tuple[Owner, Ranked]]:
    """Sort the entries by score again, best first.

    `OF_OTHERS` lowers the scores of entries that are about something else than the question names.
    """
    asked = {id_ for (section, id_), one in found if section == "uses" and one.named > 0}
    words = question.text.split()
    owners = catalogue.owners_of([*words, *(f"{one} {other}" for one, other in pairwise(words))]).values()
    products = {owner for owner in owners if owner[0] == "products"}

    def score(pair: tuple[Owner, Ranked]) -> float:
        (section, id_), one = pair
        uses = getattr(catalogue, section)[id_].uses if section in ADVICE else ()
        is_of_others = uses and asked.isdisjoint(uses)
        is_for_illness = is_of_others and all(catalogue.uses[use].purpose == "therapeutic" for use in uses)
        is_other_product = section == "products" and products and (section, id_) not in products
        return one.score * (OF_OTHERS if is_for_illness or is_other_product else 1)

    return sorted(found, key=score, reverse=True)


def _find_exact(catalogue: Catalogue, question: ParsedQuestion) -> Owner | None:
    """The section and id of the entry whose id, name or alias the whole question is; None if there is none.

    If none has the question as it was typed, the corrected question is tried.
    """
    return catalogue.owner_of(question.text) or catalogue.owner_of(question.corrected_text)


def _absences(catalogue: Catalogue, question: ParsedQuestion) -> tuple[Absence, ...]:
    """What the question asks for and the catalogue leaves out on purpose; phrases are compared as whole words.

    Two words side by side that are a name of an entry do not count: in `nose job`, `job` asks for nothing else.
    """
    words = question.text.split()
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    asked = f" {question.text} "
    for name in catalogue.owners_of(pairs):
        asked = asked.replace(f" {name} ", " ")
    return tuple(one for one in catalogue.absences.values() if any(f" {fold(words)} " in asked for words in one.words))


def _danger(catalogue: Catalogue, text: str, exact: Owner | None) -> tuple[str, ...]:
    """The ids of the signs of danger that a text tells of; empty if it tells of none.

    `exact` is the entry whose name was typed: if it is an emergency, its id alone is returned.
    """
    if exact is not None and exact[0] == "red_flags" and catalogue.red_flags[exact[1]].urgency == "emergency":
        return (exact[1],)
    return signs_of_danger(text)


def _has_local(catalogue: Catalogue) -> bool:
    return catalogue.edition.origin == "bundled and local"


def _bundled_first(catalogue: Catalogue, found: Sequence[_Found]) -> list[_Found]:
    """Put the bundled entries of each section before its local ones, and bundled dangers before all local entries.

    Apart from the dangers, each section keeps its places in the order.
    """
    entries = {owner: getattr(catalogue, owner[0])[owner[1]] for owner, _ in found}
    by_kind: dict[str, Iterator[_Found]] = {}
    for section in {owner[0] for owner, _ in found}:
        own = [pair for pair in found if pair[0][0] == section]
        by_kind[section] = iter(sorted(own, key=lambda pair: entries[pair[0]].is_local))
    ordered = [next(by_kind[owner[0]]) for owner, _ in found]
    first = next((at for at, (owner, _) in enumerate(ordered) if entries[owner].is_local), len(ordered))
    behind = ordered[first:]
    dangers = [pair for pair in behind if _is_danger(entries[pair[0]], pair[1])]
    return [*ordered[:first], *dangers, *(pair for pair in behind if pair not in dangers)]


def _is_danger(entry: Found, ranked: Ranked | None) -> bool:
    """Whether a bundled entry is a sign of danger, a boxed warning, or another risk that has enough of the question.

    Enough is `RISK_COVERED` and `RISK_NAMED`, or a name that was typed (`ranked` is None). Local entries never count.
    """
    if entry.is_local:
        return False
    if isinstance(entry, Risk) and entry.category != "boxed-warning":
        return ranked is None or (ranked.coverage >= RISK_COVERED and ranked.named >= RISK_NAMED)
    return isinstance(entry, RedFlag | Risk)


def _hit(catalogue: Catalogue, question: ParsedQuestion, owner: Owner, ranked: Ranked | None) -> Hit:
    section, id_ = owner
    entry: Found = getattr(catalogue, section)[id_]
    if ranked is None:
        return Hit(entry, _name_reason(entry, question.text))
    key = PassageKey.from_number(ranked.best)
    own = [passage for passage in passages(entry) if passage.part == key.part]
    passage = own[min(key.at, len(own) - 1)]
    read_as = [f"{word} read as {meant}" for word, meant in question.corrections.items()]
    note = f", {list_some(read_as, MOST_CORRECTIONS)}" if read_as else ""
    if not ranked.held_together:
        reason = "people ask for it so"
    elif passage.part == "name":
        reason = _name_reason(entry, fold(passage.text))
    elif passage.part == "term":
        reason = f"in {passage.path[0]}"
    else:
        reason = "in a local note" if passage.path[:1] == ("notes",) else "in its text"
    return Hit(entry, reason + note, passage.path)


def _name_reason(entry: Found, folded: str) -> str:
    if fold(entry.name) == folded:
        return "name"
    return next((f'alias "{name}"' for name in names_of(entry) if name != entry.id and fold(name) == folded), "id")
