"""Completion in real shells: set up by the program, asked for with TAB on a terminal."""

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from support import ROOT

from botox_cli.cli.shells import SHELLS as SHELL_SCRIPTS

SHELLS = {"bash": ("bash", "-i"), "zsh": ("zsh", "-i"), "fish": ("fish", "-i")}

COMMAND = f"""#!/bin/sh
[ -z "$_BOTOX_COMPLETE" ] && [ -n "$RUN" ] && {{ printf '%s\\n' "$@" > "$RUN.part"; mv "$RUN.part" "$RUN"; exit; }}
PYTHONPATH={ROOT} exec {sys.executable} -m botox_cli "$@"
"""
"""The command `botox` of the tests, as a text: it runs the program for completion, or where RUN is not set.

Otherwise it only writes its arguments, one a line, to the file that RUN names.
"""

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
    "apostrophe-in-quotes": ("botox show \"frey's-sy", ["show", "freys-syndrome"]),
    "nothing": ("botox xyz fo", ["xyz", "fo"]),
    "wrong-line": ("botox --json uses br", ["--json", "uses", "br"]),
    "shell": ("botox --show-completion po", ["--show-completion", "powershell"]),
}
"""By the name of the case: what is typed before TAB, and the words that `botox` gets after TAB and Enter."""

FISH_KEEPS = {"apostrophe": "\n", "apostrophe-in-quotes": '"\n'}
"""The cases of `LINES` that fish leaves as typed, each with the keys that end the line: Enter, or a quote and Enter.

Fish compares an offer with what is typed letter by letter, and an apostrophe does not fit.
"""


