"""Finds with whom and what each entity stands in the same paragraphs most, over a whole archive."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from builder.entity import EntityId
from builder.model import Document, Source
from builder.publishing.placed import placed, within

MOST = 15
"""Companions that are shown of each entity."""

CROWD = 20
"""Entities in one paragraph above which it is a list, and left out: what a paragraph costs grows
with the square of this and of no other number."""


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that stands with another: the paragraphs that name both, and the documents."""

    entity: EntityId
    paragraphs: int
    documents: int


def companies(
    documents: Iterable[tuple[Source, Document]],
) -> Mapping[EntityId, tuple[Companion, ...]]:
    """For each entity those that stand with it most, in the order of their counts.

    Readers' comments and paragraphs that name more than CROWD are left out.
    """
    paragraphs: list[frozenset[EntityId]] = []
    homes: list[int] = []
    for home, (source, document) in enumerate(documents):
        for names in _paragraphs(source, document):
            if 1 < len(names) <= CROWD:
                paragraphs.append(names)
                homes.append(home)
    where: dict[EntityId, list[int]] = {}
    for place, names in enumerate(paragraphs):
        for entity in names:
            where.setdefault(entity, []).append(place)
    return {entity: _company(entity, where, paragraphs, homes) for entity in sorted(where)}


def _paragraphs(source: Source, document: Document) -> Iterable[frozenset[EntityId]]:
    """Whom each block of a document names, as far as that is decided."""
    names: dict[int, set[EntityId]] = {}
    for one in placed(document, within(document, source.mentions), source.text or ""):
        if one.mention.entity is not None and one.block.role != "comment":
            names.setdefault(one.block.start, set()).add(one.mention.entity)
    return map(frozenset, names.values())


def _company(
    entity: EntityId,
    where: Mapping[EntityId, list[int]],
    paragraphs: list[frozenset[EntityId]],
    homes: list[int],
) -> tuple[Companion, ...]:
    own = where[entity]
    counts = Counter(chain.from_iterable(paragraphs[place] for place in own))
    del counts[entity]
    most = nsmallest(MOST, counts.items(), key=lambda pair: (-pair[1], pair[0]))
    chosen = {other for other, _ in most}
    together: dict[EntityId, set[int]] = {other: set() for other in chosen}
    for place in own:
        for other in paragraphs[place] & chosen:
            together[other].add(homes[place])
    return tuple(Companion(other, count, len(together[other])) for other, count in most)
