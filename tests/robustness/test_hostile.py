"""Files made to do harm: each is refused in a line, by a process that may take only 300 MiB of memory."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import Popen

import pytest
from support import FROM_SHELL, Botox

Answer = tuple[int, str, str]

MIB = 1024 * 1024


LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (300 * 1024 * 1024,) * 2)
"""
"""Python code that limits its process to 300 MiB of memory; it stands before the program."""

AT_OPENING = """
import os, sys
name, change = sys.argv[1:3]
del sys.argv[1:3]
def watch(event, args, done=[]):
    if event == "open" and args[0] == name and not done:
        done.append(True)
        exec(change)
sys.addaudithook(watch)
"""
"""Python code that runs the code `change` once, just before the program opens the file `name`.

Both are the first words of the command line, and are removed from it. It stands before the program.
"""

OWN = "terms:\n  onset: {name: Onset, lay: When it starts.}\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits, devices and pipes of Linux")


def repeated(text: str, mebibytes: int) -> Callable[[Path], None]:
    """A function that writes a file of at most so many MiB, which holds the text over and over."""

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8") as stream:
            for _ in range(mebibytes):
                stream.write(text * (MIB // len(text)))

    return write


def holding(text: str) -> Callable[[Path], None]:
    """A function that writes a file with this text."""

    def write(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return write


def sparse(path: Path) -> None:
    """Make a file that is 10 GiB long and takes almost no room on the disk."""
    with path.open("wb") as stream:
        stream.truncate(10 * 1024 * MIB)


def link_to_a_pipe(path: Path) -> None:
    """Make a link at this path to a pipe beside it, `pipe`, that nobody writes to."""
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


BOMB = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
"""Nine lines of YAML that would be 9 ** 9 words, some 390 million, if their aliases were followed."""

TOO_LARGE = "own.yaml: more than 32 MiB, expected a smaller catalogue"
TOO_DEEP = "more than 12 levels, expected fewer"

HOSTILE: dict[str, tuple[Callable[[Path], None], int, list[str]]] = {
    "100-mb-of-entries": (repeated("- {name: Onset, lay: When it starts.}\n", 100), 65, [TOO_LARGE]),
    "100-mb-of-one-line": (repeated("x", 100), 65, [TOO_LARGE]),
    "10-gb-of-nothing": (sparse, 65, [TOO_LARGE]),
    "31-mb-of-comments": (
        repeated("# a comment\n", 31),
        65,
        ["own.yaml: a file of comments alone, expected sections such as uses or sources"],
    ),
    "31-mb-of-line-ends": (
        repeated("\n", 31),
        65,
        ["own.yaml: an empty file, expected sections such as uses or sources"],
    ),
    "zeros-without-end": (
        lambda path: path.symlink_to("/dev/zero"),
        66,
        ["'own.yaml' is a device, expected a regular YAML file"],
    ),
    "pipe-without-writer": (
        os.mkfifo,
        66,
        ["nobody writes into the pipe 'own.yaml', expected a YAML file through it"],
    ),
    "link-to-a-pipe": (
        link_to_a_pipe,
        66,
        ["nobody writes into the pipe 'own.yaml', expected a YAML file through it"],
    ),
    "500-brackets": (
        holding("uses: " + "[" * 500 + "]" * 500),
        65,
        [f"own.yaml:1:18: uses{'[0]' * 11}: {TOO_DEEP}"],
    ),
    "30000-mappings": (holding("{a: " * 30_000), 65, [f"own.yaml:1:49: {'.'.join('a' * 12)}: {TOO_DEEP}"]),
    "30000-dashes": (holding("uses:\n" + "- " * 30_000), 65, [f"own.yaml:2:23: uses{'[0]' * 11}: {TOO_DEEP}"]),
    "3000-indents": (
        holding("".join(" " * level + "a:\n" for level in range(3_000))),
        65,
        [f"own.yaml:13:13: {'.'.join('a' * 12)}: {TOO_DEEP}"],
    ),
    "30000-question-marks": (
        holding("? " * 30_000),
        65,
        ["own.yaml:1:3: a list or mapping as a key, expected a name"],
    ),
    "aliases-of-aliases": (
        holding(BOMB),
        65,
        [
            "own.yaml:1:4: a: an anchor (&a), expected a plain value",
        ],
    ),
}
"""Harmful files by the name of the case: a function that makes one at a path, the exit code, and the lines on stderr.

The lines are without the "botox: " before them.
"""


@pytest.fixture
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder with a harmful file `own.yaml`; the file is removed after the test, as it may be large.

    The parameter of the test is the function that makes the file.
    """
    path = tmp_path / "own.yaml"
    request.param(path)
    yield tmp_path
    path.unlink()


@pytest.mark.parametrize(("hostile", "code", "lines"), HOSTILE.values(), ids=HOSTILE, indirect=["hostile"])
def test_a_hostile_file_is_refused_in_little_memory(script: Botox, hostile: Path, code: int, lines: list[str]) -> None:
    refused = code, "", "".join(f"botox: {line}\n" for line in lines)

    assert script(LIMITED + FROM_SHELL, "uses", "--data", "own.yaml", "--only", folder=hostile) == refused


@pytest.mark.parametrize(
    "hostile", [holding("uses: " + "[" * 30_000 + "]" * 30_000)], ids=["30000-brackets"], indirect=True
)
def test_brackets_that_libyaml_itself_may_refuse_are_refused_in_our_words(script: Botox, hostile: Path) -> None:
    code, out, err = script(LIMITED + FROM_SHELL, "uses", "--data", "own.yaml", "--only", folder=hostile)

    place, _, message = err.rpartition(": more")
    assert (code, out, f"more{message}") == (65, "", f"{TOO_DEEP}\n")
    assert place in (f"botox: own.yaml:1:18: uses{'[0]' * 11}", "botox: own.yaml:1:1006")


def test_the_memory_is_limited(script: Botox, tmp_path: Path) -> None:
    code, _, err = script(LIMITED + "bytearray(300 * 1024 * 1024)", folder=tmp_path)

    assert (code, err.splitlines()[-1]) == (1, "MemoryError")


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        pytest.param(
            "os.truncate(name, 0)",
            65,
            "own.yaml: an empty file, expected sections such as uses or sources",
            id="emptied",
        ),
        pytest.param(
            "open(name, 'a').write('# more\\n' * 5_000_000)",
            65,
            "own.yaml: more than 32 MiB, expected a smaller catalogue",
            id="grown-beyond-bounds",
        ),
        pytest.param(
            "os.truncate(name, 10 * 2**30)",
            65,
            "own.yaml: more than 32 MiB, expected a smaller catalogue",
            id="grown-to-10-gb-of-nothing",
        ),
        pytest.param(
            "os.remove(name)",
            66,
            "cannot read 'own.yaml': no such file or directory; expected a readable YAML file",
            id="removed",
        ),
        pytest.param(
            "os.remove(name); os.mkfifo(name)",
            66,
            "'own.yaml' is no regular file any more, expected a YAML file",
            id="replaced-by-a-pipe",
        ),
        pytest.param(
            "os.remove(name); os.symlink('/dev/zero', name)",
            66,
            "'own.yaml' is no regular file any more, expected a YAML file",
            id="replaced-by-zeros-without-end",
        ),
        pytest.param(
            "os.remove(name); os.mkdir(name)",
            66,
            "cannot read 'own.yaml': is a directory; expected a readable YAML file",
            id="replaced-by-a-folder",
        ),
    ],
)
def test_a_file_that_changes_before_it_is_read_is_refused(
    script: Botox, tmp_path: Path, change: str, code: int, line: str
) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    words = ("own.yaml", change, "uses", "--data", "own.yaml", "--only")

    assert script(LIMITED + AT_OPENING + FROM_SHELL, *words, folder=tmp_path) == (code, "", f"botox: {line}\n")


def test_a_file_that_grows_while_it_is_read_is_answered_or_refused(
    start: Callable[..., Popen[bytes]], end: Callable[[Popen[bytes]], Answer], tmp_path: Path
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    line = b"# and on it goes\n"

    running = start(LIMITED + FROM_SHELL, "list", "terms", "--data", "own.yaml", "--only", folder=tmp_path)
    with path.open("ab", buffering=0) as stream:
        while running.poll() is None and stream.tell() < 64 * MIB:
            stream.write(line * 1000)
    code, out, err = end(running)

    assert (code, out) in ((0, "onset\tOnset\tWhen it starts\n"), (65, ""), (66, ""))
    assert (err[:7], err.count("\n")) == (("botox: ", 1) if code else ("", 0))
