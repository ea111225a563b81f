"""The command line and the files it reads and writes: what is wrong with each in one line, never a traceback."""

import os
import stat
from pathlib import Path

import pytest
from support import Botox

from botox_cli.catalogue import files

NO_SIGNS = "expected text without control characters"

FAULTS = {
    "empty": (b"", "own.yaml: an empty file, expected sections such as uses or sources"),
    "blank": (b" \n\n", "own.yaml: an empty file, expected sections such as uses or sources"),
    "binary": (b"\x7fELF\x02\x01\x01\x00", f"own.yaml:1:1: character U+007F, {NO_SIGNS}"),
    "nul": (b"uses:\n  a\x00b: 1\n", f"own.yaml:2:4: character U+0000, {NO_SIGNS}"),
    "latin-1": ("uses:\n  é: 1\n".encode("latin-1"), "own.yaml:2:3: byte 0xe9, expected UTF-8 text"),
    "utf-16": (
        "uses: {}\n".encode("utf-16-le"),
        f"own.yaml:1:2: character U+0000, {NO_SIGNS}",
    ),
    "half-written": (
        b"uses:\n  brow: {name: Br",
        "own.yaml:3:1: no valid YAML: did not find expected ',' or '}'; a bracket is not closed, or a comma is missing",
    ),
    "cyclic": (b"uses:\n  - *uses\n", "own.yaml:2:5: uses[0]: an alias (*uses), expected the value itself"),
    "deep": (
        b"uses: " + b"[" * 500 + b"]" * 500,
        f"own.yaml:1:18: uses{'[0]' * 11}: more than 12 levels, expected fewer",
    ),
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one in every test, so that messages name files as typed; its path comes back."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(("data", "message"), FAULTS.values(), ids=FAULTS)
def test_a_file_that_is_no_catalogue_is_one_line_and_exit_code_65(botox: Botox, data: bytes, message: str) -> None:
    Path("own.yaml").write_bytes(data)

    assert botox("uses", "--data", "own.yaml", "--only") == (65, "", f"botox: {message}\n")


@pytest.mark.parametrize(("data", "message"), FAULTS.values(), ids=FAULTS)
def test_a_check_lists_what_is_wrong_and_ends_with_65(botox: Botox, data: bytes, message: str) -> None:
    Path("own.yaml").write_bytes(data)

    code, out, err = botox("data", "check", "--only", "--data", "own.yaml")

    assert (code, err) == (65, "")
    assert out.splitlines()[:2] == ["1 problem:", message]


def test_every_problem_of_a_file_is_a_line(botox: Botox) -> None:
    Path("own.yaml").write_text(
        "terms:\n  zz-a: {name: &a A, lay: A.}\n  zz-b: {name: *a, lay: B.}\n", encoding="utf-8"
    )

    lines = (
        "botox: own.yaml:2:16: terms.zz-a.name: an anchor (&a), expected a plain value\n"
        "botox: own.yaml:3:16: terms.zz-b.name: an alias (*a), expected the value itself\n"
    )
    assert botox("uses", "--data", "own.yaml") == (65, "", lines)


def test_of_very_many_problems_the_first_hundred_lines_are_told(botox: Botox) -> None:
    entries = "".join(f"  zz-{number:03}: {{lay: A word.}}\n" for number in range(200))
    Path("own.yaml").write_text(f"terms:\n{entries}", encoding="utf-8")

    code, out, err = botox("uses", "--data", "own.yaml")

    assert (code, out, err.count("\n")) == (65, "", 100)
    assert err.splitlines()[-1] == "botox: 101 problems more; `botox data check` lists more"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.yaml", "no data file 'missing.yaml': no such file or directory; expected a YAML file"),
        (".", "'.' is a folder, expected a regular YAML file"),
        ("/dev/null", "'/dev/null' is a device, expected a regular YAML file"),
        ("fifo.yaml", "nobody writes into the pipe 'fifo.yaml', expected a YAML file through it"),
        ("loop.yaml", "no data file 'loop.yaml': too many levels of symbolic links; expected a YAML file"),
        ("a\x1b[31m\nb", "no data file 'a\\x1b[31m\\nb': no such file or directory; expected a YAML file"),
        ("a" * 300, f"no data file '{'a' * 252}...': file name too long; expected a YAML file"),
    ],
    ids=["missing", "folder", "device", "fifo", "link-to-itself", "signs", "long"],
)
@pytest.mark.parametrize("words", [("uses", "--data"), ("data", "check"), ("data", "path", "--data")], ids=" ".join)
def test_what_is_no_readable_file_is_one_line_and_exit_code_66(
    botox: Botox, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], name: str, message: str
) -> None:
    monkeypatch.setattr(files, "PATIENCE_S", 0.01)
    os.mkfifo("fifo.yaml")
    Path("loop.yaml").symlink_to("loop.yaml")

    assert botox(*words, name) == (66, "", f"botox: {message}\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_one_line_and_exit_code_66(botox: Botox) -> None:
    Path("own.yaml").write_text("uses: {}\n", encoding="utf-8")
    Path("own.yaml").chmod(0)

    message = "cannot read 'own.yaml': permission denied; expected a readable YAML file"
    assert botox("uses", "--data", "own.yaml") == (66, "", f"botox: {message}\n")


def test_botox_data_names_files_as_data_does(botox: Botox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_DATA", "missing.yaml")

    assert botox("uses") == botox("uses", "--data", "missing.yaml")


@pytest.mark.parametrize("name", ["out.csv", "out.json", "out.md", "out.html", "out.tsv", "out.HTML", "out.htm"])
def test_a_file_is_written_in_the_format_of_its_name(botox: Botox, own_folder: Path, name: str) -> None:
    form = name.partition(".")[2].lower()
    expected = botox("products", "-f", "html" if form == "htm" else form)[1]

    assert botox("products", "-o", name) == (0, "", "")
    assert Path(name).read_bytes() == expected.encode()
    assert [path.name for path in own_folder.iterdir()] == [name]


def test_a_file_without_suffix_is_written_as_a_pipe_would_be(botox: Botox) -> None:
    answer = botox("products", "-o", "out")

    assert answer == (0, "", "")
    assert Path("out").read_text(encoding="utf-8") == botox("products")[1]


def test_a_format_that_is_named_is_stronger_than_the_suffix(botox: Botox) -> None:
    botox("products", "--json", "-o", "out.csv")

    assert Path("out.csv").read_text(encoding="utf-8") == botox("products", "--json")[1]


def test_a_hyphen_is_the_output(botox: Botox, own_folder: Path) -> None:
    assert botox("products", "-o", "-") == botox("products")
    assert list(own_folder.iterdir()) == []


def test_a_file_takes_the_place_of_an_older_one(botox: Botox) -> None:
    Path("out.csv").write_text("old\n" * 10_000, encoding="utf-8")

    botox("list", "-o", "out.csv")

    assert Path("out.csv").read_bytes() == botox("list", "--csv")[1].encode()


def test_a_link_stays_one_and_leads_to_what_was_written(botox: Botox) -> None:
    Path("out.csv").write_text("old", encoding="utf-8")
    Path("link.csv").symlink_to("out.csv")

    assert botox("list", "-o", "link.csv") == (0, "", "")
    assert Path("link.csv").is_symlink()
    assert Path("out.csv").read_bytes() == botox("list", "--csv")[1].encode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_is_written_to_and_stays_one(botox: Botox) -> None:
    os.mkfifo("out.csv")
    reader = os.open("out.csv", os.O_RDONLY | os.O_NONBLOCK)

    answer = botox("list", "-o", "out.csv")
    written = os.read(reader, 100_000)
    os.close(reader)

    assert answer == (0, "", "")
    assert written == botox("list", "--csv")[1].encode()
    assert stat.S_ISFIFO(Path("out.csv").stat().st_mode)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("folder", "'folder' is a folder, expected the name of a file"),
        ("nowhere/out.csv", "cannot write 'nowhere/out.csv': no such file or directory; expected a writable place"),
        ("file/out.csv", "cannot write 'file/out.csv': not a directory; expected a writable place"),
        ("a" * 300, f"cannot write '{'a' * 57}...': file name too long; expected a writable place"),
    ],
    ids=["folder", "no-folder", "file-for-folder", "long"],
)
def test_what_cannot_be_written_is_one_line_and_leaves_nothing(
    botox: Botox, own_folder: Path, name: str, message: str
) -> None:
    Path("folder").mkdir()
    Path("file").write_text("as it was", encoding="utf-8")

    assert botox("products", "-o", name) == (73, "", f"botox: {message}\n")
    assert sorted(path.name for path in own_folder.rglob("*")) == ["file", "folder"]
    assert Path("file").read_text(encoding="utf-8") == "as it was"


