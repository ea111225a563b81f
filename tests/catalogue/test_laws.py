"""What holds of every file, whatever is in it: `load` gives a catalogue or its problems, the same at each call."""

import json
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from botox_cli.catalogue import load
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue
from botox_cli.errors import CatalogueError, Problem

WHOLE = (Path(__file__).parent.parent / "small.yaml").read_bytes()
"""The bytes of a valid file that has every kind of fact."""

TREE = yaml.load(WHOLE, Loader=yaml.BaseLoader)  # texts stay texts

WORDS = sorted(set(WHOLE.decode().replace("{", " ").replace("}", " ").replace(",", " ").split()))
"""All keys, signs and values that stand in a valid file."""

SIGNS = (
    *("\n", "\n\n", "\r", "\r\n", "\t", " ", "  ", "\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff"),
    *("#", " #", "- ", ": ", ":", ", ", "{", "}", "[", "]", "'", '"', "|", ">-", "? ", "!", "!!str ", "!!map ", "%"),
    *("&a ", "*a ", "<<: ", "---\n", "...\n", "@", "`", "~", "null", "true", "no", "1:30", "010", "0x1F", "1_000"),
    *("nan", "-inf", "1e1", "1" * 400, "1.", ".5", "-1", "١", "2026-02-30", "0000", "9999-12-31"),
)
"""What means something in YAML, to a loader of YAML or to a reader of numbers and days."""

INSERTS = (
    st.sampled_from(SIGNS).map(str.encode)
    | st.sampled_from(WORDS).map(str.encode)
    | st.text(max_size=6).map(str.encode)
    | st.binary(max_size=4)
)

EDITS = st.lists(
    st.tuples(st.integers(0, len(WHOLE)), st.just(0) | st.integers(0, 200), st.just(b"") | INSERTS),
    min_size=1,
    max_size=5,
)
"""Lists of edits: at which byte, how many bytes are taken out there, and which are put in."""

LEAVES = st.sampled_from(SIGNS) | st.sampled_from(WORDS) | st.text(max_size=20) | st.integers().map(str)

TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEAVES, inner, max_size=3),
    max_leaves=8,
)


DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # libyaml, where it is there

DUMPS: tuple[Callable[[Any], bytes], ...] = (
    lambda tree: json.dumps(tree, ensure_ascii=False, indent=1).encode(),
    lambda tree: bytes(yaml.dump(tree, Dumper=DUMPER, encoding="utf-8", allow_unicode=True, width=80)),
    lambda tree: bytes(yaml.dump(tree, Dumper=DUMPER, encoding="utf-8", default_flow_style=True)),
)
"""The ways to write a tree as a file: as JSON, and as YAML in two styles.

Where one object occurs twice in the tree, YAML is written with anchors and aliases.
"""


def paths(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything in a tree but its root, as keys and indices; `path` is that of the root."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, inner in steps:
        yield (*path, step)
        yield from paths(inner, (*path, step))


PATHS = tuple(paths(TREE))


@st.composite
def changed_trees(draw: st.DrawFn) -> Any:
    """The tree of a valid file after one to three changes: a part is taken out, replaced, or put beside others."""
    tree = json.loads(json.dumps(TREE))
    for *way, last in draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=3)):
        try:
            around = tree
            for step in way:
                around = around[step]
            action = draw(st.sampled_from(["remove", "replace", "copy", "add"]))
            if action == "remove":
                del around[last]
            elif action == "replace":
                around[last] = draw(TREES)
            elif isinstance(around, list):
                around.insert(draw(st.integers(0, 3)), draw(TREES) if action == "add" else around[last])
            else:
                around[draw(LEAVES)] = draw(TREES) if action == "add" else around[last]
        except (KeyError, IndexError, TypeError):  # an earlier change took it away
            continue
    return tree


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a file that each example writes anew; it does not exist at first."""
    return tmp_path_factory.mktemp("laws") / "own.yaml"


moments = count(1)


def outcome(file: Path, data: bytes) -> Catalogue | tuple[Problem, ...]:
    """Write `data` into `file` and load it: the catalogue, all of it read, or the problems.

    The test fails if a second load gives something else, or at any other exception.
    """
    file.write_bytes(data)
    moment = next(moments)  # files that follow each other fast may be of one size and, to the system, of one moment
    os.utime(file, ns=(moment, moment))
    found = _load(file)
    assert _load(file) == found, "from the cache it is another"
    return found


def _load(file: Path) -> Catalogue | tuple[Problem, ...]:
    try:
        catalogue = load([str(file)], only=True)
    except CatalogueError as error:
        return error.problems
    for section in (*SECTIONS, "classification"):
        getattr(catalogue, section)
    return catalogue


def misplaced(found: Catalogue | tuple[Problem, ...], data: bytes) -> list[Problem]:
    """The problems whose line is not in the file with the content `data`; none for a catalogue.

    Line 0 is right, too: it means the whole file.
    """
    lines = len(data.decode(errors="replace").splitlines()) + 1
    return [] if isinstance(found, Catalogue) else [one for one in found if not 0 <= one.line <= lines]


def test_the_file_that_is_changed_is_valid(file: Path) -> None:
    catalogue = outcome(file, WHOLE)

    assert isinstance(catalogue, Catalogue)
    assert {section: list(getattr(catalogue, section)) for section in TREE.keys() & set(SECTIONS)} == {
        section: list(TREE[section]) for section in TREE.keys() & set(SECTIONS)
    }
    assert [isinstance(outcome(file, dump(TREE)), Catalogue) for dump in DUMPS] == [True] * len(DUMPS)


@settings(deadline=None)
@given(edits=EDITS)
def test_whatever_is_changed_deleted_or_inserted_a_file_is_a_catalogue_or_has_problems(
    file: Path, edits: list[tuple[int, int, bytes]]
) -> None:
    data = WHOLE
    for start, length, inserted in edits:
        data = data[:start] + inserted + data[start + length :]

    found = outcome(file, data)

    assert isinstance(found, Catalogue) or len(found) > 0
    assert misplaced(found, data) == []


@settings(deadline=None)
@given(tree=changed_trees(), dump=st.sampled_from(DUMPS))
def test_whatever_facts_are_changed_deleted_or_added_a_file_is_a_catalogue_or_has_problems(
    file: Path, tree: Any, dump: Callable[[Any], bytes]
) -> None:
    data = dump(tree)

    found = outcome(file, data)

    assert isinstance(found, Catalogue) or len(found) > 0
    assert misplaced(found, data) == []
