"""Which entry a person means by a name."""

from collections import Counter

import pytest
from msgspec.structs import replace

from botox_cli.catalogue import compiled_file
from botox_cli.catalogue.compiled_file import StoredCatalogue
from botox_cli.catalogue.model.background import Term
from botox_cli.catalogue.model.catalogue import NOT_SEARCHED, SECTIONS, Catalogue, names_of
from botox_cli.errors import NotFoundError
from botox_cli.queries.lookup import find, find_exact, find_use, suggest_ids
from botox_cli.text import fold


@pytest.mark.parametrize("section", SECTIONS)
def test_every_id_name_and_alias_finds_its_own_entry(catalogue: Catalogue, section: str) -> None:
    own = [(name, entry) for entry in getattr(catalogue, section).values() for name in names_of(entry)]

    assert [(name, entry.id) for name, entry in own if find(catalogue, name, (section,)) is not entry] == []


def test_no_id_name_or_alias_is_that_of_another_entry(catalogue: Catalogue) -> None:
    entries = [entry for section in SECTIONS for entry in getattr(catalogue, section).values()]
    owners = {(fold(name), entry.id) for entry in entries for name in names_of(entry)}

    assert [name for name, count in Counter(name for name, _ in owners).items() if count > 1] == []


def test_every_name_of_a_use_finds_it_in_capitals_without_hyphens_and_with_other_apostrophes(
    catalogue: Catalogue,
) -> None:
    own = [(name, use) for use in catalogue.uses.values() for name in names_of(use)]

    typed = [(name.upper().replace("-", " ").replace("'", "’"), use) for name, use in own]

    assert [(name, use.id) for name, use in typed if find(catalogue, name) is not use] == []


@pytest.mark.parametrize(
    ("typed", "entry_id"),
    [
        pytest.param("glabellar-lines", "glabellar-lines", id="id"),
        pytest.param("Frown lines", "glabellar-lines", id="name"),
        pytest.param("elevens", "glabellar-lines", id="alias"),
        pytest.param("migraine", "chronic-migraine", id="common-short-name"),
        pytest.param("crow's feet", "lateral-canthal-lines", id="apostrophe"),
        pytest.param("CROWS-FEET", "lateral-canthal-lines", id="capitals-and-hyphen"),
        pytest.param("  crow’s   feet ", "lateral-canthal-lines", id="spaces"),
        pytest.param("Vistabel", "botox-cosmetic", id="brand"),
        pytest.param("burn scar", "burn-contracture-release", id="condition"),
        pytest.param("brow-lift", "brow-lift", id="use-and-not-the-operation"),
        pytest.param("botox", "botox", id="product-and-not-what-holds-the-word"),
    ],
)
def test_an_id_a_name_or_an_alias_is_found_however_it_is_typed(catalogue: Catalogue, typed: str, entry_id: str) -> None:
    assert find(catalogue, typed).id == entry_id


@pytest.mark.parametrize(
    ("typed", "entry_id"),
    [
        pytest.param("chemical", "brow-rise", id="one-word"),
        pytest.param("lift brow", "brow-rise", id="words-in-any-order"),
        pytest.param("eyebrow chemical", "brow-rise", id="words-of-several-names"),
        pytest.param("NEFERTITIS", "neck-rise", id="accent-and-capitals"),
        pytest.param("nefertiti's neck", "neck-rise", id="apostrophe"),
        pytest.param("lift", "lift", id="an-exact-id-before-words"),
        pytest.param("elevation", "lift", id="an-exact-name-before-words"),
    ],
)
def test_the_only_entry_that_holds_all_words_is_found(few: Catalogue, typed: str, entry_id: str) -> None:
    assert find(few, typed).id == entry_id


def test_where_several_entries_hold_all_words_they_are_listed(few: Catalogue) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(few, "Brow")

    assert str(caught.value) == "'Brow' names 3 entries; type one of: sweaty-brow, brow-fall, brow-rise"


def test_entries_that_hold_all_words_are_listed_in_the_order_of_the_sections(catalogue: Catalogue) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(catalogue, "lines")

    listed = str(caught.value).partition("type one of: ")[2].split(", ")[:-1]
    searched = [section for section in SECTIONS if section not in NOT_SEARCHED]
    places = [at for name in listed for at, section in enumerate(searched) if name in getattr(catalogue, section)]
    assert places == sorted(places)


