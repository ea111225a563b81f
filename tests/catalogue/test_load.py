"""The only door to what is known."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from zlib import crc32

import pytest
from msgspec.structs import replace

from botox_cli.catalogue import cache, is_from_cache, load, locating, without_cache
from botox_cli.catalogue.model import SECTIONS, Catalogue, Term
from botox_cli.errors import CatalogueError, InputError, UsageError

OWN = "terms:\n  my-own-word: {name: My own word, lay: A word.}\n"


@pytest.fixture(autouse=True)
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of one term in `own.yaml`, and a cache that is empty."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    path = Path("own.yaml")
    path.write_text(OWN, encoding="utf-8")
    return path


def test_with_only_further_files_stand_alone() -> None:
    catalogue = load(["own.yaml"], only=True)

    assert catalogue.terms == {"my-own-word": Term(id="my-own-word", name="My own word", lay="A word.")}


def test_further_files_are_added_to_the_bundled_ones(catalogue: Catalogue) -> None:
    own = load(["own.yaml"], only=True)

    both = load(["own.yaml"])

    marked = {key: replace(term, origin="local") for key, term in own.terms.items()}
    added = catalogue.with_sections(terms={**catalogue.terms, **marked})
    assert {section: getattr(both, section) for section in SECTIONS} == {
        section: getattr(added, section) for section in SECTIONS
    }


def test_without_further_files_the_bundled_catalogue_is_loaded(catalogue: Catalogue) -> None:
    assert load() == catalogue


def test_without_further_files_none_can_stand_alone() -> None:
    with pytest.raises(UsageError, match=r"^'--only' without a data file, "):
        load(only=True)


def test_botox_data_names_further_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_DATA", "own.yaml")

    assert load(only=True) == load(["own.yaml"], only=True)


def test_what_was_read_before_comes_from_the_cache(own_file: Path) -> None:
    other = load(["own.yaml"], only=True).with_sections(terms={})
    cache.store(cache.key([locating.inspect(own_file, is_local=True)]), other)

    assert load(["own.yaml"], only=True) == other


def test_what_is_read_is_kept_for_the_next_time(own_file: Path) -> None:
    catalogue = load(["own.yaml"], only=True)

    assert cache.load(cache.key([locating.inspect(own_file, is_local=True)])) == catalogue


def test_a_changed_file_is_read_again(own_file: Path) -> None:
    load(["own.yaml"], only=True)

    own_file.write_text(OWN.replace("A word.", "Another word."), encoding="utf-8")

    assert load(["own.yaml"], only=True).terms["my-own-word"].lay == "Another word."


def test_a_damaged_cache_changes_nothing(tmp_path: Path) -> None:
    first = load(["own.yaml"], only=True)
    for kept in (tmp_path / "caches").rglob("*.sqlite"):
        kept.write_bytes(kept.read_bytes()[:-9])

    assert load(["own.yaml"], only=True) == first


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"lay"', b'"text"'), (b'"name"', b'"title"'), (b'"version"', b'"number"')],
    ids=["entry", "name", "edition"],
)
def test_a_whole_cache_of_an_older_model_changes_nothing(tmp_path: Path, old: bytes, new: bytes) -> None:
    first = load(["own.yaml"], only=True)
    for kept in (tmp_path / "caches").rglob("*.sqlite"):
        body = kept.read_bytes().partition(b"\n")[2].replace(old, new)
        kept.write_bytes(str(crc32(body)).encode() + b"\n" + body)

    assert load(["own.yaml"], only=True) == first


def test_without_a_place_for_the_cache_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "caches").write_text("no folder")

    assert load(["own.yaml"], only=True) == load(["own.yaml"], only=True)


def test_a_file_with_a_fault_is_not_kept(own_file: Path, tmp_path: Path) -> None:
    own_file.write_text("terms: []\n", encoding="utf-8")

    with pytest.raises(CatalogueError):
        load(["own.yaml"], only=True)

    assert list((tmp_path / "caches").rglob("*")) == []


@pytest.mark.parametrize("missing", ["first", "second"])
def test_a_file_that_is_not_there_is_told_whichever_it_is(missing: str) -> None:
    names = ["absent.yaml", "own.yaml"] if missing == "first" else ["own.yaml", "absent.yaml"]

    with pytest.raises(InputError) as caught:
        load(names, only=True)

    assert str(caught.value) == "no data file 'absent.yaml': no such file or directory; expected a YAML file"


def test_a_fault_is_told_by_file_line_column_and_path(
    process: Callable[..., tuple[int, str, str]], own_file: Path
) -> None:
    own_file.write_text("terms:\n  onset:\n    nam: Onset\n    lay: When it starts.\n", encoding="utf-8")

    answer = process("uses", "--data", "own.yaml", "--only")

    assert (answer[0], answer[1], answer[2].splitlines()) == (
        65,
        "",
        [
            "botox: own.yaml:2:3: terms.onset: no name, expected text there",
            "botox: own.yaml:3:5: terms.onset.nam: unknown field 'nam'; did you mean 'name'?",
        ],
    )


@pytest.mark.parametrize(("seconds", "is_told"), [(0.0, True), (60.0, False)])
def test_a_first_reading_that_takes_long_is_told_while_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, seconds: float, is_told: bool
) -> None:
    monkeypatch.setattr("botox_cli.catalogue.SLOW_SECONDS", seconds)
    told = Event()

    load(when_slow=told.set)

    assert told.is_set() is is_told


def test_what_comes_from_the_cache_is_never_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    load(["own.yaml"], only=True)
    monkeypatch.setattr("botox_cli.catalogue.SLOW_SECONDS", 0.0)
    told = Event()

    load(["own.yaml"], only=True, when_slow=told.set)

    assert not told.is_set()
    assert is_from_cache()


def test_without_the_cache_the_files_themselves_are_read() -> None:
    first = load(["own.yaml"], only=True)

    with without_cache():
        again = load(["own.yaml"], only=True)
        assert not is_from_cache()

    assert again == first


def test_an_index_is_made_when_it_is_asked_for_and_kept_for_the_next_time(tmp_path: Path) -> None:
    assert load(["own.yaml"], only=True).index is None
    made = load(["own.yaml"], only=True, indexed=True).index

    kept = load(["own.yaml"], only=True, indexed=True).index

    assert list(kept.iterdump()) == list(made.iterdump())
    assert [path.suffix for path in (tmp_path / "caches").rglob("*.*")].count(".index") == 1


def test_an_index_that_takes_long_is_told_while_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    load(["own.yaml"], only=True)
    monkeypatch.setattr("botox_cli.catalogue.SLOW_SECONDS", 0.0)
    told = Event()

    load(["own.yaml"], only=True, indexed=True, when_slow=told.set)

    assert told.is_set()


def test_without_the_cache_an_index_is_made_anew(tmp_path: Path) -> None:
    load(["own.yaml"], only=True, indexed=True)
    for kept in (tmp_path / "caches").rglob("*.index"):
        before = kept.stat().st_ino

    with without_cache():
        assert load(["own.yaml"], only=True, indexed=True).index is not None

    assert [path.stat().st_ino == before for path in (tmp_path / "caches").rglob("*.index")] == [False]
