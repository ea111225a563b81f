"""Files that are written whole or not at all: the one place that writes them."""

import os
from contextlib import suppress
from pathlib import Path

from botox_cli.errors import OutputError, reason


def save(text: str | bytes, path: Path) -> None:
    """Write a file whole: beside its place first, then moved into it; into a device or a pipe as it comes.

    Raises:
        OutputError: the file cannot be written; what stood there is left as it was.
        BrokenPipeError: whoever read the pipe has left.
    """
    data = text.encode(errors="backslashreplace") if isinstance(text, str) else text
    try:
        if path.is_dir():
            raise OutputError(f"{str(path)!r} is a folder, expected the name of a file")
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _move_into(data, path.resolve())  # where a link leads, so that it stays one
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError) as error:
        raise OutputError(f"cannot write {str(path)!r}: {reason(error)}; expected a writable place") from error


def _move_into(data: bytes, path: Path) -> None:
    from tempfile import mkstemp

    _remove_left_over(path)
    descriptor, name = mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)  # follows no link
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        beside.chmod(_mode_for(path))
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _mode_for(path: Path) -> int:
    """The permissions that the file has, else those of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _remove_left_over(path: Path) -> None:
    """Remove what killed processes left beside the file, an hour after."""
    from glob import escape
    from time import time

    with suppress(OSError):
        for left in path.parent.glob(f".{escape(path.name)}.*.part"):
            if left.stat().st_mtime < time() - 3600:
                left.unlink(missing_ok=True)
