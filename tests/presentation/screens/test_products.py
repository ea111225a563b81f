"""The screen of products: licences, what is in the vial, what each is approved for."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Botox

Screen = Callable[..., str]

SMALL = """\
 Botulinum toxin products                                                                 2 products

 Licensed ─────────────────────────────────── ● licensed  × refused or withdrawn  · nothing recorded
            US  UK  EU  CA  TR  CN  AU  type  proteins      albumin       store
 Toxin One  ●   ·   ●   ·   ·   ·   ·   A     with          human         2–8 °C
 Toxin Two  ·   ×   ·   ·   ·   ·   ·   A     not recorded  not recorded  not recorded
 store: as the best checked document says; all of them: botox show NAME
 Also sold as  Toxin One: Uno

 Approved for ────────────────────────────── ● 5 regions  ○ off-label  × refused  · nothing recorded
             Toxin One  Toxin Two
 Brow lines  ● 2        ○

 ! Units of different products are not the same units: they cannot be compared, added or converted.

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

OWN = """\
products:
  zz-toxin:
    name: Zz toxin
    family: Botox
    toxin: onabotulinumtoxinA
    unit: onabotulinumtoxinA U
    serotype: A
    maker: Us
    lay: Ours.
    reviewed: 2026-11-01
"""


OWN_WITH_LACTOSE = """\
products:
  zz-toxin:
    name: Zz toxin
    toxin: zztoxin
    unit: onabotulinumtoxinA U
    serotype: A
    maker: Us
    composition:
      - {lactose: present, cites: [{source: zz-sheet, checked: primary}]}
    lay: Ours.
    reviewed: 2026-11-01
sources:
  zz-sheet: {title: Zz sheet, publisher: Zz clinic, category: manufacturer}
"""


def test_products_show_licences_contents_and_approvals(small_screen: Screen) -> None:
    assert small_screen("products") == SMALL


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_products_fit_the_screen(screen: Screen, columns: int) -> None:
    out = screen("products", columns=columns)

    assert max(map(len, out.splitlines())) <= min(columns, 100)


def test_products_take_one_row_each_at_100_columns(screen: Screen) -> None:
    rows = screen("products").splitlines()
    start = next(number for number, row in enumerate(rows) if row.startswith(" Licensed"))

    assert [row.split()[0] for row in rows[start + 2 : start + 10]] == [
        "Botox",
        "Xeomin",
        "Dysport",
        "Relfydess",
        "Letybo",
        "Daxxify",
        "Jeuveau",
        "Myobloc",
    ]


def test_products_say_how_xeomin_is_kept_in_row_10(screen: Screen) -> None:
    rows = screen("products").splitlines()[:10]

    assert [row for row in rows if row.startswith(" Xeomin") and row.endswith("up to 25 °C (US)")] != []


def test_products_keep_what_is_in_the_vial_on_a_narrow_screen(screen: Screen) -> None:
    rows = screen("products", columns=60).splitlines()

    assert [row for row in rows if re.fullmatch(r" Xeomin +A +none +human +≤ 25 °C \(US\)", row)] != []


def test_products_say_in_words_what_is_not_recorded_of_a_vial(screen: Screen) -> None:
    rows = screen("products", columns=60).splitlines()

    assert " Letybo     A     not recorded  not recorded  2–8 °C ~" in rows


def test_products_warn_of_milk_protein(screen: Screen) -> None:
    assert "Dysport holds lactose and may hold traces of cow's milk protein: not with an allergy" in screen("products")


def test_products_put_the_region_that_is_asked_for_first(screen: Screen) -> None:
    rows = screen("products", "--region", "au").splitlines()

    assert next(row.split() for row in rows if row.strip().startswith("AU"))[:3] == ["AU", "US", "UK"]


def test_region_of_ones_own_leads_and_leaves_nothing_out(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    before = screen("products").splitlines()
    monkeypatch.setenv("BOTOX_REGION", "au")
    rows = screen("products").splitlines()

    assert (rows[0], len(rows)) == (before[0], len(before))
    assert next(row.split() for row in rows if row.strip().startswith("AU"))[:3] == ["AU", "US", "UK"]


def test_products_show_a_local_one_last_and_alone(screen: Screen, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")

    rows = screen("products", "--data", str(own)).splitlines()

    names = [row.strip() for row in rows[4:13]]
    assert (names[0].startswith("Botox "), names[8].startswith("Zz toxin (local)")) == (True, True)


def test_products_in_a_pipe_have_the_sources_of_their_records(botox: Callable[..., tuple[int, str, str]]) -> None:
    assert botox("products", "--cite") == botox("products", "--cite", "-f", "plain")


def test_milk_is_said_of_no_other_only_where_none_is_recorded(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN_WITH_LACTOSE, encoding="utf-8")
    alone = botox("products", "-f", "list")[1]
    beside = botox("products", "-f", "list", "--data", str(own))[1]

    assert "may hold traces of cow's milk protein: not with an allergy to it. Of the others neither" in alone
    assert "may hold traces of cow's milk protein: not with an allergy to it." in beside
    assert "Of the others neither" not in beside
