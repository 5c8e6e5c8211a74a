"""Decides between spots that overlap: the longest name wins, and a wording that means another
takes the names that it holds away."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.annotating.spots import Spot
from builder.entity import EntityId


def longest(spots: Iterable[Spot]) -> list[Spot]:
    """Of spots that overlap the longest, of equally long ones the first; all of one span."""
    kept: list[Spot] = []
    cluster: list[Spot] = []
    end = 0
    for spot in sorted(spots, key=lambda spot: spot.start):
        if spot.start >= end:
            kept += _longest(cluster)
            cluster = []
        cluster.append(spot)
        end = max(end, spot.end)
    return [*kept, *_longest(cluster)]


def _longest(cluster: list[Spot]) -> list[Spot]:
    """The same, of spots that all hang together."""
    if len(cluster) < 2:
        return cluster
    kept: list[Spot] = []
    taken: list[tuple[int, int]] = []
    for spot in sorted(cluster, key=lambda spot: (spot.start - spot.end, spot.start)):
        span = (spot.start, spot.end)
        place = bisect_left(taken, span)
        same = taken[place : place + 1] == [span]
        before = place > 0 and taken[place - 1][1] > spot.start
        after = place < len(taken) and taken[place][0] < spot.end
        if same or not (before or after):
            kept.append(spot)
            if not same:
                taken.insert(place, span)
    return sorted(kept, key=lambda spot: spot.start)


def by_span(spots: Iterable[Spot]) -> Iterator[list[Spot]]:
    """The spots of each span; none overlap."""
    for _, group in groupby(spots, key=lambda spot: spot.start):
        yield list(group)


def not_excluded(spots: list[Spot]) -> list[Spot]:
    """Without the wordings that mean another, and what they overlap of the same entity."""
    others = [spot for spot in spots if spot.claim.way == "other"]
    if not others:
        return spots
    barred: defaultdict[EntityId, list[tuple[int, int]]] = defaultdict(list)
    for spot in others:
        ends = barred[spot.claim.entities[0]]
        ends.append((spot.start, max(spot.end, ends[-1][1] if ends else 0)))
    return [
        spot
        for spot in spots
        if spot.claim.way != "other"
        and not any(_overlaps(spot, barred.get(entity, [])) for entity in spot.claim.entities)
    ]


def _overlaps(spot: Spot, spans: list[tuple[int, int]]) -> bool:
    """Whether a spot overlaps one of some spans, which are sorted and whose ends only grow."""
    place = bisect_left(spans, (spot.end, 0)) - 1
    return place >= 0 and spans[place][1] > spot.start
