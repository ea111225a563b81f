"""The screens of risks: pairs before lone figures, warnings whole, one row a risk, no silence that reassures."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support import SMALL, Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.presentation.screens.risks import CATEGORY_TITLES, all_risks_screen, use_risks_screen
from botox_cli.queries.risks import CATEGORIES, RiskWishes, select_for, sort_risks
from botox_cli.render.drawing.bars import PairedBar, PairGroup
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.screen import Section

WIDTHS = (60, 80, 100, 160)

USES = ("glabellar-lines", "chronic-migraine", "cervical-dystonia", "tennis-elbow", "overactive-bladder", "vulvodynia")
"""Ids of uses that differ in their risks: many pairs of figures, unread ones, counts, labels of their own, nothing."""

FOOTER = """\
Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

OF_ALL = f"""\
Contraindications: reasons not to treat, 1:
Disease of nerve and muscle: Weak muscles may get weaker ?

Interactions: medicines to speak of, 1:
Strong antibiotics: gentamicin, kanamycin

Side effects, 1:
Weak hand: The hand may be weak

{FOOTER}"""

OF_BROW_LINES = f"""\
Of 100 people:
drooping lid: with toxin 3 in 100; with placebo 0 in 100; people 405 and 130

Told without figures:
headache: Often mild.

Before treatment, all: botox risks:
must not: Botox: Disease of nerve and muscle
say so: Strong antibiotics

{FOOTER}"""

WITH_GENTAMICIN = f"""\
What the sources say of 'gentamicin': 1 of 4 risks

Strong antibiotics, interaction, lists it: gentamicin:
They may make it stronger.
US label: With caution.
Also listed: gentamicin, kanamycin

Ask the person who prescribed a medicine before anything is changed.

{FOOTER}"""


COMMAND = "risks"
"""The command that the fixture `drawn` puts before its words."""


@pytest.mark.parametrize(
    ("words", "ending"), [((), OF_ALL), (("brow", "lines"), OF_BROW_LINES)], ids=["all", "of-a-use"]
)
def test_risks_begin_with_the_boxed_warning(botox: Botox, words: tuple[str, ...], ending: str) -> None:
    _, out, _ = botox("risks", *words, "-f", "list", "--data", SMALL, "--only")

    head, warning, *rest = out.split("\n\n")
    assert head.startswith("Risks")
    assert warning.startswith("BOXED WARNING: The toxin may spread. Help is needed then.")
    assert "\n\n".join(rest) == ending


def test_risks_with_a_drug_is_what_each_source_says(botox: Botox) -> None:
    assert botox("risks", "--with", "gentamicin", "--data", SMALL, "--only") == (0, WITH_GENTAMICIN, "")


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("words", [(), *((use,) for use in USES), ("dysport",), ("--with", "antibiotics")], ids=str)
def test_risks_fit_their_width(drawn: Callable[..., str], words: tuple[str, ...], columns: int) -> None:
    assert [line for line in drawn(columns, *words).splitlines() if len(line) > columns] == []


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("words", [(), ("glabellar-lines",), ("dysport",)], ids=["all", "of-a-use", "of-a-product"])
def test_risks_have_the_boxed_warning_whole(
    drawn: Callable[..., str], catalogue: Catalogue, words: tuple[str, ...], columns: int
) -> None:
    warning = next(risk.lay for risk in catalogue.risks.values() if risk.category == "boxed-warning")

    assert warning in " ".join(drawn(columns, *words).split())


def rows_under(out: str, title: str) -> list[str]:
    """The rows of a screen below the heading with this title, up to the next heading or empty row.

    Each row is without the space at its left. The title must be there.
    """
    below = out.partition(f"\n {title} ─")[2].split("\n")[1:]
    end = next(number for number, row in enumerate(below) if "──" in row or not row)
    return [row[1:] for row in below[:end]]


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("kind", ["contraindication", "interaction", "precaution", "side-effect"])
def test_risks_take_one_row_each(drawn: Callable[..., str], catalogue: Catalogue, kind: str, columns: int) -> None:
    rows = [row for row in rows_under(drawn(columns), CATEGORY_TITLES[kind]) if not row.startswith("+ ")]

    names = [risk.name for risk in catalogue.risks.values() if risk.category == kind]
    assert [row[: len(name)] for row, name in zip(rows, sorted(names), strict=True)] == sorted(names)


