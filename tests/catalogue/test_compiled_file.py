"""The compiled file: it says what the data files say, and is made anew when they or the code change."""

import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT

from botox_cli.catalogue import compiled_file, files, loader
from botox_cli.catalogue.compiled_file import StoredCatalogue
from botox_cli.catalogue.model.catalogue import SECTIONS, Catalogue

Answer = tuple[int, str, str]


WORDS = ("list", "terms", "-f", "plain")

SHOW = """
import sys
from botox_cli.__main__ import main
import botox_cli
opened = []
sys.addaudithook(lambda event, args: event in ("open", "sqlite3.connect") and opened.append((event, str(args[0]))))
try:
    main()
finally:
    print(sorted(set(opened)), sorted(sys.modules), sep=chr(10), file=sys.stderr)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The folder of a checkout with a small catalogue, without bytecode and not compiled yet."""
    shutil.copytree(ROOT / "botox_cli", tmp_path / "botox_cli", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "tests/small.yaml", tmp_path / "data/treatments.yaml")
    return tmp_path


@pytest.fixture
def ask(script: Callable[..., Answer]) -> Callable[..., Answer]:
    """A function that runs a command line with the program in `folder`; the Python code in `first` runs before it.

    Keyword arguments are variables of its environment.
    """

    def answer(folder: Path, *words: str, first: str = "", **variables: str) -> Answer:
        text = first + "from botox_cli.__main__ import main; main()"
        return script(text, *words, folder=folder, PYTHONPATH=str(folder), **variables)

    return answer


@pytest.fixture
def installed(checkout: Path) -> Path:
    """The folder of `checkout`, changed into an installed package: the data is inside the package and compiled."""
    package = checkout / "botox_cli"
    shutil.move(checkout / "data", package / "data")
    found = files.bundled_files(package / "data")
    compiled_file.write(
        package / "data" / compiled_file.NAME, loader.load_files(found), [(file.path.name, file.data) for file in found]
    )
    return checkout


def path_of_compiled(folder: Path) -> Path:
    return folder / "data" / compiled_file.NAME


def test_stored_catalogue_is_the_catalogue_of_its_files(catalogue: Catalogue) -> None:
    found = files.bundled_files(files.bundled_folder())

    assert isinstance(catalogue, StoredCatalogue)
    assert catalogue == loader.load_files(found)
    assert dict(catalogue.names_from("")) == dict(loader.load_files(found).names_from(""))


def test_stored_section_reads_one_entry_as_it_reads_all(catalogue: Catalogue) -> None:
    alone = StoredCatalogue(compiled_file.Database(compiled_file.compile_in_memory(catalogue), None))

    for section in SECTIONS:
        whole = getattr(catalogue, section)
        assert {id_: getattr(alone, section)[id_] for id_ in whole} == whole


def test_first_run_in_a_checkout_leaves_a_compiled_file_that_the_next_reads(
    checkout: Path, ask: Callable[..., Answer]
) -> None:
    first = ask(checkout, *WORDS)
    before = path_of_compiled(checkout).stat()

    assert ask(checkout, *WORDS) == first
    assert path_of_compiled(checkout).stat().st_mtime_ns == before.st_mtime_ns
    assert {path.name for path in (checkout / "data").iterdir()} == {compiled_file.NAME, "treatments.yaml"}


def test_changed_fact_of_the_same_size_and_time_is_answered(checkout: Path, ask: Callable[..., Answer]) -> None:
    path = checkout / "data/treatments.yaml"
    before, old = path.stat(), ask(checkout, *WORDS)[1]
    word = old.split()[-1]

    path.write_text(path.read_text(encoding="utf-8").replace(word, word[::-1]), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert path.stat().st_size == before.st_size
    assert ask(checkout, *WORDS)[1] == old.replace(word, word[::-1])


@pytest.mark.parametrize("module", ["text.py", "catalogue/fts.py", "catalogue/model/uses.py"])
def test_changed_code_compiles_anew(checkout: Path, ask: Callable[..., Answer], module: str) -> None:
    ask(checkout, *WORDS)
    before = path_of_compiled(checkout).read_bytes()

    with (checkout / "botox_cli" / module).open("a", encoding="utf-8") as stream:
        stream.write("CHANGED = 1\n")
    ask(checkout, *WORDS)

    assert path_of_compiled(checkout).read_bytes()[:100] != before[:100]


def test_changed_way_of_folding_names_is_heard(checkout: Path, ask: Callable[..., Answer]) -> None:
    assert ask(checkout, "show", "zz brow lines")[0] == 1
    path = checkout / "botox_cli/catalogue/model/catalogue.py"

    path.write_text(
        path.read_text(encoding="utf-8").replace("        yield entry.name\n", "        yield f'zz {entry.name}'\n"),
        encoding="utf-8",
    )

    assert ask(checkout, "show", "zz brow lines")[0] == 0


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garble(path: Path) -> None:
    """Keep the first 100 bytes of a file, its header, and put the byte 0xFF in place of each later one."""
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))