def test_an_answer_that_is_none_leaves_the_older_file(botox: Botox) -> None:
    Path("out.csv").write_text("as it was", encoding="utf-8")

    code, _, _ = botox("uses", "qqqq", "-o", "out.csv")

    assert (code, Path("out.csv").read_text(encoding="utf-8")) == (1, "as it was")


@pytest.mark.parametrize(
    "words",
    [
        ("uses", "-o", "--json"),
        ("uses", "--output", "--json"),
        ("uses", "--output=--json"),
        ("uses", "-o=x.csv"),
        ("uses", "-o", "a.csv", "-o", "b.csv"),
        ("uses", "-oa.csv", "--output=b.csv"),
        ("uses", "-o", ""),
        ("data", "check", "-o", "-q"),
        ("--json", "-o", "--ids"),
    ],
    ids=" ".join,
)
def test_a_name_of_an_output_that_is_none_is_wrong_usage(
    botox: Botox, own_folder: Path, words: tuple[str, ...]
) -> None:
    code, out, err = botox(*words)

    assert (code, out, err[:9], err.count("\n")) == (2, "", "botox: -o", 1)
    assert list(own_folder.iterdir()) == []


OWN = "terms:\n  zz-word: {name: Zz word, lay: A word of my own.}\n"


@pytest.mark.parametrize(
    ("words", "variable"),
    [
        (("uses", "--data", "own.json", "-o", "own.json"), ""),
        (("uses", "--data", "own.yaml", "-o", "own.yaml", "-f", "json"), ""),
        (("uses", "--only", "--data", "own.yaml", "-o", "./own.yaml", "--csv"), ""),
        (("list", "-o", "own.csv"), "own.csv"),
        (("list", "--data", "own.csv", "-o", "link.csv"), ""),
        (("list", "--data", "link.csv", "-o", "own.csv"), ""),
        (("list", "--data", "own.csv", "-o", "other.csv"), ""),
        (("data", "check", "own.txt", "-o", "own.txt"), ""),
        (("data", "check", "own.csv", "missing.yaml", "-o", "own.csv"), ""),
        (("data", "diff", "own.yaml", "folder", "-f", "md", "-o", "own.yaml"), ""),
        (("data", "diff", "own.yaml", "folder", "-f", "md", "-o", "folder/own.yaml"), ""),
        (("data", "path", "--data", "own.csv", "-o", "own.csv"), ""),
        (("data", "schema", "--data", "own.json", "-o", "own.json"), ""),
        (("--data", "own.csv", "-o", "own.csv"), ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value or "-",
)
def test_an_output_is_never_a_data_file(
    botox: Botox, own_folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], variable: str
) -> None:
    Path("folder").mkdir()
    for name in ("own.yaml", "own.json", "own.csv", "own.txt", "folder/own.yaml"):
        Path(name).write_text(OWN, encoding="utf-8")
    Path("link.csv").symlink_to("own.csv")
    Path("other.csv").hardlink_to("own.csv")
    monkeypatch.setenv("BOTOX_DATA", variable)
    name = words[words.index("-o") + 1]

    code, out, err = botox(*words)

    assert (code, out) == (2, "")
    assert err == f"botox: -o {name!r}, one of the data files that are read, expected another file\n"
    assert {path.read_text(encoding="utf-8") for path in own_folder.rglob("*") if path.is_file()} == {OWN}


@pytest.mark.parametrize("name", ["treatments.yaml", "lexicon.yaml", "catalogue.sqlite"])
def test_an_output_is_never_the_catalogue(botox: Botox, name: str) -> None:
    path = Path(botox("data", "path", "--json")[1].split('"path": "')[1].partition('"')[0]).parent / name
    before = path.read_bytes()

    code, _, err = botox("uses", "-f", "md", "-o", str(path))

    assert (code, err) == (2, f"botox: -o {str(path)!r}, one of the data files that are read, expected another file\n")
    assert path.read_bytes() == before
