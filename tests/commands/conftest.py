"""Questions put to a catalogue of a few entries, in which every answer can be foreseen."""

from collections.abc import Callable
from pathlib import Path

import pytest

SMALL = Path(__file__).parent / "small.yaml"


@pytest.fixture
def small(botox: Callable[..., tuple[int, str, str]]) -> Callable[..., tuple[int, str, str]]:
    """Run one command line over the small catalogue alone."""

    def answer(*words: str) -> tuple[int, str, str]:
        return botox(*words, "--data", str(SMALL), "--only")

    return answer
