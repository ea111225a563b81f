"""A file of one's own over the bundled catalogue: it adds entries and notes, and changes nothing."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from botox_cli.catalogue import check, compiled_file, load, search_index
from botox_cli.catalogue.compiled_file import StoredCatalogue
from botox_cli.catalogue.fts import place_of
from botox_cli.catalogue.model.background import Term
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.catalogue.model.entries import Note
from botox_cli.errors import CatalogueError

Own = Callable[[str], Catalogue]

TERM = "terms:\n  zz-word: {name: Zz word, lay: A word of my own.}\n"
NOTE = "uses:\n  chronic-migraine: {notes: [Bring your diary., Ring twice.]}\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Own:
    """A function from the text of a user file to the bundled catalogue with that file added."""
    monkeypatch.chdir(tmp_path)

    def loaded(text: str) -> Catalogue:
        Path("own.yaml").write_text(text, encoding="utf-8")
        return load(["own.yaml"])

    return loaded


def test_an_added_entry_tells_that_it_is_local(own: Own) -> None:
    assert own(TERM).terms["zz-word"] == Term(id="zz-word", origin="local", name="Zz word", lay="A word of my own.")


def test_a_note_stands_on_its_entry_and_tells_that_it_is_local(own: Own, catalogue: Catalogue) -> None:
    noted = own(NOTE).uses["chronic-migraine"]

    assert noted.notes == (Note(text="Bring your diary."), Note(text="Ring twice."))
    assert {note.origin for note in noted.notes} == {"local"}
    assert replace(noted, notes=()) == catalogue.uses["chronic-migraine"]


def test_all_that_is_bundled_stays_as_it_was(own: Own, catalogue: Catalogue) -> None:
    extended = own(TERM + NOTE)

    for section in SECTIONS:
        before, after = getattr(catalogue, section), getattr(extended, section)
        assert {key: replace(after[key], notes=()) for key in before} == before
    assert extended.classification == catalogue.classification


def test_what_is_laid_over_reads_like_one_catalogue_of_all_files(own: Own) -> None:
    laid = own(TERM + NOTE + "risks:\n  age-limits: {notes: [We ask for a card.]}\n")
    stored = StoredCatalogue(compiled_file.Database(compiled_file.compile_in_memory(laid), None))

    for section in SECTIONS:
        one, other = getattr(laid, section), getattr(stored, section)
        assert (list(one), len(one)) == (list(other), len(other))
        assert list(one.items()) == list(other.items()) == [(id_, one[id_]) for id_ in other]
        assert list(one.values()) == list(other.values())
    assert dict(laid.names_from("")) == dict(stored.names_from(""))
    assert sorted(laid.names_from("zz")) == sorted(stored.names_from("zz")) != []
    assert laid.owners_of(["zz word", "crow s feet", "nobody"]) == stored.owners_of(
        ["zz word", "crow s feet", "nobody"]
    )
    assert laid.ids() == stored.ids()
    assert (laid.edition, laid.classification) == (stored.edition, stored.classification)


def test_a_note_and_an_entry_of_ones_own_are_found_by_their_words(own: Own) -> None:
    index = search_index(own(TERM + NOTE))

    found = [index.owner(place_of(number)) for word in ("diary", "zz") for number in index.find_phrase(word)]
    assert {("uses", "chronic-migraine"), ("terms", "zz-word")} <= set(found)


@pytest.mark.parametrize("word", ["migraine", "diary", "zz", "injections"])
def test_a_search_finds_the_passages_of_one_catalogue_of_all_files_each_once(own: Own, word: str) -> None:
    laid = own(TERM + NOTE)
    whole = StoredCatalogue(compiled_file.Database(compiled_file.compile_in_memory(laid), None))

    found, expected = (
        sorted((index.owner(place_of(number)), index.texts([number])[number]) for number in index.find_phrase(word))
        for index in (search_index(laid), search_index(whole))
    )

    assert found == expected != []


def test_notes_of_two_files_stand_one_after_the_other(own: Own) -> None:
    own(NOTE)
    Path("more.yaml").write_text("uses:\n  chronic-migraine: {notes: [A third.]}\n", encoding="utf-8")

    notes = load(["own.yaml", "more.yaml"]).uses["chronic-migraine"].notes

    assert [note.text for note in notes] == ["Bring your diary.", "Ring twice.", "A third."]


def test_what_is_local_comes_from_the_cache_as_it_went_in(own: Own) -> None:
    first = own(TERM + NOTE)

    assert load(["own.yaml"]) == first


def test_the_edition_tells_that_something_was_added_and_when_the_bundled_data_was_reviewed(
    own: Own, catalogue: Catalogue
) -> None:
    text = """\
