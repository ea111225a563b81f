"""`botox search`: best first, each hit with its reason."""

import json
from collections.abc import Callable
from pathlib import Path

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


def test_hits_that_are_left_out_are_counted(small: Asked) -> None:
    whole = len(small("search", "toxin", "--limit", "50")[1].splitlines())

    cut = small("search", "toxin", "--limit", "2", "-f", "list")[1].splitlines()[0]
    full = small("search", "toxin", "--limit", "50", "-f", "list")[1].splitlines()[0]

    assert (cut, full) == (f"Found for 'toxin': 2 of {whole}", f"Found for 'toxin': {whole}")


def test_json_hits_are_kind_id_name_and_reason(small: Asked) -> None:
    answer = json.loads(small("search", "elevens", "--json")[1])

    assert answer["summary"] == {"asked": "elevens", "total": 1, "unknown": []}
    assert answer["items"] == [{"kind": "use", "id": "brow-lines", "name": "Brow lines", "reason": 'alias "elevens"'}]


def test_json_has_how_many_there_are_and_the_words_that_are_in_no_entry(small: Asked) -> None:
    answer = json.loads(small("search", "is", "qqqq", "good", "for", "the", "brow", "--limit", "1", "--json")[1])

    assert (answer["count"], answer["summary"]) == (
        1,
        {"asked": "is qqqq good for the brow", "total": 2, "unknown": ["qqqq", "good"]},
    )


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("qqqq", "qqqq"),
        ("does botox help with qqqq", "qqqq"),
        ("can't it cause qqqq or xxxx?", "qqqq xxxx"),
        ("does botox show up in mri", "mri"),
        ("what to do before a botox appointment", "appointment"),
    ],
)
def test_where_no_word_that_matters_is_known_those_words_are_told(botox: Asked, words: str, missing: str) -> None:
    message = f"{missing!r} is not in this catalogue; try fewer or other words"

    assert botox("search", *words.split()) == (1, "", f"botox: {message}\n")


def test_a_word_that_documents_alone_hold_is_in_no_entry(botox: Asked) -> None:
    answer = json.loads(botox("search", "does botox help with acne", "--json")[1])

    assert (answer["summary"]["unknown"], {item["kind"] for item in answer["items"]}) == (["acne"], {"source"})


def test_a_word_that_is_not_a_slip_of_another_is_not_taken_for_it(botox: Asked) -> None:
    _, out, _ = botox("search", "who", "invented", "botox", "--fields", "reason", "--plain")

    assert "injected" not in out


@pytest.mark.parametrize(
    "words",
    ["can't", "CAN’T", "cant", "cannot", "didn't", "it's", "I'm", "I'll", "we'd", "what's", "won't", "they've"],
)
def test_a_contraction_is_no_word_that_matters(small: Asked, words: str) -> None:
    assert small("search", words, "brow") == small("search", "brow")


FIRST = [
    ("I can't breathe", "trouble-breathing"),
    ("I cant breathe", "trouble-breathing"),
    ("trouble breathing after botox", "trouble-breathing"),
    ("can't swallow", "trouble-swallowing"),
    ("double vision", "double-or-blurred-vision"),
    ("double vision after injection", "double-or-blurred-vision"),
    ("i feel weak all over after botox", "weak-all-over"),
    ("wheezing and a rash", "allergy-signs"),
    ("slurred speech", "slurred-speech"),
    ("crows feat", "lateral-canthal-lines"),
    ("lif flip", "lip-flip"),
    ("chronik migraine", "chronic-migraine"),
    ("headach after botx", "headache-after-injection"),
    ("can botox cause headaches", "headache-after-injection"),
    ("can botox give you botulism", "botulism-after-injection"),
    ("can botox cause botulism", "is-it-botulism"),
    ("ptosis", "ptosis"),
    ("how many units for forehead", "forehead-lines"),
    ("botox for migraine how many units", "chronic-migraine"),
    ("is botox permanent", "temporary-but-repeatable"),
    ("won't it freeze my face", "will-my-face-freeze"),
    ("I'm pregnant", "pregnancy-and-breastfeeding"),
    ("does botox hurt", "does-it-hurt"),
    ("does bottox hurt", "does-it-hurt"),
    ("what is botox", "botox"),
    ("what's botulism", "is-it-botulism"),
    ("botox and alcohol", "avoid-alcohol"),
    ("botox for hair loss", "hair-transplant"),
    ("does insurance cover botox for migraine", "does-insurance-pay"),
    ("migrane", "chronic-migraine"),
    ("oesophageal spasm", "oesophageal-spasm"),
    ("esophageal spasm", "oesophageal-spasm"),
    ("migrane elevens", "glabellar-lines"),
    ("I'll! wrinkles", "bunny-lines"),
    ("jaw units", "masseter-slimming"),
    ("safety", "medication-guide"),
]
"""What people type, signs of danger first, and the entry that answers it best."""


