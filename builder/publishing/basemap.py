"""The coasts and borders that maps are drawn on: those of a box, and whether a point lies on land.

Points are longitude and latitude in hundredths of a degree, as in ``basemap.txt``; longitudes go on
beyond 180 degrees. ``bench/basemap.py`` makes that file and says where it is from.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Literal, TypeAlias

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east and north."""

Kind = Literal["land", "border"]
KINDS: tuple[Kind, ...] = ("land", "border")

FILE = Path(__file__).parent / "basemap.txt"
UNITS = 100
"""To a degree."""

TURN = 360 * UNITS
CELL = 10 * UNITS
LENGTH = 32
"""Steps of a line that are looked at together."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line, which begins where the one before ends."""

    line: int
    number: int
    kind: Kind
    box: Box
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Basemap:
    """All stretches, and the numbers of those that pass through each cell of the globe."""

    stretches: tuple[Stretch, ...]
    cells: dict[tuple[int, int], tuple[int, ...]]


@cache
def basemap() -> Basemap:
    """The base map, read once."""
    stretches = tuple(_stretches(FILE.read_text(encoding="ascii")))
    cells: dict[tuple[int, int], list[int]] = {}
    for index, one in enumerate(stretches):
        for cell in _cells(one.box):
            cells.setdefault(cell, []).append(index)
    return Basemap(stretches, {cell: tuple(found) for cell, found in cells.items()})


def lines(kind: Kind, box: Box) -> Iterator[list[Point]]:
    """The stretches of line that may pass through a box, as long as they hang together."""
    known = basemap()
    indices = {index for cell in _cells(box) for index in known.cells.get(cell, ())}
    found = (known.stretches[index] for index in indices)
    placed = sorted(
        (
            (one.line, turns, one.number, one)
            for one in found
            if one.kind == kind
            for turns in _turns(one.box, box)
        ),
        key=lambda item: item[:3],
    )
    run: list[Point] = []
    before = (-1, 0, 0)
    for line, turns, number, stretch in placed:
        shifted = _shifted(stretch.points, turns)
        if before == (line, turns, number - 1):
            run += shifted[1:]
        else:
            if run:
                yield run
            run = shifted
        before = (line, turns, number)
    if run:
        yield run


def is_land(x: float, y: float) -> bool:
    """Whether a point lies on land; one with whole numbers may lie on a coast.

    There is none at the North Pole: on the way there an odd number of coasts lies.
    """
    way = (x, y, x, 90 * UNITS)
    crossed = 0
    for line in lines("land", way):
        for (a, b), (c, d) in pairwise(line):
            if (a <= x) != (c <= x) and b + (d - b) * (x - a) / (c - a) > y:
                crossed += 1
    return crossed % 2 == 1


def _stretches(text: str) -> Iterator[Stretch]:
    rows = (row.split() for row in text.splitlines() if not row.startswith("#"))
    for line, (word, *numbers) in enumerate(rows):
        kind: Kind = "land" if word == "land" else "border"
        steps = list(map(int, numbers))
        points = list(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))
        for number, start in enumerate(range(0, len(points) - 1, LENGTH)):
            part = tuple(points[start : start + LENGTH + 1])
            yield Stretch(line, number, kind, _box(part), part)


def _box(points: tuple[Point, ...]) -> Box:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _cells(box: Box) -> set[tuple[int, int]]:
    west, south, east, north = (math.floor(edge / CELL) for edge in box)
    columns = {column % (TURN // CELL) for column in range(west, east + 1)}
    return {(column, row) for column in columns for row in range(south, north + 1)}


def _turns(box: Box, wanted: Box) -> range:
    """How many turns of the globe bring a box to where it overlaps another."""
    if box[1] > wanted[3] or box[3] < wanted[1]:
        return range(0)
    first = math.ceil((wanted[0] - box[2]) / TURN)
    return range(first, math.floor((wanted[2] - box[0]) / TURN) + 1)


def _shifted(points: tuple[Point, ...], turns: int) -> list[Point]:
    return [(x + turns * TURN, y) for x, y in points] if turns else list(points)
