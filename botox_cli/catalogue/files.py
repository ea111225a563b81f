"""Finds the bundled files and the user files, and reads them without hanging or filling the memory."""

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from botox_cli.errors import InputError, reason
from botox_cli.text import MAX_QUOTED_PATH, quote_text

MAX_BYTES = 32 * 1024 * 1024
"""The most bytes that a data file may have: room for ten thousand uses, too small to fill the memory of a small
machine."""

MAX_FILES = 100

STDIN = "-"

PATIENCE_S = 1.0
"""How long to wait for a pipe into which nobody writes yet: the program that writes may start a moment later."""

_PACKAGE = Path(__file__).parent.parent


class FileContent(NamedTuple):
    """A data file and the bytes that were read of it; the path of stdin is `-`."""

    path: Path
    data: bytes
    is_local: bool = False
    """Whether it is a user file, not a bundled one."""


def bundled_folder() -> Path:
    """The folder of the bundled files: inside the package if it is installed, else beside it, as in a checkout.

    Raises:
        InputError: there is no such folder with data.
    """
    for folder in (_PACKAGE / "data", _PACKAGE.parent / "data"):
        if (folder / "treatments.yaml").is_file():
            return folder
    raise InputError("no bundled catalogue, expected data/treatments.yaml; install botox-cli again")


def is_checkout(folder: Path) -> bool:
    """Whether `folder`, that of the bundled files, is beside the package, as in a checkout and an editable install."""
    return folder.parent != _PACKAGE


def bundled_paths(folder: Path) -> list[Path]:
    """The paths of the bundled files: all `.yaml` files in `folder` but hidden ones, sorted by name."""
    return sorted(folder.glob("[!.]*.yaml"))


def bundled_files(folder: Path) -> tuple[FileContent, ...]:
    """The bundled files in `folder` with their contents, sorted by name.

    Raises:
        InputError: a file cannot be read.
    """
    return tuple(map(read, bundled_paths(folder)))


def user_files(names: Sequence[str]) -> tuple[FileContent, ...]:
    """The user files with their contents: those in `names`; if it is empty, those in BOTOX_DATA, separated as in PATH.

    Each name is the path of a file, not of a folder, or `-` for stdin. Without names in BOTOX_DATA there are none.

    Raises:
        InputError: a file is missing or cannot be read, there are more than `MAX_FILES`, or stdin is named twice.
    """
    names = names or _names_from_env()
    if len(names) > MAX_FILES:
        raise InputError(f"{len(names):,} data files, expected at most {MAX_FILES}")
    if list(names).count(STDIN) > 1:
        raise InputError("- a second time, expected it once: stdin can be read but once")
    return tuple(read(path_of(name), is_local=True) for name in names)


def path_of(name: str) -> Path:
    """The path that a user typed; a leading `~` means the home folder, unless a file has that name.

    If no home folder is known, the `~` stays.

    Raises:
        InputError: the name is empty.
    """
    if not name:
        raise InputError("a data file with an empty name, expected the name of a YAML file, or - for stdin")
    path = Path(name)
    if not name.startswith("~") or os.path.lexists(path):
        return path
    try:
        return path.expanduser()
    except RuntimeError:  # no such user, or nobody knows where home is
        return path


def _names_from_env() -> list[str]:
    return [name for name in os.environ.get("BOTOX_DATA", "").split(os.pathsep) if name]


