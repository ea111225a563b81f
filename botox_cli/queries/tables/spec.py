"""Which tables there are and which columns they have, worked out from the types of the model."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from msgspec import inspect

from botox_cli.catalogue.model.background import Price
from botox_cli.catalogue.model.catalogue import SECTIONS, Edition, entry_type
from botox_cli.catalogue.model.classification import Classification
from botox_cli.catalogue.model.entries import Note
from botox_cli.catalogue.model.products import Composition, Contraindication, Licence, Storage, Vial
from botox_cli.catalogue.model.uses import Dose, Evidence, MuscleDose, Repeat, Result, Timing, Treatment, Use
from botox_cli.catalogue.model.values import REGIONS, Arm, Citation, Fact, Finding, Range, SideEffect, Status, Value
from botox_cli.queries.summary import ABSENT
from botox_cli.queries.tables.words import TABLE_WORDS, TEXT_WORDS, column_words

Cell: TypeAlias = str | int | float | bool | None

Kind = Literal["text", "day", "integer", "number", "boolean"]

NOT_APPROVED = "not-approved"


class Column(NamedTuple):
    """A column of a table: its name, the type of its values (`kind`), and whether every row has one (`is_required`)."""

    name: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    """The only words that may be in the column; empty if any text may."""
    refers_to: str | None = None
    """The table whose ids are in the column; None if it has no ids of a table."""
    is_required: bool = False

    @property
    def about(self) -> str:
        """What a value in the column means, and what an empty cell means."""
        return column_words(self.name)


class TableSpec(NamedTuple):
    """A table without its rows; the first column is its key."""

    name: str
    columns: tuple[Column, ...]

    @property
    def about(self) -> str:
        """What one row of the table is, in words."""
        return entry_type(self.name).table_words if self.name in SECTIONS else TABLE_WORDS[self.name]


class Table(NamedTuple):
    """A table with its rows, each with a cell for each column, in the order of the columns."""

    spec: TableSpec
    rows: tuple[tuple[Cell, ...], ...]


def table_of(type_: type[Value]) -> str:
    """The name of the table with a row for each value of a type.

    Raises:
        LookupError: the type is not in `PART_TABLES`.
    """
    if type_ not in PART_TABLES:
        raise LookupError(f"no table for {type_.__name__}, expected a line in PART_TABLES")
    return PART_TABLES[type_][0]


class ListTable(NamedTuple):
    """The table with a row for each text of a list field, and the column for that text.

    If the texts are ids of entries, `refers_to` is the table of these entries.
    """

    table: str
    column: str
    refers_to: str | None = None


PART_TABLES: Mapping[type[Value], tuple[str, str]] = {
    Treatment: ("treatments", "treatment"),
    Dose: ("doses", "dose"),
    MuscleDose: ("muscle_doses", "muscle_dose"),
    Repeat: ("repeats", "repeat"),
    Timing: ("timings", "timing"),
    Evidence: ("evidence", "evidence"),
    Result: ("results", "result"),
    SideEffect: ("rates", "rate"),
    Licence: ("licences", "licence"),
    Vial: ("vials", "vial"),
    Composition: ("compositions", "composition"),
    Storage: ("storage", "storage"),
    Contraindication: ("contraindications", "contraindication"),
    Fact: ("statements", "statement"),
    Price: ("prices", "price"),
    Note: ("notes", "note"),
    Citation: ("citations", "citation"),
}
"""By type of value: the table with a row for each such value, and the column in which other tables refer to a row."""

LISTS: Mapping[str, ListTable] = {
    "aliases": ListTable("aliases", "alias"),
    "search_notes": ListTable("search_notes", "text"),
    "areas": ListTable("areas", "area"),
    "map": ListTable("use_places", "place", "places"),
    "targets": ListTable("targets", "target"),
    "alternatives": ListTable("alternatives", "alternative"),
    "icd10": ListTable("icd10", "code"),
    "conditions": ListTable("conditions", "condition"),
    "excipients": ListTable("excipients", "excipient"),
    "uses": ListTable("related_uses", "use", "uses"),
    "except_uses": ListTable("excepted_uses", "use", "uses"),
    "products": ListTable("related_products", "product", "products"),
    "agents": ListTable("agents", "agent"),
    "means": ListTable("meanings", "meaning"),
    "words": ListTable("absence_words", "word"),
    "lines": ListTable("asked_lines", "asked"),
    "authors": ListTable("authors", "author"),
    "ascii": ListTable("drawing_lines", "line"),
}
"""By name of a field that is a list of texts: its table."""

UNCITED = ("citations", "notes")
"""Of the tables in `PART_TABLES`, those whose rows have no citations."""

BRANDS = "brands"

REFERENCES = {
    "product": "products",
    "risk": "risks",
    "drawing": "drawings",
    "source": "sources",
    "via": "sources",
    "marked": "procedures",
}
"""By name of a field that holds the id of an entry: the table of that entry."""

DAYS = ("reviewed", "reread", "approved", "day", "date", "accessed", "year")

POINTS = {"halves": "drawing_points", "curves": "drawing_points", "at": "place_points"}

NUMBERED = Column("position", "integer", is_required=True)
ORIGIN = Column("origin", choices=("bundled", "local"), is_required=True)
ID = Column("id", is_required=True)


class FieldSpec(NamedTuple):
    """A field of a type, its name in Python (`attribute`) and in data files (`name`).

    `how` says how it becomes cells or rows of another table, `kind` is its type as msgspec reads it, without None.
    """

    attribute: str
    name: str
    how: Literal["cell", "range", "arm", "row", "rows", "list", "brands", "points"]
    type_: Any
    """The type of one value in the field, if that type has fields of its own; else None."""
    kind: inspect.Type
    is_required: bool


@cache
def fields_of(type_: Any) -> tuple[FieldSpec, ...]:
    """The fields of a type, except `id` and `origin`, which every row has anyway.

    Raises:
        TypeError: a field is of a kind that no table has a place for.
    """
    info = inspect.type_info(type_)
    assert isinstance(info, inspect.StructType)  # noqa: S101  # for the type checker
    fields = (field for field in info.fields if field.name not in ("id", "origin"))
    return tuple(_field(type_, field) for field in fields)


def _field(type_: Any, field: inspect.Field) -> FieldSpec:
    kind, is_optional = _without_none(field.type)
    inner: Any = None
    if isinstance(kind, inspect.StructType):
        inner = kind.cls
        how: Any = {Range: "range", Arm: "arm"}.get(inner, "row")
    elif isinstance(kind, inspect.VarTupleType) and isinstance(kind.item_type, inspect.StructType):
        inner, how = kind.item_type.cls, "rows"
    elif isinstance(kind, inspect.VarTupleType) and isinstance(kind.item_type, inspect.StrType):
        how = "list"
    elif isinstance(kind, inspect.VarTupleType):
        how = "points"
    elif isinstance(kind, inspect.DictType):
        how = "brands"
    elif isinstance(kind, _SCALARS):
        how = "cell"
    else:
        raise TypeError(f"no place for {type_.__name__}.{field.name} in a table")
    return FieldSpec(field.name, field.encode_name, how, inner, kind, field.required and not is_optional)


_SCALARS = (inspect.StrType, inspect.IntType, inspect.FloatType, inspect.BoolType, inspect.LiteralType)


def _without_none(kind: inspect.Type) -> tuple[inspect.Type, bool]:
    """A type without None, and whether None was in it; literals become one literal, `int | float` becomes `float`."""
    if not isinstance(kind, inspect.UnionType):
        return kind, False
    members = [member for member in kind.types if not isinstance(member, inspect.NoneType)]
    is_optional = len(members) < len(kind.types)
    literals = [member for member in members if isinstance(member, inspect.LiteralType)]
    if len(members) > 1 and len(literals) == len(members):
        return inspect.LiteralType(tuple(word for member in literals for word in member.values)), is_optional
    numbers = [member for member in members if isinstance(member, inspect.FloatType)]
    return (numbers[0] if numbers else members[0]), is_optional


@cache
def specs() -> Mapping[str, TableSpec]:
    """Every table by its name: `entries`, then those of each section, then the others in the order of `TABLE_WORDS`.

    Raises:
        LookupError: a table has no description.
    """
    found = {name: _of_section(name) for name in SECTIONS}
    found["classification"] = TableSpec(
        "classification", (ID._replace(refers_to="facts"), *_own(Classification), ORIGIN)
    )
    owners = _owners()
    for type_, (name, _) in PART_TABLES.items():
        key = ID if name in UNCITED else ID._replace(refers_to="facts")
        found[name] = TableSpec(name, (key, *_owner_columns(owners, name), NUMBERED, *_own(type_), ORIGIN))
    for listed in dict.fromkeys(LISTS.values()):
        value = Column(listed.column, refers_to=listed.refers_to, is_required=True)
        found[listed.table] = TableSpec(
            listed.table, (ID, *_owner_columns(owners, listed.table), NUMBERED, value, ORIGIN)
        )
    region = next(field for field in fields_of(Treatment) if field.name == "region")
    brand = (_cell("region", region.kind, is_required=True), NUMBERED, Column("brand", is_required=True))
    found[BRANDS] = TableSpec(BRANDS, (ID, Column("product", refers_to="products", is_required=True), *brand, ORIGIN))
    found |= {spec.name: spec for spec in _of_points()}
    found |= {spec.name: spec for spec in _drawn_from_others()}
    order = ("entries", *SECTIONS, *(name for name in TABLE_WORDS if name != "entries"))
    for name in found:
        if name not in order:
            raise LookupError(f"no words for the table {name!r}, expected a line in TABLE_WORDS")
    return {name: found[name] for name in order}


def _of_section(name: str) -> TableSpec:
    type_ = entry_type(name)
    key = ID._replace(refers_to="entries") if type_.is_named else ID
    return TableSpec(name, (key, *_own(type_), *(_derived_of_uses() if type_ is Use else ()), ORIGIN))


def _derived_of_uses() -> Iterator[Column]:
    """The computed columns of uses: status of Botox, what the evidence says, when it starts and how long it lasts."""
    yield Column("status", choices=(*get_args(Status), ABSENT), is_required=True)
    yield Column("finding", choices=(*get_args(Finding), ABSENT), is_required=True)
    for name in ("onset", "lasts"):
        (times,) = (field for field in fields_of(Timing) if field.name == name)
        yield from _spread(times)
        yield Column(f"{name}_absent", choices=("no-effect", "not-studied", ABSENT))


def _own(type_: Any) -> Iterator[Column]:
    """The columns of a type's fields, except the fields whose values become rows of other tables.

    Those of treatments end with `approved_absent`.
    """
    for field in fields_of(type_):
        if field.how == "cell":
            yield _cell(field.name, field.kind, is_required=field.is_required)
        elif field.how in ("range", "arm"):
            yield from _spread(field)
    if type_ is Treatment:
        yield Column("approved_absent", choices=(NOT_APPROVED, ABSENT))


def _spread(field: FieldSpec) -> Iterator[Column]:
    """The columns of a field with several figures: both ends and the unit of a range, or the figures of a study arm."""
    return (_cell(f"{field.name}_{part.name}", part.kind) for part in fields_of(field.type_))


def _cell(name: str, kind: inspect.Type, *, is_required: bool = False) -> Column:
    choices = tuple(map(str, kind.values)) if isinstance(kind, inspect.LiteralType) else ()
    kinds: dict[type[inspect.Type], Kind] = {
        inspect.IntType: "integer",
        inspect.FloatType: "number",
        inspect.BoolType: "boolean",
    }
    told = kinds.get(type(kind), "day" if name in DAYS else "text")
    return Column(name, told, choices, REFERENCES.get(name), is_required)


class OwnerColumns(NamedTuple):
    """Where rows of a table come from: the section of the entry, and the table of the row around them.

    `parent` is None for rows that are directly in the entry.
    """

    section: str
    parent: str | None


def _owners() -> dict[str, set[OwnerColumns]]:
    """By name of a table: from which sections, and from inside which tables, its rows come."""
    owners: dict[str, set[OwnerColumns]] = {}

    def follow(type_: Any, section: str, parent: str | None) -> None:
        for field in fields_of(type_):
            if field.how in ("row", "rows"):
                table = table_of(field.type_)
                owners.setdefault(table, set()).add(OwnerColumns(section, parent))
                follow(field.type_, section, table)
            elif field.how == "list":
                owners.setdefault(LISTS[field.name].table, set()).add(OwnerColumns(section, parent))

    for section in SECTIONS:
        follow(entry_type(section), section, None)
    return owners


def _owner_columns(owners: dict[str, set[OwnerColumns]], table: str) -> Iterator[Column]:
    """The columns that refer to the entry that a row is in and, where there is one, to the row around it."""
    if table == "citations":
        yield Column("entry", refers_to="entries")
        yield Column("fact", refers_to="facts", is_required=True)
        return
    sections = {owner.section for owner in owners[table]}
    parents = {owner.parent for owner in owners[table]}
    if len(sections) == 1:
        (section,) = sections
        yield Column(entry_type(section).kind.replace("-", "_"), refers_to=section, is_required=True)
    else:
        yield Column("entry", refers_to="entries", is_required=True)
    if len(parents) > 1:
        yield Column("fact", refers_to="facts", is_required=True)
    elif parents != {None}:
        (parent,) = parents
        singular = next(name for known, name in PART_TABLES.values() if known == parent)
        yield Column(singular, refers_to=parent, is_required=True)


def _of_points() -> Iterator[TableSpec]:
    place = (NUMBERED, Column("right", "integer", is_required=True), Column("down", "integer", is_required=True))
    curve = (
        Column("field", choices=("halves", "curves"), is_required=True),
        Column("curve", "integer", is_required=True),
    )
    for table, kind, parts in (("drawing_points", "drawing", curve), ("place_points", "place", ())):
        owner = Column(kind, refers_to=f"{kind}s", is_required=True)
        yield TableSpec(table, (ID, owner, *parts, *place, ORIGIN))


def _drawn_from_others() -> Iterator[TableSpec]:
    """Tables that show the facts of other tables in another shape, and the table of the edition."""
    kinds = tuple(entry_type(section).kind for section in SECTIONS)
    texts = tuple(Column(name) for name in TEXT_WORDS)
    yield TableSpec(
        "entries",
        (ID, Column("kind", choices=kinds, is_required=True), Column("name", is_required=True), *texts, ORIGIN),
    )
    tables = (*SECTIONS, "classification", *(name for name, _ in PART_TABLES.values() if name not in UNCITED))
    yield TableSpec(
        "facts",
        (ID, Column("entry", refers_to="entries"), Column("table", choices=tables, is_required=True), ORIGIN),
    )
    figures = tuple(_cell(field.name, field.kind) for field in fields_of(Arm))
    owner = (
        Column("entry", refers_to="entries", is_required=True),
        Column("fact", refers_to="facts", is_required=True),
    )
    yield TableSpec(
        "arms",
        (
            ID,
            *owner,
            Column(
                "arm", choices=("toxin", "control", "still_responding", "still_responding_control"), is_required=True
            ),
            *figures,
            ORIGIN,
        ),
    )
    risk = Column("risk", refers_to="risks", is_required=True)
    yield TableSpec(
        "interactions",
        (ID, risk, Column("agent"), Column("name", is_required=True), Column("lay", is_required=True), ORIGIN),
    )
    statuses = (*get_args(Status), ABSENT)
    told = (Column(name, choices=statuses, is_required=True) for name in ("status", "other_toxins_status"))
    use = Column("use", refers_to="uses", is_required=True)
    yield TableSpec("approvals", (ID, use, Column("region", choices=REGIONS, is_required=True), *told, ORIGIN))
    edition = tuple(Column(name, is_required=True) for name in Edition.__struct_fields__ if name != "origin")
    yield TableSpec("edition", (ID, *edition, Column("license"), Column("origins", is_required=True)))
