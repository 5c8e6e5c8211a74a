"""The part of the globe that a map shows, and where a place lies on it.

Maps are equirectangular, with the scale across and up the same at the middle of the view.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.publishing.basemap import TURN, UNITS, Box, Point

Position = tuple[float, float]
"""Latitude and longitude in degrees."""

USUAL, WORLD = 1.5, 2.0
"""How much wider than high a map is; that of a large part of the globe is flatter."""

FAR = 120
"""Degrees of longitude between places that call for the flatter one."""

KM = 111.2
"""To a degree of latitude."""

REGION = 9.0
"""Degrees of latitude that are seen around a single place, at least: one knows coasts and borders
again at some 1,000 by 1,500 km."""

MARGIN = 0.1
"""Of the span of several places, left free at each side."""

NARROWEST = math.cos(math.radians(80))
"""A degree of longitude against one of latitude; nearer the poles maps are stretched."""


MOST = 0.75
"""The share of places that lie together."""

CLOSER = 0.5
"""A closer view is at most so wide against that of all places."""


@dataclass(frozen=True, slots=True)
class View:
    """A box of the base map, how much wider than high its map is, and the share of a degree of
    latitude that one of longitude has in its middle."""

    box: Box
    ratio: float
    narrowing: float

    def share(self, place: Position) -> tuple[float, float] | None:
        """How far right and down a place lies, from 0 to 1; None where it is out of sight."""
        west, south, east, north = self.box
        x = place[1] * UNITS
        x += TURN * math.ceil((west - x) / TURN)
        y = place[0] * UNITS
        if x > east or not south <= y <= north:
            return None
        return (x - west) / (east - west), (north - y) / (north - south)

    def placed(self, point: Point, width: int, height: int) -> tuple[int, int]:
        """A point of the box in whole units of a drawing."""
        west, south, east, north = self.box
        x = round((point[0] - west) / (east - west) * width)
        return x, round((north - point[1]) / (north - south) * height)

    @property
    def kilometres(self) -> float:
        """How wide it is, in its middle."""
        return (self.box[2] - self.box[0]) / UNITS * KM * self.narrowing


def around(places: Sequence[Position], least: float = REGION) -> View:
    """A view of places, one or more, and what lies around them; ``least`` degrees high or more."""
    south, north = min(place[0] for place in places), max(place[0] for place in places)
    west, east = _arc([place[1] for place in places])
    ratio = WORLD if east - west > FAR else USUAL
    narrowing = max(math.cos(math.radians((south + north) / 2)), NARROWEST)
    spread = 1 + 2 * MARGIN
    height = max((north - south) * spread, (east - west) * spread * narrowing / ratio, least)
    width = min(height * ratio / narrowing, 360.0)
    height = width * narrowing / ratio
    middle = _within_poles((south + north) / 2, height)
    left = _between((west + east - width) / 2)
    bottom = _between(middle - height / 2)
    across = min(max(1, round(width * UNITS)), TURN)
    box = (left, bottom, left + across, bottom + max(1, round(height * UNITS)))
    return View(box, ratio, narrowing)


def closer(places: Sequence[Position]) -> View | None:
    """The view of those that lie together, where a few others lie so far away that all look one."""
    whole = around(places)
    west, _, east, _ = whole.box
    across = sorted(west + (place[1] * UNITS - west) % TURN for place in places)
    up = sorted(place[0] for place in places)
    middle = (up[len(up) // 2], across[len(across) // 2] / UNITS)
    nearest = sorted(places, key=lambda place: (_away(place, middle), place))
    view = around(nearest[: math.ceil(len(nearest) * MOST)])
    return view if view.box[2] - view.box[0] < (east - west) * CLOSER else None


def _away(place: Position, other: Position) -> float:
    """How far apart two places lie, by a measure that will do for an order."""
    narrowing = math.cos(math.radians((place[0] + other[0]) / 2))
    return math.hypot(place[0] - other[0], _east(place[1] - other[1]) * narrowing)


def _arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """From where to where all longitudes lie, the shorter way round the globe."""
    ordered = sorted({_east(longitude) for longitude in longitudes})
    gaps = [(b - a, b) for a, b in pairwise([*ordered, ordered[0] + 360])]
    gap, start = max(gaps)
    west = _east(start)
    return west, west + 360 - gap


def _east(longitude: float) -> float:
    """The same meridian, from -180 degrees up to 180."""
    return (longitude + 180) % 360 - 180


def _within_poles(middle: float, height: float) -> float:
    """Little beyond a pole is shown; where all fits, the equator is in the middle."""
    room = 90 - height * (0.5 - MARGIN)
    return min(max(middle, -room), room) if room > 0 else 0.0


def _between(degrees: float) -> float:
    """In units of the base map, and between two of its whole numbers."""
    return math.floor(degrees * UNITS) + 0.5
