"""Trees of plain values to YAML in the manner of `data/`: block mappings, citations and ranges on one line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.synthetic.entries import Synthetic

FILES = {
    "background": ("claims", "events", "statistics", "terms", "faqs", "procedures"),
    "products": ("products",),
    "safety": ("risks", "red_flags", "aftercare", "questions"),
    "sources": ("sources",),
    "treatments": ("uses",),
}
"""Which sections stand in which file. No file may have more than 32 MiB or 50,000 entries."""

LINE_COLUMNS = 110
WORDS_A_LINE = 14


def write(catalogue: Synthetic, folder: Path) -> list[Path]:
    """Write the files of a catalogue into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for file, sections in FILES.items():
        paths.append(folder / f"{file}.yaml")
        with paths[-1].open("w", encoding="utf-8") as stream:
            if file == "treatments":
                stream.write("edition: synthetic\n\n")
            for section in sections:
                stream.writelines(f"{line}\n" for line in _mapping({section: catalogue.sections[section]}, 0))
    return paths


def _mapping(fields: dict[str, Any], indent: int) -> Iterator[str]:
    margin = " " * indent
    for key, value in fields.items():
        flow = _flow(value)
        if flow is not None and len(flow) + len(key) + indent < LINE_COLUMNS:
            yield f"{margin}{key}: {flow}"
        elif isinstance(value, str):
            yield f"{margin}{key}: >-"
            yield from _folded(value, indent + 2)
        else:
            yield f"{margin}{key}:"
            yield from _mapping(value, indent + 2) if isinstance(value, dict) else _list(value, indent + 2)


def _list(items: list[Any], indent: int) -> Iterator[str]:
    margin = " " * indent
    for item in items:
        flow = _flow(item)
        if flow is not None and len(flow) + indent < LINE_COLUMNS:
            yield f"{margin}- {flow}"
            continue
        first, *rest = _mapping(item, indent + 2)
        yield f"{margin}- {first.lstrip()}"
        yield from rest


def _flow(value: Any) -> str | None:
    """A value as it stands on one line; None for what holds mappings or lists of its own."""
    if isinstance(value, dict):
        inside = [f"{key}: {item}" for key, item in value.items() if not isinstance(item, dict | list)]
        return "{" + ", ".join(inside) + "}" if len(inside) == len(value) else None
    if isinstance(value, list):
        return "[" + ", ".join(value) + "]" if all(isinstance(item, str) for item in value) else None
    return str(value)


def _folded(text: str, indent: int) -> Iterator[str]:
    words = text.split()
    for start in range(0, len(words), WORDS_A_LINE):
        yield " " * indent + " ".join(words[start : start + WORDS_A_LINE])
