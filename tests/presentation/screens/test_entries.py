"""The screens of short entries: the text first, one screen each, nothing cut."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from support import SMALL, Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Entry
from botox_cli.presentation.screens.entries import short_screen
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Head

SHORT = (
    "benefits",
    "procedures",
    "positions",
    "rules",
    "identifiers",
    "words",
    "aftercare",
    "questions",
    "claims",
    "events",
    "statistics",
    "terms",
    "faqs",
)

MOST_ROWS = 42

FOOTER = " Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.\n"

SCREENS = {
    "quick": """\
 Quick                                                                     a benefit that is claimed
 A visit takes longer. ~

 ◆ partly true
 Said     It is done in minutes.
 Sources  1 read where it is reported
""",
    "flap": """\
 Skin flap                                                            a procedure of plastic surgery
 Skin is moved. It heals.
 Done for   burn mark
 Branch     reconstructive; aesthetic too
 Surgery?   an operation
 Family     burns and scars
 Why there  botox classify flap
 Sources    1 read in the document itself
""",
    "the-society": """\
 The society of surgeons                                                   Society, on what Botox is
 It counts it as no surgery.
 Counts it as  no surgery
 That is       not surgical
 Sources       1 read in the document itself, 1 named, not read
""",
    "aesthetic-branch": """\
 Aesthetic branch                                                       a rule of the classification
 It is aesthetic because looks are the aim.
 In short  changes looks
 Puts it   branch: aesthetic
 Sources   1 read in the document itself
""",
    "no-wine": """\
 No wine                                                                            before the visit
 Some say to drink none.
 Stands on  no evidence found
 Because    Nobody has tried it.
 For        Writer's spasm
 Sources    1 read in the document itself
""",
    "your-brow": """\
 How heavy is my brow?                                                              something to ask
 It may drop.
 For  Brow lines
""",
    "first-licence": """\
 First licence                                                                            1989-12-29
 It was licensed.
 Kind     approval
 Product  Toxin One
 Region   US
 Sources  1 read in the document itself
""",
    "toxin": """\
 Toxin                                                                           a word of the field
 A poison that a living thing makes. This one stops nerves.
 Also called  poison
""",
    "what-does-it-cost": """\
 What does it cost?                                                              question and answer
 It depends.
 Prices ────────────────────────────────────────────────────────────────────────────────────────────
 a visit: 400 USD (US, 2023). The mean fee.
 Sources  1 read in the document itself
