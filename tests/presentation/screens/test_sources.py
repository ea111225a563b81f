"""The screens of sources: shares by level, kinds, which facts rest on which document; what was read comes first."""

import re
from collections.abc import Callable

import pytest
from support import SMALL, Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.queries.citations import all_citations, shares

WIDTHS = (60, 80, 100, 160)

OF_CRAMP = """\
 Sources of Writer's spasm                                                   1 document, 2 citations
 How far each citation was checked ───────────────────────────────────────────────────── 2 citations
 read in the document itself, 100%  ██████████████████████████████████████████████████████████████ 2
 read where it is reported, 0%      0
 named, not read, 0%                0
 Facts ────────────────────────────────────────────── ✓ read  ~ second hand  ? not read  by document
 ✓ A paper, Journal, 2003
   treatment: UK Toxin Two, adults; evidence: no effect: No better than placebo

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

DOCUMENT = """\
 A paper                                                                                    document
 By         Doe et al.
 Publisher  Journal
 Kind       journal
 Date       2003
 DOI        10.1000/1
 Cited by   botox sources paper

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


def test_sources_of_entry_screen(drawn: Callable[..., str]) -> None:
    assert drawn(100, "sources", "cramp", "--data", SMALL, "--only") == OF_CRAMP


def test_document_screen(drawn: Callable[..., str]) -> None:
    assert drawn(100, "show", "paper", "--data", SMALL, "--only") == DOCUMENT


@pytest.mark.parametrize("columns", WIDTHS)
def test_all_sources_have_their_shares_and_kinds(drawn: Callable[..., str], catalogue: Catalogue, columns: int) -> None:
    rows = drawn(columns, "sources").splitlines()
    kinds = {source.category.replace("-", " ") for source in catalogue.sources.values()}
    counts = shares(tuple(all_citations(catalogue)))

    assert [row for row in rows if len(row) > columns] == []
    assert [kind for kind in kinds if not any(row.startswith(f" {kind} ") for row in rows)] == []
    assert [row.split()[-1] for row in rows if re.match(r" (read|named).*, \d+%", row)] == [
        f"{count:,}" for count in counts.values()
    ]


@pytest.mark.parametrize("columns", WIDTHS)
def test_sources_of_entry_begin_with_what_was_read(drawn: Callable[..., str], columns: int) -> None:
    rows = drawn(columns, "sources", "chronic-migraine").partition(" Facts ")[2].splitlines()[1:]
    marks = [row[1] for row in rows if row[1:2] in ("✓", "~", "?")]

    assert marks == sorted(marks, key=lambda mark: mark == "?")
    assert [row for row in rows if len(row) > columns] == []


def test_sources_of_entry_mark_a_fact_that_was_read_no_further(drawn: Callable[..., str]) -> None:
    out = " ".join(drawn(100, "sources", "brow-lines", "--data", SMALL, "--only").split())

    assert "repeat: US Toxin One, adults ?; risk: drooping lid;" in out


def test_sources_on_document_are_by_entry(drawn: Callable[..., str]) -> None:
    out = drawn(100, "sources", "smpc", "--data", SMALL, "--only")

    assert " ~ Brow lines\n   treatment: EU Uno, adults\n" in out
    assert out.index(" ~ Toxin One") < out.index(" ? Disease of nerve and muscle\n")


def test_sources_tell_how_many_are_left_out(drawn: Callable[..., str]) -> None:
    out = drawn(100, "sources", "chronic-migraine")

    assert out.count("\n ✓ ") + out.count("\n ~ ") + out.count("\n ? ") == 10
    assert " more documents, each fact with its place: --full" in out


def test_sources_of_what_cites_nothing(drawn: Callable[..., str]) -> None:
    out = drawn(100, "sources", "toxin", "--data", SMALL, "--only")

    assert out.startswith(" Sources of Toxin ")
    assert "0 documents, 0 citations" in out


@pytest.mark.parametrize("words", ["claims", "timeline", "sources chronic-migraine"])
def test_records_name_the_same_sources_wherever_they_go(botox: Botox, words: str) -> None:
    assert botox(*words.split(), "--cite") == botox(*words.split(), "--cite", "--plain")
