"""What every command gets from its class `BotoxCommand`: common options, BOTOX_FORMAT, BOTOX_REGION, a help page."""

import os
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from typer._types import TyperChoice
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_click_type
from typer.models import OptionInfo

from botox_cli.catalogue.files import is_data_file
from botox_cli.catalogue.model.values import REGIONS, Region
from botox_cli.commands.arguments import Request, one_of
from botox_cli.errors import UsageError
from botox_cli.queries.lookup import LONGEST_NAME
from botox_cli.render.formats import ANSWER_FORMATS, FORMATS
from botox_cli.render.output import (
    answer,
    has_colour_on_terminal,
    wants_drawn_tables,
    wants_format,
    wants_full_screen,
    wants_items_alone,
    wants_screen,
)
from botox_cli.render.settings import Colour, Settings, one_format, one_output
from botox_cli.render.view import View
from botox_cli.text import fold, quote_text


class PreparedAnswer(NamedTuple):
    """The view that a command returned, and the settings that say how it is written."""

    view: View
    settings: Settings


DEAF_TO_VARIABLES = ("urgent",)
"""The commands whose format BOTOX_FORMAT does not change."""


class OneOf(TyperChoice[str]):
    """A parameter that takes a word of a `Literal`, in upper or lower case, or the words that answers show for it."""

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Return the word of the `Literal` that was meant.

        `value` is that word in any letter case, or words that answers show for it.

        Raises:
            BadParameter: the value is none of these; the message lists the words, and the most similar one at the end.
        """
        folded = fold(value)
        known = {fold(choice): choice for choice in self.choices}
        if folded in known:
            return known[folded]
        from botox_cli.presentation.labels import shown_as  # only after a miss

        known |= {fold(words): choice for choice in self.choices for words in shown_as(choice)}
        return known.get(folded) or self.fail(
            f"{quote_text(value)} is not one of {_list_choices(self.choices, folded, known)}", param, ctx
        )


def _list_choices(choices: Sequence[str], folded: str, known: dict[str, str]) -> str:
    """The choices as text and, if there is one, the choice most similar to what was typed.

    `folded` is what was typed, as `fold` makes it; `known` has the choice for each folded word that may be typed.
    """
    from difflib import get_close_matches

    near = get_close_matches(folded[:LONGEST_NAME], known, n=1)
    return ", ".join(choices) + (f"; did you mean {known[near[0]]!r}?" if near else "")


class _Helped:
    """Base class of commands and groups of commands: `--help` writes their help page in the way answers are written."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help` as typer makes it, but it shows the help page of this program; None if typer has none."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.callback = _show_help
        return option


