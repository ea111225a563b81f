"""Where the cases run: the installation that is measured, with folders and variables that nobody else touches."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).parent / "floors"

Command = tuple[str, ...]


class BenchmarkError(Exception):
    """Something that a person can put right; told in one line, without a traceback."""


class Stage:
    """An empty folder with homes in it; each home has a cache of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name_of_botox = shutil.which("botox", path=str(Path(sys.executable).parent))
        if self.name_of_botox is None:
            raise BenchmarkError("no botox beside this interpreter, expected `pip install -e '.[dev]'` in its venv")

    def python(self, *words: str) -> Command:
        """A command line of the interpreter that runs this."""
        return (sys.executable, *words)

    def script(self, name: str, *words: str) -> Command:
        """A command line of a floor script."""
        return self.python(str(FLOORS / f"{name}.py"), *words)

    def botox(self, *words: str) -> Command:
        """A command line of the program as it is installed beside the interpreter."""
        return (str(self.name_of_botox), *words)

    def file(self, name: str, text: str) -> str:
        """The path of a new file with this text."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def empty(self, home: str) -> None:
        """Forget what a home keeps."""
        shutil.rmtree(self.folder / home, ignore_errors=True)

    def variables(self, home: str, further: Mapping[str, str]) -> dict[str, str]:
        """All the variables of a run in a home.

        Those of the person who measures stay out: PYTHONDONTWRITEBYTECODE would cost every run its .pyc files, and
        NO_COLOR or BOTOX_DATA would change the answers.
        """
        place = self.folder / home
        place.mkdir(exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
        return {**kept, "HOME": str(place), "XDG_CACHE_HOME": str(place / "cache"), "LC_ALL": "C.UTF-8", **further}

    def answer(self, home: str, command: Command, further: Mapping[str, str]) -> str:
        """What a command prints; afterwards the home keeps its catalogue.

        Raises:
            BenchmarkError: it ends with a code other than 0.
        """
        surroundings = self.variables(home, further)
        done = subprocess.run(command, capture_output=True, check=False, cwd=self.folder, env=surroundings)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
            raise BenchmarkError(f"{shown(command)!r} ended with code {done.returncode}, expected 0; it said: {said}")
        return done.stdout.decode()


def shown(command: Command) -> str:
    """A command line without the folders of this machine."""
    return " ".join(Path(word).name if os.sep in word else word for word in command)