""",
}
"""Whole screens of entries of nine kinds, at 100 columns and without the footer, by id."""


@pytest.fixture
def drawn(screen: Callable[..., str]) -> Callable[..., str]:
    """Draw the screen of `botox show`: an entry by id or name, the width in columns, more words of the command."""

    def show(name: str, columns: int, *words: str) -> str:
        return screen("show", name, *words, columns=columns)

    return show


@pytest.mark.parametrize(("name", "expected"), SCREENS.items(), ids=SCREENS)
def test_short_entry(drawn: Callable[..., str], name: str, expected: str) -> None:
    assert drawn(name, 100, "--data", SMALL, "--only") == f"{expected}\n{FOOTER}"


class Myth(Entry, frozen=True, kw_only=True):
    """An entry of a kind that nobody has made a screen for."""

    kind: ClassVar[str] = "myth"
    table_words: ClassVar[str] = "What people tell."
    list_words: ClassVar[str] = "what people tell"

    lay: str


def test_an_entry_of_a_kind_without_a_screen_shows_its_name_and_text(catalogue: Catalogue) -> None:
    myth = Myth(id="it-melts", name="It melts", aliases=("melting",), lay="People tell that it melts.")

    head, *rest = short_screen(catalogue, myth, ReferenceNumbers())

    assert isinstance(head, Head)
    assert (head.title, head.aside, head.lead[0].text) == ("It melts", "myth", "People tell that it melts.")
    assert "melting" in str(rest)


def test_each_fact_behind_an_answer_is_seen_to_begin(drawn: Callable[..., str], catalogue: Catalogue) -> None:
    rows = drawn("does-it-hurt", 60).splitlines()
    facts = rows[next(at for at, row in enumerate(rows) if "What stands behind it" in row) + 1 :]

    begun = [row for row in facts[: next(at for at, row in enumerate(facts) if "Sources" in row)] if row[1] != " "]
    assert len(begun) == len(catalogue.faqs["does-it-hurt"].facts)


def _texts(entry: Entry) -> Iterator[str]:
    """The two texts that a screen must show: the name of an entry, then what it says, "" where it has no such text.

    What it says is the first of the fields `lay`, `says` and `because` that has a text.
    """
    yield entry.name
    yield next((text for name in ("lay", "says", "because") if (text := getattr(entry, name, ""))), "")


@pytest.mark.slow
@pytest.mark.parametrize("section", SHORT)
@pytest.mark.parametrize(("columns", "one_of"), [(60, 4), (100, 1)])
def test_short_entry_is_whole_on_one_screen(
    drawn: Callable[..., str], catalogue: Catalogue, section: str, columns: int, one_of: int
) -> None:
    entries = [*getattr(catalogue, section).values()][::one_of]
    screens = {entry.id: drawn(entry.id, columns) for entry in entries}
    words = {id_: " ".join(screen.split()) for id_, screen in screens.items()}

    assert {id_ for id_, screen in screens.items() if columns == 100 and screen.count("\n") > MOST_ROWS} == set()
    assert [
        (entry.id, text) for entry in entries for text in _texts(entry) if " ".join(text.split()) not in words[entry.id]
    ] == []


@pytest.mark.parametrize("section", SHORT)
def test_short_entry_begins_with_its_name(botox: Botox, catalogue: Catalogue, section: str) -> None:
    entry = next(iter(getattr(catalogue, section).values()))

    assert botox("show", entry.id)[1].startswith(f"{entry.name}: ")


def test_answer_has_what_was_not_read_last(drawn: Callable[..., str], tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "faqs:\n  zz-faq:\n    name: Why?\n    lay: So.\n    facts:\n"
        "      - {about: one, text: First., cites: [{source: asps-scope, checked: unverified}]}\n"
        "      - {about: two, text: Second., cites: [{source: asps-scope, checked: primary}]}\n",
        encoding="utf-8",
    )

    rows = drawn("zz-faq", 100, "--data", str(own)).splitlines()

    assert rows[3:5] == [" two: Second.", " one: First. ?"]


def test_answer_tells_how_many_facts_are_left_out(drawn: Callable[..., str]) -> None:
    assert " + 4 more facts: --full\n" in drawn("how-long-does-it-last", 100)


def test_statistic_is_drawn_with_those_of_its_series_alone(drawn: Callable[..., str], catalogue: Catalogue) -> None:
    series = [one for one in catalogue.statistics.values() if one.series == "asps-2000-2018"]
    section = drawn(series[0].id, 100).partition(" Counted on one basis ")[2]

    assert len(re.findall(r"█ [\d,]+", section.replace("▏", "█"))) <= len(series)
    assert [one.name for one in series if one.name not in section] == []


@pytest.mark.parametrize("columns", [100, 160])
def test_a_range_among_others_stays_a_range(drawn: Callable[..., str], catalogue: Catalogue, columns: int) -> None:
    ranges = [one for one in catalogue.statistics.values() if one.amount.low != one.amount.high]
    missing = [
        (one.id, other.id)
        for one in ranges
        for other in catalogue.statistics.values()
        if other.series == one.series and other.amount.unit == one.amount.unit and other is not one
        if one.amount.numbers().replace("up to ", "≤ ").replace("at least ", "") not in drawn(other.id, columns)
    ]

    assert ranges
    assert missing == []


def test_note_of_ones_own_is_on_the_screen(drawn: Callable[..., str], tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("terms:\n  acetylcholine: {notes: [Ours to know.]}\n", encoding="utf-8")

    out = drawn("acetylcholine", 100, "--data", str(own))

    assert out.partition(" Notes (local) ")[2].splitlines()[1] == " Ours to know."


def test_identifier_leads_with_its_code(drawn: Callable[..., str]) -> None:
    assert drawn("atc-code", 100).splitlines()[1] == " M03AX01 ~"
