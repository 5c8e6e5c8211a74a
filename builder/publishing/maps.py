"""Draws maps of places as SVG, when the site is built: no tiles, no script, no other host.

A map says no more than the text beside it. It stretches to the room it has: coasts and borders in a
drawing of their own, dots and names at shares of it, so that names keep the size of the text.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from builder.publishing import basemap, clipping, map_labels, map_view, markup
from builder.publishing.basemap import Point
from builder.publishing.map_labels import Label, Side
from builder.publishing.map_view import Position, View

WIDTH = 1000
"""Units across of the drawing of coasts and borders."""

UNSCALED = 'vector-effect="non-scaling-stroke"'
"""Lines as wide on a small map as on a large one."""

FINEST = 2
"""Units that two points of a line lie apart, at least: a pixel of a map as wide as a text."""

KNOWN_BY = 40
"""Points of coasts and borders that a map of one place has, at least, lest it show only sea."""

SMALLEST, LARGEST, SINGLE = 3.0, 7.0, 5.0
"""Radii of dots in CSS pixels."""

APART = 300
"""Dots nearer than a map's width divided by this are one, the weightier."""

LONGEST = 40
"""Characters of a name beside its dot; the whole of it stands in the dot's title."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place to show: latitude and longitude in degrees (WGS 84), its page's address or none, and
    how much it weighs against others, such as how often it is named. ``name`` is not trusted."""

    name: str
    position: Position
    href: str = ""
    weight: int = 1
    language: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What a map says of itself: what it shows, where that is said too, its source, and a length
    with ``{count}`` for kilometres."""

    title: str
    description: str
    caption: str
    kilometres: str


def drawn(places: Sequence[Place], words: Words, view: View | None = None) -> str:
    """A map of places as one HTML figure, with links where they have pages; "" without places.

    ``view`` is what it shows, and by itself all places. Those beyond it are left out.
    """
    if not places:
        return ""
    view = view or _view(places)
    shown = _shown(places, view)
    world = " map--world" if view.ratio == map_view.WORLD else ""
    # Links inside an image would be out of reach; a group has its contents read.
    role = "group" if any(place.href for place, _ in shown) else "img"
    return (
        f'<figure class="map{world}"><svg class="map__picture" role="{role}" '
        f'aria-label="{markup.html_text(words.title)}" direction="ltr" paint-order="stroke">'
        f"<desc>{markup.html_text(words.description)}</desc>"
        f"{_coasts(view)}{_scale(view, words)}{''.join(_dots(shown))}"
        f"{''.join(_names(shown, view.ratio))}</svg>"
        f"<figcaption>{markup.html_text(words.caption)}</figcaption></figure>"
    )


def _view(places: Sequence[Place]) -> View:
    """Of several places, all; of one, as much as has something to know it by."""
    positions = [place.position for place in places]
    view = map_view.around(positions)
    if len(set(positions)) == 1:
        for degrees in (2 * map_view.REGION, 4 * map_view.REGION):
            if _is_known(view):
                break
            view = map_view.around(positions, degrees)
    return view


def _is_known(view: View) -> bool:
    """Whether there are enough points of coasts and borders in sight."""
    west, south, east, north = view.box
    points = chain.from_iterable(
        line for kind in basemap.KINDS for line in basemap.lines(kind, view.box)
    )
    within = (1 for x, y in points if west < x < east and south < y < north)
    return sum(islice(within, KNOWN_BY)) == KNOWN_BY


def _coasts(view: View) -> str:
    """Land and borders, each as one path in a drawing that takes the map's whole room."""
    height = round(WIDTH / view.ratio)
    west, _, _, north = view.box
    coasts = tuple(basemap.lines("land", view.box))
    outlines = clipping.land(coasts, view.box, basemap.is_land(west, north))
    borders = (
        part
        for line in basemap.lines("border", view.box)
        for part in clipping.clipped(line, view.box)
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" preserveAspectRatio="none">'
        f'<path class="map__land" {UNSCALED} d="{_path(outlines, view, height, closed=True)}"/>'
        f'<path class="map__border" {UNSCALED} d="{_path(borders, view, height, closed=False)}"/>'
        "</svg>"
    )


def _path(lines: Iterable[Sequence[Point]], view: View, height: int, *, closed: bool) -> str:
    """Lines as data of an SVG path: where each begins, and steps from point to point."""
    pieces = []
    for line in lines:
        points = _thinned([view.placed(point, WIDTH, height) for point in line])
        if closed:
            points = points[:-1]
        if len(points) > 1 + closed:
            steps = (f"{c - a} {d - b}" for (a, b), (c, d) in pairwise(points))
            pieces.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}{'z' * closed}")
    return "".join(pieces).replace(" -", "-")


