"""The JSON Schema of the data files: with it an editor finds the faults that `data check` finds, as far as possible.

The program reads every scalar of a file as text, and the type of the field decides what the text means. So the schema
allows a number where a text is expected, and a quoted number where a number is.
"""

import re
from collections.abc import Mapping
from typing import Any, get_args

import msgspec
from msgspec.structs import FieldInfo

from botox_cli.catalogue import integrity, validation, yaml_reader
from botox_cli.catalogue.model import uses, values
from botox_cli.catalogue.model.background import Claim, Price, Statistic
from botox_cli.catalogue.model.catalogue import SECTIONS, entry_type
from botox_cli.catalogue.model.classification import Classification
from botox_cli.catalogue.model.descriptions import classes_below, description
from botox_cli.catalogue.model.entries import Record, Source
from botox_cli.catalogue.model.products import Product, Vial
from botox_cli.catalogue.model.uses import Dose, Evidence, MuscleDose, Repeat, Result, Timing, Treatment, Use
from botox_cli.catalogue.model.values import Arm, Citation, Range, SideEffect, Value
from botox_cli.render.schema import DIALECT, REFERENCE

Schema = dict[str, Any]

_FAR = re.compile("[\U00010000-\U0010ffff]-[\U00010000-\U0010ffff]")
"""Matches ranges of characters above U+FFFF, which may not be in the brackets of a JSON Schema pattern."""

CLASSIFICATION_TEXT = "The short answer to the question of class, which one file gives."
"""The description of the part `classification` of a data file."""


def of_data_files() -> Schema:
    """The schema of the YAML files, in which each section has its entries under their ids."""
    types = (*map(entry_type, SECTIONS), Classification)
    references, components = msgspec.json.schema_components(types, ref_template=REFERENCE)
    classes = {type_.__name__: type_ for type_ in classes_below(Value)}
    kept = [name for name in components if name != "Note"]  # told by the file that a note comes from
    *entries, classification = references
    sections = {
        section: {
            "description": f"Entries of the kind {entry_type(section).kind}, each under its id.",
            "type": "object",
            "propertyNames": {"pattern": f"^{validation.ID.pattern}$", "maxLength": yaml_reader.MAX_KEY},
            "additionalProperties": {"if": {"required": ["notes"]}, "then": _refer("Notes"), "else": reference},
        }
        for section, reference in zip(SECTIONS, entries, strict=True)
    }
    return {
        "$schema": DIALECT,
        "title": "A data file of botox",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "edition": {"description": "The name of this edition of the file.", **_refer("Text")},
            "classification": {"description": CLASSIFICATION_TEXT, **classification},
            **sections,
        },
        "$defs": {**_scalars(), "Notes": _notes(), **{name: _struct(classes[name], components[name]) for name in kept}},
    }


def _refer(name: str) -> Schema:
    return {"$ref": REFERENCE.format(name=name)}


def _scalars() -> Mapping[str, Schema]:
    """The schema of each kind of scalar (text, day, number …), by name; a value may be quoted or have its YAML type."""
    null = "|".join(map(_any_case, yaml_reader.NULLS))
    loose = _any_case(yaml_reader.LOOSE_NUMBER.pattern)
    near = _FAR.sub("", yaml_reader.HIDDEN.pattern[1:-1])
    hidden = "".join(letter if letter == "-" else f"\\u{ord(letter):04x}" for letter in near)
    text = rf"^(?!\s*$)(?!(?:{null}|{loose})$)[^{hidden}\r]*$"
    number = r"-?(?:0|[1-9][0-9]*)"
    month = r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    day = rf"^(?!0000)[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]|{month}|02-(?:0[1-9]|[12][0-9])))?$"
    return {
        "Text": {"type": ["string", "number", "boolean"], "pattern": text, "maxLength": yaml_reader.MAX_TEXT},
        "Day": {
            "description": "YYYY-MM-DD, YYYY-MM or YYYY",
            "type": ["string", "integer"],
            "pattern": day,
            "minimum": 1000,
            "maximum": 9999,
        },
        "Whole": {"type": ["integer", "string"], "pattern": rf"^{number}(?:\.0+)?$"},
        "Number": {"type": ["number", "string"], "pattern": rf"^{number}(?:\.[0-9]+)?$"},
        "Switch": {"anyOf": [{"enum": [True, False, 1, 0]}, {"type": "string", "pattern": f"^(?:{_TRUTHS})$"}]},
    }


def _any_case(pattern: str) -> str:
    """The pattern, written so that it also matches capital letters, since a schema has no flag for that.

    The pattern may have no small letter inside brackets (`[a-z]`) or after a backslash.
    """
    return "".join(f"[{letter}{letter.upper()}]" if letter.islower() else letter for letter in pattern)


