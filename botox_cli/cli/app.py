"""The Typer app: lists the commands, writes the views that they return, turns errors into messages and exit codes."""

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer._click.exceptions import UsageError as WrongGrammar
from typer._click.shell_completion import CompletionItem
from typer._click.types import IntRange
from typer.core import TyperGroup

from botox_cli import __version__
from botox_cli.cli import completion
from botox_cli.cli.options import BotoxCommand, BotoxMenu, PreparedAnswer
from botox_cli.errors import (
    BotoxError,
    CatalogueError,
    NotFoundError,
    OutputError,
    Problem,
    UsageError,
    reason,
)
from botox_cli.render import output
from botox_cli.text import MAX_QUOTED_PATH, make_printable, quote_text, remove_invisible, shorten

HELP = "The reference on Botox: uses, products, risks and claims, each with its source."

COMMAND_GROUPS = {
    "Look up": {
        "search TEXT": "in your own words: the answer, then the rest",
        "show NAME": "one use, product, risk or word on one screen",
        "uses": "what it is used for, where approved, does it work, how long",
        "map [NAME]": "where on the face and the body, as a drawing",
        "products": "the toxins: where licensed, what is in them, for what",
        "compare A B": "uses or products side by side, what differs",
    },
    "Before and after": {
        "checklist USE": "a sheet for a consultation, to take along or to print",
        "leaflet USE": "one printed page to hand out",
        "risks [NAME]": "what can go wrong, with numbers; --with DRUG",
        "urgent": "signs that need help now, and what to do",
    },
    "Judge": {
        "claims": "what is said about Botox, and whether it holds",
        "benefits [USE]": "what is said to be good about it; what improves, by how much",
        "classify [NAME]": "is it plastic surgery? who says what",
        "timeline": "the history of the toxin",
        "sources [NAME]": "where each fact comes from, and how far it was checked",
    },
    "Browse": {
        "explore [NAME]": "all of it full screen: search, filter, map, compare",
        "list [KIND]": "every entry of a kind: terms, procedures, statistics …",
        "site --to DIR": "the whole catalogue as web pages",
        "data": "check data files: the bundled ones and your own",
        "help [COMMAND]": "the options of a command, the same as --help",
    },
}
"""The headings of the help page, each with lines to type (the first word is the command) and what they answer."""

COMMAND_TEXTS = {typed.split()[0]: text for group in COMMAND_GROUPS.values() for typed, text in group.items()}

SHELL_OPTIONS = ("--install-completion", "--show-completion")
"""The options that the name of a shell may follow; without a name, they mean the shell that started this process."""

ALIASES = {"info": "show", "find": "search", "side-effects": "risks", "vs": "compare", "emergency": "urgent"}

FILE_OPTIONS = ("-o", "--output", "--data", "--to")

MAX_TOLD = 99
"""The most problems of data files that an error message lists; `data check` shows up to 1,000."""

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)

COMPLETE = "_BOTOX_COMPLETE"
"""The environment variable that a shell sets to ask for completion."""

TRADE_MARK = "BOTOX is a registered trade mark; this program is independent of its maker."


