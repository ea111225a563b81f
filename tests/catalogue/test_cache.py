"""The cache, whose every fault costs time and nothing else."""

import os
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from botox_cli.catalogue import cache
from botox_cli.catalogue.locating import DataFile
from botox_cli.catalogue.model import Catalogue

FILE = DataFile(Path("/data/uses.yaml"), 1000, 1_700_000_000_000_000_000)


@pytest.fixture
def small(compiled: Callable[..., Catalogue], whole: str) -> Catalogue:
    """The small catalogue."""
    return compiled(whole)


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
        pytest.param(lambda data: data[:-1], id="truncated-by-a-byte"),
        pytest.param(lambda data: data[:40], id="truncated-in-the-digest"),
        pytest.param(lambda data: data.replace(b"Brow lines", b"Brow limes"), id="one-letter-changed"),
        pytest.param(lambda data: data + b" ", id="one-byte-more"),
        pytest.param(lambda data: b"\xff" + data[1:], id="no-text"),
        pytest.param(lambda _: b"{}", id="foreign"),
        pytest.param(lambda data: data.split(b"\n")[1], id="without-digest"),
    ],
)
def test_a_damaged_cache_is_none(small: Catalogue, place: Path, damage: Callable[[bytes], bytes]) -> None:
    cache.store("key", small)
    kept = place / "key.json"
    kept.write_bytes(damage(kept.read_bytes()))

    assert cache.load("key") is None


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"terms":{}}'], ids=["nothing", "no-json", "list", "sections-missing"]
)
def test_a_whole_cache_of_something_else_is_none(place: Path, body: bytes) -> None:
    place.mkdir(parents=True)
    (place / "key.json").write_bytes(str(crc32(body)).encode() + b"\n" + body)

    assert cache.load("key") is None


def test_a_folder_in_place_of_a_cache_is_none(place: Path) -> None:
    (place / "key.json").mkdir(parents=True)

    assert cache.load("key") is None


def test_a_cache_that_cannot_be_replaced_is_left(small: Catalogue, place: Path) -> None:
    (place / "key.json").mkdir(parents=True)

    cache.store("key", small)

    assert [path.name for path in place.iterdir()] == ["key.json"]


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

    assert oct((place / "key.json").stat().st_mode) == "0o100600"


def test_nothing_half_written_is_left(small: Catalogue, place: Path) -> None:
    cache.store("key", small)

    assert [path.name for path in place.iterdir()] == ["key.json"]


def test_a_half_written_cache_of_this_process_is_in_the_way_once(small: Catalogue, place: Path) -> None:
    place.mkdir(parents=True)
    (place / f"key.{os.getpid()}.part").write_text("half")

    cache.store("key", small)
    cache.store("key", small)

    assert [path.name for path in place.iterdir()] == ["key.json"]


def test_the_eight_newest_caches_are_kept(small: Catalogue, place: Path) -> None:
    place.mkdir(parents=True)
    for number in range(10):
        (place / f"old-{number}.json").write_text("{}")
        os.utime(place / f"old-{number}.json", (number, number))

    cache.store("key", small)

    assert {path.stem for path in place.iterdir()} == {"key", *(f"old-{number}" for number in range(3, 10))}


def test_the_same_files_have_the_same_key() -> None:
    assert cache.key([FILE]) == cache.key([DataFile(*FILE)])


@pytest.mark.parametrize(
    "files",
    [
        pytest.param([FILE._replace(path=Path("/data/terms.yaml"))], id="path"),
        pytest.param([FILE._replace(size_bytes=1001)], id="size"),
        pytest.param([FILE._replace(mtime_ns=FILE.mtime_ns + 1)], id="time"),
        pytest.param([FILE, FILE], id="a-file-more"),
        pytest.param([], id="no-file"),
    ],
)
def test_changed_files_have_another_key(files: list[DataFile]) -> None:
    assert cache.key(files) != cache.key([FILE])


def test_another_version_has_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.key([FILE])

    monkeypatch.setattr(cache, "__version__", "999.0.0")

    assert cache.key([FILE]) != before


def test_a_file_is_the_same_from_whichever_folder_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert cache.key([FILE._replace(path=Path("own.yaml"))]) == cache.key([FILE._replace(path=tmp_path / "own.yaml")])


def test_a_path_that_is_no_utf_8_has_a_key() -> None:
    assert cache.key([FILE._replace(path=Path(os.fsdecode(b"/data/\xff.yaml")))]) != cache.key([FILE])
