"""What the tests of the full screen share: the program as it is driven by keys, and the text of its screen.

They are skipped where Textual is not installed.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import pytest

pytest.importorskip("textual", reason="Textual is not installed: the full screen is not tried")

from textual.events import Key, Paste
from textual.keys import key_to_character

from botox_cli.catalogue import load
from botox_cli.catalogue.model.catalogue import Catalogue
from botox_cli.explore.app import Explore, Start
from botox_cli.explore.drawing import Look
from botox_cli.explore.pages import Pages

Screen = Callable[..., str]


def screen_text(app: Explore) -> str:
    """The letters that are on the screen of a running program, one line for each row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def _drive(app: Explore, size: tuple[int, int], keys: Sequence[Any]) -> str:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            if callable(key):
                await key(pilot)
            else:
                await pilot.press(key)
            await pilot.pause()
        return screen_text(app)


def typed(words: str) -> list[Any]:
    """Steps for the fixture `screen`: open the search and paste the words into it."""

    async def paste(pilot: Any) -> None:
        pilot.app.main.query_one("Query").post_message(Paste(words))
        await pilot.pause()

    return ["slash", paste]


def at_once(*keys: str) -> Any:
    """A step for the fixture `screen`: send all keys before the program acts on the first of them."""

    async def press(pilot: Any) -> None:
        for key in keys:
            pilot.app.post_message(Key(key, key_to_character(key)))
        await pilot.pause()

    return press


@pytest.fixture
def screen(catalogue: Catalogue) -> Screen:
    """Start the program, take steps one after the other, and give back the text that is on its screen then.

    A step is the name of a key, or a coroutine function that takes the pilot of Textual. `size` is columns and rows,
    `look` letters and colours, `start` what is shown first; `known` takes the place of the bundled catalogue.
    """

    def shown(
        *keys: Any,
        size: tuple[int, int] = (80, 24),
        look: Look | None = None,
        start: Start | None = None,
        known: Catalogue | None = None,
    ) -> str:
        used = known or catalogue
        app = Explore(used, Pages(used), look or Look(), start or Start())
        return asyncio.run(_drive(app, size, keys))

    return shown


@pytest.fixture
def local(tmp_path: Any) -> Callable[[str], Catalogue]:
    """Give back the bundled catalogue with a data file laid over it; the argument is the YAML text of that file."""

    def laid_over(text: str) -> Catalogue:
        path = tmp_path / "own.yaml"
        path.write_text(text, encoding="utf-8")
        return load((str(path),))

    return laid_over