class Typist:
    """Somebody who types into a shell on a terminal of its own, where `botox` notes its arguments (see `COMMAND`)."""

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
        """Type a text (TAB and Enter as characters), wait until `botox` runs, and give back the arguments of that run.

        It fails if `botox` is not run within `PATIENCE_S`.
        """
        self.run.unlink(missing_ok=True)
        os.write(self._terminal, text.encode())
        end = time.monotonic() + PATIENCE_S
        while not self.run.exists():
            assert time.monotonic() < end, self.shown[-2000:]
            time.sleep(0.01)
        return self.run.read_text(encoding="utf-8").splitlines()

    def leave(self) -> None:
        """Kill the shell and close its terminal."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def _read(self) -> None:
        try:
            while more := os.read(self._terminal, 65536):
                self.shown += more
        except OSError:  # the shell has left
            pass


def surroundings_of(home: Path, **variables: str) -> dict[str, str]:
    """All variables of a person with this home, where zsh and fish have folders of their own.

    Given variables are added or replace these. One with an empty value is left out.
    """
    own = {
        "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
        "HOME": str(home),
        "ZDOTDIR": str(home / "z"),
        "XDG_CONFIG_HOME": str(home / "x"),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
    }
    return {name: value for name, value in (own | variables).items() if value}


def make_home(home: Path) -> Path:
    """Put `bin/botox` (see `COMMAND`) and an empty `mine.yaml` into a folder that exists, and give back the folder."""
    (home / "bin").mkdir()
    (home / "bin/botox").write_text(COMMAND, encoding="utf-8")
    (home / "bin/botox").chmod(0o755)
    (home / "mine.yaml").touch()
    return home


def install(home: Path, *words: str, shell: str = "", **variables: str) -> tuple[int, str, str]:
    """Run `botox --install-completion` with these words behind it; the exit code, stdout and stderr come back.

    With `shell` it is run inside that shell, and the exit code is always 0. For the variables see `surroundings_of`.
    """
    words = ("botox", "--install-completion", *words)
    line = (shell, "-c", f"{' '.join(words)}; true") if shell else words
    done = subprocess.run(
        line, capture_output=True, check=False, env=surroundings_of(home, **variables), text=True, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module", params=SHELLS)
def typist(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typist]:
    """Somebody at a shell with completion installed: bash, zsh and fish in turn. A shell that is missing is skipped."""
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
    end = "'\n" if typist.shell == "bash" else "\n"  # the others complete, and close the quote

    assert typist.type(f"botox show frey's-sy\t{end}") in (["show", "freys-sy"], ["show", "freys-syndrome"])


def on_path(shell: str, tmp_path: Path) -> Path:
    """Make the folder a home (see `make_home`) and give it back, or skip the test where the shell is missing."""
    if not shutil.which(shell):
        pytest.skip(f"no {shell}")
    return make_home(tmp_path)


@pytest.mark.parametrize(
    ("shell", "variables", "files"),
    [
        ("bash", {}, {".bashrc", ".bash_completions/botox.sh"}),
        ("zsh", {}, {"z/.zshrc", "z/.zfunc/_botox"}),
        ("zsh", {"ZDOTDIR": ""}, {".zshrc", ".zfunc/_botox"}),
        ("fish", {}, {"x/fish/completions/botox.fish"}),
        ("fish", {"XDG_CONFIG_HOME": ""}, {".config/fish/completions/botox.fish"}),
        ("fish", {"XDG_CONFIG_HOME": "no whole path"}, {".config/fish/completions/botox.fish"}),
    ],
)
def test_install_writes_where_the_shell_reads(
    tmp_path: Path, shell: str, variables: dict[str, str], files: set[str]
) -> None:
    home = on_path(shell, tmp_path)

    code, out, err = install(home, shell, **variables)

    found = {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}
    assert (code, err) == (0, "")
    assert found - {"bin/botox", "mine.yaml"} == files
    assert all(str(home / name) in out for name in files)


def test_install_asks_zsh_for_a_folder_that_is_not_exported(tmp_path: Path) -> None:
    home = on_path("zsh", tmp_path)
    (home / ".zshenv").write_text("ZDOTDIR=$HOME/own\necho hello\n", encoding="utf-8")
    (home / "own").mkdir()

    assert install(home, "zsh", ZDOTDIR="")[0] == 0

    assert (home / "own/.zshrc").is_file()


@pytest.mark.parametrize(("name", "shell"), [(".bashrc", "bash"), ("z/.zshrc", "zsh")])
def test_install_keeps_every_byte_and_adds_its_line_once(tmp_path: Path, name: str, shell: str) -> None:
    home = make_home(tmp_path)
    (home / "z").mkdir()
    (home / "real").write_bytes(b'alias x="caf\xe9"\r\n# last')
    (home / name).symlink_to(home / "real")

    assert [install(home, shell)[0] for _ in range(2)] == [0, 0]

    before, _, added = (home / "real").read_bytes().partition(b"# last\n")
    assert (before, added.count(b"\n")) == (b'alias x="caf\xe9"\r\n', 1)
    assert (home / name).is_symlink()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("home_is", ["missing", "a file", "relative", "a folder in place of the file"])
def test_install_without_a_place_says_what_to_do_by_hand(tmp_path: Path, shell: str, home_is: str) -> None:
    homes = {"missing": tmp_path / "gone", "a file": tmp_path / "mine.yaml", "relative": Path("here")}
    make_home(tmp_path)
    for name in (".bashrc", ".zshrc", ".config/fish/completions/botox.fish"):
        (tmp_path / name).mkdir(parents=True)

    home = str(homes.get(home_is, tmp_path))
    code, out, err = install(tmp_path, shell, HOME=home, ZDOTDIR="", XDG_CONFIG_HOME="")

    assert (code, out, err.count("\n")) == (73, "", 1)
    assert f"; by hand: `botox --show-completion {shell}` prints the script, for a file " in err
    assert not (tmp_path / "gone").exists()


def test_shells_are_told_where_another_is_named(tmp_path: Path) -> None:
    expected = "expected one of bash, zsh, fish, powershell, pwsh; try: botox --install-completion bash"

    assert install(make_home(tmp_path), "tcsh") == (2, "", f"botox: no completion for 'tcsh', {expected}\n")


@pytest.mark.parametrize("name", ["bash", "zsh", "fish", "pwsh", "/usr/bin/ZSH"])
def test_script_is_that_of_the_named_shell(botox: Callable[..., tuple[int, str, str]], name: str) -> None:
    script = SHELL_SCRIPTS[Path(name).name.lower()].script

    assert botox("--show-completion", name) == botox(f"--show-completion={name}") == (0, script, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script_is_that_of_the_shell_that_asks(tmp_path: Path, shell: str) -> None:
    home = on_path(shell, tmp_path)

    done = subprocess.run(
        [shell, "-c", "botox --show-completion; true"],
        capture_output=True,
        check=True,
        env=surroundings_of(home),
        text=True,
    )

    assert done.stdout == SHELL_SCRIPTS[shell].script


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_script_can_be_read_by_a_shell_of_today(tmp_path: Path, shell: str) -> None:
    home = on_path(shell, tmp_path)

    done = subprocess.run(
        [shell, "-fc" if shell == "zsh" else "-c", 'eval "$(botox --show-completion $0)"', shell],
        capture_output=True,
        check=False,
        env=surroundings_of(home),
        text=True,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
