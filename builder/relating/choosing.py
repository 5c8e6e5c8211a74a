"""Chooses for each candidate, by all documents, which of the names it may be it is."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from builder.model import Block, Candidate, Document, Mention, Source

DOCUMENTS = 2
"""The fewest documents that name a proposed entity."""

HALF = 0.5
"""Of the documents that have the shorter form of a name, how many must have the longer one."""


class Placed(NamedTuple):
    """A candidate with the document and block it stands in."""

    one: Candidate
    document: Document
    block: Block


def placed(source: Source, candidates: Iterable[Candidate]) -> Iterator[Placed]:
    """The candidates but those that a mention overlaps; one that holds a mention whole, and goes on
    beyond it, is another name: the longest wins."""
    mentions = source.mentions
    starts = [mention.start for mention in mentions]
    documents = iter(source.documents)
    document = next(documents, None)
    blocks: list[int] = []
    for one in candidates:
        while document is not None and document.end <= one.start:
            document, blocks = next(documents, None), []
        if document is None:
            return
        blocks = blocks or [block.start for block in document.blocks]
        block = document.blocks[bisect_left(blocks, one.start + 1) - 1]
        first = max(0, bisect_left(starts, one.start) - 1)
        near = mentions[first : bisect_left(starts, one.ends[0])]
        if not any(_bars(mention, one) for mention in near):
            yield Placed(one, document, block)


def _bars(mention: Mention, one: Candidate) -> bool:
    """Whether a mention leaves no room for a candidate: it is what the candidate would be, or a
    part of it that the candidate cuts."""
    start, end = mention.start, mention.end
    if end <= one.start:
        return False
    within = (one.start <= start and end < one.ends[-1]) or (
        one.start < start and end <= one.ends[-1]
    )
    return not within


def support_of(placed: Sequence[tuple[Placed, ...]]) -> tuple[Counter[str], Counter[str]]:
    """How many documents have each key; and how many have it as the longest of a candidate."""
    support: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for some in placed:
        keys: defaultdict[int, set[str]] = defaultdict(set)
        longest: defaultdict[int, set[str]] = defaultdict(set)
        for each in some:
            if each.one.full is None:
                keys[each.document.start].update(each.one.keys)
                longest[each.document.start].add(each.one.keys[0])
        for found in keys.values():
            support.update(found)
        for found in longest.values():
            whole.update(found)
    return support, whole


def chosen_of(
    some: tuple[Placed, ...], support: Counter[str], whole: Counter[str]
) -> dict[int, tuple[str, int]]:
    """By where each candidate begins, its key and end among those it may have.

    The longest that recurs, unless the shortest stands without more than twice as often.
    """
    chosen = {}
    for each in some:
        one = each.one
        least = HALF * whole[one.keys[-1]]
        fits = (
            (key, end)
            for key, end in zip(one.keys, one.ends, strict=True)
            if support[key] >= DOCUMENTS and support[key] >= least
        )
        chosen[one.start] = next(fits, (one.keys[-1], one.ends[-1]))
    for each in some:
        one = each.one
        named = chosen[one.full][0] if one.full is not None and one.full in chosen else ""
        if named and (one.sign == "acronym" or named.split()[-1] == one.keys[0]):
            chosen[one.start] = (named, one.ends[0])
    return chosen
