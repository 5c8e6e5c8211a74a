"""Maps: what is drawn lies in the view and on the right side of the coast, whatever is to be drawn.

The maps under ``maps/`` are what came out last; after a change that is meant, write them anew.
"""

import math
import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.publishing import basemap, clipping, map_view, maps
from builder.publishing.basemap import Point
from builder.publishing.map_view import Position
from builder.publishing.maps import Place, Words

WORDS = Words('A "map" & <more>', "What it is.", "Whose it is.", "{count} km")
LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)
POSITIONS = st.tuples(LATITUDES, LONGITUDES)
NAMES = st.text(max_size=60)
PLACES = st.builds(Place, NAMES, POSITIONS, st.sampled_from(["", "../a/"]), st.integers(0, 99))
PATH = re.compile(r"M(\d+) (\d+)l([-\d ]+)(z?)")


def drawing(places: Sequence[Place]) -> ElementTree.Element:
    return ElementTree.fromstring(maps.drawn(places, WORDS))


def points(path: str) -> list[list[tuple[int, int]]]:
    """The lines of a path's data, which must hold nothing else."""
    assert PATH.sub("", path) == ""
    lines = []
    for x, y, steps, _ in PATH.findall(path):
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        across = accumulate(numbers[::2], initial=int(x))
        down = accumulate(numbers[1::2], initial=int(y))
        lines.append(list(zip(across, down, strict=True)))
    return lines


def percents(element: ElementTree.Element, *names: str) -> list[float]:
    values = [element.get(name, "") for name in names]
    assert all(value.endswith("%") for value in values)
    return [float(value[:-1]) for value in values]


@settings(max_examples=60)
@given(st.lists(PLACES, min_size=1, max_size=6))
@example([Place("Pole", (90, 0))])
@example([Place("Pole", (-90, 180)), Place("Other", (90, -180))])
@example([Place("Line", (0, -180)), Place("Line", (0, 180))])
@example([Place("\0\x1b\ud800\ufffe]]>&<b>", (0, 0))])
def test_all_that_is_drawn_lies_in_the_view(places: list[Place]) -> None:
    figure = drawing(places)
    coasts = figure.find("svg/svg")
    assert coasts is not None
    width, height = map(int, coasts.get("viewBox", "").split()[2:])
    for path in coasts.iter("path"):
        for line in points(path.get("d", "")):
            assert all(0 <= x <= width and 0 <= y <= height for x, y in line)
    circles = list(figure.iter("circle"))
    assert 1 <= len(circles) <= len(places)
    for circle in circles:
        assert all(0 <= share <= 100 for share in percents(circle, "cx", "cy"))
    for text in figure.iter("text"):
        assert all(0 <= share <= 100 for share in percents(text, "x", "y"))
    assert maps.drawn(places, WORDS) == maps.drawn(places[::-1], WORDS)


@settings(max_examples=60)
@given(POSITIONS, st.floats(1, 60), st.lists(POSITIONS, min_size=20, max_size=20))
@example((45, 50), 20, [(0.5, 0.5)] * 20)  # the Caspian Sea, a lake in the land around it
@example((-85, 10), 20, [(0.5, 0.5)] * 20)  # the coast round the South Pole
@example((67, 179), 10, [(0.5, 0.5)] * 20)  # land across the meridian of 180 degrees
def test_land_is_where_it_is(middle: Position, degrees: float, probes: list[Position]) -> None:
    """What the outlines hold is what an odd number of coasts lies north of."""
    box = map_view.around([middle], degrees).box
    west, south, east, north = box
    coasts = tuple(basemap.lines("land", box))
    outlines = clipping.land(coasts, box, basemap.is_land(west, north))
    assert all(outline[0] == outline[-1] for outline in outlines)
    for up, right in probes:
        x = math.floor(west + (right + 180) / 360 * (east - west - 1)) + 0.5
        y = south + (up + 90) / 180 * (north - south)
        if west < x < east and south < y < north:
            assert holds(outlines, x, y) == basemap.is_land(x, y), (x, y)


