"""The format `plain`: one record a line, fields parted by tabs, the id first, no header, nothing else."""

from collections.abc import Iterator

from botox_cli.render.listing import line_words
from botox_cli.render.views import Block, Card, Node, Table, Tree, View, words


def write_plain(view: View) -> str:
    """All records of the answer; tabs and line ends inside a field become spaces."""
    blocks = [block for block in view.blocks if isinstance(block, Table)] if view.is_table else view.blocks
    records = [record for block in blocks for record in _records(block)]
    return "".join("\t".join(" ".join(field.split()) for field in record) + "\n" for record in records)


def _records(block: Block) -> Iterator[tuple[str, ...]]:
    if isinstance(block, Table):
        yield from (tuple(words(cell) for cell in row.cells) for row in block.rows)
    elif isinstance(block, Card):
        yield from (("about", line_words(line)) for line in block.lead)
        yield from ((field.key, line_words(line)) for field in block.fields for line in field.lines)
    elif isinstance(block, Tree):
        yield from _branches(block.root, ())
    else:
        yield from ((block.heading or "text", line_words(line)) for line in block.lines)


def _branches(node: Node, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    way = (*above, node.label)
    if node.note or not node.children:
        yield " > ".join(way), node.note
    for child in node.children:
        yield from _branches(child, way)
