"""The screens of `botox list`: kinds, entries by name, published counts as series."""

import re
from collections.abc import Callable

import pytest
from support import SMALL

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, entry_type

Drawn = Callable[..., str]


COMMAND = "list"
"""The command that the fixture `drawn` puts before its words."""


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_kinds_are_one_row_each_with_their_words(drawn: Drawn, columns: int) -> None:
    out = drawn(columns)

    words = {section.replace("_", "-"): entry_type(section).list_words for section in SECTIONS}
    assert [kind for kind in words if not re.search(rf"^ {kind} .*{words[kind]}$", out, re.MULTILINE)] == []


ENTRIES = """\
 Red flags                                                                                         2

 Fever              It may be an infection
 Trouble breathing  The toxin may have spread

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


def test_entries_are_drawn(drawn: Drawn) -> None:
    assert drawn(100, "red-flags", "--data", SMALL, "--only") == ENTRIES


def test_a_kind_without_entries_says_so(drawn: Drawn) -> None:
    told = "None is in this catalogue. A file of your own may add some: --data FILE"

    assert drawn(100, "clinics", "--data", SMALL, "--only").splitlines()[1] == f" {told}"


@pytest.mark.slow
@pytest.mark.parametrize("section", [section for section in SECTIONS if section not in ("statistics", "sources")])
@pytest.mark.parametrize("columns", [60, 100])
def test_no_name_is_cut(drawn: Drawn, catalogue: Catalogue, section: str, columns: int) -> None:
    out = " ".join(drawn(columns, section).split())

    entries = getattr(catalogue, section).values()
    assert [entry.name for entry in entries if " ".join(entry.name.split()) not in out] == []


def test_terms_are_one_row_each_where_their_sentence_has_room(drawn: Drawn, catalogue: Catalogue) -> None:
    rows = [line for line in drawn(100, "terms").splitlines() if line.strip()]

    assert len(rows) - len(("head", "footer")) < len(catalogue.terms) * 1.1


def test_series_has_the_numbers_of_one_basis_alone(drawn: Drawn, catalogue: Catalogue) -> None:
    out = drawn(100, "statistics")

    one = out[out.index(" Toxin procedures, US (ASPS) ") :].splitlines()[1:7]
    years = [entry.year for entry in catalogue.statistics.values() if entry.series == "asps-2000-2018"]
    assert [line.split()[0] for line in one] == sorted(map(str, years))


@pytest.mark.parametrize("columns", [60, 100])
def test_every_number_is_on_the_screen(drawn: Drawn, catalogue: Catalogue, columns: int) -> None:
    out = drawn(columns, "statistics")

    numbers = [f"{entry.amount.high or entry.amount.low:,}" for entry in catalogue.statistics.values()]
    assert [number for number in numbers if number not in out] == []
    assert max(map(len, out.splitlines())) <= columns


def test_ids_stand_behind_names_where_they_are_asked_for(drawn: Drawn) -> None:
    assert "Toxin [toxin]" in drawn(100, "terms", "--ids", "--data", SMALL, "--only")