def empty_pages(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(len(data) - 4096))


def replace_by_another(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entries (id)")
    connection.close()


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = (empty, cut, garble, empty_pages, replace_by_another, replace_by_folder, os.remove)


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        *((damage, "search brow") for damage in DAMAGES),
        *((garble, line) for line in ("show brow-lines", "uses --json", "urgent")),
    ],
)
def test_damaged_file_of_an_installed_package_changes_no_answer(
    installed: Path, ask: Callable[..., Answer], damage: Callable[[Path], None], line: str
) -> None:
    answer = ask(installed, *line.split())

    damage(installed / "botox_cli/data" / compiled_file.NAME)

    assert ask(installed, *line.split()) == answer
    assert answer[0] == 0


@pytest.mark.parametrize("line", ["show brow-lines", "search brow", "search elevns --json"])
@pytest.mark.parametrize(
    "missing",
    [
        "import sys; sys.modules['_sqlite3'] = None\n",
        "import sqlite3; sqlite3.connect = lambda *a, old=sqlite3.connect, **k: old(*a, **{**k, 'factory': Without})\n",
    ],
    ids=["sqlite", "fts5"],
)
def test_python_without_sqlite_or_fts5_answers(
    installed: Path, ask: Callable[..., Answer], missing: str, line: str
) -> None:
    without = (
        "import sqlite3\n"
        "class Without(sqlite3.Connection):\n"
        "    def execute(self, query, *rest):\n"
        "        if 'fts5' in query or 'words' in query: raise sqlite3.OperationalError('no such module: fts5')\n"
        "        return super().execute(query, *rest)\n"
        "    def executescript(self, query): return [self.execute(part) for part in query.split(';')]\n"
    )
    first = missing if "_sqlite3" in missing else without + missing

    code, out, err = ask(installed, *line.split(), first=first)

    assert (code, err) == (0, "")
    assert "brow-lines" in out or "Brow lines" in out


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_checkout_that_cannot_be_written_answers(checkout: Path, ask: Callable[..., Answer]) -> None:
    (checkout / "data").chmod(stat.S_IRUSR | stat.S_IXUSR)

    assert ask(checkout, *WORDS)[0] == 0


def test_folder_in_place_of_the_part_changes_no_answer(checkout: Path, ask: Callable[..., Answer]) -> None:
    path_of_compiled(checkout).mkdir()

    assert ask(checkout, *WORDS)[0] == 0
    assert path_of_compiled(checkout).is_dir()


def test_without_code_files_the_data_alone_is_compared(installed: Path, ask: Callable[..., Answer]) -> None:
    answer = ask(installed, *WORDS)
    import compileall

    compileall.compile_dir(installed / "botox_cli", quiet=1, legacy=True)
    for path in (installed / "botox_cli").rglob("*.py"):
        path.unlink()

    code, out, err = ask(installed, *WORDS, first="import sys; sys.modules['yaml'] = None\n")

    assert (code, out, err) == answer


def test_first_answer_opens_and_loads_what_the_next_does(installed: Path, script: Callable[..., Answer]) -> None:
    first, second = (script(SHOW, *WORDS, folder=installed, PYTHONPATH=str(installed)) for _ in range(2))

    assert first == second
    opened, modules = first[2].splitlines()[-2:]
    assert compiled_file.NAME in opened
    assert "'yaml'" not in modules


def test_processes_that_compile_at_once_give_one_answer(checkout: Path, start: Callable[..., object]) -> None:
    text = "from botox_cli.__main__ import main; main()"
    running = [start(text, *WORDS, folder=checkout, PYTHONPATH=str(checkout)) for _ in range(4)]

    answers = {one.communicate(timeout=60) for one in running}  # type: ignore[attr-defined]

    assert len(answers) == 1
    assert [path.name for path in (checkout / "data").iterdir() if ".part" in path.name] == []


def test_write_leaves_nothing_where_it_fails(small: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "taken"
    path.mkdir()

    with pytest.raises(OSError, match="taken"):
        compiled_file.write(path, small, [])

    assert list(tmp_path.glob(".*")) == []


def test_path_with_signs_of_an_address_is_opened(small: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a b?c#d%20" / compiled_file.NAME
    path.parent.mkdir()

    own = path.with_name("own.yaml")
    own.write_bytes(b"text")

    compiled_file.write(path, small, [("own.yaml", b"text")])

    stored = compiled_file.open_fresh(path, [own], lambda: pytest.fail("compiled anew"))
    assert stored == small


@pytest.mark.skipif(sys.platform != "linux", reason="reads what the process opens")
def test_installed_package_is_not_written_to(installed: Path, ask: Callable[..., Answer]) -> None:
    (installed / "botox_cli/data" / compiled_file.NAME).unlink()
    before = sorted(installed.rglob("*"))

    assert ask(installed, *WORDS)[0] == 0
    assert sorted(installed.rglob("*")) == before
