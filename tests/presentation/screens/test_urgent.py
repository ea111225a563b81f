"""The screen of an emergency: in every format, at every width, with nothing in front of it."""

import re
from pathlib import Path

import pytest
from support import SMALL, Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.render.formats import ANSWER_FORMATS

SCREEN = """\
  !  GET HELP NOW Call your local emergency number.
 After an injection of any botulinum toxin, if there is ────────────────────────
  !  trouble breathing
 Say  “botulinum toxin”, which product, which day.

 Other signs ───────────────────────────────────────────────────────────────────
 fever: Call the clinic.

 Information, not medical advice. Not the bundled data: files of your own,
 reviewed 2026-11-21.
"""


def test_urgent_is_one_screen(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert botox("urgent", "-f", "table", "--data", SMALL, "--only") == (0, SCREEN, "")


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_urgent_has_the_other_signs_in_bold(botox: Botox, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    _, out, _ = botox("urgent", "-f", "table", "--color", "always", "--data", SMALL, "--only")

    assert re.search(r"\x1b\[1mfever", out)


@pytest.mark.parametrize("columns", range(50, 201, 10))
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_urgent_has_every_sign_whole_at_every_width(
    botox: Botox, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, columns: int, locale: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LC_ALL", locale)

    code, out, err = botox("urgent", "-f", "table")

    words = " ".join(out.split()).lower()
    assert (code, err, out.isascii()) == (0, "", locale == "C")
    assert [flag.name for flag in catalogue.red_flags.values() if flag.name.lower() not in words] == []
    assert max(map(len, out.splitlines())) <= columns
    assert re.match(r" +(!|!!) +GET HELP NOW", out)


@pytest.mark.parametrize("columns", [80, 100, 160])
def test_urgent_does_not_scroll(botox: Botox, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    _, out, _ = botox("urgent", "-f", "table")

    assert out.count("\n") < 24


@pytest.mark.parametrize("form", ANSWER_FORMATS)
@pytest.mark.parametrize("options", [(), ("--full",), ("--cite",)], ids=["alone", "full", "cite"])
def test_urgent_works_in_every_format(botox: Botox, catalogue: Catalogue, form: str, options: tuple[str, ...]) -> None:
    code, out, err = botox("urgent", "-f", form, *options)

    assert (code, err) == (0, "")
    assert "all your local emergency number" in out
    assert [flag.name for flag in catalogue.red_flags.values() if flag.name.lower() not in out.lower()] == []


def test_urgent_says_what_to_do_about_what_is_no_emergency(botox: Botox, catalogue: Catalogue) -> None:
    _, out, _ = botox("urgent", "-f", "list")

    others = [flag for flag in catalogue.red_flags.values() if flag.urgency != "emergency"]
    assert [flag.id for flag in others if flag.action not in out] == []


def test_urgent_says_that_signs_may_start_late(botox: Botox) -> None:
    assert "When: Signs may start hours to weeks later." in botox("urgent", "-f", "list")[1].splitlines()


def test_urgent_is_a_page_with_a_name(botox: Botox) -> None:
    assert "<title>Get help now</title>" in botox("urgent", "-f", "html")[1]


def test_urgent_has_local_signs_after_bundled_ones(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "sources:\n  zz-sheet: {title: Sheet, publisher: Us, category: manufacturer}\n"
        "red_flags:\n  zz: {name: Zz, means: Any., action: Ring., urgency: emergency, order: 1, "
        "cites: [{source: zz-sheet, checked: primary}]}\n",
        encoding="utf-8",
    )

    signs = [line for line in botox("urgent", "-f", "list", "--data", str(own))[1].splitlines() if line[:2] == "- "]

    assert (signs[0], signs[-1]) == ("- trouble breathing", "- zz (local)")
