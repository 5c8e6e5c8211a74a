"""Finds where the documents of a bundle begin, by the signs of beginnings and the text between.

One sign alone never parts a source, so that a source with one article stays one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeAlias

from builder.reading import core, thread, titles
from builder.reading.beginnings import HEAD, SURE, text_of
from builder.reading.starts import Start
from builder.reading.starts import start as begin
from builder.reading.units import SENTENCE, Unit

FEWEST_WORDS, FEWEST_OF_ONE = 40, 90
"""Words of running text that a document has at least, next to others; of one paragraph alone."""

RUNNING = 10
"""Words of a sentence that counts as running text, amid a page."""

FEWEST_BELOW_A_RULE = 5
"""The same, where a row of dashes parts documents, or lines "name: value" head them."""

SCRAPS, SHARE = 150, 0.3
"""Points of running text, in all and next to the longest article's, up to which what else was
found on a page is no documents of its own."""

BROWSER = "browser's title"
SURER = SURE + 2.5
"""The weight of a beginning in a file where another has its browser's title."""

PARTING = ("below a rule", "fields with")
"""Signs by which a file itself parts its documents."""

OPENING = 6
"""Units within which running text begins in a file that begins with an article."""


def starts(
    units: Sequence[Unit], signs: Sequence[str], counted: Sequence[float], plain: bool = False
) -> tuple[Start, ...]:
    """Where documents begin, in order; none, or one, for a source with one article.

    ``counted`` are the points of each unit (``core.points``). In a ``plain`` source, with no page
    around its text, a few words make a document.
    """
    text = text_of(units, signs)
    found = [start for index in range(len(units)) if (start := begin(text, index))]
    numbered = [start for start in found if signs[start.index] == "numbered"]
    if len(numbered) > 1:
        return tuple(numbered)  # the file says itself where its documents begin
    if not any(start.weight >= SURE for start in found):
        return ()
    ends = {start.index for start in found if start.weight > SURE + 1}
    inside = thread.spans(units, signs, ends)
    found = _heaviest(units, [s for s in found if not inside[s.index] or _is_no_comment(s)])
    running = [
        _is_running(unit, sign, SENTENCE if plain else RUNNING) and not within and points > 0
        for unit, sign, within, points in zip(units, signs, inside, counted, strict=True)
    ]
    words = [unit.words if is_text else 0 for unit, is_text in zip(units, running, strict=True)]
    mass = Mass(
        tuple(accumulate(words, initial=0)),
        tuple(accumulate(running, initial=0)),
        FEWEST_BELOW_A_RULE if plain else FEWEST_WORDS,
    )
    sure = mass.kept([start for start in found if start.weight >= SURE])
    if not sure:
        return ()
    shown = any(BROWSER in start.rule for start in sure)
    if shown:  # a browser shows one title: what else looks like one is linked, if not for more
        sure = tuple(s for s in sure if BROWSER in s.rule or s.weight >= SURER)
    one = () if plain else _one(sure, counted)
    if one or shown:
        return one or sure
    above = mass.words[sure[0].index]
    if len(sure) + (above >= mass.fewest) < 2:
        return sure
    kept = mass.kept(found)
    return kept if plain else _one(kept, counted) or kept


def _one(found: Sequence[Start], counted: Sequence[float]) -> tuple[Start, ...]:
    """The beginning of the only article, where all else of the page holds next to nothing.

    What stands above the first beginning may be an article too. Empty where there are several,
    or where the file itself parts them.
    """
    if any(sign in start.rule for sign in PARTING for start in found):
        return ()
    cuts = [0, *(start.index for start in found), len(counted)]
    weights = [core.best(counted, first, last)[2] for first, last in pairwise(cuts)]
    if _is_more_than_scraps(sum(weights) - max(weights), max(weights)):
        return ()
    return (found[max(0, weights.index(max(weights)) - 1)],)


def _is_more_than_scraps(weight: float, most: float) -> bool:
    return weight >= min(SCRAPS, SHARE * most)


Part: TypeAlias = tuple[int, int, Start | None]
"""The units ``[a, b)`` of a document, and where it was found to begin."""


@dataclass(frozen=True, slots=True)
class Mass:
    """How much running text stands above each unit: words, and units of it."""

    words: Sequence[int]
    units: Sequence[int]
    fewest: int
    """Words that a document has at least."""

    def kept(self, found: Sequence[Start]) -> tuple[Start, ...]:
        """The starts that enough running text follows before the next of them."""
        kept: list[Start] = []
        end = len(self.words) - 1
        for start in reversed(found):
            words = self.words[end] - self.words[start.index + 1]
            units = self.units[end] - self.units[start.index + 1]
            few = (
                FEWEST_BELOW_A_RULE if any(sign in start.rule for sign in PARTING) else self.fewest
            )
            if words >= (few if units > 1 or few < FEWEST_WORDS else FEWEST_OF_ONE):
                kept.append(start)
                end = start.index
        return tuple(reversed(kept))


def _is_no_comment(start: Start) -> bool:
    """Commenters' names and times look like a title and its date."""
    return start.weight >= SURE + ("title said again" not in start.rule)


def _heaviest(units: Sequence[Unit], found: Sequence[Start]) -> list[Start]:
    """Of starts with no running text between them, the one with most signs; else the first."""
    kept: list[Start] = []
    for start in found:
        near = kept and not any(unit.prose for unit in units[kept[-1].index + 1 : start.index])
        if near and start.index - kept[-1].index <= HEAD + 2:
            again = titles.same(units[start.index].said, units[kept[-1].index].said)
            known = BROWSER in kept[-1].rule and BROWSER not in start.rule
            if start.weight > kept[-1].weight and not again and not known:
                kept[-1] = start
        else:
            kept.append(start)
    return kept


def _is_running(unit: Unit, sign: str, fewest: int = RUNNING) -> bool:
    return (unit.prose or unit.words >= 30) and unit.words >= fewest and sign in ("", "bullet")


def parts(
    found: Sequence[Start],
    units: Sequence[Unit],
    signs: Sequence[str],
    counted: Sequence[float],
    plain: bool = False,
) -> list[Part]:
    """The stretches of units, each with one document in it and the sign that it begins there."""
    if not found:
        return [(0, len(units), None)]
    top, end = found[0].index, len(units)
    above, below = (core.best(counted, *edges)[2] for edges in ((0, top), (top, end)))
    if len(found) == 1 and signs[top] not in ("numbered", "field"):
        around = core.best(counted, 0, end)[0] < top and _is_more_than_scraps(above, below)
        if above > below or around:
            return [(0, end, None)]  # what looks like one stands below, or amid, the article
    cuts: list[tuple[int, Start | None]] = [(start.index, start) for start in found]
    texts = [
        unit.words if _is_running(unit, sign) else 0
        for unit, sign in zip(units[:top], signs, strict=False)
    ]
    # What stands above the first sign of an article is one itself where the file begins with it.
    few = FEWEST_BELOW_A_RULE if "below a rule" in found[0].rule else FEWEST_WORDS
    enough = sum(texts) >= few and (plain or _is_more_than_scraps(above, below))
    if enough and (above > below or any(texts[:OPENING])):
        cuts.insert(0, (0, None))
    else:
        cuts[0] = (0, cuts[0][1])
    return [(a, b, start) for (a, start), (b, _) in pairwise([*cuts, (end, None)])]
