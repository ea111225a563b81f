"""The command line and where its output goes: pipes that close, full disks, streams that know few letters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, Botox

FULL = Path("/dev/full")

ANSWERS = [
    ("uses",),
    ("show", "chronic-migraine"),
    ("sources", "--json"),
    ("list", "sources", "-f", "html"),
    ("urgent",),
    ("--help",),
    ("uses", "--help"),
    ("--version",),
]


def run_into(out: int, *words: str, **variables: str) -> tuple[int, str]:
    """Run `botox` with stdout going to the file descriptor `out`; the exit code and the text of stderr come back."""
    command = [sys.executable, "-m", "botox_cli", *words]
    own = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False, env=own, timeout=60)
    return done.returncode, done.stderr.decode()


def in_shell(line: str) -> tuple[int, str, str]:
    """Run a line of bash in which `botox` is the program; the exit code, stdout and stderr of bash come back."""
    called = f"botox() {{ '{sys.executable}' -m botox_cli \"$@\"; }}; {line}"
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", called], capture_output=True, check=False, env=own, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_a_pipe_that_nobody_reads_is_no_fault(words: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)

    answer = run_into(write, *words)
    os.close(write)

    assert answer == (0, "")


@pytest.mark.parametrize("words", ["sources --json", "sources"])
def test_a_pipe_that_closes_after_the_first_line_is_no_fault(words: str) -> None:
    code, out, err = in_shell(f"set -o pipefail; botox {words} | head -n 1")

    assert (code, err) == (0, "")
    assert out.count("\n") == 1


@pytest.mark.skipif(not FULL.exists(), reason="the system has no full device")
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_a_full_disk_is_one_line_and_no_success(words: tuple[str, ...], unbuffered: str) -> None:
    with FULL.open("wb") as full:
        code, err = run_into(full.fileno(), *words, PYTHONUNBUFFERED=unbuffered)

    first, _, rest = err.partition("\n")
    assert code == 73
    assert ("breathing" in rest) if words[0] == "urgent" else not rest
    assert first.startswith("botox: cannot write to stdout: no space left on device; expected ")


CLOSED = "botox: stdout is closed, expected a terminal, a pipe or a file\n"

EVERY_WAY = ["0", "1", "2", "01", "02", "12", "012"]


@pytest.mark.parametrize("streams", EVERY_WAY)
@pytest.mark.parametrize(
    "words", ["uses", "sources --json", "urgent", "search brow -f table", "uses --help", "--version"]
)
def test_an_answer_needs_no_other_stream_than_its_own(botox: Botox, words: str, streams: str) -> None:
    closed = "".join(f" {number}>&-" for number in streams)

    answer = in_shell(f"botox {words}{closed}")

    if "1" in streams and words == "urgent":  # signs of danger are told on stderr, then
        assert answer[0] == 73
        assert "2" in streams or (answer[2].startswith(CLOSED) and "breathing" in answer[2])
    elif "1" in streams:
        assert answer == (73, "", "" if "2" in streams else CLOSED)
    else:
        assert answer == botox(*words.split())


@pytest.mark.parametrize("streams", EVERY_WAY)
def test_a_file_is_written_without_any_stream(tmp_path: Path, botox: Botox, streams: str) -> None:
    closed = "".join(f" {number}>&-" for number in streams)

    answer = in_shell(f"botox uses -f table -o {tmp_path}/out.txt{closed}")

    assert answer == (0, "", "")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == botox("uses", "-f", "table")[1]


@pytest.mark.parametrize("place", ["&-", "/dev/full"])
@pytest.mark.parametrize(("words", "code"), [("serach", 2), ("show qqqq", 1), ("uses -o no/such/folder", 73)])
def test_the_exit_code_tells_where_stderr_takes_nothing(words: str, code: int, place: str) -> None:
    assert in_shell(f"botox {words} 2>{place}") == (code, "", "")


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict", "FORCE_COLOR": "1"},
    ],
    ids=["c", "posix", "ascii", "latin-1", "cp1252", "ascii-colours"],
)
@pytest.mark.parametrize("form", ["list", "table"])
def test_no_letter_becomes_a_question_mark(
    botox: Botox, tmp_path: Path, surroundings: dict[str, str], form: str
) -> None:
    words = ("show", "chronic-migraine", "--cite", "-f", form)
    questions = botox(*words)[1].count("?")
    written = tmp_path / "out"

    with written.open("wb") as out:
        answer = run_into(out.fileno(), *words, **surroundings)

    assert answer == (0, "")
    assert written.read_bytes().count(b"?") == questions


def test_an_ascii_stream_gets_ascii_alone(tmp_path: Path) -> None:
    written = tmp_path / "out"

    with written.open("wb") as out:
        run_into(out.fileno(), "list", "sources", "-f", "list", PYTHONIOENCODING="ascii")

    assert written.read_bytes().isascii()


def test_a_message_is_written_in_letters_that_stderr_knows(process: Botox) -> None:
    code, _, err = process("show", "Ünbekannt", PYTHONIOENCODING="ascii", LC_ALL="C.UTF-8")

    assert code == 1
    assert err.startswith("botox: no entry 'Unbekannt'")


def test_a_file_is_utf_8_whatever_the_stream_knows(process: Botox, tmp_path: Path, botox: Botox) -> None:
    process("list", "words", "-o", "out.csv", LC_ALL="C", PYTHONIOENCODING="ascii")

    assert (tmp_path / "out.csv").read_bytes() == botox("list", "words", "--csv")[1].encode()


@pytest.mark.parametrize("command", ["show", "search", "uses", "caf"])
def test_a_name_in_other_bytes_than_utf_8_is_no_fault(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "botox_cli", command, b"caf\xe9"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )

    assert done.returncode in (0, 1, 2)
    assert done.stderr.count(b"\n") <= (done.returncode > 0)  # a search that finds nothing is an answer


OUTPUTS = {
    "append": "echo old > log; botox uses --limit 1 -o /dev/stdout >> log; echo new >> log",
    "braces": "{ echo old; botox uses --limit 1 -o /dev/stdout; echo new; } > log",
    "number": "{ echo old >&3; botox uses --limit 1 -o /dev/fd/3; echo new >&3; } 3> log",
    "stderr": "{ echo old; botox uses --limit 1 -o /dev/stderr; echo new; } > log 2>&1",
    "both-names": "{ echo old; botox uses --limit 1 -o /proc/self/fd/1; echo new; } > log",
    "process": "{ echo old; botox uses --limit 1 -o /proc/$$/fd/1; echo new; } >> log",
    "pipe": "{ echo old; botox uses --limit 1 -o /dev/stdout | cat; echo new; } > log",
    "substitution": "{ echo old; botox uses --limit 1 -o >(cat); wait $!; echo new; } > log",
}


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="the system names no open files")
@pytest.mark.parametrize("line", OUTPUTS.values(), ids=OUTPUTS)
def test_an_output_that_is_open_already_is_written_to_and_not_cut(tmp_path: Path, botox: Botox, line: str) -> None:
    assert in_shell(f"cd '{tmp_path}'; {line}") == (0, "", "")

    assert (tmp_path / "log").read_text(encoding="utf-8") == f"old\n{botox('uses', '--limit', '1')[1]}new\n"


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/9", "/dev/fd/99999999999999999999"])
def test_an_output_that_is_not_open_is_told(name: str) -> None:
    code, out, err = in_shell(f"botox uses -o {name} >&-")

    assert (code, out, err.count("\n")) == (73, "", 1)
    assert err.startswith(f"botox: cannot write '{name}': ")


LOCAL = "terms:\n  zz-word: {name: 毒素, lay: Kısa – é ✓.}\n"


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "COLUMNS": "20", "FORCE_COLOR": "1"},
        {"LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-16", "BOTOX_REGION": "TR", "BOTOX_FORMAT": "md"},
    ],
    ids=["c", "utf-16"],
)
@pytest.mark.parametrize("form", ["json", "csv", "tsv", "plain", "md", "html"])
def test_bytes_for_programs_are_the_same_everywhere(
    botox: Botox, tmp_path: Path, surroundings: dict[str, str], form: str
) -> None:
    (tmp_path / "own.yaml").write_text(LOCAL, encoding="utf-8")
    words = ("list", "terms", "--only", "--data", str(tmp_path / "own.yaml"), "-f", form)
    written = tmp_path / "out"

    with written.open("wb") as out:
        answer = run_into(out.fileno(), *words, **surroundings)

    assert answer == (0, "")
    assert written.read_bytes() == botox(*words)[1].encode()
