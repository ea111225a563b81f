"""The screens of comparisons: facts side by side; a row is marked as same or not only where each fact is known."""

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from support import IN_WORDS

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.product_facts import NOT_RECORDED
from botox_cli.presentation.screens.compare import compare_products, compare_uses
from botox_cli.render.drawing.comparisons import ComparedRow, Comparison
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import ScreenBlock, Section

Screen = Callable[..., str]

PRODUCTS = """\
 Toxin One and Toxin Two                                                         facts, not wordings
 ! Units of different products are not the same units: they cannot be compared, added or converted.
 What it is ───────────────────────────────────────────── ≠ all known, not equal  = all known, equal
                                Toxin One                          Toxin Two
 ≠ toxin                        onabotulinumtoxinA                 abobotulinumtoxinA
 = type                         A                                  A
 ≠ maker                        Maker                              Other maker
   form                         powder                             not recorded
   helper proteins              yes                                not recorded
   size in the vial             900 kDa                            not recorded
   human albumin                yes                                not recorded
   lactose                      none                               not recorded
   cow's milk protein           not recorded                       not recorded
   made with                    salt                               not recorded
   vials, own units             50                                 not recorded
   kept unopened                2–8 °C                             not recorded
   kept once mixed              not recorded                       not recorded
   first licence                1989 US                            not recorded
   licensed                     US EU                              refused or withdrawn UK
 Who must not have it ──────────────────────────────────────────────────────────────────────────────
                                Toxin One                          Toxin Two
   Disease of nerve and muscle  × must not: US                     not recorded
   boxed warning, US            not recorded                       not recorded
 Approved for ──────────────────────────────────── ● yes  × refused  ○ off-label  · nothing recorded
                                Toxin One                          Toxin Two
                                US  UK  EU  CA  TR  CN  AU         US  UK  EU  CA  TR  CN  AU
   Brow lines                   ●   ·   ●   ·   ·   ·   ·          ·   ○   ·   ·   ·   ·   ·
 Head to head ──────────────────────────────────────────────────────────────────────────────────────
 not recorded: no trial with figures of both is in this catalogue
  !  BOXED WARNING The toxin may spread. Help is needed then.

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

USES = """\
 Brow lines and Writer's spasm                                                   facts, not wordings
 What it is ───────────────────────────────────────────── ≠ all known, not equal  = all known, equal
                      Brow lines                              Writer's spasm
   approved           ● US EU                                 not recorded
   first approved     2002 US                                 not recorded
 ≠ works?             ▲ works                                 ▼ no effect
   lasts              ████████▒▒ 3–4 months                   not recorded
   starts             1–2 days                                not recorded
 ≠ purpose            aesthetic                               therapeutic
 ≠ muscles or glands  corrugator supercilii, procerus         flexor
 ≠ area               upper face                              hand
   instead            filler, no treatment                    not recorded
 How well: Brow lines ─────────── of 100 people, Toxin One, 20 of its units, at 30 days, first trial
                toxin                                placebo                               people
 no lines seen  ██████████████████████████       80  ░                                2.5  405 v 132
 How well: Writer's spasm ──────────────────────────────────────────────────────────────────────────
 No better than placebo.
 What can go wrong ──────────────────────────────── in 100 people, toxin v comparison; not one trial
                      Brow lines                              Writer's spasm
   drooping lid       3 v 0, n 405 v 130                      not recorded
  !  BOXED WARNING The toxin may spread. Help is needed then.

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

LINES = (
    ("botox", "dysport"),
    ("dysport", "xeomin", "relfydess"),
    ("botox", "dysport", "xeomin", "jeuveau", "myobloc"),
    ("glabellar-lines", "forehead-lines"),
    ("glabellar-lines", "chronic-migraine", "palmar-hyperhidrosis", "cervical-dystonia"),
)


def test_products_stand_side_by_side(small_screen: Screen) -> None:
    assert small_screen("compare", "toxin-one", "toxin-two") == PRODUCTS


def test_uses_stand_side_by_side(small_screen: Screen) -> None:
    assert small_screen("compare", "brow-lines", "cramp") == USES


@pytest.mark.parametrize("names", LINES, ids=" ".join)
@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_comparison_fits_the_screen(screen: Screen, names: tuple[str, ...], columns: int) -> None:
    out = screen("compare", *names, columns=columns)

    assert max(map(len, out.splitlines())) <= min(columns, 100)


