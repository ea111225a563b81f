"""Folders that are written whole or not at all, and never over the files of others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from botox_cli.errors import OutputError, UsageError
from botox_cli.render.folder import MANIFEST, write_folder

FILES = (("index.html", b"front"), ("uses/a.html", b"one"))


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


@pytest.mark.parametrize("is_there", [True, False], ids=["empty", "new"])
def test_folder_gets_the_files(tmp_path: Path, is_there: bool) -> None:
    target = tmp_path / "site"
    if is_there:
        target.mkdir()

    written = write_folder(FILES, str(target))

    assert content(target) == dict(FILES)
    assert written.files == 3
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_folder_of_an_earlier_run_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write_folder((*FILES, ("old.html", b"old")), str(target))

    write_folder(FILES, str(target))

    assert content(target) == dict(FILES)


@pytest.mark.parametrize("name", ["mine.txt", "uses/mine.txt", "mine/index.html"])
def test_folder_with_files_of_others_is_left(tmp_path: Path, name: str) -> None:
    target = tmp_path / "site"
    write_folder(FILES, str(target))
    (target / name).parent.mkdir(exist_ok=True)
    (target / name).write_text("mine")

    with pytest.raises(OutputError, match="that botox did not write"):
        write_folder([("index.html", b"new")], str(target))

    assert content(target) == dict(FILES) | {name: b"mine"}


def test_folder_with_a_changed_file_is_left(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write_folder(FILES, str(target))
    (target / "index.html").write_text("changed by hand")

    with pytest.raises(OutputError, match=r"changed since, 'index\.html'"):
        write_folder(FILES, str(target))

    assert (target / "index.html").read_text() == "changed by hand"


def test_folder_stays_as_it_was_when_a_file_fails(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write_folder(FILES, str(target))

    def failing() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="no space left on device"):
        write_folder(failing(), str(target))

    assert content(target) == dict(FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    write_folder(FILES, str(target))
    elsewhere.mkdir()
    (target / "uses" / "linked").symlink_to(elsewhere)

    with pytest.raises(OutputError, match="did not write"):
        write_folder(FILES, str(target))


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")

    with pytest.raises(OutputError, match="is a file, expected a folder"):
        write_folder(FILES, str(tmp_path / "site"))


def test_a_folder_without_its_parent_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no folder"):
        write_folder(FILES, str(tmp_path / "no" / "site"))


@pytest.mark.parametrize("name", ["", ".", "..", "../here", "inner/.."])
def test_the_folder_where_the_command_runs_is_refused(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    (here / "inner").mkdir(parents=True)
    monkeypatch.chdir(here)

    with pytest.raises(UsageError, match="expected a folder of its own"):
        write_folder(FILES, name)

    assert [path.name for path in here.iterdir()] == ["inner"]


@pytest.mark.parametrize("inside", ["../victim.csv", "/tmp/victim.csv"])
def test_a_forged_list_of_files_removes_nothing_elsewhere(tmp_path: Path, inside: str) -> None:
    target, victim = tmp_path / "site", tmp_path / "victim.csv"
    victim.write_bytes(b"mine")
    target.mkdir()
    (target / MANIFEST).write_text(f'{{"files": {{"{inside}": 1}}}}')

    write_folder(FILES, str(target))

    assert content(target) == dict(FILES)
    assert victim.read_bytes() == b"mine"
