"""Finds the unit above an article's running text that is its title, and where its head begins."""

from collections.abc import Sequence

from builder.reading import names, titles
from builder.reading.units import Unit

ABOVE = 45
"""Units above the running text in which the title is looked for."""


ARROWS = "«»‹›→←"
"""What links to other articles begin or end with."""

LONGEST_CAPITALS = 14
"""Words of a title in capitals; a longer row of them is a menu."""

FAR = 25
"""Units between a title and the running text that count against it, each as one."""


def title(
    units: Sequence[Unit], signs: Sequence[str], head: int | None, first: int, plain: bool
) -> int | None:
    """The unit above the running text that is most like its title.

    A ``plain`` text, with no page around it, has it in its first lines.
    """
    if head is not None and signs[head] not in ("numbered", "field"):
        return head
    if plain and titles.is_title_like(units[0], signs[0], 1) and _stands_apart(units):
        return 0
    best, top = None, 0.0
    start = max(head or 0, first - ABOVE)
    for index in range(start, min(start + 3 if plain else first + 1, first + 1, len(units))):
        if not titles.is_title_like(units[index], signs[index], 2):
            continue
        score = _title_score(units, signs, index, first)
        if score > top:
            best, top = index, score
    return best


def _stands_apart(units: Sequence[Unit]) -> bool:
    """Whether the first line is parted from the next, or shorter than it."""
    return len(units) == 1 or units[1].gap or units[1].words > units[0].words


def _title_score(units: Sequence[Unit], signs: Sequence[str], index: int, first: int) -> float:
    unit = units[index]
    score = 2.0 if 4 <= unit.words <= 20 else 0.5 if unit.words == 3 or unit.words > 20 else -1.0
    between = signs[index + 1 : min(first, index + 1 + FAR)]
    score -= 3.0 * sum(sign not in ("byline", "date", "caption") for sign in between) / FAR
    score += 3.5 * _is_signed(units, signs, index, first)
    score -= 1.0 * (index > 0 and _is_title_of(units, signs, index - 1, unit))
    score -= 4.0 * (unit.text[0] in ARROWS or unit.text[-1] in ARROWS)
    score += 2.0 * any(sign in ("date", "byline") for sign in signs[max(0, index - 2) : index])
    score += 1.5 * (titles.is_capitals(unit.text) and unit.words <= LONGEST_CAPITALS)
    score += titles.keeps_last_word(unit.text)
    if unit.words >= 4:
        score += 3.0 * any(titles.opens(units[i].said, unit.said) for i in range(min(3, index)))
        score += 1.5 * titles.repeated(units, index, 3)
    score += 0.5 * (signs[index] == "" and unit.text[-1] not in "…:")
    score += 4.0 * (signs[index + 1 : index + 3] == ("field", "field"))
    score -= 2.0 * (signs[index] in ("related", "popular", "caption", "bullet"))
    if _is_named(unit.text) and not _is_above_name(units, signs, index, first):
        score -= 3.0 if unit.words < 5 or " - " in unit.text else 1.0
    if index == first:
        score -= 1.0 if units[index].text[-1] in "?!؟" and first + 1 < len(units) else 9
    return score


def _is_signed(units: Sequence[Unit], signs: Sequence[str], index: int, first: int) -> bool:
    """Whether a byline or date stands among the lines below, and no other title before it."""
    for place in range(index + 1, min(index + 5, first)):
        if signs[place] in ("byline", "date", "date-stripped"):
            return True
        below = place == index + 1 and units[place].words > units[index].words
        again = titles.same(units[place].said, units[index].said)
        other = not below and not again and not _is_named(units[place].text)
        if other and titles.is_title_like(units[place], signs[place], 5):
            return False
    return False


def _is_title_of(units: Sequence[Unit], signs: Sequence[str], index: int, below: Unit) -> bool:
    """Whether a unit could be the title that the next one says more of."""
    fitting = titles.is_title_like(units[index], signs[index], 8)
    return fitting and not titles.same(units[index].said, below.said)


def _is_above_name(units: Sequence[Unit], signs: Sequence[str], index: int, first: int) -> bool:
    """Whether a byline, or a name with a date below, stands right below."""
    below = signs[index + 1 : min(index + 3, first)]
    if below[:1] == ("byline",):
        return True
    return below[1:] == ("date",) and names.is_name(units[index + 1].text)


def _is_named(text: str) -> bool:
    return all(map(names.is_name, filter(None, titles.DASH.split(text))))


def own_start(units: Sequence[Unit], signs: Sequence[str], title: int) -> int:
    """From where on the lines above a title are its own: dates, bylines, story codes."""
    start = title
    while start > 0 and (
        signs[start - 1] in ("date", "byline", "date-stripped", "field")
        or (start == title and _is_masthead(units, signs, start - 1))
    ):
        start -= 1
    return start


def _is_masthead(units: Sequence[Unit], signs: Sequence[str], index: int) -> bool:
    """An outlet's name alone above a title, as bundles have it."""
    return index < 3 and signs[index] == "" and names.names_outlet(units[index].text)
