"""What the writers of an export need of a table: its columns, its rows, and what both mean."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

ExportCell: TypeAlias = str | int | float | bool | None


class ExportColumn(Protocol):
    """A column of a table."""

    @property
    def name(self) -> str:
        """The name of the column."""

    @property
    def kind(self) -> str:
        """The type of its values: `text`, `day`, `integer`, `number` or `boolean`."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that a cell may hold, if they are a closed list; else empty."""

    @property
    def refers_to(self) -> str | None:
        """The name of the table whose keys the column holds; None if it holds no keys of another table."""

    @property
    def is_required(self) -> bool:
        """Whether every cell of the column has a value."""

    @property
    def about(self) -> str:
        """What a value of the column means."""


class Spec(Protocol):
    """A table without its rows; the first column is its key."""

    @property
    def name(self) -> str:
        """The name of the table."""

    @property
    def columns(self) -> Sequence[ExportColumn]:
        """The columns, the key first."""

    @property
    def about(self) -> str:
        """What one row of the table is."""


class ExportTable(Protocol):
    """A table with its rows; each row has a cell for each column."""

    @property
    def spec(self) -> Spec:
        """The name, the columns and the meaning of the table."""

    @property
    def rows(self) -> Sequence[tuple[ExportCell, ...]]:
        """The rows: a cell for each column."""
