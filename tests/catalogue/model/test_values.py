"""The small values that facts are made of."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_cli.catalogue.model.values import Arm, Citation, Number, Range, Unit

NUMBERS = st.integers(-9999, 10**12) | st.decimals(-9999, 9999, places=3).map(float)


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (20, 20, "onabotulinumtoxinA U", "20 onabotulinumtoxinA U"),
        (10, 25, "sites", "10–25 sites"),
        (None, 400, "days", "up to 400 days"),
        (3, None, "months", "at least 3 months"),
        (1, 1, "months", "1 month"),
        (None, 1, "weeks", "up to 1 week"),
        (1, None, "years", "at least 1 year"),
        (1, 2, "weeks", "1–2 weeks"),
        (0, 1, "days", "0–1 days"),
        (1, 1, "percent", "1 percent"),
        (1, 1, "onabotulinumtoxinA U", "1 onabotulinumtoxinA U"),
        (2.5, 2.5, "mL", "2.5 mL"),
        (3.0, 3.0, "months", "3 months"),
        (9999, 10000, "people", "9999–10,000 people"),
        (-2, 2, "mm", "−2–2 mm"),
    ],
)
def test_a_range_prints_as_its_source_would_say_it(low: Number, high: Number, unit: Unit, text: str) -> None:
    assert str(Range(low=low, high=high, unit=unit)) == text


@given(st.tuples(NUMBERS, NUMBERS).map(sorted))
def test_a_range_prints_its_ends(ends: list[Number]) -> None:
    low, high = ends

    numbers = Range(low=low, high=high, unit="mm").numbers()

    assert _read(numbers) == [low, high][low == high :]


@given(NUMBERS)
def test_a_range_with_one_end_prints_its_end(end: Number) -> None:
    ranges = Range(low=end, unit="mm"), Range(high=end, unit="mm")

    assert [_read(re.sub("at least |up to ", "", one.numbers())) for one in ranges] == [[end], [end]]


@pytest.mark.parametrize(
    ("low", "high", "message"),
    [
        pytest.param(None, None, "a range without ends, expected low, high or both", id="no-end"),
        pytest.param(4, 3, "low 4 above high 3, expected {low: 3, high: 4, ...}", id="wrong-way-round"),
        pytest.param(
            1_000_001,
            1_000_000,
            "low 1,000,001 above high 1,000,000, expected {low: 1,000,000, high: 1,000,001, ...}",
            id="wrong-way-round-by-one-in-a-million",
        ),
    ],
)
def test_a_range_that_is_none_is_refused(low: int | None, high: int | None, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Range(low=low, high=high, unit="months")


@pytest.mark.parametrize(
    "number", [10**12 + 1, -(10**400), float("inf")], ids=["a-trillion-and-one", "minus", "endless"]
)
def test_a_number_that_no_source_can_mean_is_refused(number: Number) -> None:
    message = "a number above 1,000,000,000,000, expected a smaller one"

    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Range(low=number, unit="people")
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Arm(value=number)


@pytest.mark.parametrize(
    ("unit", "days"),
    [
        ("hours", (1.0, 2.0)),
        ("days", (24.0, 48.0)),
        ("weeks", (168.0, 336.0)),
        ("months", (24 * 30.44, 48 * 30.44)),
        ("years", (24 * 365.25, 48 * 365.25)),
        ("minutes", None),
        ("percent", None),
    ],
)
def test_a_time_is_known_in_days(unit: Unit, days: tuple[float, float] | None) -> None:
    assert Range(low=24, high=48, unit=unit).days() == days


@pytest.mark.parametrize(("low", "high"), [(None, 2), (2, None)], ids=["up-to", "at-least"])
def test_an_open_end_in_days_is_the_other_end(low: int | None, high: int | None) -> None:
    assert Range(low=low, high=high, unit="weeks").days() == (14.0, 14.0)


def test_a_value_is_never_changed() -> None:
    citation = Citation(source="paper", checked="primary")

    with pytest.raises(AttributeError, match=r"^immutable type: 'Citation'$"):
        citation.at = "2.2"  # type: ignore[misc]


def test_what_is_absent_is_left_out_in_json() -> None:
    assert msgspec.json.encode(Arm(percent=9, n=405)) == b'{"percent":9,"n":405}'


def test_a_field_that_no_value_has_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"^Object contains unknown field `page`$"):
        msgspec.convert({"source": "paper", "checked": "primary", "page": "2"}, Citation)


def _read(numbers: str) -> list[float]:
    return [float(end) for end in numbers.replace(",", "").replace("−", "-").split("–")]
