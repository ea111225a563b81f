"""Who may import whom, as the design has it (section 2), read from the syntax trees."""

import ast
from collections.abc import Iterator
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FILES = sorted((ROOT / "botox_cli").rglob("*.py"))

MAX_LINES = 300

MAY_IMPORT = {
    "__init__": (),
    "__main__": ("cli",),
    "errors": (),
    "catalogue": ("errors",),
    "queries": ("catalogue", "errors"),
    "render": ("catalogue", "errors"),
    "commands": (
        "catalogue",
        "queries",
        "render.citing",
        "render.items",
        "render.schema",
        "render.settings",
        "render.shaping",
        "render.views",
        "errors",
    ),
    "cli": ("catalogue", "commands", "render", "errors"),
}
"""What each part of the package may import from the others; each may import from itself, and all the version."""

ONLY_IN = {
    "yaml": ("catalogue.reading",),
    "rich": ("render.terminal",),
    "typer": ("cli", "commands"),
    "typer._click": ("cli",),
    "click": (),
}
"""The only modules that may import a library, whole or in part."""


def _name(path: Path) -> str:
    """What a module is called inside the package, packages without their `__init__`: `catalogue.model.uses`."""
    parts = path.relative_to(ROOT / "botox_cli").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


every_module = pytest.mark.parametrize("path", FILES, ids=_name)


@every_module
def test_a_module_imports_only_what_its_part_may(path: Path) -> None:
    package = ".".join(path.relative_to(ROOT).parent.parts)

    assert _breaches(_name(path), package, path.read_text(encoding="utf-8")) == []


@every_module
def test_a_module_says_what_it_holds(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""

    assert docstring.strip() != ""


@every_module
def test_a_module_is_one_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_every_part_of_the_package_is_in_the_rules() -> None:
    assert {_name(path).partition(".")[0] for path in FILES} == set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("module", "source", "breaches"),
    [
        ("errors", "from botox_cli.catalogue import load", ["botox_cli.catalogue.load"]),
        ("errors", "import botox_cli.cli", ["botox_cli.cli"]),
        ("catalogue.model.uses", "from botox_cli.queries.find import find", ["botox_cli.queries.find.find"]),
        ("catalogue.cache", "from botox_cli import __version__", []),
        ("catalogue.cache", "from botox_cli import cli", ["botox_cli.cli"]),
        ("catalogue.cache", "from botox_cli import *", ["botox_cli.*"]),
        ("catalogue.cache", "from . import reading", []),
        ("catalogue.cache", "from ..render import views", ["botox_cli.render.views"]),
        ("queries.find", "import botox_cli.render.views as seen", ["botox_cli.render.views"]),
        ("commands.uses", "from botox_cli.render.views import Table", []),
        ("commands.uses", "from botox_cli.render import views, terminal", ["botox_cli.render.terminal"]),
        (
            "commands.uses",
            "def late():\n    from botox_cli.render.output import show",
            ["botox_cli.render.output.show"],
        ),
        ("commands.uses", "import botox_cli.render", ["botox_cli.render"]),
        ("commands.uses", "import botox_cli.cli", ["botox_cli.cli"]),
        ("cli", "from botox_cli.queries import find", ["botox_cli.queries.find"]),
        ("catalogue.reading", "import yaml", []),
        ("catalogue.compiling", "import yaml.parser", ["yaml.parser"]),
        ("render.terminal", "from rich.text import Text", []),
        ("render.views", "from rich.text import Text", ["rich.text.Text"]),
        ("commands.uses", "import typer", []),
        ("commands.uses", "from typer import _click", ["typer._click"]),
        ("cli", "import typer._click.exceptions", []),
        ("render.output", "import typer", ["typer"]),
        ("cli", "import click", ["click"]),
        ("cli", "import richer, yamls, clicks", []),
    ],
)
def test_a_forbidden_import_is_found_wherever_and_however_it_stands(
    module: str, source: str, breaches: list[str]
) -> None:
    package = f"botox_cli.{module}".rpartition(".")[0]

    assert _breaches(module, package, source) == breaches


def _breaches(module: str, package: str, source: str) -> list[str]:
    """The names that a module imports and may not."""
    return [name for name in _imports(package, source) if not _may(module, name)]


def _imports(package: str, source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = resolve_name("." * node.level + (node.module or ""), package)
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def _may(module: str, name: str) -> bool:
    if not _is_in(name, ("botox_cli",)):
        return all(_is_in(module, places) for library, places in ONLY_IN.items() if _is_in(name, (library,)))
    part = module.partition(".")[0]
    inside = name.removeprefix("botox_cli").removeprefix(".")
    return _is_in(inside, ("__version__", part, *MAY_IMPORT[part]))


def _is_in(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)