def is_data_file(name: str, named: Sequence[str]) -> bool:
    """Whether the path `name` leads, also through links, to a file in `named` or in BOTOX_DATA, or to a bundled one.

    `named` and BOTOX_DATA may also have folders of data files. The compiled file counts as bundled. A file that does
    not exist is no data file.

    Raises:
        InputError: there are no bundled files, or a folder in `named` or BOTOX_DATA has no data file or
            may not be read.
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


def read(path: Path, *, is_local: bool = False) -> FileContent:
    """Read a data file, stdin (`-`) or a pipe, at most `MAX_BYTES` + 1 bytes: the last one shows that it is too long.

    Stdin and pipes are read only once; a later call returns the same bytes.

    Raises:
        InputError: there is no such file, it is neither a regular file nor a pipe, it may not be read, stdin is closed,
            nobody writes into the pipe, or a shell completes a line: then neither stdin nor a pipe is read.
    """
    if str(path) == STDIN:
        return FileContent(path, _read_stdin(), is_local)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise InputError(f"no data file {_quote_path(path)}: {reason(error)}; expected a YAML file") from error
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise InputError(f"{_quote_path(path)} is {_nature(mode)}, expected a regular YAML file")
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(descriptor)
            if stat.S_IFMT(status.st_mode) != stat.S_IFMT(mode):
                raise InputError(f"{_quote_path(path)} is no regular file any more, expected a YAML file")
            if stat.S_ISFIFO(mode):
                return FileContent(path, _read_pipe(stream, path, (status.st_dev, status.st_ino)), is_local)
            return FileContent(path, stream.read(MAX_BYTES + 1) or b"", is_local)  # None where /proc has nothing to say
    except OSError as error:
        raise InputError(f"cannot read {_quote_path(path)}: {reason(error)}; expected a readable YAML file") from error


def yaml_files(name: str) -> tuple[str, ...]:
    """The paths of the data files in a folder, sorted; any other path is returned alone, even if it is missing.

    Data files are `.yaml` and `.yml`; hidden files and those in inner folders are left out.

    Raises:
        InputError: the folder has no data file, or may not be read.
    """
    path = path_of(name)
    try:
        if not path.is_dir():
            return (str(path),)
        found = sorted(file for file in path.iterdir() if _is_data_name(file.name) and not file.is_dir())
    except OSError as error:
        raise InputError(f"cannot read {_quote_path(path)}: {reason(error)}; expected a readable folder") from error
    if not found:
        raise InputError(f"no .yaml or .yml file in {_quote_path(path)}, expected a folder of data files")
    return tuple(map(str, found))


def _is_data_name(name: str) -> bool:
    """Whether a file name is that of a data file: `.yaml` or `.yml`, not hidden (editors leave hidden copies)."""
    return name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")


_streamed: dict[object, bytes] = {}
"""The bytes that were read from stdin (the key is the stream) and from pipes (device and inode).

They are kept, since they can be read only once and may be needed twice.
"""


def _read_stdin() -> bytes:
    stream = sys.stdin
    if stream is None:
        raise InputError("stdin is closed, expected a YAML file on it")
    if stream not in _streamed:
        _refuse_to_complete()
        try:
            _streamed[stream] = stream.buffer.read(MAX_BYTES + 1) or b""
        except OSError as error:
            raise InputError(f"cannot read stdin: {reason(error)}; expected a YAML file on it") from error
    return _streamed[stream]


def _read_pipe(stream: BinaryIO, path: Path, id_: tuple[int, int]) -> bytes:
    """The bytes that come through a pipe, to its end or `MAX_BYTES` + 1; a second call returns the same bytes.

    `id_` is the device and inode of the pipe; `path` is for messages.

    Raises:
        InputError: nobody writes into the pipe, or a shell is completing a line.
    """
    if id_ not in _streamed:
        _refuse_to_complete()
        first = os.read(stream.fileno(), 1) if _has_writer(stream) else b""
        if not first:
            raise InputError(f"nobody writes into the pipe {_quote_path(path)}, expected a YAML file through it")
        _streamed[id_] = first + stream.read(MAX_BYTES)
    return _streamed[id_]


def _has_writer(stream: BinaryIO) -> bool:
    """Whether anybody writes or has written into a pipe, after a wait of at most `PATIENCE_S`.

    Also sets the pipe to blocking, so that a later read waits for data.
    """
    from select import select  # only for pipes

    ready, _, _ = select([stream], [], [], PATIENCE_S)
    os.set_blocking(stream.fileno(), True)
    return bool(ready)


def _refuse_to_complete() -> None:
    """Raise InputError while a shell completes a line: stdin is then the terminal, and a read would hang the shell."""
    if "_BOTOX_COMPLETE" in os.environ:
        raise InputError("a pipe while a line is completed, expected a file")


def _quote_path(path: Path) -> str:
    return quote_text(str(path), MAX_QUOTED_PATH)


def _nature(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISSOCK, "a socket"))
    return next((name for test, name in kinds if test(mode)), "a device")
