"""Gives each unit of one document's stretch its role: ordered rules, the first that fits.

First the article's running text is found; then what stands above it, within it and below it is
looked at by the rules for that place. What no rule keeps is furniture.
"""

from collections.abc import Sequence

from builder.reading import core, embedded, headline, thread
from builder.reading.place import Place, Rule
from builder.reading.places import ABOVE_ALL, BELOW, FURNITURE, HEAD, PLAIN, PLAIN_HEAD, WITHIN
from builder.reading.thread import Given
from builder.reading.units import Unit


def assign(
    units: Sequence[Unit],
    signs: Sequence[str],
    counted: Sequence[float],
    head: int | None,
    plain: bool,
) -> list[Given]:
    """A role and the rule that gave it for each unit of a stretch with one document.

    ``counted`` are the points of each unit (``core.points``); ``head`` is the unit that was found
    to begin the document, if one was; ``plain`` says that the source has no signs of a page around
    its text, so that every line is its own.
    """
    count = len(units)
    below = thread.begins(units, signs, counted)
    bottom = below if below is not None else count
    first, last, _ = core.best(counted, head or 0, bottom)
    last = core.trimmed(units, signs, first, last)
    if first == last:
        return [_alone(units, signs, index) for index in range(count)]
    title = headline.title(units, signs, head, first, plain)
    if title is not None and title >= first:
        first = title + 1
        while first < last - 1 and not (units[first].prose or units[first].words >= 20):
            first += 1
    begin = headline.own_start(units, signs, title if title is not None else first)
    if head is not None and signs[head] in ("numbered", "field"):
        begin = head + (signs[head] == "numbered")
    given: list[Given] = []
    for index in range(bottom):
        place = Place(units, signs, index, title, first, last)
        rules = _rules(index, begin, first, last, plain)
        given.append(_first(rules, place))
    embedded.posts(units, signs, given, first, last)
    embedded.boxes(units, signs, given, first, last)
    embedded.runs(units, given, first, last)
    embedded.sign_ups(units, signs, given, first, last)
    if below is not None:
        given += thread.roles(units, signs, below, count)
    return given


def _alone(units: Sequence[Unit], signs: Sequence[str], index: int) -> Given:
    """A stretch without running text: what is no furniture is kept."""
    if signs[index] in FURNITURE - {"number", "url", "truncated", "biography", "appeal"}:
        return "furniture", signs[index]
    return "paragraph", "no running text"


def _rules(
    index: int, begin: int, first: int, last: int, plain: bool
) -> tuple[tuple[str, Rule], ...]:
    if first <= index < last:
        return WITHIN
    if begin <= index < first:
        return PLAIN_HEAD if plain else HEAD
    return PLAIN if plain else BELOW if index >= last else ABOVE_ALL


def _first(rules: tuple[tuple[str, Rule], ...], place: Place) -> Given:
    for name, rule in rules:
        role = rule(place)
        if role is not None:
            return role, place.sign if name == "sign" else name
    return "furniture", "outside the running text"
