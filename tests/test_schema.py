"""The JSON of every command keeps to the schema that the program prints; the data files keep to theirs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

DATA = Path(__file__).parent.parent / "data"

QUESTIONS = [
    "benefits",
    "benefits chronic-migraine",
    "checklist crows feet",
    "claims",
    "classify",
    "classify rhinoplasty",
    "compare botox dysport",
    "compare glabellar-lines forehead-lines",
    "data check",
    "data path",
    "list",
    "list terms",
    "list faqs",
    "products",
    "risks",
    "risks chronic-migraine",
    "risks --with gentamicin",
    "search sweaty hands",
    "show aan-2016",
    "show chronic-migraine",
    "show dysport",
    "sources",
    "sources chronic-migraine",
    "sources asps-scope",
    "timeline",
    "urgent",
    "uses",
]


@pytest.fixture
def schema(botox: Callable[..., Any]) -> Callable[[str], jsonschema.Draft202012Validator]:
    """A validator with the schema of answers or of data files."""

    def validator(of: str) -> jsonschema.Draft202012Validator:
        text = json.loads(botox("data", "schema", of).out)
        jsonschema.Draft202012Validator.check_schema(text)
        return jsonschema.Draft202012Validator(text)

    return validator


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_json_of_a_command_keeps_to_the_schema(
    question: str, botox: Callable[..., Any], schema: Callable[[str], jsonschema.Draft202012Validator]
) -> None:
    answer = json.loads(botox(*question.split(), "--json").out)

    errors = [error.message for error in schema("answers").iter_errors(answer)]

    assert errors == []


@pytest.mark.parametrize("wrong", ["schema", "items", "count"])
def test_an_answer_without_one_of_its_parts_does_not_keep_to_the_schema(
    wrong: str, botox: Callable[..., Any], schema: Callable[[str], jsonschema.Draft202012Validator]
) -> None:
    answer = json.loads(botox("uses", "brow", "--json").out)
    del answer[wrong]

    assert not schema("answers").is_valid(answer)


def test_the_schema_beside_the_data_is_the_one_that_the_program_prints(botox: Callable[..., Any]) -> None:
    assert (DATA / "schema.json").read_text(encoding="utf-8") == botox("data", "schema", "files").out


@pytest.mark.parametrize("name", ["background", "products", "safety", "sources", "treatments"])
def test_a_data_file_names_its_schema_for_editors(name: str) -> None:
    first = (DATA / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]

    assert first == "# yaml-language-server: $schema=schema.json"


def test_a_small_data_file_keeps_to_the_schema(schema: Callable[[str], jsonschema.Draft202012Validator]) -> None:
    whole = yaml.safe_load((DATA / "products.yaml").read_text(encoding="utf-8"))
    known = {
        key: {**entry, **{field: str(entry[field]) for field in ("reviewed", "reread")}}
        for key, entry in whole["products"].items()
    }
    days = [row for entry in known.values() for row in entry["licences"] if "day" in row]
    for row in days:
        row["day"] = str(row["day"])

    errors = [error.message for error in schema("files").iter_errors({"products": known})]

    assert errors == []
