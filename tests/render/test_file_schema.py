"""The schema takes and refuses the same data files as `botox data check`, read as editors read them, by YAML 1.2."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema_rs import Draft202012Validator, meta

from botox_cli.catalogue import check
from botox_cli.render.file_schema import of_data_files

DATA = Path(__file__).parent.parent.parent / "data"

NAMES = ["background", "drawings", "lexicon", "products", "safety", "sources", "treatments"]


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads plain values as editors do, by YAML 1.2: `2024-05-01` and `no` are text, `2024` is a number."""

    yaml_implicit_resolvers: ClassVar[dict[Any, Any]] = {}


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


def read(text: str) -> Any:
    """The value that an editor reads from the YAML text of a file; each key becomes text."""
    return json.loads(json.dumps(yaml.load(text, CoreLoader)))


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    """A validator of data files by their schema, once that is found to be a valid schema itself."""
    text = json.loads(json.dumps(of_data_files()))
    meta.validate(text)
    return Draft202012Validator(text)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_bundled_file_keeps_to_schema(name: str, schema: Draft202012Validator) -> None:
    assert [
        error.message for error in schema.iter_errors(read((DATA / f"{name}.yaml").read_text(encoding="utf-8")))
    ] == []


OWN = """\
uses:
  zz-use:
    name: Zz use
    group: other
    purpose: aesthetic
    areas: [face]
    targets: [a muscle]
    lay: It is.
    clinical: Of the face.
    reviewed: 2026-11-21
    timing:
      - serotype: A
        onset: {low: 3, high: 4, unit: days}
        cites: [{source: zz-paper, checked: primary}]
    risks:
      - reaction: pain
        headline: false
        serotype: A
        toxin: {percent: 3, count: 3, n: 100}
        control: {percent: 1, n: 100}
        comparator: placebo
        cites: [{source: zz-paper, checked: primary}]
sources:
  zz-paper: {title: A paper, publisher: P, category: journal, url: "https://a.example/b"}
"""

ACCEPTED = [
    ("name: Zz use", "name: 11"),
    ("name: Zz use", "name: 11s"),
    ("name: Zz use", 'name: "11"'),
    ("name: Zz use", "name: 1:30"),
    ("lay: It is.", "lay: true"),
    ("lay: It is.", "lay: no"),
    ("lay: It is.", "lay: 2026-11-21"),
    ("areas: [face]", "areas: [11, 2.5, on]"),
    ("areas: [face]", "areas: []"),
    ("reviewed: 2026-11-21", "reviewed: 2026"),
    ("reviewed: 2026-11-21", "reviewed: '2026'"),
    ("reviewed: 2026-11-21", "reviewed: 2026-11"),
    ("reviewed: 2026-11-21", "reviewed: 2024-02-29"),
    ("low: 3", 'low: "3"'),
    ("low: 3", "low: 0.5"),
    ("low: 3, ", ""),
    ("headline: false", "headline: False"),
    ("headline: false", 'headline: "false"'),
    ("headline: false", "headline: 0"),
    ("n: 100}\n        comparator", 'n: "100"}\n        comparator'),
    ("checked: primary}", "checked: primary, at: 14}"),
    ("url:", "date: 1984, url:"),
    ("url:", "doi: 10.1000/182, url:"),
    ("https://a.example/b", "http://A.example:8080?b=c#d"),
    ("https://a.example/b", "https://a.example"),
    ("low: 3, high: 4, unit: days", "low: 0, high: 0.0, unit: days"),
    ("sources:", "edition: 2026.1\nsources:"),
]

