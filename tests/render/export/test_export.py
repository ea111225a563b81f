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
from botox_cli.errors import OutputError, UsageError
from botox_cli.queries.tables import Table, tables
from botox_cli.render.export import csv_file, parquet_file, sqlite_file, write
from botox_cli.render.export.folder import write as write_folder

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
    """The rows of a csv file with the types of their columns."""
    header, *rows = csv.reader(StringIO(csv_file.write(table).decode(), newline=""), strict=True)
    assert header == [column.name for column in table.spec.columns]
    for row in rows:
        yield tuple(
            None if text == "" else KINDS.get(column.kind, plain)(text)
            for column, text in zip(table.spec.columns, row, strict=True)
        )


def plain(text: str) -> str:
    """A text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
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
    """A database from the bytes of its file."""
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
    assert {path.name for path in (tmp_path / "out").iterdir()} == {item.file for item in items}


def test_the_description_keeps_to_the_schema_of_data_packages(
    found: tuple[Table, ...], small: Catalogue, tmp_path: Path
) -> None:
    write(found, small.edition, str(tmp_path))
    described = json.loads((tmp_path / "datapackage.json").read_bytes())
    names = [one["name"] for one in described["resources"]]

    keys = [
        key["reference"]["resource"]
        for one in described["resources"]
        for key in one.get("schema", {}).get("foreignKeys", ())
    ]

    assert len(set(names)) == len(names)
    assert set(keys) <= set(names)
    assert "licenses" not in described  # files of one's own alone have a licence of their own


def test_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    write_folder({"a.csv": b"1", "old.csv": b"2", **description({"a.csv": b"1", "old.csv": b"2"})}, tmp_path)

    write_folder({"a.csv": b"3", **description({"a.csv": b"3"})}, tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "datapackage.json"]
    assert (tmp_path / "a.csv").read_bytes() == b"3"


def description(files: dict[str, bytes]) -> dict[str, bytes]:
    told = [{"path": name, "hash": f"sha256:{sha256(data).hexdigest()}"} for name, data in files.items()]
    return {"datapackage.json": json.dumps({"made_by": "botox data export", "resources": told}).encode()}


def test_an_export_that_was_broken_off_can_be_done_again(tmp_path: Path) -> None:
    files = {"a.csv": b"1", **description({"a.csv": b"1"})}
    (tmp_path / "a.csv").write_bytes(b"1")

    write_folder(files, tmp_path)

    assert (tmp_path / "datapackage.json").exists()


@pytest.mark.parametrize(
    ("name", "way"),
    [
        *((name, way) for name in ("a.csv", "datapackage.json") for way in ("others", "link", "folder")),
        ("a.csv", "changed"),
    ],
)
def test_others_files_are_refused_and_nothing_is_written(tmp_path: Path, name: str, way: str) -> None:
    if way == "changed":
        write_folder({"a.csv": b"1", **description({"a.csv": b"1"})}, tmp_path)
    elif way == "link":
        (tmp_path / "elsewhere").write_bytes(b"mine")
        (tmp_path / name).symlink_to(tmp_path / "elsewhere")
    elif way == "folder":
        (tmp_path / name).mkdir()
    if way in ("others", "changed"):
        (tmp_path / name).write_bytes(b"mine")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}

    with pytest.raises(UsageError, match="is not as an export left it"):
        write_folder({"b.csv": b"2", "a.csv": b"3", **description({"a.csv": b"3"})}, tmp_path)

    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("path", ["../victim.csv", "/tmp/victim.csv"])
def test_a_forged_description_removes_nothing_elsewhere(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    victim = tmp_path / "victim.csv"
    victim.write_bytes(b"mine")
    (folder / "datapackage.json").write_bytes(description({path: b"mine"})["datapackage.json"])

    write_folder({"a.csv": b"1", **description({"a.csv": b"1"})}, folder)

    assert victim.read_bytes() == b"mine"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")

    with pytest.raises(UsageError, match="which is no folder"):
        write_folder({"a.csv": b"1"}, tmp_path / "out")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")

    with pytest.raises(OutputError, match="cannot make"):
        write_folder({"a.csv": b"1"}, tmp_path / "file" / "out")
