"""Quotes the mentions of an entity with the words around them, document by document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from builder.model import (
    About,
    Anchor,
    Block,
    Certainty,
    Direction,
    Document,
    DocumentId,
    Role,
    Source,
)
from builder.publishing.placed import Placed

REACH = 160
"""Code points of a paragraph that a quotation has at most on either side of a mention."""

NEAREST = 40
"""Code points nearer to a mention than which its sentence is not cut off."""

LONGEST = 640
"""Code points from which mentions that stand close together are quoted apart."""

SENTENCE = re.compile(r"[.!?؟…][\"'”’»)\]]*(?=\s)")
BLANK = re.compile(r"\s")
HEADING = re.compile(r"#{1,6} ")
CUT = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a mention stands in a quotation, and why it is one."""

    start: int
    end: int
    certainty: Certainty
    rule: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Mentions that stand close together in a block, and the words around them.

    ``text`` is the source's, its blanks made single spaces; "…" stands where a sentence is cut.
    """

    anchor: Anchor
    role: Role
    language: str
    direction: Direction
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that names an entity: whose words they are, and when. ``date`` is EDTF."""

    id: DocumentId
    title: str
    language: str
    kind: str
    publisher: str | None
    date: str | None
    date_certainty: Certainty
    about: About | None
    quotations: tuple[Quotation, ...]

    @property
    def count(self) -> int:
        """How many mentions are quoted."""
        return sum(len(one.marks) for one in self.quotations)

    def count_in(self, role: Role) -> int:
        """How many of these stand in blocks of a role."""
        return sum(len(one.marks) for one in self.quotations if one.role == role)


def cited(source: Source, document: Document, mentions: Iterable[Placed]) -> Cited:
    """A document with its mentions of one entity, which come in their order."""
    because = document.because("date")
    return Cited(
        id=source.document_id(document),
        title=document.title,
        language=document.language,
        kind=document.kind,
        publisher=document.publisher,
        date=document.date,
        date_certainty=because.certainty if because else "stated",
        about=document.about,
        quotations=tuple(_quotations(mentions, source.text or "")),
    )


def split(documents: Iterable[Cited], most: int) -> tuple[list[Cited], list[Cited]]:
    """The first documents, with ``most`` mentions at most but one quotation at least; the rest.

    A document may stand in both, with the quotations that each of them has.
    """
    shown: list[Cited] = []
    rest: list[Cited] = []
    left = most
    for one in documents:
        taken = 0
        for quotation in one.quotations:
            if rest or (len(quotation.marks) > left and (taken or shown)):
                break
            left -= len(quotation.marks)
            taken += 1
        if taken == len(one.quotations):
            shown.append(one)
            continue
        if taken:
            shown.append(replace(one, quotations=one.quotations[:taken]))
        rest.append(replace(one, quotations=one.quotations[taken:]) if taken else one)
    return shown, rest


def _quotations(mentions: Iterable[Placed], text: str) -> Iterator[Quotation]:
    """One for mentions of a block whose surroundings meet, as long as that is not too long."""
    together: list[Placed] = []
    span = Span(0, 0, False, False)
    for one in mentions:
        mention = one.mention
        own = window(text, mention.start, mention.end, *_extent(text, one.block))
        near = bool(together) and together[-1].block is one.block and own.start < span.end
        if near and own.end - span.start <= LONGEST:
            span = replace(own, start=span.start, cut_before=span.cut_before)
            together.append(one)
            continue
        if together:
            yield _quotation(text, span, together)
        together, span = [one], own
    if together:
        yield _quotation(text, span, together)


def _extent(text: str, block: Block) -> tuple[int, int]:
    """What can be quoted of a block: of a heading, not the marks that make it one in Markdown."""
    marks = HEADING.match(text, block.start) if block.role in ("heading", "title") else None
    return marks.end() if marks else block.start, block.end


@dataclass(frozen=True, slots=True)
class Span:
    """What is quoted of a text, and whether a sentence is cut at either end."""

    start: int
    end: int
    cut_before: bool
    cut_after: bool

    def closed(self, words: str) -> str:
        """Its words, with a sign where a sentence is cut."""
        return f"{self.cut_before * f'{CUT} '}{words}{self.cut_after * f' {CUT}'}"


def window(text: str, start: int, end: int, first: int, last: int) -> Span:
    """What to quote of ``[first, last)`` around a mention: whole sentences if their ends are near,
    else whole words."""
    low, cut_before = _low(text, max(first, start - REACH), start, first)
    high, cut_after = _high(text, end, min(last, end + REACH), last)
    return Span(low, high, cut_before, cut_after)


def _low(text: str, low: int, start: int, first: int) -> tuple[int, bool]:
    if low == first:
        return first, False
    sentence = SENTENCE.search(text, low, max(low, start - NEAREST))
    blank = BLANK.search(text, sentence.end() if sentence else low, start)
    return blank.end() if blank else low, sentence is None


def _high(text: str, end: int, high: int, last: int) -> tuple[int, bool]:
    if high == last:
        return last, False
    ends = [match.end() for match in SENTENCE.finditer(text, min(high, end + NEAREST), high)]
    if ends:
        return ends[-1], False
    blank = max(text.rfind(" ", end, high), text.rfind("\n", end, high))
    return blank if blank >= 0 else high, True


def _quotation(text: str, span: Span, several: list[Placed]) -> Quotation:
    block = several[0].block
    pieces = [CUT, " "] if span.cut_before else []
    marks, at = [], span.start
    length = len("".join(pieces))
    for one in several:
        mention = one.mention
        before, words = _spaced(text[at : mention.start]), _spaced(one.text)
        pieces += [before, words]
        start = length + len(before)
        length = start + len(words)
        marks.append(Mark(start, length, mention.because.certainty, mention.because.rule))
        at = mention.end
    pieces.append(_spaced(text[at : span.end]))
    pieces += [" ", CUT] if span.cut_after else []
    shown = "".join(pieces)
    return Quotation(block.anchor, block.role, block.language, block.direction, shown, tuple(marks))


def _spaced(text: str) -> str:
    words = " ".join(text.split())
    before, after = text[:1].isspace(), text[-1:].isspace() and words
    return f"{' ' if before else ''}{words}{' ' if after else ''}"


def around(quotation: Quotation, mark: Mark) -> str:
    """A single mention of a quotation, with the words around it alone."""
    text = quotation.text
    span = window(text, mark.start, mark.end, 0, len(text))
    return span.closed(text[span.start : span.end].strip())
