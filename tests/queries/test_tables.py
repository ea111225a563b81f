"""The catalogue as tables: what is exported and read back is the catalogue, whole."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pytest

from botox_cli.catalogue import load
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue, entry_type
from botox_cli.catalogue.model.classification import Classification
from botox_cli.catalogue.model.descriptions import description
from botox_cli.catalogue.model.uses import Use
from botox_cli.queries.tables import Table, specs, tables
from botox_cli.queries.tables.spec import BRANDS, LISTS, PART_TABLES, POINTS, FieldSpec, fields_of, table_of
from botox_cli.queries.tables.words import COLUMN_WORDS, TABLE_WORDS, column_words

Rows = dict[str, dict[str, Any]]

OWN = """\
sources:
  zz-sheet: {title: "=Zz, \\"sheet\\"", publisher: Zz clinic, category: manufacturer, authors: [Zz A, et al.]}
synonyms:
  zz-word: {means: [toxin], basis: brand, cites: [{source: zz-sheet, checked: primary}]}
terms:
  zz-word: {name: Zz word, lay: A word of ours.}
uses:
  chronic-migraine: {notes: [Bring your diary., And a pen.]}
"""


class ReadBack:
    """Entries made again from the rows of tables, by their columns alone."""

    def __init__(self, found: tuple[Table, ...]) -> None:
        self.rows: dict[str, Rows] = {}
        self.inside: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for table in found:
            names = [column.name for column in table.spec.columns]
            told: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in table.rows]
            self.rows[table.spec.name] = {row["id"]: row for row in told}
            for row in told:
                self.inside[table.spec.name, row["id"].rpartition(".")[0]].append(row)

    def value(self, type_: Any, row: dict[str, Any], path: str) -> Any:
        """The value of a type, made of a row and the rows inside it.

        `path` is the id of the row, with which the ids of the rows inside it begin.
        """
        fields = {field.attribute: self._field(field, row, path) for field in fields_of(type_)}
        kept = {name: value for name, value in fields.items() if value is not None}
        for name in ("id", "origin"):
            if name in type_.__struct_fields__:
                kept[name] = row[name] if row[name] != "bundled" else None
        return type_(**kept)

    def _field(self, field: FieldSpec, row: dict[str, Any], path: str) -> Any:
        if field.how == "cell":
            return row[field.name]
        if field.how in ("range", "arm"):
            parts = {name: row[f"{field.name}_{name}"] for name in field.type_.__struct_fields__}
            kept = {name: value for name, value in parts.items() if value is not None}
            return field.type_(**kept) if kept else None
        found = self._parts(field, path)
        if field.how == "row":
            return found[0] if found else None
        if field.how == "brands":
            return found[0] if found else {}
        return tuple(found)

    def _parts(self, field: FieldSpec, path: str) -> list[Any]:
        if field.how in ("row", "rows"):
            table = PART_TABLES[field.type_][0]
            rows = self._of(table, path, field.name)
            return [self.value(field.type_, row, row["id"]) for row in rows]
        if field.how == "list":
            listed = LISTS[field.name]
            return [row[listed.column] for row in self._of(listed.table, path, field.name)]
        if field.how == "brands":
            brands: dict[str, list[str]] = {}
            for row in self.inside[BRANDS, f"{path}.{BRANDS}"]:
                brands.setdefault(row["region"], []).append(row["brand"])
            return [{region: tuple(names) for region, names in brands.items()}] if brands else []
        rows = self._of(POINTS[field.name], path, field.name)
        if POINTS[field.name] == "place_points":
            return [(row["right"], row["down"]) for row in rows]
        curves: dict[int, list[tuple[int, int]]] = {}
        for row in rows:
            curves.setdefault(row["curve"], []).append((row["right"], row["down"]))
        return [tuple(points) for points in curves.values()]

    def _of(self, table: str, path: str, name: str) -> list[dict[str, Any]]:
        """The rows of a table that are inside the field `name` of the row with the id `path`."""
        start = f"{path}.{name}"
        return [row for row in self.inside[table, path] if row["id"] == start or row["id"].startswith(f"{start}[")]


def read_back(found: tuple[Table, ...]) -> tuple[dict[str, dict[str, Any]], Any]:
    """By section, the entries that tables hold, by id; then the classification, None if there is none."""
    back = ReadBack(found)
    sections = {}
    for section in SECTIONS:
        type_ = entry_type(section)
        prefix = "" if type_.is_named else f"{type_.kind}."
        sections[section] = {id_: back.value(type_, row, f"{prefix}{id_}") for id_, row in back.rows[section].items()}
    rows = back.rows["classification"]
    return sections, next((back.value(Classification, row, id_) for id_, row in rows.items()), None)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The bundled catalogue with the user file `OWN`."""
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return load([str(path)])


@pytest.fixture(scope="module")
def found(extended: Catalogue) -> tuple[Table, ...]:
    """All tables of the catalogue `extended`."""
    return tables(extended)


@pytest.fixture(scope="module")
def cells(found: tuple[Table, ...]) -> Mapping[str, list[dict[str, Any]]]:
    """By name of a table, its rows, each with its cells by name of column."""
    return {
        table.spec.name: [
            dict(zip((column.name for column in table.spec.columns), row, strict=True)) for row in table.rows
        ]
        for table in found
    }


@pytest.fixture(scope="module")
def restored(found: tuple[Table, ...]) -> tuple[dict[str, dict[str, Any]], Any]:
    return read_back(found)


@pytest.mark.parametrize("section", SECTIONS)
def test_tables_read_back_are_the_entries(
    restored: tuple[dict[str, dict[str, Any]], Any], extended: Catalogue, section: str
) -> None:
    assert restored[0][section] == dict(getattr(extended, section))