class BotoxGroup(BotoxMenu):
    """All commands; the module of a command is loaded when that command runs."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order of the help page."""
        return list(COMMAND_TEXTS)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the line up to the name of the command; return what follows the name.

        Options without a command, `botox --json`, are kept in `ctx.meta` for the overview. A last option of
        `SHELL_OPTIONS` gets an empty name of a shell.

        Raises:
            UsageError: an option stands before its command.
        """
        own = ["--", *(spelling for param in self.get_params(ctx) for spelling in param.opts)]
        if args and args[0].startswith("-") and args[0].partition("=")[0] not in own:
            with_value = [
                spelling for param in command("overview").params if not param.is_flag for spelling in param.opts
            ]
            words = [word in COMMAND_TEXTS or word in ALIASES for word in args]
            at = next((at for at, known in enumerate(words) if known and args[at - 1] not in with_value), None)
            if at is not None:
                moved = _join_command(*args[at:], *args[:at])
                raise UsageError(f"{quote_text(args[0])} before the command, expected options after it; try: {moved}")
            ctx.meta["options of the overview"], args = args, []
        if args and args[-1] in SHELL_OPTIONS:
            args = [*args, ""]  # the shell that asks
        return super().parse_args(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load the command with this name or alias; None if there is none, also for `help`."""
        name = ALIASES.get(cmd_name, cmd_name)
        return command(name) if name in COMMAND_TEXTS and name != "help" else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first argument names; if it names none, take the line as a question for `search`.

        The result is the name, the command, and its arguments. A single word that is a misspelled command is an error,
        not a question.

        Raises:
            UsageError: the line is one word, and that is a misspelled command.
        """
        if args[0] not in COMMAND_TEXTS and args[0] not in ALIASES and not args[0].startswith("-"):
            from botox_cli.cli.suggestions import slip_of

            meant = slip_of(args, (*COMMAND_TEXTS, *ALIASES))
            if meant is not None:
                typed, options = args[0], [word for word in args if word.startswith("-")]
                raise UsageError(f"no command {typed!r}; did you mean {meant!r}? try: {_join_command(meant, *options)}")
            return "search", command("search"), args
        _, found, rest = super().resolve_command(ctx, args)
        return getattr(found, "name", None), found, rest

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The commands and options that begin with what was typed, to complete it in a shell; no command is loaded."""
        options = super(TyperGroup, self).shell_complete(ctx, incomplete)
        return [CompletionItem(name) for name in COMMAND_TEXTS if name.startswith(incomplete)] + options

    def command_groups(self, ctx: Any) -> list[tuple[str, list[tuple[str, str]]]]:
        """The headings of the help page, each with its commands and their lines of help; no command is loaded."""
        return [(title, list(group.items())) for title, group in COMMAND_GROUPS.items()]


def _join_command(*arguments: str) -> str:
    """Join arguments to a line that begins with `botox`, quoted so that it can be pasted into a shell."""
    from shlex import join  # only for a message

    return join(("botox", *arguments))


def command(name: str) -> Any:
    """Build a command from its module in `commands`: a group if the module has `COMMANDS`, else a single command.

    The function of a single command has the same name, or this name and `_`: `list_`.
    """
    module = import_module(f"botox_cli.commands.{name}")
    if hasattr(module, "COMMANDS"):
        return _group(name, module)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    function = getattr(module, name if hasattr(module, name) else f"{name}_")  # `list_` leaves the built-in its name
    single.command(name, cls=BotoxCommand, help=module.HELP, epilog=getattr(module, "EXAMPLES", ""))(function)
    return typer.main.get_command(single)


def _group(name: str, module: Any) -> Any:
    """Build a command that has subcommands, such as `botox data`, from the `COMMANDS` of its module."""
    group = typer.Typer(name=name, cls=BotoxMenu, help=module.HELP, add_completion=False, rich_markup_mode=None)
    for part, told in module.COMMANDS.items():
        group.command(part, cls=BotoxCommand, help=told.help, epilog=told.examples)(told.function)
    return typer.main.get_command(group)


app: typer.Typer = typer.Typer(
    cls=BotoxGroup,
    help=HELP,
    add_completion=False,
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _shells_beginning(start: str) -> list[str]:
    """The names of the shells that have completion and begin with `start`."""
    from botox_cli.cli.shells import SHELLS

    return [name for name in SHELLS if name.startswith(start)]


@app.callback()
def botox(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("-V", "--version", help="the version")] = False,
    install_completion: Annotated[
        str | None,
        typer.Option(metavar="[SHELL]", help="set up completion in this shell", autocompletion=_shells_beginning),
    ] = None,
    show_completion: Annotated[
        str | None,
        typer.Option(metavar="[SHELL]", help="print the script that does it", autocompletion=_shells_beginning),
    ] = None,
) -> PreparedAnswer | None:
    """The overview, if no command was typed; None if a command follows.

    Raises:
        typer.Exit: the version, a script or the setup of completion was asked for; the answer is already written.
        UsageError, OutputError: completion cannot be set up.
    """
    if version:
        output.answer(f"botox {__version__}\n{TRADE_MARK}\n")
        raise typer.Exit
    for name, is_wished in ((show_completion, False), (install_completion, True)):
        if name is not None:
            from botox_cli.cli import shells  # only when it is set up

            output.answer(shells.install(name) if is_wished else shells.script(name))
            raise typer.Exit
    if ctx.invoked_subcommand is not None:
        return None
    overview = command("overview")
    with overview.make_context(None, ctx.meta.get("options of the overview", []), parent=ctx) as context:
        answer: PreparedAnswer = overview.invoke(context)
        return answer


