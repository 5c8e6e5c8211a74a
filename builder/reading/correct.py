"""Applies what editors decided in a record: the extents of documents and their metadata."""

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

from builder import lines
from builder.entries import DocumentEntry
from builder.model import About, Document, Evidence, Problem
from builder.reading.pieces import Segments
from builder.records import Entry

Placed: TypeAlias = tuple[int, Entry]
"""The start of a document, and the entry that speaks of it."""


def extents(
    text: str, entries: Sequence[Entry]
) -> tuple[Mapping[int, tuple[int, int]], tuple[Problem, ...]]:
    """The extents that a record's ``lines:`` ask for, by the index of their entries.

    An entry that cannot be used changes nothing, and is a problem.
    """
    starts = lines.starts(text) if any(entry.entry.span for entry in entries) else []
    taken: list[tuple[int, int]] = []
    named: dict[int, tuple[int, int]] = {}
    problems = []
    for index, entry in enumerate(entries):
        span = entry.entry.span
        if span is None:
            continue  # a record with such an entry has no other
        extent, message = _extent(text, starts, span)
        if extent and overlaps(extent, taken):
            extent, message = None, "These lines overlap those of an entry above; part them."
        if extent is None:
            problems.append(Problem(entry.where, "error", "lines-unusable", message))
        else:
            insort(taken, extent)
            named[index] = extent
    return named, tuple(problems)


def placed(
    segments: Segments, entries: Sequence[Entry], named: Mapping[int, tuple[int, int]]
) -> tuple[tuple[Placed, ...], tuple[Problem, ...]]:
    """Each usable entry with the start of the document that it speaks of."""
    found: list[Placed] = [(named[i][0], entry) for i, entry in enumerate(entries) if i in named]
    problems = []
    for entry in entries:
        if entry.entry.span is None and len(segments.extents) == 1:
            found.append((segments.extents[0].start, entry))
        elif entry.entry.span is None:
            message = (
                f"The source has {len(segments.extents)} documents; say which lines are meant."
            )
            problems.append(Problem(entry.where, "error", "document-unclear", message))
    return tuple(found), tuple(problems)


def overlaps(extent: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether an extent overlaps one of ``others``, which are in order and apart."""
    after = bisect_left(others, (extent[1],))
    return after > 0 and others[after - 1][1] > extent[0]


def _extent(
    text: str, starts: Sequence[int], span: tuple[int, int]
) -> tuple[tuple[int, int] | None, str]:
    if span[1] > lines.count(text):
        return None, f"The text has {lines.count(text)} lines; name lines it has."
    start, end = starts[span[0] - 1], starts[span[1]]
    body = text[start:end].strip()
    if not body:
        return None, "These lines are blank; name the lines that hold the document."
    first = text.index(body, start)
    return (first, first + len(body)), ""


def metadata(
    document: Document, entry: DocumentEntry, because: Callable[[str], Evidence]
) -> Document:
    """The document with every field that the entry fills, each for its reason.

    A language is that of all blocks that were taken to be in the document's main one.
    """
    changes: dict[str, Any] = {
        field: value
        for field in ("title", "publisher", "date", "modified", "kind")
        if (value := getattr(entry, field))
    }
    for field in ("authors", "via"):
        if names := getattr(entry, field):
            changes[field] = _several(names)
    if entry.about:
        changes["about"] = About(
            entry.about.title,
            _several(entry.about.author),
            entry.about.publisher or None,
            date=entry.about.date or None,
        )
    evidence = dict(document.evidence) | {field: because(field) for field in changes}
    if entry.language:
        changes["languages"] = tuple(dict.fromkeys((entry.language, *document.languages[1:])))
        changes["blocks"] = tuple(
            replace(block, language=entry.language)
            if block.language == document.language
            else block
            for block in document.blocks
        )
        evidence["language"] = because("language")
    return replace(document, **changes, evidence=tuple(sorted(evidence.items())))


def _several(names: str | Sequence[str]) -> tuple[str, ...]:
    return ((names,) if names else ()) if isinstance(names, str) else tuple(names)


def overrule(documents: Sequence[Document], entries: Sequence[Placed]) -> tuple[Document, ...]:
    """The documents with the metadata that a record's entries give them."""
    meant = dict(entries)
    return tuple(
        metadata(document, meant[document.start].entry, partial(_by_record, meant[document.start]))
        if document.start in meant
        else document
        for document in documents
    )


def _by_record(entry: Entry, field: str) -> Evidence:
    return Evidence(f"record {dict(entry.places)[field]}", "stated")
