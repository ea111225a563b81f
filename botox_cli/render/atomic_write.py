"""Writes a file completely or not at all; single files are written only here."""

import errno
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import copystat
from time import time

from botox_cli.errors import OutputError, reason

_OPEN_FILES = re.compile(r"/dev/fd|/proc/(?P<process>self|thread-self|\d+)(/task/\d+)?/fd")
"""Matches the folders in which a system lists the files that a process has open."""

_PART = re.compile(r"\.botox-output-[0-9a-f]{8}\.part")
"""Matches the temporary name of an unfinished file; it is random: the final name with an ending may be too long."""

_BINARY = getattr(os, "O_BINARY", 0)


def save(text: str | bytes, name: str) -> None:
    """Write `text` to the file `name`, completely or not at all; a file that exists is replaced.

    The file keeps its links, owner, permissions and attributes. Text is written in UTF-8. A device, a pipe or an open
    file (`/dev/fd/3`) is written to directly.

    Raises:
        OutputError: the file cannot be written; a file that exists and can be read is left as it was.
        BrokenPipeError: the program that reads from the pipe has ended.
    """
    data = text.encode(errors="backslashreplace") if isinstance(text, str) else text
    try:
        stream = _open_stream(name)
        if stream is not None:
            try:
                _write(stream, data)
            finally:
                os.close(stream)
        elif Path(name).is_dir():
            raise OutputError(f"{name!r} is a folder, expected the name of a file")
        elif os.path.split(name)[1] in ("", os.curdir, os.pardir):
            raise OutputError(f"no folder {name!r}, expected the name of a file")
        else:
            _save_file(data, name)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write {name!r}: {reason(error)}; expected a writable place") from error


def _open_stream(name: str) -> int | None:
    """A new descriptor to write to directly if `name` is a device, a pipe or an open file (`/dev/fd/3`); else None.

    Raises:
        OSError: it cannot be opened, or it is an open file (`/dev/fd/5`) that this program itself has opened.
    """
    number, process = _open_file(name)
    if process is not None and process != os.getpid():
        return os.open(name, os.O_WRONLY | os.O_APPEND)
    if number is not None:
        if not os.get_inheritable(number):  # not the caller's, but one of our own, such as the catalogue
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return os.dup(number)
    path = Path(name)
    is_stream = path.exists() and not path.is_file() and not path.is_dir()
    return os.open(path, os.O_WRONLY | _BINARY) if is_stream else None


def _open_file(name: str) -> tuple[int | None, int | None]:
    """The number of the descriptor and the id of the process, if `name` is an open file like `/dev/fd/3`.

    Links are followed; whether the file is open is not checked. For any other name the result is None and None.
    """
    path = Path(name)
    for _ in range(40):  # as many links as Linux follows
        folder = Path(os.path.realpath(path.parent))
        found = _OPEN_FILES.fullmatch(str(folder))
        if found and re.fullmatch("[0-9]{1,9}", path.name):
            process = found["process"] or ""
            return int(path.name), int(process) if process.isdecimal() else os.getpid()
        try:
            path = folder / path.readlink()
        except OSError:
            break
    return None, None


def _save_file(data: bytes, name: str) -> None:
    path = Path(os.path.realpath(name))  # where a link leads, so that it stays one
    _remove_left_over(path.parent)
    try:
        old = Path(name).stat()  # by its own name: the system may know better than to follow the link of a stranger
    except FileNotFoundError:
        _put_in_place(data, path, None)
        return
    os.close(os.open(path, os.O_WRONLY))  # asks whether the file may be written; to replace it only asks its folder
    with suppress(OSError):  # its folder may not be written, or something is mounted on it
        if old.st_nlink == 1 and _put_in_place(data, path, old):
            return
    _overwrite(data, path)


def _put_in_place(data: bytes, path: Path, old: os.stat_result | None) -> bool:
    """Write `data` to a temporary file and move it to `path`; return whether it was moved.

    `old` is the status of the file that is now at `path`, None if there is none. If the owner, permissions or
    attributes of that file cannot be copied, nothing is moved.
    """
    part = path.with_name(f".botox-output-{os.urandom(4).hex()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY  # follows no link
    descriptor = os.open(part, flags, 0o600 if old else 0o666)
    try:
        try:
            _write(descriptor, data)
        finally:
            os.close(descriptor)
        if old is None or _is_made_like(part, path, old):
            part.replace(path)
            return True
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return False


def _is_made_like(part: Path, path: Path, old: os.stat_result) -> bool:
    """Give `part` the owner, permissions and attributes of `path`; return whether it now has them all.

    `old` is the status of `path`.
    """
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(part, old.st_uid, old.st_gid)
    copystat(path, part)
    os.utime(part)
    new = part.stat()
    is_alike = (new.st_uid, new.st_gid, new.st_mode) == (old.st_uid, old.st_gid, old.st_mode)
    return is_alike and _attributes(part) == _attributes(path)


def _attributes(path: Path) -> Mapping[str, bytes]:
    """The extended attributes of a file by name, access control lists included; empty if they cannot be listed."""
    try:
        names = os.listxattr(path) if hasattr(os, "listxattr") else []
    except OSError:
        return {}
    return {name: os.getxattr(path, name) for name in names}


def _overwrite(data: bytes, path: Path) -> None:
    """Replace the content of an existing file in place; if that fails, restore the old content and raise the error.

    The old content may be lost if the file cannot be read.
    """
    try:
        descriptor, is_readable = os.open(path, os.O_RDWR | _BINARY), True
    except PermissionError:
        descriptor, is_readable = os.open(path, os.O_WRONLY | _BINARY), False
    try:
        size = os.fstat(descriptor).st_size
        old = os.read(descriptor, len(data)) if is_readable else b""
        try:
            _write(descriptor, data[size:], at=size)  # what needs room comes first
            _write(descriptor, data[:size], at=0)
            os.fsync(descriptor)
            os.ftruncate(descriptor, len(data))
        except BaseException:
            os.ftruncate(descriptor, size)
            _write(descriptor, old, at=0)
            raise
    finally:
        os.close(descriptor)


def _write(descriptor: int, data: bytes, *, at: int | None = None) -> None:
    if at is not None:
        os.lseek(descriptor, at, os.SEEK_SET)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _remove_left_over(folder: Path) -> None:
    """Remove from the folder this program's temporary files that are more than an hour old; ignore errors.

    Such files are left by processes that were killed.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            is_part = _PART.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
            if is_part and entry.stat().st_mtime < time() - 3600:
                Path(entry).unlink()
