"""The validated catalogue, kept in the user's cache folder; whatever goes wrong here costs time and nothing else."""

import contextlib
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import msgspec

from botox_cli import __version__
from botox_cli.catalogue.locating import DataFile
from botox_cli.catalogue.model import Catalogue

_decoder = None


def key(files: Iterable[DataFile]) -> str:
    """A name that changes with the program's version and with the path, size or time of any data file."""
    parts = [__version__, *(f"{file.path.absolute()}\0{file.size_bytes}\0{file.mtime_ns}" for file in files)]
    return sha256("\0\0".join(parts).encode(errors="surrogateescape")).hexdigest()[:32]


def folder() -> Path | None:
    """Where caches are kept; None where the system has no such place."""
    from platformdirs import user_cache_path

    with contextlib.suppress(OSError, RuntimeError):
        return user_cache_path("botox", appauthor=False)
    return None


def load(name: str) -> Catalogue | None:
    """The catalogue kept under this name, or None if there is none that is whole."""
    place = folder()
    if place is None:
        return None
    try:
        data = (place / f"{name}.json").read_bytes()
        digest, _, body = data.partition(b"\n")
        if digest.decode() != sha256(body).hexdigest():
            return None
        return msgspec.json.decode(body, type=Catalogue)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None


def store(name: str, catalogue: Catalogue) -> None:
    """Keep a catalogue: written whole under another name, then moved into place, readable by its owner alone."""
    place = folder()
    if place is None:
        return
    body = msgspec.json.encode(catalogue)
    temporary = place / f"{name}.{os.getpid()}.part"
    try:
        place.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(sha256(body).hexdigest().encode() + b"\n" + body)
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
