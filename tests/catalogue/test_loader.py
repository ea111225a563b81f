"""Files become one catalogue, or all of their problems; never another exception."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from botox_cli.catalogue import integrity
from botox_cli.catalogue.files import FileContent
from botox_cli.catalogue.loader import LoadedFile, find_faults, join, load_file
from botox_cli.catalogue.model.background import Term
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, Edition
from botox_cli.catalogue.model.classification import Classification, Procedure
from botox_cli.errors import CatalogueError, Problem

Refusal = Callable[..., list[str]]
Compiled = Callable[..., Catalogue]

TERM = "terms:\n  {0}:\n    name: {0} name\n    lay: A word.\n"

FRAGMENTS = st.sampled_from(
    [
        *("\n", "  ", "- ", ": ", ", ", "{", "}", "[", "]", "'", '"', "#", "? ", "|", ">-", "%", "@", "\t", "\r"),
        *("&a ", "*a ", "!!str ", "<<: ", "---\n", "...\n", "\x00", "\x85", "\u2028", "\u202e", "\ufeff"),
        *("null", "~", "nan", "1e1", "9" * 400, "low: 1", "high: 0", "unit: days", "cites: []", "id: x\n"),
        *("uses:\n", "sources:\n", "  leaflet:\n", "edition: x\n"),
    ]
)

slow_start = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_file_without_a_fault_is_a_catalogue(compiled: Compiled, whole: str) -> None:
    catalogue = compiled(whole)

    assert {section: tuple(getattr(catalogue, section)) for section in SECTIONS if getattr(catalogue, section)} == {
        "uses": ("brow-lines",),
        "procedures": ("injection",),
        "positions": ("the-board",),
        "products": ("toxin-one",),
        "risks": ("spread",),
        "claims": ("it-is-lovely",),
        "events": ("first-licence",),
        "terms": ("onset",),
        "sources": ("leaflet", "paper"),
    }


def test_the_classification_is_read(compiled: Compiled, whole: str) -> None:
    classification = compiled(whole).classification

    assert isinstance(classification, Classification)
    assert (classification.question, classification.answer) == ("Is it surgery?", "No.")


def test_the_edition_tells_the_version_the_bytes_and_the_reviews(compiled: Compiled, whole: str) -> None:
    assert compiled(whole).edition == Edition(
        origin="bundled",
        version="2026.11.21",
        sha256=sha256(whole.encode()).hexdigest(),
        reviewed_from="2026-10",
        reviewed_to="2026-11-21",
    )


def test_a_catalogue_without_edition_and_reviews_says_so(compiled: Compiled) -> None:
    text = TERM.format("onset")

    assert compiled(text).edition == Edition(
        origin="bundled",
        version="without edition",
        sha256=sha256(text.encode()).hexdigest(),
        reviewed_from="not reviewed",
        reviewed_to="not reviewed",
    )


def test_all_problems_of_a_file_are_told_at_once_and_by_place(refusal: Refusal, whole: str) -> None:
    text = whole.replace("reviewed: 2026-11-21", "reviewed: soon").replace("via: leaflet", "via: qqq")
    text = text.replace("branch: aesthetic", "branch: artistic").replace('at: "5"', "at: &x 5").replace("onset:", "On:")

    assert refusal(text) == [
        "own.yaml:40:53: uses.brow-lines.timing[0].cites[0].via: no source 'qqq', expected an id of sources",
        "own.yaml:60:5: uses.brow-lines.reviewed: 'soon', expected a day as YYYY-MM-DD, YYYY-MM or YYYY",
        "own.yaml:65:5: procedures.injection.branch: 'artistic', expected one of aesthetic, reconstructive",
        "own.yaml:114:35: risks.spread.cites[0].at: an anchor (&x), expected a plain value",
        "own.yaml:132:3: terms.On: id 'On', expected lower-case letters and digits parted by hyphens",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "via: leaflet",
            "via: qqq",
            "40:53: uses.brow-lines.timing[0].cites[0].via: no source 'qqq', expected an id of sources",
            id="reference",
        ),
        pytest.param(
            "2002-04-12",
            "soon",
            "26:9: uses.brow-lines.treatments[0].approved: 'soon', expected a day as YYYY-MM-DD, YYYY-MM or YYYY",
            id="day",
        ),
        pytest.param(
            'cites: [{source: leaflet, at: "2.1", checked: primary}]',
            "cites: []",
            "33:9: uses.brow-lines.treatments[0].repeat: no citation, expected at least one",
            id="citation",
        ),
        pytest.param(
            '        cites: [{source: paper, at: "3", checked: primary}]\n',
            "",
            "42:9: uses.brow-lines.evidence[0]: no citation, expected at least one",
            id="citation-of-evidence",
        ),
    ],
)
def test_an_entry_that_does_not_convert_is_checked_all_the_same(
    refusal: Refusal, whole: str, old: str, new: str, problem: str
) -> None:
    text = whole.replace("group: wrinkles", "group: qqq").replace(old, new)

    assert sorted(refusal(text)) == sorted(
        [
            "own.yaml:14:5: uses.brow-lines.group: 'qqq', expected a known word",
            f"own.yaml:{problem}",
        ]
    )


def test_a_list_that_a_limit_cut_says_so(refusal: Refusal, whole: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrity, "MAX_FAULTS", 2)

    lines = refusal(whole.replace("source: leaflet", "source: qqq"))

    assert lines[0] == "own.yaml:1:1: more than 2 problems; the rest is not looked at"
    assert [line.partition(": no source 'qqq', ")[2] for line in lines[1:]] == ["expected an id of sources"] * 2


def test_a_list_that_is_as_long_as_the_limit_is_not_cut(
    refusal: Refusal, whole: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(integrity, "MAX_FAULTS", 2)

    lines = refusal(whole.replace("via: leaflet", "via: qqq").replace("date: 2003-05", "date: soon"))

    assert [line.split(": ")[1] for line in lines] == ["uses.brow-lines.timing[0].cites[0].via", "sources.paper.date"]


def test_the_problems_of_an_error_are_values_too(compiled: Compiled) -> None:
    with pytest.raises(CatalogueError) as caught:
        compiled("terms:\n  onset: {name: Onset}\n")

    assert (caught.value.exit_code, caught.value.problems) == (
        65,
        (Problem("own.yaml", 2, 3, "terms.onset", "no lay, expected text there"),),
    )


def test_files_are_one_catalogue(compiled: Compiled, whole: str) -> None:
    catalogue = compiled(whole, further=TERM.format("peak"))

    assert tuple(catalogue.terms.values()) == (
        Term(
            id="onset",
            name="Onset",
            lay="When it starts.",
            search_notes=("A definition by a society was looked for and not found.",),
        ),
        Term(id="peak", name="peak name", lay="A word."),
    )


def test_order_is_asked_for_within_a_file_alone(compiled: Compiled) -> None:
    catalogue = compiled(TERM.format("peak"), further=TERM.format("onset"))

    assert tuple(catalogue.terms) == ("peak", "onset")


def test_an_id_in_two_files_is_refused_in_the_second(refusal: Refusal) -> None:
    assert refusal(TERM.format("onset"), further=TERM.format("onset")) == [
        "further.yaml:2:3: terms.onset: id 'onset' is also in own.yaml, expected it once"
    ]


def test_of_two_entries_with_one_id_the_first_stands() -> None:
    loaded = [loaded_file(TERM.format("onset").encode()), loaded_file(b"terms: {onset: {name: B, lay: C}}")]

    assert join(loaded).terms == {"onset": Term(id="onset", name="onset name", lay="A word.")}


def test_problems_between_files_stand_in_the_file_that_has_them(refusal: Refusal, whole: str) -> None:
    risk = "risks:\n  bleeding:\n    name: Elevens\n    category: warning\n    lay: Blood.\n    cites: []\n"

    assert refusal(whole.replace("via: leaflet", "via: qqq"), further=risk) == [
        "further.yaml:2:3: risks.bleeding: 'Elevens' also names uses.brow-lines, expected a name of its own",
        "further.yaml:2:3: risks.bleeding: no citation, expected at least one",
        "own.yaml:40:53: uses.brow-lines.timing[0].cites[0].via: no source 'qqq', expected an id of sources",
    ]


def test_a_fault_of_the_classification_stands_in_the_file_that_has_it(refusal: Refusal, whole: str) -> None:
    text = whole.replace("marked: injection", "marked: qqq")

    assert refusal(TERM.format("peak"), whole=text) == [
        "whole.yaml:7:3: classification.marked: no procedure 'qqq', expected an id of procedures"
    ]


def test_a_second_classification_is_refused(refusal: Refusal, whole: str) -> None:
    second = whole[whole.index("classification:") : whole.index("uses:")].replace("Is it surgery?", "Is it art?")

    assert refusal(whole, further=second) == [
        "further.yaml:1:1: classification: a classification is also in own.yaml, expected it once"
    ]


def test_nothing_is_said_of_references_into_a_file_that_cannot_be_read(refusal: Refusal, whole: str) -> None:
    entries, sources = whole[: whole.index("sources:")], whole[whole.index("sources:") :]

    assert refusal(entries, sources=sources + "    note: [\n") == [
        "sources.yaml:13:1: no valid YAML: did not find expected node content; a bracket or comma has nothing before it"
    ]


def test_a_marked_procedure_is_one_of_the_catalogue(compiled: Compiled, whole: str) -> None:
    catalogue = compiled(whole)

    assert isinstance(catalogue.classification, Classification)
    assert isinstance(catalogue.procedures[catalogue.classification.marked], Procedure)


@slow_start
@given(start=st.integers(0, 4000), length=st.integers(0, 60), inserted=st.text(max_size=8) | FRAGMENTS)
def test_whatever_is_changed_in_a_file_it_is_a_catalogue_or_refused(
    whole: str, start: int, length: int, inserted: str
) -> None:
    text = whole[:start] + inserted + whole[start + length :]

    assert _outcome(text.encode()) in ("whole", "refused")


@slow_start
@given(first=st.integers(0, 146), last=st.integers(0, 146), place=st.integers(0, 146), indent=st.integers(-4, 4))
def test_whatever_lines_are_moved_in_a_file_it_is_a_catalogue_or_refused(
    whole: str, first: int, last: int, place: int, indent: int
) -> None:
    lines = whole.splitlines(keepends=True)
    moved = [" " * indent + line[max(-indent, 0) :] for line in lines[first:last]]
    left = lines[:first] + lines[last:]

    assert _outcome("".join(left[:place] + moved + left[place:]).encode()) in ("whole", "refused")


@slow_start
@given(data=st.binary(max_size=200) | st.lists(FRAGMENTS, max_size=40).map(lambda parts: "".join(parts).encode()))
def test_whatever_bytes_a_file_has_it_is_a_catalogue_or_refused(data: bytes) -> None:
    assert _outcome(data) in ("whole", "refused")


def loaded_file(data: bytes) -> LoadedFile:
    return load_file(FileContent(Path("own.yaml"), data), {})


def _outcome(data: bytes) -> str:
    """`whole` if the text is a catalogue that has every entry of the text, `refused` if it has problems.

    Otherwise `not whole`.
    """
    one = loaded_file(data)
    catalogue = join([one])
    if find_faults([one], catalogue)[0]:
        return "refused"
    tree: dict[str, Any] = one.parsed.tree if isinstance(one.parsed.tree, dict) else {}
    kept = {section: tuple(getattr(catalogue, section)) for section in SECTIONS if section in tree}
    return "whole" if kept == {section: tuple(tree[section]) for section in kept} else "not whole"
