"""The one walk over a value: every value inside it, each with its path."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

import msgspec

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.catalogue.model.values import Value
from botox_cli.text import DataPath


class Step(NamedTuple):
    """A value with its path, and the values around it from the outermost down to itself."""

    path: DataPath
    values: tuple[Value, ...]

    @property
    def value(self) -> Value:
        """The value itself."""
        return self.values[-1]


def walk(value: Value, path: DataPath = ()) -> Iterator[Step]:
    """The value and every value inside it, a whole before its parts, in the order of the fields."""
    yield from _walk(path, (value,))


def walk_catalogue(catalogue: Catalogue) -> Iterator[Step]:
    """Every value of a catalogue, entries and their parts; paths begin with section and id."""
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            yield from walk(entry, (section, entry.id))
    if catalogue.classification:
        yield from walk(catalogue.classification, ("classification",))


def _walk(path: DataPath, values: tuple[Value, ...]) -> Iterator[Step]:
    yield Step(path, values)
    for name in value_fields(type(values[-1])):
        field = getattr(values[-1], name)
        if isinstance(field, Value):
            yield from _walk((*path, name), (*values, field))
        elif type(field) is tuple:
            for index, item in enumerate(field):
                if isinstance(item, Value):
                    yield from _walk((*path, name, index), (*values, item))


@cache
def value_fields(type_: type[Value]) -> tuple[str, ...]:
    """The fields of a type that hold values: worked out once, since there are tens of thousands of values."""
    return tuple(field.name for field in msgspec.structs.fields(type_) if _holds_values(field.type))


def _holds_values(annotation: Any) -> bool:
    is_value = isinstance(annotation, type) and issubclass(annotation, Value)
    return is_value or any(map(_holds_values, get_args(annotation)))
