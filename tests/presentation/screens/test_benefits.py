"""The screens of `botox benefits`: four benefits with their verdicts; what a use improves, as pairs of bars."""

from collections.abc import Callable

import pytest
from support import SMALL

from botox_cli.catalogue.model.catalogue import Catalogue

Drawn = Callable[..., str]


COMMAND = "benefits"
"""The command that the fixture `drawn` puts before its words."""


@pytest.mark.parametrize(("columns", "rows"), [(100, 24), (60, 33)])
def test_all_benefits_stand_with_their_verdicts_on_one_screen(
    drawn: Drawn, catalogue: Catalogue, columns: int, rows: int
) -> None:
    out = drawn(columns)

    assert [benefit.name for benefit in catalogue.benefits.values() if benefit.name not in out] == []
    assert out.count("◆ partly true: ") == len(catalogue.benefits)
    assert out.count("\n") <= rows


OF_BROW_LINES = """\
 Brow lines: what improves

 ▲ works
 What was measured ────────────── of 100 people, Toxin One, 20 of its units, at 30 days, first trial
                toxin                                placebo                               people
 no lines seen  ██████████████████████████       80  ░                                2.5  405 v 132
 Who says what ─────────────────────────────────────────────────────────────────────────────────────
 ▲ works: Academy, Level A: Two trials.
 ◆ mixed: One series. ?

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


def test_use_is_drawn(drawn: Drawn) -> None:
    assert drawn(100, "elevens", "--data", SMALL, "--only") == OF_BROW_LINES


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_use_fits_every_screen(drawn: Drawn, catalogue: Catalogue, columns: int) -> None:
    widest = {use: max(map(len, drawn(columns, use).splitlines())) for use in list(catalogue.uses)[::4]}

    assert {use: width for use, width in widest.items() if width > columns} == {}


def test_use_has_its_id_where_it_is_asked_for(drawn: Drawn) -> None:
    assert drawn(100, "crows", "feet", "--ids").startswith(" Crow's feet: what improves [lateral-canthal-lines]\n")
