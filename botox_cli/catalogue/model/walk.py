"""Walks through an entry or the catalogue: yields every `Value` inside it, each with its path."""

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
    """Yield `value`, whose path is `path`, then every `Value` inside it: a whole before its parts, in field order.

    Texts and numbers are no `Value`: they are not among the steps.
    """
    steps = [Step(path, (value,))]
    while steps:
        step = steps.pop()
        yield step
        steps += reversed(_parts(step))


def walk_catalogue(catalogue: Catalogue) -> Iterator[Step]:
    """Every value of a catalogue: its entries and their parts, then the classification and its parts.

    The path of an entry is its section and id, that of the classification `("classification",)`.
    """
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            yield from walk(entry, (section, entry.id))
    if catalogue.classification:
        yield from walk(catalogue.classification, ("classification",))


def _parts(step: Step) -> list[Step]:
    path, values = step
    parts: list[Step] = []
    for name in value_fields(type(values[-1])):
        field = getattr(values[-1], name)
        if type(field) is tuple:
            for index, item in enumerate(field):
                if isinstance(item, Value):
                    parts.append(Step((*path, name, index), (*values, item)))
        elif isinstance(field, Value):
            parts.append(Step((*path, name), (*values, field)))
    return parts


@cache
def value_fields(type_: type[Value]) -> tuple[str, ...]:
    """The fields of a type that can hold a `Value`; found once a type, since there are tens of thousands of values."""
    return tuple(field.name for field in msgspec.structs.fields(type_) if _holds_values(field.type))


def _holds_values(annotation: Any) -> bool:
    is_value = isinstance(annotation, type) and issubclass(annotation, Value)
    return is_value or any(map(_holds_values, get_args(annotation)))
