"""Finds the run of units that is an article's running text, amid all that stands around it.

Each unit is given points: running text its words, menus and the like points against it. The run
with most points is the article (maximum subsequence segmentation: Pasternack and Roth, 2009,
"Extracting article text from the web"), so that a short box within is bridged, and a list after
the end is not. Linear in the number of units.
"""

from collections.abc import Iterable, Sequence

from builder.reading import names, titles
from builder.reading.days import dated
from builder.reading.units import Unit

POINTS = {
    "related": -20.0, "popular": -60.0, "comments": -30.0, "form": -25.0, "footer": -25.0,
    "tags": -30.0,
    "subscribe": -12.0, "advert": -4.0, "share": -6.0, "menu": -8.0, "more": -8.0, "residue": -8.0,
    "number": -4.0, "url": -6.0, "symbols": -1.0, "marker": -1.0, "stamp": -5.0, "says": -25.0,
    "date": -6.0, "date-stripped": -6.0, "numbered": -40.0, "byline": -6.0, "credit": -3.0,
    "field": -4.0, "trail": -8.0, "table": -1.0, "counter": -6.0, "caption": -3.0,
    "post-signature": -1.0,
}  # fmt: skip
"""For lines that are like something; of running text the words count."""

AGAINST = {
    "truncated": -0.8,
    "biography": -0.6,
    "appeal": -1.0,
    "subscribe": -0.8,
    "footer": -0.9,
    "related": -0.9,
    "popular": -0.9,
    "form": -0.9,
    "comments": -0.5,
    "advert": -0.9,
}
"""For a word of running text that is like something."""

MOST, FEWEST = 60, 12
"""Words beyond which a unit counts no more, and below which a line with no end counts against."""

SHORT, INLINE = -4.0, -3.0
TEASER, SIGNED_TEASER, TEASER_RUN = 55, 90, 3
"""Words of a teaser at most, of one with its author or date below, and how many in a row are a
list of teasers."""


LATEST = 24
"""Code points at a teaser's end in which its date stands."""

TEASER_TEXTS = ("", "caption", "truncated", "biography", "appeal")
LISTS = ("related", "popular")
"""Signs of headings with a list of other articles below."""

TEASER_SIGNS = [("byline",), ("date",), ("stamp",)]


def points(units: Sequence[Unit], signs: Sequence[str]) -> list[float]:
    """What each unit counts for, or against, being part of an article."""
    found = [_points(unit, sign) for unit, sign in zip(units, signs, strict=True)]
    for index in teasers(units, signs) | _led_on(units, signs):
        found[index] = -0.8 * min(units[index].words, MOST)
    return found


def _led_on(units: Sequence[Unit], signs: Sequence[str]) -> set[int]:
    """Texts right above "Read more": teasers, where there are several of them."""
    found = {
        index - 1
        for index, sign in enumerate(signs)
        if sign == "more" and index and _is_text(units[index - 1]) and signs[index - 1] != "more"
    }
    return found if len(found) >= TEASER_RUN else set()


def _is_text(unit: Unit) -> bool:
    return unit.prose or unit.words >= 20


def _points(unit: Unit, sign: str) -> float:
    words = min(unit.words, MOST)
    if unit.prose or words >= 20:
        if sign in AGAINST:
            return AGAINST[sign] * words
        if sign in ("", "bullet", "post-signature", "field"):
            return float(words) if unit.prose else words / 2
    if sign in LISTS and ":" in unit.text[:-1]:
        return INLINE  # one title, and the article goes on
    if sign in POINTS:
        return POINTS[sign]
    if sign == "bullet":
        return 0.0
    if unit.stopped and unit.words > 1 and sign == "":
        return unit.words / 2  # what somebody says, a question, a short sentence
    return SHORT if words < FEWEST else -2.0


