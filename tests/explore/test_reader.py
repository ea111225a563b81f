"""Pages in the whole window: no keys that come at once end the program while a page opens or closes."""

from typing import Any

import pytest
from textual.pilot import Pilot

from .conftest import Screen, at_once


@pytest.mark.parametrize(
    "keys",
    ["wh", "!h", "whh", "wfh", "whohy", "wtwthhh", "w/h", "wph"],
)
def test_keys_in_one_read_end_nothing(screen: Screen, keys: str) -> None:
    names = {"!": "exclamation_mark", "?": "question_mark", "/": "slash"}

    text = screen(at_once(*(names.get(key, key) for key in keys)), "escape", "escape", "escape")

    assert " of 83 uses" in text or " of 26 products" in text


def test_back_and_a_resize_at_once_end_nothing(screen: Screen) -> None:
    async def press(pilot: Pilot[Any]) -> None:
        await at_once("w")(pilot)
        resize = pilot.resize_terminal(140, 40)
        await at_once("h", "h")(pilot)
        await resize
        await pilot.pause()

    assert "› Crow's feet" in screen(press)
