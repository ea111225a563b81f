"""Where the cases run: the installation that is measured, and a folder that nobody else touches."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).parent.parent

FLOORS = Path(__file__).parent / "floors"

NAMES = ("name", "title", "aliases", "conditions", "brands")
"""The fields whose texts must be unique in a catalogue: copies of an entry get a number behind them."""

SINGLE = ("edition", "classification", "drawings", "places")
"""The sections that are not multiplied.

A place needs a letter or digit of its own as its sign, and there are not enough.
"""

Command = tuple[str, ...]


class BenchmarkError(Exception):
    """Something that a person can put right; told in one line, without a traceback."""


class Stage:
    """An empty folder, and the program that is installed beside this interpreter.

    Raises:
        BenchmarkError: the program is not installed there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._botox = shutil.which("botox", path=str(Path(sys.executable).parent))
        if self._botox is None:
            raise BenchmarkError("no botox beside this interpreter, expected `pip install '.[benchmarks]'` in its venv")

    def python(self, *words: str) -> Command:
        """A command line: this Python interpreter with `words` as its arguments."""
        return (sys.executable, *words)

    def script(self, name: str, *words: str) -> Command:
        """A command line: the script `name` (without `.py`) of the folder `floors`, with `words` as its arguments."""
        return self.python(str(FLOORS / f"{name}.py"), *words)

    def botox(self, *words: str) -> Command:
        """A command line: the installed `botox` with `words` as its arguments."""
        return (str(self._botox), *words)

    def file(self, name: str, text: str) -> str:
        """Write a file into the folder; return its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def answer(self, command: Command, further: Mapping[str, str] | None = None) -> str:
        """Run a command with the variables of `variables(further)`; return what it prints to stdout.

        Raises:
            BenchmarkError: it ends with a code other than 0.
        """
        done = subprocess.run(
            command, capture_output=True, check=False, cwd=self.folder, env=self.variables(further or {})
        )
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
            raise BenchmarkError(f"{shown(command)!r} ended with code {done.returncode}, expected 0; it said: {said}")
        return done.stdout.decode()

    def variables(self, further: Mapping[str, str]) -> dict[str, str]:
        """The environment of a run: PATH and the like, the folder as HOME, a UTF-8 locale, and `further`.

        Any other variables could change the time or the answer.
        """
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
        return {**kept, "HOME": str(self.folder), "LC_ALL": "C.UTF-8", **further}

    def checkout(self, count: int) -> str:
        """Make a compiled checkout with `count` of each entry in its data files, unless it exists; return its path."""
        folder = self.folder / f"checkout-{count}"
        if not folder.exists():
            shutil.copytree(ROOT / "botox_cli", folder / "botox_cli", ignore=shutil.ignore_patterns("__pycache__"))
            (folder / "data").mkdir()
            for path in sorted((ROOT / "data").glob("*.yaml")):
                (folder / "data" / path.name).write_bytes(
                    msgspec.json.encode(_multiply(path, count))
                )  # YAML holds JSON
            self.answer(self.python("-m", "botox_cli", "urgent"), {"PYTHONPATH": str(folder)})
        return str(folder)

    def installed(self, wheel: Path, name: str) -> str:
        """Install a wheel into the new folder `name`, without the packages that it depends on; return its path."""
        target = str(self.folder / name)
        options = ("--quiet", "--no-deps", "--disable-pip-version-check", "--target", target)
        self.answer(self.python("-m", "pip", "install", *options, str(wheel)))
        return target

    def wheel(self) -> Path:
        """Build a wheel of the checkout that this file is in; return its path."""
        options = ("--quiet", "--no-deps", "--disable-pip-version-check", "--wheel-dir", str(self.folder))
        self.answer(self.python("-m", "pip", "wheel", *options, str(ROOT)), dict(os.environ))
        return next(self.folder.glob("*.whl"))


def shown(command: Command) -> str:
    """A command line as one text, each path cut to its last name: it does not show the folders of this machine."""
    return " ".join(Path(word).name if os.sep in word else word for word in command)


def _multiply(path: Path, count: int) -> dict[str, Any]:
    """The contents of a data file with `count` of each entry: itself, and copies with a number behind ids and names.

    Sections in `SINGLE` stay as they are.
    """
    from botox_cli.catalogue.yaml_reader import ParsedYaml

    tree = ParsedYaml(path.read_bytes()).tree
    assert isinstance(tree, dict)
    return {section: content if section in SINGLE else _copies(content, count) for section, content in tree.items()}


def _copies(entries: dict[str, Any], count: int) -> dict[str, Any]:
    copies = dict(entries)
    for number in range(2, count + 1):
        for id_, fields in entries.items():
            copies[f"{id_}-{number}"] = {
                name: _renamed(value, number) if name in NAMES else value for name, value in fields.items()
            }
    return copies


def _renamed(value: Any, number: int) -> Any:
    """A name, a list of names, or names by region, each with a number behind it."""
    if isinstance(value, dict):
        return {key: _renamed(item, number) for key, item in value.items()}
    return [_renamed(item, number) for item in value] if isinstance(value, list) else f"{value} {number}"
