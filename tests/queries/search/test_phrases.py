"""Phrases that are looked for in what people type, and the parts of words that say when to look."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from botox_cli.queries.search.danger import _SIGNS, _SIGNS_AFTER
from botox_cli.queries.search.intents import _INTENTS
from botox_cli.queries.search.phrases import Phrases, near


def tables() -> Iterator[tuple[str, Phrases]]:
    """Each `Phrases` of danger and of kinds of answer, with a name for the test: `trouble-breathing-0`.

    The number is its place, from 0, among those of the same sign or kind.
    """
    for told in (_SIGNS, _SIGNS_AFTER, _INTENTS):
        for name, all_phrases in told.items():
            yield from ((f"{name}-{at}", phrases) for at, phrases in enumerate(all_phrases))


ALL = [pytest.param(phrases, id=name) for name, phrases in tables()]

FEW = settings(
    max_examples=max(settings().max_examples // 10, 1),
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
"""Settings for a tenth of the usual examples, since each pattern is tested.

Patterns that look ahead may refuse many examples.
"""


@pytest.mark.slow
@pytest.mark.parametrize("phrases", ALL)
@FEW
@given(data=st.data())
def test_what_a_pattern_finds_holds_one_of_its_cues(phrases: Phrases, data: st.DataObject) -> None:
    line = data.draw(st.from_regex(phrases.pattern))

    assert [cue for cue in phrases.cues if cue in line] != []


def test_a_line_without_a_cue_is_not_looked_through() -> None:
    assert not Phrases(("brow",), "lines").is_in("lines of the forehead")


def test_every_place_of_a_phrase_is_found() -> None:
    found = Phrases(("brow",), r"\bbrows?\b").find("one brow, two brows")

    assert [match.span() for match in found] == [(4, 8), (14, 19)]


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        pytest.param("brow lift", True, id="side-by-side"),
        pytest.param("lift my brow", True, id="other-order"),
        pytest.param("brow that they lift", True, id="two-between"),
        pytest.param("brow that they did lift", False, id="too-far-apart"),
        pytest.param("brows lift", False, id="another-word"),
        pytest.param("browlift", False, id="one-word"),
    ],
)
def test_near_is_at_most_so_many_words_apart(line: str, is_found: bool) -> None:
    assert (re.search(near("brow", "lift", 2), line) is not None) is is_found


@pytest.mark.parametrize("line", ["brow lift", "lift brow"])
def test_what_follows_near_counts_in_both_orders(line: str) -> None:
    pattern = near("brow", "lift") + " today"

    assert (re.search(pattern, line), re.search(pattern, f"{line} today") is None) == (None, False)
