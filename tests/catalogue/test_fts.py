"""The full-text index of a catalogue, and the plain one that stands in for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from botox_cli.catalogue import fts, search_index
from botox_cli.catalogue.fts import Passage, PassageKey, passages
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.catalogue.model.lexicon import Absence, Gap, Phrasing, Synonym

Index = fts.AnyIndex


@pytest.fixture(params=["fts5", "plain"])
def index(request: pytest.FixtureRequest, small: Catalogue) -> Index:
    """An index of the small catalogue; each test runs with both kinds."""
    return search_index(small) if request.param == "fts5" else fts.PlainIndex(small)


def held(index: Index, phrase: str) -> list[tuple[str, str]]:
    """The id of the entry and the kind of passage, for each passage with a phrase, in the order of the catalogue."""
    keys = [PassageKey.from_number(number) for number in sorted(index.find_phrase(phrase))]
    return [(index.owner(key.place)[1], key.part) for key in keys]


@given(
    place=st.integers(1, 2**20),
    section=st.sampled_from(SECTIONS),
    part=st.sampled_from(fts.PASSAGE_PARTS),
    at=st.integers(0, 2**20),
)
def test_a_number_says_which_passage_it_is(place: int, section: str, part: fts.PassagePart, at: int) -> None:
    key = PassageKey(place, section, part, at)

    assert (PassageKey.from_number(key.number), key.number < 2**63) == (key, True)


def test_an_entry_comes_before_the_next_by_its_numbers() -> None:
    last = PassageKey(1, SECTIONS[-1], "text", 2**20)

    assert last.number < PassageKey(2, SECTIONS[0], "name", 0).number


def test_the_passages_of_an_entry_are_its_names_its_terms_its_texts_and_rows(small: Catalogue) -> None:
    assert [passage for passage in passages(small.uses["brow-lines"]) if passage.path[:1] != ("risks",)] == [
        Passage("name", "Brow lines"),
        Passage("name", "elevens"),
        Passage("term", "procerus", ("targets", 0)),
        Passage("term", "upper face", ("areas", 0)),
        Passage("text", "wrinkles", ("group",)),
        Passage("text", "aesthetic", ("purpose",)),
        Passage("text", "Lines between the brows.", ("lay",)),
        Passage("text", "Glabellar lines.", ("clinical",)),
        Passage(
            "text",
            "toxin-one US adults approved years 2002-04-12 label onabotulinumtoxinA U procerus months",
            ("treatments", 0),
        ),
        Passage("text", "toxin-one months", ("timing", 0)),
        Passage("text", "works One trial. no lines toxin-one placebo", ("evidence", 0)),
    ]


def test_a_document_has_its_title_alone(small: Catalogue) -> None:
    assert list(passages(small.sources["paper"])) == [Passage("name", "Paper")]


def test_words_of_the_lexicon_are_no_passages(small: Catalogue) -> None:
    wee = Synonym(id="wee", means=("urine",), basis="lay")
    animals = Absence(id="animals", name="Animals", words=("dogs",))

    own = Catalogue(edition=small.edition, synonyms={"wee": wee}, absences={"animals": animals})

    assert list(fts.texts(own)) == []


def test_what_several_rows_repeat_counts_once(small: Catalogue) -> None:
    use = small.uses["brow-lines"]
    (row,) = use.evidence

    twice = replace(use, evidence=(row, replace(row, text="Another trial.")))

    assert fts.words_in(twice).count("no lines") == fts.words_in(use).count("no lines")
    assert "Another trial." in fts.words_in(twice)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("elevens", [("brow-lines", "name")], id="alias"),
        pytest.param("procerus", [("brow-lines", "term"), ("brow-lines", "text")], id="term-and-row"),
        pytest.param("frowning", [("injection", "name")], id="a-condition-is-a-name"),
        pytest.param("leaflet", [("leaflet", "name")], id="document"),
        pytest.param("between the brows", [("brow-lines", "text")], id="words-side-by-side"),
        pytest.param("brows between", [], id="in-another-order"),
        pytest.param("lines between the brows when", [], id="more-than-is-there"),
        pytest.param("lookedfor", [], id="nowhere"),
        pytest.param("looked", [], id="a-note-of-a-search-is-not-indexed"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_holding_says_which_passages_have_a_phrase(index: Index, phrase: str, expected: list[tuple[str, str]]) -> None:
    assert held(index, phrase) == expected


@pytest.mark.parametrize("phrase", ['"', "NEAR(", "brow OR lines", "^", "-", "brow*", "words:brow", "\udcff"])
def test_words_that_fts5_reads_as_signs_mean_themselves(index: Index, phrase: str) -> None:
    assert index.find_phrase(phrase) in ([], index.find_phrase("brow"))


def test_ends_of_words_do_not_matter_to_fts5(small: Catalogue) -> None:
    assert held(search_index(small), "eleven") == held(search_index(small), "elevens") != []


def test_texts_are_the_words_of_passages_as_they_are_looked_up(index: Index) -> None:
    numbers = index.find_phrase("elevens")

    assert index.texts(numbers) == {numbers[0]: "elevens"}


def test_owners_are_told_by_their_place(index: Index, small: Catalogue) -> None:
    everything = [(section, id_) for section in SECTIONS for id_ in getattr(small, section)]

    assert [index.owner(place) for place in range(1, len(everything) + 1)] == everything


@pytest.mark.parametrize(
    ("word", "is_name"),
    [("brow", True), ("elevens", True), ("procerus", True), ("toxin", True), ("glabellar", False), ("leaflet", False)],
)
def test_the_vocabulary_says_which_words_are_of_names_and_terms(index: Index, word: str, is_name: bool) -> None:
    assert index.vocabulary()[word] is is_name


def test_the_vocabulary_has_the_words_of_the_lexicon_but_no_phrases(small: Catalogue) -> None:
    synonyms = [Synonym(id=id_, means=("brow",), basis="lay") for id_ in ("eyebrow", "hairy-line")]

    known = search_index(Catalogue(edition=small.edition, synonyms={one.id: one for one in synonyms})).vocabulary()

    assert known == {"eyebrow": True}


def test_both_indexes_have_the_same_vocabulary(small: Catalogue) -> None:
    assert search_index(small).vocabulary() == fts.PlainIndex(small).vocabulary()


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Oesophageal", "esophageal"),
        ("haemorrhage", "hemorrhage"),
        ("Tumour", "tumor"),
        ("generalised", "generalized"),
        ("paralysed", "paralyzed"),
        ("Crow’s FEET", "crows feet"),
    ],
)
def test_british_and_american_spellings_are_one(text: str, spelled: str) -> None:
    assert fts.normalise(text) == spelled


@pytest.fixture(params=["fts5", "plain"])
def asked(request: pytest.FixtureRequest, small: Catalogue) -> Index:
    """An index of the small catalogue with phrasings and a gap; each test runs with both kinds."""
    phrasings = {
        "brow-lines": Phrasing(id="brow-lines", lines=("furrows over my nose", "I look cross all day")),
        "injection": Phrasing(id="injection", lines=("shivering and hot",)),
    }
    gaps = {"animals": Gap(id="animals", lines=("toxin for my cat", "shots for a racehorse"))}
    sections = {section: getattr(small, section) for section in SECTIONS}
    catalogue = Catalogue(edition=small.edition, **{**sections, "phrasings": phrasings, "gaps": gaps})
    return search_index(catalogue) if request.param == "fts5" else fts.PlainIndex(catalogue)


def liked(index: Index, *words: str) -> list[str]:
    """The ids of the entries whose phrasings are like some words, the most alike first."""
    likeness = index.likeness(words)
    numbers = sorted(likeness, key=lambda number: (-likeness[number], number))
    return [index.owner(fts.place_of(number))[1] for number in numbers]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["cross", "furrows"], ["brow-lines"], id="of-several-lines"),
        pytest.param(["hot", "furrows", "shivering"], ["injection", "brow-lines"], id="more-words-are-more-alike"),
        pytest.param(["racehorse"], [], id="of-a-gap"),
        pytest.param(["procerus"], [], id="of-the-entry-alone"),
        pytest.param(['"', "NEAR("], [], id="signs"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_phrasings_are_like_the_words_that_they_have(asked: Index, words: list[str], expected: list[str]) -> None:
    assert liked(asked, *words) == expected
    assert all(0 < share <= 1 for share in asked.likeness(words).values())


def test_the_lines_of_an_entry_are_its_names_and_its_phrasings(asked: Index) -> None:
    (number,) = asked.likeness(["furrows"])

    assert asked.lines(number) == ["brow lines", "elevens", "furrows over my nose", "i look cross all day"]


def test_an_entry_without_phrasings_has_its_names_for_lines(asked: Index) -> None:
    (number,) = (number for number in asked.find_phrase("injection") if fts.at_of(number) == fts.part_of(number) == 0)

    assert "injection" in asked.lines(number)[0]
    assert "" not in asked.lines(number)


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["my", "cat"], ["toxin for my cat"]), (["racehorse"], ["shots for a racehorse"]), (["furrows"], []), ([], [])],
)
def test_gaps_are_found_by_their_words(asked: Index, words: list[str], expected: list[str]) -> None:
    assert asked.gaps(words) == expected
