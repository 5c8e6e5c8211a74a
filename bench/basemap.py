"""Makes the map that the archive's maps are drawn on, ``builder/publishing/basemap.txt``.

The coasts and borders are those of Natural Earth 4.1 at 1:50 million, which is in the public
domain (https://www.naturalearthdata.com/about/terms-of-use/). ``make basemap`` fetches them as
TopoJSON, in the npm package world-atlas (ISC, Mike Bostock); its form is described in
https://github.com/topojson/topojson-specification. A build needs none of this: the file lies in
the repository.

Each line of the file is a line on the map: ``land``, a coast with the land on its right hand, or
``border``; then where it begins, and the steps from there: longitude and latitude in hundredths of
a degree. Lines go on beyond 180 degrees where they cross that meridian. A coast ends where it
began; that of Antarctica does so once round the pole.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float]
Topology: TypeAlias = dict[str, Any]

TARGET = Path(__file__).resolve().parent.parent / "builder" / "publishing" / "basemap.txt"
UNITS = 100
"""To a degree; one is some 1.1 km."""

TOLERANCE = 0.02
"""Degrees that a line may lie off after simplification; some 2 km, or a pixel and a half on the
map of one place."""

POLE = -89.9
"""South of it lies a seam that world-atlas leaves in Antarctica, and nothing else."""

HEAD = """\
# Coasts and borders: Natural Earth 4.1, 1:50m, public domain (naturalearthdata.com), simplified.
# Written by bench/basemap.py, which says how to read it; make basemap writes it anew.
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.basemap", description=__doc__)
    parser.add_argument("topology", type=Path, help="countries-50m.json of world-atlas")
    topology = json.loads(parser.parse_args().topology.read_text(encoding="utf-8"))
    TARGET.write_text(HEAD + "".join(rows(topology)), encoding="ascii")
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1000:.0f} kB")


def rows(topology: Topology) -> Iterator[str]:
    """The lines of the file. Arcs are simplified one by one, so that what met still meets."""
    arcs = [simplified(arc) for arc in decoded(topology)]
    for indices in rings(topology["objects"]["land"]):
        ring = joined(arcs, indices)
        if max(y for _, y in ring) > POLE:
            yield from row("land", ring)
    used = Counter(
        index if index >= 0 else ~index
        for ring in rings(topology["objects"]["countries"])
        for index in ring
    )
    for index in sorted(index for index, count in used.items() if count > 1):
        yield from row("border", joined(arcs, [index]))


def decoded(topology: Topology) -> Iterator[list[Point]]:
    """The arcs in degrees, out of steps between whole numbers."""
    (scale_x, scale_y), (left, bottom) = (topology["transform"][k] for k in ("scale", "translate"))
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + left, y * scale_y + bottom))
        yield unwrapped(arc)


def unwrapped(points: Iterable[Point]) -> list[Point]:
    """A line that goes on beyond 180 degrees instead of leaping round the globe."""
    line: list[Point] = []
    for x, y in points:
        turns = round((line[-1][0] - x) / 360) if line else 0
        line.append((x + 360 * turns, y))
    return line


def rings(collection: Topology) -> Iterator[list[int]]:
    """The rings of all polygons, each as numbers of arcs; ``~n`` is arc n backwards."""
    for geometry in collection["geometries"]:
        arcs = geometry.get("arcs", [])
        for polygon in [arcs] if geometry["type"] == "Polygon" else arcs:
            yield from polygon


def joined(arcs: Sequence[Sequence[Point]], indices: Iterable[int]) -> list[Point]:
    """One line out of arcs that begin where the one before ends."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return unwrapped(points)


def simplified(points: Sequence[Point]) -> list[Point]:
    """Without the points that the line is nearly straight without (Douglas and Peucker, 1973)."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        between = range(first + 1, last)
        if between:
            away = {i: distance(points[i], points[first], points[last]) for i in between}
            farthest = max(between, key=away.__getitem__)
            # An arc that ends where it began is an island: it stays one.
            if away[farthest] > TOLERANCE or (points[first] == points[last]):
                keep.add(farthest)
                spans += [(first, farthest), (farthest, last)]
    return [points[index] for index in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    x, y = end[0] - start[0], end[1] - start[1]
    u, v = point[0] - start[0], point[1] - start[1]
    length = x * x + y * y
    along = max(0.0, min(1.0, (u * x + v * y) / length)) if length else 0.0
    return float(((u - along * x) ** 2 + (v - along * y) ** 2) ** 0.5)


def row(kind: str, points: Iterable[Point]) -> Iterator[str]:
    """A line of the file; nothing for an island that is smaller than its units."""
    whole = [(round(x * UNITS), round(y * UNITS)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole) if a != b]
    if len(steps) > 2 or (kind == "border" and steps):
        yield " ".join([kind, *(f"{x} {y}" for x, y in [whole[0], *steps])]) + "\n"


if __name__ == "__main__":
    main()
