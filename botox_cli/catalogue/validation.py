"""Converts trees read from YAML to entries of the model, by the types of the fields; reports every fault."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import UnionType
from typing import Any, get_args, get_origin

import msgspec
from msgspec import inspect

from botox_cli.catalogue.model.catalogue import SECTIONS, entry_type, names_of
from botox_cli.catalogue.model.classification import Classification
from botox_cli.catalogue.model.entries import AND_OTHERS, Entry, Source
from botox_cli.catalogue.model.values import Value
from botox_cli.catalogue.yaml_reader import MAX_FAULTS, YamlTree
from botox_cli.text import MAX_QUOTED, DataPath, quote_text

MAX_ENTRIES = 50_000
MAX_NAMES = 100_000  # in one file, each compared with all others: ten times as many as the bundled files have
MAX_CHOICES = 12  # longer lists of allowed words do not help in one line
REQUIRED_AS = {"cites": "cites: [{source: an-id-of-sources, checked: primary}]"}
"""By name of a required field: how to write it, where its type alone does not show it."""

TOO_MANY = f"more than {MAX_FAULTS:,} faults; the rest is not looked at"

NO_IDS: Mapping[str, frozenset[str]] = {}

NOTES_ONLY = "expected notes alone: what is bundled cannot be changed; an entry of your own needs an id of its own"

GENERATED_FIELDS = {
    "id": "the key above is the id",
    "origin": "the file that an entry stands in tells it",
    "notes": "they are for entries of the bundled catalogue; say it in the fields of the entry",
}
"""Fields that an entry in a data file must not have, each with the reason."""

GENERATED_TREATMENT_FIELDS = {"family": "its product tells it"}
"""Fields that a treatment in a data file must not have, each with the reason."""

_MORE_AUTHORS = re.compile(r",? (?:et al\.?|and others)$")
"""The end of a text that names only the first authors."""

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

_NAMES: dict[type[inspect.Type], str] = {
    inspect.StrType: "text",
    inspect.BoolType: "true or false",
    inspect.IntType: "a whole number such as 12",
    inspect.FloatType: "a number such as 10 or 2.5",
    inspect.VarTupleType: "a list: [one, another]",
    inspect.StructType: "fields",
    inspect.DictType: "keys with values",
}

_PLAIN: dict[type[inspect.Type], Any] = {
    inspect.BoolType: bool,
    inspect.IntType: int,
    inspect.FloatType: float,
    inspect.StrType: str,
}

Problems = Iterator[tuple[DataPath, str]]
"""Faults: each the path of a value, and what is wrong with it."""


class FileContents:
    """What one file holds: what could be converted, the ids of its own entries, and the faults, each with its path.

    After `MAX_FAULTS` faults, the rest of the file is left out. `notes` are by section and id of a bundled entry.

    `tree` is the content of the file as `ParsedYaml` gives it. `bundled` has the ids of bundled entries by section: to
    these entries the file may add notes and nothing else.
    """

    def __init__(self, tree: YamlTree, bundled: Mapping[str, frozenset[str]] = NO_IDS) -> None:
        self.edition: str | None = None
        self.classification: Classification | None = None
        self.entries: dict[str, dict[str, Entry | Source]] = {}
        self.ids: dict[str, tuple[str, ...]] = {}
        """The ids of each section in the order of the file, also of entries with faults, but not of bundled entries."""
        self.salvaged: dict[DataPath, Value] = {}
        """By path, what could be converted of entries with faults, so that the ids in it are checked all the same."""
        self.notes: dict[tuple[str, str], tuple[str, ...]] = {}
        self.faults: list[tuple[DataPath, str]] = []
        self._bundled = bundled
        self._count = 0
        self._names = 0
        if not isinstance(tree, dict):
            self.faults.append(((), f"{_found(tree)}, expected sections such as uses or sources"))
            return
        for name, content in tree.items():
            if len(self.faults) >= MAX_FAULTS:
                self.faults.append(((name,), TOO_MANY))
                return
            self._take(name, content)

    def _take(self, name: str, content: Any) -> None:
        if name == "edition":
            self.edition = self._value(content, str, (name,))
        elif name == "classification":
            self.classification = self._value(content, Classification, (name,))
        elif name in SECTIONS:
            self._section(name, content)
        else:
            self.faults.append(((name,), f"unknown section{_suggest(name, SECTIONS)}"))

    def _section(self, name: str, content: Any) -> None:
        if not isinstance(content, dict):
            self.faults.append(((name,), f"{_found(content)}, expected entries, each under its id"))
            return
        self._count += len(content)
        if self._count > MAX_ENTRIES:
            self.faults.append(((name,), f"more than {MAX_ENTRIES:,} entries, expected fewer"))
            return
        bundled = self._bundled.get(name, frozenset())
        self.ids[name] = tuple(key for key in content if key not in bundled)
        self.entries[name] = {}
        for key, fields in content.items():
            if len(self.faults) >= MAX_FAULTS:
                self.faults.append(((name,), TOO_MANY))
                return
            if key in bundled:
                self._notes((name, key), fields)
            else:
                self._entry(name, key, fields)
            if self._names > MAX_NAMES:
                self.entries[name].clear()
                self.faults.append(((name,), f"more than {MAX_NAMES:,} names, expected fewer"))
                return

    def _notes(self, path: tuple[str, str], fields: Any) -> None:
        """Keep the notes of a user file on a bundled entry. Any other field is a fault; then no note is kept."""
        if not isinstance(fields, dict):
            self.faults.append((path, f"{_found(fields)}, expected notes: [a text, ...] on an entry of the catalogue"))
            return
        changed = next((name for name in fields if name != "notes"), None)
        if changed is not None:
            self.faults.append(((*path, changed), f"field {changed!r} on an entry of the catalogue, {NOTES_ONLY}"))
        else:
            self.notes[path] = self._value(fields.get("notes", {}), tuple[str, ...], (*path, "notes")) or ()

    def _entry(self, section: str, key: str, fields: Any) -> None:
        path = (section, key)
        if not ID.fullmatch(key):
            self.faults.append((path, f"id {key!r}, expected lower-case letters and digits parted by hyphens"))
        if not isinstance(fields, dict):
            self.faults.append((path, f"{_found(fields)}, expected the fields of an entry"))
        elif generated := [name for name in GENERATED_FIELDS if name in fields]:
            self.faults += [((*path, name), _refuse_generated(name, GENERATED_FIELDS)) for name in generated]
        else:
            self.faults += islice(_find_generated(fields, path), MAX_FAULTS)
            fields = _with_author_list(fields) if section == "sources" else fields
            entry = self._value({"id": key, **fields}, entry_type(section), path)
            if entry is not None:
                self.entries[section][key] = entry
                self._names += sum(1 for _ in names_of(entry))
            elif isinstance(found := _salvage({"id": key, **fields}, entry_type(section)), Value):
                self.salvaged[path] = found

    def _value(self, fields: Any, type_: Any, path: DataPath) -> Any:
        try:
            return msgspec.convert(fields, type_, strict=False)
        except msgspec.ValidationError:
            self.faults += islice(_explain(fields, inspect.type_info(type_), path), MAX_FAULTS)
            return None


def _with_author_list(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a source, its authors as a list even if they are written as one text."""
    authors = fields.get("authors")
    return {**fields, "authors": split_authors(authors)} if authors and isinstance(authors, str) else fields


