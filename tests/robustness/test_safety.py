"""Files, names, outputs and surroundings that do harm where a program is careless."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest
from support import FOR_PEOPLE, FROM_SHELL, Botox

from botox_cli.render.formats import ANSWER_FORMATS

Answer = tuple[int, str, str]
Start = Callable[..., Popen[bytes]]
End = Callable[[Popen[bytes]], Answer]

LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_AS, (300 * 1024 * 1024,) * 2)\n"
AT_OPENING = """
import os, sys
name, change = sys.argv[1:3]
del sys.argv[1:3]
def watch(event, args, done=[]):
    if event == "open" and str(args[0]) == name and not done:
        done.append(True)
        exec(change)
sys.addaudithook(watch)
"""
OWN = "terms:\n  onset: {name: Onset, lay: When it starts.}\n"
LINE = ("list", "terms", "--data", "own.yaml", "--only")
RIGHT = (0, "onset\tOnset\tWhen it starts\n", "")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("own.yaml").write_text(OWN, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "text",
    [
        "[" + "a," * (15 * 2**20) + "]",
        "- a\n" * (8 * 2**20),
        "- &a x\n" * (4 * 2**20),
        "a: b\n" * (6 * 2**20),
        "".join(f"k{number}: a\n" for number in range(3_000_000)),
        "terms:\n" + "".join(f"  k{number}: a\n" for number in range(2_400_000)),
        "terms:\n  onset:\n    name: x\n    lay: y\n    aliases: ["
        + ",".join(f"a{number}" for number in range(500_000))
        + "]\n",
    ],
    ids=["list", "dashes", "anchors", "one-key", "sections", "entries", "aliases"],
)
def test_a_dense_file_below_the_limit_is_refused_in_little_time_and_memory(
    start: Start, own_folder: Path, text: str
) -> None:
    Path("own.yaml").write_text(text, encoding="utf-8")

    with start(LIMITED + FROM_SHELL, *LINE, folder=own_folder) as running:
        try:
            out, err = running.communicate(timeout=30)
        finally:
            running.kill()

    assert (running.returncode, out) == (65, b"")
    assert err.count(b"\n") <= 100


@pytest.mark.parametrize("name", [".", "/"])
def test_a_name_that_is_none_is_no_fault_of_the_program(botox: Botox, name: str) -> None:
    code, out, err = botox("list", "-o", name)

    assert (code, out, err.count("\n")) == (73, "", 1)


def test_what_is_no_regular_file_is_written_to_and_not_replaced(start: Start, end: End, own_folder: Path) -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)

    end(start(FROM_SHELL, "list", "-o", "pipe", folder=own_folder))

    assert stat.S_ISFIFO(Path("pipe").lstat().st_mode)
    os.close(reader)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices")
def test_a_device_is_not_replaced(botox: Botox) -> None:
    os.mknod("null", stat.S_IFCHR | 0o666, os.makedev(1, 3))

    botox("list", "-o", "null")

    assert stat.S_ISCHR(Path("null").lstat().st_mode)


def test_a_file_of_its_owner_alone_stays_so(botox: Botox) -> None:
    Path("out.csv").touch(mode=0o600)

    botox("list", "-o", "out.csv")

    assert oct(Path("out.csv").stat().st_mode) == "0o100600"


def test_a_link_that_waits_under_the_name_of_the_part_is_not_followed(script: Botox, own_folder: Path) -> None:
    Path("victim").write_text("as it was", encoding="utf-8")
    trap = "import os; os.urandom = bytes; os.symlink('victim', '.botox-output-00000000.part')\n"

    script(trap + FROM_SHELL, "list", "-o", "out.json", folder=own_folder)

    assert Path("victim").read_text(encoding="utf-8") == "as it was"


def test_a_line_end_in_a_slip_of_a_command_stays_in_one_line(botox: Botox) -> None:
    code, out, err = botox("serach", "--\njson")

    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_bytes_that_are_no_utf_8_are_no_fault(botox: Botox, form: str) -> None:
    name = os.fsdecode(b"q\xff.yaml")
    shutil.copy("own.yaml", name)

    assert botox("search", "botox", os.fsdecode(b"g\xff"), "-f", form)[0] in (0, 1)
    assert botox("data", "path", "--data", name, "--only", "-f", form)[0] == 0
    assert botox("data", "check", name, "--only", "-f", form)[0] == 0


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_signs_of_a_file_name_are_not_obeyed_by_a_terminal(botox: Botox, form: str) -> None:
    Path("e\x1b[31m\x9b.yaml").write_text("a: b\n", encoding="utf-8")

    _, out, _ = botox("data", "check", "e\x1b[31m\x9b.yaml", "--only", "-f", form)

    assert [sign for sign in out if not sign.isprintable() and sign != "\n"] == []


def test_what_a_killed_process_left_beside_its_output_is_removed_by_the_next(botox: Botox, own_folder: Path) -> None:
    left = own_folder / ".botox-output-0123abcd.part"
    left.write_text("half", encoding="utf-8")
    os.utime(left, (0, 0))

    botox(*LINE, "-o", "out.json")

    assert sorted(path.name for path in own_folder.iterdir()) == ["out.json", "own.yaml"]
