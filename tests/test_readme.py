"""The README is compared with the program: every `$ botox …` line in it is run, and must give the parts shown."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\$ botox (.*)\n((?:(?!^```).*\n)*)", README, flags=re.MULTILINE)


def on_a_terminal(words: list[str]) -> str:
    """What a terminal of 100 columns without colours shows of one command, given as words without `botox`."""
    leader, follower = pty.openpty()
    surroundings = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "TERM": "xterm", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "botox_cli", *words, "--no-pager"]
    process = subprocess.Popen(command, stdout=follower, stderr=subprocess.DEVNULL, env=surroundings, cwd=ROOT)
    os.close(follower)
    shown = b""
    try:
        while piece := os.read(leader, 65536):
            shown += piece
    except OSError:
        pass  # Linux says that the other end has closed
    finally:
        os.close(leader)
        process.wait(timeout=30)
    return shown.decode().replace("\r\n", "\n")


def words_of(line: str) -> list[str]:
    """The words of a command line as a shell reads them, without their quotes."""
    return [word.strip("'\"") for word in re.findall(r"\"[^\"]*\"|'[^']*'|\S+", line)]


def headings(shown: str) -> list[str]:
    """The headings of a screen: the words before its rules (`──`). They do not change with the facts."""
    return [line.partition("──")[0].strip() for line in shown.splitlines() if "──" in line]


@pytest.mark.parametrize(("line", "expected"), SHOWN, ids=[line for line, _ in SHOWN])
def test_the_readme_shows_what_the_program_prints(line: str, expected: str) -> None:
    """Only the headings of the screen are compared; its facts are renewed by `.ci/readme`."""
    shown = on_a_terminal(words_of(line))

    assert "Information, not medical advice." in shown or "--plain" in line or "--fields" in line
    assert [part for part in headings(expected) if part not in headings(shown)] == []
    assert shown.strip()


def test_the_readme_shows_real_output() -> None:
    assert len(SHOWN) >= 4


def test_the_first_command_stands_by_line_20_in_a_block_of_its_own() -> None:
    lines = README.splitlines()

    first = next(number for number, line in enumerate(lines, 1) if line.startswith("python3 -m venv"))

    assert first <= 20
    assert (lines[first - 2], lines[first]) == ("```sh", "```")


def test_every_command_is_in_the_readme() -> None:
    from botox_cli.cli.app import COMMAND_TEXTS

    named = set(re.findall(r"`(\w+)[ `]", README))

    assert set(COMMAND_TEXTS) - named - {"help"} == set(), "expected a row in the README's table of commands"


def test_the_file_of_ones_own_in_the_readme_has_no_fault(
    botox: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "my.yaml").write_text(text, encoding="utf-8")

    code, out, err = botox("data", "check", str(tmp_path / "my.yaml"))

    assert (code, err, out.partition(":")[0]) == (0, "", "no problems")
    assert "warning" not in out
