"""The cache, whose every fault costs time and nothing else."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from botox_cli.catalogue import cache, database
from botox_cli.catalogue.database import DamagedError
from botox_cli.catalogue.indexing import index
from botox_cli.catalogue.model import Catalogue


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that caches are kept in: one that does not exist yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    folder = cache.folder()
    assert folder is not None
    return folder


@pytest.mark.usefixtures("place")
def test_what_is_stored_is_loaded(small: Catalogue) -> None:
    cache.store("key", small)

    assert cache.load("key") == small


@pytest.mark.usefixtures("place")
def test_the_bundled_catalogue_is_loaded_as_it_was_stored(catalogue: Catalogue) -> None:
    cache.store("key", catalogue)

    assert cache.load("key") == catalogue


def test_an_index_is_loaded_as_it_was_stored_whether_its_catalogue_is_kept_or_not(
    small: Catalogue, place: Path
) -> None:
    cache.store_index("key", index(small))

    loaded = cache.load_index("key")

    assert loaded is not None
    assert list(loaded.iterdump()) == list(index(small).iterdump())
    assert [path.name for path in place.iterdir()] == ["key.index"]


def test_a_catalogue_and_its_index_do_not_pass_for_each_other(small: Catalogue, place: Path) -> None:
    cache.store("key", small)
    cache.store_index("other", index(small))
    (place / "key.sqlite").rename(place / "key.index")
    (place / "other.index").rename(place / "other.sqlite")

    assert (cache.load_index("key"), cache.load("other")) == (None, None)


@pytest.mark.usefixtures("place")
def test_what_was_stored_again_is_loaded(small: Catalogue) -> None:
    cache.store("key", small)
    cache.store("key", small.with_sections(terms={}))

    assert cache.load("key") == small.with_sections(terms={})


@pytest.mark.usefixtures("place")
def test_what_was_never_stored_is_not_there() -> None:
    assert cache.load("key") is None


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: data[:40], id="truncated-in-the-header"),
        pytest.param(lambda data: data[:5000], id="truncated-after-a-page"),
        pytest.param(lambda data: b"\xff" + data[1:], id="another-header"),
        pytest.param(lambda _: b"{}", id="foreign"),
    ],
)
def test_what_is_no_cache_is_none(small: Catalogue, place: Path, damage: Callable[[bytes], bytes]) -> None:
    cache.store("key", small)
    kept = place / "key.sqlite"
    kept.write_bytes(damage(kept.read_bytes()))

    assert cache.load("key") is None


@pytest.mark.parametrize("place_in_it", [0, 0.3, 0.6, 0.9, 1])
def test_a_changed_byte_is_seen_though_its_time_is_as_before(small: Catalogue, place: Path, place_in_it: float) -> None:
    cache.store("key", small)
    kept = place / "key.sqlite"
    time_ns, data = kept.stat().st_mtime_ns, bytearray(kept.read_bytes())
    data[int(place_in_it * (len(data) - 1))] ^= 1
    kept.write_bytes(data)
    os.utime(kept, ns=(time_ns, time_ns))

    assert cache.load("key") is None


def test_a_cache_that_was_written_to_is_none(small: Catalogue, place: Path) -> None:
    cache.store("key", small)
    kept = place / "key.sqlite"
    kept.write_bytes(kept.read_bytes())

    assert cache.load("key") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"Brow lines", b"Brow limes"), (b"brow lines", b"brow limes")],
    ids=["in-an-entry", "in-a-name"],
)
def test_a_changed_letter_of_a_large_cache_is_an_error_when_it_is_read(
    small: Catalogue, place: Path, monkeypatch: pytest.MonkeyPatch, old: bytes, new: bytes
) -> None:
    monkeypatch.setattr(cache, "CHECKED_BYTES", 0)
    cache.store("key", small)
    kept = place / "key.sqlite"
    time_ns = kept.stat().st_mtime_ns
    kept.write_bytes(kept.read_bytes().replace(old, new))
    os.utime(kept, ns=(time_ns, time_ns))

    loaded = cache.load("key")

    assert loaded is not None
    with pytest.raises(DamagedError):
        _ = (dict(loaded.uses), dict(loaded.names))


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("CREATE TABLE other (name TEXT)", id="tables-missing"),
        pytest.param("CREATE TABLE about (name TEXT, body BLOB, crc INTEGER)", id="rows-missing"),
    ],
)
def test_a_database_of_something_else_is_none(
    small: Catalogue, place: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    monkeypatch.setattr(database, "write", lambda connection, _: connection.execute(statement))

    cache.store("key", small)

    assert ((place / "key.sqlite").exists(), cache.load("key")) == (True, None)


def test_the_catalogue_of_another_key_is_none(small: Catalogue, place: Path) -> None:
    cache.store("other", small)
    (place / "other.sqlite").rename(place / "key.sqlite")

    assert cache.load("key") is None


def test_a_folder_in_place_of_a_cache_is_none(place: Path) -> None:
    (place / "key.sqlite").mkdir(parents=True)

    assert cache.load("key") is None


def test_a_cache_that_cannot_be_replaced_is_left(small: Catalogue, place: Path) -> None:
    (place / "key.sqlite").mkdir(parents=True)

    cache.store("key", small)

    assert [path.name for path in place.iterdir()] == ["key.sqlite"]


def test_where_the_folder_is_a_file_nothing_is_stored(small: Catalogue, place: Path) -> None:
    place.parent.mkdir(parents=True)
    place.write_text("no folder")

    cache.store("key", small)

    assert (cache.load("key"), place.read_text()) == (None, "no folder")


def test_where_the_folder_cannot_be_made_nothing_is_stored(small: Catalogue, place: Path) -> None:
    place.parent.write_text("no folder")

    cache.store("key", small)

    assert (cache.load("key"), place.parent.read_text()) == (None, "no folder")


def test_where_the_system_has_no_place_nothing_is_stored(small: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "folder", lambda: None)

    cache.store("key", small)

    assert cache.load("key") is None


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_cache_is_readable_by_its_owner_alone(small: Catalogue, place: Path) -> None:
    cache.store("key", small)

    assert oct((place / "key.sqlite").stat().st_mode) == "0o100600"


def test_a_cache_of_another_user_is_none(small: Catalogue, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.store("key", small)
    monkeypatch.setattr(os, "getuid", lambda: place.stat().st_uid + 1)

    assert cache.load("key") is None


def test_nothing_is_written_through_a_link_that_lies_in_wait(small: Catalogue, place: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.touch()  # into an empty file SQLite would write
    place.mkdir(parents=True)
    (place / f"key.{os.getpid()}.part").symlink_to(victim)

    cache.store("key", small)

    assert (victim.read_bytes(), cache.load("key")) == (b"", None)


def test_nothing_half_written_is_left(small: Catalogue, place: Path) -> None:
    cache.store("key", small)

    assert [path.name for path in place.iterdir()] == ["key.sqlite"]


def test_a_half_written_cache_of_this_process_is_in_the_way_once(small: Catalogue, place: Path) -> None:
    place.mkdir(parents=True)
    (place / f"key.{os.getpid()}.part").write_text("half")

    cache.store("key", small)
    cache.store("key", small)

    assert [path.name for path in place.iterdir()] == ["key.sqlite"]


def test_what_a_killed_process_left_is_removed_after_an_hour(small: Catalogue, place: Path) -> None:
    place.mkdir(parents=True)
    for name, age_seconds in (("old", 3700), ("young", 60)):
        (place / f"{name}.1.part").write_text("half")
        then = time.time() - age_seconds
        os.utime(place / f"{name}.1.part", (then, then))

    cache.store("key", small)

    assert {path.name for path in place.iterdir()} == {"key.sqlite", "young.1.part"}


def test_the_eight_newest_of_each_kind_are_kept(small: Catalogue, place: Path) -> None:
    place.mkdir(parents=True)
    for name in [f"old-{number}.{suffix}" for number in range(10) for suffix in ("sqlite", "index")]:
        (place / name).write_text("{}")
        os.utime(place / name, (int(name[4]), int(name[4])))

    cache.store("key", small)

    assert {path.name for path in place.iterdir()} == {
        "key.sqlite",
        *(f"old-{number}.sqlite" for number in range(3, 10)),
        *(f"old-{number}.index" for number in range(2, 10)),
    }


def test_clearing_removes_both_kinds_and_counts_catalogues(small: Catalogue, place: Path) -> None:
    cache.store("key", small)
    cache.store_index("key", index(small))

    assert (cache.clear(), list(place.iterdir())) == (1, [])
