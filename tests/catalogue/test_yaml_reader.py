"""YAML that is refused whatever its keys and values mean; texts and numbers that stay as they are written."""

from collections.abc import Callable

import pytest
import yaml

from botox_cli.catalogue import yaml_reader
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.yaml_reader import MAX_DEPTH, MAX_KEY, MAX_TEXT, LineColumn, ParsedYaml, position_of
from botox_cli.text import DataPath

Refusal = Callable[..., list[str]]

TERM = "terms:\n  onset:\n    name: {}\n    lay: When it starts.\n"


@pytest.fixture(params=["libyaml", "python"])
def either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each test twice: with libyaml, and with the parser in Python."""
    loader = yaml.CBaseLoader if request.param == "libyaml" else yaml.BaseLoader
    monkeypatch.setattr(yaml_reader, "_LOADER", loader)


def test_a_file_has_no_more_values_than_fit_into_the_largest(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_reader, "MAX_VALUES", 3)

    assert refusal("terms:\n  onset: {name: Onset, lay: When it starts.}\n") == [
        "own.yaml:3:1: more than 3 values, expected a smaller catalogue"
    ]


def test_the_mark_that_says_no_tag_is_passed_over() -> None:
    read = ParsedYaml(b"terms: ! {onset: ! text}\n")

    assert (read.tree, read.faults) == ({"terms": {"onset": "text"}}, [])


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param(
            "terms:\n  onset:\n    name: Onset\n    name: Start\n    lay: When it starts.\n",
            ["own.yaml:4:5: terms.onset: key 'name' a second time, expected it once: keep one of them"],
            id="field",
        ),
        pytest.param(
            "terms:\n  onset: {name: Onset, lay: When it starts.}\n  onset: {name: Start, lay: When it starts.}\n",
            ["own.yaml:3:3: terms: key 'onset' a second time, expected it once: keep one of them"],
            id="id",
        ),
        pytest.param(
            "terms: {}\nterms: {}\n",
            ["own.yaml:2:1: key 'terms' a second time, expected it once: keep one of them"],
            id="section",
        ),
    ],
)
@pytest.mark.usefixtures("either_loader")
def test_a_repeated_key_is_refused(refusal: Refusal, text: str, problems: list[str]) -> None:
    assert refusal(text) == problems


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        pytest.param("*start", "3:11: terms.onset.name: an alias (*start), expected the value itself", id="alias"),
        pytest.param("&start Onset", "3:11: terms.onset.name: an anchor (&start), expected a plain value", id="anchor"),
        pytest.param("!own Onset", "3:11: terms.onset.name: a tag (!own), expected a plain value", id="tag"),
        pytest.param(
            "!!str Onset",
            "3:11: terms.onset.name: a tag (tag:yaml.org,2002:str), expected a plain value",
            id="core-tag",
        ),
        pytest.param(
            "!!python/name:os.system Onset",
            "3:11: terms.onset.name: a tag (tag:yaml.org,2002:python/name:os.system), expected a plain value",
            id="python-tag",
        ),
    ],
)
@pytest.mark.usefixtures("either_loader")
def test_aliases_anchors_and_tags_are_refused(refusal: Refusal, name: str, problem: str) -> None:
    assert refusal(TERM.format(name)) == [f"own.yaml:{problem}"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "terms: &all {}\n",
            "own.yaml:1:8: terms: an anchor (&all), expected a plain value",
            id="anchor-of-a-mapping",
        ),
        pytest.param(
            "&all terms: {}\n", "own.yaml:1:1: an anchor (&all), expected a plain value", id="anchor-of-a-key"
        ),
        pytest.param(
            "terms: !!map {}\n",
            "own.yaml:1:8: terms: a tag (tag:yaml.org,2002:map), expected a plain value",
            id="tag-of-a-mapping",
        ),
        pytest.param("*all : {}\n", "own.yaml:1:1: an alias (*all), expected the value itself", id="alias-as-a-key"),
    ],
)
@pytest.mark.usefixtures("either_loader")
def test_marks_are_refused_on_whatever_they_stand(refusal: Refusal, text: str, problem: str) -> None:
    assert refusal(text) == [problem]


@pytest.mark.usefixtures("either_loader")
def test_a_merge_key_is_refused(refusal: Refusal) -> None:
    text = "terms:\n  onset:\n    <<: {name: Onset}\n    name: Onset\n    lay: When it starts.\n"

    assert refusal(text) == [
        "own.yaml:3:5: terms.onset: a merge key, expected the fields themselves",
        "own.yaml:3:5: terms.onset.<<: unknown field '<<'",
    ]


@pytest.mark.usefixtures("either_loader")
def test_a_second_document_is_refused(refusal: Refusal) -> None:
    assert refusal(TERM.format("Onset") + "---\nterms: {}\n") == ["own.yaml:5:1: a second document, expected one"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("[" * 500, "1:13: " + "[0]" * MAX_DEPTH, id="brackets"),
        pytest.param("- " * 30_000, "1:25: " + "[0]" * MAX_DEPTH, id="dashes"),
        pytest.param("a: [" * 30_000, "1:25: " + ".".join(["a[0]"] * (MAX_DEPTH // 2)), id="brackets-and-keys"),
        pytest.param(
            "\n".join(" " * depth + "a:" for depth in range(300)), "13:13: " + ".".join(["a"] * MAX_DEPTH), id="keys"
        ),
    ],
)
@pytest.mark.usefixtures("either_loader")
def test_what_is_nested_too_deep_is_refused(refusal: Refusal, text: str, problem: str) -> None:
    assert refusal(text) == [f"own.yaml:{problem}: more than {MAX_DEPTH} levels, expected fewer"]


@pytest.mark.usefixtures("either_loader")
def test_a_mapping_as_a_key_is_refused_at_any_depth(refusal: Refusal) -> None:
    assert refusal("{" * 500) == ["own.yaml:1:2: a list or mapping as a key, expected a name"]


@pytest.mark.parametrize("bracket", ["[", "{"])
@pytest.mark.usefixtures("either_loader")
def test_what_libyaml_itself_may_refuse_for_its_depth_is_refused_at_its_first_or_its_thousandth_level(
    refusal: Refusal, bracket: str
) -> None:
    ours = {
        "[": f"own.yaml:1:13: {'[0]' * MAX_DEPTH}: more than {MAX_DEPTH} levels, expected fewer",
        "{": "own.yaml:1:2: a list or mapping as a key, expected a name",
    }

    (line,) = refusal(bracket * 30_000)

    assert line in (ours[bracket], f"own.yaml:1:1001: more than {MAX_DEPTH} levels, expected fewer")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "terms:\n  onset:\n    name: [On\n",
            "4:1: no valid YAML: did not find expected ',' or ']'; a bracket is not closed, or a comma is missing",
            id="list",
        ),
        pytest.param(
            'terms:\n  onset:\n    name: "On',
            "3:14: no valid YAML: found unexpected end of stream; a quote or a bracket is not closed",
            id="quote",
        ),
        pytest.param(
            "terms:\n  onset:\n    name: Onset\n    lay\n",
            "5:1: no valid YAML: could not find expected ':'; a key is followed by a colon and a space",
            id="key",
        ),
        pytest.param("terms:\n\tonset: x\n", "2:1: no valid YAML: a tab, expected spaces in front of a key", id="tab"),
    ],
)
def test_half_written_yaml_is_refused_where_it_ends(refusal: Refusal, text: str, problem: str) -> None:
    assert refusal(text) == [f"own.yaml:{problem}"]


@pytest.mark.parametrize(
    "number",
    ["nan", "NaN", "-nan", "inf", "-inf", "Infinity", "1e1", "1E5", "1.5e+3", "-2e-2", '"1e1"'],
)
def test_a_number_that_is_not_written_out_is_refused(refusal: Refusal, number: str) -> None:
    plain = number.strip('"')

    assert refusal(TERM.format(number)) == [
        f"own.yaml:3:11: terms.onset.name: {plain!r}, expected a finite number written out, such as 10 or 2.5"
    ]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        pytest.param("", 10, id="nothing"),
        pytest.param("''", 11, id="quotes"),
        pytest.param('""', 11, id="double-quotes"),
        pytest.param("null", 11, id="null"),
        pytest.param("NULL", 11, id="null-in-capitals"),
        pytest.param("~", 11, id="tilde"),
    ],
)
def test_a_field_without_value_is_refused(refusal: Refusal, name: str, column: int) -> None:
    assert refusal(TERM.format(name)) == [
        f"own.yaml:3:{column}: terms.onset.name: no value, expected one (leave out a field that has none)"
    ]


def test_a_text_that_is_too_long_is_refused(refusal: Refusal) -> None:
    assert refusal(TERM.format("x" * (MAX_TEXT + 1))) == [
        "own.yaml:3:11: terms.onset.name: a text of 20,001 characters, expected at most 20,000"
    ]


def test_a_text_of_the_greatest_length_is_read(compiled: Callable[..., Catalogue]) -> None:
    text = "1" + "x" * (MAX_TEXT - 1)

    assert compiled(TERM.format(text)).terms["onset"].name == text


@pytest.mark.parametrize("key", ["''", "k" * (MAX_KEY + 1)], ids=["empty", "overlong"])
def test_a_key_that_is_no_name_is_refused(key: str) -> None:
    reading = ParsedYaml(f"terms:\n  {key}: x\n".encode())

    assert reading.faults == [((2, 3), ("terms",), "an empty or overlong key, expected a name")]


@pytest.mark.parametrize(
    "text", ["1:30", "no", "010", "0x1F", "1_000", "2026-11-21", "true", "=", "1,5", "<<", "nullary"]
)
@pytest.mark.usefixtures("either_loader")
def test_text_stays_the_text_that_it_is(text: str) -> None:
    assert ParsedYaml(TERM.format(text).encode()).tree == {"terms": {"onset": {"name": text, "lay": "When it starts."}}}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param("\ufeffterms: {a: b}\n", "b", id="byte-order-mark"),
        pytest.param("terms: {a: b}\r\n", "b", id="windows-lines"),
        pytest.param("terms:\n  a: >-\n    two\n    words\n", "two words", id="folded"),
        pytest.param('terms: {a: "caf\\u00e9 \\U0001F600"}\n', "café 😀", id="escapes"),
        pytest.param("# before\n---\nterms: {a: b}  # after\n", "b", id="comments-and-one-document"),
    ],
)
@pytest.mark.usefixtures("either_loader")
def test_what_yaml_means_is_read(written: str, text: str) -> None:
    reading = ParsedYaml(written.encode())

    assert (reading.tree, reading.faults) == ({"terms": {"a": text}}, [])


def test_keys_and_items_have_their_places() -> None:
    reading = ParsedYaml(b"terms:\n  onset:\n    aliases: [start,\n      begin]\n", with_positions=True)

    assert reading.positions == {
        (): (1, 1),
        ("terms",): (1, 1),
        ("terms", "onset"): (2, 3),
        ("terms", "onset", "aliases"): (3, 5),
        ("terms", "onset", "aliases", 0): (3, 15),
        ("terms", "onset", "aliases", 1): (4, 7),
    }


def test_what_has_no_place_has_that_of_the_nearest_thing_around_it() -> None:
    places: dict[DataPath, LineColumn] = {("terms", "onset"): (2, 3)}

    found = [position_of(places, ("terms", "onset", "lay")), position_of(places, ("uses", "onset"))]

    assert found == [(2, 3), (1, 1)]
