"""Files are written whole or not at all; one that is there keeps its owner and rights, and a link stays a link."""

import errno
import os
import resource
import stat
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from botox_cli.errors import OutputError
from botox_cli.render.atomic_write import save

OTHER = 12345
"""The number of a user that this system does not know."""

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
WITH_ATTRIBUTES = pytest.mark.skipif(not hasattr(os, "setxattr"), reason="attributes of Linux")

USER_ACL = struct.pack(
    "<I" + "HHI" * 5, 2, 1, 6, 2**32 - 1, 2, 6, 1000, 4, 0, 2**32 - 1, 16, 6, 2**32 - 1, 32, 0, 2**32 - 1
)
"""`user::rw-,user:1000:rw-,group::---,mask::rw-,other::---`, as Linux stores it."""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may look into, which a folder of pytest is not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


@contextmanager
def as_user() -> Iterator[None]:
    """Run the block as the user `OTHER` if the tests run as root; else change nothing."""
    if os.geteuid() != 0:
        yield
        return
    groups = os.getgroups()
    os.setgroups([])
    os.setegid(OTHER)
    os.seteuid(OTHER)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


def contents(folder: Path) -> dict[str, str]:
    """What the files of a folder hold, by their names."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_a_file_is_written_whole_in_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    save("é\r\n–\n", str(tmp_path / "out.csv"))

    assert (tmp_path / "out.csv").read_bytes() == "é\r\n–\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_file_that_cannot_take_its_place_leaves_the_old_one_and_no_part(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    with pytest.raises(OutputError):
        save("text", str(tmp_path / "out"))

    assert [path.name for path in tmp_path.rglob("*")] == ["out"]


def test_a_letter_that_utf_8_lacks_is_written_as_its_number(tmp_path: Path) -> None:
    save("caf\udce9\n", str(tmp_path / "out.csv"))

    assert (tmp_path / "out.csv").read_bytes() == b"caf\\udce9\n"


def test_an_interrupt_leaves_no_part_and_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "out.csv").write_text("as it was", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", interrupt)

    with pytest.raises(KeyboardInterrupt):
        save("text", str(tmp_path / "out.csv"))

    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("out.csv", "as it was")]


def test_a_folder_that_may_not_be_written_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o555)

    with as_user(), pytest.raises(OutputError, match="permission denied; expected a writable place"):
        save("text", str(open_folder / "out.csv"))


def test_a_link_stays_one_and_the_file_that_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")

    save("new", str(tmp_path / "link"))

    assert ((tmp_path / "link").is_symlink(), (tmp_path / "real").read_text(encoding="utf-8")) == (True, "new")


def test_a_file_keeps_its_permissions_and_a_new_one_has_those_of_the_mask(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old", encoding="utf-8")
    (tmp_path / "old").chmod(0o604)
    mask = os.umask(0o026)
    try:
        save("new", str(tmp_path / "old"))
        save("new", str(tmp_path / "fresh"))
    finally:
        os.umask(mask)

    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("old", "fresh")] == [0o604, 0o640]


def test_an_hour_old_part_is_removed_and_no_file_of_another_form(tmp_path: Path) -> None:
    names = (
        ".botox-output-0123abcd.part",
        ".botox-output-4567abcd.part",
        ".out.csv.my-notes.part",
        ".out.csv.my_notes.part",
    )
    stale, live, *others = (tmp_path / name for name in names)
    for path in (stale, live, *others):
        path.touch()
    for path in (stale, *others):
        os.utime(path, (0, 0))

    save("text", str(tmp_path / "out.csv"))

    assert [path.exists() for path in (stale, live, *others)] == [False, True, True, True]


def test_a_link_under_the_name_of_a_part_is_left(tmp_path: Path) -> None:
    link = tmp_path / ".botox-output-0123abcd.part"
    link.symlink_to("nowhere")
    os.utime(link, (0, 0), follow_symlinks=False)

    save("text", str(tmp_path / "out.csv"))

    assert link.is_symlink()


def test_a_pipe_that_nobody_reads_any_more_is_told_as_such() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    os.set_inheritable(writer, True)
    try:
        with pytest.raises(BrokenPipeError):
            save("text", f"/dev/fd/{writer}")
    finally:
        os.close(writer)


def test_a_file_of_two_names_is_new_under_both(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old and longer", encoding="utf-8")
    (tmp_path / "two").hardlink_to(tmp_path / "one")

    save("new", str(tmp_path / "one"))

    assert contents(tmp_path) == {"one": "new", "two": "new"}
    assert (tmp_path / "one").samefile(tmp_path / "two")


@AS_ROOT
@pytest.mark.parametrize("mode", [0o640, 0o2640, 0o4755], ids=oct)
def test_a_file_keeps_its_owner_its_group_and_every_bit(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "out"
    path.write_text("old", encoding="utf-8")
    os.chown(path, 1000, 1001)
    path.chmod(mode)

    save("new", str(path))

    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1000, 1001, mode)
    assert contents(tmp_path) == {"out": "new"}


@WITH_ATTRIBUTES
@pytest.mark.parametrize(
    ("name", "value"), [("user.note", b"mine"), ("system.posix_acl_access", USER_ACL)], ids=["attribute", "acl"]
)
def test_a_file_keeps_its_attributes(tmp_path: Path, name: str, value: bytes) -> None:
    path = tmp_path / "out"
    path.write_text("old", encoding="utf-8")
    try:
        os.setxattr(path, name, value)
    except OSError:
        pytest.skip("the file system has no such attributes")

    save("new", str(path))

    assert (os.getxattr(path, name), contents(tmp_path)) == (value, {"out": "new"})


@WITH_ATTRIBUTES
def test_a_new_file_has_what_its_folder_gives_to_new_files(tmp_path: Path) -> None:
    try:
        os.setxattr(tmp_path, "system.posix_acl_default", USER_ACL)
    except OSError:
        pytest.skip("the file system has no such attributes")
    (tmp_path / "by hand").touch()

    save("new", str(tmp_path / "out"))

    made, by_hand = (
        (path.stat().st_mode, os.getxattr(path, "system.posix_acl_access"))
        for path in (tmp_path / "out", tmp_path / "by hand")
    )
    assert made == by_hand


def test_a_file_whose_folder_may_not_be_written_is_written(open_folder: Path) -> None:
    path = open_folder / "out"
    path.write_text("old and longer", encoding="utf-8")
    path.chmod(0o666)
    open_folder.chmod(0o555)

    with as_user():
        save("new", str(path))

    assert contents(open_folder) == {"out": "new"}


@AS_ROOT
def test_a_file_of_another_in_an_open_folder_is_written_and_stays_theirs(open_folder: Path) -> None:
    path = open_folder / "out"
    path.write_text("old and longer", encoding="utf-8")
    os.chown(path, 1000, 1000)
    path.chmod(0o622)
    open_folder.chmod(0o1777)

    with as_user():
        save("new", str(path))

    assert (path.stat().st_uid, contents(open_folder)) == (1000, {"out": "new"})


def test_a_file_that_may_not_be_written_is_left(open_folder: Path) -> None:
    path = open_folder / "out"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o444)
    open_folder.chmod(0o777)
    if os.geteuid() == 0:
        os.chown(path, OTHER, OTHER)

    with as_user(), pytest.raises(OutputError, match=r"cannot write .*: permission denied"):
        save("new", str(path))

    assert contents(open_folder) == {"out": "old"}


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EPERM], ids=errno.errorcode.get)
def test_a_file_that_cannot_be_replaced_is_written_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    (tmp_path / "out").write_text("old and longer", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", refuse)

    save("new", str(tmp_path / "out"))

    assert contents(tmp_path) == {"out": "new"}


@pytest.mark.parametrize("names", [1, 2], ids=["one-name", "two-names"])
@pytest.mark.parametrize("old", ["old", "old " * 2000], ids=["short", "long"])
def test_what_finds_no_room_leaves_the_older_text(tmp_path: Path, names: int, old: str) -> None:
    for number in range(names):
        path = tmp_path / f"out{number}"
        path.write_text(old, encoding="utf-8") if number == 0 else path.hardlink_to(tmp_path / "out0")
    before = contents(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(OutputError, match="file too large"):
            save("new " * 4000, str(tmp_path / "out0"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert contents(tmp_path) == before


def test_an_interrupt_puts_the_older_text_of_a_linked_file_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        monkeypatch.undo()
        raise KeyboardInterrupt

    (tmp_path / "one").write_text("old", encoding="utf-8")
    (tmp_path / "two").hardlink_to(tmp_path / "one")
    monkeypatch.setattr(os, "ftruncate", interrupt)

    with pytest.raises(KeyboardInterrupt):
        save("new and longer", str(tmp_path / "one"))

    assert contents(tmp_path) == {"one": "old", "two": "old"}


@pytest.mark.parametrize("name", ["a" * 251 + ".csv", "é" * 125 + ".csv"], ids=["ascii", "two-bytes"])
def test_the_longest_name_is_written(tmp_path: Path, name: str) -> None:
    save("one", str(tmp_path / name))
    save("two", str(tmp_path / name))

    assert contents(tmp_path) == {name: "two"}


@pytest.mark.parametrize("name", ["new/", "new/.", "new//", "old/"])
def test_a_name_of_a_folder_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "old").write_text("old", encoding="utf-8")

    with pytest.raises(OutputError, match=f"no folder '{tmp_path}/{name}', expected the name of a file"):
        save("text", f"{tmp_path}/{name}")

    assert contents(tmp_path) == {"old": "old"}


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="the system names no open files")
@pytest.mark.parametrize("name", ["/dev/fd/{}", "/proc/self/fd/{}", "/proc/thread-self/fd/{}", "link"])
def test_a_file_that_is_open_already_is_written_to_where_it_stands(tmp_path: Path, name: str) -> None:
    with (tmp_path / "out").open("wb") as stream:
        stream.write(b"before ")
        stream.flush()
        os.set_inheritable(stream.fileno(), True)
        (tmp_path / "link").symlink_to(f"/dev/fd/{stream.fileno()}")

        save("new", str(tmp_path / name.format(stream.fileno())))
        stream.write(b" after")

    assert (tmp_path / "out").read_bytes() == b"before new after"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="the system names no open files")
def test_a_file_that_the_program_itself_has_open_is_no_output(tmp_path: Path) -> None:
    with (tmp_path / "own").open("w+b") as stream, pytest.raises(OutputError, match="bad file descriptor"):
        save("new", f"/dev/fd/{stream.fileno()}")

    assert contents(tmp_path) == {"own": ""}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system names no open files")
def test_a_file_that_another_program_has_open_gets_it_at_its_end(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as log:
        log.write("old ")
        log.flush()
        with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=log) as other:
            save("new", f"/proc/{other.pid}/fd/1")
            other.communicate(b"\n")

    assert contents(tmp_path) == {"log": "old new"}


def protects_links() -> bool:
    """Whether Linux refuses to follow another user's link in a folder that everybody may write to."""
    setting = Path("/proc/sys/fs/protected_symlinks")
    return setting.exists() and setting.read_text(encoding="ascii").strip() == "1"


@AS_ROOT
@pytest.mark.skipif(not protects_links(), reason="the system follows every link")
@pytest.mark.parametrize("is_there", [True, False], ids=["file", "nothing"])
def test_a_link_of_a_stranger_in_an_open_folder_is_not_followed(
    open_folder: Path, tmp_path: Path, is_there: bool
) -> None:
    if is_there:
        (tmp_path / "mine").write_text("old", encoding="utf-8")
    (open_folder / "out").symlink_to(tmp_path / "mine")
    os.chown(open_folder / "out", OTHER, OTHER, follow_symlinks=False)
    open_folder.chmod(0o1777)
    before = contents(tmp_path)

    with pytest.raises(OutputError, match="permission denied"):
        save("new", str(open_folder / "out"))

    assert contents(tmp_path) == before
