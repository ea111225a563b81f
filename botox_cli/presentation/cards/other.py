"""The cards of all kinds but uses and products: field by field, in the order of the model."""

from collections.abc import Iterator
from typing import Any

from botox_cli.catalogue.model.background import Price
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Entry, Source
from botox_cli.catalogue.model.values import Citation, Fact, SideEffect, Value
from botox_cli.presentation.labels import effect_words, verdict_mark, with_note
from botox_cli.render.references import ReferenceNumbers
from botox_cli.render.view import Card, Field, Line, mark_local
from botox_cli.text import spell_out

LABELS = {
    "also": "Also",
    "because": "Because",
    "says": "Says",
    "claimed": "Said",
    "icd10": "ICD-10-CM",
    "said_in": "Said in",
    "agents": "Drugs, conditions",
}

_LEADS = ("lay", "clinical")
_HIDDEN = (
    "id",
    "origin",
    "notes",
    "name",
    "reread",
    "search_notes",
    "aliases",
    "category",
    "cites",
    "order",
    "headline",
    "on_map",
    "title",
    *_LEADS,
)


def other_card(catalogue: Catalogue, entry: Entry | Source, numbers: ReferenceNumbers, *, clinical: bool) -> Card:
    """The card of an entry that is no use and no product: its text, then its fields in the order of the model.

    With `clinical`, the text is the one for professionals, if there is one; else the one for lay readers. Left out
    are empty fields and those in `_HIDDEN`, such as notes of user files. `numbers` gets the citations of the card.
    """
    text = getattr(entry, "clinical", None) if clinical else None
    lead = text or getattr(entry, "lay", "")
    refs = numbers.number(getattr(entry, "cites", ()))
    fields = tuple(_fields(catalogue, entry, numbers))
    aliases = ", ".join(getattr(entry, "aliases", ()))
    category = spell_out(getattr(entry, "category", ""))
    kind = ", ".join(filter(None, (spell_out(entry.kind), category)))
    return Card(
        id=entry.id,
        title=mark_local(entry),
        is_local=entry.is_local,
        asides=((("Also called", aliases),) if aliases else ()) + (("Kind", kind),),
        lead=(Line(text=lead, refs=refs),) if lead else (),
        fields=fields if lead else _with_cites(fields, refs),
    )


def _fields(catalogue: Catalogue, entry: Value, numbers: ReferenceNumbers) -> Iterator[Field]:
    for field, name in zip(entry.__struct_fields__, entry.__struct_encode_fields__, strict=True):
        value = getattr(entry, field)
        if name in _HIDDEN or value is None or value == ():
            continue
        label = LABELS.get(name, name.replace("_", " ").capitalize())
        yield Field(key=name.replace("_", "-"), label=label, lines=tuple(_lines(catalogue, name, value, numbers)))


def _lines(catalogue: Catalogue, name: str, value: Any, numbers: ReferenceNumbers) -> Iterator[Line]:
    if name == "verdict":
        yield Line(mark=verdict_mark(value))
    elif isinstance(value, tuple) and isinstance(value[0], Value):
        for row in value:
            yield _row(catalogue, row, numbers)
    elif isinstance(value, tuple):
        yield Line(text=", ".join(map(str, value)))
    else:
        yield Line(text=str(value))


def _row(catalogue: Catalogue, row: Value, numbers: ReferenceNumbers) -> Line:
    cites: tuple[Citation, ...] = getattr(row, "cites", ())
    if isinstance(row, Fact):
        text = f"{row.about}: {row.text}"
    elif isinstance(row, SideEffect):
        text = effect_words(catalogue, row)
    elif isinstance(row, Price):
        when = ", ".join(filter(None, (row.region, row.day)))
        text = with_note(f"{row.what}: {row.amount} ({when})", row.note)
    else:
        text = str(row)
    return Line(text=text, refs=numbers.number(cites))


def _with_cites(fields: tuple[Field, ...], refs: tuple[int, ...]) -> tuple[Field, ...]:
    """The fields with `refs` added to the last line of the last field; unchanged if there are no fields or no `refs`.

    `refs` are numbers of citations.
    """
    if not fields or not refs:
        return fields
    *rest, last = fields
    *lines, line = last.lines
    cited = Line(text=line.text, mark=line.mark, role=line.role, refs=tuple(sorted({*line.refs, *refs})))
    return (*rest, Field(key=last.key, label=last.label, lines=(*lines, cited)))