def _thinned(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without the points that lie next to the one before; the ends stay."""
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= FINEST:
            kept.append(point)
    return [*kept, points[-1]] if points[-1] != kept[-1] else kept


def _scale(view: View, words: Words) -> str:
    """A bar of a round length, where the map is not so large that the scale differs across it."""
    if view.ratio == map_view.WORLD or view.narrowing == map_view.NARROWEST:
        return ""
    lengths = (count * 10**power for power in range(5) for count in (1, 2, 5))
    longest = max(length for length in lengths if length <= max(1, view.kilometres / 4))
    share = longest / view.kilometres
    text = markup.html_text(words.kilometres.format(count=longest))
    return (
        f'<line class="map__scale" x1="3%" y1="95%" x2="{_percent(0.03 + share)}" y2="95%"/>'
        f'<text x="3%" y="95%" dy="-5">{text}</text>'
    )


def _shown(places: Sequence[Place], view: View) -> list[tuple[Place, map_labels.Spot]]:
    """The places in sight, the weightiest first, and of those that lie together the first."""
    ordered = sorted(
        places, key=lambda one: (-one.weight, one.name, one.position, one.href, one.language)
    )
    spots = [(place, share) for place in ordered if (share := view.share(place.position))]
    first: dict[tuple[int, int], tuple[Place, tuple[float, float]]] = {}
    for place, share in spots:
        first.setdefault((round(share[0] * APART), round(share[1] * APART)), (place, share))
    heaviest = max((place.weight for place, _ in spots), default=1)
    return [
        (place, (*share, _radius(place.weight / max(heaviest, 1), len(places))))
        for place, share in first.values()
    ]


def _radius(weight: float, places: int) -> float:
    """The area of a dot grows with its weight, which is at most 1."""
    if places == 1:
        return SINGLE
    area = SMALLEST**2 + (LARGEST**2 - SMALLEST**2) * max(weight, 0)
    return round(float(area**0.5), 1)


def _dots(shown: Iterable[tuple[Place, map_labels.Spot]]) -> Iterator[str]:
    """A dot each; links are for the mouse, since the list beside the map has them too."""
    for place, (x, y, radius) in shown:
        title = f"<title>{markup.html_text(place.name)}</title>"
        dot = f'<circle cx="{_percent(x)}" cy="{_percent(y)}" r="{radius:g}">{title}</circle>'
        if place.href:
            name, href = markup.html_text(place.name), markup.html_text(place.href)
            dot = f'<a href="{href}" tabindex="-1" aria-label="{name}">{dot}</a>'
        yield dot


def _names(shown: Sequence[tuple[Place, map_labels.Spot]], ratio: float) -> Iterator[str]:
    names = [_short(place.name) for place, _ in shown]
    spots = [spot for _, spot in shown]
    for label in map_labels.labels(spots, names, ratio):
        yield _name(shown[label.index][0], names[label.index], spots[label.index], label)


def _name(place: Place, name: str, spot: map_labels.Spot, label: Label) -> str:
    direction = _direction(name)
    x, y, radius = spot
    across, down, anchor = _anchor(label.side, radius, direction)
    wide = "" if label.always else ' class="map__wide"'
    lang = f' lang="{markup.html_text(place.language)}"' if place.language else ""
    return (
        f'<text x="{_percent(x)}" y="{_percent(y)}" dx="{across:g}" dy="{down:g}"'
        f'{wide}{lang} direction="{direction}" text-anchor="{anchor}">'
        f"{markup.html_text(name)}</text>"
    )


def _anchor(side: Side, radius: float, direction: str) -> tuple[float, float, str]:
    """How far from its dot a name begins, in CSS pixels, and which of its ends stands there."""
    away = radius + map_labels.GAP
    if side == "below":
        return 0, away + map_labels.SIZE * 0.85, "middle"
    if side == "above":
        return 0, -away, "middle"
    # The start of a name that is written from right to left is its right end.
    starts = (side == "right") == (direction == "ltr")
    across = away if side == "right" else -away
    return across, map_labels.SIZE * 0.33, "start" if starts else "end"


def _direction(name: str) -> str:
    """That of its first letter that has one (Unicode Standard Annex 9, rule P2)."""
    strong = (one for one in map(unicodedata.bidirectional, name) if one in ("L", "R", "AL"))
    return "ltr" if next(strong, "L") == "L" else "rtl"


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _percent(share: float) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"
