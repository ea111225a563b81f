"""Adds to a screen the ids of the entries that it shows, for `--ids`."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from botox_cli.render.drawing.grids import Grid, GridColumn
from botox_cli.render.view import View

NAME_FIELDS = ("title", "name", "label", "text")
"""The fields that can name the subject of a part of a screen; the id is written after the first that is not empty."""


def with_ids(view: View) -> View:
    """The view with the ids of the entries on its screen: in tables as a first column, else in brackets after names."""
    return replace(view, screen=_identify(view.screen))


def _identify(part: Any) -> Any:
    """A part of a view, or a tuple of parts, with ids after names, also in the parts inside; other values unchanged.

    A `Grid` gets a first column of ids instead.
    """
    if type(part) is tuple:
        return tuple(map(_identify, part))
    if not isinstance(part, Struct):
        return part
    if isinstance(part, Grid):
        return _add_column(part)
    changed = {name: _identify(getattr(part, name)) for name in part.__struct_fields__}
    named = next((name for name in NAME_FIELDS if changed.get(name)), None)
    if changed.get("id") and named:
        changed[named] = f"{changed[named]} [{changed['id']}]"
    return replace(part, **changed)


def _add_column(grid: Grid) -> Grid:
    """The table with the ids of its rows as a new first column, if any row has one."""
    if not any(row.id for row in grid.rows):
        return grid
    rows = tuple(replace(row, cells=(row.id, *row.cells)) for row in grid.rows)
    return replace(grid, columns=(GridColumn(key="id", title="id"), *grid.columns), rows=rows)
