"""Reads YAML text as dicts, lists and text, with every fault at its position; the only module that imports yaml.

YAML is read as events, not loaded. The loaders of yaml turn `1:30` into 90 and `no` into False, and silently keep only
the last of a repeated key. At 30,000 nested brackets they end in a segmentation fault.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from botox_cli.catalogue.files import MAX_BYTES
from botox_cli.catalogue.lookalikes import is_seen
from botox_cli.text import DataPath

LineColumn = tuple[int, int]
"""A line and a column, both from 1; (0, 0) where the whole file is meant."""

YamlTree = dict[str, Any] | list[Any] | str

MAX_DEPTH = 12  # the deepest fact of the model is 9 levels down
MAX_KEY = 100
MAX_ITEMS = 50_000  # in one list or mapping: no section has more entries
MAX_VALUES = 500_000  # in one file, at half a kilobyte each in memory; the bundled files have 61,000
MAX_FAULTS = 1_000  # nobody reads more at once
MAX_TEXT = 20_000  # characters: ten times the longest text in the catalogue

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml: about 10 times as fast
LOOSE_NUMBER = re.compile(r"[+-]?(nan|inf(inity)?|[0-9.]+e[+-]?[0-9]+)", re.IGNORECASE)
_FOLDED = re.compile(r"\s*[\t\n\r]\s*|\s{2,}")
NULLS = ("null", "~")
HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
    "\u115f\u1160\u2800\u3164\uffa0\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"  # have no shape
)
_HIDDEN_IN_TEXT = re.compile(f"{HIDDEN.pattern}|\r")  # at the end of a line of the file it is welcome


TOO_DEEP = f"more than {MAX_DEPTH} levels, expected fewer"

ADVICE = {
    "mapping values are not allowed": "; a text with a colon in it needs quotes around it",
    "cannot start any token": "; a text that begins so needs quotes around it",
    "unexpected end of stream": "; a quote or a bracket is not closed",
    "did not find expected ',' or": "; a bracket is not closed, or a comma is missing",
    "did not find expected key": "; keys of one mapping begin in the same column",
    "could not find expected ':'": "; a key is followed by a colon and a space",
    "did not find expected node content": "; a bracket or comma has nothing before it",
}
"""By words in an error message of the yaml library: the mistake that people have usually made."""


class FaultError(Exception):
    """A fault after which the rest of a file cannot be read; its position is (0, 0) where the whole file is meant."""

    def __init__(self, position: LineColumn, path: DataPath, message: str) -> None:
        super().__init__(message)
        self.position = position
        self.path = path


class ParsedYaml:
    """What a YAML text holds (`tree`), and all faults that were found, each a position, a path and a message.

    In the tree, numbers and dates are text, too. The tree is None if the text could not be read to its end. `positions`
    is filled only if `with_positions` is set.
    """

    def __init__(self, data: bytes, *, with_positions: bool = False) -> None:
        self.tree: YamlTree | None = None
        self.faults: list[tuple[LineColumn, DataPath, str]] = []
        self.positions: dict[DataPath, LineColumn] = {}
        """Where each key and item begins; empty without `with_positions`."""
        self._with_positions = with_positions
        self._values = 0
        try:
            self.tree = self._read(_text(data))
        except FaultError as fault:
            self.faults.append((fault.position, fault.path, str(fault)))
        except yaml.YAMLError as error:
            self.faults.append((_position_of(error), (), _explain(error, data)))

    def _read(self, text: str) -> YamlTree:
        loader = _LOADER(text)
        self._next: Callable[[], Any] = loader.get_event
        try:
            self._next()  # the start of the stream
            if type(self._next()) is yaml.StreamEndEvent:
                raise FaultError((0, 0), (), "a file of comments alone, expected sections such as uses or sources")
            tree = self._value(self._next(), ())
            self._next()  # the end of the document
            event = self._next()
            if type(event) is not yaml.StreamEndEvent:
                raise FaultError(_start(event), (), "a second document, expected one")
            return tree
        finally:
            loader.dispose()

    def _mapping(self, path: DataPath) -> dict[str, YamlTree]:
        """Read a mapping to its end; its first event was read already. Of a repeated key, the last value is kept.

        Raises:
            FaultError: the rest of the file cannot be read.
        """
        here: dict[str, YamlTree] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event, here, path)
            here[key] = self._value(self._next(), (*path, key))
        self._count(event, here)
        return here

    def _sequence(self, path: DataPath) -> list[YamlTree]:
        """Read a list to its end; its first event was read already.

        Raises:
            FaultError: the rest of the file cannot be read.
        """
        here: list[YamlTree] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            if len(here) >= MAX_ITEMS:
                raise _too_many(event, (*path, len(here)))
            here.append(self._value(event, (*path, len(here))))
        self._count(event, here)
        return here

    def _value(self, event: Any, path: DataPath) -> YamlTree:
        """The text, mapping or list that begins with this event.

        Raises:
            FaultError: the event is an alias, or a list or mapping with an anchor; there are too many levels, or
                something inside cannot be read.
        """
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise FaultError(_start(event), path, f"an alias (*{event.anchor}), expected the value itself")
        if kind is not yaml.ScalarEvent and len(path) >= MAX_DEPTH:
            raise FaultError(_start(event), path, TOO_DEEP)
        if self._with_positions or event.anchor or event.tag:
            self._mark(event, path)
        if kind is yaml.ScalarEvent:
            return self._text(event, path)
        return self._mapping(path) if kind is yaml.MappingStartEvent else self._sequence(path)

    def _text(self, event: Any, path: DataPath) -> str:
        """The text of a scalar event, as one line; whatever is wrong with it is noted as a fault."""
        value: str = event.value
        hidden = _HIDDEN_IN_TEXT.search(value) if event.style == '"' else None  # in quotes an escape may write one
        if hidden:
            self._fault(event, path, f"character U+{ord(hidden[0]):04X}, expected text without control characters")
        elif not (value.strip() if value.isascii() else is_seen(value)) or value.lower() in NULLS:
            self._fault(event, path, "no value, expected one (leave out a field that has none)")
        elif len(value) > MAX_TEXT:
            self._fault(event, path, f"a text of {len(value):,} characters, expected at most {MAX_TEXT:,}")
        elif LOOSE_NUMBER.fullmatch(value):
            self._fault(event, path, f"{value!r}, expected a finite number written out, such as 10 or 2.5")
        return _FOLDED.sub(" ", value)  # a line end in a text would begin a line of an answer

    def _key(self, event: Any, here: Mapping[str, YamlTree], path: DataPath) -> str:
        """The key in an event; a repeated key, the merge key `<<`, a tag or an anchor is noted as a fault.

        `here` has the keys of the mapping that were read before.

        Raises:
            FaultError: the event is no usable key, or the mapping has too many keys.
        """
        if type(event) is yaml.AliasEvent:
            raise FaultError(_start(event), path, f"an alias (*{event.anchor}), expected the value itself")
        if type(event) is not yaml.ScalarEvent:
            raise FaultError(_start(event), path, "a list or mapping as a key, expected a name")
        key: str = event.value
        if self._with_positions or event.anchor or event.tag:
            self._mark(event, path, key)
        hidden = _HIDDEN_IN_TEXT.search(key)
        if hidden:
            message = f"character U+{ord(hidden[0]):04X}, expected text without control characters"
            raise FaultError(_start(event), path, message)
        if not key or len(key) > MAX_KEY:
            raise FaultError(_start(event), path, "an empty or overlong key, expected a name")
        if len(here) >= MAX_ITEMS:
            raise _too_many(event, path)
        if key in here:
            self._fault(event, path, f"key {key!r} a second time, expected it once: keep one of them")
        if key == "<<":
            self._fault(event, path, "a merge key, expected the fields themselves")
        return key

    def _mark(self, event: Any, path: DataPath, *key: str) -> None:
        """Keep the position of a value or, with `key`, of that key; note a tag or an anchor as a fault.

        Positions are kept only `with_positions`. The first of a path stays: a value in a mapping has that of its key.

        Raises:
            FaultError: the anchor is on a mapping or a list; nothing after it is read.
        """
        if self._with_positions:
            self.positions.setdefault((*path, *key), _start(event))
        if event.anchor:
            fault = FaultError(_start(event), path, f"an anchor (&{event.anchor}), expected a plain value")
            if type(event) is not yaml.ScalarEvent:
                raise fault  # so bombs begin: what follows is not looked at
            self._fault(event, path, str(fault))
        if event.tag and event.tag != "!":
            self._fault(event, path, f"a tag ({event.tag}), expected a plain value")

    def _count(self, event: Any, read: YamlTree) -> None:
        self._values += len(read)
        if self._values > MAX_VALUES:
            raise FaultError(_start(event), (), f"more than {MAX_VALUES:,} values, expected a smaller catalogue")

    def _fault(self, event: Any, path: DataPath, message: str) -> None:
        if len(self.faults) >= MAX_FAULTS:
            raise FaultError(_start(event), (), f"more than {MAX_FAULTS:,} faults; the rest is not looked at")
        self.faults.append((_start(event), path, message))


def position_of(positions: dict[DataPath, LineColumn], path: DataPath) -> LineColumn:
    """The line and column of a path; if it has none, those of the innermost part around it that has them, or (1, 1)."""
    while path and path not in positions:
        path = path[:-1]
    return positions.get(path, (1, 1))


def _text(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise FaultError((0, 0), (), f"more than {MAX_BYTES // 1024 // 1024} MiB, expected a smaller catalogue")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        position = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        raise FaultError(position, (), f"byte 0x{data[error.start]:02x}, expected UTF-8 text") from error
    hidden = HIDDEN.search(text)
    if hidden:
        start = hidden.start()
        position = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        raise FaultError(position, (), f"character U+{ord(hidden[0]):04X}, expected text without control characters")
    if not text.strip():
        raise FaultError((0, 0), (), "an empty file, expected sections such as uses or sources")
    return text


def _too_many(event: Any, path: DataPath) -> FaultError:
    return FaultError(_start(event), path, f"more than {MAX_ITEMS:,} items, expected fewer")


def _start(event: Any) -> LineColumn:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _position_of(error: yaml.YAMLError) -> LineColumn:
    mark = getattr(error, "problem_mark", None)
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _explain(error: yaml.YAMLError, data: bytes) -> str:
    """The message for an error of the yaml library, with advice where the mistake is a common one.

    `data` has the bytes of the file.
    """
    problem = str(getattr(error, "problem", None) or "unreadable characters").replace("\n", " ")
    if "nesting depth" in problem:  # libyaml looks ahead, and counts levels itself
        return TOO_DEEP
    line, column = _position_of(error)
    here = data.split(b"\n")[line - 1 : line]
    if here and here[0][:column].endswith(b"\t"):
        return "no valid YAML: a tab, expected spaces in front of a key"
    advice = next((advice for words, advice in ADVICE.items() if words in problem), "")
    return f"no valid YAML: {problem}{advice}"
