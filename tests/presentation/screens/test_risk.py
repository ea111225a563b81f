"""The screens of one risk and of one sign of danger."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support import SMALL, Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.screens.risk import MOST_FACTS, red_flag_screen, risk_screen
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Alarm, Head, Section

RISK = """\
Strong antibiotics: interaction
They may make it stronger.

Products: every botulinum toxin
Uses: every use
Covers: gentamicin, kanamycin

What single sources say, 1, what was read first:
US label: With caution.

Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

SIGN = """\
Trouble breathing: an emergency

GET HELP NOW: Call your local emergency number.

What it is: The toxin may have spread.
All signs: botox urgent

Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


@pytest.mark.parametrize("risk", ["counterfeit-product", "botulism-after-injection"])
def test_risk_takes_no_more_rows_on_wider_screens(screen: Callable[..., str], risk: str) -> None:
    rows = [screen("show", risk, columns=columns).count("\n") for columns in (60, 80, 100, 160)]

    assert rows == sorted(rows, reverse=True)


@pytest.mark.parametrize(("name", "screen"), [("strong-antibiotics", RISK), ("no-breath", SIGN)])
def test_risk_is_one_screen(botox: Botox, name: str, screen: str) -> None:
    assert botox("show", name, "--data", SMALL, "--only") == (0, screen, "")


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
@pytest.mark.parametrize("name", ["eyelid-ptosis", "pregnancy", "neuromuscular-disorders", "cannot-pass-urine"])
def test_risk_fits_its_width(botox: Botox, monkeypatch: pytest.MonkeyPatch, name: str, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    _, out, _ = botox("show", name, "-f", "table")

    assert [line for line in out.splitlines() if len(line) > columns] == []


def test_risk_of_the_boxed_warning_has_it_in_its_frame(catalogue: Catalogue) -> None:
    boxed = [risk for risk in catalogue.risks.values() if risk.category == "boxed-warning"]

    for risk in boxed:
        _, alarm, *_ = risk_screen(catalogue, risk, ReferenceNumbers(), region=None, clinical=False)
        assert isinstance(alarm, Alarm)
        assert risk.lay in [line.text for line in alarm.lines]


def test_risk_says_what_was_read_first_and_what_nobody_read_last(catalogue: Catalogue) -> None:
    for risk in catalogue.risks.values():
        *_, last = risk_screen(catalogue, risk, ReferenceNumbers(), region=None, clinical=False)
        if isinstance(last, Section) and last.title == "What single sources say":
            unread = [line.text.endswith(" ?") for _, line in last.labels]
            assert unread == sorted(unread), risk.id
            assert len(unread) == min(len(risk.facts), MOST_FACTS)


def test_risk_says_which_labels_bar_treatment(botox: Botox) -> None:
    _, out, _ = botox("show", "cow's milk protein allergy")

    assert next(line for line in out.splitlines() if line.startswith("A bar by label: Dysport US"))


@pytest.mark.parametrize(("section", "name"), [("risks", "diplopia"), ("red_flags", "eye-pain")])
def test_risk_and_sign_have_the_notes_of_ones_own(botox: Botox, tmp_path: Path, section: str, name: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"{section}:\n  {name}: {{notes: [Ask at the desk.]}}\n", encoding="utf-8")

    _, out, _ = botox("show", name, "--data", str(own))

    assert "Notes (local):\nAsk at the desk." in out


def test_sign_of_an_emergency_alone_is_an_alarm(catalogue: Catalogue) -> None:
    for flag in catalogue.red_flags.values():
        head, *rest = red_flag_screen(catalogue, flag, ReferenceNumbers())
        assert isinstance(head, Head)
        assert any(isinstance(block, Alarm) for block in rest) == (flag.urgency == "emergency")
