"""The screen of the table of uses: a row for each, marks by region, times drawn; nothing cut at any width."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support import SMALL, Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.render.drawing.pieces import WIDE_COLUMNS

Drawn = Callable[..., str]


WIDTHS = (60, 80, 100, 160)

ROWS_BESIDE_THE_TABLE = 12


COMMAND = "uses"
"""The command that the fixture `drawn` puts before its words."""


SCREEN = """\
 What Botox is used for                                                   3 uses · approved: Botox 1

           use             US UK EU CA TR CN AU  works?          starts  lasts  one year
 wrinkles  Brow lines      ●  ○  ●  ·  ·  ·  ·   ▲ works         1–2 d   3–4 m  ███▒
 neck      Thick neck      ·  ·  ·  ·  ·  ·  ·   · not recorded  ·       ·
 movement  Writer's spasm  ·  ○  ·  ·  ·  ·  ·   ▼ no effect

 ● Botox approved  ○ off-label  · nothing recorded here, neither yes nor no  ▲ works  ▼ no effect
 █ sure  ▒ perhaps  ▸ longer
 h hours, d days, w weeks, m months, y years

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


def test_uses_are_drawn(drawn: Drawn) -> None:
    assert drawn(100, "--data", SMALL, "--only") == SCREEN


@pytest.mark.parametrize("columns", WIDTHS)
def test_every_use_is_one_row(drawn: Drawn, catalogue: Catalogue, columns: int) -> None:
    out = drawn(columns)

    names = [use.short or use.name for use in catalogue.uses.values()]
    headings = len({use.group for use in catalogue.uses.values()}) if columns < WIDE_COLUMNS else 0
    assert [name for name in names if not re.search(rf"(^| ){re.escape(name)}  ", out, re.MULTILINE)] == []
    assert out.count("\n") <= len(names) + headings + ROWS_BESIDE_THE_TABLE
    assert max(map(len, out.splitlines())) <= columns


@pytest.mark.parametrize("columns", WIDTHS)
def test_how_long_it_lasts_has_room_at_every_width(drawn: Drawn, columns: int) -> None:
    assert re.search(r"Crow's feet .* ≤ 5 m\b", drawn(columns))


def test_uses_take_no_more_rows_on_wider_screens(drawn: Drawn) -> None:
    rows = [drawn(columns).count("\n") for columns in WIDTHS]

    assert rows == sorted(rows, reverse=True)


@pytest.mark.parametrize("columns", WIDTHS)
def test_region_has_one_column_and_names_of_products(drawn: Drawn, columns: int) -> None:
    out = drawn(columns, "--region", "uk")

    head = next(line for line in out.splitlines() if "products there" in line)
    assert re.search(r" UK ", head)
    assert not re.search(r" (US|EU|CA|TR|CN|AU) ", head)
    assert re.search(r"Neck bands +● +Botox ", out)


@pytest.mark.parametrize("columns", WIDTHS)
def test_refusal_is_named_whatever_room_there_is(drawn: Drawn, columns: int) -> None:
    out = drawn(columns, "--region", "us")

    assert re.search(r"Frown lines .*× Relfydess", out)


def test_status_approved_has_only_what_is_approved_for_botox(drawn: Drawn, catalogue: Catalogue) -> None:
    out = drawn(100, "--status", "approved")

    approved = [use for use in catalogue.uses.values() if use.approved_in]
    assert out.count("▲ ") + out.count("◆ ") - 2 == len(approved)


def test_product_is_what_the_marks_are_about(drawn: Drawn) -> None:
    out = drawn(100, "--product", "dysport")

    assert "● Dysport approved" in out
    assert "◐" not in out


def test_head_counts_botox_then_other_toxins(drawn: Drawn, catalogue: Catalogue) -> None:
    uses = catalogue.uses.values()
    own = sum(bool(use.approved_in) for use in uses)
    others = sum(bool(use.other_toxins_approved_in) and not use.approved_in for use in uses)

    assert f"{len(uses)} uses · approved: Botox {own}, other toxins only {others}\n" in drawn(100)


def test_wide_marks_are_those_of_the_rows(drawn: Drawn, catalogue: Catalogue) -> None:
    out = drawn(100)
    regions = ("US", "UK", "EU", "CA", "TR", "CN", "AU")

    found = {}
    for use in catalogue.uses.values():
        row = next(line for line in out.splitlines() if f" {use.short or use.name}  " in line)
        marks = row.partition(f" {use.short or use.name}  ")[2].split()[: len(regions)]
        found[use.id] = tuple(region for region, mark in zip(regions, marks, strict=True) if mark == "●")
    assert found == {use.id: use.approved_in for use in catalogue.uses.values()}


def test_region_of_ones_own_leads(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_REGION", "cn")

    out = drawn(100)

    assert " CN US UK EU CA TR AU " in out
    assert "Your region first: CN." in out


def test_local_use_stands_behind_the_others_of_its_group(drawn: Drawn, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "uses:\n  aa-use:\n    {name: Aa use, group: neck, purpose: aesthetic, areas: [neck], targets: [platysma],"
        " lay: Mine., clinical: Mine., reviewed: 2026-11-21}\n",
        encoding="utf-8",
    )

    out = drawn(100, "--group", "neck", "--data", str(own))

    assert out.index("Nefertiti lift") < out.index("Aa use (local)")


@pytest.mark.parametrize("columns", WIDTHS)
def test_ascii_screen_has_no_other_letters(drawn: Drawn, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("LC_ALL", "C")

    out = drawn(columns)

    assert out.isascii()
    assert max(map(len, out.splitlines())) <= columns


def test_ids_are_a_column_where_they_are_asked_for(drawn: Drawn) -> None:
    assert re.search(r"platysma-bands +Neck bands +●", drawn(100, "--ids"))
    assert "platysma-bands" not in drawn(100)


def test_list_says_in_words_what_is_drawn(botox: Botox) -> None:
    _, out, _ = botox("uses", "brow", "-f", "list", "--data", SMALL, "--only")

    assert "wrinkles:\n\nuse: Brow lines\nwhere approved: approved US EU; off-label UK\nworks?: works\n" in out
