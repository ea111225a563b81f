"""The validated catalogue, kept in the user's cache folder; whatever goes wrong here costs time and nothing else."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from zlib import adler32, crc32

from botox_cli import __version__
from botox_cli.catalogue.locating import DataFile
from botox_cli.catalogue.model import Catalogue


def key(files: Iterable[DataFile]) -> str:
    """A name that changes with the program's version and with the path, size or time of any data file."""
    parts = (f"{file.path.absolute()}\t{file.size_bytes}\t{file.mtime_ns}\t{file.is_local}" for file in files)
    text = "\n".join((__version__, *parts)).encode(errors="surrogateescape")
    return f"{crc32(text):08x}{adler32(text):08x}{len(text):x}"


def folder() -> Path | None:
    """Where caches are kept; None where the system has no such place."""
    system: str = sys.platform
    with contextlib.suppress(OSError, RuntimeError):
        if system == "linux":  # platformdirs says the same and takes 6 ms to load
            return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "botox"
        from platformdirs import user_cache_path

        return user_cache_path("botox", appauthor=False)
    return None


def load(name: str, reread: Callable[[], Catalogue] | None = None) -> Catalogue | None:
    """The catalogue kept under this key, or None if there is none that is whole.

    Its sections are decoded when they are asked for; should one be of another model, `reread` replaces them all.
    """
    place = folder()
    if place is None:
        return None
    try:
        check, _, body = (place / f"{name}.json").read_bytes().partition(b"\n")
        if int(check) != crc32(body):
            return None
        return Catalogue.from_json(body, reread)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None


def store(name: str, catalogue: Catalogue) -> None:
    """Keep a catalogue: written whole under another name, then moved into place, readable by its owner alone."""
    place = folder()
    if place is None:
        return
    body = catalogue.to_json()
    temporary = place / f"{name}.{os.getpid()}.part"
    try:
        place.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(str(crc32(body)).encode() + b"\n" + body)
        temporary.replace(place / f"{name}.json")
        _forget_old(place)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def clear() -> int:
    """Remove all kept catalogues; how many there were."""
    place = folder()
    kept = list(place.glob("*.json")) if place else []
    for path in kept:
        path.unlink(missing_ok=True)
    return len(kept)


def _forget_old(place: Path, keep: int = 8) -> None:
    kept = sorted(place.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[keep:]:
        path.unlink(missing_ok=True)