REFUSED = [
    ("name: Zz use", "name:"),
    ("name: Zz use", 'name: ""'),
    ("name: Zz use", 'name: " "'),
    ("name: Zz use", "name: ~"),
    ("name: Zz use", "name: nan"),
    ("name: Zz use", 'name: "1e3"'),
    ("name: Zz use", 'name: "null"'),
    ("name: Zz use", 'name: "a\\u0007b"'),
    ("name: Zz use", 'name: "a\\u202eb"'),
    ("name: Zz use", "name: [Zz use]"),
    ("name: Zz use", "name: {zz: use}"),
    ("    name: Zz use\n", ""),
    ("group: other", "group: others"),
    ("areas: [face]", "areas: face"),
    ("areas: [face]", "areas: [[face]]"),
    ("areas: [face]", "areas: [~]"),
    ("areas: [face]", "area: [face]"),
    ("reviewed: 2026-11-21", "reviewed: 2026-13"),
    ("reviewed: 2026-11-21", "reviewed: 2026-11-31"),
    ("reviewed: 2026-11-21", "reviewed: 21 November 2026"),
    ("reviewed: 2026-11-21", "reviewed: 26"),
    ("reviewed: 2026-11-21", "reviewed: true"),
    ("low: 3", "low: three"),
    ("low: 3", "low: 1,000"),
    ("low: 3", "low: true"),
    ("low: 3", "low: 10000000000000"),
    ("low: 3, high: 4, ", ""),
    ("unit: days", "unit: mL"),
    ("unit: days", "unit: fortnights"),
    ("serotype: A\n        onset", "serotype: C\n        onset"),
    ("serotype: A\n        onset", "onset"),
    ("serotype: A\n        onset", "serotype: A\n        product: botox\n        onset"),
    ("headline: false", "headline: maybe"),
    ("headline: false\n        serotype: A\n        toxin", "headline: true\n        serotype: A\n        control"),
    ("percent: 3", "percent: 103"),
    ("count: 3, n: 100", "count: 3"),
    ("count: 3", "count: 2.5"),
    ("comparator: placebo", "comparator: no comparator"),
    ("        control: {percent: 1, n: 100}\n", ""),
    ("        comparator: placebo\n", ""),
    ("cites: [{source: zz-paper, checked: primary}]", "cites: []"),
    ("checked: primary", "checked: maybe"),
    ("https:", "ftp:"),
    ("https://a.example/b", "https://"),
    ("https://a.example/b", "https://a.example/b c"),
    ("https://a.example/b", "https://me@a.example/b"),
    ("url:", "doi: 11.1/a, url:"),
    ("low: 3", "low: -3"),
    ("low: 3", 'low: "-3"'),
    ("n: 100}\n        comparator", "n: 0}\n        comparator"),
    ("count: 3", 'count: "-3"'),
    ("checked: primary", "checked: primary, origin: local"),
    ("zz-use:", "Zz_use:"),
    ("zz-use:\n", "zz-use:\n    notes: [A note.]\n"),
    ("zz-use:\n", "zz-use:\n    id: zz-use\n"),
    ("zz-use:\n", "zz-use:\n    short: one letter more than is\n"),
    ("sources:", "documents:"),
]


@pytest.mark.parametrize(("old", "new"), [("", ""), *ACCEPTED], ids=lambda text: str(text)[:30])
def test_schema_takes_what_checker_takes(old: str, new: str, tmp_path: Path, schema: Draft202012Validator) -> None:
    text = OWN.replace(old, new, 1) if old else OWN
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")

    assert not old or text != OWN
    assert [problem.message for problem in check([str(path)], only=True).problems] == []
    assert [error.message for error in schema.iter_errors(read(text))] == []


@pytest.mark.parametrize(("old", "new"), REFUSED, ids=lambda text: str(text)[:30])
def test_schema_refuses_what_checker_refuses(old: str, new: str, tmp_path: Path, schema: Draft202012Validator) -> None:
    text = OWN.replace(old, new)
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")

    assert text != OWN
    assert check([str(path)], only=True).problems
    assert not schema.is_valid(read(text))


def test_schema_takes_notes_on_an_entry(schema: Draft202012Validator) -> None:
    assert schema.is_valid({"uses": {"chronic-migraine": {"notes": ["A diary.", 14]}}})
    assert not schema.is_valid({"uses": {"chronic-migraine": {"notes": ["A diary."], "name": "Mine"}}})


def test_every_field_has_a_description() -> None:
    text = of_data_files()
    fields = {
        f"{title}.{name}": field
        for title, component in [("file", text), *text["$defs"].items()]
        for name, field in component.get("properties", {}).items()
    }

    assert [name for name, field in fields.items() if not field.get("description")] == []
    assert fields["Citation.at"]["description"] == "The section, table or page of the document."


def test_patterns_are_those_of_every_language() -> None:
    text = json.dumps(of_data_files())
    patterns = [json.loads(f'"{found}"') for found in re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', text)]

    escaped = {letter for pattern in patterns for letter in re.findall(r"\\(.)", pattern)}

    assert len(patterns) > 10
    assert escaped <= set("^$\\.*+?()[]{}|/sSdDwWufnrtv")


def test_schema_beside_the_data_is_the_one_that_the_program_prints(botox: Callable[..., Any]) -> None:
    is_new = (DATA / "schema.json").read_text(encoding="utf-8") == botox("data", "schema", "files").out

    assert is_new, "renew it: botox data schema files -o data/schema.json"


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("*.yaml")))
def test_bundled_file_names_its_schema_for_editors(name: str) -> None:
    first = (DATA / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]

    assert first == "# yaml-language-server: $schema=schema.json"
