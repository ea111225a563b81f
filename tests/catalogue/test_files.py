"""Which data files there are, and which paths are none."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from botox_cli.catalogue import files
from botox_cli.catalogue.files import FileContent
from botox_cli.errors import InputError


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, made the working directory of every test in this file."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_regular_file_is_read_whole() -> None:
    path = Path("own.yaml")
    path.write_bytes(b"terms: {}\n")

    assert files.read(path, is_local=True) == FileContent(path, b"terms: {}\n", is_local=True)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param(
            "absent.yaml",
            "no data file 'absent.yaml': no such file or directory; expected a YAML file",
            id="missing",
        ),
        pytest.param(
            "own.yaml/more.yaml",
            "no data file 'own.yaml/more.yaml': not a directory; expected a YAML file",
            id="under-a-file",
        ),
        pytest.param("folder", "'folder' is a folder, expected a regular YAML file", id="folder"),
        pytest.param("pipe", "nobody writes into the pipe 'pipe', expected a YAML file through it", id="pipe"),
        pytest.param("socket", "'socket' is a socket, expected a regular YAML file", id="socket"),
        pytest.param("/dev/null", "'/dev/null' is a device, expected a regular YAML file", id="device"),
        pytest.param("a\0b", r"no data file 'a\x00b': embedded null byte; expected a YAML file", id="no-path"),
        pytest.param("loop", "no data file 'loop': too many levels of symbolic links; expected a YAML file", id="loop"),
    ],
)
def test_what_is_no_regular_file_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, message: str) -> None:
    monkeypatch.setattr(files, "PATIENCE_S", 0.01)
    Path("own.yaml").touch()
    Path("folder").mkdir()
    os.mkfifo("pipe")
    Path("loop").symlink_to("loop")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")

    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        files.read(Path(name))


def test_a_link_to_a_file_is_a_file() -> None:
    Path("own.yaml").write_bytes(b"terms: {}\n")
    Path("link.yaml").symlink_to("own.yaml")

    assert files.read(Path("link.yaml")).data == b"terms: {}\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused() -> None:
    Path("own.yaml").touch(mode=0o000)

    with pytest.raises(InputError) as caught:
        files.read(Path("own.yaml"))

    assert str(caught.value) == "cannot read 'own.yaml': permission denied; expected a readable YAML file"


def test_a_file_is_read_no_further_than_one_byte_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 4)
    Path("own.yaml").write_bytes(b"123456789")

    assert files.read(Path("own.yaml")).data == b"12345"


@pytest.mark.parametrize(
    ("variable", "paths"),
    [
        pytest.param(None, (), id="unset"),
        pytest.param("", (), id="empty"),
        pytest.param("one.yaml", ("one.yaml",), id="one"),
        pytest.param(os.pathsep.join(["one.yaml", "", "two.yaml"]), ("one.yaml", "two.yaml"), id="several"),
    ],
)
def test_botox_data_names_files(monkeypatch: pytest.MonkeyPatch, variable: str | None, paths: tuple[str, ...]) -> None:
    for path in paths:
        Path(path).touch()
    if variable is not None:
        monkeypatch.setenv("BOTOX_DATA", variable)

    assert files.user_files(()) == tuple(FileContent(Path(path), b"", is_local=True) for path in paths)


def test_files_of_the_command_line_stand_in_place_of_botox_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTOX_DATA", "variable.yaml")

    for name in ("b.yaml", "a.yaml"):
        Path(name).touch()

    assert [file.path.name for file in files.user_files(["b.yaml", "a.yaml"])] == ["b.yaml", "a.yaml"]


@pytest.mark.parametrize(
    ("holding", "expected"),
    [
        pytest.param(["package/data", "data"], "package/data", id="installed"),
        pytest.param(["data"], "data", id="checkout"),
    ],
)
def test_the_installed_copy_comes_before_the_checkout(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch, holding: list[str], expected: str
) -> None:
    monkeypatch.setattr(files, "_PACKAGE", own_folder / "package")
    for name in holding:
        (own_folder / name).mkdir(parents=True)
        (own_folder / name / "treatments.yaml").touch()
        (own_folder / name / "products.yaml").touch()

    folder = files.bundled_folder()
    assert folder == own_folder / expected
    assert [file.path.name for file in files.bundled_files(folder)] == ["products.yaml", "treatments.yaml"]
    assert files.is_checkout(folder) is (expected == "data")


def test_without_a_bundled_catalogue_the_next_step_is_told(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PACKAGE", own_folder / "package")

    with pytest.raises(InputError) as caught:
        files.bundled_folder()

    assert (caught.value.exit_code, str(caught.value)) == (
        66,
        "no bundled catalogue, expected data/treatments.yaml; install botox-cli again",
    )


def test_the_bundled_files_are_those_of_the_design() -> None:
    assert [file.path.name for file in files.bundled_files(files.bundled_folder())] == [
        "background.yaml",
        "drawings.yaml",
        "lexicon.yaml",
        "phrasings.yaml",
        "products.yaml",
        "safety.yaml",
        "sources.yaml",
        "treatments.yaml",
    ]


def test_more_files_than_a_person_keeps_are_refused() -> None:
    Path("own.yaml").touch()

    assert len(files.user_files(["own.yaml"] * 100)) == 100
    with pytest.raises(InputError, match="101 data files, expected at most 100"):
        files.user_files(["own.yaml"] * 101)


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """A function that puts bytes on stdin."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))

    return put


