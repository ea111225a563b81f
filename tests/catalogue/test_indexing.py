"""The words of a catalogue in a full-text index."""

from sqlite3 import Connection

import pytest

from botox_cli.catalogue.indexing import index
from botox_cli.catalogue.model import SECTIONS, Catalogue


@pytest.fixture
def words(small: Catalogue) -> Connection:
    """Its index."""
    return index(small)


def test_every_entry_has_a_row_with_its_words(small: Catalogue, words: Connection) -> None:
    rows = words.execute("SELECT section, id, name, aliases, terms FROM words").fetchall()

    assert [row[:2] for row in rows] == [(section, id_) for section in SECTIONS for id_ in getattr(small, section)]
    assert rows[0] == ("uses", "brow-lines", "brow lines", "brow lines brow lines elevens", "procerus upper face")


def test_the_vocabulary_is_each_word_of_names_and_terms_once(words: Connection) -> None:
    known = [word for (word,) in words.execute("SELECT word FROM vocabulary")]

    assert known == sorted(set(known))
    assert {"brow", "elevens", "procerus"} <= set(known)
    assert "405" not in known