def test_tables_read_back_are_the_classification(
    restored: tuple[dict[str, dict[str, Any]], Any], extended: Catalogue
) -> None:
    assert restored[1] == extended.classification


def test_tables_have_unique_keys(found: tuple[Table, ...]) -> None:
    assert [table.spec.name for table in found if len({row[0] for row in table.rows}) < len(table.rows)] == []


def test_tables_refer_to_rows_that_are_there(cells: Mapping[str, list[dict[str, Any]]]) -> None:
    keys = {name: {row["id"] for row in rows} for name, rows in cells.items()}

    lost = [
        (name, column.name, row[column.name])
        for name, spec in specs().items()
        for column in spec.columns
        if column.refers_to
        for row in cells[name]
        if row[column.name] is not None and row[column.name] not in keys[column.refers_to]
    ]

    assert lost == []


def test_tables_have_no_hole_where_a_cell_is_required(cells: Mapping[str, list[dict[str, Any]]]) -> None:
    holes = {
        (name, column.name)
        for name, spec in specs().items()
        for column in spec.columns
        if column.is_required and any(row[column.name] is None for row in cells[name])
    }

    assert holes == set()


def test_tables_hold_only_the_words_of_their_lists(cells: Mapping[str, list[dict[str, Any]]]) -> None:
    others = {
        (name, column.name, row[column.name])
        for name, spec in specs().items()
        for column in spec.columns
        if column.choices
        for row in cells[name]
        if row[column.name] is not None and row[column.name] not in column.choices
    }

    assert others == set()


def test_every_table_and_column_is_described() -> None:
    words = [spec.about for spec in specs().values()]
    words += [column.about for spec in specs().values() for column in spec.columns]

    assert [text for text in words if len(text) < len("Why.") or (not text[0].isupper() and text[0] != "`")] == []


def test_table_without_words_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(TABLE_WORDS, "doses")

    with pytest.raises(LookupError, match="no words for the table 'doses', expected a line in TABLE_WORDS"):
        specs.__wrapped__()


def test_column_of_a_field_is_told_as_its_class_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(COLUMN_WORDS, "clinical")

    assert column_words("clinical") == f"{description(Use, 'clinical')} Empty: nothing is recorded, neither yes nor no."


def test_column_without_words_is_named() -> None:
    with pytest.raises(LookupError, match="no words for the column 'history', expected a line in COLUMN_WORDS"):
        column_words("history")


def test_every_citation_of_the_catalogue_is_a_row(
    cells: Mapping[str, list[dict[str, Any]]], extended: Catalogue
) -> None:
    from botox_cli.queries.citations import all_citations

    assert len(cells["citations"]) == sum(1 for _ in all_citations(extended))


def test_rows_of_ones_own_are_told(cells: Mapping[str, list[dict[str, Any]]]) -> None:
    local = {(name, row["id"]) for name, rows in cells.items() for row in rows if row.get("origin") == "local"}

    assert {("sources", "zz-sheet"), ("terms", "zz-word"), ("synonyms", "zz-word")} <= local
    assert ("notes", "chronic-migraine.notes[0]") in local
    assert ("citations", "synonym.zz-word.cites[0]") in local
    assert [id_ for _, id_ in local if "zz-" not in id_ and ".notes[" not in id_] == []


def test_files_of_ones_own_alone_are_all_told(tmp_path: Any) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("terms:\n  zz-word: {name: Zz word, lay: A word of ours.}\n", encoding="utf-8")

    by_name = {table.spec.name: table for table in tables(load([str(path)], only=True))}

    assert [row[-1] for row in by_name["terms"].rows] == ["local"]


def test_a_use_says_what_leads(cells: Mapping[str, list[dict[str, Any]]], extended: Catalogue) -> None:
    told = {row["id"]: (row["status"], row["finding"]) for row in cells["uses"]}

    derived = {use.id: use.derived() for use in extended.uses.values()}

    assert told == {id_: (use["status"], use["finding"]) for id_, use in derived.items()}


def test_a_time_that_is_not_there_has_its_reason(cells: Mapping[str, list[dict[str, Any]]]) -> None:
    for name in ("onset", "lasts"):
        assert {row[f"{name}_unit"] is None for row in cells["uses"] if row[f"{name}_absent"]} == {True}
        assert {row[f"{name}_unit"] is None for row in cells["uses"] if not row[f"{name}_absent"]} == {False}


def test_a_status_of_each_use_and_region_is_a_row(
    cells: Mapping[str, list[dict[str, Any]]], extended: Catalogue
) -> None:
    approved = {(row["use"], row["region"]) for row in cells["approvals"] if row["status"] == "approved"}

    assert len(cells["approvals"]) == 7 * len(extended.uses)
    assert approved == {(use.id, region) for use in extended.uses.values() for region in use.approved_in}


def test_every_arm_is_a_row(cells: Mapping[str, list[dict[str, Any]]]) -> None:
    figures = ("percent", "value", "unit", "count", "n")
    wide = {
        (row["id"], arm, *(row[f"{arm}_{name}"] for name in figures))
        for table in ("results", "rates")
        for row in cells[table]
        for arm in ("toxin", "control")
        if any(row[f"{arm}_{name}"] is not None for name in figures)
    }

    long = {(row["fact"], row["arm"], *(row[name] for name in figures)) for row in cells["arms"]}

    assert wide == {row for row in long if not row[1].startswith("still")}


def test_tables_are_the_same_each_time(extended: Catalogue, found: tuple[Table, ...]) -> None:
    assert tables(extended) == found


def test_a_type_without_a_table_is_told_with_where_its_line_goes() -> None:
    with pytest.raises(LookupError, match="no table for Use, expected a line in PART_TABLES"):
        table_of(Use)
