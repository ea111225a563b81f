"""A table as a Parquet file, written by pyarrow, which the extra `parquet` installs."""

from io import BytesIO

from botox_cli.errors import UsageError
from botox_cli.render.export.tables import ExportTable


def write(table: ExportTable) -> bytes:
    """The table as the bytes of a Parquet file.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(
            "--parquet needs pyarrow, which is not installed; try: pip install 'botox-cli[parquet]'"
        ) from error
    types = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    fields = [
        pa.field(
            column.name,
            types.get(column.kind, pa.string()),
            nullable=not column.is_required,
            metadata={"description": column.about},
        )
        for column in table.spec.columns
    ]
    cells = zip(*table.rows, strict=True) if table.rows else [()] * len(fields)
    arrays = [pa.array(values, field.type) for values, field in zip(map(list, cells), fields, strict=True)]
    out = BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), out)
    return out.getvalue()
