"""Whom a document names in full, and so whom the parts of names in it may mean."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from builder.annotating.names import Claim
from builder.annotating.overlaps import by_span
from builder.annotating.spots import Spot
from builder.entity import EntityId


class Full:
    """Whom a document names in full, and where ``first``."""

    def __init__(self, first: Mapping[EntityId, Spot]) -> None:
        self.first = first
        self._known: dict[int, list[tuple[int, EntityId]]] = {}

    def meant(self, spot: Spot) -> bool:
        """Whether a spot is a surname, or a short form, of somebody or something among them."""
        return spot.claim.way in ("surname", "short form") and bool(self.may_be(spot))

    def may_be(self, spot: Spot) -> Sequence[EntityId]:
        """Whom a spot may name: all whom its name claims, or those of them who are named in full;
        for a short form, before it."""
        claim = spot.claim
        if claim.way in ("name", "acronym"):
            return claim.entities
        known = self._of(claim)
        if claim.way == "short form":
            known = known[: bisect_left(known, (spot.start,))]
        return [entity for _, entity in known]

    def _of(self, claim: Claim) -> list[tuple[int, EntityId]]:
        """Those of a claim with where they are first named; asked again for each of its spots.

        A person must be named by more than one word for the surname to count.
        """
        if id(claim) not in self._known:
            spots = ((entity, self.first.get(entity)) for entity in claim.entities)
            self._known[id(claim)] = sorted(
                (spot.start, entity)
                for entity, spot in spots
                if spot and not (claim.way == "surname" and spot.claim.one_word)
            )
        return self._known[id(claim)]


def first_named(named: Iterable[Spot]) -> dict[EntityId, Spot]:
    """Where each entity is first named in full, by whole names that are nobody else's."""
    first: dict[EntityId, Spot] = {}
    for group in by_span(named):
        exact = best(group)
        if len({spot.claim.entities for spot in exact}) == 1:
            first.setdefault(exact[0].claim.entities[0], exact[0])
    return first


def best(group: list[Spot]) -> list[Spot]:
    """Of the claims on one span, an acronym that the document introduces, else an editor's own
    short form before a surname; of these the exact ones."""
    if len(group) < 2:
        return group
    ways = {spot.claim.way for spot in group}
    if "acronym" in ways:
        learnt = [spot for spot in group if spot.claim.way == "acronym"]
        entities = learnt[0].claim.entities
        own = [s for s in group if s.claim.way == "name" and s.claim.entities == entities]
        group = own or learnt
    elif "short form" in ways:
        group = [spot for spot in group if spot.claim.way != "surname"]
    return [spot for spot in group if spot.exact] or group
