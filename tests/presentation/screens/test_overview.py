"""The screen of `botox` alone: two strips, what to type, what to do in an emergency."""

import re
from collections.abc import Callable

import pytest
from support import Botox

from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.commands.overview import TRY


@pytest.fixture
def drawn(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], str]:
    """Draw the screen of `botox` alone, at a width in columns."""

    def show(columns: int) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        return botox("-f", "table")[1]

    return show


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_strips_have_a_mark_for_every_use(drawn: Callable[[int], str], catalogue: Catalogue, columns: int) -> None:
    out = drawn(columns)

    strips = "".join(re.findall(r"[●◐·▲◆▼–]{4,}", out))
    assert len(strips) == 2 * len(catalogue.uses)
    assert max(map(len, out.splitlines())) <= columns


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_what_a_command_answers_stands_beside_it(drawn: Callable[[int], str], columns: int) -> None:
    rows = [row for row in drawn(columns).splitlines() if row.startswith(" botox ")][1:]

    beside = [re.split("  +", row.strip()) for row in rows]
    short = [pair for pair in beside if pair[0] != TRY[0][0]]
    assert short == [list(pair) for pair in TRY[1:-1]]
    assert len({row.index(answer) for row, (_, answer) in zip(rows[-len(short) :], short, strict=True)}) == 1


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_every_command_to_try_is_whole(drawn: Callable[[int], str], columns: int) -> None:
    out = drawn(columns)

    assert [command for command, _ in TRY if command not in out] == []
    assert " !  botox urgent Trouble breathing, swallowing or speaking after an injection?" in re.sub(r"\n +", " ", out)
