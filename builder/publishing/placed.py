"""Finds where the mentions of a document stand: in which of its blocks, and in which words."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.model import Block, Document, Mention


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention, the block it stands in, and its words."""

    mention: Mention
    block: Block
    text: str


def placed(
    document: Document, mentions: Iterable[Mention], text: str, offset: int = 0
) -> Iterator[Placed]:
    """Mentions of a document with where they stand; ``text`` begins at ``offset``."""
    starts = [block.start for block in document.blocks]
    for mention in mentions:
        block = document.blocks[bisect_right(starts, mention.start) - 1]
        yield Placed(mention, block, text[mention.start - offset : mention.end - offset])


def within(document: Document, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those that stand in a document."""
    first = bisect_right(mentions, document.start - 1, key=lambda mention: mention.start)
    last = bisect_right(mentions, document.end - 1, key=lambda mention: mention.start)
    return mentions[first:last]
