"""What the writers of an export know of a table: its columns, its rows, and what both mean."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

ExportCell: TypeAlias = str | int | float | bool | None


class ExportColumn(Protocol):
    """A column of a table."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def kind(self) -> str:
        """`text`, `day`, `integer`, `number` or `boolean`."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that may stand in it, if they are a closed list."""

    @property
    def refers_to(self) -> str | None:
        """The table whose key it holds."""

    @property
    def is_required(self) -> bool:
        """Whether it is never empty."""

    @property
    def about(self) -> str:
        """What it means."""


class Spec(Protocol):
    """A table without its rows; the first column is its key."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def columns(self) -> Sequence[ExportColumn]:
        """Its columns, the key first."""

    @property
    def about(self) -> str:
        """What one row of it is."""


class ExportTable(Protocol):
    """A table with its rows, each with a cell for each column."""

    @property
    def spec(self) -> Spec:
        """Its name and its columns."""

    @property
    def rows(self) -> Sequence[tuple[ExportCell, ...]]:
        """Its rows."""
