"""A catalogue in a database, read part by part."""

import sqlite3
from collections.abc import Iterator

import pytest

from botox_cli.catalogue import database
from botox_cli.catalogue.model import Catalogue


@pytest.fixture
def connection(small: Catalogue) -> Iterator[sqlite3.Connection]:
    """A database with the small catalogue."""
    opened = sqlite3.connect(":memory:", isolation_level=None)
    database.write(opened, small)
    yield opened
    opened.close()


def test_what_is_written_is_read(connection: sqlite3.Connection, small: Catalogue) -> None:
    assert database.Kept(connection) == small


def test_one_entry_is_read_alone(connection: sqlite3.Connection, small: Catalogue) -> None:
    asked: list[str] = []
    kept = database.Kept(connection)
    connection.set_trace_callback(asked.append)

    assert kept.uses["brow-lines"] == small.uses["brow-lines"]
    assert kept.uses["brow-lines"] is kept.uses["brow-lines"]
    assert asked == ["SELECT body, crc FROM entries WHERE section = 'uses' AND id = 'brow-lines'"]


def test_entries_are_read_in_their_order(small: Catalogue) -> None:
    turned = small.with_sections(sources=dict(reversed(list(small.sources.items()))))
    connection = sqlite3.connect(":memory:", isolation_level=None)
    database.write(connection, turned)

    assert list(database.Kept(connection).sources) == ["paper", "leaflet"]


def test_a_section_is_counted_without_being_read(connection: sqlite3.Connection) -> None:
    kept = database.Kept(connection)

    assert (len(kept.uses), list(kept.sources), len(kept.sources), "nope" in kept.terms) == (
        1,
        ["leaflet", "paper"],
        2,
        False,
    )


def test_names_lead_to_their_entries(connection: sqlite3.Connection, small: Catalogue) -> None:
    kept = database.Kept(connection)

    assert (kept.names["elevens"], kept.names.get("nobody")) == (("uses", "brow-lines"), None)
    assert (dict(kept.names), len(kept.names)) == (small.names, len(small.names))
    assert list(kept.names_from("elev")) == list(small.names_from("elev")) != []


def test_a_name_that_is_no_text_is_none(connection: sqlite3.Connection) -> None:
    kept = database.Kept(connection)

    assert (kept.names.get("\udcff"), list(kept.names_from("\udcff"))) == (None, [])


def test_what_a_catalogue_does_not_have_is_no_attribute(connection: sqlite3.Connection) -> None:
    with pytest.raises(AttributeError):
        _ = database.Kept(connection).nothing


@pytest.mark.parametrize("statement", ["UPDATE entries SET crc = crc + 1", "UPDATE names SET id = 'thick-neck'"])
def test_what_was_changed_is_told_when_it_is_read(connection: sqlite3.Connection, statement: str) -> None:
    connection.execute(statement)
    kept = database.Kept(connection)

    with pytest.raises(database.DamagedError):
        _ = (dict(kept.uses), dict(kept.names))
