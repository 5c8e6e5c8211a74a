"""Says what a document is, as its text shows it: title, languages, words, and who made it when."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any, TypeAlias

from builder import lines
from builder.authority.outlets import Outlets
from builder.model import Anchor, Block, Direction, Document, Evidence, Problem, Role, Severity
from builder.reading import address, derive, makers, outlets, published
from builder.reading.languages import READ, by_script, by_words
from builder.reading.pieces import Extent, Piece, Segments
from builder.reading.title import title
from builder.reading.units import count
from builder.reading.view import Claim, View

SAMPLE = 200
"""Code points of a block by which its script and direction are told."""

ALONE = re.compile(r" [^\w\s]+(?= )")
"""Signs between spaces."""

NONE = Anchor("")
"""The address of a block outside of documents."""

OTHERS: tuple[Role, ...] = ("furniture", "comment", "comment_author", "meta")
"""Roles of what may be in another language than the document."""

RULES: tuple[tuple[str, Callable[[View], Claim | None]], ...] = (
    ("authors", makers.authors),
    ("contributors", makers.contributors),
    ("publisher", outlets.publisher),
    ("via", outlets.via),
    ("date", published.date),
    ("modified", published.modified),
    ("place", published.place),
)
"""What finds each field; a rule may look at what those above it found."""


def describe(text: str, extent: Extent, segments: Segments, known: Outlets, last: int) -> Document:
    """The document that fills ``extent``, as the text itself shows it.

    ``known`` are the outlets of the authority files; ``last`` is where the next document
    begins: what stands before it may speak of this one.
    """
    view = _view(text, extent, segments, known, last)
    name, because = title(view)
    fields: dict[str, Any] = {}
    evidence = {"title": because}
    for field, rule in RULES:
        claim = rule(view)
        if claim is not None:
            fields[field], evidence[field] = claim
            view = view.having(fields)
    blocks, spoken = _blocks(view, because)
    body = [block for block in blocks if block.role not in ("meta", "furniture")] or blocks
    evidence["language"] = Evidence("words" if spoken else "script", "derived")
    return Document(
        slug="",
        start=extent.start,
        end=extent.end,
        blocks=blocks,
        title=name,
        languages=_languages(body),
        words=_count([text[block.start : block.end] for block in body]),
        boundary=extent.rule,
        evidence=tuple(sorted(evidence.items())),
        **fields,
    )


def documents(text: str, segments: Segments, known: Outlets) -> tuple[Document, ...]:
    """All documents of a source, in order."""
    ends = [extent.start for extent in segments.extents[1:]] + [len(text)]
    found = [
        describe(text, extent, segments, known, last)
        for extent, last in zip(segments.extents, ends, strict=True)
    ]
    return derive.from_neighbours(text, found)


def identified(documents: Sequence[Document], known: Outlets) -> tuple[Document, ...]:
    """The documents with the ids of the outlets that their publishers are."""
    return tuple(map(partial(_identified, known), documents))


def _identified(known: Outlets, document: Document) -> Document:
    outlet = known.id(document.publisher)
    about = document.about
    if about is not None and about.publisher:
        about = replace(about, publisher_id=known.id(about.publisher))
    if outlet is None and about is None:
        return document
    return replace(document, publisher_id=outlet, about=about)


def problems(path: str, text: str, documents: Sequence[Document]) -> Iterator[Problem]:
    """What an editor should know of what was read: dates that are missing, languages unread."""
    found = [*_stripped(documents), *_unread(documents)]
    starts = lines.starts(text) if found else []
    for place, severity, code, message in sorted(found):
        line = lines.span(starts, place, place)[0]
        yield Problem(f"{path}:{line}", severity, code, message)


Found: TypeAlias = tuple[int, Severity, str, str]
"""Where a problem lies, its severity, code and message."""


def _stripped(documents: Sequence[Document]) -> Iterator[Found]:
    message = (
        "This line is there for a date, and the capture has none in it; if the date is "
        "known, give it in the record (documents: … date: …)."
    )
    for document in documents:
        lines_for = [block for block in document.blocks if block.rule == "date-stripped"]
        because = document.because("date")
        if lines_for and (because is None or because.certainty != "stated"):
            yield lines_for[0].start, "warning", "date-stripped", message


def _unread(documents: Sequence[Document]) -> Iterator[Found]:
    for document in documents:
        if document.language not in READ and document.language != "und":
            message = (
                f"The text is in another language ({document.language}) than those whose dates and "
                "names are read (English, Arabic); it is kept and shown."
            )
            yield document.start, "notice", "language-unread", message


def _view(text: str, extent: Extent, segments: Segments, known: Outlets, last: int) -> View:
    first, end, after = (
        bisect_left(segments.pieces, edge, key=attrgetter("start"))
        for edge in (extent.start, extent.end, last)
    )
    # What stands above the first document of all speaks of it; of others, of the one before.
    above = 0 if extent is segments.extents[0] else first
    return View(
        text=text,
        extent=extent,
        pieces=segments.pieces[first:end],
        around=(*segments.pieces[above:first], *segments.pieces[end:after]),
        segments=segments,
        known=known,
    )


def all_blocks(text: str, segments: Segments, documents: Sequence[Document]) -> tuple[Block, ...]:
    """Every block of a source in order: those of its documents, and those of none."""
    owned = {block.start: block for document in documents for block in document.blocks}
    return tuple(
        owned.get(piece.start)
        or _block(piece, by_script(text[piece.start : min(piece.end, piece.start + SAMPLE)]))
        for piece in segments.pieces
    )


def _blocks(view: View, title: Evidence) -> tuple[tuple[Block, ...], bool]:
    """The blocks, and whether more than their script told a language."""
    texts = [view.shown(piece) for piece in view.pieces]
    anchors = address.anchors(texts)
    scripts = [by_script(text[:SAMPLE]) for text in texts]
    samples = [
        (script, text)
        for (script, _), text, piece in zip(scripts, texts, view.pieces, strict=True)
        if piece.role not in OTHERS
    ]
    spoken = by_words(samples)
    blocks = tuple(
        _block(piece, (spoken.get(script, script), direction), title, anchor)
        for piece, (script, direction), anchor in zip(view.pieces, scripts, anchors, strict=True)
    )
    return blocks, any(script != language for script, language in spoken.items())


def _block(
    piece: Piece,
    language: tuple[str, Direction],
    title: Evidence | None = None,
    anchor: Anchor = NONE,
) -> Block:
    is_title = title is not None and _is_title(piece, title)
    return Block(
        start=piece.start,
        end=piece.end,
        role="title" if is_title else piece.role,
        language=language[0],
        direction=language[1],
        anchor=anchor,
        level=piece.level,
        rule=title.rule if is_title and title else piece.rule,
    )


def _count(texts: Sequence[str]) -> int:
    """How many words; signs that stand alone are none."""
    dense = [text for text in texts if _is_dense(text)]
    spaced = " ".join(text for text in texts if not _is_dense(text)) if dense else " ".join(texts)
    spaced = f" {spaced} ".replace("\n", " ").replace("\u00a0", " ")
    uneven = "  " in spaced or "\t" in spaced
    words = len(spaced.split()) if uneven else spaced.count(" ") - 1
    return words - len(ALONE.findall(spaced)) + sum(map(count, dense))


def _is_dense(text: str) -> bool:
    """Whether a text has as few spaces as scripts that set none."""
    return len(text) > 25 * (text.count(" ") + 1)


def _is_title(piece: Piece, title: Evidence) -> bool:
    if title.start is None or title.rule == "first-words":
        return False
    return (piece.start, piece.end) == (title.start, title.end) or (
        piece.role == "heading" and piece.start <= title.start < piece.end
    )


def _languages(blocks: Sequence[Block]) -> tuple[str, ...]:
    sizes: Counter[str] = Counter()
    for block in blocks:
        sizes[block.language] += block.end - block.start
    known = [language for language in sizes if language != "und"] or list(sizes)
    return tuple(sorted(known, key=lambda language: (-sizes[language], language)))
