"""Applies what editors decided in a record: the extents of documents and their metadata."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any

from builder.model import Document, Evidence, Problem
from builder.reading.segment import Piece, Segments
from builder.records import DocumentEntry, Entry


def boundaries(
    text: str, segments: Segments, entries: Sequence[Entry]
) -> tuple[Segments, tuple[Problem, ...]]:
    """The segments with the extents that a record's ``lines:`` ask for.

    An extent that a record names replaces every found one that it overlaps; a block that lies
    across the edge of an extent is cut there.
    """
    starts = _line_starts(text)
    named: list[tuple[int, int]] = []
    problems = []
    for entry in entries:
        if entry.entry.span is None:
            continue
        extent, message = _extent(text, starts, entry.entry.span, segments.pieces)
        if extent and _overlaps(extent, named):
            extent, message = None, "These lines overlap those of an entry above; part them."
        if extent is None:
            problems.append(Problem(entry.where, "error", "lines-unusable", message))
        else:
            insort(named, extent)
    found = [extent for extent in segments.extents if not _overlaps(extent, named)]
    extents = tuple(sorted(found + named))
    edges = sorted({edge for extent in extents for edge in extent})
    pieces = tuple(part for piece in segments.pieces for part in _cut(text, piece, edges))
    return replace(segments, pieces=pieces, extents=extents), tuple(problems)


def _overlaps(extent: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether an extent overlaps one of ``others``, which are in order and apart."""
    after = bisect_left(others, (extent[1],))
    return after > 0 and others[after - 1][1] > extent[0]


def _line_starts(text: str) -> list[int]:
    """Where each line starts, and one past the end of the text."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _extent(
    text: str, starts: Sequence[int], span: tuple[int, int], pieces: Sequence[Piece]
) -> tuple[tuple[int, int] | None, str]:
    lines = len(starts) - 1 - text.endswith("\n")
    if span[1] > lines:
        return None, f"The text has {lines} lines; name lines it has."
    start, end = starts[span[0] - 1], min(starts[span[1]], len(text))
    body = text[start:end].strip()
    if not body:
        return None, "These lines are blank; name the lines that hold the document."
    first = text.index(body, start)
    return (first, first + len(body)), ""


def _cut(text: str, piece: Piece, edges: Sequence[int]) -> Iterable[Piece]:
    start, end, role, level = piece
    inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
    bounds = [start, *inside, end]
    for first, last in pairwise(bounds):
        body = text[first:last].strip()
        if body:
            begin = text.index(body, first)
            yield begin, begin + len(body), role, level


def metadata(document: Document, entry: DocumentEntry, because: Evidence) -> Document:
    """The document with every field that the entry fills, each for the reason given.

    A language is that of all blocks that were taken to be in the document's main one.
    """
    changes: dict[str, Any] = {
        field: value
        for field in ("title", "publisher", "date", "modified", "kind")
        if (value := getattr(entry, field))
    }
    for field in ("authors", "via"):
        if names := getattr(entry, field):
            changes[field] = (names,) if isinstance(names, str) else tuple(names)
    evidence = dict(document.evidence) | dict.fromkeys(changes, because)
    if entry.language:
        changes["languages"] = (entry.language, *document.languages[1:])
        changes["blocks"] = tuple(
            replace(block, language=entry.language)
            if block.language == document.language
            else block
            for block in document.blocks
        )
        evidence["language"] = because
    return replace(document, **changes, evidence=tuple(sorted(evidence.items())))


def overrule(
    documents: Sequence[Document], extents: Sequence[Entry], text: str
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents with the metadata that a record's entries give them."""
    described = list(documents)
    starts = _line_starts(text)
    problems = []
    for entry in extents:
        index = _meant(described, entry.entry, starts)
        if index is not None:
            because = Evidence(f"record {entry.where}", "stated")
            described[index] = metadata(described[index], entry.entry, because)
        elif entry.entry.span is None:
            message = "The source has several documents; say which lines are meant (lines: 1-40)."
            problems.append(Problem(entry.where, "error", "document-unclear", message))
    return tuple(described), tuple(problems)


def _meant(
    documents: Sequence[Document], entry: DocumentEntry, starts: Sequence[int]
) -> int | None:
    """The index of the one document that stands within the lines of an entry."""
    if entry.span is None:
        return 0 if len(documents) == 1 else None
    if entry.span[1] >= len(starts):
        return None
    first, last = starts[entry.span[0] - 1], starts[entry.span[1]]
    begin = bisect_left(documents, first, key=lambda document: document.start)
    end = bisect_right(documents, last, key=lambda document: document.end)
    return begin if end - begin == 1 else None