def main() -> None:
    """Run the command line of this process and end with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Answer one command line, given without `botox`, and return its exit code; an error becomes a message on stderr.

    If `arguments` is empty and `_BOTOX_COMPLETE` is set, a shell asks for completion. A line that asks for the signs of
    danger gets them even after an error. If BOTOX_DEBUG is set, a fault of the program is raised, so that its traceback
    is seen.
    """
    arguments = _visible(arguments)
    if arguments:
        os.environ.pop(completion.VARIABLE, None)  # a shell that completes types nothing behind the name of the program
    try:
        if instruction := os.environ.get(completion.VARIABLE):
            return completion.complete(typer.main.get_command(app), instruction)
        return _answer_or_search(list(arguments))
    except BrokenPipeError:
        output.leave_quietly(sys.stdout)
        return 0
    except Exception as error:
        from botox_cli.cli.emergency import is_emergency

        if is_emergency(arguments):
            return _answer_anyway(list(arguments), error)
        if os.environ.get("BOTOX_DEBUG") and not isinstance(error, BotoxError | typer.TyperException):
            raise
        return _fail(*_fault(error, arguments))


def _fault(error: Exception, arguments: Sequence[str]) -> tuple[list[str], int]:
    """The message of an error as lines, without `botox: `, and its exit code.

    If stdout had no room, nothing more is written to it.
    """
    if isinstance(error, CatalogueError):
        return _list_problems(error.problems), error.exit_code
    if isinstance(error, BotoxError):
        return [_shorten_arguments(str(error), arguments)], error.exit_code
    if isinstance(error, typer.TyperException):
        return [_shorten_arguments(_one_line(error, arguments), arguments)], error.exit_code
    if isinstance(error, OSError) and error.errno in NO_ROOM:  # typer prints what completes by itself
        output.leave_quietly(sys.stdout)
        return [f"cannot write to stdout: {reason(error)}; expected room"], OutputError.exit_code
    return [f"a fault of the program, {type(error).__name__}: {error}; BOTOX_DEBUG=1 shows where"], 70


def _answer_anyway(arguments: list[str], error: Exception) -> int:
    """Answer a line that asks for the signs of danger and ended in an error.

    The line is tried again without the environment variables of this program, then simpler lines are. If none works,
    the names of the signs are written. If stdout cannot be written to, no line is tried, and the names go to stderr.
    The error goes to stderr. Returns the exit code: 0 if the line worked as it was typed, else that of the error.
    """
    from botox_cli.cli import emergency

    (fault, *_), exit_code = _fault(error, arguments)
    for name in emergency.OWN_VARIABLES:
        os.environ.pop(name, None)
    has_stdout = not isinstance(error, OutputError) or emergency.writes_file(arguments)
    for line in emergency.simpler_lines(arguments) if has_stdout else ():
        if _is_answered(line):
            return _fail([fault], 0 if line == arguments else exit_code)
    _fail([fault], exit_code)
    try:
        output.write(emergency.last_lines(), sys.stdout if has_stdout else sys.stderr)
    except (OSError, AttributeError, ValueError):
        output.leave_quietly(sys.stderr)
    return exit_code


def _is_answered(arguments: list[str]) -> bool:
    """Answer a command line; return false if that raises an error. A pipe that nobody reads any more is no error."""
    try:
        _answer(arguments)
    except BrokenPipeError:
        output.leave_quietly(sys.stdout)
    except Exception:
        return False
    return True


