"""Finds what looks like a name in each document of a source, with no knowledge of other texts.

What relating makes of them is another matter: a candidate alone is no entity.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from builder.annotating import arabic, latin
from builder.annotating.parts import with_parts
from builder.annotating.runs import CAPITAL, in_capitals
from builder.annotating.spots import SmallWords
from builder.folding import name_key
from builder.model import Block, Candidate, Document, Source

SILENT = frozenset({"furniture", "comment_author", "meta"})
"""Roles of blocks that name nobody: those of the page, and the names that commenters take."""

ARABIC = re.compile("[\u0620-\u064a\ufb50-\ufefc]")
HEADLINE = 200
"""Code points of the longest line that is written like a headline without being one."""

SURE = frozenset({"title", "known-place", "known-body", "dateline"})
"""Signs by which one word is a name although the document writes it small as well."""


def candidates(source: Source) -> tuple[Candidate, ...]:
    """All candidates in a source's documents, in the order of the text; none overlap."""
    if source.text is None:
        return ()
    every = (_in_document(source.text, document) for document in source.documents)
    return tuple(one for some in every for one in some)


def _in_document(text: str, document: Document) -> list[Candidate]:
    commenters = {
        name_key(text[block.start : block.end])
        for block in document.blocks
        if block.role == "comment_author"
    }
    found: list[Candidate] = []
    headlines: list[Block] = []
    for block in document.blocks:
        if block.role in SILENT:
            continue
        if CAPITAL.search(text, block.start, block.end):
            if _is_headline(text, block):
                headlines.append(block)
                continue
            found += _but(latin.candidates(text, block.start, block.end), block, commenters)
        if ARABIC.search(text, block.start, block.end):
            found += _but(arabic.candidates(text, block.start, block.end), block, commenters)
    found = _with_place(text, document, found)
    small = SmallWords(text, document.start, document.end)
    found = [one for one in with_parts(text, found) if not _is_common(text, one, small)]
    found += _again(text, headlines, found)
    return sorted(found, key=lambda one: one.start)


def _is_headline(text: str, block: Block) -> bool:
    short = block.role in ("title", "heading") or block.end - block.start < HEADLINE
    ends = text[block.end - 1] in "?!" or text[block.end - 1].isalnum()
    return short and ends and in_capitals(text, block.start, block.end)


def _but(
    found: Iterable[Candidate], block: Block, commenters: Container[str]
) -> Iterable[Candidate]:
    """Without the names of commenters, in comments."""
    if block.role != "comment":
        return found
    return (one for one in found if one.keys[0] not in commenters)


def _with_place(text: str, document: Document, found: list[Candidate]) -> list[Candidate]:
    """With the place of the dateline for certain."""
    because = document.because("place")
    if because is None or because.start is None or because.end is None or not document.place:
        return found
    start, end = because.start, because.end
    said = text[start:end]
    if name_key(said) != name_key(document.place) or any(mark in said for mark in ",،/\n"):
        return found
    kept = [one for one in found if one.ends[0] <= start or one.start >= end]
    key = name_key(said)
    return [*kept, Candidate(start, (end,), (key,), "dateline", "place", 4)] if key else found


def _is_common(text: str, one: Candidate, small: SmallWords) -> bool:
    """Whether it is a word that the document writes small as well."""
    if one.full is not None or " " in one.keys[0] or one.sign in SURE:
        return False
    word = text[one.start : one.ends[0]]
    return word.isalpha() and not word.isupper() and word.lower() in small


def _again(text: str, blocks: Sequence[Block], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Where names of the document stand in its headlines, in which capitals tell nothing."""
    named = {text[one.start : one.ends[0]]: one for one in found if one.strong}
    if not blocks or not named:
        return
    longest_first = sorted(named, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    known = [one for one in found if one.sign == "dateline"]  # one at most: headlines are skipped
    for block in blocks:
        for match in pattern.finditer(text, block.start, block.end):
            if any(one.start < match.end() and match.start() < one.ends[0] for one in known):
                continue
            one = named[match[0]]
            shift = match.start() - one.start
            yield replace(one, start=match.start(), ends=tuple(end + shift for end in one.ends))
