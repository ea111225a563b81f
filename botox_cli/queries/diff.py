"""What changed between two editions of the catalogue, fact by fact."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.catalogue.model.values import Citation, Range, Value
from botox_cli.text import DataPath, path_text


class Difference(NamedTuple):
    """A path in the catalogue, such as `uses.brow-lift.name`, and the fact there before and after.

    A fact is a text, with its citations in brackets. `before` is None if it was added, `after` if it was removed.
    """

    path: str
    before: str | None
    after: str | None


def differences(old: Catalogue, new: Catalogue) -> tuple[Difference, ...]:
    """All facts that were added, removed or changed: in the order of the new catalogue, then the removed facts.

    A fact whose citations alone have changed is one of them. Rows of a list are compared by their number: if one
    is inserted, those below it count as changed.
    """
    before, after = dict(_facts(old)), dict(_facts(new))
    paths = [path for path in after if before.get(path) != after[path]] + [path for path in before if path not in after]
    return tuple(Difference(path_text(path), before.get(path), after.get(path)) for path in paths)


def _facts(catalogue: Catalogue) -> Iterator[tuple[DataPath, str]]:
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            yield from _value_facts((section, entry.id), entry, "")
    if catalogue.classification:
        yield from _value_facts(("classification",), catalogue.classification, "")


def _value_facts(path: DataPath, value: Value, cited: str) -> Iterator[tuple[DataPath, str]]:
    cites = getattr(value, "cites", ())
    cited = f" [{'; '.join(map(_citation, cites))}]" if cites else cited
    for attribute, name in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
        field = getattr(value, attribute)
        if name not in ("id", "cites"):
            yield from _field((*path, name), field, cited)


def _field(path: DataPath, field: Any, cited: str) -> Iterator[tuple[DataPath, str]]:
    if field is None or (isinstance(field, tuple | dict) and not field):
        return
    if isinstance(field, Value) and not isinstance(field, Range):
        yield from _value_facts(path, field, cited)
    elif isinstance(field, tuple) and field and isinstance(field[0], Value) and not isinstance(field[0], Range):
        for index, item in enumerate(field):
            yield from _value_facts((*path, index), item, cited)
    else:
        text = ", ".join(map(str, field)) if isinstance(field, tuple) else str(field)
        yield path, text + cited


def _citation(cite: Citation) -> str:
    return " ".join(filter(None, (cite.source, cite.at, cite.checked)))