@pytest.mark.parametrize("columns", WIDTHS)
def test_warnings_say_in_a_sentence_what_happens(drawn: Callable[..., str], catalogue: Catalogue, columns: int) -> None:
    rows = rows_under(drawn(columns), CATEGORY_TITLES["warning"])

    warnings = [risk for risk in catalogue.risks.values() if risk.category == "warning"]
    told = " ".join(" ".join(rows).split())
    assert [risk.id for risk in warnings if risk.lay.split(". ")[0].rstrip(".") not in told] == []


def test_medicines_are_named_as_people_know_them(drawn: Callable[..., str]) -> None:
    rows = rows_under(drawn(100), CATEGORY_TITLES["interaction"])

    assert any(re.match(r"Blood thinners +warfarin, phenprocoumon, .* \+ \d+$", row) for row in rows)
    assert any(row.split()[:1] == ["Antibiotics"] for row in rows)


def test_risks_of_a_use_lead_with_pairs_that_were_read(catalogue: Catalogue) -> None:
    for use in catalogue.uses.values():
        screen = use_risks_screen(catalogue, use, select_for(catalogue, use), ReferenceNumbers(), RiskWishes())
        for section in screen:
            if isinstance(section, Section) and isinstance(section.drawing, PairGroup):
                ranks = [_rank(bar) for bar in section.drawing.bars]
                assert ranks == sorted(ranks), use.id


def _rank(bar: PairedBar) -> int:
    return 2 if bar.level == "unverified" else bar.control is None


@pytest.mark.parametrize(
    ("words", "answer", "row"),
    [
        (("frown", "lines"), "eyelid ptosis", 15),
        (("chronic", "migraine"), "neck pain", 15),
        (("--with", "gentamicin"), "They may make the effect of the toxin", 5),
    ],
    ids=["drooping-lid", "migraine", "gentamicin"],
)
def test_risks_answer_near_the_top(drawn: Callable[..., str], words: tuple[str, ...], answer: str, row: int) -> None:
    assert any(answer in line for line in drawn(100, *words).splitlines()[:row])


def test_risks_of_a_label_that_names_none_are_not_recorded(botox: Botox) -> None:
    _, out, _ = botox("risks", "toxin-one", "--data", SMALL, "--only")

    assert "must not: not recorded here" in out.splitlines()


@pytest.mark.parametrize("kind", [kind for kind in CATEGORIES if kind != "boxed-warning"])
@pytest.mark.parametrize("name", ["dysport", "crows feet", "cervical dystonia"])
def test_risks_of_one_kind_are_named(botox: Botox, name: str, kind: str) -> None:
    words = ("risks", *name.split(), "--kind", kind)
    risks = json.loads(botox(*words, "--json")[1])["items"]

    shown = " ".join(botox(*words, "-f", "table")[1].split())
    assert [risk["name"] for risk in risks if risk["name"].lower() not in shown.lower()] == []


def test_risks_of_one_kind_say_nothing_of_others(botox: Botox) -> None:
    _, out, _ = botox("risks", "frown lines", "--kind", "interaction")

    assert "must not" not in out
    assert "say so: Aminoglycoside antibiotics" in out


def test_risks_that_labels_of_some_products_name_say_which(botox: Botox) -> None:
    _, out, _ = botox("risks", "frown lines")

    assert "Dysport: Cow's milk protein allergy (US" in out


def test_risks_of_ones_own_stand_after_bundled_ones(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    source = "sources:\n  aa-sheet: {title: Sheet, publisher: Us, category: manufacturer}\n"
    cites = "[{source: aa-sheet, checked: primary}]"
    own.write_text(f"{source}risks:\n  aa: {{name: Aa, category: warning, lay: Ours., cites: {cites}}}\n", "utf-8")

    _, out, _ = botox("risks", "-f", "list", "--data", str(own))

    warnings = out.partition("Warnings, 18:\n")[2].partition("\n\n")[0].splitlines()
    assert warnings[-1] == "Aa (local): Ours"


def test_risks_are_ascii_where_the_screen_knows_no_more(
    drawn: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")

    assert drawn(100, "chronic", "migraine").isascii()


def test_risks_cite_their_sources_on_request(botox: Botox, catalogue: Catalogue) -> None:
    screen = all_risks_screen(catalogue, sort_risks(catalogue.risks), ReferenceNumbers(), region=None)
    entries = [row for block in screen if isinstance(block, Section) for row in block.entries]
    uncited = [row.name for row in entries if not row.refs]

    assert len(entries) > 80
    assert uncited == []
    assert "source 1: " in botox("risks", "frown lines", "--cite")[1]
