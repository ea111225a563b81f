"""The words of a catalogue in an index: one that is kept with it, else one in memory; both find the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from botox_cli.catalogue import cache
from botox_cli.catalogue.indexing import index_of
from botox_cli.catalogue.model import SECTIONS, Catalogue


@pytest.fixture
def small(compiled: Callable[..., Catalogue], whole: str) -> Catalogue:
    """The small catalogue."""
    return compiled(whole)


def test_every_entry_has_a_row_with_its_words(small: Catalogue) -> None:
    rows = index_of(small).execute("SELECT section, id, name, aliases, terms FROM words").fetchall()

    assert [row[:2] for row in rows] == [(section, id_) for section in SECTIONS for id_ in getattr(small, section)]
    assert rows[0] == ("uses", "brow-lines", "brow lines", "brow lines brow lines elevens", "procerus upper face")


def test_the_vocabulary_is_each_word_of_names_and_terms_once(small: Catalogue) -> None:
    words = [word for (word,) in index_of(small).execute("SELECT word FROM vocabulary")]

    assert words == sorted(set(words))
    assert {"brow", "elevens", "procerus"} <= set(words)
    assert "405" not in words


def test_the_kept_index_holds_what_one_in_memory_does(
    small: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    cache.store("key", small)
    kept = cache.load("key")

    assert kept is not None
    assert index_of(kept) is kept.index
    for table in ("words", "vocabulary"):
        query = f"SELECT * FROM {table}"
        assert index_of(kept).execute(query).fetchall() == index_of(small).execute(query).fetchall()
