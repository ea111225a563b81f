"""The JSON of every command fits the schema that the program prints, with all fields and with some."""

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, meta
from support import ANSWERS

from botox_cli.render.formats import ANSWER_FORMATS
from botox_cli.render.schema import of_answers

QUESTIONS = [
    *(pytest.param(" ".join(words)) for words in ANSWERS.values()),
    pytest.param("data check", marks=pytest.mark.slow),
    *("list faqs", "show aan-2016"),
]


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    """A validator with the schema of answers."""
    text = json.loads(json.dumps(of_answers()))
    meta.validate(text)
    return Draft202012Validator(text)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_json_of_a_command_keeps_to_the_schema(
    question: str, botox: Callable[..., Any], schema: Draft202012Validator
) -> None:
    answer = json.loads(botox(*question.split(), "--json").out)

    errors = [error.message for error in schema.iter_errors(answer)]

    assert errors == [], "expected items that are entries, or of a class below Item in render/items.py"


@pytest.mark.parametrize("wrong", ["schema", "items", "count"])
def test_an_answer_without_one_of_its_parts_does_not_keep_to_the_schema(
    wrong: str, botox: Callable[..., Any], schema: Draft202012Validator
) -> None:
    answer = json.loads(botox("uses", "brow", "--json").out)
    del answer[wrong]

    assert not schema.is_valid(answer)


COLUMNS = [
    "benefits --fields said,claimed",
    "classify --fields who,says",
    "classify rhinoplasty --fields surgery",
    "compare botox dysport --fields field,botox",
    "list terms --fields id,gist,aliases",
    "products --fields licensed,serotype",
    "risks chronic-migraine --fields rates,name",
    "show chronic-migraine --fields dose,icd10",
    "show dysport --fields licences,storage",
    "sources aan-2016 --fields fact,checked",
    "urgent --fields id,action",
    "uses brow --fields id,onset,icd10",
]


@pytest.mark.parametrize("question", COLUMNS)
def test_some_fields_in_json_keep_to_the_schema(
    question: str, botox: Callable[..., Any], schema: Draft202012Validator
) -> None:
    answer = json.loads(botox(*question.split(), "--json").out)

    assert [error.message for error in schema.iter_errors(answer)] == []
    assert answer["items"]


def test_an_item_without_a_field_keeps_to_the_schema_only_where_fields_were_named(
    botox: Callable[..., Any], schema: Draft202012Validator
) -> None:
    answer = json.loads(botox("uses", "brow", "--fields", "id", "--json").out)
    named = schema.is_valid(answer)
    del answer["summary"]["fields"]

    assert (named, schema.is_valid(answer)) == (True, False)


@pytest.mark.parametrize("form", ANSWER_FORMATS)
@pytest.mark.parametrize("question", COLUMNS[::3])
def test_fields_are_chosen_in_every_format(question: str, form: str, botox: Callable[..., Any]) -> None:
    whole = botox(*question.partition(" --fields")[0].split(), "-f", form)

    code, out, err = botox(*question.split(), "-f", form)

    assert (code, err) == (0, "")
    assert out
    assert out != whole.out, f"{form} does not heed --fields"


@pytest.mark.parametrize("form", ANSWER_FORMATS)
@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("uses --fields price", "no field 'price' in this answer, expected some of id, name, status, finding, onset,"),
        ("classify --fields who,axis", "fields 'who' and 'axis' are of different records, expected those of one;"),
    ],
    ids=["none", "of-two"],
)
def test_fields_that_are_none_are_the_same_in_every_format(
    question: str, message: str, form: str, botox: Callable[..., Any]
) -> None:
    code, out, err = botox(*question.split(), "-f", form)

    assert (code, out) == (2, "")
    assert err.startswith(f"botox: {message}")


def test_a_field_that_no_item_fills_is_a_field(botox: Callable[..., Any]) -> None:
    assert json.loads(botox("uses", "bunny", "--fields", "icd10", "--json").out)["items"] == [{}]
    assert botox("uses", "bunny", "--fields", "icd10", "--csv").code == 0


def test_fields_of_items_stand_in_a_table(botox: Callable[..., Any]) -> None:
    rows = list(csv.reader(botox("uses", "bunny", "--fields", "id,purpose,areas,onset", "--csv").out.splitlines()))

    assert [row[:7] for row in rows] == [
        ["id", "purpose", "areas", "onset_low", "onset_high", "onset_unit", "onset_absent"],
        ["bunny-lines", "aesthetic", "nose; upper face", "", "", "", "not-studied"],
    ]


def test_every_field_of_the_schema_has_a_description() -> None:
    assert [name for name, field in _fields(of_answers()) if not field.get("description")] == []


def _fields(node: Any) -> Iterator[tuple[str, Any]]:
    """Every field of the objects in `$defs` of a schema, as `object.field`, with its schema."""
    for title, component in node["$defs"].items():
        yield from ((f"{title}.{name}", field) for name, field in component.get("properties", {}).items())
