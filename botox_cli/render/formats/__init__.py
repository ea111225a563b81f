"""The formats of an answer. A new format needs a line in `FORMATS`, and a writer in a module of this package."""

from collections.abc import Callable
from importlib import import_module
from typing import Literal, NamedTuple


class Format(NamedTuple):
    """A format: its name on the command line, who reads it (people or which programs), its writer, its file endings."""

    name: str
    reader: Literal["people", "records", "items", "references"]
    """People, or programs: those that read `records` (rows), `items` (as in JSON), or `references` (bibliographies)."""
    writer: str
    """The module here and its function: `json.write`.

    The function takes the view; `table.write` also takes the screen. If `reader` is `records` or `items`, it also takes
    the names of fields.
    """
    suffixes: tuple[str, ...]
    """The endings, without dot, of the names of output files that ask for this format."""
    takes_bom: bool = False
    """Whether `--bom` may add a byte order mark."""

    def load_writer(self) -> Callable[..., str | bytes]:
        """Import only the module of this format, and return its function that writes."""
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
"""The names of the formats that every answer has; the others, for bibliographies, need an answer with documents."""
