"""The completion scripts for shells, and the files from which the shells load them."""

import os
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from botox_cli.errors import OutputError, UsageError, reason
from botox_cli.text import quote_text

_BASH = """\
_botox_completion() {
    local IFS=$'\\n'
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" \\
                   _BOTOX_COMPLETE=complete_bash "$1" 2>/dev/null ) )
}

complete -o default -F _botox_completion botox
"""

_ZSH = """\
#compdef botox

_botox() {
    local -a found
    found=( ${(f)"$(env COMP_WORDS="${(F)words[1,CURRENT]}" COMP_CWORD=$((CURRENT - 1)) \\
                    _BOTOX_COMPLETE=complete_zsh ${words[1]} 2>/dev/null)"} )
    if (( $#found )); then
        compadd -U -- $found
    else
        compset -P '*='
        _files
    fi
}

if [[ $funcstack[1] == _botox ]]; then  # read from a folder of fpath, by the first TAB
    _botox "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _botox botox
fi
"""

_FISH = """\
function __botox_completion
    set -l before (commandline -opc)
    set -l found (env COMP_WORDS=(string join \\n -- $before (commandline -ct) | string collect) \\
        COMP_CWORD=(count $before) _BOTOX_COMPLETE=complete_fish $before[1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        set -l option (string match --regex -- '^--[^=]+=' (commandline -ct))
        for path in (__fish_complete_path (string replace -- "$option" '' (commandline -ct)))
            printf '%s%s\n' "$option" $path
        end
    end
end

complete --command botox --no-files --arguments '(__botox_completion)'
"""

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName botox -ScriptBlock {
    param($word, $line, $position)
    $Env:_BOTOX_COMPLETE = "complete_powershell"
    $Env:_TYPER_COMPLETE_ARGS = $line.ToString()
    $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $word
    botox 2>$null | ForEach-Object {
        $found = ($_ -Split ":::")[0]
        [System.Management.Automation.CompletionResult]::new($found, $found, "ParameterValue", $found)
    }
    $Env:_BOTOX_COMPLETE = ""
    $Env:_TYPER_COMPLETE_ARGS = ""
    $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = ""
}
"""


class _Place(NamedTuple):
    """The file for the script; the startup file, and the line in it that loads the script: None and empty for fish."""

    script: Path
    startup: Path | None = None
    line: str = ""


class _Shell(NamedTuple):
    """A shell that has completion: its script, and the function that finds its files, if they are known."""

    script: str
    by_hand: str
    """Where its script belongs, in words, for a person who puts it there."""
    place: Callable[[], _Place] | None = None


def script(name: str) -> str:
    """The completion script for a shell; for the shell that started this process if the name is empty.

    Raises:
        UsageError: the shell has no completion, or the name is empty and nothing tells which shell this is.
    """
    return SHELLS[_find_shell(name, "--show-completion")].script


def install(name: str) -> str:
    """Make a shell load its completion script at start, and return in words what was done.

    An empty name means the shell that started this process.

    Raises:
        UsageError: the shell has no completion or no known startup file (PowerShell), or the name is empty and nothing
            tells which shell this is.
        OutputError: a file cannot be written, or there is no home folder.
    """
    name = _find_shell(name, "--install-completion")
    shell = SHELLS[name]
    by_hand = f"by hand: `botox --show-completion {name}` prints the script, {shell.by_hand}"
    if shell.place is None:
        raise UsageError(f"no file of {name} is known; {by_hand}")
    try:
        place = shell.place()
        _write(place, shell.script)
    except OSError as error:
        at = f" {str(error.filename)!r}" if error.filename else ""
        raise OutputError(f"cannot write{at}: {reason(error)}; {by_hand}") from error
    except OutputError as error:
        raise OutputError(f"{error}; {by_hand}") from error
    read_by = f", read by {place.startup}" if place.startup else ""
    return f"completion for {name}: {place.script}{read_by}\nIt works in every {name} that is started from now on.\n"


def _find_shell(name: str, option: str) -> str:
    """The name of the shell that `name` means, perhaps by its path; if empty, of the one that started this process.

    The error tells how to use `option`, which was typed.

    Raises:
        UsageError: the shell has no completion, or the name is empty and nothing tells which shell this is.
    """
    asked = Path(name).name.lower().removesuffix(".exe") if name else _detect_shell()
    if asked in SHELLS:
        return asked
    expected = f"expected one of {', '.join(SHELLS)}; try: botox {option} bash"
    if not asked:
        raise UsageError(f"nothing tells which shell this is, {expected}")
    raise UsageError(f"no completion for {quote_text(name or asked)}, {expected}")


def _detect_shell() -> str:
    """The name of the shell that started this process, else of the login shell (SHELL); empty if both are unknown."""
    with suppress(ImportError, OSError, RuntimeError):
        from shellingham import detect_shell  # comes with typer

        return str(detect_shell()[0])
    return Path(os.environ.get("SHELL", "")).name


def _write(place: _Place, text: str) -> None:
    """Write the script and, if the startup file does not have it yet, the line that loads the script.

    Raises:
        OSError: the folder cannot be made, or the startup file cannot be opened for writing; no script is written then.
        OutputError: the script cannot be written.
    """
    from botox_cli.render.atomic_write import save

    _make_folder(place.script.parent)
    if place.startup is None:
        save(text, str(place.script))
        return
    if place.startup.exists() and not place.startup.is_file():
        raise OSError(None, "no regular file", str(place.startup))
    with place.startup.open("a+b") as stream:  # other lines stay as they are, in whatever encoding
        save(text, str(place.script))
        stream.seek(0)
        before = stream.read()
        wanted = os.fsencode(place.line)
        if wanted not in map(bytes.strip, before.splitlines()):
            stream.write((b"\n" if before and not before.endswith(b"\n") else b"") + wanted + b"\n")


def _make_folder(path: Path) -> None:
    """Make the folder if need be, writable only by its owner: zsh reads functions from no other.

    A folder that exists stays as it is.
    """
    if not path.is_dir():
        path.mkdir(mode=0o755, parents=True)


def _home() -> Path:
    """The user's home folder.

    Raises:
        OSError: the user has no home folder.
    """
    try:
        home = Path.home()
    except RuntimeError as error:
        raise OSError(None, "no home folder is known, expected one in HOME") from error
    if not home.is_absolute() or not home.is_dir():
        raise OSError(None, "no such folder, expected HOME to name one", str(home))
    return home


def _bash() -> _Place:
    """The places for bash: a file for the script, and ~/.bashrc, which all but login shells read."""
    path = _home() / ".bash_completions/botox.sh"
    return _Place(path, _home() / ".bashrc", f"source {_in_quotes(path)}")


def _zsh() -> _Place:
    """The places for zsh: the file _botox in the folder .zfunc, and .zshrc; both in ZDOTDIR, or at home without it."""
    folder = _zdotdir()
    functions = "~/.zfunc" if folder is None else _in_quotes(folder / ".zfunc")
    folder = folder or _home()
    return _Place(folder / ".zfunc/_botox", folder / ".zshrc", f"fpath+={functions}; autoload -Uz compinit; compinit")


def _zdotdir() -> Path | None:
    """The folder in ZDOTDIR, as zsh sees it, since ~/.zshenv may set it; None if it is the home folder or not set.

    Raises:
        OSError: ZDOTDIR is not an absolute path.
    """
    name = os.environ.get("ZDOTDIR", "")
    with suppress(OSError, subprocess.SubprocessError):
        asked = ("zsh", "-c", "print -rn -- $'\\0'$ZDOTDIR")
        done = subprocess.run(asked, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=10)
        name = os.fsdecode(done.stdout.rpartition(b"\0")[2])
    if name and not Path(name).is_absolute():
        raise OSError(None, "expected ZDOTDIR to be a whole path", name)
    return Path(name) if name and Path(name) != Path(os.environ.get("HOME", "")) else None


def _in_quotes(path: Path) -> str:
    """A path in quotes for a shell, also where it needs none: `_write` finds the same line if it was written before."""
    return quote(str(path)) if "'" in str(path) else f"'{path}'"


def _fish() -> _Place:
    """The place for fish: a file in the folder from which fish loads completions by itself."""
    wanted = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(wanted) if Path(wanted).is_absolute() else _home() / ".config"
    return _Place(folder / "fish/completions/botox.fish")


SHELLS = {
    "bash": _Shell(_BASH, "for a file that ~/.bashrc sources", _bash),
    "zsh": _Shell(_ZSH, "for a file _botox in a folder of fpath", _zsh),
    "fish": _Shell(_FISH, "for a file botox.fish in a folder of fish_complete_path", _fish),
    "powershell": _Shell(_POWERSHELL, "for the file that $PROFILE names"),
    "pwsh": _Shell(_POWERSHELL, "for the file that $PROFILE names"),
}
