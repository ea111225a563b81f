"""What all tests share: the real command line, run in this process or as one of its own, and a cache of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from botox_cli.catalogue import load
from botox_cli.catalogue.model import Catalogue
from botox_cli.cli import run

ROOT = Path(__file__).parent.parent

OWN_VARIABLES = (
    "BOTOX_DATA",
    "BOTOX_DEBUG",
    "BOTOX_FORMAT",
    "COLUMNS",
    "FORCE_COLOR",
    "LINES",
    "NO_COLOR",
    "PAGER",
    "TERM",
)


class Answer(NamedTuple):
    """What one run of the command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that is not the one of the person who runs the tests, kept for the whole run."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    return folder


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the person who runs the tests changes what a test sees."""
    for name in OWN_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def botox(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run one command line in this process, its output going to no terminal."""

    def answer(*words: str) -> Answer:
        code = run(words)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return answer


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., Answer]:
    """Run one command line as a process of its own, from an empty folder."""

    def answer(*words: str, **variables: str) -> Answer:
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
        done = subprocess.run(
            [sys.executable, "-m", "botox_cli", *words],
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=surroundings,
            timeout=60,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return answer


@pytest.fixture(scope="session")
def catalogue(own_cache: Path) -> Catalogue:
    """The bundled catalogue, kept in the cache of the tests."""
    assert own_cache.is_dir()
    return load()
