"""Pairs of bars: length is value, in both arms on one scale; no pair is lost and no name cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.render.drawing.bars import FEW_PEOPLE, PairedBar, PairGroup, draw_pairs, find_top, scale_words
from botox_cli.render.drawing.marks import Ink
from botox_cli.render.drawing.pieces import DrawnRow, row_text

SHARES = PairGroup(
    bars=(
        PairedBar(
            label="no or mild lines, doctor rates",
            toxin=67,
            control=6.7,
            unit="percent",
            n_toxin=222,
            n_control=223,
            level="secondary",
        ),
        PairedBar(label="never read", toxin=80, control=3, unit="percent", level="unverified"),
        PairedBar(label="better by 2 grades", toxin=26, control=0, unit="percent", n_toxin=1324, n_control=808),
        PairedBar(label="neck pain", toxin=12.6, control=None, unit="percent", n_toxin=1997),
        PairedBar(label="drooping lid", toxin=8, control=None, unit="percent", n_toxin=1997, level="secondary"),
        PairedBar(label="no or mild lines", note="Xeomin", toxin=64, control=2.1, unit="percent", n_toxin=60),
    )
)

RISKS = PairGroup(
    bars=(
        PairedBar(
            label="eyelid oedema seen at any of the visits of the trial",
            toxin=0.4,
            control=0,
            unit="percent",
            n_toxin=9,
        ),
        PairedBar(label="lid feels odd", toxin=3.2, control=0.4, unit="percent"),
    ),
    arms=("Botox", "saline"),
)

MEANS = PairGroup(
    bars=(
        PairedBar(label="headache days", toxin=-9, control=-6.7, unit="days per 28 days", n_toxin=347, n_control=358),
    )
)

SHARES_100 = """\
                                toxin                       placebo                      people
no or mild lines, doctor rates  ███████████████         67  ░░                      6.7  222 v 223 ~
better by 2 grades              ██████                  26                            0  1,324 v 808
no or mild lines (Xeomin)       ███████████████         64  ░                       2.1  60 v ·
without comparison, of 1,997: neck pain 12.6, drooping lid 8 ~ in 100
never read                                              80                            3  ?"""

SHARES_60_ASCII = """\
no or mild lines, doctor rates  n 222 v 223 ~
 toxin    ###############################                 67
 placebo  :::                                            6.7
better by 2 grades  n 1,324 v 808
 toxin    ############                                    26
 placebo                                                   0
no or mild lines (Xeomin)  n 60 v .
 toxin    #############################                   64
 placebo  :                                              2.1
without comparison, of 1,997: neck pain 12.6, drooping lid
8 ~ in 100
never read  ?
 toxin 80, placebo 3"""

RISKS_100 = """\
                                               Botox                  saline                 people
                                               0               5      0               5
eyelid oedema seen at any of the visits of     █                 0.4                      0  9 v ·
the trial
lid feels odd                                  ███████████       3.2  ░                 0.4"""

RISKS_60 = """\
         0                                             5
eyelid oedema seen at any of the visits of the trial
 n 9 v ·
 Botox   ████                                            0.4
 saline                                                    0
lid feels odd
 Botox   ██████████████████████████████                  3.2
 saline  ░░░░                                            0.4"""

MEANS_100 = """\
               toxin                                placebo                                people