@pytest.mark.parametrize("names", LINES, ids=" ".join)
def test_comparison_takes_no_more_rows_on_a_wider_screen(screen: Screen, names: tuple[str, ...]) -> None:
    counts = [screen("compare", *names, columns=columns).count("\n") for columns in (60, 80, 100, 160)]

    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("names", LINES, ids=" ".join)
def test_comparison_has_every_word_of_the_boxed_warning(
    screen: Screen, catalogue: Catalogue, names: tuple[str, ...]
) -> None:
    out = " ".join(screen("compare", *names, columns=60).split())

    assert catalogue.risks["spread-of-toxin-effect"].lay in out


def test_comparison_says_who_must_avoid_cows_milk_by_row_20(screen: Screen) -> None:
    rows = screen("compare", "botox", "dysport").splitlines()[:20]

    assert [row.split("  ")[-1].strip() for row in rows if "cow's milk protein" in row] == ["traces possible ~"]


def test_no_row_is_marked_where_a_fact_of_a_product_is_not_known(catalogue: Catalogue) -> None:
    pairs = combinations(catalogue.products.values(), 2)
    rows = [row for pair in pairs for row in _rows(compare_products(catalogue, pair, ReferenceNumbers(), region=None))]

    assert [row for row in rows if row.sameness and any(map(_is_unknown, row.cells))] == []
    assert {row.sameness for row in rows} == {"same", "differs", None}


def test_no_row_is_marked_where_a_fact_of_a_use_is_not_known(catalogue: Catalogue) -> None:
    pairs = pairwise(catalogue.uses.values())
    rows = [row for pair in pairs for row in _rows(compare_uses(catalogue, pair, ReferenceNumbers(), region=None))]

    assert [row for row in rows if row.sameness and any(map(_is_unknown, row.cells))] == []


def test_sizes_of_vials_are_never_called_the_same(catalogue: Catalogue) -> None:
    pairs = combinations(catalogue.products.values(), 2)
    rows = [row for pair in pairs for row in _rows(compare_products(catalogue, pair, ReferenceNumbers(), region=None))]

    assert {row.sameness for row in rows if row.name == "vials, own units"} == {None}


def test_head_to_head_names_each_product_beside_its_figure(screen: Screen) -> None:
    out = " ".join(screen("compare", "botox", "dysport").split())

    assert "mean time to the next treatment, Dysport against Botox: Dysport 83.9, Botox 80.7 days" in out
    assert "The doses that trials compared are no rule for conversion." in out


def test_region_that_is_asked_for_leads(screen: Screen) -> None:
    rows = screen("compare", "botox", "dysport", "--region", "au").splitlines()

    assert next(row.split() for row in rows if row.strip().startswith("AU "))[:3] == ["AU", "US", "UK"]


def test_head_to_head_says_that_no_trial_is_recorded(screen: Screen) -> None:
    assert "not recorded: no trial with figures of both" in screen("compare", "letybo", "daxxify")


def test_bars_of_several_uses_say_that_they_are_not_one_trial(screen: Screen) -> None:
    out = screen("compare", "glabellar-lines", "forehead-lines")

    assert out.count("not one trial") == 3


def test_member_beside_its_family_is_compared_alone(screen: Screen) -> None:
    assert screen("compare", "botox", "botox-cosmetic").splitlines()[0].startswith(" BOTOX and BOTOX Cosmetic ")


def test_comparison_is_ascii_where_the_screen_is(process: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = process("compare", "botox", "dysport", "-f", "table", LC_ALL="C", COLUMNS="80")

    assert (code, out.isascii(), "differs toxin" in out) == (0, True, True)


@pytest.mark.parametrize("form", IN_WORDS)
def test_every_format_says_what_differs(screen: Screen, form: str) -> None:
    out = screen("compare", "botox", "dysport", form=form)

    words = ("onabotulinumtoxinA", "traces possible", "differs", "not recorded")
    assert [word for word in words if word not in out] == []


def test_many_products_are_counted_by_region_on_a_narrow_screen(screen: Screen) -> None:
    rows = screen("compare", "botox", "dysport", "xeomin", columns=60).splitlines()

    assert " Frown lines          ● 6    ● 4      ● 4" in rows


def _rows(blocks: tuple[ScreenBlock, ...]) -> list[ComparedRow]:
    return [
        row
        for block in blocks
        if isinstance(block, Section) and isinstance(block.drawing, Comparison)
        for row in block.drawing.rows
    ]


def _is_unknown(cell: object) -> bool:
    return getattr(cell, "text", "") == NOT_RECORDED or getattr(cell, "regions", None) == {}
