"""Tells whether a unit begins a document: what its signs weigh together decides."""

from dataclasses import dataclass

from builder.reading import names, titles
from builder.reading.beginnings import BELOW, HEAD, ITSELF, LAST, MOST, SURE, Text, head_of

LIKELY = 2.5
"""A weight that parts a source once it is known to be a bundle."""

DETAILS = frozenset({"byline", "date", "date-stripped"})
"""Signs of lines below a title."""

DATED = ("date", "stamp", "number")
"""Signs of lines that stand in a row with a page's name too, and are no title."""


@dataclass(frozen=True, slots=True)
class Start:
    """A unit that begins a document, and the signs of it with their weights."""

    index: int
    weight: float
    rule: str


def start(text: Text, index: int) -> Start | None:
    units, signs = text.units, text.signs
    if signs[index] == "numbered":
        return Start(index, SURE + 1, "the number of a document")
    if signs[index] == "field":
        return _fields(text, index)
    if not _is_fitting(text, index):
        return None
    weights = [(name, weight) for name, rule in ITSELF if (weight := rule(text, index))]
    # A name below decides nothing alone, nor but for another script.
    told = not DETAILS.isdisjoint(signs[index + 1 : index + 1 + HEAD])
    opens = index + 1 < len(units) and units[index + 1].prose  # perhaps with a dateline
    if weights or text.mixed or told or opens:
        head = head_of(text, index)
        weights += [(name, weight) for name, rule in BELOW if (weight := rule(text, index, head))]
    total = sum(weight for _, weight in weights)
    if total >= LIKELY - MOST and (weight := LAST[1](text, index)):
        weights.append((LAST[0], weight))
        total += weight
    if total < LIKELY or names.names_outlet(units[index].text):
        return None
    return Start(index, total, ", ".join(name for name, _ in weights))


def _is_fitting(text: Text, index: int) -> bool:
    """Whether a line could be a title."""
    unit, sign = text.units[index], text.signs[index]
    if unit.words > titles.LONGEST:
        return False
    shown = unit.words >= 3 and unit.said in text.shown and sign not in DATED
    if shown or titles.is_title_like(unit, sign):
        return True
    if sign or "byline" not in text.signs[index + 1 : index + 4]:
        return False
    alone = index == 0 or not text.units[index - 1].prose
    early = index < text.opening and unit.prose and unit.words <= 22 and alone
    return early or (unit.stopped and unit.words >= 3 and _is_signed_below(text, index))


def _is_signed_below(text: Text, index: int) -> bool:
    """Whether "By …" stands on the next line, which outweighs how a title ends."""
    after = index + 1
    return (
        after < len(text.units)
        and text.signs[after] == "byline"
        and text.units[index].words <= 10
        and bool(names.AUTHOR.match(text.units[after].text))
    )


def _fields(text: Text, index: int) -> Start | None:
    """Where two lines or more of "name: value" begin, as exports write them."""
    signs = text.signs
    first = index == 0 or signs[index - 1] not in ("field", "numbered")
    if first and {"field", "date"}.intersection(signs[index + 1 : index + 3]):
        return Start(index, SURE, "fields with metadata")
    return None