def split_authors(text: str) -> list[str]:
    """The names in a text such as `Hayton MJ, Santini AJA`, `Naumann & Lowe` or `Naumann et al.`.

    If it ends with `et al.` or `and others`, the last name is `et al.`.
    """
    bare = _MORE_AUTHORS.sub("", text)
    names = [name.strip() for name in re.split(r",| & ", bare) if name.strip()]
    return [*names, AND_OTHERS] if bare != text else names


def _find_generated(fields: dict[str, Any], path: DataPath) -> Problems:
    """A fault for each field that no data file may have: `origin` in a part of an entry, `family` in a treatment.

    `fields` are those of the entry at `path`.
    """
    for inner, name in _cited_origins(fields, path):
        yield inner, _refuse_generated(name, GENERATED_FIELDS)
    treatments = fields.get("treatments")
    for number, row in enumerate(treatments if isinstance(treatments, list) else ()):
        for name in GENERATED_TREATMENT_FIELDS:
            if isinstance(row, dict) and name in row:
                yield (*path, "treatments", number, name), _refuse_generated(name, GENERATED_TREATMENT_FIELDS)


def _cited_origins(value: Any, path: DataPath, *, is_part: bool = False) -> Iterator[tuple[DataPath, str]]:
    """The path and name of each field `origin` inside a value; the value's own one only counts with `is_part`."""
    if isinstance(value, dict):
        if is_part and "origin" in value:
            yield (*path, "origin"), "origin"
        for key, item in value.items():
            yield from _cited_origins(item, (*path, key), is_part=True)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _cited_origins(item, (*path, number), is_part=True)


def _refuse_generated(name: str, reasons: Mapping[str, str]) -> str:
    return f"a field {name}, expected none: {reasons[name]}"


def _salvage(value: Any, type_: Any) -> Any:
    """As much of a value as can be converted, else None.

    Inside it, a field or item that cannot be converted is None, whatever its type; so is a required field that is
    missing. What should be a list but is none is an empty tuple.
    """
    try:
        return msgspec.convert(value, type_, strict=False)
    except msgspec.ValidationError:
        pass
    if get_origin(type_) is tuple:
        return tuple(_salvage(item, get_args(type_)[0]) for item in value) if isinstance(value, list) else ()
    if isinstance(type_, type) and issubclass(type_, Value):
        fields = value if isinstance(value, dict) else {}
        known = {
            field.name: _salvage(fields[field.encode_name], field.type) if field.encode_name in fields else None
            for field in msgspec.structs.fields(type_)
            if field.encode_name in fields or field.required
        }
        try:
            return type_(**known)
        except (TypeError, ValueError):
            return None
    parts = get_args(type_) if isinstance(type_, UnionType) else ()
    return next((found for part in parts if (found := _salvage(value, part)) is not None), None)


