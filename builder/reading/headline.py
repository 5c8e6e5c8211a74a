"""Finds the unit above an article's running text that is its title, and where its head begins."""

from collections.abc import Sequence

from builder.reading import names, titles
from builder.reading.units import Unit

ABOVE = 45
"""Units above the running text in which the title is looked for."""


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
    near = signs[index + 1 : min(index + 5, first)]
    score += 3.5 * ("byline" in near or "date" in near or "date-stripped" in near)
    score += 2.0 * any(sign in ("date", "byline") for sign in signs[max(0, index - 2) : index])
    score += 1.5 * (titles.is_capitals(unit.text) and unit.words <= LONGEST_CAPITALS)
    score += titles.keeps_last_word(unit.text)
    if unit.words >= 4:
        score += 3.0 * any(titles.opens(units[i].said, unit.said) for i in range(min(3, index)))
        score += 1.5 * titles.repeated(units, index, 3)
    score += 0.5 * (signs[index] == "" and unit.text[-1] not in "…:")
    score += 4.0 * (signs[index + 1 : index + 3] == ("field", "field"))
    score -= 2.0 * (signs[index] in ("related", "popular", "caption", "bullet"))
    if all(map(names.is_name, filter(None, titles.DASH.split(unit.text)))):
        score -= 3.0 if unit.words < 5 or " - " in unit.text else 1.0
    if index == first:
        score -= 1.0 if units[index].text[-1] in "?!؟" and first + 1 < len(units) else 9
    return score


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
