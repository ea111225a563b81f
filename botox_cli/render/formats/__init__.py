"""The formats of an answer: a line here and a module beside it are all that makes one."""

from collections.abc import Callable
from importlib import import_module
from typing import Literal, NamedTuple


class Format(NamedTuple):
    """A format: its name on the command line, its readers, and its writer."""

    name: str
    reader: Literal["people", "records", "items", "references"]
    """People; programs that read records, or the items of the answer; those of the documents behind it."""
    writer: str
    """Its function in a module of this folder; that of a format for programs takes the names of fields, too."""
    suffixes: tuple[str, ...]
    """How the name of a file ends that is meant to be written so."""
    takes_bom: bool = False
    """Whether `--bom` may begin it."""

    def load_writer(self) -> Callable[..., str | bytes]:
        """Import the module of this format alone and return its function that writes."""
        module, _, function = self.writer.partition(".")
        write: Callable[..., str | bytes] = getattr(import_module(f"{__name__}.{module}"), function)
        return write


FORMATS = {
    each.name: each
    for each in (
        Format("table", "people", "table.write", ()),
        Format("list", "people", "list.write", ()),
        Format("plain", "records", "separated_values.write_plain", ()),
        Format("json", "items", "json.write", ("json",)),
        Format("csv", "records", "separated_values.write_csv", ("csv",), takes_bom=True),
        Format("tsv", "records", "separated_values.write_tsv", ("tsv",), takes_bom=True),
        Format("md", "people", "markdown.write", ("md", "markdown")),
        Format("html", "people", "html.write", ("html", "htm")),
        Format("bibtex", "references", "bibtex.write", ("bib",)),
        Format("csl", "references", "csl.write", ()),
    )
}
"""Every format by its name, in the order that help lists them."""

ANSWER_FORMATS = tuple(name for name, each in FORMATS.items() if each.reader != "references")
"""Those of every answer; the others are of the documents behind it."""
