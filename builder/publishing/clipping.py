"""Cuts lines and land at the edges of a box. Points are (x, y), with y upwards.

No point of a line may lie on an edge: a box between the whole numbers that lines are made of does.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from builder.publishing.basemap import Box, Point

Line: TypeAlias = list[Point]

NEAR = 1e-6
"""What rounding may put between a point and the edge that it lies on."""


def clipped(line: Sequence[Point], box: Box) -> Iterator[Line]:
    """The parts of a line that lie in a box, in order; where cut, they end on its edge."""
    part: Line = []
    before = line[0]
    side = _side(before, box)
    if not side:
        part = [before]
    for point in line[1:]:
        beyond = _side(point, box)
        if not side and not beyond:
            part.append(point)
        elif not side & beyond:
            cut = _cut(before, point, box)
            if cut and not side:
                yield [*part, cut[1]]
                part = []
            elif cut and not beyond:
                part = [cut[0], point]
            elif cut:
                yield list(cut)
        before, side = point, beyond
    if len(part) > 1:
        yield part


def land(coasts: Sequence[Sequence[Point]], box: Box, all_land: bool) -> list[Line]:
    """The outlines of what is land in a box, each closed; what lies in another is a lake.

    ``coasts`` have the land on their right hand; ``all_land`` says what the corners of the box are
    where no coast crosses its edge.
    """
    whole = (_from_outside(coast, box) for coast in _joined(coasts))
    parts = [part for coast in whole for part in clipped(coast, box)]
    closed = [part for part in parts if part[0] == part[-1]]
    cut = [part for part in parts if part[0] != part[-1]]
    if cut:
        return [*_closed_along_edge(cut, box), *closed]
    return [_corners(box), *closed] if all_land else closed


def _joined(coasts: Sequence[Sequence[Point]]) -> Iterator[Sequence[Point]]:
    """Joins a coast that ends to the one that begins there: the same, begun within the box."""
    begins = {coast[0]: coast for coast in coasts if coast[0] != coast[-1]}
    ends = {coast[-1] for coast in begins.values()}
    for coast in coasts:
        if coast[0] == coast[-1]:
            yield coast
        elif coast[0] not in ends:
            line = list(coast)
            while line[-1] in begins:
                line += begins.pop(line[-1])[1:]
            yield line


def _from_outside(coast: Sequence[Point], box: Box) -> Sequence[Point]:
    """A closed coast from a point outside the box on, where it has one."""
    if coast[0] != coast[-1]:
        return coast
    first = next((index for index, point in enumerate(coast) if _side(point, box)), 0)
    return [*coast[first:], *coast[1 : first + 1]]


def _side(point: Point, box: Box) -> int:
    """The sides of a box beyond which a point lies, as bits (Cohen and Sutherland)."""
    x, y = point
    west, south, east, north = box
    return (x < west) | (x > east) << 1 | (y < south) << 2 | (y > north) << 3


def _cut(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a step that lies in a box (Liang and Barsky, 1984)."""
    (x, y), (u, v) = start, (end[0] - start[0], end[1] - start[1])
    west, south, east, north = box
    enters, leaves = 0.0, 1.0
    for step, room in ((-u, x - west), (u, east - x), (-v, y - south), (v, north - y)):
        if step < 0:
            enters = max(enters, room / step)
        elif step > 0:
            leaves = min(leaves, room / step)
        elif room < 0:
            return None
    if enters >= leaves:
        return None
    return _at(start, (u, v), enters, box), _at(start, (u, v), leaves, box)


def _at(start: Point, step: Point, share: float, box: Box) -> Point:
    """A point of a step; on an edge it lies on it exactly."""
    west, south, east, north = box
    x, y = start[0] + share * step[0], start[1] + share * step[1]
    return _snapped(x, west, east), _snapped(y, south, north)


def _snapped(value: float, low: float, high: float) -> float:
    value = min(max(value, low), high)
    return next((edge for edge in (low, high) if abs(value - edge) < NEAR), value)


def _closed_along_edge(parts: list[Line], box: Box) -> Iterator[Line]:
    """Leads each coast that leaves the box clockwise along its edge to the next that enters."""
    parts = sorted(parts, key=lambda part: _along(part[-1], box))
    entries = sorted(range(len(parts)), key=lambda index: _along(parts[index][0], box))
    places = [_along(parts[index][0], box) for index in entries]
    first = bisect_left(places, _along(parts[0][-1], box))
    # The n-th exit has the n-th entry after it, so that each is used once, whatever the data.
    follows = [entries[(first + index) % len(parts)] for index in range(len(parts))]
    left = set(range(len(parts)))
    while left:
        start = index = min(left)
        ring: Line = []
        while index in left:
            left.remove(index)
            ring += parts[index]
            index = follows[index]
            ring += _corners_between(ring[-1], parts[index][0], box)
        assert index == start
        yield [*ring, ring[0]]


def _along(point: Point, box: Box) -> float:
    """How far along the edge a point of it lies, clockwise from the north-western corner."""
    x, y = point
    west, south, east, north = box
    across, down = east - west, north - south
    if y == north:
        return x - west
    if x == east:
        return across + north - y
    if y == south:
        return across + down + east - x
    return 2 * across + down + y - south


def _corners(box: Box) -> Line:
    west, south, east, north = box
    return [(west, north), (east, north), (east, south), (west, south), (west, north)]


def _corners_between(start: Point, end: Point, box: Box) -> Iterator[Point]:
    """The corners that lie clockwise between two points of the edge."""
    across, down = box[2] - box[0], box[3] - box[1]
    whole = 2 * (across + down)
    first, last = _along(start, box), _along(end, box)
    last += whole if last < first else 0
    corners = list(pairwise(_corners(box)))
    places = (0.0, across, across + down, 2 * across + down)
    for turn in (0.0, whole):
        for place, (corner, _) in zip(places, corners, strict=True):
            if first < place + turn < last:
                yield corner
