"""The description of an export: a Data Package by the standard of Frictionless Data, and a page for people."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from botox_cli.catalogue.model.catalogue import Edition
from botox_cli.render.export.tables import ExportColumn, ExportTable
from botox_cli.render.formats.json import document
from botox_cli.render.licences import AUTHORS, LICENCE_URL, citation
from botox_cli.render.view import DISCLAIMER

FILE_NAME = "datapackage.json"
PAGE = "README.md"

_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}
_DAY = r"^\d{4}(-\d\d(-\d\d)?)?$"


def write(tables: Sequence[ExportTable], files: Mapping[str, bytes], edition: Edition) -> bytes:
    """The bytes of `datapackage.json`, which describes `files`: the bytes of each file by its path in the folder.

    A csv file for each table must be among them.
    """
    resources = [_table(table, files[f"{table.spec.name}.csv"]) for table in tables]
    described = {resource["path"] for resource in resources}
    resources += [_file(name, data) for name, data in files.items() if name not in described]
    licence = {"name": edition.license, "path": LICENCE_URL, "title": "Creative Commons Attribution 4.0"}
    return document(
        {
            "profile": "data-package",
            "name": "botox",
            "title": "botox: the catalogue of uses, products and risks of botulinum toxin",
            "description": f"{DISCLAIMER} Cite as: {citation(edition)}",
            "version": edition.version,
            **({"licenses": [licence]} if edition.license else {}),
            "contributors": [{"title": AUTHORS, "role": "author"}],
            "keywords": ["botulinum toxin", "onabotulinumtoxinA", "evidence"],
            "made_by": "botox data export",
            "catalogue": edition,
            "resources": resources,
        }
    )


def write_page(tables: Sequence[ExportTable], edition: Edition) -> bytes:
    """The bytes of `README.md`, the page for people."""
    lines = [
        "# botox: the catalogue as tables",
        "",
        f"Edition {edition.version}. Cite as: {citation(edition)}",
        *([f"Licence: {edition.license}, {LICENCE_URL}"] if edition.license else []),
        "",
        f"{DISCLAIMER} A dose stands beside the product whose units it counts in; units of two products cannot be",
        "compared, added or converted.",
        "",
        "Each table is a csv file; `botox.sqlite` has them all, with foreign keys and a search over `entries`.",
        "`datapackage.json` says what each column means, and what it means that a cell is empty. Texts that begin with",
        "`=`, `+`, `-` or `@` have an apostrophe in front in csv, so that no spreadsheet runs them.",
        "",
        "| table | rows | a row is |",
        "| --- | --: | --- |",
        *(f"| {table.spec.name} | {len(table.rows):,} | {table.spec.about} |" for table in tables),
        "",
    ]
    return "\n".join(lines).encode()


def _table(table: ExportTable, data: bytes) -> dict[str, Any]:
    spec = table.spec
    keys = [column for column in spec.columns if column.refers_to]
    return {
        "profile": "tabular-data-resource",
        "name": spec.name,
        "path": f"{spec.name}.csv",
        "title": spec.name.replace("_", " "),
        "description": spec.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "rows": len(table.rows),
        "schema": {
            "fields": [_field(column) for column in spec.columns],
            "missingValues": [""],
            "primaryKey": [spec.columns[0].name],
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {"resource": str(column.refers_to), "fields": ["id"]},
                }
                for column in keys
                if column.refers_to
            ],
        },
    }


def _field(column: ExportColumn) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.choices:
        constraints["enum"] = column.choices
    if column.kind == "day":
        constraints["pattern"] = _DAY
    field = {"name": column.name, "type": _TYPES.get(column.kind, "string"), "description": column.about}
    return {**field, "constraints": constraints} if constraints else field


def _file(name: str, data: bytes) -> dict[str, Any]:
    stem, _, suffix = name.rpartition(".")
    media = {"sqlite": "application/vnd.sqlite3", "md": "text/markdown", "parquet": "application/vnd.apache.parquet"}
    return {
        "name": f"{stem}-{suffix}".lower().replace("_", "-").replace("/", "-"),
        "path": name,
        "format": suffix,
        "mediatype": media[suffix],
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }
