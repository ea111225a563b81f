"""The format `json`: one object that reads back with the same values."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.catalogue.model.background import Term
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.catalogue.model.entries import Source
from botox_cli.catalogue.model.uses import Use
from botox_cli.catalogue.model.values import Day, Range
from botox_cli.errors import UsageError
from botox_cli.render.formats.json import item_of, write
from botox_cli.render.view import Line, Text, View

Viewed = Callable[..., View]

NOTHING = Text(lines=(Line(text="x"),))

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
ITEMS = st.lists(st.dictionaries(st.text(), VALUES, max_size=4), max_size=4)

WHOLE = """\
{
  "$schema": "urn:botox-cli:answers:1",
  "schema": 1,
  "command": "test",
  "catalogue": {
    "origin": "bundled",
    "version": "1",
    "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
    "reviewed_from": "2026-01-01",
    "reviewed_to": "2026-11-21"
  },
  "license": {
    "data": "CC-BY-4.0",
    "program": "MIT"
  },
  "disclaimer": "Information, not medical advice.",
  "summary": {
    "lasts": {
      "low": 3,
      "high": 4,
      "unit": "months"
    }
  },
  "count": 1,
  "items": [
    {
      "id": "a"
    }
  ]
}
"""


def test_an_answer_is_one_object_with_values_as_values(viewed: Viewed) -> None:
    view = viewed(NOTHING, items=({"id": "a"},), summary={"lasts": Range(low=3, high=4, unit="months")})

    assert write(view).decode() == WHOLE


@given(items=ITEMS)
def test_items_read_back_the_same(viewed: Viewed, items: list[dict[str, Any]]) -> None:
    answer = json.loads(write(viewed(NOTHING, items=tuple(items))))

    assert (answer["items"], answer["count"]) == (items, len(items))


@pytest.mark.parametrize(
    "sign",
    ["\x1b", "\x7f", "\x80", "\x9b", "\x9f", *"\xad\u061c\u200b\u202e\u2028\u2029\u2066\ufeff\ufffe\U000e0041"],
    ids=ascii,
)
def test_no_control_character_is_written_and_each_reads_back(viewed: Viewed, sign: str) -> None:
    document = write(viewed(NOTHING, items=({"asked": f"µ {sign} °"},))).decode()

    assert sign not in document
    assert json.loads(document)["items"] == [{"asked": f"µ {sign} °"}]


def test_an_entry_begins_with_its_id_and_kind() -> None:
    term = Term(id="onset", name="Onset", lay="When it starts.")

    assert list(item_of(term).items()) == [
        ("id", "onset"),
        ("kind", "term"),
        ("name", "Onset"),
        ("lay", "When it starts."),
    ]


def test_a_source_has_a_kind_too() -> None:
    source = Source(id="paper", title="A paper", publisher="P", category="journal")

    assert item_of(source)["kind"] == "source"


def test_a_use_ends_with_what_is_derived_from_its_rows() -> None:
    use = Use(
        id="lines",
        name="Lines",
        group="wrinkles",
        purpose="aesthetic",
        areas=("face",),
        targets=("procerus",),
        lay="Lines.",
        clinical="Rhytides.",
        reviewed=Day("2026-11-21"),
    )

    assert list(item_of(use).items())[-4:] == [
        ("status", "not-in-this-catalogue"),
        ("approved_in", ()),
        ("other_toxins_approved_in", ()),
        ("finding", "not-in-this-catalogue"),
    ]


def test_fields_of_entries_are_chosen_by_name(viewed: Viewed) -> None:
    view = viewed(NOTHING, items=(Term(id="onset", name="Onset", lay="When it starts."),))

    assert json.loads(write(view, ("lay", "id")))["items"] == [{"lay": "When it starts.", "id": "onset"}]


def test_a_field_that_no_entry_has_is_wrong_usage(viewed: Viewed) -> None:
    view = viewed(NOTHING, items=(Term(id="onset", name="Onset", lay="When it starts."),))

    with pytest.raises(UsageError) as caught:
        write(view, ("price",))

    known = "id, kind, origin, notes, name, aliases, reread, search_notes, lay"
    assert str(caught.value) == f"no field 'price' in this answer, expected some of {known}"


def test_every_entry_of_the_catalogue_is_written_with_all_its_fields(catalogue: Catalogue, viewed: Viewed) -> None:
    uses = tuple(catalogue.uses.values())

    items = json.loads(write(viewed(NOTHING, items=uses)))["items"]

    assert [len(item.get("treatments", ())) for item in items] == [len(use.treatments) for use in uses]
    assert [item["id"] for item in items] == list(catalogue.uses)
