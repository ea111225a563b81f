"""Which data files there are: the bundled ones, and those that a person names."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from botox_cli.errors import InputError, reason

MAX_BYTES = 32 * 1024 * 1024
"""The largest data file that is read: above ten thousand uses, below what would fill the memory of a small machine."""

MAX_FILES = 100

_PACKAGE = Path(__file__).parent.parent


class DataFile(NamedTuple):
    """A regular file and the facts of it by which a change is noticed."""

    path: Path
    size_bytes: int
    mtime_ns: int
    is_local: bool = False
    """Whether it is a person's own, not a bundled one."""


def bundled() -> tuple[Path, ...]:
    """The files of the catalogue: the installed copy, or in a checkout the folder beside the package."""
    for folder in (_PACKAGE / "data", _PACKAGE.parent / "data"):
        if (folder / "treatments.yaml").is_file():
            return tuple(sorted(folder.glob("*.yaml")))
    raise InputError("no bundled catalogue, expected data/treatments.yaml; install botox-cli again")


def named(files: Sequence[str]) -> tuple[Path, ...]:
    """The files that the command line names, else those of BOTOX_DATA, parted as PATH is.

    Raises:
        InputError: they are more than a person keeps.
    """
    names = files or [name for name in os.environ.get("BOTOX_DATA", "").split(os.pathsep) if name]
    if len(names) > MAX_FILES:
        raise InputError(f"{len(names):,} data files, expected at most {MAX_FILES}")
    return tuple(map(Path, names))


def inspect(path: Path, *, is_local: bool = False) -> DataFile:
    """What the file system says of a data file.

    Raises:
        InputError: there is no such file, or it is no regular file, or it may not be read.
    """
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise InputError(f"no data file {str(path)!r}: {reason(error)}; expected a YAML file") from error
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"{str(path)!r} is {_nature(found.st_mode)}, expected a regular YAML file")
    return DataFile(path, found.st_size, found.st_mtime_ns, is_local)


def read(file: DataFile) -> bytes:
    """The bytes of a data file, at most one more than the largest that is accepted.

    Raises:
        InputError: it may not be read, or has become something else since it was inspected.
    """
    try:
        descriptor = os.open(file.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise InputError(f"{str(file.path)!r} is no regular file any more, expected a YAML file")
            data = stream.read(MAX_BYTES + 1) or b""  # None where a file of /proc has nothing to say
            found = os.fstat(descriptor)
            if (found.st_size, found.st_mtime_ns) != (file.size_bytes, file.mtime_ns):
                raise InputError(f"{str(file.path)!r} was changed while it was read, expected it at rest; ask again")
            return data
    except OSError as error:
        raise InputError(f"cannot read {str(file.path)!r}: {reason(error)}; expected a readable YAML file") from error


def _nature(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for test, name in kinds if test(mode)), "a device")