_TRUTHS = f"{_any_case('true')}|{_any_case('false')}|[01]"


def _notes() -> Schema:
    return {
        "description": "What a file of your own notes on an entry of the catalogue.",
        "type": "object",
        "properties": {
            "notes": {"description": description(Record, "notes"), "type": "array", "items": _refer("Text")}
        },
        "required": ["notes"],
        "additionalProperties": False,
    }


def _struct(type_: type[Any], component: Schema) -> Schema:
    """The schema of a class in data files, with the rules from `OF_CLASSES`, without fields that the program fills in.

    `component` is the schema that msgspec makes of the class.
    """
    left_out = (
        *(validation.GENERATED_FIELDS if issubclass(type_, Record) else ()),
        *(validation.GENERATED_TREATMENT_FIELDS if type_ is Treatment else ()),
        *(("origin",) if type_ is Citation else ()),
    )
    fields = {field.encode_name: field for field in msgspec.structs.fields(type_) if field.name not in left_out}
    return {
        **component,
        "properties": {
            name: {"description": description(type_, field.name), **_field(type_, field, component["properties"][name])}
            for name, field in fields.items()
        },
        "required": [name for name in component.get("required", ()) if name in fields],
        **({"allOf": rules} if (rules := OF_CLASSES.get(type_)) else {}),
    }


def _field(type_: type[Any], field: FieldInfo, node: Schema) -> Schema:
    """The schema of one field: what its type allows, and what `data check` demands beyond that.

    `type_` is the class of the field, `node` the schema that msgspec makes of the field.
    """
    written = _value_schema(node, is_day=_is_day(field.type))
    if field.name == "cites" and field.required:
        return {**written, "minItems": 1}
    asked = OF_FIELDS.get((type_, field.name))
    if (type_, field.name) == (Source, "authors"):  # one text is taken, too
        return {"anyOf": [written, _refer("Text")]}
    return {"allOf": [written, asked]} if asked else written  # side by side, some editors read one of them alone


def _is_day(annotation: Any) -> bool:
    return annotation is values.Day or any(map(_is_day, get_args(annotation)))


_LEFT_OUT = (
    "default",
    "propertyNames",
)  # the latter not every version of msgspec tells: the file is the same with each


def _value_schema(node: Schema, *, is_day: bool = False) -> Schema:
    """The schema of a value in a file; null is not allowed, since a field without a value is left out.

    `node` is the schema that msgspec makes of the value; with `is_day`, a text must be a day.
    """
    members = [member for member in node.get("anyOf", ()) if member.get("type") != "null"]
    kinds = {member.get("type") for member in members} or {node.get("type")}
    if kinds <= {"integer", "number"}:
        least = next((part["minimum"] for part in (node, *members) if "minimum" in part), None)
        if least is not None:
            return {"allOf": [_refer("Whole"), _at_least(least)]}
        return _refer("Whole" if kinds == {"integer"} else "Number")
    if members:
        return (
            _value_schema(members[0], is_day=is_day)
            if len(members) == 1
            else {"anyOf": list(map(_value_schema, members))}
        )
    if "enum" in node:
        return {"enum": [value for value in node["enum"] if value is not None]}
    if kinds <= {"string", "boolean"}:
        return _refer("Switch" if kinds == {"boolean"} else "Day" if is_day else "Text")
    if "prefixItems" in node:  # of one type, as in a point
        return {"type": "array", **_length(node), "items": _value_schema(node["prefixItems"][0])}
    inner = {name: _value_schema(node[name]) for name in ("items", "additionalProperties") if name in node}
    return {name: value for name, value in node.items() if name not in _LEFT_OUT} | inner


def _length(node: Schema) -> Schema:
    return {name: node[name] for name in ("minItems", "maxItems")}


def _portable(pattern: str) -> str:
    """The pattern with its escaped quotation marks unescaped, since JSON Schema does not allow that escape."""
    return pattern.replace('\\"', '"')


def _address() -> str:
    """A pattern of the web addresses that `data check` accepts: http(s), a host, perhaps a port, only ASCII letters."""
    host = integrity.HOST.pattern.replace("a-z", "A-Za-z")
    return rf"^https?://{host}(?::[0-9]*)?(?:[/?#](?:(?!{_portable(integrity.NOT_IN_ADDRESS.pattern)}).)*)?$"


def _at_least(least: int) -> Schema:
    """The schema of a number that is not below `least` (0 or 1), also if the number is quoted."""
    return {"minimum": least, "pattern": r"^(?!-)" if least == 0 else r"^(?!-|0+(?:\.0+)?$)"}