@pytest.mark.parametrize(("words", "best"), FIRST, ids=[words for words, _ in FIRST])
def test_the_answer_to_what_people_type_comes_first(botox: Asked, words: str, best: str) -> None:
    assert botox("search", *words.split(), "--limit", "1", "--fields", "id", "--plain") == (0, f"{best}\n", "")


AMONG_THREE = [
    ("sweaty hands", "palmar-hyperhidrosis"),
    ("teeth grinding", "bruxism"),
    ("is botox plastic surgery", "is-it-surgery"),
    ("how long does it last", "how-long-does-it-last"),
    ("xeomin vs botox", "xeomin"),
    ("botox didn't work", "antibodies-and-loss-of-effect"),
    ("what if it doesn't work", "antibodies-and-loss-of-effect"),
    ("cochrane chronic migraine", "chronic-migraine"),
    ("is it safe to have botox while on aspirin", "aspirin-and-supplements"),
    ("droopy eyelid after botox", "eyelid-ptosis"),
    ("difference between botox and dysport", "same-as-dysport"),
    ("which is better botox or dysport", "same-as-dysport"),
    ("is dysport better than xeomin for cervical dystonia", "cervical-dystonia"),
]


@pytest.mark.parametrize(("words", "best"), AMONG_THREE, ids=[words for words, _ in AMONG_THREE])
def test_the_answer_to_what_people_type_is_among_the_first_three(botox: Asked, words: str, best: str) -> None:
    _, out, _ = botox("search", *words.split(), "--limit", "3", "--fields", "id", "--plain")

    assert best in out.splitlines()


def test_no_entry_that_lists_a_word_comes_before_one_that_is_named_by_it(botox: Asked) -> None:
    hits = json.loads(botox("search", "ptosis", "--limit", "50", "--json")[1])["items"]

    is_named = [hit["reason"] == "name" or hit["reason"].startswith("alias") for hit in hits if hit["kind"] != "source"]

    assert is_named == sorted(is_named, reverse=True)


@pytest.mark.parametrize("word", ["after", "not", "feel", "before", "compare", "between"])
def test_who_asks_about_nothing_is_told_no_sign_of_danger_and_no_document_first(botox: Asked, word: str) -> None:
    (best,) = json.loads(botox("search", word, "--limit", "1", "--json")[1])["items"]

    assert best["kind"] not in ("red-flag", "source")


def test_what_rests_on_a_corrected_word_alone_comes_after_what_was_typed(small: Asked) -> None:
    both = small("search", "burm", "elevens", "--fields", "id", "--plain")[1].splitlines()

    assert both == ["brow-lines", "flap"]


def test_a_name_of_signs_alone_is_found(botox: Asked, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("terms:\n  star: {name: ★, lay: A star.}\n", encoding="utf-8")

    assert botox("search", "★", "--data", str(own), "--only", "--fields", "id", "--plain") == (0, "star\n", "")
