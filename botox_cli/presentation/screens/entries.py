"""The screens of kinds whose entries are short, such as terms and events: first the text, then what it rests on."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from botox_cli.catalogue.model.background import Event, Faq, Price, Statistic, Term
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.classification import Identifier, Position, Procedure, Rule, Word
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.safety import Aftercare, Question
from botox_cli.catalogue.model.uses import Benefit
from botox_cli.catalogue.model.values import Citation, Fact
from botox_cli.presentation.figures import best_level, level_mark
from botox_cli.presentation.screens.claims import VERDICT_MARKS
from botox_cli.presentation.screens.classify import CLASS_WORDS
from botox_cli.presentation.screens.lists import series_section
from botox_cli.presentation.screens.timeline import LANES
from botox_cli.queries.citations import citations, shares
from botox_cli.render.drawing.marks import Meaning
from botox_cli.render.references import LEVEL_WORDS, ReferenceNumbers
from botox_cli.render.screen import Head, Labels, MarkedItem, ScreenBlock, Section
from botox_cli.render.view import Line, mark_local
from botox_cli.text import spell_out

MOST_FACTS = 8
"""How many facts one screen shows at most, and how many prices."""

QUESTION_WORDS = {"ask": "something to ask", "tell": "something to tell", "check": "something to check"}

BASIS_WORDS = {
    "label": "rests on a label",
    "trial": "rests on a trial",
    "guideline": "rests on a guideline",
    "expert-habit": "a habit of experts, not evidence",
    "no-evidence-found": "no evidence found",
}

FITS: dict[str, tuple[Meaning, str]] = {
    "yes": ("primary", "fits"),
    "loosely": ("mixed", "fits loosely"),
    "no": ("refused", "does not fit"),
}

LabelledRows = list[tuple[str, str]]


def faq_screen(entry: Faq, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """A frequent question: its answer, then facts and prices; facts and prices that nobody read come last."""
    facts = _sort_rows(entry.facts)
    prices = _sort_rows(entry.prices)
    own = (_row(f"{fact.about}: {fact.text}", fact, numbers) for fact in facts)
    paid = (_row(_price(price), price, numbers) for price in prices)
    sections = (_rows("What stands behind it", tuple(own), "fact"), _rows("Prices", tuple(paid), "price"))
    return (
        _head(entry, "question and answer", entry.lay, numbers),
        *(part for part in sections if part),
        *_labels(entry, ()),
    )


def benefit_screen(entry: Benefit, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """A benefit that is claimed: what is said, the verdict, and what holds."""
    mark, words = VERDICT_MARKS[entry.verdict]
    head = _head(entry, "a benefit that is claimed", entry.lay, numbers, MarkedItem(mark=mark, says=words, text=words))
    return (head, *_labels(entry, [("Said", entry.claimed)]))


def term_screen(entry: Term, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """A term of the field: its meaning and its other names."""
    return (_head(entry, "a word of the field", entry.lay, numbers), *_labels(entry, _alias_rows(entry)))


def position_screen(entry: Position, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """What one organisation or law says about Botox, the class that it puts Botox in, and its region."""
    rows = [("Counts it as", entry.calls_it), ("That is", CLASS_WORDS[entry.class_]), ("Region", entry.region or "")]
    return (_head(entry, f"{entry.short}, on what Botox is", entry.says, numbers), *_labels(entry, rows))


def rule_screen(entry: Rule, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """A rule of the classification: its text, the same in short, and the class that it leads to."""
    rows = [("In short", entry.gist or ""), ("Puts it", f"{entry.axis}: {entry.value}")]
    return (_head(entry, "a rule of the classification", entry.lay, numbers), *_labels(entry, rows))


def event_screen(catalogue: Catalogue, entry: Event, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """An event in the history of the toxin: its day and text, then its kind, product and region."""
    lane = LANES[entry.about]
    rows = [("Kind", lane.word), ("Product", _product(catalogue, entry.product)), ("Region", entry.region or "")]
    return (_head(entry, entry.day, entry.lay, numbers), *_labels(entry, rows))


def procedure_screen(entry: Procedure, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """An operation or treatment of plastic surgery: what it is done for, and its place in the classification."""
    branch = f"{entry.branch}; {entry.also} {entry.when or 'too'}" if entry.also else entry.branch
    technique = "an operation" if entry.technique == "surgical" else "no operation, minimally invasive"
    rows = [
        *_alias_rows(entry),
        ("Done for", ", ".join(entry.conditions)),
        ("Branch", branch),
        ("Surgery?", technique),
        ("Family", spell_out(entry.family)),
        ("Why there", f"botox classify {entry.id}"),
    ]
    return (_head(entry, "a procedure of plastic surgery", entry.lay, numbers), *_labels(entry, rows))


def statistic_screen(catalogue: Catalogue, entry: Statistic, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """A published number; if its series has other numbers in the same unit, all are drawn as bars."""
    where = "the world" if entry.region == "world" else entry.region
    text = f"{entry.amount}{level_mark(entry.cites)}, {where}, {entry.year}"
    head = _head(entry, "a published number", text, numbers)
    same = [
        one
        for one in catalogue.statistics.values()
        if one.series == entry.series and one.amount.unit == entry.amount.unit
    ]
    same.sort(key=lambda one: (one.is_local, one.year))
    series = series_section("Counted on one basis", same, list(map(mark_local, same)), numbers)
    return (head, *_labels(entry, [("Note", entry.note or "")]), *((series,) if len(same) > 1 else ()))


def identifier_screen(catalogue: Catalogue, entry: Identifier, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """A code of the drug in a public scheme, such as ATC, with its meaning, the scheme and the product."""
    rows = [("Scheme", entry.scheme), ("Product", _product(catalogue, entry.product))]
    lead = Line(text=f"{entry.value}{level_mark(entry.cites)}", role="strong")
    head = _head(entry, "a code", entry.lay, numbers)
    return (Head(id=head.id, title=head.title, aside=head.aside, lead=(lead, *head.lead)), *_labels(entry, rows))


def word_screen(entry: Word, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """A word that people use for Botox, whether it fits, why, and its other names."""
    mark, words = FITS[entry.fits]
    item = MarkedItem(mark=mark, says=words, text=words)
    return (_head(entry, "a word for Botox", entry.because, numbers, item), *_labels(entry, _alias_rows(entry)))


def aftercare_screen(catalogue: Catalogue, entry: Aftercare, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """Advice for before or after a visit, what it rests on and why, and the uses that it is for."""
    rows = [("Stands on", BASIS_WORDS[entry.basis]), ("Because", entry.because), ("For", _uses(catalogue, entry.uses))]
    return (_head(entry, f"{entry.phase} the visit", entry.lay, numbers), *_labels(entry, rows))


def question_screen(catalogue: Catalogue, entry: Question, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """Something to ask, tell or check at a consultation, the reason, and the uses that it is for."""
    rows = [("For", _uses(catalogue, entry.uses))]
    return (_head(entry, QUESTION_WORDS[entry.part], entry.because, numbers), *_labels(entry, rows))


SCREENS: dict[type[Entry | Source], Callable[[Any, ReferenceNumbers], tuple[ScreenBlock, ...]]] = {
    Benefit: benefit_screen,
    Faq: faq_screen,
    Position: position_screen,
    Procedure: procedure_screen,
    Rule: rule_screen,
    Term: term_screen,
    Word: word_screen,
}
"""By kind: the function that makes the screen of an entry, for kinds that need nothing but the entry."""

TOGETHER: dict[type[Entry | Source], Callable[[Catalogue, Any, ReferenceNumbers], tuple[ScreenBlock, ...]]] = {
    Aftercare: aftercare_screen,
    Event: event_screen,
    Identifier: identifier_screen,
    Question: question_screen,
    Statistic: statistic_screen,
}
"""By kind: the function that makes the screen of an entry, for kinds that also show other entries of the catalogue."""


def short_screen(catalogue: Catalogue, entry: Entry | Source, numbers: ReferenceNumbers) -> tuple[ScreenBlock, ...]:
    """The screen of an entry by `SCREENS` or `TOGETHER`; name and text for other kinds that have names; else empty."""
    if alone := SCREENS.get(type(entry)):
        return alone(entry, numbers)
    if together := TOGETHER.get(type(entry)):
        return together(catalogue, entry, numbers)
    if isinstance(entry, Entry) and entry.is_named:
        head = _head(entry, entry.kind.replace("_", " "), getattr(entry, "lay", ""), numbers)
        return (head, *_labels(entry, _alias_rows(entry)))
    return ()


def _head(entry: Entry, aside: str, text: str, numbers: ReferenceNumbers, *items: MarkedItem) -> Head:
    """The head of a screen: name, `aside` beside it, and text, with the sign for how far its citations were checked.

    `items` are marks below the text. The text of a statistic has its sign already and gets none.
    """
    cites: tuple[Citation, ...] = getattr(entry, "cites", ())
    level = level_mark(cites) if cites else ""
    has_own_level = isinstance(entry, Statistic)
    line = Line(text=text if has_own_level else f"{text}{level}", refs=numbers.number(cites))
    return Head(id=entry.id, title=mark_local(entry), aside=aside, lead=(line,), items=items)


def _labels(entry: Entry, rows: Iterable[tuple[str, str]]) -> Iterator[Labels]:
    """One block of labelled rows below the text: `rows` (label, text), then how far the citations were checked.

    Rows with an empty text are left out; without any row there is no block.
    """
    told = tuple((label, Line(text=text)) for label, text in (*rows, ("Sources", _sources(entry))) if text)
    if told:
        yield Labels(rows=told)


def _sources(entry: Entry) -> str:
    """The number of citations at each level that has any: `3 read in the document itself`; empty if none is cited."""
    counts = {level: count for level, count in shares(tuple(citations(entry))).items() if count}
    return ", ".join(f"{count} {LEVEL_WORDS[level]}" for level, count in counts.items())


def _alias_rows(entry: Entry) -> LabelledRows:
    return [("Also called", ", ".join(entry.aliases))]


def _product(catalogue: Catalogue, id_: str | None) -> str:
    return mark_local(catalogue.products[id_]) if id_ is not None and id_ in catalogue.products else ""


def _uses(catalogue: Catalogue, ids: Iterable[str]) -> str:
    return ", ".join(mark_local(catalogue.uses[id_]) for id_ in ids if id_ in catalogue.uses)


def _sort_rows(rows: Iterable[Any]) -> list[Any]:
    """Facts or prices in the given order, but those that nobody read last."""
    return sorted(rows, key=lambda row: best_level(row.cites) == "unverified")


def _row(text: str, row: Fact | Price, numbers: ReferenceNumbers) -> MarkedItem:
    return MarkedItem(text=text, level=best_level(row.cites), refs=numbers.number(row.cites))


def _price(price: Price) -> str:
    """A price in words: what is paid for, how much, in which region and when; then its note."""
    told = f"{price.what}: {price.amount} ({', '.join(filter(None, (price.region, price.day)))})"
    return ". ".join(filter(None, (told, price.note)))


def _rows(title: str, items: tuple[MarkedItem, ...], noun: str) -> Section | None:
    """The first `MOST_FACTS` items under a heading, then how many are left out; None if there are no items.

    `noun` names one item.
    """
    if not items:
        return None
    left_out = len(items) - MOST_FACTS
    more = f"+ {left_out} more {noun}{'' if left_out == 1 else 's'}: --full" if left_out > 0 else ""
    return Section(title=title, items=items[:MOST_FACTS], more=more)
