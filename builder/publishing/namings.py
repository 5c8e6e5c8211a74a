"""Counts where entities are named: in texts, and apart from these in captions and comments."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from builder.entity import EntityId
from builder.model import Block, Document, Mention, Source
from builder.output import Output

COUNTS = "assets/archive/counts.js"


@dataclass(frozen=True, slots=True)
class Naming:
    """How often a document names an entity, and all mentions that do, in their order."""

    source: Source
    document: Document
    texts: int
    captions: int
    comments: int
    mentions: tuple[Mention, ...]

    @property
    def count(self) -> int:
        """All of them."""
        return self.texts + self.captions + self.comments


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


Found: TypeAlias = Mapping[EntityId, tuple[Naming, ...]]
"""Where each entity is named, document by document."""


def namings(documents: Iterable[tuple[Source, Document]]) -> Found:
    """Where each entity is named, document by document in the order given."""
    found: dict[EntityId, list[Naming]] = {}
    for source, document in documents:
        together: dict[EntityId, list[Placed]] = {}
        mentions = within(document, source.mentions)
        for one in placed(document, mentions, source.text or ""):
            if one.mention.entity is not None:
                together.setdefault(one.mention.entity, []).append(one)
        for entity, several in together.items():
            found.setdefault(entity, []).append(_naming(source, document, several))
    return {entity: tuple(several) for entity, several in found.items()}


def _naming(source: Source, document: Document, several: list[Placed]) -> Naming:
    roles = Counter(one.block.role for one in several)
    captions, comments = roles["caption"], roles["comment"]
    return Naming(
        source=source,
        document=document,
        texts=len(several) - captions - comments,
        captions=captions,
        comments=comments,
        mentions=tuple(one.mention for one in several),
    )


def counts_script(found: Found) -> Output:
    """How often the archive names each entity, and in how many documents, as a script.

    Pages load it when a preview is asked for: a script works from a memory stick, where data
    cannot be fetched, and a page need not be written anew because another document was added.
    """
    counts = {
        entity: [sum(one.count for one in namings), len(namings)]
        for entity, namings in sorted(found.items())
    }
    return Output(COUNTS, b"window.archiveCounts = " + msgspec.json.encode(counts) + b";\n")