def test_a_hyphen_is_stdin(stdin: Callable[[bytes], None]) -> None:
    stdin(b"terms: {}\n")

    assert files.user_files(["-"]) == (FileContent(Path("-"), b"terms: {}\n", is_local=True),)


def test_stdin_is_read_once_for_the_whole_run(stdin: Callable[[bytes], None]) -> None:
    stdin(b"terms: {}\n")

    assert files.user_files(["-"]) == files.user_files(["-"])


def test_stdin_is_read_no_further_than_one_byte_over_the_limit(
    stdin: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 4)
    stdin(b"123456789")

    assert files.read(Path("-")).data == b"12345"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["-", "-"], "- a second time, expected it once: stdin can be read but once"),
        ([""], "a data file with an empty name, expected the name of a YAML file, or - for stdin"),
    ],
    ids=["stdin-twice", "empty"],
)
def test_names_that_are_none_are_told(stdin: Callable[[bytes], None], names: list[str], message: str) -> None:
    stdin(b"terms: {}\n")

    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        files.user_files(names)


def test_closed_stdin_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(InputError, match="stdin is closed, expected a YAML file on it"):
        files.read(Path("-"))


def test_stdin_is_not_read_while_a_line_is_completed(
    stdin: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_BOTOX_COMPLETE", "complete_bash")
    stdin(b"terms: {}\n")

    with pytest.raises(InputError, match="while a line is completed"):
        files.read(Path("-"))


@pytest.mark.parametrize("begins_after_s", [0, 0.1], ids=["before", "a-moment-later"])
def test_what_comes_through_a_pipe_is_read_whole(begins_after_s: float) -> None:
    os.mkfifo("pipe")
    script = f"import time; time.sleep({begins_after_s}); out = open('pipe', 'wb'); out.write(b'x' * 100_000); "
    writer = subprocess.Popen([sys.executable, "-c", f"{script}out.flush(); time.sleep(0.1); out.write(b'y')"])

    assert files.read(Path("pipe")).data == b"x" * 100_000 + b"y"
    assert files.read(Path("pipe")).data == b"x" * 100_000 + b"y"
    assert writer.wait() == 0


@pytest.mark.parametrize("name", ["~/own.yaml", "~/../home/own.yaml"])
def test_a_tilde_is_home(monkeypatch: pytest.MonkeyPatch, own_folder: Path, name: str) -> None:
    home = own_folder / "home"
    home.mkdir()
    (home / "own.yaml").write_bytes(b"terms: {}\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("BOTOX_DATA", name)

    assert [file.data for file in files.user_files([])] == [b"terms: {}\n"]


@pytest.mark.parametrize("name", ["~", "~own.yaml", "~/own.yaml"])
def test_a_file_whose_name_begins_with_a_tilde_is_itself(name: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_bytes(b"terms: {}\n")

    assert [file.path for file in files.user_files([name])] == [Path(name)]


def test_a_folder_has_its_data_files_alone() -> None:
    Path("folder/deep.yaml").mkdir(parents=True)
    for name in ("b.yml", "a.yaml", "C.YAML", ".#a.yaml", "._a.yaml", ".hidden.yml", "a.yaml~", "notes.txt"):
        Path("folder", name).touch()

    assert files.yaml_files("folder") == ("folder/C.YAML", "folder/a.yaml", "folder/b.yml")


@pytest.mark.parametrize("names", [[], [".#a.yaml"], ["notes.txt"]], ids=["empty", "hidden", "others"])
def test_a_folder_without_data_files_is_told(names: list[str]) -> None:
    Path("folder").mkdir()
    for name in names:
        Path("folder", name).touch()

    with pytest.raises(InputError, match=r"no \.yaml or \.yml file in 'folder', expected a folder of data files"):
        files.yaml_files("folder")


def test_hidden_files_beside_the_bundled_ones_are_none(own_folder: Path) -> None:
    for name in ("treatments.yaml", "._treatments.yaml", ".#safety.yaml"):
        (own_folder / name).touch()

    assert [file.path.name for file in files.bundled_files(own_folder)] == ["treatments.yaml"]
