"""Which names a map has room for, and at which side of their dots they stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from builder.publishing.basemap import Box

Side = Literal["right", "left", "below", "above"]
SIDES: tuple[Side, ...] = ("right", "left", "below", "above")

WIDE, NARROW = 600, 290
"""Widths in CSS pixels that names are laid out for; between them those of the narrow map stand."""

SIZE = 12
"""Of a name, in CSS pixels."""

CHARACTER = 0.58
"""Its usual width against its height; a little more than it is, since fonts differ."""

GAP = 4
ASIDE = 6
"""Between a name and another's dot at its side, lest it seem to be that one's; in CSS pixels."""

MOST = 100
"""Names that are tried, the weightiest first."""

HEAVIEST, COVERED = 5, 3
"""So many of the weightiest may cover so many dots of others: in a crowd they need a name most."""

Spot: TypeAlias = tuple[float, float, float]
"""How far right and down of a map's edges, from 0 to 1, and the dot's radius in CSS pixels."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name that is shown beside dot number ``index``; ``always``, or on wide maps only."""

    index: int
    side: Side
    always: bool


def labels(spots: Sequence[Spot], names: Sequence[str], ratio: float) -> Iterator[Label]:
    """The names that have room, earlier ones first. Names cover neither names nor dots, but for
    the dots that a very weighty one cannot avoid."""
    layouts = {width: Layout(width, ratio, spots[: 5 * MOST]) for width in (WIDE, NARROW)}
    for index, name in enumerate(names[:MOST]):
        wide, narrow = (list(layouts[width].room(index, name)) for width in (WIDE, NARROW))
        both = [side for side in wide if side in narrow]
        side = next(iter([*both, *wide]), None)
        if side:
            layouts[WIDE].add(index, name, side)
            if both:
                layouts[NARROW].add(index, name, side)
            yield Label(index, side, bool(both))


class Layout:
    """A map of one width, filled with names one by one."""

    def __init__(self, width: int, ratio: float, spots: Sequence[Spot]) -> None:
        self.width, self.height, self.spots = width, width / ratio, spots
        self.dots = [self._dot(spot) for spot in spots]
        self.names: list[Box] = []

    def room(self, index: int, name: str) -> Iterator[Side]:
        """The sides of a dot that its name fits at, those where it covers nothing first."""
        covering = []
        for side in SIDES:
            box = self._name(index, name, side)
            if self._holds(box) and not _met(box, [*self.names, *self.dots[:index]]):
                covered = _met(box, self.dots[index + 1 :])
                if not covered:
                    yield side
                elif index < HEAVIEST and covered <= COVERED:
                    covering.append(side)
        yield from covering

    def add(self, index: int, name: str, side: Side) -> None:
        """Puts a name in its place."""
        self.names.append(self._name(index, name, side))

    def _dot(self, spot: Spot) -> Box:
        x, y, radius = spot[0] * self.width, spot[1] * self.height, spot[2]
        aside = radius + ASIDE
        return x - aside, y - radius, x + aside, y + radius

    def _name(self, index: int, name: str, side: Side) -> Box:
        """Where a name stands: left, top, right and bottom in CSS pixels."""
        x, y, radius = self.spots[index]
        x, y, away = x * self.width, y * self.height, radius + GAP
        length, half = len(name) * SIZE * CHARACTER, SIZE * 0.6
        if side in ("below", "above"):
            y += (away + half - GAP / 2) * (1 if side == "below" else -1)
            return x - length / 2, y - half, x + length / 2, y + half
        left = x + away if side == "right" else x - away - length
        return left, y - half, left + length, y + half

    def _holds(self, name: Box) -> bool:
        left, top, right, bottom = name
        return left > 2 and top > 2 and right < self.width - 2 and bottom < self.height - 2


def _met(box: Box, others: Iterable[Box]) -> int:
    """How many of others a box overlaps."""
    left, top, right, bottom = box
    return sum(
        left < other[2] and right > other[0] and top < other[3] and bottom > other[1]
        for other in others
    )
