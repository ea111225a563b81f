"""Empty lines around rows of several lines, where at least one row in four has three lines or more."""

import pytest

from botox_cli.render.formats.table_gaps import find_gaps
from botox_cli.render.formats.table_layout import lay_out
from botox_cli.render.view import Column, Row, Table


def heights(*texts: str, group: str | None = None) -> Table:
    column = Column(key="text", title="text", role="quiet")
    return Table(columns=(column,), rows=tuple(Row(cells=(text,), group=group) for text in texts))


ONE, TWO, THREE = "a" * 30, " ".join(["a" * 30] * 2), " ".join(["a" * 30] * 3)


@pytest.mark.parametrize(
    ("table", "parted"),
    [
        (heights(ONE, ONE, ONE), set()),
        (heights(ONE, TWO, ONE), set()),
        (heights(ONE, ONE, THREE, ONE), {2, 3}),
        (heights(ONE, ONE, THREE, ONE, ONE), set()),
        (heights(TWO, ONE, ONE, THREE), {1, 3}),
        (heights(THREE), set()),
        (heights(), set()),
    ],
    ids=["low", "two-lines", "tall", "tall-among-many", "tall-and-two-lines", "alone", "empty"],
)
def test_rows_of_several_lines_are_set_apart_where_many_are_tall(table: Table, parted: set[int]) -> None:
    layout = lay_out(table, 40, len)
    assert layout is not None

    assert find_gaps(table, layout, len) == parted


def test_a_heading_sets_rows_apart_already() -> None:
    table = Table(columns=heights().columns, rows=(*heights(THREE, group="A").rows, *heights(THREE, group="B").rows))
    layout = lay_out(table, 40, len)
    assert layout is not None

    assert find_gaps(table, layout, len) == set()
