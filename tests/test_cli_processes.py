"""Processes that end at a bad moment, and processes that are many: files and caches are whole, answers are right."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from typing import Any, NamedTuple

import pytest

from botox_cli.catalogue import cache
from botox_cli.catalogue.model import SECTIONS, Catalogue

Answer = tuple[int, str, str]
Running = Popen[bytes]
Start = Callable[..., Running]
End = Callable[[Running], Answer]

ROOT = Path(__file__).parent.parent

SMALL = ("--data", str(ROOT / "tests/commands/small.yaml"), "--only")

LINE = ("list", "sources", *SMALL, "-o", "out.json")

CLEAR = ("data", "path", "--clear-cache", *SMALL)

OLD = "as it was"

FROM_SHELL = "from botox_cli.cli import main; main()"

KILLED_BEFORE = """
import os, signal, sys
CHANGES = {"os.mkdir", "os.remove", "os.rename"}
left = int(sys.argv.pop(1))
def watch(event, args):
    global left
    if event in CHANGES or (event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR)):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""
"""Ends the process, as `kill -9` does, before it changes the file system for the so-manieth time."""

KILLED_WRITING = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
"""
"""Ends the process as soon as it has written so many bytes to a file."""

HALTED = """
import os, re, sys
moment, ready, go = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
del sys.argv[1:4]
def watch(event, args, halted=[]):
    if not halted and args and re.search(moment, f"{event} {args[0]}"):
        halted.append(True)
        os.write(ready, b".")
        os.read(go, 1)
sys.addaudithook(watch)
"""
"""Halts before something is done to a file, tells so, and goes on when it is told to."""

READING = r"^(open|sqlite3.connect) .*/botox/\w+\.(sqlite|index)\b"
WRITING = r"^open .*/botox/.*\.part$"
MOVING = r"^os.rename .*/botox/.*\.part$"
REMOVING = r"^os.remove .*/botox/[\w-]+\.(sqlite|index)$"
"""Moments at which a process is busy with its cache."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, limits and pipes of Linux")


class Here(NamedTuple):
    """A folder to work in with an older answer in it, a cache that is not there yet, and a way to run the program."""

    folder: Path
    place: Path
    out: Path
    start: Start
    end: End

    def run(self, *words: str, first: str = "") -> Answer:
        """What one command line gives, something else being done first."""
        return self.end(self.start(first + FROM_SHELL, *words, folder=self.folder))

    @contextmanager
    def halted(self, moment: str, *words: str, count: int = 1) -> Iterator[list[Running]]:
        """So many processes that have come to the same moment; they go on when the block ends."""
        ready, go = os.pipe(), os.pipe()
        own = (moment, str(ready[1]), str(go[0]), *words)
        fds = (ready[1], go[0])
        running = [self.start(HALTED + FROM_SHELL, *own, folder=self.folder, pass_fds=fds) for _ in range(count)]
        os.close(ready[1])
        try:
            for _ in running:
                assert os.read(ready[0], 1) == b".", "a process ended before it came to the moment"
            yield running
        finally:
            os.write(go[1], b"." * count)
            for fd in (ready[0], *go):
                os.close(fd)

    def kept(self) -> list[Path]:
        """The kept catalogues; what was not finished is none."""
        return [path for path in self.place.glob("*") if ".part" not in path.name]

    def broken(self) -> list[Path]:
        """The kept catalogues that cannot be read from end to end."""
        return [path for path in self.kept() if not read(cache.load(path.stem))]


