"""A process that is killed or interrupted at a bad moment leaves whole files."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen
from typing import NamedTuple

import pytest
import support
from support import FROM_SHELL

Answer = tuple[int, str, str]
Running = Popen[bytes]
Start = Callable[..., Running]
End = Callable[[Running], Answer]


SMALL = ("--data", support.SMALL, "--only")

LINE = ("list", "sources", *SMALL, "-o", "out.json")

OLD = "as it was"


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
"""Python code that lets n changes of the file system happen and kills the process, as `kill -9` does, before the next.

The number n is the first word of the command line, and is removed from it.
"""

KILLED_WRITING = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
"""
"""Python code that ends the process by a signal when a file would become longer than n bytes.

The number n is the first word of the command line, and is removed from it.
"""

SILENT = "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL)"

INTERRUPTED_BEFORE = """
import os, signal, sys
left = int(sys.argv.pop(1))
def watch(event, args):
    global left
    if event == "import":
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGINT)
from botox_cli.__main__ import main
sys.addaudithook(watch)
main()
"""
"""Python code that runs the program and sends it Ctrl-C at its n-th import, from 1, after `botox_cli.__main__`.

The number n is the first word of the command line, and is removed from it.
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, limits and pipes of Linux")


class Here(NamedTuple):
    """The path of an output file, and functions that start a process and wait for its end."""

    out: Path
    start: Start
    end: End

    def run(self, *words: str, first: str = "") -> Answer:
        """Run one command line in the folder of the output file; `first` is Python code that is run before it."""
        return self.end(self.start(first + FROM_SHELL, *words, folder=self.out.parent))


@pytest.fixture
def here(tmp_path: Path, start: Start, end: End) -> Here:
    """An output file `out.json` that holds `OLD`, alone in a folder of its own."""
    (tmp_path / "out.json").write_text(OLD, encoding="utf-8")
    return Here(tmp_path / "out.json", start, end)


@pytest.fixture(scope="module")
def whole(script: Callable[..., Answer], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of `out.json` after a run of `LINE` that comes to its end."""
    folder = tmp_path_factory.mktemp("whole")
    assert script(FROM_SHELL, *LINE, folder=folder) == (0, "", "")
    return (folder / "out.json").read_text(encoding="utf-8")


def test_killed_before_any_change_leaves_the_old_file_or_the_new(here: Here, whole: str) -> None:
    codes: list[int] = []
    texts: list[str] = []
    while codes[-1:] != [0] and len(codes) < 100:
        here.out.write_text(OLD, encoding="utf-8")
        codes.append(here.run(str(len(codes)), *LINE, first=KILLED_BEFORE)[0])
        texts.append(here.out.read_text(encoding="utf-8"))

    old = texts.count(OLD)
    assert codes == [-signal.SIGKILL] * (len(codes) - 1) + [0]
    assert old > 1  # an answer is written and moved
    assert texts == [OLD] * old + [whole] * (len(texts) - old)


@pytest.mark.parametrize("count", [0, 1, 100, 1000])
def test_killed_while_writing_leaves_the_old_file(here: Here, whole: str, count: int) -> None:
    code, _, _ = here.run(str(count), *LINE, first=KILLED_WRITING)

    assert code == -signal.SIGXFSZ
    assert here.out.read_text(encoding="utf-8") == OLD
    assert here.run(*LINE) == (0, "", "")
    assert here.out.read_text(encoding="utf-8") == whole


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("count", [2, 10, 50, 100])
def test_ctrl_c_while_modules_load_ends_the_process_silently(here: Here, count: int) -> None:
    running = here.start(INTERRUPTED_BEFORE, str(count), "uses", folder=here.out.parent)

    assert here.end(running) == (-signal.SIGINT, "", "")


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_while_a_file_is_written_leaves_the_old_file_alone(here: Here, whole: str) -> None:
    first = SILENT + KILLED_BEFORE.replace("SIGKILL", "SIGINT")
    codes: list[int] = []
    while codes[-1:] != [0] and len(codes) < 100:
        codes.append(here.run(str(len(codes)), *LINE, first=first)[0])
        if codes[-1]:
            assert here.out.read_text(encoding="utf-8") in (OLD, whole)
            assert [path.name for path in here.out.parent.iterdir()] == ["out.json"]

    assert codes == [-signal.SIGINT] * (len(codes) - 1) + [0]
