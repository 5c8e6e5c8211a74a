"""Cuts a Markdown source into Markdown's own blocks; what a block is, Markdown says."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from builder import lines
from builder.model import Role
from builder.reading.pieces import Extent, Piece, Segments

BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=[ \t\n]*(?:#.*\n\s*)*[\w.-]+:(?:\s|\Z))(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
"""Fences around lines of which the first is a key: a rule in the text may stand first too."""
MARKDOWN = MarkdownIt("commonmark").enable("table")
MARKDOWN.core.ruler.enableOnly(["normalize", "block"])  # what stands in a line is text to us
RULE = "Markdown's blocks"
ROLES: dict[str, Role] = {
    "heading_open": "heading",
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
}
"""What a Markdown block is here; any other is a paragraph."""


def segment(text: str, named: Sequence[tuple[int, int]] = ()) -> Segments:
    """The blocks of a Markdown text, cut at the edges of the extents that an editor named."""
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
    return Segments(_cut(text, pieces, named), _extents(pieces, named), inside, tuple(headings))


def _extents(pieces: Sequence[Piece], named: Sequence[tuple[int, int]]) -> tuple[Extent, ...]:
    if named:
        return tuple(Extent(*extent, "record") for extent in named)
    return (Extent(pieces[0].start, pieces[-1].end, "the only document"),) if pieces else ()


def _cut(text: str, pieces: Sequence[Piece], named: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """The pieces, none across the edge of an extent."""
    edges = sorted({edge for extent in named for edge in extent})
    parts: list[Piece] = []
    for piece in pieces:
        bounds = [piece.start, *(edge for edge in edges if piece.start < edge < piece.end)]
        for first, last in zip(bounds, [*bounds[1:], piece.end], strict=True):
            parts += _trimmed(text, first, last, piece.role, piece.level)
    return tuple(parts)


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
        yield Piece(first, first + len(body), role, RULE, level)


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
