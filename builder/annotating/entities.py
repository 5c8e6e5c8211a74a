"""Finds every mention of an entity in a document, however it is spelt, and says why it is one.

Longest name wins. A name of the authority files counts wherever it stands; a surname, a short form
or an acronym counts for whom the same document names in full.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from builder.annotating import acronyms
from builder.annotating.full import Full, best, first_named
from builder.annotating.names import Claim, Names, names
from builder.annotating.neighbours import OTHER_GIVEN, has_title, why_not
from builder.annotating.overlaps import by_span, longest, not_excluded
from builder.annotating.spots import SmallWords, Spot, spots
from builder.entity import Authority, EntityId
from builder.model import Block, Certainty, Document, Evidence, Mention, Source

SILENT = frozenset({"furniture", "comment_author"})
"""Roles of blocks that name nobody: those of the page, and the names that commenters take."""


RULES = ("authority", "acronym", "surname", "short-form", "context", "two-fit")
"""By which a name means whom it means, as evidence names them."""


NOBODY: frozenset[EntityId] = frozenset()
NAMED = {True: Evidence("authority", "stated"), False: Evidence("authority", "derived")}
"""Why a name of the authority files counts; as it is spelt there, or with another ending."""


def mentions(source: Source, authority: Authority) -> tuple[Mention, ...]:
    """All mentions in a source's documents, in the order of the text; none overlap."""
    if source.text is None or not authority.entities:
        return ()
    index = names(authority)
    found = spots(source.text, index)
    spellings = _spellings(authority)
    starts = [spot.start for spot in found]
    every: list[Mention] = []
    for document in source.documents:
        near = found[bisect_right(starts, document.start - 1) : bisect_right(starts, document.end)]
        every += _Reading(source.text, document, index, spellings).mentions(near)
    return tuple(every)


@lru_cache(maxsize=4)
def _spellings(authority: Authority) -> Mapping[EntityId, tuple[str, ...]]:
    return {entity.id: entity.spellings for entity in authority.entities}


