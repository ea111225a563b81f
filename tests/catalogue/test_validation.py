"""What the declared types refuse, and what the error says."""

from collections.abc import Callable

import pytest

from botox_cli.catalogue import validation
from botox_cli.catalogue.model.background import Term
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.values import Range
from botox_cli.catalogue.validation import FileContents

Refusal = Callable[..., list[str]]
Spoiling = Callable[[str, str], list[str]]

SERIES = """\
statistics:
  injections:
    name: Injections
    series: yearly
    region: world
    year: 2020
    amount: {{{}}}
    cites: [{{source: survey, checked: primary}}]
sources:
  survey: {{title: Survey, publisher: Society, category: society}}
"""


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "url: https",
            "urls: https",
            "142:5: sources.leaflet.urls: unknown field 'urls'; did you mean 'url'?",
            id="of-an-entry",
        ),
        pytest.param(
            "{percent: 80, n: 405}",
            "{percentage: 80, n: 405}",
            "51:21: uses.brow-lines.evidence[0].results[0].toxin.percentage:"
            " unknown field 'percentage'; did you mean 'percent'?",
            id="of-a-row",
        ),
        pytest.param(
            "date: 2003-05",
            "qqq: 2003-05",
            "147:5: sources.paper.qqq: unknown field 'qqq'",
            id="like-no-other",
        ),
    ],
)
def test_an_unknown_field_is_refused_and_the_nearest_named(spoiled: Spoiling, old: str, new: str, problem: str) -> None:
    assert spoiled(old, new) == [f"own.yaml:{problem}"]


def test_what_is_neither_true_nor_false_is_refused_where_one_is_asked_for(spoiled: Spoiling) -> None:
    assert spoiled("headline: true", "headline: maybe") == [
        "own.yaml:48:13: uses.brow-lines.evidence[0].results[0].headline: 'maybe', expected true or false"
    ]


def test_a_field_that_is_misspelt_is_missing_too(spoiled: Spoiling) -> None:
    assert spoiled("    maker: Maker", "    makers: Maker") == [
        "own.yaml:82:3: products.toxin-one: no maker, expected text there",
        "own.yaml:88:5: products.toxin-one.makers: unknown field 'makers'; did you mean 'maker'?",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("term: {}\n", "1:1: term: unknown section; did you mean 'terms'?", id="near"),
        pytest.param("qqq: {}\n", "1:1: qqq: unknown section", id="far"),
        pytest.param("terms: [onset]\n", "1:1: terms: a list, expected entries, each under its id", id="list"),
        pytest.param("terms: onset\n", "1:1: terms: 'onset', expected entries, each under its id", id="text"),
        pytest.param("- terms\n", "1:1: a list, expected sections such as uses or sources", id="file-of-a-list"),
        pytest.param("terms\n", "1:1: 'terms', expected sections such as uses or sources", id="file-of-a-word"),
        pytest.param("edition: [1]\n", "1:1: edition: a list, expected text", id="edition"),
    ],
)
def test_what_is_no_section_is_refused(refusal: Refusal, text: str, problem: str) -> None:
    assert refusal(text) == [f"own.yaml:{problem}"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("onset: first", "terms.onset: 'first', expected the fields of an entry", id="text"),
        pytest.param("onset: [first]", "terms.onset: a list, expected the fields of an entry", id="list"),
        pytest.param("onset: {name: Onset}", "terms.onset: no lay, expected text there", id="without-a-field"),
    ],
)
def test_what_is_no_entry_is_refused(refusal: Refusal, text: str, problem: str) -> None:
    assert refusal(f"terms:\n  {text}\n") == [f"own.yaml:2:3: {problem}"]


def test_an_entry_that_repeats_its_id_as_a_field_is_refused(refusal: Refusal) -> None:
    assert refusal("terms:\n  onset: {id: onset, name: Onset, lay: When it starts.}\n") == [
        "own.yaml:2:11: terms.onset.id: a field id, expected none: the key above is the id"
    ]


@pytest.mark.parametrize("key", ["Onset", "on_set", "1-onset", "on--set", "-onset", "onset-", "on set", "début"])
def test_an_id_that_is_not_kebab_case_is_refused(refusal: Refusal, key: str) -> None:
    assert refusal(f"terms:\n  {key}: {{name: Start, lay: When it starts.}}\n") == [
        f"own.yaml:2:3: terms.{key}: id {key!r}, expected lower-case letters and digits parted by hyphens"
    ]


