"""The name of a cache, which changes with the files and with the program."""

import os
from pathlib import Path

import pytest

from botox_cli.catalogue import cache
from botox_cli.catalogue.locating import DataFile

FILE = DataFile(Path("/data/uses.yaml"), 1000, 1_700_000_000_000_000_000)


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
