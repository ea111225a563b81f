"""The screen of history: events by year, milestones from the data, one's own events last."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support import SMALL, Botox

from botox_cli.catalogue.model.catalogue import Catalogue

WIDTHS = (60, 80, 100, 160)

WHOLE = """\
 History of botulinum toxin                                                   2 events, 1793 to 1989
 Events by year ──────────────────────────────────────────────────────────── 1 before 1989 not drawn
 approvals █  1
           height: events in the year, 1 █ to 1 █
 Milestones ──────────────────────────────────────────────────────── ● approval  × refusal  ◆ safety
   1793 Bad sausages ?
 ● 1989 First licence

 Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""

OWN = """\
events:
  zz-event: {name: Zz opened, day: 2020-02-02, about: approval, lay: We opened., cites: [{source: asps-scope, checked: primary}]}
"""  # noqa: E501


COMMAND = "timeline"
"""The command that the fixture `drawn` puts before its words."""


def test_timeline_screen(drawn: Callable[..., str]) -> None:
    assert drawn(100, "--data", SMALL, "--only") == WHOLE


def test_timeline_milestones_are_those_of_the_data(drawn: Callable[..., str], catalogue: Catalogue) -> None:
    rows = drawn(100).partition(" Milestones ")[2].splitlines()[1:]
    told = [row[3:].removesuffix(" ~") for row in rows[: rows.index("")]]
    events = sorted(catalogue.events.values(), key=lambda event: event.day)

    assert told == [f"{event.day[:4]} {event.name}" for event in events if event.headline]


def test_no_milestone_rests_on_nothing_read(catalogue: Catalogue) -> None:
    levels = {event.id: {cite.checked for cite in event.cites} for event in catalogue.events.values() if event.headline}

    assert [event for event, checked in levels.items() if checked == {"unverified"}] == []
    assert 12 <= len(levels) <= 24


@pytest.mark.parametrize("columns", WIDTHS)
def test_timeline_is_one_row_an_event(drawn: Callable[..., str], columns: int) -> None:
    rows = drawn(columns).splitlines()

    assert len(rows) <= 42
    assert [row for row in rows if len(row) > columns] == []


def test_timeline_lanes_count_every_event_since_the_first_approval(
    drawn: Callable[..., str], catalogue: Catalogue
) -> None:
    rows = drawn(100).partition(" Events by year ")[2].partition("height:")[0].splitlines()[2:]
    counted = sum(int(row.split()[-1]) for row in rows if row.strip())

    assert counted == sum(event.day >= "1989" for event in catalogue.events.values())
    assert "12 before 1989 not drawn" in drawn(100)


def test_about_shows_every_event_of_one_lane(drawn: Callable[..., str], catalogue: Catalogue) -> None:
    out = drawn(100, "--about", "safety")
    safety = [event.name for event in catalogue.events.values() if event.about == "safety"]

    assert f"{len(safety)} of {len(catalogue.events)} events" in out
    assert [name for name in safety if f" {name}" not in out] == []
    assert "Botox Cosmetic for frown lines, US" not in out


def test_about_holds_in_records_too(botox: Botox) -> None:
    items = json.loads(botox("timeline", "--about", "refusal", "--json")[1])["items"]

    assert {item["about"] for item in items} == {"refusal"}


def test_about_nothing_says_so(botox: Botox) -> None:
    message = "no event about law in this catalogue; `botox timeline` has all 2"

    assert botox("timeline", "--about", "law", "--data", SMALL, "--only") == (1, "", f"botox: {message}\n")


def test_own_events_stand_last_and_are_marked(drawn: Callable[..., str], tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")

    last = drawn(100, "--data", str(own)).partition(" Your own ")[2]

    assert "● 2020-02-02 Zz opened (local)" in last
    assert drawn(100, "--data", str(own)).count("Zz opened") == 1


def test_timeline_in_words_names_the_lane(botox: Botox, catalogue: Catalogue) -> None:
    event = next(event for event in catalogue.events.values() if event.about == "refusal" and event.headline)

    assert f"refusal: {event.day[:4]} {event.name}" in botox("timeline", "-f", "list")[1]
