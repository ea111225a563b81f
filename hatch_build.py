"""The build hook: puts the data files and the catalogue compiled from them into the wheel."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TARGET = "botox_cli/data"

BESIDE = ("schema.json", "removed-ids.csv")
"""The files in the data folder of the wheel that are neither data files nor the compiled catalogue."""


class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the catalogue into a temporary folder; an editable install compiles at its first run instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogue, and tell hatchling which files go into the data folder of the wheel.

        They are added to `build_data`. If `version` is `editable`, nothing is done.
        """
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        data = Path(self.root) / "data"
        path = self._compile(data, Path(self._folder.name))
        found = [*sorted(data.glob("[!.]*.yaml")), *(data / name for name in BESIDE), path]
        build_data["force_include"] |= {str(file): f"{TARGET}/{file.name}" for file in found}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder; if `version` is `editable`, there is none."""
        if version != "editable":
            self._folder.cleanup()

    def _compile(self, data: Path, folder: Path) -> Path:
        """Compile the data files in `data` into a file in `folder`, with the code of this source tree; return its path.

        No bytecode is written into the source tree.
        """
        sys.dont_write_bytecode = True
        sys.path.insert(0, self.root)
        try:
            from botox_cli.catalogue import compiled_file, files, loader

            found = files.bundled_files(data)
            path = folder / compiled_file.NAME
            compiled_file.write(path, loader.load_files(found), [(file.path.name, file.data) for file in found])
        finally:
            sys.path.remove(self.root)
        return path