def holds(outlines: Sequence[Sequence[Point]], x: float, y: float) -> bool:
    """Whether a point lies in an odd number of outlines."""
    return (
        sum(
            (a <= x) != (c <= x) and b + (d - b) * (x - a) / (c - a) > y
            for outline in outlines
            for (a, b), (c, d) in pairwise(outline)
        )
        % 2
        == 1
    )


@given(st.lists(POSITIONS, min_size=1, max_size=9), st.floats(1, 60))
def test_a_view_holds_its_places(places: list[Position], least: float) -> None:
    view = map_view.around(places, least)
    shares = [view.share(place) for place in places]
    assert all(share and 0 <= share[0] <= 1 and 0 <= share[1] <= 1 for share in shares)
    assert 0 < view.box[2] - view.box[0] <= basemap.TURN


def test_places_on_both_sides_of_180_degrees_belong_together() -> None:
    view = map_view.around([(0, 179), (0, -179)])
    assert view.box[2] - view.box[0] < 20 * basemap.UNITS


@pytest.mark.parametrize(
    ("place", "land"),
    [
        ((33.3, 44.4), True),
        ((0, -140), False),
        ((41.5, 50.5), False),
        ((67.0, 179.5), True),
        ((67.0, -178.0), True),
        ((-89.5, 0), True),
        ((89.5, 0), False),
    ],
)
def test_land_and_sea(place: Position, land: bool) -> None:
    assert basemap.is_land(place[1] * 100 + 0.5, place[0] * 100 + 0.5) is land


def test_a_map_of_one_place_is_small() -> None:
    every = [(latitude, longitude) for latitude in range(-85, 86, 17) for longitude in range(360)]
    sizes = [len(maps.drawn([Place("x", one)], WORDS)) for one in every[::7]]
    assert max(sizes) <= 12_000


def test_of_names_that_would_overlap_the_weightier_is_shown() -> None:
    crowd = [Place(f"Place {n}", (30 + n / 10, 40), weight=n) for n in range(20)]
    shown = [text.text or "" for text in drawing([*crowd, Place("Away", (36, 47))]).iter("text")]
    assert {"Place 19", "Away"} <= {*shown}
    assert len(shown) < 15


def test_few_that_lie_far_away_call_for_a_closer_map() -> None:
    together = [(33 + n / 3, 44 + n / 3) for n in range(9)]
    closer = map_view.closer([*together, (38.9, -77.0)])
    assert closer
    assert closer.share((38.9, -77.0)) is None
    assert map_view.closer(together) is None


def test_a_name_is_written_in_its_own_direction() -> None:
    figure = drawing([Place("بغداد (K-1)", (33, 44), language="ar")])
    name = figure.findall("svg/text")[-1]
    assert (name.get("direction"), name.get("text-anchor"), name.get("lang")) == (
        "rtl",
        "end",
        "ar",
    )


def test_links_make_a_group_of_an_image() -> None:
    assert '<svg class="map__picture" role="img"' in maps.drawn([Place("a", (1, 2))], WORDS)
    linked = maps.drawn([Place('"><script>', (1, 2), "../a/index.html")], WORDS)
    assert (
        '<a href="../a/index.html" tabindex="-1" aria-label="&quot;&gt;&lt;script&gt;">' in linked
    )
    assert "<script" not in linked
    assert 'role="group"' in linked


GOLDEN = {
    "one-place": [Place("Port Amber", (43.1, 5.9))],
    "three-places": [
        Place("Port Amber", (43.1, 5.9), "../entities/port-amber/index.html", 9),
        Place("ميناء", (36.8, 10.2), "", 4, "ar"),
        Place("Isle", (35.9, 14.5), "", 1),
    ],
}


@pytest.mark.parametrize("name", GOLDEN)
def test_maps_are_what_they_were(name: str, request: pytest.FixtureRequest) -> None:
    path = Path(__file__).parent / "maps" / f"{name}.html"
    came = maps.drawn(GOLDEN[name], WORDS).replace("><", ">\n<") + "\n"
    if request.config.getoption("--update"):
        path.write_text(came, encoding="utf-8")
    again = "to accept what came out: pytest tests/publishing/test_maps.py --update"
    assert path.read_text(encoding="utf-8") == came, again
