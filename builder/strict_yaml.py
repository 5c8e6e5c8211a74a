"""Loads the YAML that people write (records, authority files, front matter) as plain strings.

It is data from strangers, so only a small part of YAML is let in: texts, lists and mappings. No
text is taken for a number, a date or nothing; anchors, aliases, tags, directives, merge and equal
keys are refused, and so is what is too large or too deep. Only the parser's events are used, never
PyYAML's constructors, and every refusal says where it is and what to write instead.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from unicodedata import category, normalize

import yaml

from builder.refusal import CONTROL, HIDDEN, INVISIBLE, MAX_EXCERPT, Located, Refusal, shown
from builder.yaml_faults import LINES, NOT_USED, QUOTES, fault

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Steps: TypeAlias = Sequence[str | int]

# The bounds keep every file below a second; PyYAML's own parser is some twenty times slower.
_LOADER: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
MAX_BYTES, MAX_NODES = (4_000_000, 100_000) if yaml.__with_libyaml__ else (400_000, 15_000)
MAX_DEPTH, MAX_KEY = 12, 1_000

_NOT_IN_FILE = re.compile(rf"[{CONTROL}\u2028\u2029\ufeff]|\r(?!\n)")
_NOT_IN_VALUE = re.compile(rf"[{CONTROL}\r]")
_KEY = re.compile(rf"[^{CONTROL}{INVISIBLE}]{{1,{MAX_KEY}}}")
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+|^\.\.\.)*+", re.MULTILINE)

_NOT_UTF8 = ("this is not UTF-8, but perhaps UTF-16 or older", "the file saved as UTF-8")
_TOO_LARGE = (f"more than {MAX_BYTES:,} bytes", "several smaller files")
_TOO_MANY = (f"more than {MAX_NODES:,} keys, values and items", "several smaller files")
_TOO_DEEP = (f"nested more than {MAX_DEPTH} deep", f"fewer levels; or {QUOTES}")
_BAD_ESCAPE = ("an escape gives a control character", "the text without it")
_NO_CHARACTER = ("a tag or an escape gives no character", QUOTES)
_NO_MAPPING = ("the file is not a mapping", LINES)
_ENDED = ("the document ends above this", "one document, with `---` at most before it")
_BAD_KEY = ("a key that is a list or a mapping", f"{LINES}; or {QUOTES}")
_MERGE = ("a merge key, which is not used here", "the fields themselves")
_EMPTY_KEY = ("a key is missing before the colon", LINES)
_LONG_KEY = (f"a key of more than {MAX_KEY:,} characters", "a shorter key")
_HIDDEN_KEY = ("a control or invisible character in a key", "the key without it")
_MARKS_KEY = ("more than 30 combining marks in a row in a key", "the key without them")


@dataclass(slots=True, eq=False)
class _Place:
    index: int
    line: int
    column: int
    inner: "dict[str | int, _Place] | None" = None
    key: "_Place | None" = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's value, and the place of each node in it."""

    value: dict[str, Value]
    _source: Located = field(repr=False)
    _root: _Place = field(repr=False)

    def position(self, path: Steps, *, key: bool = False) -> tuple[int, int]:
        """Give line and column, from 1, of the node at a path of keys and indexes.

        A path that does not exist gives its deepest existing ancestor; `key` gives the place of
        the key that leads to the node instead.
        """
        place = self._place(path, key)
        return place.line + self._source.first_line, place.column + 1

    def refuse(self, path: Steps, what: str, instead: str, *, key: bool = False) -> Refusal:
        """Build, not raise, a refusal at the place that `position` gives."""
        return self._source.refusal(self._place(path, key).index, what, instead)

    def _place(self, path: Steps, key: bool) -> _Place:
        place = self._root
        for step in path:
            if not place.inner or step not in place.inner:
                return place
            place = place.inner[step]
        return place.key or place if key else place


def load(data: bytes | str, file: str, first_line: int = 1) -> Loaded:
    """Read one YAML document, a mapping of texts, lists and mappings; an empty one is {}.

    `file` names it in refusals; `first_line` is the line of the file that `data` begins on. A key
    without a value has "". Raises Refusal, and nothing else, for whatever is not accepted.
    """
    source = _decoded(data, file, first_line)
    start = _after_blank(source.text, 0)
    # Not left to the parser, here and after the document: libyaml takes minutes for many %TAG.
    if source.text.startswith("%", start):
        raise source.refusal(start, *NOT_USED)
    return _Reader(source).document()


