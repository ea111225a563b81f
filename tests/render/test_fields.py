"""Fields are chosen by name: columns, parts of cards, and fields of the items behind them."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from botox_cli.errors import UsageError
from botox_cli.render.fields import choose_fields, choose_items
from botox_cli.render.view import Card, Table, Text, View


@pytest.mark.parametrize(
    ("names", "cells"),
    [(["status"], 1), (["full_name", "id"], 2), (["full-name"], 1), (["id", "id"], 2)],
    ids=["one", "two-in-another-order", "hyphen", "twice"],
)
def test_columns_are_chosen_by_name(table_view: View, names: list[str], cells: int) -> None:
    table = choose_fields(table_view, names).blocks[0]
    assert isinstance(table, Table)

    assert [column.key for column in table.columns] == [name.replace("_", "-") for name in names]
    assert {len(row.cells) for row in table.rows} == {cells}


def test_parts_of_a_card_are_chosen_by_name(card_view: View) -> None:
    card = choose_fields(card_view, ["to-do"]).blocks[0]
    assert isinstance(card, Card)

    assert (card.title, card.lead, [field.key for field in card.fields]) == ("A *card*", (), ["to-do"])


ITEMS: tuple[dict[str, Any], ...] = ({"id": "a", "full_name": "A", "n": 1}, {"id": "b", "n": 2})


@pytest.fixture
def items_view(table_view: View) -> View:
    """A view with `ITEMS` as its two items, and a table with a row for each."""
    main = table_view.main
    assert isinstance(main, Table)
    return replace(table_view, blocks=(replace(main, rows=main.rows[:2]),), items=ITEMS)


def test_a_field_that_is_none_is_wrong_usage(items_view: View) -> None:
    with pytest.raises(UsageError) as caught:
        choose_fields(items_view, ["id", "Price"])

    assert str(caught.value) == "no field 'Price' in this answer, expected some of id, full_name, status, n"


@pytest.mark.parametrize(
    ("names", "items"),
    [
        (["id"], [{"id": "a"}, {"id": "b"}]),
        (["n", "full-name"], [{"n": 1, "full_name": "A"}, {"n": 2}]),
        (["full_name"], [{"full_name": "A"}, {}]),
    ],
)
def test_fields_of_items_are_chosen_by_name(items_view: View, names: list[str], items: list[dict[str, Any]]) -> None:
    assert choose_items(items_view, names) == items


def test_a_column_that_no_item_has_is_told_in_words(items_view: View) -> None:
    assert [list(item) for item in choose_items(items_view, ["n", "status"])] == [["n", "status"]] * 2
    assert {type(item["status"]) for item in choose_items(items_view, ["status"])} == {str}


def test_a_field_that_no_column_has_becomes_one(items_view: View) -> None:
    table = choose_fields(items_view, ["n", "id"]).blocks[0]
    assert isinstance(table, Table)

    assert [column.key for column in table.columns] == ["n", "id"]
    assert [row.cells[0] for row in table.rows] == [1, 2]


def test_a_field_of_no_items_is_not_refused(viewed: Callable[..., View]) -> None:
    view = viewed(Text(lines=()))

    assert choose_items(view, ["price"]) == []
    assert choose_fields(view, ["price"]) == view
