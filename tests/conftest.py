"""What all tests share: the real command line, run in this process or in a new one, and the bundled catalogue."""

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from support import ROOT, SMALL, Answer, Botox

from botox_cli import catalogue as catalogue_package
from botox_cli.catalogue import load
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.cli.app import run

OWN_VARIABLES = (
    "BOTOX_ASCII",
    "BOTOX_DATA",
    "BOTOX_DEBUG",
    "BOTOX_FORMAT",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "LINES",
    "NO_COLOR",
    "PAGER",
    "TERM",
)

SLOW = (
    "robustness",
    "explore",
    "catalogue/test_compiled_file.py",
    "catalogue/test_laws.py",
    "cli/test_emergency.py",
    "cli/test_shells.py",
    "commands/test_explore.py",
    "render/formats/test_html_phone.py",
    "test_contributing.py",
    "test_data_users.py",
    "test_imports.py",
    "test_interrupts.py",
    "test_trust.py",
)
"""Folders and files of tests that start many processes, terminals or a browser; they take half of the time."""

gc.set_threshold(100_000)  # the shared catalogue is large and stays: it need not be looked through so often

settings.register_profile("short", max_examples=50)
settings.load_profile("short")
settings.register_profile("long", max_examples=2000, deadline=None)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even read a file of `SLOW` in a run that leaves slow tests out; None lets pytest decide."""
    return True if _leaves_out_slow(config) and _is_slow(collection_path) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests of `SLOW` as slow, and leave all slow tests out of a plain `pytest`; `items` is changed.

    They run with `-m slow`, or if their file is named.
    """
    for item in items:
        if _is_slow(item.path):
            item.add_marker(pytest.mark.slow)
    if _leaves_out_slow(config):
        left_out = [item for item in items if item.get_closest_marker("slow")]
        items[:] = [item for item in items if not item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=left_out)


def _is_slow(path: Path) -> bool:
    return str(path).startswith(tuple(str(ROOT / "tests" / name) for name in SLOW))


def _leaves_out_slow(config: pytest.Config) -> bool:
    is_whole = {Path(arg).resolve() for arg in config.args} <= {ROOT, ROOT / "tests"}
    return is_whole and not config.option.markexpr


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the variables in `OWN_VARIABLES` and set language and terminal, so that every test sees the same."""
    for name in OWN_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm")


open_once = cache(catalogue_package._open_stored)


@pytest.fixture(autouse=True)
def one_catalogue(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests of a worker share one opened catalogue, as it never changes.

    Slow tests and those in `tests/catalogue`, which are about opening it, open their own.
    """
    is_about_opening = request.path.is_relative_to(ROOT / "tests" / "catalogue")
    if not is_about_opening and not request.node.get_closest_marker("slow"):
        monkeypatch.setattr(catalogue_package, "_open_stored", open_once)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let started processes hear Ctrl-C and Ctrl-Backslash, also where the tests themselves are told to ignore them."""
    interrupted = signal.signal(signal.SIGINT, signal.default_int_handler)
    ended = signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGINT, interrupted)
    signal.signal(signal.SIGQUIT, ended)


@pytest.fixture
def botox(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """A function that runs one command line, given as words, in this process; its output goes to no terminal."""

    def answer(*words: str) -> Answer:
        code = run(words)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return answer


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., Answer]:
    """A function that runs one command line as a process of its own, in an empty folder.

    It takes the words of the line, and variables of the environment by keyword.
    """

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
def start() -> Callable[..., subprocess.Popen[bytes]]:
    """A function that starts a Python text in a process of its own and returns at once.

    The process finds the program and, unlike with `-m`, no module of the folder that it works in. Words are its
    arguments; keywords are variables of its environment.
    """

    def started(
        text: str, *words: str, folder: Path, pass_fds: Sequence[int] = (), **variables: str
    ) -> subprocess.Popen[bytes]:
        kept = {name: value for name, value in os.environ.items() if name not in OWN_VARIABLES}
        return subprocess.Popen(
            [sys.executable, "-P", "-B", "-c", text, *words],
            cwd=folder,
            env={**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), **variables},
            pass_fds=pass_fds,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return started


@pytest.fixture(scope="session")
def end() -> Callable[[subprocess.Popen[bytes]], Answer]:
    """A function that waits until a started process ends by itself, and returns what it gave.

    After 60 seconds it kills the process and the test fails.
    """

    def answer(running: subprocess.Popen[bytes]) -> Answer:
        with running:
            try:
                out, err = running.communicate(timeout=60)
            finally:
                running.kill()
        return Answer(running.returncode, out.decode(), err.decode())

    return answer


@pytest.fixture(scope="session")
def script(
    start: Callable[..., subprocess.Popen[bytes]], end: Callable[[subprocess.Popen[bytes]], Answer]
) -> Callable[..., Answer]:
    """A function that runs a Python text in a process of its own, to its end, and returns what it gave."""

    def answer(text: str, *words: str, folder: Path, **variables: str) -> Answer:
        return end(start(text, *words, folder=folder, **variables))

    return answer


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The bundled catalogue."""
    return load()


@pytest.fixture
def small(botox: Botox) -> Botox:
    """A function that runs one command line over `tests/small.yaml` alone, in which every answer can be foreseen."""

    def answer(*words: str) -> Answer:
        return botox(*words, "--data", SMALL, "--only")

    return answer
