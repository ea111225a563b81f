"""The JSON Schema of the JSON answers, made from the types of their items."""

from typing import Any

import msgspec

from botox_cli.catalogue.model.catalogue import DATA_LICENSE, SECTIONS, Edition, entry_type
from botox_cli.catalogue.model.descriptions import FIELD_MEANINGS, classes_below, description
from botox_cli.catalogue.model.uses import Evidence
from botox_cli.catalogue.model.values import Finding, Region, Status, Value
from botox_cli.render.formats.json import SCHEMA, SCHEMA_ID
from botox_cli.render.items import ITEMS, Item
from botox_cli.render.licences import PROGRAM_LICENCE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REFERENCE = "#/$defs/{name}"


def of_answers() -> dict[str, Any]:
    """The schema with which the JSON of every command agrees, except documents such as a schema (`View.raw`)."""
    types = (*map(entry_type, SECTIONS), *ITEMS, Edition, Evidence)
    references, components = msgspec.json.schema_components(types, ref_template=REFERENCE)
    definitions = {name: _describe(name, component) for name, component in components.items()}
    for type_ in map(entry_type, SECTIONS):
        definitions[type_.__name__] = _entry(definitions[type_.__name__], type_.kind)
    definitions["Use"]["properties"] |= _derived_fields()
    *items, edition, evidence = references
    whole = [*items, evidence]
    some = [_some_fields(definitions[reference["$ref"].rpartition("/")[2]]) for reference in whole]
    return {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        "title": "An answer of botox --json",
        "type": "object",
        "required": ["$schema", "schema", "command", "catalogue", "license", "disclaimer", "summary", "count", "items"],
        "additionalProperties": False,
        "properties": {
            "$schema": {"description": "The name of this schema.", "const": SCHEMA_ID},
            "schema": {"description": "Raised when a reader would have to change.", "const": SCHEMA},
            "command": {"description": "The command that was asked.", "type": "string"},
            "catalogue": {"description": "Which data this is.", **edition},
            "license": {
                "description": "Licences as SPDX names them; none of the data where it is one's own.",
                "type": "object",
                "required": ["data", "program"],
                "additionalProperties": False,
                "properties": {"data": {"enum": [DATA_LICENSE, None]}, "program": {"const": PROGRAM_LICENCE}},
            },
            "disclaimer": {"description": "What the answer is not.", "type": "string"},
            "summary": {
                "description": "What the answer says that is not an item; `fields`, where some were named.",
                "type": "object",
            },
            "count": {"description": "How many items there are.", "type": "integer", "minimum": 0},
            "items": {"description": "What the answer is about, each with all of its fields.", "type": "array"},
        },
        "if": {"properties": {"summary": {"required": ["fields"]}}},
        "then": {"properties": {"items": {"items": {"anyOf": some}}}},
        "else": {"properties": {"items": {"items": {"anyOf": whole}}}},
        "$defs": definitions,
    }


def _describe(name: str, component: dict[str, Any]) -> dict[str, Any]:
    """The schema `component` of the class with this name, with a description of each field added."""
    types: list[type[Any]] = [*classes_below(Value), *classes_below(Item), Edition]
    type_ = next(type_ for type_ in types if type_.__name__ == name)
    fields = {field.encode_name: field.name for field in msgspec.structs.fields(type_)}
    described = {
        written: {"description": description(type_, fields[written]), **node}
        for written, node in component["properties"].items()
    }
    return {**component, "properties": described}


def _some_fields(component: dict[str, Any]) -> dict[str, Any]:
    """The schema of an item with `--fields`: any of its fields, and any column, as text or a list of texts.

    `component` is the schema of the whole item.
    """
    in_words = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    return {"type": "object", "properties": component["properties"], "additionalProperties": in_words}


def _entry(component: dict[str, Any], kind: str) -> dict[str, Any]:
    return {
        **component,
        "properties": {"kind": {"description": FIELD_MEANINGS["kind"], "const": kind}, **component["properties"]},
        "required": [*component["required"], "kind"],
    }


def _derived_fields() -> dict[str, Any]:
    """The schemas of the values that the JSON of a use has beside its fields: those computed from other fields."""
    region, status, finding = (msgspec.json.schema(type_) for type_ in (Region, Status, Finding))
    derived: dict[str, dict[str, Any]] = {
        "status": {"enum": [*status["enum"], "not-in-this-catalogue"]},
        "approved_in": {"type": "array", "items": region},
        "other_toxins_approved_in": {"type": "array", "items": region},
        "finding": {"enum": [*finding["enum"], "not-in-this-catalogue"]},
    }
    return {name: {"description": FIELD_MEANINGS[name], **node} for name, node in derived.items()}
