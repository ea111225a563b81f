"""Turns a catalogue into flat tables, which `data export` writes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from botox_cli.catalogue import fts
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.catalogue.model.entries import Entry, Record, Source
from botox_cli.catalogue.model.safety import Risk
from botox_cli.catalogue.model.uses import Treatment, Use
from botox_cli.catalogue.model.values import Arm, Range, Value
from botox_cli.queries.summary import ABSENT, SummaryRow, statuses, summarise
from botox_cli.queries.tables.spec import (
    BRANDS,
    LISTS,
    NOT_APPROVED,
    PART_TABLES,
    POINTS,
    UNCITED,
    Cell,
    FieldSpec,
    Table,
    fields_of,
    specs,
    table_of,
)
from botox_cli.queries.tables.words import TEXT_WORDS

CLASSIFICATION = "classification.answer"
"""The id of the classification in the tables; no entry can have it, since ids have no dot."""


def tables(catalogue: Catalogue) -> tuple[Table, ...]:
    """Every table of a catalogue, in the order of `specs`, also those without rows.

    Rows are in the order of the catalogue; cells are in the order of the columns.
    """
    built = _Tables(is_all_local=catalogue.edition.origin == "local")
    for section in SECTIONS:
        for entry in getattr(catalogue, section).values():
            built.add_entry(section, entry)
    if catalogue.classification:
        built.add_classification(catalogue.classification)
    edition = catalogue.edition
    told = {name: getattr(edition, name) for name in edition.__struct_fields__ if name != "origin"}
    built.add("edition", {"id": edition.version, **told, "license": edition.license, "origins": edition.origin})
    return tuple(
        Table(spec, tuple(tuple(row.get(column.name) for column in spec.columns) for row in built.rows[name]))
        for name, spec in specs().items()
    )


def key_of(entry: Record) -> str:
    """The id of an entry; with its kind and a dot in front (`drawing.face`) if another kind may have the same id."""
    return entry.id if entry.is_named else f"{entry.kind}.{entry.id}"


class _Tables:
    """The rows of every table, filled entry by entry."""

    def __init__(self, *, is_all_local: bool) -> None:
        self.rows: dict[str, list[SummaryRow]] = {name: [] for name in specs()}
        self._is_all_local = is_all_local
        self._origin = "bundled"
        self._entry = ""
        self._root: SummaryRow = {}

    def add(self, table: str, row: SummaryRow) -> None:
        self.rows[table].append({"origin": self._origin, **row})

    def add_entry(self, section: str, entry: Any) -> None:
        """Add the rows of an entry: in the table of its section, in `entries`, and of what is inside it.

        A use has rows in `approvals`, too, an interaction in `interactions`.
        """
        self._origin = "local" if self._is_all_local or entry.is_local else "bundled"
        self._entry = key_of(entry)
        self._root = {"entry": self._entry, entry.kind.replace("-", "_"): entry.id}
        self.add("entries", {"id": self._entry, "kind": entry.kind, "name": entry.name, **_texts(entry)})
        self._value(
            section, entry, {"id": entry.id, **(summarise(entry) if isinstance(entry, Use) else {})}, self._entry
        )
        if isinstance(entry, Use):
            for region, told in statuses(entry).items():
                self.add(
                    "approvals", {"id": f"{entry.id}.approvals.{region}", "use": entry.id, "region": region, **told}
                )
        if isinstance(entry, Risk) and entry.category == "interaction":
            for at, agent in enumerate(entry.agents or (None,)):
                told = {"risk": entry.id, "agent": agent, "name": entry.name, "lay": entry.lay}
                self.add("interactions", {"id": f"{entry.id}.agents[{at}]", **told})

    def add_classification(self, value: Value) -> None:
        """Add the row of the short answer to "is Botox plastic surgery?" and the rows of what is inside it."""
        self._origin = "local" if self._is_all_local else "bundled"
        self._entry, self._root = "", {}
        self._value("classification", value, {"id": CLASSIFICATION}, CLASSIFICATION)

    def _value(self, table: str, value: Value, row: SummaryRow, fact: str) -> None:
        """Complete `row` with the cells of a value and add it to a table; then add the rows inside the value.

        `fact` is the id of the row in the table `facts`. `row` itself is changed.
        """
        fields = fields_of(type(value))
        for field in fields:
            row |= dict(_cells(field, getattr(value, field.attribute)))
        if isinstance(value, Treatment) and value.approved is None:
            row["approved_absent"] = ABSENT if value.status == "approved" else NOT_APPROVED
        self.add(table, row)
        if table not in UNCITED:
            self.add("facts", {"id": fact, "entry": self._entry or None, "table": table})
        around = _Around(table, fact)
        for field in fields:
            self._parts(field, getattr(value, field.attribute), around)

    def _parts(self, field: FieldSpec, value: Any, around: "_Around") -> None:
        """Add the rows of what is inside one field; `around` is the row that has this field."""
        if field.how == "rows":
            for at, item in enumerate(value):
                self._part(field, item, around.inner_row(f"{field.name}[{at}]", at))
        elif field.how == "row" and value is not None:
            self._part(field, value, around.inner_row(field.name, 0))
        elif field.how == "list":
            listed = LISTS[field.name]
            for at, text in enumerate(value):
                inside = around.inner_row(f"{field.name}[{at}]", at)
                self.add(listed.table, {**self._root, **inside, listed.column: text})
        elif field.how in ("brands", "points"):
            rows = _brands(value) if field.how == "brands" else _points(field, value)
            table = BRANDS if field.how == "brands" else POINTS[field.name]
            for own in rows:
                self.add(table, {**self._root, **own, "id": f"{around.fact}.{own['id']}"})
        elif field.how == "arm" and value is not None:
            figures = {name: getattr(value, name) for name in Arm.__struct_fields__}
            self.add("arms", {**self._root, **around.inner_row(field.name, 0), "arm": field.name, **figures})

    def _part(self, field: FieldSpec, item: Value, own: SummaryRow) -> None:
        table = table_of(field.type_)
        noted = {"origin": "local"} if table == "notes" else {}
        self._value(table, item, {**self._root, **own, **noted}, str(own["id"]))


class _Around(NamedTuple):
    """A row that contains other rows: its table and its id in the table `facts`."""

    table: str
    fact: str

    def inner_row(self, path: str, position: int) -> SummaryRow:
        """The first cells of a row inside this one: its id, its position, and the id of this row as reference.

        `path` leads from this row to the inner one: `doses[0]`; `position` counts from 0.
        """
        singular = _SINGULAR.get(self.table)
        named: SummaryRow = {singular: self.fact} if singular else {}
        return {**named, "fact": self.fact, "id": f"{self.fact}.{path}", "position": position}


_SINGULAR = dict(PART_TABLES.values())


def _cells(field: FieldSpec, value: Any) -> Iterator[tuple[str, Cell]]:
    if field.how == "cell":
        yield field.name, value
    elif field.how in ("range", "arm"):
        type_ = Range if field.how == "range" else Arm
        for name in type_.__struct_fields__:
            yield f"{field.name}_{name}", None if value is None else getattr(value, name)


def _brands(value: Mapping[str, Sequence[str]]) -> Iterator[SummaryRow]:
    for region, brands in value.items():
        for at, brand in enumerate(brands):
            yield {"id": f"{BRANDS}.{region}[{at}]", "region": region, "position": at, "brand": brand}


def _points(field: FieldSpec, value: Any) -> Iterator[SummaryRow]:
    """The rows of the points in a field: of several curves for a drawing, of one list for a place of the map.

    Each id is the path of the point in its entry: `curves[0][2]`.
    """
    is_several = POINTS[field.name] == "drawing_points"
    for number, curve in enumerate(value if is_several else (value,)):
        name = f"{field.name}[{number}]" if is_several else field.name
        for at, (right, down) in enumerate(curve):
            own = {"field": field.name, "curve": number, "position": at, "right": right, "down": down}
            yield {"id": f"{name}[{at}]", **own}


def _texts(entry: Any) -> SummaryRow:
    """The cells with the words of an entry, for the table `entries`: its other names, its terms, all its text.

    Each cell has its texts once, parted by `; `; None if there are none.
    """
    found: dict[str, list[str]] = {name: [] for name in TEXT_WORDS}
    if isinstance(entry, Entry | Source):
        for passage in fts.passages(entry):
            if passage.text != entry.name:
                found[_COLUMN_OF_PART[passage.part]].append(passage.text)
    elif hasattr(entry, "means"):
        found["terms"] = list(entry.means)
    return {name: "; ".join(dict.fromkeys(texts)) or None for name, texts in found.items()}


_COLUMN_OF_PART = {"name": "other_names", "term": "terms", "text": "text"}
