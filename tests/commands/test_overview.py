"""`botox` alone: what this is, what to type, how old the data is."""

import shlex

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.commands.overview import TRY


def test_in_full_it_says_what_it_is_and_commands_to_try(botox: Botox, catalogue: Catalogue) -> None:
    counts = f"{len(catalogue.uses)} uses, {len(catalogue.products)} products, {len(catalogue.sources):,} documents"

    code, out, err = botox("--full")

    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "botox",
        "What it is: the reference on Botox in the terminal",
        f"{counts}. Every fact says where it comes from and how far that was checked.",
        *(f"{command}: {answers}" for command, answers in TRY),
        "",
        f"Information, not medical advice. Data reviewed {catalogue.edition.reviewed_to}.",
    ]


@pytest.mark.parametrize("command", [command for command, _ in TRY])
def test_a_command_to_try_is_answered(botox: Botox, command: str) -> None:
    name, *words = shlex.split(command)

    code, _, err = botox(*words)

    assert (name, code, err) == ("botox", 0, "")
