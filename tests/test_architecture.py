"""Which module may import which, and how modules and functions are named; read from the syntax trees."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import resolve_name
from pathlib import Path

from support import ROOT

FILES = sorted((ROOT / "botox_cli").rglob("*.py"))

MAY_IMPORT = {
    "__init__": (),
    "__main__": ("cli",),
    "__pyinstaller": ("catalogue",),
    "errors": ("text",),
    "interrupts": (),
    "text": (),
    "catalogue": ("errors", "interrupts", "text"),
    "queries": ("catalogue", "errors", "text"),
    "render": ("catalogue", "errors", "interrupts", "text"),
    "presentation": (
        *("catalogue", "queries", "text"),
        *("render.drawing", "render.references", "render.screen", "render.view"),
    ),
    "explore": (
        *("catalogue", "presentation", "queries", "text"),
        *("render.drawing", "render.references", "render.screen", "render.screen_rows", "render.view"),
        "render.formats.table_theme",
    ),
    "commands": ("catalogue", "explore", "presentation", "queries", "render", "errors", "text"),
    "cli": ("catalogue", "commands", "presentation", "queries", "render", "errors", "text"),
}
"""By part of the package, which other parts it may import; each may import from itself, and the version."""

ONLY_IN = {
    "yaml": ("catalogue.yaml_reader",),
    "rich": ("render.formats.table", "explore"),
    "textual": ("explore",),
    "sqlite3": ("catalogue.compiled_file", "render.export.sqlite_file"),
    "pyarrow": ("render.export.parquet_file",),
    "typer": ("cli", "commands"),
    "typer._click": ("cli",),
    "shellingham": ("cli.shells",),
    "click": (),
    "PyInstaller": ("__pyinstaller",),
}
"""By library, the only modules that may import it or a part of it; imports for types alone do not count."""

PARTICIPLE = re.compile(
    r"[a-z]*(?:ed|ing|ly)|begun|chosen|drawn|found|given|held|known|left|made|meant|said|seen|shown|spoken|told|written"
)

NOUNS = {
    *("drawing", "encoding", "listing", "ranking", "spelling"),  # modules
    *("finding", "heading"),  # functions
    "derived",  # a method of the public model
}
"""Names that only look like a participle, an adverb or a gerund; the test admits them."""


def test_every_module_imports_only_what_its_part_may() -> None:
    breaches = [(_name(path), name) for path in FILES for name in _imports(path) if not _may(_name(path), name)]

    assert breaches == [], "what may be imported where stands in MAY_IMPORT and ONLY_IN"


def test_every_module_says_what_it_holds() -> None:
    trees = {_name(path): _tree(path) for path in FILES}

    assert [name for name, tree in trees.items() if not (ast.get_docstring(tree) or "").strip()] == []


def test_every_part_of_the_package_is_in_the_rules() -> None:
    assert {_name(path).partition(".")[0] for path in FILES} == set(MAY_IMPORT)


def test_no_module_or_public_function_is_a_participle_an_adverb_or_a_gerund() -> None:
    modules = {part for path in FILES for part in _name(path).split(".")}
    functions = {
        node.name
        for path in FILES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
    }

    assert {name for name in modules | functions if PARTICIPLE.fullmatch(name)} - NOUNS == set()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    """What a module is called inside the package, packages without their `__init__`: `catalogue.model.uses`."""
    parts = path.relative_to(ROOT / "botox_cli").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def _imports(path: Path) -> Iterator[str]:
    """Every name that a module imports, with its whole path, inside functions too.

    Imports for types alone are left out.
    """
    package = ".".join(path.relative_to(ROOT).parent.parts)
    for node in _walk_at_run_time(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = resolve_name("." * node.level + (node.module or ""), package)
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def _walk_at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all nodes below it, without what is imported for types alone (`if TYPE_CHECKING`)."""
    yield node
    if not (isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
        for child in ast.iter_child_nodes(node):
            yield from _walk_at_run_time(child)


def _may(module: str, name: str) -> bool:
    if not _is_in(name, ("botox_cli",)):
        return all(_is_in(module, places) for library, places in ONLY_IN.items() if _is_in(name, (library,)))
    part = module.partition(".")[0]
    inside = name.removeprefix("botox_cli").removeprefix(".")
    return _is_in(inside, ("__version__", part, *MAY_IMPORT[part]))


def _is_in(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)