def _decoded(data: bytes | str, file: str, first_line: int) -> Located:
    raw = data[: MAX_BYTES + 1]
    raw = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    head = Located(raw[:MAX_EXCERPT].decode("utf-8", "backslashreplace"), file, first_line)
    if len(raw) > MAX_BYTES:
        raise head.refusal(0, *_TOO_LARGE)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw[:4]:
        raise head.refusal(0, *_NOT_UTF8)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        source = Located(raw.decode("utf-8"), file, first_line)
    except UnicodeDecodeError as error:
        valid, rest = raw[: error.start].decode("utf-8"), raw[error.start :][:MAX_EXCERPT]
        shown = Located(valid + rest.decode("utf-8", "backslashreplace"), file, first_line)
        raise shown.refusal(len(valid), *_NOT_UTF8) from None
    if found := _NOT_IN_FILE.search(source.text):
        escape = f"\\u{ord(found[0]):04X}"
        instead = "the text without it, and lines that end with LF or CRLF"
        if not _NOT_IN_VALUE.match(found[0]):
            instead = f'its escape, between double quotes: "{escape}"'
        raise source.refusal(found.start(), f"a control or invisible character, {escape}", instead)
    return source


def _after_blank(text: str, index: int) -> int:
    blank = _BLANK.match(text, index)
    return blank.end() if blank else index


class _Reader:
    def __init__(self, source: Located) -> None:
        self.source = source
        self.events: Iterator[Any] = yaml.parse(source.text, Loader=_LOADER)
        self.index = self.nodes = 0

    def document(self) -> Loaded:
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            return Loaded({}, self.source, _Place(0, 0, 0))
        event = self.next()
        value, place = self.node(event, 1)
        if isinstance(event, yaml.ScalarEvent) and not event.style and not value:
            value = {}
        if not isinstance(value, dict):
            raise self.source.refusal(place.index, *_NO_MAPPING)
        end = _after_blank(self.source.text, self.next().end_mark.index)
        if end < len(self.source.text):
            raise self.source.refusal(end, *_ENDED)
        return Loaded(value, self.source, place)

    def next(self) -> Any:
        try:
            event = next(self.events)
        except yaml.MarkedYAMLError as error:
            raise fault(self.source, error) from None
        # What a tag of bytes that are not UTF-8, or an escape beyond Unicode, brings forth.
        except (yaml.YAMLError, ValueError, OverflowError):
            raise self.source.refusal(self.index, *_NO_CHARACTER) from None
        self.index = event.end_mark.index
        return event

    def node(self, event: Any, depth: int) -> tuple[Value, _Place]:
        mark = event.start_mark
        place = _Place(mark.index, mark.line, mark.column)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self.source.refusal(place.index, *_TOO_MANY)
        # The events do not tell `! text` from `text`; the source does.
        if self.source.text.startswith(("&", "*", "!"), place.index):
            raise self.source.refusal(place.index, *NOT_USED)
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"' and _NOT_IN_VALUE.search(event.value):
                raise self.source.refusal(place.index, *_BAD_ESCAPE)
            return event.value, place
        if depth > MAX_DEPTH:
            raise self.source.refusal(place.index, *_TOO_DEEP)
        inside = self.sequence if isinstance(event, yaml.SequenceStartEvent) else self.mapping
        return inside(place, depth + 1), place

    def sequence(self, place: _Place, depth: int) -> list[Value]:
        items: list[Value] = []
        inner: list[_Place] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            item, where = self.node(event, depth)
            items.append(item)
            inner.append(where)
        place.inner = dict(enumerate(inner))
        return items

    def mapping(self, place: _Place, depth: int) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        seen: dict[str, _Place] = {}
        inner: dict[str | int, _Place] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key, where = self.key(event, depth, seen)
            entries[key], inner[key] = self.node(self.next(), depth)
            inner[key].key = where
        place.inner = inner
        return entries

    def key(self, event: Any, depth: int, seen: dict[str, _Place]) -> tuple[str, _Place]:
        key, place = self.node(event, depth)
        if not isinstance(key, str):
            raise self.source.refusal(place.index, *_BAD_KEY)
        if wrong := _key_fault(key, event):
            raise self.source.refusal(place.index, *wrong)
        first = seen.setdefault(normalize("NFC", key), place)
        if first is not place:
            line = first.line + self.source.first_line
            what = f"the key {shown(key)} stands in line {line} already"
            raise self.source.refusal(place.index, what, "one of the two, or both in one")
        return key, place


def _key_fault(key: str, event: Any) -> tuple[str, str] | None:
    if not _KEY.fullmatch(key):
        return _HIDDEN_KEY if HIDDEN.search(key) else _LONG_KEY if key else _EMPTY_KEY
    # Normalising a long run of marks takes the square of its length.
    if not key.isascii() and re.search(r"(?:M.){31}", "".join(map(category, key))):
        return _MARKS_KEY
    return _MERGE if key == "<<" and not event.style else None
