"""The JSON Schema of the answers, made from the types."""

from typing import Any

import msgspec

from botox_cli.catalogue.model.catalogue import SECTIONS, Edition, entry_type
from botox_cli.catalogue.model.classification import Classification
from botox_cli.catalogue.model.uses import Evidence
from botox_cli.catalogue.model.values import Finding, Region, Status
from botox_cli.catalogue.validation import GENERATED_FIELDS, GENERATED_TREATMENT_FIELDS
from botox_cli.render.items import ITEMS
from botox_cli.render.machine import SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REFERENCE = "#/$defs/{name}"


def of_answers() -> dict[str, Any]:
    """The schema that the JSON of every command keeps to."""
    types = (*map(entry_type, SECTIONS), *ITEMS, Edition, Evidence)
    references, components = msgspec.json.schema_components(types, ref_template=REFERENCE)
    definitions = dict(components)
    for type_ in map(entry_type, SECTIONS):
        definitions[type_.__name__] = _entry(definitions[type_.__name__], type_.kind)
    definitions["Use"]["properties"] |= _derived()
    *items, edition, evidence = references
    whole = [*items, evidence]
    some = [_some_fields(definitions[reference["$ref"].rpartition("/")[2]]) for reference in whole]
    return {
        "$schema": DIALECT,
        "title": "An answer of botox --json",
        "type": "object",
        "required": ["schema", "command", "catalogue", "disclaimer", "summary", "count", "items"],
        "additionalProperties": False,
        "properties": {
            "schema": {"const": SCHEMA},
            "command": {"type": "string"},
            "catalogue": edition,
            "disclaimer": {"type": "string"},
            "summary": {"type": "object"},
            "count": {"type": "integer", "minimum": 0},
            "items": {"type": "array"},
        },
        "if": {"properties": {"summary": {"required": ["fields"]}}},
        "then": {"properties": {"items": {"items": {"anyOf": some}}}},
        "else": {"properties": {"items": {"items": {"anyOf": whole}}}},
        "$defs": definitions,
    }


def _some_fields(component: dict[str, Any]) -> dict[str, Any]:
    """What an item holds of which `--fields` names some fields; columns that no item has stand there in words."""
    in_words = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    return {"type": "object", "properties": component["properties"], "additionalProperties": in_words}


def _entry(component: dict[str, Any], kind: str) -> dict[str, Any]:
    return {
        **component,
        "properties": {**component["properties"], "kind": {"const": kind}},
        "required": [*component["required"], "kind"],
    }


def _derived() -> dict[str, Any]:
    """What the JSON of a use says beyond its fields."""
    region, status, finding = (msgspec.json.schema(type_) for type_ in (Region, Status, Finding))
    return {
        "status": {"enum": [*status["enum"], "not-in-this-catalogue"]},
        "approved_in": {"type": "array", "items": region},
        "other_toxins_approved_in": {"type": "array", "items": region},
        "finding": {"enum": [*finding["enum"], "not-in-this-catalogue"]},
    }