class _Reading:
    """One document, and what is asked of it for each spot."""

    def __init__(
        self,
        text: str,
        document: Document,
        index: Names,
        spellings: Mapping[EntityId, tuple[str, ...]],
    ) -> None:
        self._text = text
        self._names = index
        self._spellings = spellings
        self._blocks = document.blocks
        self._starts = [block.start for block in document.blocks]
        self._small = SmallWords(text, document.start, document.end)

    def mentions(self, found: Iterable[Spot]) -> Iterator[Mention]:
        """The mentions among the spots of a document."""
        here = not_excluded([one for spot in found if (one := self._placed(spot))])
        names = [spot for spot in here if spot.claim.way == "name" and not self._why_not(spot)]
        named = longest(names)
        full = Full(first_named(named))
        parts = self._parts([spot for spot in here if full.meant(spot)], named)
        for group in by_span(longest([*names, *parts, *self._acronyms(named)])):
            yield self._mention(group, full)

    def _parts(self, spots: list[Spot], named: list[Spot]) -> list[Spot]:
        """Those surnames and short forms that stand by themselves.

        Where the document names somebody else of a surname as well, who is not known, the surname
        is doubtful.
        """
        kept: list[Spot] = []
        strangers: set[int] = set()
        whole = {spot.end: spot.start for spot in named}
        for spot in spots:
            if whole.get(spot.end, spot.start) < spot.start:
                continue  # the end of a whole name, which is longer
            why_not = self._why_not(spot)
            if not why_not:
                kept.append(spot)
            elif why_not == OTHER_GIVEN:
                strangers.add(id(spot.claim))
        return [s._replace(doubtful=True) if id(s.claim) in strangers else s for s in kept]

    def _placed(self, spot: Spot) -> Spot | None:
        """A spot within a block; an article that ends the one before is none of it."""
        if self._limits(spot.start, spot.end):
            return spot
        place = self._starts[bisect_right(self._starts, spot.end - 1) - 1]
        if spot.start + spot.article != place or not self._limits(place, spot.end):
            return None
        return spot._replace(start=place, exact=False, article=0)

    def _why_not(self, spot: Spot) -> str:
        if spot.claim.way == "name" and not spot.claim.one_word:  # as most are
            return ""
        limits = self._limits(spot.start, spot.end)
        assert limits is not None  # as _placed saw to
        return why_not(self._text, spot, self._names, limits, self._small)

    def _limits(self, start: int, end: int) -> tuple[int, int] | None:
        """The extent of the block that a span lies in; None where that names nobody."""
        place = bisect_right(self._starts, start) - 1
        block: Block | None = self._blocks[place] if place >= 0 else None
        if block is None or end > block.end or block.role in SILENT:
            return None
        return block.start, block.end

    def _acronyms(self, named: list[Spot]) -> Iterator[Spot]:
        """The spots of the acronyms that this document introduces."""
        places = ((s.start, s.end, s.claim.entities[0]) for s in named)
        claims = {
            one.short: Claim("acronym", one.entities, "", (), True, since=(one.start, one.end))
            for one in acronyms.learnt(self._text, places, self._spellings)
        }
        if not claims:
            return
        for block in self._blocks:
            if block.role not in SILENT:
                found = acronyms.occurrences(
                    self._text, claims, block.start, block.end, self._small
                )
                yield from (Spot(start, end, claims[short]) for short, start, end in found)

    def _mention(self, group: list[Spot], full: Full) -> Mention:
        """What the spots of one span name."""
        if len(group) == 1 and group[0].claim.way == "name":  # as most are
            spot = group[0]
            return Mention(spot.start, spot.end, spot.claim.entities[0], NAMED[spot.exact])
        spots = best(self._titled(group))
        start, end = spots[0].start, spots[0].end
        candidates = {entity: spot for spot in reversed(spots) for entity in full.may_be(spot)}
        ids = tuple(sorted(candidates))
        if len(candidates) == 1:
            ((entity, spot),) = candidates.items()
            return Mention(start, end, entity, _because(spot, entity, full))
        whole = all(spot.claim.way == "name" for spot in candidates.values())
        decided = self._decided(candidates, full) if whole else None
        if decided is None:
            return Mention(start, end, None, Evidence("two-fit", "guessed"), ids)
        return Mention(start, end, *decided, ids)

    def _decided(
        self, candidates: Iterable[EntityId], full: Full
    ) -> tuple[EntityId, Evidence] | None:
        """Of several entities of one whole name the one that the rest of the document speaks of:
        the one that it names by another name too, or that alone is part of what it names.

        Of surnames that tells nothing: two people of one may be named in one text.
        """
        known = [one for one in candidates if one in full.first]
        if len(known) == 1:
            return known[0], _evidence("context", "derived", full.first[known[0]])
        related = self._names.related
        near = [one for one in candidates if related.get(one, NOBODY) & full.first.keys()]
        if len(near) != 1:
            return None
        place = next(spot for one, spot in full.first.items() if one in related[near[0]])
        return near[0], _evidence("context", "guessed", place)

    def _titled(self, group: list[Spot]) -> list[Spot]:
        """Of people and others with one name, the people where a title stands before it."""
        people = [spot for spot in group if spot.claim.kind == "person"]
        if not people or len(people) == len(group):
            return group
        limits = self._limits(group[0].start, group[0].end)
        return people if limits and has_title(self._text, group[0], limits) else group


def _because(spot: Spot, entity: EntityId, full: Full) -> Evidence:
    """Why a span names an entity: by its name, or by what the document says elsewhere."""
    claim = spot.claim
    if claim.way == "name":
        return NAMED[spot.exact]
    if claim.since:
        return Evidence("acronym", "derived", *claim.since)
    certainty: Certainty = "guessed" if spot.doubtful else "derived"
    return _evidence(claim.way.replace(" ", "-"), certainty, full.first[entity])


def _evidence(rule: str, certainty: Certainty, place: Spot) -> Evidence:
    return Evidence(rule, certainty, place.start, place.end)
