"""`botox search`: best first, each hit with its reason."""

import json
from collections.abc import Callable

import pytest

Asked = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("brow lines", "brow-lines\tBrow lines\tuse\tname"),
        ("ELEVENS", 'brow-lines\tBrow lines\tuse\talias "elevens"'),
        ("Scrivener’s palsy", "cramp\tWriter's spasm\tuse\talias \"scrivener's palsy\""),
        ("trapezius", "thick-neck\tThick neck\tuse\tin targets"),
        ("kanamycin", "strong-antibiotics\tStrong antibiotics\trisk\tin agents"),
        ("gentamycin", "strong-antibiotics\tStrong antibiotics\trisk\tin agents, gentamycin read as gentamicin"),
        ("burn mark", 'flap\tSkin flap\tprocedure\talias "burn mark"'),
        ("refrigerator", "toxin-one\tToxin One\tproduct\tin its text"),
        ("10 what does it cost", "what-does-it-cost\tWhat does it cost?\tfaq\tname"),
        ("burm", 'flap\tSkin flap\tprocedure\talias "burn mark", burm read as burn'),
    ],
    ids=[
        *("name", "alias", "apostrophe", "target", "agent", "typo", "condition", "text", "stop-words"),
        "typo-in-a-short-word",
    ],
)
def test_the_best_hit_comes_first_and_says_why(small: Asked, words: str, first: str) -> None:
    code, out, err = small("search", *words.split())

    assert (code, out.splitlines()[0], err) == (0, first, "")


@pytest.mark.parametrize(
    "words", ["NEAR(", '"', "*", "AND", "a OR b", "NOT lines", "brow^2", "{lines}", "-", "'; DROP"]
)
def test_signs_of_the_index_mean_themselves(small: Asked, words: str) -> None:
    code, _, err = small("search", "--", *words.split())

    assert (code in (0, 1), err.count("\n") == code) == (True, True)


def test_hits_are_limited(small: Asked) -> None:
    everything = small("search", "toxin", "--limit", "50")[1].splitlines()

    assert len(everything) > 2
    assert small("search", "toxin", "--limit", "2") == (0, "".join(f"{line}\n" for line in everything[:2]), "")


def test_json_hits_are_kind_id_name_and_reason(small: Asked) -> None:
    answer = json.loads(small("search", "elevens", "--json")[1])

    assert answer["summary"] == {"asked": "elevens"}
    assert answer["items"] == [{"kind": "use", "id": "brow-lines", "name": "Brow lines", "reason": 'alias "elevens"'}]


def test_a_word_that_is_not_a_slip_of_another_is_not_taken_for_it(botox: Asked) -> None:
    _, out, _ = botox("search", "who", "invented", "botox", "--fields", "reason", "--plain")

    assert "injected" not in out


def test_nothing_found_says_what_to_try(small: Asked) -> None:
    message = "'qqqq' is not in this catalogue; try fewer or other words"

    assert small("search", "qqqq") == (1, "", f"botox: {message}\n")


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("sweaty hands", "palmar-hyperhidrosis"),
        ("teeth grinding", "bruxism"),
        ("crows feet", "lateral-canthal-lines"),
        ("is botox plastic surgery", "is-it-surgery"),
        ("how long does it last", "how-long-does-it-last"),
        ("migrane", "chronic-migraine"),
        ("xeomin vs botox", "xeomin"),
        ("oesophageal spasm", "oesophageal-spasm"),
        ("esophageal spasm", "oesophageal-spasm"),
    ],
)
def test_what_people_type_is_among_the_first_three(botox: Asked, words: str, best: str) -> None:
    _, out, _ = botox("search", *words.split(), "--limit", "3", "--fields", "id", "--plain")

    assert best in out.splitlines()
