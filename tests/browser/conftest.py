"""A real browser, and the pages of the real command line in it; where one of both is missing, all of it is skipped."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SMALL = Path(__file__).parent.parent / "small.yaml"

NAMED = ("name", "title", "publisher", "brand", "maker")
"""The fields of an entry that name something."""

LONG_WORD = "W" * 90

ALL_RULES: dict[str, Any] = {}

RULES_OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What the dark can break: nothing else of a page differs."""

BROWSER = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running browser."""
    driver = pytest.importorskip("playwright.sync_api", reason="no driver of browsers: pip install '.[browser]'")
    if BROWSER is None:
        pytest.skip("no browser at hand: apt-get install chromium-headless-shell")
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(chromium: Any) -> Iterator[tuple[Any, list[str]]]:
    """The one window of all tests, and what its pages say to the console or ask of others, which is a fault."""
    faults: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    yield page, faults
    page.close()


@pytest.fixture
def opened(window: tuple[Any, list[str]]) -> Iterator[Callable[..., Any]]:
    """Open a file in the window, in place of what was in it."""
    page, faults = window
    faults.clear()
    page.emulate_media(media="null", color_scheme="light")

    def open_(path: Path, *, width: int = 1000, height: int = 800) -> Any:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(path.as_uri())
        return page

    yield open_
    assert faults == []


@pytest.fixture
def saved(botox: Callable[..., Any], tmp_path: Path) -> Callable[[str], Path]:
    """Write the page of a command line to a file."""

    def save(line: str) -> Path:
        path = tmp_path / "page.html"
        assert botox(*line.split(), "-o", str(path), "-f", "html")[0] == 0
        return path

    return save


@pytest.fixture(scope="session")
def build_site(chromium: Any) -> Callable[..., Path]:
    """Write the site of a catalogue into a folder; where no browser looks at it, none is written."""
    from botox_cli.cli.app import run

    assert chromium is not None

    def built(folder: Path, *words: str) -> Path:
        assert run(["site", "--to", str(folder / "site"), *words]) == 0
        return folder / "site"

    return built


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Path]) -> Path:
    """The site of a small catalogue."""
    return build_site(tmp_path_factory.mktemp("small"), "--data", str(SMALL), "--only")


@pytest.fixture(scope="session")
def wide_site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Path]) -> Path:
    """The site of the small catalogue with a word of 90 letters in every name."""
    folder = tmp_path_factory.mktemp("wide")
    named = re.compile(rf"((?:^|[{{ ])(?:{'|'.join(NAMED)}): )(\"?)(?=\S)", re.MULTILINE)
    own = named.sub(lambda found: f"{found[1]}{found[2]}{LONG_WORD}", SMALL.read_text(encoding="utf-8"))
    (folder / "own.yaml").write_text(own, encoding="utf-8")
    return build_site(folder, "--data", str(folder / "own.yaml"), "--only")


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., Path]) -> Path:
    """The site of the bundled catalogue."""
    return build_site(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="session")
def barriers() -> Callable[[Any], list[str]]:
    """What axe-core finds on a page, in light and in dark, that is serious or critical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core: pip install '.[browser]'")

    def listed(page: Any) -> list[str]:
        found = []
        for scheme, rules in (("light", ALL_RULES), ("dark", RULES_OF_COLOURS)):
            page.emulate_media(color_scheme=scheme)
            told = axe.Axe().run(page, options={"preload": False, "resultTypes": ["violations"], **rules})
            found += told.response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]

    return listed
