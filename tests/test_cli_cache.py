"""The cache as a person's machine may have it: whatever stands there, the answer is the same and nothing is said."""

import os
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from botox_cli.catalogue import cache
from botox_cli.cli import run

Answer = tuple[int, str, str]
Botox = Callable[..., Answer]

FROM_SHELL = "from botox_cli.cli import main; main()"

LINE = ("list", "terms", "--data", "own.yaml", "--only")
RIGHT = (0, "onset\tOnset\tWhen it starts\n", "")

WITHOUT_POWERS = """
import os, sys
if os.geteuid() == 0:
    powers = "--bounding-set=-dac_override,-dac_read_search"
    text = "from botox_cli.cli import main; main()"
    os.execvp("setpriv", ["setpriv", powers, sys.executable, "-P", "-B", "-c", text, *sys.argv[1:]])
"""
"""The superuser may read and write everything; from here on no more than is permitted."""

needs_powers_dropped = pytest.mark.skipif(
    os.name == "posix" and os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may do everything"
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files of POSIX")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in with a data file, a home beside it."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    Path("own.yaml").write_text("terms:\n  onset: {name: Onset, lay: When it starts.}\n", encoding="utf-8")
    return folder


def on_streams(*words: str) -> Answer:
    """What one command line gives in this process, as often as an example wants it."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = run(words)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def kept(botox: Botox, tmp_path: Path) -> Path:
    """The file in which the catalogue is kept."""
    assert botox(*LINE) == RIGHT
    (path,) = (tmp_path / "caches/botox").iterdir()
    return path


STRANGERS: dict[str, Callable[[Path], object]] = {
    "nothing-in-it": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(bytes(10_000)),
    "digits": lambda path: path.write_bytes(b"9" * 10_000),
    "other-json": lambda path: path.write_bytes(str(crc32(b"[1]")).encode() + b"\n[1]"),
    "json-without-end": lambda path: path.write_bytes(str(crc32(b"[" * 100_000)).encode() + b"\n" + b"[" * 100_000),
    "folder": Path.mkdir,
    "full-folder": lambda path: (path / "folder").mkdir(parents=True),
    "link-to-nothing": lambda path: path.symlink_to("nothing"),
    "link-to-itself": lambda path: path.symlink_to(path),
    "link-to-a-folder": lambda path: path.symlink_to(path.parent),
    "link-to-a-device": lambda path: path.symlink_to("/dev/null"),
    "link-to-the-data": lambda path: path.symlink_to(Path("own.yaml").resolve()),
}
"""What may stand where a catalogue was kept."""


@pytest.mark.parametrize("make", STRANGERS.values(), ids=STRANGERS)
def test_whatever_stands_in_place_of_a_cache_changes_no_answer_and_is_not_written_through(
    botox: Botox, kept: Path, make: Callable[[Path], object]
) -> None:
    data = Path("own.yaml").read_bytes()
    kept.unlink()
    make(kept)

    assert [botox(*LINE), botox(*LINE)] == [RIGHT, RIGHT]
    assert Path("own.yaml").read_bytes() == data
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("list", "terms"),
    ("list", "terms", "--json"),
    ("show", "onset"),
    ("search", "starts"),
    ("starts",),
)


class Damage(NamedTuple):
    """At a ten-thousandth of a file bytes are taken out, else as many as are put in."""

    place: int
    taken: int | None
    put: bytes

    def done_to(self, data: bytes) -> bytes:
        """The bytes with this damage."""
        start = self.place * len(data) // 10_000
        end = start + (len(self.put) if self.taken is None else self.taken)
        return data[:start] + self.put + data[end:]


class Sound:
    """A cache without damage, and what is answered from it."""

    def __init__(self, kept: Path) -> None:
        self.answers = {words: on_streams(*words, *LINE[2:]) for words in QUESTIONS}
        self._files = {path: path.read_bytes() for path in (kept, kept.with_suffix(".index"))}

    def spoil(self, kind: str, damage: Damage) -> None:
        """Damage one file; the other is as it was."""
        for path, data in self._files.items():
            path.write_bytes(damage.done_to(data) if path.suffix == kind else data)


@pytest.fixture
def sound(kept: Path) -> Sound:
    """The cache of the data file before it is damaged."""
    return Sound(kept)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.sampled_from(QUESTIONS),
    kind=st.sampled_from([".sqlite", ".index"]),
    damage=st.builds(
        Damage,
        place=st.integers(0, 9_999),
        taken=st.none() | st.integers(0, 5000),
        put=st.text("Aa1", min_size=1, max_size=9).map(str.encode)
        | st.binary(max_size=20)
        | st.integers(0, 5000).map(bytes),
    ),
)
def test_whatever_is_changed_in_a_cache_changes_no_answer(
    sound: Sound, words: tuple[str, ...], kind: str, damage: Damage
) -> None:
    sound.spoil(kind, damage)

    assert on_streams(*words, *LINE[2:]) == sound.answers[words]


@pytest.mark.parametrize("words", [("list", "terms"), ("show", "onset")])
def test_a_letter_that_changed_in_a_cache_too_large_to_be_checked_whole_changes_no_answer(
    botox: Botox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(cache, "CHECKED_BYTES", 0)
    right = botox(*words, *LINE[2:])
    (kept,) = (tmp_path / "caches/botox").iterdir()
    found, data = kept.stat(), kept.read_bytes()
    kept.write_bytes(data.replace(b"starts", b"begins"))
    os.utime(kept, ns=(found.st_atime_ns, found.st_mtime_ns))

    assert (data.count(b"starts") > 0, botox(*words, *LINE[2:])) == (True, right)


def of_everyone(path: Path) -> None:
    """Make a folder in which everyone may do everything."""
    path.mkdir()
    path.chmod(0o777)


FOLDERS: dict[str, Callable[[Path], object]] = {
    "file": lambda path: path.write_text("as it was", encoding="utf-8"),
    "pipe": os.mkfifo,
    "link-to-nothing": lambda path: path.symlink_to("nothing"),
    "link-to-itself": lambda path: path.symlink_to(path),
    "link-to-a-file": lambda path: path.symlink_to(Path("own.yaml").resolve()),
    "link-to-a-device": lambda path: path.symlink_to("/dev/zero"),
    "folder-of-everyone": of_everyone,
}
"""What may stand where the folder of the cache would be."""


@pytest.mark.parametrize("is_own", [True, False], ids=["own-folder", "folder-of-all-programs"])
@pytest.mark.parametrize("make", FOLDERS.values(), ids=FOLDERS)
def test_whatever_stands_in_place_of_the_folder_changes_no_answer_and_is_left(
    botox: Botox, tmp_path: Path, make: Callable[[Path], object], is_own: bool
) -> None:
    place = tmp_path / ("caches/botox" if is_own else "caches")
    place.parent.mkdir(exist_ok=True)
    make(place)
    before = place.lstat().st_mode

    assert [botox(*LINE), botox(*LINE)] == [RIGHT, RIGHT]
    assert place.lstat().st_mode == before
    assert Path("own.yaml").read_text(encoding="utf-8").startswith("terms:")


@pytest.mark.parametrize(
    "home",
    [
        "relative",
        "~",
        "/dev/null",
        "/proc/self/nothing",
        "a" * 300,
        "/" + "a/" * 3000,
        "spaces and\nlines",
        "\x1b[31mred",
        os.fsdecode(b"odd\xff\xfebytes"),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("variable", ["XDG_CACHE_HOME", "HOME"])
def test_wherever_the_cache_is_to_be_the_answer_is_the_same(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, variable: str, home: str
) -> None:
    if variable == "HOME":
        monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv(variable, home)

    assert [botox(*LINE), botox(*LINE)] == [RIGHT, RIGHT]


def test_an_empty_cache_home_is_none(botox: Botox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")

    assert [botox(*LINE), botox(*LINE)] == [RIGHT, RIGHT]
    assert len(list((tmp_path / "home/.cache/botox").iterdir())) == 1


def test_without_a_home_the_answer_is_the_same(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(number: int) -> None:
        raise KeyError(number)

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", unknown)

    assert [botox(*LINE), botox(*LINE)] == [RIGHT, RIGHT]


@needs_powers_dropped
@pytest.mark.parametrize(
    ("name", "mode"),
    [("botox/{name}", 0o000), ("botox", 0o500), ("botox", 0o300), ("botox", 0o000), (".", 0o000)],
    ids=["file-unreadable", "folder-unwritable", "folder-unlistable", "folder-closed", "folder-of-all-closed"],
)
def test_a_cache_that_is_not_permitted_changes_no_answer(
    script: Botox, kept: Path, own_folder: Path, name: str, mode: int
) -> None:
    path = kept.parent.parent / name.format(name=kept.name)
    path.chmod(mode)

    answers = [script(WITHOUT_POWERS + FROM_SHELL, *LINE, folder=own_folder) for _ in range(2)]
    path.chmod(0o700)

    assert answers == [RIGHT, RIGHT]


@needs_powers_dropped
def test_what_is_not_permitted_is_not_done_in_these_tests(script: Botox, own_folder: Path) -> None:
    Path("own.yaml").chmod(0)

    assert script(WITHOUT_POWERS + FROM_SHELL, *LINE, folder=own_folder) == (
        66,
        "",
        "botox: cannot read 'own.yaml': permission denied; expected a readable YAML file\n",
    )


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077], ids=oct)
def test_a_cache_is_of_its_owner_alone_whatever_is_usual(botox: Botox, tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        answer = botox(*LINE)
    finally:
        os.umask(before)

    assert answer == RIGHT
    assert [oct(path.stat().st_mode) for path in tmp_path.glob("caches/botox/*")] == ["0o100600"]
