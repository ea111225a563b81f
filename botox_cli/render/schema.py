"""The JSON Schemas, made from the types: of the answers, and of the data files for editors."""

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
NOTES = {
    "type": "object",
    "description": "What a file of your own notes on an entry of the catalogue.",
    "properties": {"notes": {"type": "array", "items": {"type": "string"}}},
    "required": ["notes"],
    "additionalProperties": False,
}

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
            "items": {"type": "array", "items": {"anyOf": [*items, evidence]}},
        },
        "$defs": definitions,
    }


def of_data_files() -> dict[str, Any]:
    """The schema of the YAML files; ids are the keys of each section."""
    types = (*map(entry_type, SECTIONS), Classification)
    references, components = msgspec.json.schema_components(types, ref_template=REFERENCE)
    definitions = {name: dict(component) for name, component in components.items()}
    for type_ in map(entry_type, SECTIONS):
        component = definitions[type_.__name__]
        component["properties"] = {
            name: value for name, value in component["properties"].items() if name not in GENERATED_FIELDS
        }
        component["required"] = [name for name in component["required"] if name not in GENERATED_FIELDS]
    for name in GENERATED_TREATMENT_FIELDS:
        del definitions["Treatment"]["properties"][name]
    del definitions["Citation"]["properties"]["origin"]
    *entries, classification = references
    sections = {
        section: {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
            "additionalProperties": {"anyOf": [reference, NOTES]},
        }
        for section, reference in zip(SECTIONS, entries, strict=True)
    }
    return {
        "$schema": DIALECT,
        "title": "A data file of botox",
        "type": "object",
        "additionalProperties": False,
        "properties": {"edition": {"type": "string"}, "classification": classification, **sections},
        "$defs": definitions,
    }


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