def test_a_catalogue_that_is_kept_by_the_alphabet_lists_them_in_that_order_too(few: Catalogue) -> None:
    stored = StoredCatalogue(compiled_file.Database(compiled_file.compile_in_memory(few), None))

    with pytest.raises(NotFoundError) as caught:
        find(stored, "brow")

    assert str(caught.value) == "'brow' names 3 entries; type one of: sweaty-brow, brow-fall, brow-rise"


def test_of_many_entries_that_hold_all_words_six_are_listed(few: Catalogue) -> None:
    rows = {f"row-{number}": Term(id=f"row-{number}", name=f"Row {number}", lay="A row.") for number in range(7)}

    with pytest.raises(NotFoundError) as caught:
        find(Catalogue(edition=few.edition, terms=rows), "row")

    assert str(caught.value) == "'row' names 7 entries; type one of: row-0, row-1, row-2, row-3, row-4, row-5, …"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param(
            "nek-rise",
            "no entry 'nek-rise'; did you mean 'neck-rise'? (`botox search` looks everywhere)",
            id="one",
        ),
        pytest.param(
            "nek lift",
            "no entry 'nek lift'; did you mean 'neck-rise'? (`botox search` looks everywhere)",
            id="clearly-nearest",
        ),
        pytest.param(
            "brow lyft",
            "no entry 'brow lyft'; did you mean 'brow-rise' or 'brow-fall'? (`botox search` looks everywhere)",
            id="nearest-first",
        ),
        pytest.param("qqq", "no entry 'qqq' (`botox search` looks everywhere)", id="nothing-near"),
        pytest.param("", "no entry '' (`botox search` looks everywhere)", id="nothing"),
        pytest.param("?!", "no entry '?!' (`botox search` looks everywhere)", id="signs-alone"),
    ],
)
def test_a_name_that_is_none_gets_the_nearest_ones(few: Catalogue, typed: str, message: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(few, typed)

    assert (caught.value.exit_code, str(caught.value)) == (1, message)


def test_of_one_kind_the_list_of_that_kind_is_named(few: Catalogue) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(few, "nek-rise", ("terms",))

    assert str(caught.value) == "no term 'nek-rise'; did you mean 'neck-rise'? (`botox list term` lists all terms)"


def test_only_the_sections_asked_for_are_looked_through(few: Catalogue) -> None:
    found = [find_exact(few, "sweaty-brow", sections) for sections in (("terms",), ("terms", "uses"))]

    assert found == [None, few.uses["sweaty-brow"]]


def test_a_use_is_found_among_uses_alone(few: Catalogue) -> None:
    assert find_use(few, "brow") is few.uses["sweaty-brow"]


def test_the_name_of_something_else_is_no_use(catalogue: Catalogue) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_use(catalogue, "xeomin")

    assert str(caught.value) == "'xeomin' is a product, expected a use (`botox uses` lists all uses)"


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        pytest.param("chemical brow lfit", ("brow-rise",), id="letters-swapped"),
        pytest.param("brow rize", ("brow-rise",), id="a-letter-for-another"),
        pytest.param("nek lift", ("neck-rise",), id="the-others-much-farther"),
        pytest.param("brow lyft", ("brow-rise", "brow-fall"), id="several"),
        pytest.param("qqq", (), id="nothing"),
    ],
)
def test_the_nearest_names_come_nearest_first(few: Catalogue, typed: str, ids: tuple[str, ...]) -> None:
    assert suggest_ids(few, typed) == ids


def test_no_more_near_names_are_given_than_asked_for(few: Catalogue) -> None:
    assert suggest_ids(few, "brow lyft", limit=1) == ("brow-rise",)


def test_of_names_equally_near_that_of_a_use_comes_first(few: Catalogue) -> None:
    term = Term(id="neck-hold", name="Neck hold", lay="A grip.")
    use = replace(few.uses["sweaty-brow"], id="neck-fold", name="Neck fold")
    both = Catalogue(edition=few.edition, terms={term.id: term}, uses={use.id: use})

    assert suggest_ids(both, "neck bold") == ("neck-fold", "neck-hold")


@pytest.mark.parametrize(("typed", "meant"), [("migrain", "chronic-migraine"), ("glabelar-lines", "glabellar-lines")])
def test_one_clearly_nearest_name_is_enough(catalogue: Catalogue, typed: str, meant: str) -> None:
    assert suggest_ids(catalogue, typed) == (meant,)


def test_what_is_too_long_for_a_name_is_compared_with_none_and_not_repeated(few: Catalogue) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(few, "x" * 20_000)

    assert suggest_ids(few, "x" * 20_000) == ()
    assert str(caught.value) == f"no entry '{'x' * 57}...' (`botox search` looks everywhere)"
