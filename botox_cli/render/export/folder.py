"""The folder that an export goes into: its own earlier files are replaced, nobody else's are touched."""

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from botox_cli.errors import OutputError, UsageError, reason
from botox_cli.render.atomic_write import save
from botox_cli.render.export import datapackage


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Put files into a folder, which is made if need be; the description last, since it says which files are its own.

    Files of an earlier export that are no longer part of it go. What was changed since, or was never of an export, is
    refused before anything is written.

    Raises:
        UsageError: a file is in the way that no export wrote.
        OutputError: the folder or a file cannot be written.
    """
    if not str(folder) or str(folder) == ".":
        raise UsageError("--to with no folder of its own, expected the name of a new one; try: --to botox-data")
    own = _own_files(folder)
    for name, data in files.items():
        _refuse_others(folder / name, data, own.get(name))
    try:
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make {str(folder)!r}: {reason(error)}; expected a writable place") from error
    for name in sorted(files, key=lambda name: name == datapackage.NAME):
        save(files[name], str(folder / name))
    for name in own.keys() - files.keys():
        _remove_stale(folder / name, own[name])


def _own_files(folder: Path) -> dict[str, str]:
    """The files of an earlier export in the folder, each with the sum of its bytes; of the description itself none.

    Raises:
        UsageError: what stands there is no folder.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--to {str(folder)!r}, which is no folder, expected the name of a folder")
    described: Any = None
    with suppress(OSError, ValueError):
        described = json.loads((folder / datapackage.NAME).read_bytes())
    if not isinstance(described, dict) or described.get("made_by") != datapackage.MADE_BY:
        return {}
    resources = described.get("resources")
    told = [one for one in resources if isinstance(one, dict)] if isinstance(resources, list) else []
    named = {str(one.get("path")): str(one.get("hash")).removeprefix("sha256:") for one in told}
    return {datapackage.NAME: "", **{name: sum_ for name, sum_ in named.items() if _is_inside(name)}}


def _is_inside(name: str) -> bool:
    """Whether a path stays in its folder: a description may have been written by anybody."""
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts


def _refuse_others(path: Path, data: bytes, own: str | None) -> None:
    """Refuse to write over a file that no export wrote or that was changed since, unless it says the same already."""
    if not path.exists() and not path.is_symlink():
        return
    with suppress(OSError):
        there = path.read_bytes() if path.is_file() and not path.is_symlink() else None
        if there is not None and (there == data or own in ("", sha256(there).hexdigest())):
            return
    raise UsageError(f"{str(path)!r} is not as an export left it, expected a new folder, or the file moved away")


def _remove_stale(path: Path, sum_: str) -> None:
    with suppress(OSError):
        if not path.is_symlink() and sha256(path.read_bytes()).hexdigest() == sum_:
            path.unlink()
