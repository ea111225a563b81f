"""What the tests of the full screen share: the program as it is driven by keys, and the text of its screen."""

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
    """The letters that are on the screen, a line each."""
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
    """What puts some words into the search at once."""

    async def paste(pilot: Any) -> None:
        pilot.app.main.query_one("Query").post_message(Paste(words))
        await pilot.pause()

    return ["slash", paste]


def at_once(*keys: str) -> Any:
    """What presses keys that come in one read, none of them acted on before the last has come."""

    async def press(pilot: Any) -> None:
        for key in keys:
            pilot.app.post_message(Key(key, key_to_character(key)))
        await pilot.pause()

    return press


@pytest.fixture
def screen(catalogue: Catalogue) -> Screen:
    """The text of the screen after some keys, at 80 x 24 unless another size is asked for."""

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
    """The bundled catalogue with a file of one's own laid over it."""

    def laid_over(text: str) -> Catalogue:
        path = tmp_path / "own.yaml"
        path.write_text(text, encoding="utf-8")
        return load((str(path),))

    return laid_over
