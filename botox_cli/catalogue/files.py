"""Which data files there are: the bundled ones, and those that the user names; reading them safely."""

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
    """A data file and what was read of it."""

    path: Path
    data: bytes
    is_local: bool = False
    """Whether it is a user file, not a bundled one."""


def bundled_folder() -> Path:
    """The folder of the bundled files: in the installed package, or in a checkout beside it.

    Raises:
        InputError: there is none.
    """
    for folder in (_PACKAGE / "data", _PACKAGE.parent / "data"):
        if (folder / "treatments.yaml").is_file():
            return folder
    raise InputError("no bundled catalogue, expected data/treatments.yaml; install botox-cli again")


def is_checkout(folder: Path) -> bool:
    """Whether the bundled files stand beside the package, as in a checkout and an editable install."""
    return folder.parent != _PACKAGE


def bundled_files(folder: Path) -> tuple[DataFile, ...]:
    """The bundled files, by name."""
    return tuple(read(path) for path in sorted(folder.glob("*.yaml")))


def user_files(names: Sequence[str]) -> tuple[DataFile, ...]:
    """The files that the command line names, else those of BOTOX_DATA, parted as PATH is.

    Raises:
        InputError: one is missing or no readable regular file, or they are more than `MAX_FILES`.
    """
    names = names or _names_from_env()
    if len(names) > MAX_FILES:
        raise InputError(f"{len(names):,} data files, expected at most {MAX_FILES}")
    return tuple(read(Path(name), is_local=True) for name in names)


def _names_from_env() -> list[str]:
    return [name for name in os.environ.get("BOTOX_DATA", "").split(os.pathsep) if name]


def is_data_file(name: str, named: Sequence[str]) -> bool:
    """Whether a name is, by any link, that of a data file: of those that are named, of BOTOX_DATA or the bundled ones.

    What is named may be a folder of data files.
    """
    folder = bundled_folder()
    bundled = map(str, (*folder.glob("*.yaml"), *folder.glob("*.sqlite")))
    users = (file for other in (*named, *_names_from_env()) for file in yaml_files(other))
    return any(_is_same_file(name, other) for other in (*users, *bundled))


def _is_same_file(name: str, other: str) -> bool:
    try:
        return Path(name).samefile(other)
    except (OSError, ValueError):  # one of them is not there
        return False


def read(path: Path, *, is_local: bool = False) -> DataFile:
    """A data file with its bytes, at most one more than the largest that is accepted.

    Raises:
        InputError: there is no such file, or it is no regular file, or it may not be read.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise InputError(f"no data file {str(path)!r}: {reason(error)}; expected a YAML file") from error
    if not stat.S_ISREG(mode):
        raise InputError(f"{str(path)!r} is {_nature(mode)}, expected a regular YAML file")
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise InputError(f"{str(path)!r} is no regular file any more, expected a YAML file")
            return DataFile(path, stream.read(MAX_BYTES + 1) or b"", is_local)  # None where /proc has nothing to say
    except OSError as error:
        raise InputError(f"cannot read {str(path)!r}: {reason(error)}; expected a readable YAML file") from error


def yaml_files(name: str) -> tuple[str, ...]:
    """The data files of a folder, or the one file."""
    path = Path(name)
    return tuple(str(file) for file in sorted(path.glob("*.yaml"))) if path.is_dir() else (name,)


def _nature(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for test, name in kinds if test(mode)), "a device")
