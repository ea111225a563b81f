"""The weights of words: which lines they are learned from, and how well they read lines kept apart from those."""

import pytest
from danger_lines import LEARNED, UNSEEN, labelled, told_weights, weigh
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.catalogue import load_bundled
from botox_cli.catalogue.model.catalogue import SECTIONS, names_of
from botox_cli.queries.search.danger import signs_of_danger
from botox_cli.queries.search.danger_model import CALM, WEIGHTS, read_line

MOST_MISSED, MOST_FALSE = 0.05, 0.025

WORDS = st.lists(
    st.sampled_from(["cant", "swallow", "since", "botox", "can", "cause", "how", "long", "it", "my", "now"]), min_size=1
)


@pytest.mark.slow
def test_the_weights_are_those_of_the_lines() -> None:
    assert WEIGHTS.read_text(encoding="utf-8") == told_weights(LEARNED), "count them anew: python .ci/danger"


def test_every_line_is_labelled_with_a_sign_or_as_calm() -> None:
    known = {CALM, *(flag.id for flag in load_bundled().red_flags.values() if flag.urgency == "emergency")}

    assert {label for label, _ in labelled(LEARNED)} == known
    assert [line for label, line in labelled(UNSEEN) if label not in (CALM, "danger")] == []


def test_lines_kept_apart_are_not_counted() -> None:
    assert {line.casefold() for _, line in labelled(UNSEEN)} & {
        line.casefold() for _, line in labelled(LEARNED)
    } == set()


def test_lines_that_were_not_counted_are_told_apart() -> None:
    danger = [line for label, line in labelled(UNSEEN) if label != CALM]
    calm = [line for label, line in labelled(UNSEEN) if label == CALM]

    missed = [line for line in danger if not signs_of_danger(line)]
    false = [line for line in calm if signs_of_danger(line)]

    assert len(missed) <= MOST_MISSED * len(danger), missed
    assert len(false) <= MOST_FALSE * len(calm), false


def test_what_entries_are_called_is_hardly_ever_taken_for_danger() -> None:
    catalogue = load_bundled()
    kinds = set(SECTIONS) - {"sources", "red_flags", "risks", "synonyms", "terms"}
    names = [name for kind in kinds for entry in getattr(catalogue, kind).values() for name in names_of(entry)]

    assert len([name for name in names if signs_of_danger(name)]) <= 0.01 * len(names)


@given(WORDS)
def test_a_reading_hangs_on_its_words_alone(words: list[str]) -> None:
    line = " ".join(words)

    assert read_line(line) == read_line(f" {line}  ")
    assert -100 < read_line(line).score < 100
    assert read_line("").score == read_line("zzqx").score == 0


@pytest.mark.parametrize(
    ("line", "is_danger", "sign"),
    [
        pytest.param("throat shut", True, "throat", id="danger"),
        pytest.param("price list", False, "", id="calm"),
        pytest.param("unknown words", False, "", id="unknown"),
    ],
)
def test_what_stands_in_more_lines_of_danger_weighs_for_danger(line: str, is_danger: bool, sign: str) -> None:
    weights = {
        feature: (weight, told)
        for feature, weight, told in weigh(
            [
                ("throat", "throat shut"),
                ("throat", "throat shut now"),
                (CALM, "price list"),
                (CALM, "price list of uses"),
            ]
        )
    }

    found = [weights[word] for word in line.split() if word in weights]

    assert [(weight > 0, told) for weight, told in found] == [(is_danger, sign)] * len(found)
    assert (found == []) == (line == "unknown words")
