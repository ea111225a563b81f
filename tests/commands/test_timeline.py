"""`botox timeline`: events in the order of their days."""

import json
from pathlib import Path

from support import Botox

RECORDS = """\
sausages	1793	Bad sausages	1790s
first-licence	1989-12-29	First licence	1980s
"""

CITED = """\
History of botulinum toxin: 2 events, 1793 to 1989

id: sausages
when: 1793
what: Bad sausages
sources: 1
group: 1790s

id: first-licence
when: 1989-12-29
what: First licence
sources: 2
group: 1980s

source 1: Doe et al.: A paper, Journal, 2003 (unverified)
source 2: Leaflet of Toxin One, Maker, 2023-11 (primary)

Information, not medical advice. Not the bundled data: files of your own, reviewed 2026-11-21.
"""


def test_events_stand_in_the_order_of_their_days(small: Botox) -> None:
    assert small("timeline") == (0, RECORDS, "")


def test_each_event_has_its_decade_and_its_source(small: Botox) -> None:
    assert small("timeline", "-f", "list", "--full", "--cite") == (0, CITED, "")


def test_the_days_of_the_real_events_rise(botox: Botox) -> None:
    days = [item["day"] for item in json.loads(botox("timeline", "--json")[1])["items"]]

    assert days == sorted(days)
    assert len(days) >= 50


def test_a_catalogue_without_events_says_so(botox: Botox, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("terms:\n  onset: {name: Onset, lay: When it starts.}\n", encoding="utf-8")

    message = "no events in this catalogue; without --only the bundled ones are asked"
    assert botox("timeline", "--data", str(own), "--only") == (1, "", f"botox: {message}\n")
