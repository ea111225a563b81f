"""Errors that the user can correct, each with its exit code."""

from typing import NamedTuple

from botox_cli.text import make_printable


class BotoxError(Exception):
    """An error that the user can correct; its text says what was found, what was expected and what to do next."""

    exit_code = 1


class NotFoundError(BotoxError):
    """The command line is correct, but the catalogue has no answer to it."""

    exit_code = 1


class UsageError(BotoxError):
    """A command line or a variable such as BOTOX_REGION that is wrong, or that cannot be obeyed on this computer."""

    exit_code = 2


class Problem(NamedTuple):
    """One fault in a data file; line and column count from 1, and are 0 if the whole file is meant.

    `path` is the path inside the file as `path_text` writes it, empty if the whole file is meant.
    """

    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return make_printable(f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}")


def reason(error: Exception) -> str:
    """The message of an error, its first letter in lower case; of an `OSError`, what the operating system says."""
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]


class CatalogueError(BotoxError):
    """Data files that do not hold a valid catalogue; its text has a line for each of `problems`, in the order given."""

    exit_code = 65

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class InputError(BotoxError):
    """A data file that is missing or cannot be read, or names of data files that cannot be used, such as `''`."""

    exit_code = 66


class OutputError(BotoxError):
    """An output file, a folder or stdout that cannot be written."""

    exit_code = 73
