"""Finds the thread of readers' comments below an article, and who wrote which."""

import re
from collections.abc import Sequence, Set

from builder.model import Role
from builder.reading import core, names
from builder.reading.days import dated
from builder.reading.units import Unit

Given = tuple[Role, str]
"""A role and the name of the rule that gave it."""

FEWEST = 40
"""Words of running text that a thread has above it."""

REACH = 40
"""Units after a heading in which a thread shows itself."""

STAMPS = frozenset({"stamp", "says", "date"})
OUTSIDE = frozenset((
    "trail", "truncated", "biography", "comments", "form", "share", "menu", "more", "subscribe",
    "advert", "related", "popular", "footer", "residue", "appeal", "number", "symbols",
    "tags", "url",
))  # fmt: skip
SPOKEN = ("appeal", "related", "menu", "more", "biography", "truncated", "share", "advert")
"""Signs of sentences that a comment may have too."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST_OPENING, LONGEST_SIGNED = 8, 14
"""Words of a line that begins a comment, with its author and time; with a full date too."""

LONGEST_NAME = 5
"""Words of a commenter's name, or of what one calls oneself."""


def begins(units: Sequence[Unit], signs: Sequence[str], counted: Sequence[float]) -> int | None:
    """The unit that heads the comments of an article, or None.

    ``counted`` are the points of each unit (``core.points``). A heading alone is not enough:
    pages link to their comments from above the article too.
    """
    last = len(units)
    headed = "comments" in signs or "form" in signs
    above, below = (core.most(counted), core.most(counted[::-1])[::-1]) if headed else ([], [])
    words = 0
    for index in range(last):
        if words >= FEWEST and _is_bare_thread(units, signs, index, last):
            return index
        if signs[index] in ("comments", "form") and words >= FEWEST:
            end = min(index + REACH, last)
            enough = above[index] >= below[index] / 2 or _stamps(signs, index + 1, end) >= 2
            if enough and _authors(units, signs, index + 1, end) >= 2:
                return index
        if units[index].prose and signs[index] in ("", "bullet"):
            words += units[index].words
    return None


def _stamps(signs: Sequence[str], first: int, last: int) -> int:
    return sum(sign in STAMPS for sign in signs[first:last])


def _is_bare_thread(units: Sequence[Unit], signs: Sequence[str], index: int, last: int) -> bool:
    """Whether a thread begins here without a heading: a name and a time, and again soon after."""
    if units[index].words > LONGEST_SIGNED:
        return False
    after = range(index + 1, min(index + 14, last))
    if signs[index] == "says":
        return any(signs[place] == "says" for place in after)
    if _is_submitted(units[index], signs[index]):
        return any(_is_submitted(units[place], signs[place]) for place in after)
    return _is_signed(units, signs, index) and any(
        _is_signed(units, signs, place) for place in after[1:]
    )


def _is_submitted(unit: Unit, sign: str) -> bool:
    """Whether "Submitted by", whoever that is, and when, to the minute, stand in one line."""
    return (
        sign in ("byline", "")
        and not unit.prose
        and unit.words <= LONGEST_SIGNED
        and bool(names.AUTHOR.match(unit.text) and YEAR.search(unit.text))
        and bool(names.TIME.search(unit.text))
    )


def _is_signed(units: Sequence[Unit], signs: Sequence[str], index: int) -> bool:
    """A short line above a time of day."""
    if index + 1 >= len(units) or signs[index] not in ("", "bullet", "byline"):
        return False
    if units[index].stopped and not names.is_name(units[index].text):
        return False
    if signs[index + 1] == "stamp":
        return units[index].words <= 4
    return (
        units[index].words <= 4
        and signs[index + 1] == "date"
        and bool(names.TIME.search(units[index + 1].text))
    )


def _authors(units: Sequence[Unit], signs: Sequence[str], first: int, last: int) -> int:
    """How many lines look like a commenter's with a comment after."""
    found = 0
    for index in range(first, last - 1):
        if is_author(units, signs, index) or signs[index] == "stamp":
            found += 1
        if signs[index] in ("related", "popular", "footer"):
            break
    return found


def is_author(units: Sequence[Unit], signs: Sequence[str], index: int) -> bool:
    """Whether a line could be a commenter's name: short, no sentence, and a comment after it."""
    unit = units[index]
    if signs[index] == "says":
        return True
    if (
        signs[index] not in ("", "byline")
        or unit.stopped
        or unit.words > LONGEST_NAME
        or len(unit.text) > 40
    ):
        return False
    rest = range(index + 1, min(index + 5, len(units)))
    after = next(
        (place for place in rest if signs[place] not in STAMPS | {"number", "form", "share"}), None
    )
    return after is not None and signs[after] in (
        "",
        "bullet",
        "byline",
        "biography",
        "appeal",
        "truncated",
        "caption",
    )


def roles(units: Sequence[Unit], signs: Sequence[str], first: int, last: int) -> list[Given]:
    """A role for each unit of a thread: authors, their comments, and the forms around them."""
    stamped = _stamps(signs, first, last) >= 2
    spoken = sum(_is_spoken(units[i], signs[i]) for i in range(first, last)) >= 2
    given: list[Given] = []
    named = False
    after_text = True
    for index in range(first, last):
        sign = signs[index]
        if (sign in STAMPS and named) or _is_spoken(units[index], sign):
            given.append(("comment_author", "stamp of a comment"))
            named, after_text = True, False
        elif sign in OUTSIDE and not (sign in SPOKEN and named and units[index].words > 5):
            given.append(("furniture", f"{sign} in a thread"))
            named = named and sign in ("number", "symbols", "share")
        elif not spoken and _is_turn(units, signs, index, named, after_text, stamped):
            given.append(("comment_author", "name above a comment"))
            named, after_text = True, False
        elif named and not (
            stamped and after_text and units[index].words < 8 and not units[index].stopped
        ):
            given.append(("comment", "text below a commenter's name"))
            after_text = True
        elif named:
            given.append(("furniture", "short line below a comment"))
            named = False
        else:
            given.append(("furniture", "before the first comment"))
    return given


def _is_spoken(unit: Unit, sign: str) -> bool:
    """Whether a line has a commenter's name and the time in one."""
    if sign == "says" or _is_submitted(unit, sign):
        return True
    return sign in ("byline", "") and unit.words <= 9 and bool(dated(unit.text))


def _is_turn(
    units: Sequence[Unit],
    signs: Sequence[str],
    index: int,
    named: bool,
    after_text: bool,
    stamped: bool,
) -> bool:
    if named and not after_text:
        return False
    if stamped and signs[index] != "says":
        short = units[index].words <= 8 and signs[index] not in OUTSIDE
        return short and any(sign in STAMPS for sign in signs[index + 1 : index + 3])
    if not is_author(units, signs, index):
        return False
    return names.is_name(units[index].text, LONGEST_NAME) or units[index].words <= 3


def spans(units: Sequence[Unit], signs: Sequence[str], ends: Set[int]) -> list[bool]:
    """Whether each unit stands below a heading of comments, and above a page's end.

    ``ends`` are units that surely begin something else.
    """
    inside = False
    found = []
    for index in range(len(units)):
        if signs[index] in ("comments", "form") and not inside:
            reach = min(index + REACH, len(units))
            last = next((place for place in range(index + 1, reach) if place in ends), reach)
            inside = _authors(units, signs, index + 1, last) >= 2
        elif not inside and _is_bare_thread(units, signs, index, len(units)):
            inside = True
        elif signs[index] in ("related", "popular", "footer") or index in ends:
            inside = False
        found.append(inside)
    return found