headache days  █████████████████████████████    −9  ░░░░░░░░░░░░░░░░░░░░░            −6.7  347 v 358"""


def drawn(group: PairGroup, columns: int, *, is_ascii: bool = False) -> str:
    return "\n".join(map(row_text, draw_pairs(group, columns=columns, is_ascii=is_ascii, measure=len)))


@pytest.mark.parametrize(
    ("group", "columns", "is_ascii", "text"),
    [
        (SHARES, 100, False, SHARES_100),
        (SHARES, 60, True, SHARES_60_ASCII),
        (RISKS, 100, False, RISKS_100),
        (RISKS, 60, False, RISKS_60),
        (MEANS, 100, False, MEANS_100),
    ],
    ids=["shares-wide", "shares-compact-ascii", "zoomed-wide", "zoomed-compact", "means"],
)
def test_draw_pairs(group: PairGroup, columns: int, is_ascii: bool, text: str) -> None:
    assert drawn(group, columns, is_ascii=is_ascii) == text


def test_what_holds_for_all_lone_figures_is_said_once() -> None:
    lone = [
        PairedBar(label=label, note="adults, Hull", toxin=value, control=None, unit="percent", n_toxin=254)
        for label, value in (("neck stiffness", 14.6), ("eyelid ptosis", 11))
    ]

    assert drawn(PairGroup(bars=tuple(lone)), 100) == (
        "without comparison, of 254 (adults, Hull): neck stiffness 14.6, eyelid ptosis 11 in 100"
    )
    assert drawn(PairGroup(bars=tuple(lone[:1])), 100) == (
        "without comparison, of 254: neck stiffness (adults, Hull) 14.6 in 100"
    )


def test_a_share_of_few_people_is_a_count() -> None:
    lone = [
        PairedBar(label=label, toxin=value, control=None, unit="percent", n_toxin=people, level="secondary")
        for label, value, people in (
            ("ptosis", 100, 3),
            ("bruise", 33.3, 3),
            ("pain", 50, FEW_PEOPLE + 2),
            ("itch", 70, 8),  # no count: it was reckoned in another way
        )
    ]

    assert drawn(PairGroup(bars=tuple(lone)), 100) == (
        "without comparison: ptosis 3 of 3 ~, bruise 1 of 3 ~\nwithout comparison, of 14: pain 50 ~ in 100\n"
        "without comparison, of 8: itch 70 ~ in 100"
    )


def test_draw_pairs_without_room_for_bars_gives_numbers() -> None:
    assert drawn(MEANS, 14) == "headache days\n n 347 v 358\n toxin −9,\n placebo −6.7"


def test_draw_pairs_of_nothing() -> None:
    assert drawn(PairGroup(bars=()), 100) == ""


@pytest.mark.parametrize("columns", [100, 60], ids=["wide", "compact"])
def test_aligned_groups_have_one_scale_and_one_layout(columns: int) -> None:
    harm = PairGroup(
        bars=(PairedBar(label="headache", toxin=67, control=6.7, unit="percent"),), aligned_with=SHARES.bars
    )
    benefit = PairGroup(bars=SHARES.bars, aligned_with=harm.bars)
    rows = [draw_pairs(group, columns=columns, is_ascii=False, measure=len) for group in (benefit, harm)]

    assert [max(lengths(drawn, "toxin")) for drawn in rows] == [max(lengths(rows[0], "toxin"))] * 2
    assert columns == 60 or row_text(rows[0][0]) == row_text(rows[1][0])


def test_pair_group_refuses_two_units() -> None:
    with pytest.raises(ValueError, match="'days per 28 days' and 'percent' on one scale"):
        PairGroup(bars=(*MEANS.bars, *SHARES.bars))


def test_pair_group_refuses_a_value_beyond_its_scale() -> None:
    with pytest.raises(ValueError, match=r"a scale to 50, expected at least 67"):
        PairGroup(bars=SHARES.bars, top=50)


def test_find_top_of_benefit_and_harm_is_one_scale() -> None:
    assert find_top((*SHARES.bars, *RISKS.bars)) == 100


@pytest.mark.parametrize(
    ("largest", "top"), [(0, 100), (0.1, 0.1), (0.3, 0.5), (2, 2), (2.1, 5), (42, 50), (58, 100), (100, 100)]
)
def test_find_top_is_a_round_number(largest: float, top: float) -> None:
    assert find_top([PairedBar(label="a", toxin=largest, control=0, unit="percent")]) == top


@pytest.mark.parametrize(
    ("group", "is_ascii", "piece"),
    [
        (SHARES, False, ("scale 0 to 100 in 100", "plain")),
        (RISKS, False, ("zoomed: scale 0 to 5 in 100", "caution")),
        (MEANS, True, ("scale 0 to 10 days per 28 days, length without the sign", "plain")),
        (PairGroup(bars=SHARES.bars[1:2]), False, None),
    ],
    ids=["whole", "zoomed", "means", "nothing-drawn"],
)
def test_scale_words(group: PairGroup, is_ascii: bool, piece: tuple[str, Ink] | None) -> None:
    assert scale_words(group, is_ascii=is_ascii) == piece


VALUES = st.one_of(
    st.integers(-100, 100), st.floats(-100, 100, allow_subnormal=False), st.sampled_from([0, 0.05, 6.7, 66.7, 10**12])
)
WIDTHS = st.integers(60, 200)
WORDS = st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=9).map(" ".join)
BARS = st.builds(
    PairedBar,
    label=WORDS,
    toxin=VALUES,
    control=st.none() | VALUES,
    unit=st.just("days"),
    n_toxin=st.none() | st.integers(0, 10**6),
    n_control=st.none() | st.integers(0, 10**6),
    level=st.sampled_from(["primary", "secondary", "unverified"]),
    note=st.just("") | WORDS,
)


def lengths(rows: tuple[DrawnRow, ...], arm: Ink) -> list[int]:
    """How long the bar of one arm is in each row, in marks; 0 in a row without one."""
    return [sum(len(text) for text, ink in row if ink == arm) for row in rows]


@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=6), WIDTHS, st.booleans())
def test_longer_bars_are_larger_numbers(pairs: list[tuple[float, float]], columns: int, is_ascii: bool) -> None:
    bars = [PairedBar(label="a", toxin=toxin, control=control, unit="days") for toxin, control in pairs]
    rows = draw_pairs(PairGroup(bars=tuple(bars)), columns=columns, is_ascii=is_ascii, measure=len)
    is_wide = columns >= 92
    own = rows[1:] if is_wide else rows
    toxin = lengths(own[0:] if is_wide else own[1::3], "toxin")
    control = lengths(own[0:] if is_wide else own[2::3], "placebo")
    found = [*zip((abs(pair[0]) for pair in pairs), toxin, strict=True)]
    found += zip((abs(pair[1]) for pair in pairs), control, strict=True)

    assert sorted(found) == sorted(found, key=lambda one: (one[1], one[0]))
    assert all((length == 0) == (value == 0) for value, length in found)
    assert len({value for value, _ in found}) == len(set(found))


@given(st.lists(BARS, max_size=5), WIDTHS, st.booleans(), st.booleans())
def test_no_pair_is_lost_and_no_row_too_wide(
    bars: list[PairedBar], columns: int, is_ascii: bool, is_wide: bool
) -> None:
    def measure(text: str) -> int:
        return sum(1 + (is_wide and letter in "a█░") for letter in text)

    rows = draw_pairs(PairGroup(bars=tuple(bars)), columns=columns, is_ascii=is_ascii, measure=measure)
    texts = [row_text(row) for row in rows]
    words = "\n".join(texts).replace(",", "").split()

    assert [text for text in texts if measure(text) > columns and " " in text.strip()] == []
    for word in (word for bar in bars for word in f"{bar.label} {bar.note}".split()):
        assert any(word == one.strip("():") for one in words)
    assert all(text.isascii() for text in texts) or not is_ascii


@given(st.lists(BARS, max_size=5), WIDTHS)
def test_every_number_stands_in_full(bars: list[PairedBar], columns: int) -> None:
    text = drawn(PairGroup(bars=tuple(bars)), columns, is_ascii=True).replace(",", "")
    few = [bar for bar in bars if not bar.has_row and bar.unit == "percent" and 0 < (bar.n_toxin or 0) <= FEW_PEOPLE]
    numbers = [value for bar in bars if bar not in few for value in bar.values]

    assert [number for number in numbers if number not in map(_number, text.split())] == []
    assert [bar for bar in few if f"of {bar.n_toxin}" not in " ".join(text.split())] == []


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None