def _units(*known: str) -> Schema:
    return {"properties": {"unit": {"enum": list(known)}}}


def _letters(most: int) -> Schema:
    return {"maxLength": most}


_TOXIN_UNITS = tuple(unit for unit in get_args(values.Unit) if "U" in unit.partition("/")[0].split())
_TIMES = _units(*integrity.TIMES)
_SITES = _units("sites")
_AT_DOSE = _units(*_TOXIN_UNITS)
_MEASURED = {"minimum": -values.LARGEST, "maximum": values.LARGEST}
_CITED = {"properties": {"cites": {"minItems": 1}}, "required": ["cites"]}

OF_FIELDS: Mapping[tuple[type[Any], str], Schema] = {
    (Arm, "percent"): {"minimum": 0, "maximum": values.WHOLE_PERCENT},
    (Arm, "value"): _MEASURED,
    (Arm, "count"): {"maximum": values.LARGEST},
    (Arm, "n"): {"maximum": values.LARGEST},
    (Dose, "sites"): _SITES,
    (MuscleDose, "sites"): _SITES,
    (Price, "amount"): _units(*integrity.CURRENCIES),
    (Product, "unit"): {"enum": [unit for unit in _TOXIN_UNITS if not unit.endswith("/kg")]},
    (Range, "low"): _MEASURED,
    (Range, "high"): _MEASURED,
    (Repeat, "interval"): _TIMES,
    (Result, "at_dose"): _AT_DOSE,
    (Result, "short"): _letters(uses.SHORT_ENDPOINT),
    (Result, "time"): _TIMES,
    (SideEffect, "at_dose"): _AT_DOSE,
    (Source, "doi"): {"pattern": f"^{_portable(integrity.DOI.pattern)}$"},
    (Source, "url"): {"pattern": _address()},
    (Statistic, "amount"): _units(*integrity.COUNTS),
    (Timing, "at_dose"): _AT_DOSE,
    (Timing, "lasts"): _TIMES,
    (Timing, "onset"): _TIMES,
    (Timing, "peak"): _TIMES,
    (Treatment, "ages"): _units(*integrity.AGES),
    (Use, "short"): _letters(uses.SHORT_NAME),
    (Vial, "size"): _units(*_TOXIN_UNITS),
}
"""What `data check` demands of single fields beyond their types, by class and name of the field."""


def _rule(field: str, known: Any, then: Schema, otherwise: Schema | None = None) -> Schema:
    """A schema rule: if `field` is there and is one of the `known` words, `then` holds, else `otherwise`, if given."""
    asked = {"properties": {field: {"enum": list(known)}}, "required": [field]}
    return {"if": asked, "then": then, **({"else": otherwise} if otherwise else {})}


_ONE_TOXIN: Schema = {"not": {"required": ["product", "serotype"]}}
_A_TOXIN = {"anyOf": [{"required": ["product"]}, {"required": ["serotype"]}]}
_NO_DOSE = {"if": {"required": ["serotype"]}, "then": {"not": {"required": ["at_dose"]}}}
_NO_DOSES = {"if": {"required": ["serotype"]}, "then": {"properties": {"doses": {"maxItems": 0}}}}
_PAIR: list[Schema] = [
    {"if": {"required": ["toxin"]}, "then": {"required": ["comparator"]}},
    {
        "if": {"required": ["toxin"], "not": {"required": ["trial"]}},
        "then": {"properties": {"toxin": {"required": ["n"]}}},
    },
    _rule("comparator", ("placebo", "active"), {"required": ["control"]}),
    _rule("comparator", ("no comparator",), {"not": {"required": ["control"]}}),
    _rule("headline", (True, 1, "true", "1"), {"required": ["toxin", "control"]}),
]

OF_CLASSES: Mapping[type[Any], list[Schema]] = {
    Claim: [_rule("verdict", ("opinion",), {}, _CITED)],
    Evidence: [_rule("finding", ("not-studied",), {}, _CITED)],
    Range: [
        {"anyOf": [{"required": ["low"]}, {"required": ["high"]}]},
        _rule("unit", values.BELOW_ZERO, {}, {"properties": {"low": _at_least(0), "high": _at_least(0)}}),
    ],
    Result: [_ONE_TOXIN, _A_TOXIN, _NO_DOSE, *_PAIR],
    SideEffect: [_ONE_TOXIN, _NO_DOSE, *_PAIR],
    Timing: [_ONE_TOXIN, _A_TOXIN, _NO_DOSE],
    Treatment: [_ONE_TOXIN, _A_TOXIN, _NO_DOSES],
}
"""What `data check` demands of several fields of a class together, as rules by class."""
