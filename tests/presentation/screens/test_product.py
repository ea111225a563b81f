"""The screen of a product: licences, what is in the vial, who must not have it, what it is approved for."""

from collections.abc import Callable

import pytest

from botox_cli.catalogue.model.catalogue import Catalogue

Screen = Callable[..., str]

SMALL = """\
 Toxin One                                                         onabotulinumtoxinA, type A, Maker
 The first toxin.

 ● licensed US EU   first licence 1989 US   doses counted in onabotulinumtoxinA U
 Licensed ─────────────────────────────────── ● licensed  × refused or withdrawn  · nothing recorded
            US  UK  EU  CA  TR  CN  AU  since    also sold as
 Toxin One  ●   ·   ●   ·   ·   ·   ·   US 1989  Uno (UK EU)
 In the vial ───────────────────────────────────────────────────────────────────────────────────────
 form                         powder
 helper proteins              yes
 size in the vial             900 kDa
 human albumin                yes
 lactose                      none
 cow's milk protein           not recorded
 made with                    salt
 vials, own units             50
 kept unopened                2–8 °C
 kept once mixed              not recorded
 Who must not have it ──────────────────────────────────────────────────────────────────────────────
 Disease of nerve and muscle  × must not: US

 Approved for ──────────────────────────────────── ● yes  × refused  ○ off-label  · nothing recorded
             US  UK  EU  CA  TR  CN  AU  as
 Brow lines  ●   ·   ●   ·   ·   ·   ·   Uno, Toxin One

 ! Units of different products are not the same units: they cannot be compared, added or converted.
  !  BOXED WARNING The toxin may spread. Help is needed then.
 Citations  6 read, 1 second hand ~, 0 not read ?

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

PRODUCTS = ("botox", "botox-cosmetic", "daxxify", "dysport", "jeuveau", "letybo", "myobloc", "relfydess", "xeomin")


def test_product_shows_what_it_is_on_one_screen(small_screen: Screen) -> None:
    assert small_screen("show", "toxin-one") == SMALL


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_product_fits_the_screen(screen: Screen, product: str, columns: int) -> None:
    out = screen("show", product, columns=columns)

    assert max(map(len, out.splitlines())) <= min(columns, 100)


@pytest.mark.parametrize("product", PRODUCTS)
def test_product_counts_doses_in_units_of_its_own(screen: Screen, catalogue: Catalogue, product: str) -> None:
    out = screen("show", product)

    assert f"doses counted in {catalogue.products[product].unit}" in out
    assert "! Units of different products are not the same units" in out


@pytest.mark.parametrize("columns", [60, 100])
def test_product_has_every_word_of_the_boxed_warning(screen: Screen, catalogue: Catalogue, columns: int) -> None:
    out = " ".join(screen("show", "dysport", columns=columns).split())

    assert catalogue.risks["spread-of-toxin-effect"].lay in out


def test_product_that_leads_a_family_has_a_row_for_each_member(screen: Screen) -> None:
    rows = screen("show", "botox").splitlines()

    assert [row.split("  ")[0].strip() for row in rows if row.startswith(" BOTOX") and "●" in row] == [
        "BOTOX",
        "BOTOX Cosmetic",
    ]


def test_product_inside_a_family_is_shown_alone(screen: Screen) -> None:
    out = screen("show", "botox-cosmetic")

    assert out.splitlines()[0].startswith(" BOTOX Cosmetic  ")
    assert "Chronic migraine" not in out


@pytest.mark.parametrize("product", PRODUCTS)
def test_product_has_no_dot_for_what_could_reassure(screen: Screen, product: str) -> None:
    out = screen("show", product)
    part = out.partition(" In the vial")[2].partition(" Approved for")[0]

    assert "·" not in part


def test_product_names_the_uses_that_a_contraindication_is_limited_to(screen: Screen) -> None:
    assert "× must not for Neurogenic bladder and Overactive bladder: US" in screen("show", "botox")