def _answer_or_search(arguments: list[str]) -> int:
    """Answer a command line and return its exit code; a line that fits no command may be answered by `search`.

    `version` is read as `--version`, and `help NAME` as `NAME --help` if there is such a command.

    Raises:
        TyperException, NotFoundError: the line cannot be answered and is no question (see `is_question`).
    """
    if arguments == ["version"]:
        return _answer(["--version"])
    if arguments[:1] == ["help"]:
        words = [word for word in arguments[1:] if word != "help"]
        named = [word for word in words if not word.startswith("-")][:1]
        is_command = not named or named[0] in COMMAND_TEXTS or named[0] in ALIASES
        return _answer([*words, "--help"]) if is_command else _answer(["search", *words])
    try:
        return _answer(arguments)
    except (typer.TyperException, NotFoundError) as error:
        from botox_cli.cli.suggestions import is_question  # only for what no command answers

        if is_question(arguments, is_wrong_grammar=type(error) is WrongGrammar):
            return _answer(["search", *arguments])
        raise


def _answer(arguments: list[str]) -> int:
    try:
        answer = typer.main.get_command(app).main(args=arguments, prog_name="botox", standalone_mode=False)
    except SystemExit as stop:
        raise BrokenPipeError from stop  # typer ends so when nobody reads its help
    if isinstance(answer, PreparedAnswer):
        output.show(*answer)
        problem, exit_code = answer.view.problem, answer.view.exit_code
        return _fail([problem], exit_code) if problem else exit_code
    return answer if isinstance(answer, int) else 0


def _visible(arguments: Sequence[str]) -> list[str]:
    """The arguments without invisible letters; names of files, which may have such letters, are left as they are."""
    if all(map(str.isascii, arguments)):
        return list(arguments)
    is_file = ["data" in arguments[:1] or before in FILE_OPTIONS for before in ("", *arguments)]
    attached = tuple(f"{option}=" for option in FILE_OPTIONS if option.startswith("--"))
    return [
        word if named or word.startswith(("-o", *attached)) else remove_invisible(word)
        for word, named in zip(arguments, is_file, strict=False)
    ]


def _shorten_arguments(message: str, arguments: Sequence[str]) -> str:
    """The message with every argument in it that has more than `MAX_QUOTED_PATH` letters shortened."""
    for word in sorted(arguments, key=len, reverse=True):
        for long in (word, word.removeprefix("-o"), *word.split("=", 1)):
            if len(long) > MAX_QUOTED_PATH:
                message = message.replace(long, shorten(long)).replace(repr(long)[1:-1], repr(shorten(long))[1:-1])
    return message


def _one_line(error: typer.TyperException, arguments: Sequence[str]) -> str:
    message = _expectation(error) or error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    named = [ALIASES.get(word, word) for word in arguments[:1]]
    path = (
        " ".join(context.command_path.split())
        if context
        else " ".join(["botox", *(word for word in named if word in COMMAND_TEXTS)])
    )
    return f"{message[:1].lower()}{message[1:]}; try: {path} --help".replace("\n", " ")


def _expectation(error: typer.TyperException) -> str:
    """A message for an error about a number: what was given, and which range was expected; empty for other errors."""
    param = getattr(error, "param", None)
    kind = getattr(param, "type", None)
    if not isinstance(kind, IntRange) or kind.min is None:
        return ""
    found = error.message.partition(" is not")[0]
    upper = f" to {kind.max}" if kind.max is not None else ""
    return f"{found} for {param.opts[0]!r}, expected a whole number from {kind.min}{upper}"  # type: ignore[union-attr]


def _list_problems(problems: Sequence[Problem]) -> list[str]:
    more = len(problems) - MAX_TOLD
    rest = [f"{more:,} problems more; `botox data check` lists more"] if more > 0 else []
    return [*map(str, problems[:MAX_TOLD]), *rest]


def _fail(messages: Sequence[str], exit_code: int) -> int:
    if not os.environ.get(completion.VARIABLE):  # a message would stand in the middle of what is being typed
        output.tell("".join(f"botox: {make_printable(message)}\n" for message in messages))
    return exit_code
