"""Cuts a text into blocks: runs of lines between blank lines, or Markdown's own blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from builder import lines
from builder.model import Role

Piece: TypeAlias = tuple[int, int, Role, int]
"""Start, end, role and, for a heading, its level."""

BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=[ \t\n]*(?:#.*\n\s*)*[\w.-]+:(?:\s|\Z))(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
"""Fences around lines of which the first is a key: a rule in the text may stand first too."""
MARKDOWN = MarkdownIt("commonmark").enable("table")
MARKDOWN.core.ruler.enableOnly(["normalize", "block"])  # what stands in a line is text to us
ROLES: dict[str, Role] = {
    "heading_open": "heading",
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
}
"""What a Markdown block is here; any other is a paragraph."""


@dataclass(frozen=True, slots=True)
class Segments:
    """A text's blocks in order, with only blanks between them, and the extents of its documents."""

    pieces: tuple[Piece, ...]
    extents: tuple[tuple[int, int], ...]
    front_matter: tuple[int, int] | None = None
    """Where the YAML of a Markdown file stands, without its fences."""
    headings: tuple[tuple[int, int], ...] = ()
    """Where the words of Markdown's headings stand, without their marks."""


def segment(text: str, media_type: str) -> Segments:
    """The blocks of ``text``: every character of it is in one, or in a blank run between two."""
    if media_type == "text/markdown":
        return _markdown(text)
    pieces = tuple(_paragraphs(text, 0, len(text)))
    return Segments(pieces, _one_document(pieces))


def _one_document(pieces: Sequence[Piece]) -> tuple[tuple[int, int], ...]:
    return ((pieces[0][0], pieces[-1][1]),) if pieces else ()


def _paragraphs(text: str, start: int, end: int) -> Iterator[Piece]:
    position = start
    for gap in BLANK_LINES.finditer(text, start, end):
        yield from _trimmed(text, position, gap.start())
        position = gap.end()
    yield from _trimmed(text, position, end)


def _trimmed(
    text: str, start: int, end: int, role: Role = "paragraph", level: int = 0
) -> Iterator[Piece]:
    raw = text[start:end]
    body = raw.strip()
    if body:
        first = start + raw.index(body)
        yield first, first + len(body), role, level


def _markdown(text: str) -> Segments:
    matter = FRONT_MATTER.match(text)
    begin = matter.end() if matter else 0
    pieces: list[Piece] = list(_trimmed(text, 0, begin, "meta"))
    line_starts = lines.starts(text, begin)
    position = begin
    headings: list[tuple[int, int]] = []
    for token in _top_level(MARKDOWN.parse(text[begin:])):
        assert token.map is not None
        start, end = (line_starts[number] for number in token.map)
        # What Markdown consumes without a trace (link definitions) is text of ours all the same.
        pieces += _paragraphs(text, position, start)
        level = int(token.tag[1]) if token.type == "heading_open" else 0
        pieces += _trimmed(text, start, end, ROLES.get(token.type, "paragraph"), level)
        if level:
            headings += _heading_words(text, start, end)
        position = end
    pieces += _paragraphs(text, position, len(text))
    inside = (matter.start() + matter.group().index("\n") + 1, _closing(matter)) if matter else None
    return Segments(tuple(pieces), _one_document(pieces), inside, tuple(headings))


def _closing(matter: re.Match[str]) -> int:
    return matter.start() + len(matter.group().rstrip()) - 3


def _top_level(tokens: list[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.level == 0 and token.map and token.nesting >= 0)


def _heading_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Without the marks of an ATX heading, or the underline of a Setext one."""
    raw = text[start:end].strip()
    words = raw.lstrip("#")
    if words == raw or "\n" in raw:
        words = raw.rpartition("\n")[0]
    elif words.rstrip("#")[-1:].isspace():
        words = words.rstrip("#")
    words = words.strip()
    if words:
        first = text.index(words, start)
        yield first, first + len(words)
