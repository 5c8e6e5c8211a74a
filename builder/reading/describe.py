"""Says what a document is, as its text shows it: title, blocks, languages, words."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from builder.model import Anchor, Block, Document, Evidence
from builder.reading.languages import by_script
from builder.reading.segment import Piece, Segments

Claim: TypeAlias = tuple[str, Evidence]
"""A value and the reason for it."""

WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
LONGEST_TITLE = 150
"""Code points; a longer first line is the beginning of the text."""


def describe(text: str, extent: tuple[int, int], segments: Segments) -> Document:
    """The document that fills ``extent``, as the text itself shows it."""
    first, last = (bisect_left(segments.pieces, (edge,)) for edge in extent)
    pieces = segments.pieces[first:last]
    title, because = _title(text, extent, pieces, segments)
    blocks = tuple(_block(text, piece, because) for piece in pieces)
    body = [block for block in blocks if block.role not in ("meta", "furniture")] or blocks
    return Document(
        slug="",
        start=extent[0],
        end=extent[1],
        blocks=blocks,
        title=title,
        languages=_languages(text, body),
        words=sum(len(WORD.findall(text, block.start, block.end)) for block in body),
        evidence=(("language", Evidence("script", "derived")), ("title", because)),
    )


def all_blocks(text: str, segments: Segments, documents: Sequence[Document]) -> tuple[Block, ...]:
    """Every block of a source in order: those of its documents, and those of none."""
    owned = {block.start: block for document in documents for block in document.blocks}
    return tuple(owned.get(piece[0]) or _block(text, piece, None) for piece in segments.pieces)


def _title(
    text: str, extent: tuple[int, int], pieces: Sequence[Piece], segments: Segments
) -> Claim:
    view = _View(text, extent, tuple(pieces), segments)
    return next(claim for rule in TITLE_RULES if (claim := rule(view)))


@dataclass(frozen=True, slots=True)
class _View:
    """What the title rules look at."""

    text: str
    extent: tuple[int, int]
    pieces: tuple[Piece, ...]
    segments: Segments


def markdown_heading(view: _View) -> Claim | None:
    """The first heading of a document in Markdown."""
    headings = view.segments.headings
    index = bisect_left(headings, (view.extent[0],))
    if index == len(headings) or headings[index][0] >= view.extent[1]:
        return None
    place = headings[index]
    words = _one_line(view.text[slice(*place)])
    return words, Evidence("markdown-heading", "derived", *place)


def first_line(view: _View) -> Claim | None:
    """The first line with two words or more, where it is short enough for a title."""
    for start, end, role, _ in view.pieces:
        if role == "meta":
            continue
        position = start
        for line in view.text[start:end].split("\n"):
            if len(WORD.findall(line)) > 1 and re.search(r"[^\W\d_]", line):
                if len(line) > LONGEST_TITLE:
                    return None
                first = position + len(line) - len(line.lstrip())
                last = position + len(line.rstrip())
                return _one_line(line), Evidence("first-line", "guessed", first, last)
            position += len(line) + 1
    return None


def first_words(view: _View) -> Claim | None:
    """The first words of a text that has no line to serve as a title."""
    body = next((piece for piece in view.pieces if piece[2] != "meta"), view.pieces[0])
    opening = view.text[body[0] : min(body[1], body[0] + LONGEST_TITLE // 2)]
    if body[0] + len(opening) < body[1] and " " in opening:
        opening = opening.rpartition(" ")[0]
    shown = _one_line(opening) + ("…" if body[0] + len(opening) < body[1] else "")
    return shown, Evidence("first-words", "guessed", body[0], body[0] + len(opening))


TITLE_RULES: tuple[Callable[[_View], Claim | None], ...] = (
    markdown_heading,
    first_line,
    first_words,
)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _block(text: str, piece: Piece, title: Evidence | None) -> Block:
    start, end, role, level = piece
    language, direction = by_script(text[start:end])
    is_title = title is not None and _is_title(piece, title)
    return Block(
        start=start,
        end=end,
        role="title" if is_title else role,
        language=language,
        direction=direction,
        anchor=Anchor(""),
        level=level,
    )


def _is_title(piece: Piece, title: Evidence) -> bool:
    start, end, role, _ = piece
    if title.start is None or title.rule == "first-words":
        return False
    return (start, end) == (title.start, title.end) or (
        role == "heading" and start <= title.start < end
    )


def _languages(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    sizes: Counter[str] = Counter()
    for block in blocks:
        sizes[block.language] += block.end - block.start
    known = [language for language in sizes if language != "und"] or list(sizes)
    return tuple(sorted(known, key=lambda language: (-sizes[language], language)))
