"""What a search finds: what answers, what is only near, what is left out; danger first."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import Botox

from botox_cli.catalogue import load, search_index
from botox_cli.catalogue.fts import PlainIndex
from botox_cli.catalogue.model.catalogue import NOT_SEARCHED, Catalogue
from botox_cli.queries.search import search
from botox_cli.queries.search.verdict import BandName

NAMES = [(name, owner) for name, owner in load().names_from("") if owner[0] not in NOT_SEARCHED]
"""Every id, name and alias of the bundled catalogue, folded, with the section and id of its entry.

Sections that a search leaves out are left out here.
"""


def found(catalogue: Catalogue, text: str) -> list[str]:
    """The ids of the hits of a search, best first, at most 50."""
    return [hit.entry.id for hit in search(catalogue, text, 50).hits]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        pytest.param("forehead wrinkles", "answered", id="name"),
        pytest.param("does it work for a brow", "answered", id="lexicon"),
        pytest.param("gentamicin", "answered", id="term"),
        pytest.param("hyperhydrosis", "answered", id="slip"),
        pytest.param("hands that drip", "answered", id="one-text"),
        pytest.param("wrinkles qqqq", "closest", id="half-of-it"),
        pytest.param("ache", "closest", id="one-word-of-a-text"),
        pytest.param("wrinkles qqqq xxxx zzzz", "none", id="little-of-it"),
        pytest.param("qqqq", "none", id="nowhere"),
        pytest.param("acne monkeys", "none", id="documents-alone"),
        pytest.param("wrinkles of my dog", "none", id="left-out"),
        pytest.param("i cant breathe", "answered", id="danger"),
        pytest.param("", "none", id="nothing"),
    ],
)
def test_the_verdict_says_whether_the_first_hit_answers(worded: Catalogue, text: str, verdict: BandName) -> None:
    assert search(worded, text, 5).verdict == verdict


@pytest.mark.parametrize(
    ("text", "id_", "reason"),
    [
        ("Forehead wrinkles", "forehead-lines", "name"),
        ("wet palms", "sweaty-hands", 'alias "wet palms"'),
        ("sweaty-hands", "sweaty-hands", "id"),
        ("gentamicin", "strong-antibiotics", "in agents"),
        ("gentamycin", "strong-antibiotics", "in agents, gentamycin read as gentamicin"),
        ("hands that drip", "sweaty-hands", "in its text"),
        ("I can't breathe", "trouble-breathing", "sign of danger"),
    ],
)
def test_a_hit_says_where_it_was_found(worded: Catalogue, text: str, id_: str, reason: str) -> None:
    hit = search(worded, text, 5).hits[0]

    assert (hit.entry.id, hit.reason) == (id_, reason)


@pytest.mark.parametrize(
    ("text", "at"),
    [("gentamicin", ("agents", 0)), ("hands that drip", ("lay",)), ("forehead wrinkles", ())],
    ids=["term", "text", "name"],
)
def test_a_hit_says_the_place_of_what_was_found(worded: Catalogue, text: str, at: tuple[str | int, ...]) -> None:
    assert search(worded, text, 5).hits[0].at == at


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("is it safe for my dog", ["Animals"], id="phrase"),
        pytest.param("DOGS!", ["Animals"], id="folded"),
        pytest.param("show me before and after photos of dogs", ["Animals", "Photos"], id="two"),
        pytest.param("the dog", [], id="half-a-phrase"),
        pytest.param("hotdogs", [], id="part-of-a-word"),
    ],
)
def test_what_is_left_out_on_purpose_is_told(worded: Catalogue, text: str, names: list[str]) -> None:
    assert [one.name for one in search(worded, text, 5).absences] == names


def test_what_is_left_out_is_still_told_with_what_is_near(worded: Catalogue) -> None:
    assert found(worded, "wrinkles of my dog")[0] == "forehead-lines"


def test_danger_comes_before_what_else_was_asked(worded: Catalogue) -> None:
    answer = search(worded, "forehead wrinkles and i cant breathe", 5)

    assert (answer.danger, [hit.entry.id for hit in answer.hits[:2]]) == (
        ("trouble-breathing",),
        ["trouble-breathing", "forehead-lines"],
    )


def test_danger_is_told_though_the_catalogue_lacks_the_sign(worded: Catalogue) -> None:
    answer = search(worded, "i see double and have wrinkles", 5)

    assert answer.danger == ("double-or-blurred-vision",)
    assert answer.hits[0].entry.id == "forehead-lines"


def test_the_name_of_a_sign_of_danger_is_danger(worded: Catalogue) -> None:
    assert search(worded, "Trouble-breathing", 5).danger == ("trouble-breathing",)


def test_danger_is_told_where_something_is_left_out(worded: Catalogue) -> None:
    answer = search(worded, "photos of my dog, i cant breathe", 5)

    assert (answer.danger, answer.verdict) == (("trouble-breathing",), "answered")


def test_no_word_of_the_lexicon_is_a_hit(worded: Catalogue) -> None:
    ids = {*worded.synonyms, *worded.absences}

    assert ids & {id_ for text in ("brow", "garamycin", "animals", "photos") for id_ in found(worded, text)} == set()


def test_hits_are_at_most_so_many_and_all_are_counted(worded: Catalogue) -> None:
    cut, whole = search(worded, "wrinkles", 2), search(worded, "wrinkles", 50)

    assert (cut.hits, cut.total) == (whole.hits[:2], len(whole.hits))


def test_no_word_is_read_as_another_where_that_is_not_wanted(worded: Catalogue) -> None:
    answer = search(worded, "hyperhydrosis", 5, is_corrected=False)

    assert (answer.verdict, answer.hits, answer.question.unknown) == ("none", (), ("hyperhydrosis",))


def test_a_slip_in_a_name_still_names_it(worded: Catalogue) -> None:
    assert found(worded, "forehead wrinkels")[0] == "forehead-lines"


@pytest.mark.parametrize("name", ["★", "3.5", "the who", "Botox"])
def test_a_name_of_signs_numbers_or_stop_words_is_found(worded: Catalogue, name: str) -> None:
    own = worded.terms["hyperhidrosis"].__class__(id="zz", name=name, lay="A name.")
    catalogue = Catalogue(edition=worded.edition, terms={"zz": own})

    assert found(catalogue, name) == ["zz"]


@settings(max_examples=settings().max_examples * 3, deadline=None)
@given(named=st.sampled_from(NAMES))
def test_the_name_of_an_entry_finds_it_first(catalogue: Catalogue, named: tuple[str, tuple[str, str]]) -> None:
    name, (_, id_) = named

    answer = search(catalogue, name, 12)

    before = [sign for sign in answer.danger if sign != id_]
    hits = [hit.entry.id for hit in answer.hits if hit.entry.id not in before]
    assert (hits[0], answer.verdict) == (id_, "answered")


@pytest.mark.parametrize(
    "text", ["how long does it last", "migrane elevens", "can i have it with gentamicin after a stroke", "wrinkles"]
)
def test_results_are_the_same_from_run_to_run(catalogue: Catalogue, text: str) -> None:
    assert search(catalogue, text, 12) == search(load(), text, 12)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("wrinkles " * 5_000, id="one-word"),
        pytest.param(" ".join(f"wrinkl{number}" for number in range(3_000)), id="unknown-words"),
        pytest.param(" ".join(name for name, _ in NAMES[:400]), id="names"),
        pytest.param("i cant breathe " * 2_000, id="danger"),
        pytest.param("can botox cause trouble swallowing " * 2_000, id="no-danger"),
        pytest.param("w" * 100_000, id="one-long-word"),
    ],
)
def test_thousands_of_words_end(catalogue: Catalogue, text: str) -> None:
    assert len(search(catalogue, text, 12).hits) <= 12


@pytest.mark.parametrize(
    "text",
    [
        *("forehead wrinkles", "brow wrinkles", "soggy paws", "gentamicin", "hyperhydrosis", "how long does it last"),
        *(
            "wrinkles of my dog",
            "headache after forehead injection",
            "trouble breathing",
            "qqqq",
            "hands that drip",
            "the",
        ),
    ],
)
def test_without_fts5_the_same_is_found(worded: Catalogue, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    with_fts5 = search(worded, text, 12)
    assert not isinstance(search_index(worded), PlainIndex)

    monkeypatch.setattr("botox_cli.catalogue.HAS_SQLITE", False)

    assert isinstance(search_index(worded), PlainIndex)
    assert search(worded, text, 12) == with_fts5


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        pytest.param("what is a chemical peel", "answered", id="what-it-is"),
        pytest.param("how long do chemical peels last", "closest", id="how-long"),
        pytest.param("does a chemical peel hurt", "closest", id="something-else-of-it"),
        pytest.param("chemical peel price", "closest", id="price"),
    ],
)
def test_what_says_only_what_a_thing_is_answers_nothing_else(catalogue: Catalogue, text: str, verdict: str) -> None:
    answer = search(catalogue, text, 12)

    assert (answer.verdict, answer.hits[0].entry.id) == (verdict, "chemical-peel")


@pytest.mark.slow
def test_a_phrasing_finds_its_entry_near_the_top() -> None:
    catalogue = load()
    lines = [(line, one.id) for one in catalogue.phrasings.values() for line in one.lines][::120]

    missed = [line for line, id_ in lines if id_ not in [hit.entry.id for hit in search(catalogue, line, 4).hits]]

    assert len(missed) <= 0.1 * len(lines), missed


@pytest.mark.slow
def test_what_no_entry_answers_is_hardly_ever_said_to_be_answered() -> None:
    catalogue = load()
    lines = [line for gap in catalogue.gaps.values() for line in gap.lines][::12]

    answered = [line for line in lines if search(catalogue, line, 1).verdict == "answered"]

    assert len(answered) <= 0.05 * len(lines), answered


def test_an_entry_of_ones_own_is_found_by_its_phrasings(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "terms:\n  zz-desk: {name: Front desk, lay: It opens at eight.}\n"
        "phrasings:\n  zz-desk: {lines: [whom do i ring to move my slot]}\n",
        encoding="utf-8",
    )

    _, out, _ = botox("search", "ring", "whom", "to", "move", "a", "slot", "--json", "--data", str(own))

    reasons = {item["id"]: item["reason"] for item in json.loads(out)["items"]}
    assert reasons["zz-desk"] == "people ask for it so"