@pytest.mark.parametrize("key", ["a", "onset", "on-set", "type-2", "m03ax01", "covid-19-toes"])
def test_an_id_in_kebab_case_is_taken(compiled: Callable[..., Catalogue], key: str) -> None:
    catalogue = compiled(f"terms:\n  {key}: {{name: Start, lay: When it starts.}}\n")

    assert catalogue.terms == {key: Term(id=key, name="Start", lay="When it starts.")}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "status: approved",
            "status: aproved",
            "24:9: uses.brow-lines.treatments[0].status: 'aproved', expected one of"
            " approved, off-label, refused, withdrawn; did you mean 'approved'?",
            id="near",
        ),
        pytest.param(
            "purpose: aesthetic",
            "purpose: money",
            "15:5: uses.brow-lines.purpose: 'money', expected one of aesthetic, therapeutic",
            id="far",
        ),
        pytest.param(
            "group: wrinkles",
            "group: wrinkle",
            "14:5: uses.brow-lines.group: 'wrinkle', expected a known word; did you mean 'wrinkles'?",
            id="of-many",
        ),
        pytest.param(
            "ages: {low: 18, unit: years}",
            "ages: {low: 18, unit: year}",
            "25:25: uses.brow-lines.treatments[0].ages.unit: 'year', expected a known word; did you mean 'years'?",
            id="unit",
        ),
        pytest.param(
            "checked: unverified",
            "checked: somewhat",
            "59:44: uses.brow-lines.risks[0].cites[0].checked: 'somewhat', expected one of"
            " primary, secondary, unverified",
            id="level",
        ),
        pytest.param(
            "brands: {UK: [Toxin Uno]}",
            "brands: {GB: [Toxin Uno]}",
            "89:14: products.toxin-one.brands.GB: 'GB', expected one of AU, CA, CN, EU, TR, UK, US",
            id="key",
        ),
    ],
)
def test_a_word_that_is_none_of_the_list_is_refused(spoiled: Spoiling, old: str, new: str, problem: str) -> None:
    assert spoiled(old, new) == [f"own.yaml:{problem}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "lay: A toxin.", "lay: [A toxin.]", "90:5: products.toxin-one.lay: a list, expected text", id="text"
        ),
        pytest.param(
            "aliases: [elevens]",
            "aliases: elevens",
            "13:5: uses.brow-lines.aliases: 'elevens', expected a list: [one, another]",
            id="list",
        ),
        pytest.param(
            "ages: {low: 18, unit: years}",
            "ages: 18",
            "25:9: uses.brow-lines.treatments[0].ages: '18', expected {low: ..., high: ..., unit: ...}",
            id="range",
        ),
        pytest.param(
            "brands: {UK: [Toxin Uno]}",
            "brands: [Toxin Uno]",
            "89:5: products.toxin-one.brands: a list, expected keys with values",
            id="mapping",
        ),
        pytest.param(
            "targets: [procerus]",
            "targets: [{muscle: procerus}]",
            "17:15: uses.brow-lines.targets[0]: keys with values, expected text",
            id="item",
        ),
    ],
)
def test_a_value_of_another_shape_is_refused(spoiled: Spoiling, old: str, new: str, problem: str) -> None:
    assert spoiled(old, new) == [f"own.yaml:{problem}"]


@pytest.mark.parametrize(
    "number", ["1:30", "no", "010", "0x1F", "1_000", "'1,5'", "' 10'", "+5", "5.", "true", ".inf", ".nan"]
)
def test_what_is_no_number_is_refused_where_a_number_is(refusal: Refusal, number: str) -> None:
    found = number.strip("'")

    assert refusal(SERIES.format(f"low: {number}, high: 5, unit: people")) == [
        f"own.yaml:7:14: statistics.injections.amount.low: {found!r}, expected a number such as 10 or 2.5"
    ]