def best(found: Sequence[float], first: int, last: int) -> tuple[int, int, float]:
    """The run ``[a, b)`` of ``[first, last)`` with the greatest sum, and the sum (Kadane's way)."""
    run, begin = 0.0, first
    top, place = 0.0, (first, first)
    for index in range(first, last):
        if run <= 0:
            run, begin = 0.0, index
        run += found[index]
        if run > top:
            top, place = run, (begin, index + 1)
    return (*place, top)


def most(found: Iterable[float]) -> list[float]:
    """The greatest sum of a run among the first 0, 1, 2 … units."""
    run = 0.0
    sums = [0.0]
    for value in found:
        run = max(run, 0.0) + value
        sums.append(max(sums[-1], run))
    return sums


def trimmed(units: Sequence[Unit], signs: Sequence[str], first: int, last: int) -> int:
    """The end of the running text without the few lines that stand below an article's end."""
    total = sum(unit.words for unit in units[first:last] if unit.prose)
    after = 0
    for index in range(last - 1, first, -1):
        few = TAILS.get(signs[index], 0)
        if (
            after <= min(few, total / 4)
            and few
            and (not units[index].prose or signs[index] == "biography")
        ):
            last, after = index, 0
        elif units[index].prose:
            after += units[index].words
        if after > max(TAILS.values()):
            break
    return last


TAILS = {
    "biography": 90,
    "tags": 90,
    "footer": 90,
    "form": 90,
    "comments": 90,
    "related": 30,
    "popular": 120,
}
"""Words of running text that may stand below such a line and yet be none of the article's."""


def teasers(units: Sequence[Unit], signs: Sequence[str]) -> set[int]:
    """Units in lists of teasers: a headline, a sentence or two, and again, three times or more.

    Right after a heading such as "Related" one pair is enough.
    """
    found: set[int] = set()
    pairs: list[tuple[int, int]] = []
    related = False
    for index, unit in enumerate(units):
        asks = unit.words <= 14 and unit.text[-1] in "?!؟"
        text = unit.prose or (unit.words >= 15 and bool(dated(unit.text[-LATEST:])))
        if asks or not (text and signs[index] in TEASER_TEXTS):
            if signs[index] in LISTS and not unit.prose:
                found |= _settled(units, pairs, related)
                pairs, related = [], True
            continue
        head = _headline(units, signs, index) if _is_brief(unit, signs, index) else None
        if head is not None and (not pairs or head - pairs[-1][1] <= 4):
            pairs.append((head, index))
            continue
        found |= _settled(units, pairs, related)
        pairs = [(head, index)] if head is not None else []
        related = related and bool(pairs)
    return found | _settled(units, pairs, related)


def _is_brief(unit: Unit, signs: Sequence[str], index: int) -> bool:
    """Whether a text is short enough for a teaser's; one with its author below may be longer."""
    signed = unit.words > TEASER and signs[index + 1 : index + 2] in TEASER_SIGNS
    return unit.words <= (SIGNED_TEASER if signed else TEASER)


def _settled(units: Sequence[Unit], pairs: Sequence[tuple[int, int]], related: bool) -> set[int]:
    if not pairs:
        return set()
    asked = sum(units[head].text.endswith(("?", "؟")) for head, _ in pairs)
    if asked * 3 > len(pairs) * 2:
        return set()  # questions and answers
    length = sum(units[head].words for head, _ in pairs) / len(pairs)
    if (len(pairs) >= TEASER_RUN and length >= 5) or (related and length >= 4 and len(pairs) >= 2):
        return {index for pair in pairs for index in pair}
    return set()


def _is_headline(unit: Unit, sign: str) -> bool:
    """A title of four words and more."""
    fitting = titles.is_title_like(unit, sign, 4) and unit.words <= 22
    return fitting and not names.is_name(unit.text, 3)


def _headline(units: Sequence[Unit], signs: Sequence[str], index: int) -> int | None:
    """The headline above a teaser, a label or a date perhaps between them."""
    for place in range(index - 1, max(-1, index - 3), -1):
        if _is_headline(units[place], signs[place]):
            return place
        if units[place].prose or units[place].words > 8:
            return None
    return None