def _explain(value: Any, kind: inspect.Type, path: DataPath) -> Problems:
    """Each reason why a value is not of a type, with its path; nothing for an empty text, which is already reported."""
    if value == "":
        return
    if isinstance(kind, inspect.UnionType):
        yield from _explain_union(value, kind, path)
    elif isinstance(kind, inspect.StructType):
        yield from _explain_struct(value, kind, path)
    elif isinstance(kind, inspect.VarTupleType):
        yield from _explain_list(value, kind, path)
    elif isinstance(kind, inspect.DictType):
        yield from _explain_mapping(value, kind, path)
    elif not _fits(value, kind):
        yield path, f"{_found(value)}, expected {_describe_type(kind)}{_suggest(value, _choices(kind))}"


def _explain_union(value: Any, kind: inspect.UnionType, path: DataPath) -> Problems:
    members = [member for member in kind.types if not isinstance(member, inspect.NoneType)]
    if len(members) == 1:
        yield from _explain(value, members[0], path)
    elif not any(_fits(value, member) for member in members):
        choices = [choice for member in members for choice in _choices(member)]
        yield path, f"{_found(value)}, expected {_describe_type(kind)}{_suggest(value, choices)}"


def _explain_list(value: Any, kind: inspect.VarTupleType, path: DataPath) -> Problems:
    if not isinstance(value, list):
        yield path, f"{_found(value)}, expected {_NAMES[inspect.VarTupleType]}"
        return
    for index, item in enumerate(value):
        yield from _explain(item, kind.item_type, (*path, index))


def _explain_mapping(value: Any, kind: inspect.DictType, path: DataPath) -> Problems:
    if not isinstance(value, dict):
        yield path, f"{_found(value)}, expected keys with values"
        return
    for key, item in value.items():
        yield from _explain(key, kind.key_type, (*path, key))
        yield from _explain(item, kind.value_type, (*path, key))


def _explain_struct(value: Any, kind: inspect.StructType, path: DataPath) -> Problems:
    if not isinstance(value, dict):
        yield path, f"{_found(value)}, expected {_shape(kind)}"
        return
    fields = {field.encode_name: field for field in kind.fields}
    is_fine = True
    for name in value:
        if name not in fields:
            is_fine = False
            yield (*path, name), f"unknown field {quote_text(name)}{_suggest(name, fields)}"
    for name, field in fields.items():
        if name in value:
            for problem in _explain(value[name], field.type, (*path, name)):
                is_fine = False
                yield problem
        elif field.required:
            is_fine = False
            yield path, f"no {name}, expected {REQUIRED_AS.get(name) or _describe_type(field.type) + ' there'}"
    if is_fine:
        try:
            msgspec.convert(value, kind.cls, strict=False)
        except msgspec.ValidationError as error:
            yield path, str(error).split(" - at `")[0]


def _shape(kind: inspect.StructType) -> str:
    """How a value with these fields is written, the first three shown: `{low: ..., high: ..., unit: ...}`."""
    return "{" + ", ".join(f"{field.encode_name}: ..." for field in kind.fields[:3]) + "}"


def _fits(value: Any, kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.LiteralType):
        return isinstance(value, str) and value in kind.values
    try:
        found = msgspec.convert(value, _PLAIN[type(kind)], strict=False)
    except msgspec.ValidationError:
        return False
    return (least := _least(kind)) is None or found >= least


def _least(kind: inspect.Type) -> Any:
    """The least number that a type allows; None if the type sets no limit."""
    return getattr(kind, "ge", None)


def _describe_type(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.LiteralType):
        return f"one of {', '.join(map(str, kind.values))}" if len(kind.values) <= MAX_CHOICES else "a known word"
    if isinstance(kind, inspect.UnionType):
        members = [member for member in kind.types if not isinstance(member, inspect.NoneType)]
        if any(isinstance(member, inspect.FloatType) for member in members):
            members = [member for member in members if not isinstance(member, inspect.IntType)]
        return " or ".join(map(_describe_type, members))
    if (least := _least(kind)) is not None:
        return f"{_NAMES[inspect.IntType]}, {least} or more"
    return _NAMES[type(kind)]


def _choices(kind: inspect.Type) -> tuple[str, ...]:
    return tuple(map(str, kind.values)) if isinstance(kind, inspect.LiteralType) else ()


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    return quote_text(value)


def _suggest(word: Any, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # only for a file with a fault

    near = get_close_matches(word, list(known), n=1) if isinstance(word, str) and len(word) <= MAX_QUOTED else []
    return f"; did you mean {near[0]!r}?" if near else ""