def read(catalogue: Catalogue | None) -> list[Any]:
    """Every entry of a catalogue."""
    return [entry for section in SECTIONS for entry in getattr(catalogue, section, {}).values()]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Start, end: End) -> Here:
    """A folder and a cache of its own for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "out.json").write_text(OLD, encoding="utf-8")
    return Here(folder, tmp_path / "home/botox", folder / "out.json", start, end)


@pytest.fixture(scope="module")
def whole(script: Callable[..., Answer], tmp_path_factory: pytest.TempPathFactory) -> str:
    """What stands in the file after a run that nobody ends."""
    folder = tmp_path_factory.mktemp("whole")
    assert script(FROM_SHELL, *LINE, folder=folder, XDG_CACHE_HOME=str(folder)) == (0, "", "")
    return (folder / "out.json").read_text(encoding="utf-8")


def test_whoever_is_killed_before_any_change_leaves_the_old_file_or_the_new(here: Here, whole: str) -> None:
    codes: list[int] = []
    texts: list[str] = []
    while codes[-1:] != [0] and len(codes) < 100:
        shutil.rmtree(here.place.parent, ignore_errors=True)
        here.out.write_text(OLD, encoding="utf-8")
        codes.append(here.run(str(len(codes)), *LINE, first=KILLED_BEFORE)[0])
        texts.append(here.out.read_text(encoding="utf-8"))
        assert here.broken() == []

    old = texts.count(OLD)
    assert codes == [-signal.SIGKILL] * (len(codes) - 1) + [0]
    assert old > 5  # two folders are made, a cache and an answer written and moved
    assert texts == [OLD] * old + [whole] * (len(texts) - old)


@pytest.mark.parametrize("is_warm", [False, True], ids=["cold", "warm"])
@pytest.mark.parametrize("count", [0, 1, 100, 1000])
def test_whoever_is_killed_while_writing_leaves_the_old_file(here: Here, whole: str, count: int, is_warm: bool) -> None:
    if is_warm:
        here.run("list", *SMALL)

    code, _, _ = here.run(str(count), *LINE, first=KILLED_WRITING)

    assert code == -signal.SIGXFSZ
    assert here.out.read_text(encoding="utf-8") == OLD
    assert (here.broken(), len(here.kept())) == ([], is_warm)
    assert here.run(*LINE) == (0, "", "")
    assert here.out.read_text(encoding="utf-8") == whole


def test_whoever_is_killed_at_any_moment_leaves_the_old_file_or_the_new(here: Here, whole: str) -> None:
    found = set()
    for delay in range(30):  # hundredths of a second; the slower the machine, the earlier the moments
        with here.start(FROM_SHELL, *LINE, folder=here.folder) as running:
            try:
                running.wait(delay / 100)
            except TimeoutExpired:
                running.kill()
        found.add(here.out.read_text(encoding="utf-8"))
        assert here.broken() == []

    assert found <= {OLD, whole}
    assert here.run(*LINE) == (0, "", "")
    assert here.out.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize(
    ("count", "words"), [(8, ("list", "terms", *SMALL)), (2, ("uses",))], ids=["eight", "two-of-the-bundled-catalogue"]
)
def test_processes_that_find_no_cache_give_one_answer_and_keep_one_cache(
    here: Here, count: int, words: tuple[str, ...]
) -> None:
    with here.halted(MOVING, *words, count=count) as running:
        parts = [path.suffix for path in here.place.iterdir()]
    answers = {here.end(one) for one in running}

    assert parts == [".part"] * count
    assert answers == {here.run(*words)}
    assert {code for code, _, _ in answers} == {0}
    assert (here.broken(), here.kept()) == ([], list(here.place.iterdir()))
    assert len(here.kept()) == 1


@pytest.mark.parametrize("meanwhile", ["cleared", "removed"])
@pytest.mark.parametrize(
    ("moment", "words"),
    [
        pytest.param(READING, ("list", "terms", *SMALL), id="reading"),
        pytest.param(WRITING, ("list", "terms", *SMALL), id="writing"),
        pytest.param(MOVING, ("list", "terms", *SMALL), id="moving"),
        pytest.param(REMOVING, (*CLEAR, "--fields", "role"), id="clearing"),
    ],
)
def test_a_cache_that_is_cleared_under_a_process_changes_no_answer(
    here: Here, meanwhile: str, moment: str, words: tuple[str, ...]
) -> None:
    answer = here.run(*words)
    if moment in (WRITING, MOVING):
        shutil.rmtree(here.place)

    with here.halted(moment, *words) as running:
        if meanwhile == "cleared":
            here.run(*CLEAR)
        else:
            shutil.rmtree(here.place)

    assert [here.end(one) for one in running] == [answer]
    assert answer[0] == 0
    assert (here.broken(), list(here.place.glob("*.part"))) == ([], [])


def test_old_caches_that_vanish_while_they_are_counted_change_no_answer(here: Here) -> None:
    here.place.mkdir(parents=True)
    for number in range(12):
        for suffix in ("sqlite", "index"):
            (here.place / f"old-{number}.{suffix}").write_text("old", encoding="utf-8")

    with here.halted(REMOVING, "list", "terms", *SMALL) as running:
        for path in here.place.glob("old-*"):
            path.unlink()

    assert [here.end(one) for one in running] == [here.run("list", "terms", *SMALL)]
    assert (here.broken(), len(here.kept())) == ([], 1)