products:
  zz-toxin:
    name: Zz toxin
    toxin: zztoxin
    unit: onabotulinumtoxinA U
    serotype: A
    maker: Us
    lay: Ours.
    reviewed: 2099-01-01
"""
    edition = own(text).edition

    assert (edition.origin, edition.version) == ("bundled and local", catalogue.edition.version)
    assert (edition.reviewed_from, edition.reviewed_to) == (
        catalogue.edition.reviewed_from,
        catalogue.edition.reviewed_to,
    )
    assert edition.sha256 != catalogue.edition.sha256


def test_alone_a_file_of_ones_own_says_so_in_its_edition(own: Own) -> None:
    own(TERM)

    alone = load(["own.yaml"], only=True)

    assert alone.edition.origin == "local"
    assert alone.terms["zz-word"].origin is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "risks:\n  spread-of-toxin-effect: {lay: It is harmless.}\n",
            "own.yaml:2:28: risks.spread-of-toxin-effect.lay: field 'lay' on an entry of the catalogue, "
            "expected notes alone: what is bundled cannot be changed; an entry of your own needs an id of its own",
            id="field",
        ),
        pytest.param(
            "uses:\n  chronic-migraine:\n    notes: [Ours.]\n    status: approved\n",
            "own.yaml:4:5: uses.chronic-migraine.status: field 'status' on an entry of the catalogue, "
            "expected notes alone: what is bundled cannot be changed; an entry of your own needs an id of its own",
            id="field-beside-notes",
        ),
        pytest.param(
            "uses:\n  chronic-migraine: {notes: Ours.}\n",
            "own.yaml:2:22: uses.chronic-migraine.notes: 'Ours.', expected a list: [one, another]",
            id="notes-that-are-no-list",
        ),
        pytest.param(
            "uses:\n  chronic-migraine: [Ours.]\n",
            "own.yaml:2:3: uses.chronic-migraine: a list, expected notes: [a text, ...] on an entry of the catalogue",
            id="no-fields",
        ),
        pytest.param(
            "terms:\n  zz-word: {name: Zz word, lay: A word., origin: bundled}\n",
            "own.yaml:2:42: terms.zz-word.origin: a field origin, expected none: "
            "the file that an entry stands in tells it",
            id="origin",
        ),
        pytest.param(
            "terms:\n  zz-word: {name: Zz word, lay: A word., notes: [A note.]}\n",
            "own.yaml:2:42: terms.zz-word.notes: a field notes, expected none: "
            "they are for entries of the bundled catalogue; say it in the fields of the entry",
            id="notes-of-its-own",
        ),
        pytest.param(
            "terms:\n  zz-word: {name: Chronic migraine, lay: A word.}\n",
            "own.yaml:2:3: terms.zz-word: 'Chronic migraine' also names uses.chronic-migraine, "
            "expected a name of its own",
            id="name-of-another",
        ),
        pytest.param(
            "terms:\n  chronic-migraine: {name: Zz word, lay: A word.}\n",
            "own.yaml:2:3: terms.chronic-migraine: 'chronic-migraine' also names uses.chronic-migraine, "
            "expected a name of its own",
            id="id-of-another-section",
        ),
    ],
)
def test_nothing_that_is_bundled_can_be_changed(own: Own, text: str, problem: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        own(text)

    assert str(caught.value) == problem


def test_a_classification_of_ones_own_is_refused(own: Own) -> None:
    text = (
        "classification:\n  {question: Is it?, answer: No., because: So., marked: rhinoplasty,"
        " cites: [{source: botox-label-2023, checked: primary}]}\n"
    )

    with pytest.raises(CatalogueError) as caught:
        own(text)

    assert "a classification is also in" in str(caught.value)


@pytest.mark.slow
def test_each_bundled_file_as_a_file_of_ones_own_is_refused_with_a_line_for_each_entry(catalogue: Catalogue) -> None:
    products = next(name for name in check().files if os.path.basename(name) == "products.yaml")  # noqa: PTH119

    problems = check([products]).problems

    assert {problem.path.split(".")[1] for problem in problems} == set(catalogue.products)
    assert len(problems) == len(catalogue.products)
