"""Completion in real shells: set up by the program, asked for with TAB on a terminal."""

import os
import pty
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

ROOT = Path(__file__).parent.parent

SHELLS = {"bash": ("bash", "-i"), "zsh": ("zsh", "-i"), "fish": ("fish", "-i")}

COMMAND = f"""#!/bin/sh
[ -z "$_BOTOX_COMPLETE" ] && [ -n "$RUN" ] && {{ printf '%s\\n' "$@" > "$RUN.part"; mv "$RUN.part" "$RUN"; exit; }}
PYTHONPATH={ROOT} exec {sys.executable} -m botox_cli "$@"
"""
"""The command `botox` of a shell: asked for completion it is the program, else it notes what it was run with."""

PATIENCE_S = 30

LINES = {
    "command": ("botox class", ["classify"]),
    "option": ("botox uses --gro", ["uses", "--group"]),
    "id": ("botox show glabellar-li", ["show", "glabellar-lines"]),
    "capitals": ("botox show Glabellar-LI", ["show", "glabellar-lines"]),
    "value": ("botox uses --group wri", ["uses", "--group", "wrinkles"]),
    "value-capitals": ("botox uses --purpose AES", ["uses", "--purpose", "aesthetic"]),
    "joined-value": ("botox uses --group=wri", ["uses", "--group=wrinkles"]),
    "joined-before": ("botox uses --group=wrinkles --purpose=aes", ["uses", "--group=wrinkles", "--purpose=aesthetic"]),
    "quote": ('botox show "glabellar-li', ["show", "glabellar-lines"]),
    "quoted-before": ("botox compare 'crows feet' glabellar-li", ["compare", "crows feet", "glabellar-lines"]),
    "file": ("botox data check mi", ["data", "check", "mine.yaml"]),
    "file-of-option": ("botox uses -o mi", ["uses", "-o", "mine.yaml"]),
    "file-of-joined-option": ("botox uses --data=mi", ["uses", "--data=mine.yaml"]),
    "apostrophe": ("botox show frey\\'s-sy", ["show", "freys-syndrome"]),
    "apostrophe-in-quotes": ('botox show "frey\'s-sy', ["show", "freys-syndrome"]),
    "nothing": ("botox xyz fo", ["xyz", "fo"]),
    "wrong-line": ("botox --json uses br", ["--json", "uses", "br"]),
    "shell": ("botox --show-completion po", ["--show-completion", "powershell"]),
}
"""What is typed before TAB, and what the command is run with after it."""

FISH_KEEPS = {"apostrophe": "\n", "apostrophe-in-quotes": '"\n'}
"""What fish, which itself compares letter by letter, leaves as it is typed, and the keys that end it."""


class Typist:
    """Somebody who types into a shell on a terminal."""

    def __init__(self, shell: str, home: Path) -> None:
        self.shell = shell
        self.run = home / "run"
        self.shown = b""
        surroundings = surroundings_of(home) | {"RUN": str(self.run)}
        pid, self._terminal = pty.fork()
        if not pid:
            os.chdir(home)
            os.execvpe(shell, SHELLS[shell], surroundings)
        self._pid = pid
        Thread(target=self._read, daemon=True).start()
        self.type("botox ready\n")

    def type(self, text: str) -> list[str]:
        """What the command is run with when this is typed."""
        self.run.unlink(missing_ok=True)
        os.write(self._terminal, text.encode())
        end = time.monotonic() + PATIENCE_S
        while not self.run.exists():
            assert time.monotonic() < end, self.shown[-2000:]
            time.sleep(0.01)
        return self.run.read_text(encoding="utf-8").splitlines()

    def leave(self) -> None:
        """End the shell."""
        os.write(self._terminal, b"exit\n")
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def _read(self) -> None:
        try:
            while more := os.read(self._terminal, 65536):
                self.shown += more
        except OSError:  # the shell has left
            pass


def surroundings_of(home: Path, **variables: str) -> dict[str, str]:
    """The variables of a person whose home this is, with folders of their own for zsh and fish."""
    return {
        "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
        "HOME": str(home),
        "ZDOTDIR": str(home / "z"),
        "XDG_CONFIG_HOME": str(home / "x"),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        **variables,
    }


def make_home(home: Path) -> Path:
    """A home with the command in it."""
    (home / "bin").mkdir()
    (home / "bin/botox").write_text(COMMAND, encoding="utf-8")
    (home / "bin/botox").chmod(0o755)
    (home / "mine.yaml").touch()
    return home


def install(home: Path, *words: str, shell: str = "", **variables: str) -> tuple[int, str, str]:
    """What `botox --install-completion` answers, from within a shell or by itself."""
    command = ["botox", "--install-completion", *words]
    line = [shell, "-c", f"{' '.join(command)}; exit $?"] if shell and shell != "fish" else command
    line = ["fish", "-c", f"{' '.join(command)}; exit $status"] if shell == "fish" else line
    done = subprocess.run(
        line, capture_output=True, check=False, env=surroundings_of(home, **variables), text=True, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module", params=SHELLS)
def typist(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typist]:
    """Somebody at a shell that has been told of completion."""
    shell = request.param
    if not shutil.which(shell):
        pytest.skip(f"no {shell}")
    home = make_home(tmp_path_factory.mktemp(shell))
    install(home, shell=shell)
    someone = Typist(shell, home)
    yield someone
    someone.leave()


@pytest.mark.parametrize("case", LINES)
def test_tab_in_a_shell_completes(typist: Typist, case: str) -> None:
    typed, expected = LINES[case]
    is_kept = typist.shell == "fish" and case in FISH_KEEPS
    end = FISH_KEEPS[case] if is_kept else "\n"
    before = len(typist.shown)

    run = typist.type(f"{typed}\t{end}")

    assert run == (["show", "frey's-sy"] if is_kept else expected)
    assert b"botox: " not in typist.shown[before:]


def test_tab_after_an_open_quote_breaks_no_word(typist: Typist) -> None:
    assert typist.type("botox show frey's-sy\t'\n") in (["show", "freys-sy"], ["show", "freys-syndrome"])
