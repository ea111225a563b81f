"""The screen of a search: signs of danger, or the entry that answers with the sections asked for; then a few others."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from botox_cli.catalogue.model.background import Claim, Faq
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.safety import Aftercare, RedFlag, Risk
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Citation, Fact, Range
from botox_cli.presentation.figures import best_level, level_mark
from botox_cli.presentation.screens.claims import VERDICT_MARKS
from botox_cli.presentation.screens.entries import BASIS_WORDS
from botox_cli.presentation.screens.entry import entry_screen
from botox_cli.presentation.screens.risk import URGENCIES
from botox_cli.presentation.screens.urgent import CALL_NOW, GET_HELP, SAY, told_signs
from botox_cli.presentation.screens.use import FINDING_WORDS
from botox_cli.presentation.toxins import toxin_name
from botox_cli.queries.lookup import Found
from botox_cli.queries.search import Answer, Hit
from botox_cli.queries.search.answers import answer_text, leading_sentences
from botox_cli.queries.search.intents import Intent
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Alarm, Durations, EntryRow, Head, Labels, MarkedItem, ScreenBlock, Section
from botox_cli.render.view import Line, mark_local
from botox_cli.text import list_some, make_printable, shorten, spell_out

MOST_OTHERS = 4
"""How many other entries are listed at most below the entry that answers."""

MOST_LENGTHS = 7
"""For how many uses at most a bar shows how long the effect lasts."""

MOST_ROWS = 3
"""How many facts and prices of the entry that answers are shown at most."""

MOST_WORDS = 8
"""How many unknown words of the question are named at most, and how many corrected words."""

GIST_LETTERS = 150
"""How many letters of the text of each other entry are shown: about two rows; more only if one sentence is longer."""

ASKED_PARTS: dict[Intent, str] = {
    "units": "Label dose",
    "lasts": "How long?",
    "onset": "How long?",
    "safe": "What can go wrong?",
    "harm": "What can go wrong?",
    "where": "Approved",
    "works": "Does it work?",
}
"""The section of a use that answers each kind of question; of a question of several kinds, the first two here count."""

FIELD_PARTS = {
    "treatments": "Approved",
    "timing": "How long?",
    "evidence": "Does it work?",
    "risks": "What can go wrong?",
    "licences": "Licensed",
    "composition": "In the vial",
    "storage": "In the vial",
    "vials": "In the vial",
    "contraindications": "Who must not have it",
    "rates": "What can go wrong?",
}
"""By field of an entry: the title of the section that shows what the field holds."""


KEPT_LABELS = frozenset(
    ("Covers", "What to do", "What it is", "Stands on", "Because", "Counts it as", "Said", "Branch", "Surgery?")
)
"""The labels of the rows that a search keeps from the screen of the entry that answers: they add to its text."""


def search_screen(
    catalogue: Catalogue, answer: Answer, asked: str, numbers: ReferenceNumbers
) -> tuple[ScreenBlock, ...]:
    """What to do if the question tells of danger, else the entry that answers or a line that none does; then others.

    `asked` is the question as it was typed.
    """
    return tuple(_blocks(catalogue, answer, asked, numbers))


def _blocks(catalogue: Catalogue, answer: Answer, asked: str, numbers: ReferenceNumbers) -> Iterator[ScreenBlock]:
    if answer.danger:
        yield from _emergency(catalogue, answer, numbers)
    hits = list(answer.hits)
    if answer.danger:
        hits = [hit for hit in hits if hit.entry.id not in answer.danger]
    elif answer.verdict == "none":
        yield _nothing_section(answer, asked)
    if answer.question.corrections:
        read_as = [f"{make_printable(word)} as {meant}" for word, meant in answer.question.corrections.items()]
        told = list_some(read_as, MOST_WORDS)
        yield Section(lines=(Line(text=f"Read {told}. As typed: add --as-typed", role="quiet"),))
    opened = hits[:1] if answer.verdict != "none" and not answer.danger else []
    if opened:
        if answer.verdict == "closest":
            yield Section(lines=(Line(text="No entry answers all of this. The closest:", role="quiet"),))
        yield from _hit_blocks(catalogue, opened[0], answer, numbers)
    others = hits[len(opened) : len(opened) + MOST_OTHERS]
    if others:
        title = (
            "Also about this"
            if opened
            else "What the catalogue says of it"
            if answer.danger
            else "Closest, none of them answers it"
        )
        yield Section(title=title, entries=tuple(_row(hit, numbers) for hit in others))
    if answer.question.unknown and answer.verdict != "none" and not answer.danger:
        yield Labels(
            rows=(("Words in no entry", Line(text=make_printable(list_some(answer.question.unknown, MOST_WORDS)))),)
        )


def _emergency(catalogue: Catalogue, answer: Answer, numbers: ReferenceNumbers) -> Iterator[ScreenBlock]:
    """What to do now; then the signs of danger in the question, and the names of all other bundled emergency signs."""
    signs = [catalogue.red_flags[id_] for id_ in answer.danger if id_ in catalogue.red_flags]
    yield Alarm(label=GET_HELP, lines=(Line(text=f"{CALL_NOW} Say: {SAY}"),))
    yield told_signs(signs, numbers)
    others = [
        flag.name[:1].lower() + flag.name[1:]
        for flag in sorted(catalogue.red_flags.values(), key=lambda flag: flag.order)
        if flag.urgency == "emergency" and flag.id not in answer.danger and not flag.is_local
    ]
    yield Labels(rows=(("Go at once too with", Line(text="; ".join(others))), ("All signs", Line(text="botox urgent"))))


def _nothing_section(answer: Answer, asked: str) -> ScreenBlock:
    """A head that says why nothing answers: not in this catalogue, left out on purpose, or no words to search for."""
    if answer.absences:
        names = "; ".join(one.name[:1].lower() + one.name[1:] for one in answer.absences)
        instead = (Line(text=one.instead) for one in answer.absences if one.instead)
        return Head(
            title=f"Not in this catalogue: {names}", lead=(Line(text="They are left out on purpose."), *instead)
        )
    missing = make_printable(list_some(answer.question.unknown, MOST_WORDS) or shorten(asked.strip()))
    if not missing:
        return Head(title="No words to search for", lead=(Line(text="Ask in your own words, or: botox list"),))
    return Head(
        title=f"Not in this catalogue: {missing}",
        lead=(Line(text="That is neither yes nor no: no entry tells of it. Try fewer or other words, or: botox list"),),
    )


def _hit_blocks(catalogue: Catalogue, hit: Hit, answer: Answer, numbers: ReferenceNumbers) -> Iterator[ScreenBlock]:
    """The entry that answers: its name, what it says, and the sections that hold what was asked for.

    Then come a few of its facts and prices. If asked how long the effect lasts, a `Faq` has the bars of `_lengths`
    instead.
    """
    entry = hit.entry
    head, *parts = entry_screen(catalogue, entry, numbers, region=None, clinical=False)
    if isinstance(entry, Use) and isinstance(head, Head):
        head = replace(head, lead=(Line(text=answer_text(entry)),))
    yield head
    wanted = _parts(hit, answer)
    for part in parts:
        if (isinstance(part, Alarm) and not isinstance(entry, Use)) or (
            isinstance(part, Section) and (part.title in wanted or not part.title)
        ):
            yield part
        elif isinstance(part, Labels):
            kept = tuple(row for row in part.rows if row[0] in KEPT_LABELS or row[0] in wanted)
            yield from [Labels(rows=kept)] if kept else []
    if isinstance(entry, Faq) and "lasts" in answer.question.intents:
        yield _lengths(catalogue, numbers)
        return
    rows = _rows(entry, hit, numbers)
    if rows:
        more = len(entry.facts) + len(getattr(entry, "prices", ())) - len(rows) if isinstance(entry, Faq | Risk) else 0
        yield Section(items=rows, more=f"+ {more} more: botox show {entry.id}" if more else "")


def _lengths(catalogue: Catalogue, numbers: ReferenceNumbers) -> ScreenBlock:
    """How long the effect lasts: a bar for each of at most `MOST_LENGTHS` uses that Botox is approved for.

    They are the first in catalogue order. The bar shows the first timing that was read in the document itself, of any
    toxin; a use without one does not count.
    """
    rows: list[tuple[str, Range, str]] = []
    cites: list[Citation] = []
    for use in catalogue.uses.values():
        timed = [(row, row.lasts) for row in use.timing if row.lasts and row.lasts.days()]
        read = [(row, lasts) for row, lasts in timed if best_level(row.cites) == "primary"]
        if use.approved_in and read and len(rows) < MOST_LENGTHS:
            row, lasts = read[0]
            told = ", ".join(filter(None, (toxin_name(catalogue, row), row.population)))
            rows.append((mark_local(use, use.short or use.name), lasts, told))
            cites += row.cites
    more = "each with its conditions: botox show USE"
    return Section(drawing=Durations(rows=tuple(rows)), refs=numbers.number(cites), more=more)


def _parts(hit: Hit, answer: Answer) -> frozenset[str]:
    """The titles of the sections to show: for a use, by the kinds of question; else by the field that has the words.

    At most two; empty if no section is known.
    """
    asked = [title for intent, title in ASKED_PARTS.items() if intent in answer.question.intents]
    if isinstance(hit.entry, Use) and asked:
        return frozenset(asked[:2])
    return frozenset(filter(None, [FIELD_PARTS.get(str(hit.at[0])) if hit.at else None]))


def _rows(entry: Found, hit: Hit, numbers: ReferenceNumbers) -> tuple[MarkedItem, ...]:
    """At most `MOST_ROWS` prices and facts of the entry, first the one that has the words asked for.

    If none has them: the first ones of a `Faq`, nothing for other entries.
    """
    rows: list[Any] = [*getattr(entry, "prices", ()), *getattr(entry, "facts", ())]
    if hit.at and hit.at[0] in ("facts", "prices"):
        first = getattr(entry, str(hit.at[0]))[hit.at[1]]
        rows = [first, *(row for row in rows if row is not first)]
    elif not isinstance(entry, Faq):
        return ()
    return tuple(
        MarkedItem(text=f"{_row_words(row)}{level_mark(row.cites)}", refs=numbers.number(row.cites))
        for row in rows[:MOST_ROWS]
    )


def _row_words(row: Any) -> str:
    if isinstance(row, Fact):
        return f"{row.about}: {row.text}"
    when = ", ".join(filter(None, (row.region, row.day)))
    return f"{row.what}: {row.amount} ({when})"


def _row(hit: Hit, numbers: ReferenceNumbers) -> EntryRow:
    """A row for an entry that is only listed: its name, its kind, the words of `_marks`, and a short text.

    A use has no text. If the entry was found by another name, that name follows the kind.
    """
    entry = hit.entry
    kind = spell_out(entry.kind)
    text = leading_sentences(answer_text(entry), GIST_LETTERS)
    found_as = "“{}”".format(hit.reason.split('"')[1]) if hit.reason.startswith("alias") else ""
    marks = tuple(_marks(entry))
    says, shortest = (", ".join(filter(None, words)) for words in ((kind, found_as, *marks), (kind, *marks)))
    told = (text, leading_sentences(text, 0)) if text and not isinstance(entry, Use) else ()
    return EntryRow(
        id=entry.id,
        name=mark_local(entry),
        text=f"{says}: {told[0]}" if told else says,
        shorter=tuple(f"{words}: {told[1]}" if told else words for words in (says, shortest)),
        refs=numbers.number(getattr(entry, "cites", ())),
    )


def _marks(entry: Found) -> Iterator[str]:
    """Words that must stand with an entry; a use has three texts: approval, finding, length.

    A claim has its verdict, advice its basis, a sign of danger its urgency; other kinds have nothing. For a use, an
    approval or length that is not recorded is an empty text.
    """
    if isinstance(entry, Use):
        yield f"approved {' '.join(entry.approved_in)}" if entry.approved_in else entry.status or ""
        yield FINDING_WORDS[entry.finding]
        yield next((f"lasts {row.lasts}{level_mark(row.cites)}" for row in entry.timing if row.lasts), "")
    elif isinstance(entry, Claim):
        yield VERDICT_MARKS[entry.verdict].words
    elif isinstance(entry, Aftercare):
        yield BASIS_WORDS[entry.basis]
    elif isinstance(entry, RedFlag):
        yield URGENCIES[entry.urgency]
