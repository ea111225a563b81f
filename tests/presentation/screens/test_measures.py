"""What every screen is held to: where the answer stands, how wide it is, what its colours mean."""

import re
from collections.abc import Callable

import pytest
from rich.color import Color
from rich.style import Style

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.render.formats.table_theme import INK_STYLES

Screen = Callable[..., str]

WIDTHS = (60, 80, 100, 160)

TASKS = {
    "show crows feet": (r"^ Botox +●   ●", 12),
    "uses": (r"^ jaw +Jaw slimming +○  ·  ·  ○  ·  ●", 19),
    "risks frown lines": (r"drooping|ptosis", 13),
    "risks chronic migraine": (r"^ neck pain", 12),
    "compare botox dysport": (r"cow's milk protein .* traces possible", 20),
    "products": (r"^ Xeomin .* up to 25 °C \(US\)", 10),
    "risks --with gentamicin": (r"gentamicin", 4),
    "classify": (r"No operation", 4),
    "show cervical dystonia": (r"^ Xeomin +●", 14),
    "show lateral-canthal-lines": (r"^ Label dose +US BOTOX Cosmetic, adults: 24 of its units", 40),
    "urgent": (r"^  !  GET HELP NOW", 1),
}
"""For each command line a pattern of the row that answers it, and the last row, from 1, where that may stand."""

ANSWERS = (
    (),
    ("uses",),
    ("products",),
    ("risks",),
    ("risks", "chronic", "migraine"),
    ("urgent",),
    ("classify",),
    ("claims",),
    ("timeline",),
    ("benefits",),
    ("checklist", "chronic", "migraine"),
    ("compare", "botox", "dysport"),
    ("show", "crows", "feet"),
    ("show", "dysport"),
    ("show", "human-albumin"),
    ("sources",),
    ("list",),
    ("list", "statistics"),
)


@pytest.mark.parametrize(("line", "answer"), TASKS.items(), ids=TASKS)
def test_answer_stands_in_the_first_rows(screen: Screen, line: str, answer: tuple[str, int]) -> None:
    pattern, last = answer
    found = [number for number, row in enumerate(screen(*line.split()).splitlines(), 1) if re.search(pattern, row)]

    assert found[:1] != []
    assert found[0] <= last


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_screen_fits_every_width_and_is_no_longer_on_a_wider_one(screen: Screen, words: tuple[str, ...]) -> None:
    drawn = [screen(*words, columns=columns).splitlines() for columns in WIDTHS]

    assert [max(map(len, rows)) <= columns for rows, columns in zip(drawn, WIDTHS, strict=True)] == [True] * 4
    assert [len(rows) for rows in drawn] == sorted((len(rows) for rows in drawn), reverse=True)


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_screen_says_the_same_without_colour(screen: Screen, words: tuple[str, ...]) -> None:
    """A coloured screen without its colour codes is the screen that is drawn without colour."""
    coloured = screen(*words, "--color", "always")

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == screen(*words, "--color", "never")


@pytest.mark.parametrize(("locale", "mark"), [("C.UTF-8", "  !  "), ("C", " !! ")], ids=["unicode", "ascii"])
@pytest.mark.parametrize("line", ["show crows feet", "risks", "compare botox dysport"])
def test_boxed_warning_is_a_block_under_its_label(
    screen: Screen, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, line: str, locale: str, mark: str
) -> None:
    last = next(risk.lay for risk in catalogue.risks.values() if risk.category == "boxed-warning").split()[-1]
    monkeypatch.setenv("LC_ALL", locale)
    rows = screen(*line.split()).splitlines()

    begin = next(number for number, row in enumerate(rows) if row.startswith(f"{mark}BOXED WARNING"))
    end = next(number for number in range(begin, len(rows)) if rows[number].endswith(last))
    assert end > begin
    assert [row for row in rows[begin + 1 : end + 1] if not re.match(f" {{{len(mark)}}}\\S", row)] == []


def luminance(color: Color) -> float:
    triplet = color.get_truecolor()
    parts = [part / 255 for part in (triplet.red, triplet.green, triplet.blue)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_colours_can_be_seen_on_black_and_on_white() -> None:
    faint = {}
    for ink, words in INK_STYLES.items():
        style = Style.parse(words)
        if style.color is not None:
            grounds = (luminance(style.bgcolor),) if style.bgcolor else (0, 1)
            faint[ink] = min(contrast(luminance(style.color), ground) for ground in grounds)

    assert len(faint) >= 4
    assert {ink: found for ink, found in faint.items() if found < 3} == {}
