"""Writes a folder of files completely or not at all, and never over files that this program did not write."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

from botox_cli.errors import OutputError, UsageError, reason

MANIFEST = "botox-files.json"
"""The file that lists all written files with their checksums; a folder without it was not written by this program."""

_PART = ".botox-"
"""The beginning of the temporary name of an unfinished folder."""


class FolderSize(msgspec.Struct, frozen=True):
    """How many files were written, and their size together in bytes; the manifest counts, too."""

    files: int
    size_bytes: int


class _Manifest(msgspec.Struct, frozen=True):
    """Every file but the manifest itself, by its path in the folder, with the CRC-32 of its bytes."""

    files: dict[str, int]


def write_folder(files: Iterable[tuple[str, bytes]], name: str) -> FolderSize:
    """Write `files` into the folder `name`, which then holds only these and their manifest (`MANIFEST`).

    A file is given as its path inside the folder and its bytes. The folder may be new, empty, or one that this function
    wrote and that nobody has changed since; files that it held before are removed. The folder above it must exist.

    Raises:
        UsageError: the name is empty, or the folder is the one where the command runs, or one above it.
        OutputError: the folder has other or changed files, or cannot be written; it is then left as it was.
    """
    target = _target(name)
    _look_at(target, name)
    part = target.parent / f"{_PART}{os.urandom(4).hex()}.part"
    try:
        part.mkdir()
        try:
            written = _fill(part, files)
            _look_at(target, name)  # what others have put there meanwhile
            _put_in_place(part, target)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write the folder {name!r}: {reason(error)}; expected a writable place") from error
    return written


def _target(name: str) -> Path:
    """The absolute path of the folder `name`, with links followed.

    Raises:
        UsageError: the name is empty, or the command runs in the folder or below it, so that it cannot be replaced.
        OutputError: the name cannot be a path, or the working directory is gone; the folder itself need not exist.
    """
    try:
        target, here = Path(os.path.realpath(name)), Path.cwd().resolve()
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot find {name!r}: {reason(error)}; expected the name of a folder") from error
    if not name or here.is_relative_to(target):
        raise UsageError(f"--to {name!r}, expected a folder of its own, which is made if need be; try: --to new")
    return target


def _look_at(target: Path, name: str) -> None:
    """Check that the folder `target` may be written; messages call it `name`, as the user does.

    Raises:
        OutputError: it is a file, its parent folder is missing, or it cannot be read. Or it has files that this program
            did not write or that were changed since.
    """
    try:
        if not target.exists():
            if not target.parent.is_dir():
                raise OutputError(f"no folder {str(target.parent)!r}, expected one to write {name!r} in")
            return
        if not target.is_dir():
            raise OutputError(f"{name!r} is a file, expected a folder that is new, empty or one of botox")
        foreign = next(_foreign(target), None)
    except OSError as error:
        raise OutputError(f"cannot look into {name!r}: {reason(error)}; expected a readable folder") from error
    if foreign is not None:
        raise OutputError(
            f"{name!r} holds {foreign}, expected a folder that is new, empty, or as botox wrote it; nothing was written"
        )


def _foreign(folder: Path) -> Iterator[str]:
    """Each file or folder inside `folder` that this program did not write, or that was changed since, in words."""
    known = _read_manifest(folder)
    for at, folders, files in os.walk(folder):
        for one in files:
            path = Path(at, one)
            inside = path.relative_to(folder).as_posix()
            if inside == MANIFEST and known:
                continue
            if path.is_symlink() or inside not in known:
                yield f"a file that botox did not write, {inside!r}"
            elif crc32(path.read_bytes()) != known[inside]:
                yield f"a file that was changed since, {inside!r}"
        for one in folders:
            path = Path(at, one)
            inside = path.relative_to(folder).as_posix()
            if path.is_symlink() or not any(file.startswith(f"{inside}/") for file in known):
                yield f"a folder that botox did not write, {inside!r}"


def _read_manifest(folder: Path) -> Mapping[str, int]:
    """The files that this program wrote, each path with its CRC-32; empty if the folder has no valid manifest."""
    path = folder / MANIFEST
    if path.is_symlink() or not path.is_file():
        return {}
    with suppress(msgspec.DecodeError):
        return msgspec.json.decode(path.read_bytes(), type=_Manifest).files
    return {}


def _fill(folder: Path, files: Iterable[tuple[str, bytes]]) -> FolderSize:
    sums: dict[str, int] = {}
    size = 0
    for inside, data in files:
        path = folder / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
        sums[inside] = crc32(data)
        size += len(data)
    manifest = msgspec.json.format(msgspec.json.encode(_Manifest(dict(sorted(sums.items()))))) + b"\n"
    (folder / MANIFEST).write_bytes(manifest)
    return FolderSize(len(sums) + 1, size + len(manifest))


def _put_in_place(part: Path, target: Path) -> None:
    """Move the new folder `part` to `target`; an old folder there is then removed, or put back if the move fails."""
    if not target.exists():
        part.rename(target)
        return
    old = part.with_name(f"{part.name}.old")
    shutil.copymode(target, part)
    target.rename(old)
    try:
        part.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
