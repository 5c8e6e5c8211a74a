"""Finds where the documents of a bundle begin, by the signs of beginnings and the text between.

One sign alone never parts a source, so that a source with one article stays one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from builder.reading import core, thread, titles
from builder.reading.beginnings import HEAD, SURE, Start, text_of
from builder.reading.beginnings import start as begin
from builder.reading.units import SENTENCE, Unit

FEWEST_WORDS, FEWEST_OF_ONE = 40, 90
"""Words of running text that a document has at least, next to others; of one paragraph alone."""

RUNNING = 10
"""Words of a sentence that counts as running text, amid a page."""

FEWEST_BELOW_A_RULE = 5
"""The same, where a row of dashes parts documents, or lines "name: value" head them."""

FEWEST_OF_TWO = 150
"""The same, where there would be two documents."""

OPENING = 6
"""Units within which running text begins in a file that begins with an article."""


def starts(units: Sequence[Unit], signs: Sequence[str], plain: bool = False) -> tuple[Start, ...]:
    """Where documents begin, in order; none, or one, for a source with one article.

    In a ``plain`` source, with no page around its text, a few words make a document.
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
        _is_running(unit, sign, SENTENCE if plain else RUNNING) and not within
        for unit, sign, within in zip(units, signs, inside, strict=True)
    ]
    for index in core.teasers(units, signs):
        running[index] = False
    counted = [unit.words if is_text else 0 for unit, is_text in zip(units, running, strict=True)]
    mass = Mass(
        tuple(accumulate(counted, initial=0)),
        tuple(accumulate((words > 0 for words in counted), initial=0)),
        FEWEST_BELOW_A_RULE if plain else FEWEST_WORDS,
    )
    sure = mass.kept([start for start in found if start.weight >= SURE])
    if not sure:
        return ()
    shown = [start for start in sure if "browser's title" in start.rule]
    if shown:
        return tuple(shown)  # a browser shows one title: what else looks like one is linked
    above = mass.words[sure[0].index]
    if len(sure) == 2 and above < mass.fewest and "title said again" not in sure[1].rule:
        first, rest = (mass.words[-1] - mass.words[start.index] for start in sure)
        if not plain and rest < min(FEWEST_OF_TWO, 0.3 * (first - rest)):
            return sure[:1]
    return sure if len(sure) + (above >= mass.fewest) < 2 else mass.kept(found)


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
                FEWEST_BELOW_A_RULE
                if any(sign in start.rule for sign in ("below a rule", "fields with"))
                else self.fewest
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
            known = "browser's title" in kept[-1].rule and "browser's title" not in start.rule
            if start.weight > kept[-1].weight and not again and not known:
                kept[-1] = start
        else:
            kept.append(start)
    return kept


def _is_running(unit: Unit, sign: str, fewest: int = RUNNING) -> bool:
    return (unit.prose or unit.words >= 30) and unit.words >= fewest and sign in ("", "bullet")


def parts(
    count: int, found: Sequence[Start], units: Sequence[Unit], signs: Sequence[str]
) -> list[tuple[int, int, Start | None]]:
    """The stretches of units, each with one document in it and the sign that it begins there."""
    cuts: list[tuple[int, Start | None]] = [(start.index, start) for start in found]
    before = zip(units[: cuts[0][0]], signs, strict=False) if cuts else ()
    texts = [unit.words if _is_running(unit, sign) else 0 for unit, sign in before]
    # What stands above the first sign of an article is one itself where the file begins with it.
    ruled = bool(found) and "below a rule" in found[0].rule
    few = FEWEST_BELOW_A_RULE if ruled else FEWEST_WORDS
    if not cuts or (sum(texts) >= few and any(texts[:OPENING])):
        cuts.insert(0, (0, None))
    else:
        cuts[0] = (0, cuts[0][1])
    return [(a, b, start) for (a, start), (b, _) in pairwise([*cuts, (count, None)])]
