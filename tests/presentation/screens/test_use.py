"""The screen of a use: few rows, the longer bar for the larger number, nothing cut and nothing lost."""

import re
from collections.abc import Callable
from statistics import median

import pytest
from support import IN_WORDS, Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.screens.use import use_screen
from botox_cli.render.drawing.bars import PairedBar, PairGroup, draw_pairs
from botox_cli.render.drawing.pieces import row_text
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Section

WIDTHS = (60, 80, 100, 160)

MOST_ROWS, MEDIAN_ROWS = 42, 28

SOME = 8
"""At 40 and 200 columns only one of so many uses is drawn; at the widths of `WIDTHS` each use is."""


@pytest.fixture
def drawn(screen: Callable[..., str]) -> Callable[..., str]:
    """Draw the screen of `botox show`: a use by id or name, the width in columns, more words of the command."""

    def show(name: str, columns: int, *words: str) -> str:
        return screen("show", name, *words, columns=columns)

    return show


@pytest.mark.slow
def test_use_is_one_screen_and_whole_at_every_width(drawn: Callable[..., str], catalogue: Catalogue) -> None:
    screens = {use: {columns: drawn(use, columns) for columns in WIDTHS} for use in catalogue.uses}

    rows = {use: [screen.count("\n") for screen in drawn_.values()] for use, drawn_ in screens.items()}
    at_100 = {use: counts[WIDTHS.index(100)] for use, counts in rows.items()}
    assert {use: counts for use, counts in rows.items() if counts != sorted(counts, reverse=True)} == {}
    assert {use: count for use, count in at_100.items() if count > MOST_ROWS} == {}
    assert median(at_100.values()) <= MEDIAN_ROWS
    every = [(use, columns, screen) for use, drawn_ in screens.items() for columns, screen in drawn_.items()]
    assert {use for use, columns, screen in every for line in screen.splitlines() if len(line) > columns} == set()
    assert {use for use, _, screen in every if boxed_warning(catalogue) not in " ".join(screen.split())} == set()


def test_words_of_a_strip_stand_beside_its_scale_where_there_is_room(drawn: Callable[..., str]) -> None:
    wide, narrow = (drawn("facial-asymmetry", columns).splitlines() for columns in (100, 40))

    assert next(row for row in wide if " months  lasts 6" in row).strip().startswith("0 ")
    assert not any(" months  lasts 6" in row for row in narrow)
    assert any(row.strip().startswith("lasts 6") for row in narrow)


def boxed_warning(catalogue: Catalogue) -> str:
    return " ".join(next(risk.lay for risk in catalogue.risks.values() if risk.category == "boxed-warning").split())


@pytest.mark.parametrize("columns", [40, 200])
def test_use_has_the_boxed_warning_whole(drawn: Callable[..., str], catalogue: Catalogue, columns: int) -> None:
    uses = list(catalogue.uses)[::SOME]

    assert [use for use in uses if boxed_warning(catalogue) not in " ".join(drawn(use, columns).split())] == []


def test_use_is_ascii_where_the_screen_knows_no_more(
    drawn: Callable[..., str], catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")

    assert [use for use in catalogue.uses if not drawn(use, 100).isascii()] == []


def test_use_says_the_same_without_colour(drawn: Callable[..., str]) -> None:
    coloured = drawn("lateral-canthal-lines", 100, "--color", "always")

    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == drawn("lateral-canthal-lines", 100)


def groups(catalogue: Catalogue) -> list[tuple[str, PairGroup]]:
    """Every group of paired bars on the screens of all uses, each with the id of its use."""
    return [
        (use.id, block.drawing)
        for use in catalogue.uses.values()
        for block in use_screen(catalogue, use, ReferenceNumbers(), region=None, clinical=False)
        if isinstance(block, Section) and isinstance(block.drawing, PairGroup)
    ]


def test_longer_bar_is_the_larger_number(catalogue: Catalogue) -> None:
    wrong = []
    for use, group in groups(catalogue):
        rows = draw_pairs(group, columns=99, is_ascii=False, measure=len)
        for bar in group.bars:
            lengths = [text.count("█") - text.count("░") for text in map(row_text, rows) if text.startswith(bar.label)]
            if bar.has_bars and bar.control is not None and lengths:
                larger = abs(bar.toxin) - abs(bar.control)
                wrong += [(use, bar.label)] if lengths[0] * larger < 0 else []

    assert wrong == []


def test_pairs_that_were_read_come_first_and_unread_ones_last(catalogue: Catalogue) -> None:
    ranks = {"pair": 0, "lone": 1, "unread": 2}

    def rank(bar: PairedBar) -> int:
        level, control = bar.level, bar.control
        return ranks["unread" if level == "unverified" else "pair" if control is not None else "lone"]

    assert [
        use for use, group in groups(catalogue) if [rank(bar) for bar in group.bars] != sorted(map(rank, group.bars))
    ] == []


def test_region_that_is_asked_for_leads(drawn: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_REGION", "au")

    assert "approved AU US UK EU CA" in drawn("lateral-canthal-lines", 100)
    assert "approved UK US EU CA AU" in drawn("lateral-canthal-lines", 100, "--region", "uk")


@pytest.mark.parametrize("form", IN_WORDS)
def test_other_formats_say_what_is_drawn(botox: Botox, form: str) -> None:
    _, out, _ = botox("show", "lateral-canthal-lines", "-f", form)

    for words in ("66.7 in 100", "6.7 in 100", "222 and 223", "approved", "refused", "BOXED WARNING"):
        assert words in out
