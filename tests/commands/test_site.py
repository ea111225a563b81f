"""`botox site`: the whole catalogue as pages; each link to another page leads to a file that is there."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from botox_cli.render.folder import MANIFEST
from botox_cli.render.site import file_name

Asked = Callable[..., tuple[int, str, str]]

SMALL = Path(__file__).parent.parent / "small.yaml"

HOSTILE = """\
terms:
  index: {name: "</script><script>alert(1)</script>", lay: "<img src=x onerror=alert(1)> [a](javascript:alert(1))"}
  con: {name: "../../etc", lay: "A name that is no path."}
  LONG: {name: "Long", lay: "A long id."}
""".replace("LONG", "a" + "-long" * 17)


def build(botox: Asked, folder: Path, *words: str) -> Path:
    code, _, err = botox("site", "--to", str(folder), *words)
    assert (code, err) == (0, "")
    return folder


@pytest.fixture
def small(botox: Asked, tmp_path: Path) -> Path:
    return build(botox, tmp_path / "site", "--data", str(SMALL), "--only")


def test_titles_tell_pages_apart(small: Path) -> None:
    titles = {
        str(path.relative_to(small)): re.findall(r"<title>(.*?)</title>", path.read_text(encoding="utf-8"))[0]
        for path in small.rglob("*.html")
    }

    assert titles["index.html"] == "botox: what it is used for, whether it works, what can go wrong"
    assert [(path, title) for path, title in titles.items() if list(titles.values()).count(title) > 1] == []


def test_every_page_has_its_json_beside_it(small: Path) -> None:
    pages = {path.with_suffix("") for path in small.rglob("*.html")}
    data = {path.with_suffix("") for path in small.rglob("*.json") if path.name != MANIFEST}

    assert pages == data
    for path in small.rglob("*.json"):
        json.loads(path.read_bytes())


def broken_links(folder: Path) -> list[tuple[str, str]]:
    """The name of a page and the target of a link in it, for each link that leads to no file or to no place of it."""
    broken = []
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for target in map(unescape, re.findall(r' (?:href|src)="([^"]*)"', text)):
            path, _, anchor = target.partition("#")
            if not re.match(r"https?:|mailto:", target) and path and not (page.parent / path).is_file():
                broken.append((page.name, target))
            if anchor and not path and f'id="{anchor}"' not in text:
                broken.append((page.name, target))
    return broken


def test_links_are_relative_and_lead_to_files(small: Path) -> None:
    assert broken_links(small) == []


def test_a_site_of_a_few_entries_has_no_link_to_what_it_lacks(botox: Asked, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("terms:\n  zz-word: {name: Zz word, lay: A word of my own.}\n", encoding="utf-8")

    assert broken_links(build(botox, tmp_path / "site", "--data", str(own), "--only")) == []


def test_the_same_data_gives_the_same_bytes(botox: Asked, small: Path, tmp_path: Path) -> None:
    again = build(botox, tmp_path / "again", "--data", str(SMALL), "--only")

    files = {path.relative_to(small): path.read_bytes() for path in small.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}


def test_a_region_of_ones_own_changes_nothing(
    botox: Asked, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOTOX_REGION", "UK")
    again = build(botox, tmp_path / "again", "--data", str(SMALL), "--only")

    assert (again / MANIFEST).read_bytes() == (small / MANIFEST).read_bytes()


def test_only_the_front_page_has_a_script_and_a_policy_says_so(small: Path) -> None:
    scripts = {str(path.relative_to(small)): path.read_text().count("<script") for path in small.rglob("*.html")}

    assert {name: count for name, count in scripts.items() if count} == {"index.html": 1}
    assert "script-src 'self'" in (small / "index.html").read_text()
    assert "script-src" not in (small / "a-z.html").read_text()
    assert "default-src 'none'" in (small / "a-z.html").read_text()


def test_hostile_texts_stay_text_in_pages_data_and_names(botox: Asked, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(HOSTILE, encoding="utf-8")
    folder = build(botox, tmp_path / "site", "--data", str(own), "--only")

    pages = [path.read_text(encoding="utf-8") for path in folder.rglob("*.html")]
    assert [page for page in pages if re.search(r"<img|<script>alert|href=\"javascript", page)] == []
    names = sorted(path.name for path in (folder / "terms").glob("*.html"))
    assert names[-2:] == ["index-.html", "index.html"]
    assert max(map(len, names)) < 100


@pytest.mark.parametrize(
    ("id_", "name"), [("crows-feet", "crows-feet"), ("index", "index-"), ("con", "con-"), ("com1", "com1-")]
)
def test_file_name_is_one_on_every_system(id_: str, name: str) -> None:
    assert file_name(id_) == name


def test_file_names_of_long_ids_are_told_apart() -> None:
    one, other = file_name("a" * 300), file_name("a" * 299 + "b")

    assert one != other
    assert max(len(one), len(other)) < 100


def test_a_folder_of_others_is_left(botox: Asked, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    code, out, err = botox("site", "--to", str(tmp_path), "--data", str(SMALL), "--only")

    assert (code, out) == (73, "")
    assert "a file that botox did not write, 'mine.txt'" in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.slow
def test_the_bundled_site_is_light(botox: Asked, tmp_path: Path) -> None:
    folder = build(botox, tmp_path / "site")

    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    assert sum(sizes.values()) < 30_000_000
    assert {name: size for name, size in sizes.items() if name.endswith(".html") and size > 300_000} == {}
    assert "uses/lateral-canthal-lines.html" in sizes
