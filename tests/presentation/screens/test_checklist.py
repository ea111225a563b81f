"""The sheet for a consultation: at most two printed pages, with the same parts for every use."""

import pytest
from support import FOR_PEOPLE, SMALL, Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.screens.checklist import (
    FIELDS,
    LEADING_QUESTIONS,
    MOST_QUESTIONS,
    MOST_RULES,
    checklist_screen,
)
from botox_cli.queries.checklist import sheet
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Alarm, ScreenBlock, Section, Ticks

PAGE_ROWS = 60
"""About how many rows of text a printed page of A4 holds."""

SHEET = """\
Consultation sheet: Brow lines
To take along. It asks; it does not decide.

Say so at once: it speaks against treatment:
- Disease of nerve and muscle

Tell, if it is so:
- Allergies

Ask:
- How heavy is my brow?
- How many have you treated?

After:
Habit, not evidence: do not lie down.

Product: ................................
Lot number: ................................
Units: ................................
Date: ................................
Injected by: ................................
Number to call: ................................

GET HELP NOW: Call your local emergency number. If there is: trouble breathing. \
Say: “botulinum toxin”, which product, which day.

1 rule, 2 effects to watch for: --full

Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


def _screen(catalogue: Catalogue, use: str) -> tuple[ScreenBlock, ...]:
    entry = catalogue.uses[use]
    return checklist_screen(catalogue, entry, sheet(catalogue, entry), ReferenceNumbers(), region=None)


def test_checklist_is_one_sheet(botox: Botox) -> None:
    assert botox("checklist", "brow-lines", "--data", SMALL, "--only") == (0, SHEET, "")


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
@pytest.mark.parametrize("use", ["lateral-canthal-lines", "overactive-bladder", "chronic-migraine", "vulvodynia"])
def test_checklist_is_two_pages_at_most(botox: Botox, monkeypatch: pytest.MonkeyPatch, use: str, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    _, out, _ = botox("checklist", use, "-f", "table")

    assert out.count("\n") <= 2 * PAGE_ROWS
    assert [line for line in out.splitlines() if len(line) > columns] == []


def test_checklist_has_all_that_bars_and_all_to_tell(catalogue: Catalogue) -> None:
    for use in catalogue.uses.values():
        ticked = {line.text for block in _screen(catalogue, use.id) if isinstance(block, Ticks) for line in block.lines}
        parts = sheet(catalogue, use)
        assert {entry.name for entry in (*parts.bars, *parts.tell)} <= ticked, use.id


def test_checklist_asks_six_questions_its_own_first(catalogue: Catalogue) -> None:
    (asked,) = [block for block in _screen(catalogue, "chronic-migraine") if getattr(block, "title", "") == "Ask"]

    assert isinstance(asked, Ticks)
    assert len(asked.lines) == MOST_QUESTIONS
    assert asked.lines[0].text == catalogue.questions["ask-when-to-stop"].name


def test_checklist_leads_with_questions_that_exist(catalogue: Catalogue) -> None:
    assert [name for name in LEADING_QUESTIONS if name not in catalogue.questions] == []


def test_checklist_tells_habits_from_evidence(catalogue: Catalogue) -> None:
    for use in catalogue.uses:
        (after,) = [block for block in _screen(catalogue, use) if getattr(block, "title", "") == "After"]
        assert isinstance(after, Section)
        *rules, habits = after.lines
        assert len(rules) <= MOST_RULES
        assert habits.text.startswith("Habit, not evidence: ")
        assert not any("habit" in line.text for line in rules)


def test_checklist_has_one_card_for_an_emergency(catalogue: Catalogue) -> None:
    for use in catalogue.uses.values():
        (alarm,) = [block for block in _screen(catalogue, use.id) if isinstance(block, Alarm)]
        signs = [flag.name.lower() for flag in sheet(catalogue, use).call if flag.urgency == "emergency"]
        assert [sign for sign in signs if sign not in alarm.lines[0].text.lower()] == [], use.id


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_checklist_has_fields_to_fill_in(botox: Botox, form: str) -> None:
    _, out, _ = botox("checklist", "crows feet", "-f", form)

    assert [field for field in FIELDS if field not in out] == []


def test_checklist_can_be_ticked_off_in_markdown_and_on_a_page(botox: Botox) -> None:
    words = ("checklist", "thick-neck", "--data", SMALL, "--only")

    assert [line for line in botox(*words, "-f", "md")[1].splitlines() if line.startswith("- [ ]")] == [
        "- [ ] Allergies",
        "- [ ] How many have you treated?",
    ]
    assert botox(*words, "-f", "html")[1].count('<input type="checkbox">') == 2