def _show_help(ctx: Any, _param: Any, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        answer(f"{ctx.get_help()}\n")
        ctx.exit()


class BotoxCommand(_Helped, TyperCommand):
    """A command with the options that all commands share.

    Its epilog holds examples, one a line.
    """

    def __init__(self, *args: Any, params: list[Any] | None = None, **kwargs: Any) -> None:
        self._own = list(params or [])
        self._common = _common_options()
        for param in (*self._own, *self._common):
            if isinstance(param.type, TyperChoice):
                param.type = OneOf(param.type.choices, case_sensitive=False)
        super().__init__(*args, params=[*self._own, *self._common], **kwargs)

    def invoke(self, ctx: Any) -> PreparedAnswer:
        """Call the command's function with its own options; return its view, and the common options as settings.

        The function finds what it needs of the common options in `ctx.obj`, a `Request`.

        Raises:
            UsageError: a common option, BOTOX_FORMAT or BOTOX_REGION is not valid.
        """
        chosen = {name: ctx.params.pop(name) for name in [str(param.name) for param in self._common]}
        files, only = chosen.pop("data") or (), chosen.pop("only")
        settings = _settings(**chosen)
        if wants_format(settings) and self.name not in DEAF_TO_VARIABLES:
            settings = settings._replace(format=_format_from_env())
        if settings.output not in (None, "-"):
            _keep_data_files(settings.output, files, ctx.params)
        for_people = wants_screen(settings)
        region = _region_from_env() if for_people else None
        ctx.obj = Request(
            files,
            only,
            wants_screen=for_people,
            draws_tables=wants_drawn_tables(settings),
            wants_items_alone=wants_items_alone(settings),
            region=region,
            wants_full_screen=wants_full_screen(settings),
            has_colour=has_colour_on_terminal(settings),
        )
        return PreparedAnswer(super().invoke(ctx), settings)

    def get_help(self, ctx: Any) -> str:
        """The help page: the line to type, the command's own options, the common options, examples."""
        helps = [param for param in self.get_params(ctx) if param not in (*self._own, *self._common)]
        examples = [(example, "") for example in (self.epilog or "").splitlines()]
        options = (("Options", _records(ctx, self._own)), ("Output", _records(ctx, self._common + helps)))
        return _page(self, ctx, *options, ("Examples", examples))


class BotoxMenu(_Helped, TyperGroup):
    """A group of commands under one name, with a help page like that of a command."""

    def command_groups(self, ctx: Any) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
        """The headings of the help page (here one, `Commands`), each with its commands and what they answer."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [("Commands", [(name, str(command.help).rstrip(".")) for name, command in found if command])]

    def get_help(self, ctx: Any) -> str:
        """The help page: every command with its line of help, then the options."""
        return _page(self, ctx, *self.command_groups(ctx), ("Options", _records(ctx, self.get_params(ctx))))


def _page(command: Any, ctx: Any, *groups: tuple[str, Sequence[tuple[str, str]]]) -> str:
    from botox_cli.cli.help import CommandGroup, page

    usage = " ".join((*ctx.command_path.split(), *(piece.strip("{}") for piece in command.collect_usage_pieces(ctx))))
    return page(command.help, [CommandGroup("Usage", [(usage, "")]), *(CommandGroup(*group) for group in groups)])


def _records(ctx: Any, params: Sequence[Any]) -> list[tuple[str, str]]:
    found = [(param, param.get_help_record(ctx)) for param in params]
    return [
        (record[0], "this page" if param.name == "help" else record[1].partition("  [")[0])
        for param, record in found
        if record
    ]


def _format_from_env() -> str | None:
    """The format named by BOTOX_FORMAT, in upper or lower case; None if it is not set or empty.

    Raises:
        UsageError: BOTOX_FORMAT is set to something that is not in `ANSWER_FORMATS`.
    """
    name = os.environ.get("BOTOX_FORMAT", "")
    folded = fold(name)
    if not folded:
        return None
    if folded in ANSWER_FORMATS:
        return folded
    expected = _list_choices(ANSWER_FORMATS, folded, {form: form for form in ANSWER_FORMATS})
    raise UsageError(f"BOTOX_FORMAT is {quote_text(name)}, expected one of {expected}")


def _region_from_env() -> Region | None:
    """The region named by BOTOX_REGION, in upper or lower case; None if it is not set or empty.

    Raises:
        UsageError: BOTOX_REGION is set to something that is not the code of a region.
    """
    name = os.environ.get("BOTOX_REGION", "")
    region = next((region for region in REGIONS if region == name.upper()), None)
    if name and region is None:
        raise UsageError(f"BOTOX_REGION is {quote_text(name)}, expected one of {', '.join(REGIONS)}")
    return region


def _keep_data_files(output: str, files: Sequence[str], params: Mapping[str, Any]) -> None:
    """Check that the output file is not a data file: a bundled one, one of BOTOX_DATA, or one on the command line.

    On the command line are `files`, which `--data` names, and the arguments `files`, `old` and `new` in `params`.

    Raises:
        UsageError: the output is a data file, perhaps under another name.
    """
    named = (*files, *(params.get("files") or ()), *filter(None, (params.get("old"), params.get("new"))))
    if is_data_file(output, named):
        raise UsageError(f"-o {output!r}, one of the data files that are read, expected another file")


def _common_options() -> list[TyperOption]:
    """The common options, built by hand: if typer inspected a function for them, a command would take twice as long."""
    return [
        _value("-f", "--format", "FORMAT", one_of(tuple(FORMATS)), choices=tuple(FORMATS)),
        _flag("--json", "short for -f json"),
        _flag("--csv", "short for -f csv"),
        _flag("--plain", "short for -f plain"),
        _value("--fields", "A,B", "columns to show, in order"),
        _value("-o", "--output", "FILE", "write to a file", multiple=True),
        _flag("--bom", "csv, tsv for Excel"),
        _flag("--cite", "with its sources"),
        _flag("--full", "every row, with its sources"),
        _flag("--ids", "show ids on screen"),
        _value("--color", "WHEN", "always or never", choices=Colour, default="auto"),
        _flag("--no-pager", "do not use a pager"),
        _value("--data", "FILE", "add a YAML file", multiple=True),
        _flag("--only", "use only the --data files"),
        _flag("-q", "--quiet", "no hints"),
    ]


def _value(*words: str, choices: Any = str, **others: Any) -> TyperOption:
    *spellings, metavar, help_ = words
    is_listed = isinstance(choices, tuple)
    type_ = OneOf(choices) if is_listed else get_click_type(annotation=choices, parameter_info=OptionInfo())
    return TyperOption(param_decls=spellings, metavar=metavar, help=help_, type=type_, **others)


def _flag(*words: str) -> TyperOption:
    *spellings, help_ = words
    return TyperOption(param_decls=spellings, help=help_, is_flag=True, default=False)


def _settings(
    *,
    format: str | None,
    json: bool,
    csv: bool,
    plain: bool,
    fields: str | None,
    output: Sequence[str] | None,
    cite: bool,
    full: bool,
    ids: bool,
    bom: bool,
    color: Colour,
    no_pager: bool,
    quiet: bool,
) -> Settings:
    names = None if fields is None else tuple(filter(None, map(str.strip, fields.split(","))))
    if names == ():
        raise UsageError(f"no field in {quote_text(fields or '')}, expected names of fields; try: --fields id,name")
    return Settings(
        format=one_format(format, json=json, csv=csv, plain=plain),
        output=one_output(output or ()),
        fields=names or (),
        cite=cite,
        full=full,
        ids=ids,
        bom=bom,
        colour=color,
        quiet=quiet,
        pager=not no_pager,
    )
