"""What the command lines of the benchmarks share: faults told in one line."""

import argparse
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong, and ends with code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where all options stand."""
        self.exit(2, f"{self.prog}: {message}; try: {self.prog} --help\n")


def positive(text: str) -> int:
    """A whole number above zero."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r}, expected a whole number from 1")
    return int(text)