@pytest.mark.parametrize(("old", "new"), [("percent: 9, n: 405", "percent: 9, n: 405.5")], ids=["half-a-person"])
def test_what_is_no_whole_number_is_refused_where_people_are_counted(spoiled: Spoiling, old: str, new: str) -> None:
    assert spoiled(old, new) == [
        "own.yaml:57:29: uses.brow-lines.risks[0].toxin.n: '405.5', expected a whole number such as 12, 1 or more"
    ]


@pytest.mark.parametrize(("number", "value"), [("0", 0), ("12", 12), ("2.5", 2.5), ("0.001", 0.001), ("'7'", 7)])
def test_a_number_that_is_written_out_is_taken(compiled: Callable[..., Catalogue], number: str, value: float) -> None:
    catalogue = compiled(SERIES.format(f"low: {number}, unit: people"))

    assert catalogue.statistics["injections"].amount == Range(low=value, unit="people")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        pytest.param("unit: people", "a range without ends, expected low, high or both", id="no-end"),
        pytest.param(
            "low: 3, high: 1, unit: people",
            "low 3 above high 1, expected {low: 1, high: 3, ...}",
            id="wrong-way-round",
        ),
        pytest.param(
            f"low: {'9' * 400}, unit: people", "a number above 1,000,000,000,000, expected a smaller one", id="huge"
        ),
        pytest.param(
            f"low: {'9' * 400}, high: 1, unit: people",
            "a number above 1,000,000,000,000, expected a smaller one",
            id="huge-and-wrong-way-round",
        ),
    ],
)
def test_a_range_that_is_none_is_refused(refusal: Refusal, fields: str, problem: str) -> None:
    assert refusal(SERIES.format(fields)) == [f"own.yaml:7:5: statistics.injections.amount: {problem}"]


def test_an_end_of_null_is_refused_where_an_end_may_be_left_out(refusal: Refusal) -> None:
    assert refusal(SERIES.format("low: null, high: 5, unit: people")) == [
        "own.yaml:7:19: statistics.injections.amount.low: no value, expected one (leave out a field that has none)"
    ]


def test_a_range_without_a_unit_is_refused(refusal: Refusal) -> None:
    assert refusal(SERIES.format("low: 3, high: 4")) == [
        "own.yaml:7:5: statistics.injections.amount: no unit, expected a known word there"
    ]


def test_a_long_text_is_cut_where_it_is_quoted(refusal: Refusal) -> None:
    assert refusal(f"terms: {'x' * 1000}\n") == [
        f"own.yaml:1:1: terms: '{'x' * 57}...', expected entries, each under its id"
    ]


def test_more_entries_than_are_accepted_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "MAX_ENTRIES", 2)
    entry = {"name": "Onset", "lay": "When it starts."}

    sections = FileContents({"terms": {"a": entry, "b": entry}, "words": {"c": entry}})

    assert sections.faults == [(("words",), "more than 2 entries, expected fewer")]


def test_more_names_than_are_accepted_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "MAX_NAMES", 2)
    entry = {"name": "Onset", "lay": "When it starts."}

    sections = FileContents({"terms": {"a": entry, "b": entry}})

    assert (sections.faults, sections.entries) == ([(("terms",), "more than 2 names, expected fewer")], {"terms": {}})


def test_unknown_sections_are_told_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "MAX_FAULTS", 2)

    sections = FileContents({name: {} for name in "abcd"})

    assert [path for path, _ in sections.faults] == [("a",), ("b",), ("c",)]


@pytest.mark.parametrize(
    ("old", "new"), [("9, n: 405", "9, n: 0"), ("9, n: 405", "9, n: -1"), ("percent: 9, n", "count: -1, n")]
)
def test_people_below_none_are_refused(spoiled: Spoiling, old: str, new: str) -> None:
    (line,) = spoiled(old, new)

    assert " or more" in line


def test_a_range_below_zero_is_refused(refusal: Refusal) -> None:
    assert refusal(SERIES.format("low: -5, high: 5, unit: people")) == [
        "own.yaml:7:5: statistics.injections.amount: −5 people, expected 0 or more"
    ]


def test_an_entry_with_a_fault_leaves_its_id_and_no_entry() -> None:
    sections = FileContents({"terms": {"onset": {"name": "Onset"}}})

    assert (sections.ids, sections.entries) == ({"terms": ("onset",)}, {"terms": {}})
