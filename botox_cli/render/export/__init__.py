"""What `data export` writes into a folder: csv, SQLite and Parquet files, their description, and a page for people."""

from collections.abc import Sequence

from botox_cli.catalogue.model.catalogue import Edition
from botox_cli.render.export import csv_file, datapackage, sqlite_file
from botox_cli.render.export.tables import ExportTable
from botox_cli.render.folder import write_folder
from botox_cli.render.items import ExportedFile

DATABASE = "botox.sqlite"


def write(
    tables: Sequence[ExportTable], edition: Edition, to: str, *, parquet: bool = False
) -> tuple[ExportedFile, ...]:
    """Write all tables and their description into the folder `to`; return the files, csv files first.

    `botox-files.json`, which lists them, is written too, but is not returned.

    Raises:
        UsageError: Parquet is asked for, but pyarrow is missing; or `to` is empty, or is the current folder or one
            above it.
        OutputError: the folder holds files that others wrote or changed, or cannot be written.
    """
    files = {f"{table.spec.name}.csv": csv_file.write(table) for table in tables}
    about = {f"{table.spec.name}.csv": table for table in tables}
    files[DATABASE] = sqlite_file.write(tables)
    if parquet:
        from botox_cli.render.export import parquet_file

        files |= {f"parquet/{table.spec.name}.parquet": parquet_file.write(table) for table in tables}
    files[datapackage.PAGE] = datapackage.write_page(tables, edition)
    files[datapackage.FILE_NAME] = datapackage.write(tables, files, edition)
    write_folder(files.items(), to)
    return tuple(
        ExportedFile(
            file=name,
            rows=len(about[name].rows) if name in about else None,
            bytes=len(data),
            about=about[name].spec.about if name in about else _ABOUT[name.rpartition(".")[2]],
        )
        for name, data in files.items()
    )


_ABOUT = {
    "sqlite": "All tables with their keys, and a search over entries.",
    "parquet": "The same table for programs that read columns.",
    "md": "What the folder holds.",
    "json": "What each column means, as a Frictionless data package.",
}
