"""The files of an export: what is written reads back the same, and nobody else's files are touched."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from botox_cli.catalogue import load
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.errors import UsageError
from botox_cli.queries.tables import Table, tables
from botox_cli.render.export import csv_file, parquet_file, sqlite_file, write
from botox_cli.render.folder import MANIFEST

SMALL = str(Path(__file__).parent.parent.parent / "small.yaml")

HOSTILE = """\
terms:
  zz-formula: {name: "=cmd|' /C calc'!A0", lay: "'-1 \\"quoted\\", and\\nmore"}
  zz-markup: {name: "[b]:pill:<script>", lay: "'); DROP TABLE terms; --"}
"""

KINDS: dict[str, Callable[[str], Any]] = {"integer": int, "number": float, "boolean": lambda text: text == "true"}


@pytest.fixture(scope="module")
def small() -> Catalogue:
    return load([SMALL], only=True)


@pytest.fixture(scope="module")
def found(small: Catalogue) -> tuple[Table, ...]:
    return tables(small)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Table, ...]:
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(HOSTILE, encoding="utf-8")
    return tables(load([str(path)], only=True))


def read_csv(table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table that was written as csv and read back.

    Each cell has the type of its column; an empty one is None.
    """
    header, *rows = csv.reader(StringIO(csv_file.write(table).decode(), newline=""), strict=True)
    assert header == [column.name for column in table.spec.columns]
    for row in rows:
        yield tuple(
            None if text == "" else KINDS.get(column.kind, plain)(text)
            for column, text in zip(table.spec.columns, row, strict=True)
        )


def plain(text: str) -> str:
    """A text without the one apostrophe that is put before what looks like a formula; any other text as it is."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(("=", "+", "-", "@")) else text


@pytest.mark.parametrize("which", ["found", "hostile"])
def test_csv_reads_back_the_same(which: str, request: pytest.FixtureRequest) -> None:
    for table in request.getfixturevalue(which):
        assert tuple(read_csv(table)) == table.rows


@pytest.mark.parametrize("which", ["found", "hostile"])
def test_sqlite_reads_back_the_same(which: str, request: pytest.FixtureRequest) -> None:
    written = request.getfixturevalue(which)

    with closing(opened(sqlite_file.write(written))) as connection:
        for table in written:
            assert tuple(connection.execute(f'SELECT * FROM "{table.spec.name}"')) == table.rows


def opened(data: bytes) -> sqlite3.Connection:
    """Open the bytes of an SQLite file as a database in memory; the caller closes it."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


def test_sqlite_has_no_broken_key(found: tuple[Table, ...]) -> None:
    with closing(opened(sqlite_file.write(found))) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA foreign_key_list(doses)").fetchall() != []


def test_sqlite_searches_all_words(found: tuple[Table, ...]) -> None:
    query = "SELECT id FROM entries WHERE rowid IN (SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?)"

    with closing(opened(sqlite_file.write(found))) as connection:
        assert connection.execute(query, ("frowning OR elevens",)).fetchall() == [("brow-lines",)]


def test_files_have_the_same_bytes_each_time(found: tuple[Table, ...]) -> None:
    assert sqlite_file.write(found) == sqlite_file.write(found)


def test_parquet_reads_back_the_same(found: tuple[Table, ...]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow writes Parquet, and is not installed")
    from io import BytesIO

    for table in found:
        read = parquet.read_table(BytesIO(parquet_file.write(table)))
        assert read.column_names == [column.name for column in table.spec.columns]
        assert [tuple(row.values()) for row in read.to_pylist()] == list(table.rows)


def test_parquet_without_its_package_says_what_to_install(
    found: tuple[Table, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)

    with pytest.raises(UsageError, match=r"botox-cli\[parquet\]"):
        parquet_file.write(found[0])


def test_the_description_has_each_file_with_its_sum(found: tuple[Table, ...], small: Catalogue, tmp_path: Path) -> None:
    items = write(found, small.edition, str(tmp_path / "out"))
    described = json.loads((tmp_path / "out" / "datapackage.json").read_bytes())

    sums = {one["path"]: one["hash"] for one in described["resources"]}

    assert sums == {
        item.file: f"sha256:{sha256((tmp_path / 'out' / item.file).read_bytes()).hexdigest()}"
        for item in items
        if item.file != "datapackage.json"
    }
    assert {path.name for path in (tmp_path / "out").iterdir()} == {MANIFEST, *(item.file for item in items)}


def test_the_description_keeps_to_the_schema_of_data_packages(
    found: tuple[Table, ...], small: Catalogue, tmp_path: Path
) -> None:
    write(found, small.edition, str(tmp_path / "out"))
    described = json.loads((tmp_path / "out" / "datapackage.json").read_bytes())
    names = [one["name"] for one in described["resources"]]

    keys = [
        key["reference"]["resource"]
        for one in described["resources"]
        for key in one.get("schema", {}).get("foreignKeys", ())
    ]

    assert len(set(names)) == len(names)
    assert set(keys) <= set(names)
    assert "licenses" not in described  # files of one's own alone have a licence of their own
