"""YAML text to dicts, lists and text, with every fault at its place; the only module that imports yaml.

YAML is read as events, not loaded: its own loaders turn `1:30` into 90 and `no` into False, keep the last of a repeated
key in silence, and end in a segmentation fault at 30,000 nested brackets.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from botox_cli.catalogue.locating import MAX_BYTES

Path = tuple[str | int, ...]
Place = tuple[int, int]
Tree = dict[str, Any] | list[Any] | str

MAX_DEPTH = 12  # the deepest fact of the model is 9 levels down
MAX_KEY = 100
MAX_ITEMS = 50_000  # in one list or mapping: no section has more entries
MAX_VALUES = 2_000_000  # in one file: above what fits into the largest that says something
MAX_FAULTS = 1_000  # nobody reads more at once
MAX_TEXT = 20_000  # characters: ten times the longest text in the catalogue

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml: about 10 times as fast
_LOOSE_NUMBER = re.compile(r"[+-]?(nan|inf(inity)?|[0-9.]+e[+-]?[0-9]+)", re.IGNORECASE)
_SUSPECT = frozenset(("", " ", *"+-.0123456789nNiI~"))  # how empty text and numbers written loosely begin
_NULLS = ("null", "~")
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_HIDDEN_IN_TEXT = re.compile(f"{_HIDDEN.pattern}|\r")  # at the end of a line of the file it is welcome


ADVICE = {
    "mapping values are not allowed": "; a text with a colon in it needs quotes around it",
    "cannot start any token": "; a text that begins so needs quotes around it",
    "unexpected end of stream": "; a quote or a bracket is not closed",
    "did not find expected ',' or": "; a bracket is not closed, or a comma is missing",
    "did not find expected key": "; keys of one mapping begin in the same column",
    "could not find expected ':'": "; a key is followed by a colon and a space",
    "did not find expected node content": "; a bracket or comma has nothing before it",
}
"""What is commonly wrong where the library says so."""


class FaultError(Exception):
    """A fault after which the rest of a file cannot be read; its place is (0, 0) where the whole file is meant."""

    def __init__(self, place: Place, path: Path, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.path = path


class Reading:
    """One pass over a YAML text: what it holds, as far as it could be read, and all faults on the way."""

    def __init__(self, data: bytes, *, with_places: bool = False) -> None:
        self.tree: Tree | None = None
        self.faults: list[tuple[Place, Path, str]] = []
        self.places: dict[Path, Place] = {}
        """With `with_places`: where each key and item begins. Costs as much time as the reading itself."""
        self._with_places = with_places
        self._root: list[Any] = []
        self._here: Any = self._root
        self._above: list[Any] = []  # the containers around `here`
        self._keys: list[str | None] = []  # for `here` and each container around it: the key that waits for its value
        self._documents = 0
        self._values = 0
        try:
            self._read(_text(data))
        except FaultError as fault:
            self.faults.append((fault.place, fault.path, str(fault)))
        except yaml.YAMLError as error:
            self.faults.append((_place_of(error), (), _told(error, data)))

    def _read(self, text: str) -> None:
        handlers: dict[type[Any], Callable[[Any], None]] = {
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        scalar, scalar_type = self._scalar, yaml.ScalarEvent
        for event in yaml.parse(text, Loader=_LOADER):
            kind = type(event)
            if kind is scalar_type:  # two events of three
                scalar(event)
            elif kind in handlers:  # the ends of documents and of the stream say nothing
                handlers[kind](event)
        if not self._root:
            raise FaultError((0, 0), (), "a file of comments alone, expected sections such as uses or sources")
        self.tree = self._root[0]

    def _scalar(self, event: Any) -> None:
        value, here, keys = event.value, self._here, self._keys
        if type(here) is list:
            here.append(value)
            self._limit(event, here)
        elif keys[-1] is None:
            keys[-1] = self._key(event, value)
            return
        else:
            here[keys[-1]] = value
        is_odd = value[:1] in _SUSPECT or len(value) > MAX_TEXT or event.style == '"'
        if is_odd or event.tag or event.anchor or self._with_places:
            self._examine(event, value)
        if keys:
            keys[-1] = None

    def _examine(self, event: Any, value: str) -> None:
        self._mark(event)
        self._refuse_marks(event)
        hidden = _HIDDEN_IN_TEXT.search(value)
        if hidden:
            self._fault(event, f"character U+{ord(hidden[0]):04X}, expected text without control characters")
        elif not value.strip() or value.lower() in _NULLS:
            self._fault(event, "no value, expected one (leave out a field that has none)")
        elif len(value) > MAX_TEXT:
            self._fault(event, f"a text of {len(value):,} characters, expected at most {MAX_TEXT:,}")
        elif _LOOSE_NUMBER.fullmatch(value):
            self._fault(event, f"{value!r}, expected a finite number written out, such as 10 or 2.5")

    def _open(self, event: Any) -> None:
        container: Any = {} if type(event) is yaml.MappingStartEvent else []
        if len(self._above) >= MAX_DEPTH:
            raise FaultError(_start(event), self._path(), f"more than {MAX_DEPTH} levels, expected fewer")
        if type(self._here) is list:
            self._here.append(container)
            self._limit(event, self._here)
        elif self._keys[-1] is None:
            raise FaultError(_start(event), self._path(), "a list or mapping as a key, expected a name")
        else:
            self._here[self._keys[-1]] = container
        if self._with_places or event.anchor or event.tag:
            self._mark(event)
            self._refuse_marks(event)
        self._above.append(self._here)
        self._keys.append(None)
        self._here = container

    def _close(self, event: Any) -> None:
        self._values += len(self._here)
        if self._values > MAX_VALUES:
            raise FaultError(_start(event), (), f"more than {MAX_VALUES:,} values, expected a smaller catalogue")
        self._here = self._above.pop()
        self._keys.pop()
        if self._keys:
            self._keys[-1] = None

    def _limit(self, event: Any, container: Any) -> None:
        if len(container) > MAX_ITEMS:
            raise FaultError(_start(event), self._path(), f"more than {MAX_ITEMS:,} items, expected fewer")

    def _alias(self, event: Any) -> None:
        raise FaultError(_start(event), self._path(), f"an alias (*{event.anchor}), expected the value itself")

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise FaultError(_start(event), (), "a second document, expected one")

    def _key(self, event: Any, key: str) -> str:
        if self._with_places:
            self.places.setdefault((*self._path(), key), _start(event))
        if event.anchor or event.tag:
            self._refuse_marks(event)
        if len(self._here) >= MAX_ITEMS:
            self._limit(event, [*self._here, key])
        if key in self._here:
            self._fault(event, f"key {key!r} a second time, expected it once: keep one of them")
        elif len(key) > MAX_KEY or not key.isidentifier():  # most keys are one; ids have hyphens
            self._examine_key(event, key)
        return key

    def _examine_key(self, event: Any, key: str) -> None:
        hidden = _HIDDEN_IN_TEXT.search(key)
        if hidden:
            message = f"character U+{ord(hidden[0]):04X}, expected text without control characters"
            raise FaultError(_start(event), self._path(), message)
        if key == "<<":
            self._fault(event, "a merge key, expected the fields themselves")
        elif not key or len(key) > MAX_KEY:
            raise FaultError(_start(event), self._path(), "an empty or overlong key, expected a name")

    def _path(self) -> Path:
        """Where reading stands: the waiting key of each open mapping, the last index of each open list."""
        steps: list[str | int] = []
        for container, key in zip([*self._above, self._here][1:], self._keys, strict=True):
            if type(container) is list:
                steps.append(max(len(container) - 1, 0))
            elif key is not None:
                steps.append(key)
        return tuple(steps)

    def _mark(self, event: Any) -> None:
        if self._with_places:
            self.places.setdefault(self._path(), _start(event))

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor:
            fault = FaultError(_start(event), self._path(), f"an anchor (&{event.anchor}), expected a plain value")
            if not isinstance(event, yaml.ScalarEvent):
                raise fault  # so bombs begin: what follows is not looked at
            self._fault(event, str(fault))
        if event.tag and event.tag != "!":
            self._fault(event, f"a tag ({event.tag}), expected a plain value")

    def _fault(self, event: Any, message: str) -> None:
        if len(self.faults) >= MAX_FAULTS:
            raise FaultError(_start(event), (), f"more than {MAX_FAULTS:,} faults; the rest is not looked at")
        self.faults.append((_start(event), self._path(), message))


def place_of(places: dict[Path, Place], path: Path) -> Place:
    """The place of a path, or of the nearest thing around it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, (1, 1))


def _text(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise FaultError((0, 0), (), f"more than {MAX_BYTES // 1024 // 1024} MiB, expected a smaller catalogue")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        raise FaultError(place, (), f"byte 0x{data[error.start]:02x}, expected UTF-8 text") from error
    hidden = _HIDDEN.search(text)
    if hidden:
        start = hidden.start()
        place = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        raise FaultError(place, (), f"character U+{ord(hidden[0]):04X}, expected text without control characters")
    if not text.strip():
        raise FaultError((0, 0), (), "an empty file, expected sections such as uses or sources")
    return text


def _start(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _place_of(error: yaml.YAMLError) -> Place:
    mark = getattr(error, "problem_mark", None)
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _told(error: yaml.YAMLError, data: bytes) -> str:
    """What the library found, and what is commonly meant by it."""
    problem = str(getattr(error, "problem", None) or "unreadable characters").replace("\n", " ")
    line, column = _place_of(error)
    here = data.split(b"\n")[line - 1 : line]
    if here and here[0][:column].endswith(b"\t"):
        return "no valid YAML: a tab, expected spaces in front of a key"
    advice = next((advice for words, advice in ADVICE.items() if words in problem), "")
    return f"no valid YAML: {problem}{advice}"
