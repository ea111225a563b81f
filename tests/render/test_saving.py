"""Files that are written whole or not at all."""

import os
from pathlib import Path

import pytest

from botox_cli.errors import OutputError
from botox_cli.render.saving import save


def test_a_file_is_written_whole_in_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    save("é\r\n–\n", tmp_path / "out.csv")

    assert (tmp_path / "out.csv").read_bytes() == "é\r\n–\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_file_that_cannot_take_its_place_leaves_the_old_one_and_no_part(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    with pytest.raises(OutputError):
        save("text", tmp_path / "out")

    assert [path.name for path in tmp_path.rglob("*")] == ["out"]


def test_a_letter_that_utf_8_lacks_is_written_as_its_number(tmp_path: Path) -> None:
    save("caf\udce9\n", tmp_path / "out.csv")

    assert (tmp_path / "out.csv").read_bytes() == b"caf\\udce9\n"


def test_an_interrupt_leaves_no_part_and_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "out.csv").write_text("as it was", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", interrupt)

    with pytest.raises(KeyboardInterrupt):
        save("text", tmp_path / "out.csv")

    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("out.csv", "as it was")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(OutputError, match="permission denied; expected a writable place"):
        save("text", tmp_path / "out.csv")


def test_a_link_stays_one_and_the_file_that_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")

    save("new", tmp_path / "link")

    assert ((tmp_path / "link").is_symlink(), (tmp_path / "real").read_text(encoding="utf-8")) == (True, "new")


def test_a_file_keeps_its_permissions_and_a_new_one_has_those_of_the_mask(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old", encoding="utf-8")
    (tmp_path / "old").chmod(0o604)
    mask = os.umask(0o026)
    try:
        save("new", tmp_path / "old")
        save("new", tmp_path / "fresh")
    finally:
        os.umask(mask)

    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("old", "fresh")] == [0o604, 0o640]


def test_an_hour_old_part_of_the_same_file_is_removed_and_no_other(tmp_path: Path) -> None:
    stale, live, others = (tmp_path / name for name in (".[a].csv.1.part", ".[a].csv.2.part", ".a.csv.3.part"))
    for path in (stale, live, others):
        path.touch()
    for path in (stale, others):
        os.utime(path, (0, 0))

    save("text", tmp_path / "[a].csv")
    save("text", tmp_path / "[b].csv")

    assert [path.exists() for path in (stale, live, others)] == [False, True, True]


def test_a_pipe_that_nobody_reads_any_more_is_told_as_such() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        with pytest.raises(BrokenPipeError):
            save("text", Path(f"/dev/fd/{writer}"))
    finally:
        os.close(writer)
