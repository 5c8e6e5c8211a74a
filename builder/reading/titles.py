"""Tells which units could be a title, and which say the same one again."""

import re
from collections.abc import Sequence

from builder.reading.units import LINE, Unit, words_of

SHORTEST, LONGEST = 3, LINE
"""Words of a title; longer lines are running text."""

NOT_A_TITLE = frozenset((
    "residue", "url", "number", "counter", "symbols", "marker", "post-signature",
    "date-stripped", "numbered", "stamp", "says", "date", "byline", "credit", "trail",
    "menu", "more", "share", "subscribe", "comments", "form", "footer", "advert", "tags",
    "biography", "field", "truncated", "appeal", "caption", "table",
))  # fmt: skip
"""Signs of lines that are no title, whatever their length."""

ROW = re.compile(r"([-=*_~#—–+•.])(?:\s*\1){2,}")
TIMED = re.compile(r"\d{1,2}[:.]\d\d\b|\d{1,2} \w{3,9} \d{4}\b|\w{3,9} \d{1,2}, \d{4}\b")
"""A time or a date, with which entries of a list begin."""

DIGIT = re.compile(r"\d")
FIGURE = re.compile(r"[-+]?\d[\d.,]*%?")
BARS = re.compile(r"\s+[|–—»›>·•:/]\s+|\s+-\s+|\s*\|\s*")

DASH = re.compile(r"\s[-–—|•/]\s")
"""What parts two names in one line."""


def is_title_like(unit: Unit, sign: str, fewest: int = SHORTEST) -> bool:
    """Whether a unit has the length and the end of a title, and no sign of anything else."""
    if not fewest <= unit.words <= LONGEST or sign in NOT_A_TITLE or len(unit.text) > 220:
        return False
    last = unit.text.rstrip("\"'”’»)")[-1:]
    if last in ",;:،؛" or unit.joined or "|" in unit.text:
        return False
    points = unit.text.count(".") if last in ".。" else 3
    if (points < 3 or (last in ".。" and unit.words > 14)) and not unit.text.endswith("..."):
        return False
    return DIGIT.search(unit.text) is None or not (
        TIMED.match(unit.text) or len(FIGURE.findall(unit.text)) * 3 > unit.words
    )


def same(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the words of two lines are one title: the same, but for a few."""
    if one == two:
        return bool(one)
    shorter, longer = sorted((len(one), len(two)))
    if shorter < 5 or shorter < 0.7 * longer:
        return False
    first, second = set(one), set(two)
    return len(first & second) >= 0.8 * max(len(first), len(second))


def opens(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the words of a line are those of a title and, after them, its page's name."""
    return len(two) >= 3 and len(one) > len(two) and one[: len(two)] == two


def is_rule(text: str) -> bool:
    """Whether a line is a row of one sign, three times or more."""
    return ROW.fullmatch(text) is not None


def is_capitals(text: str) -> bool:
    """Whether a line of four words or more is in capitals."""
    return text.isupper() and text.count(" ") + text.count("\u00a0") >= 3


def keeps_last_word(text: str) -> bool:
    """Whether the only no-break space stands before the last word, as publishing systems set it
    in titles so that none ends in a word alone on its line."""
    return text.count("\u00a0") == 1 and " " in text and " " not in text.partition("\u00a0")[2]


def shown(units: Sequence[Unit], signs: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """The titles that stand in rows with their page's name: parts of four words and more."""
    rows = [unit.text for unit, sign in zip(units, signs, strict=True) if sign == "trail"]
    parts = (words_of(part) for row in rows for part in _titles_of(row))
    whole = (words_of(row[: bar.start()]) for row in rows for bar in BARS.finditer(row))
    return frozenset(part for part in (*parts, *whole) if len(part) >= 4)


def _titles_of(row: str) -> list[str]:
    """The parts of a row; of a title and its page's name, the title."""
    parts = BARS.split(row)
    if len(parts) == 1:
        return []
    return parts[:1] if len(parts) == 2 and len(parts[0]) >= len(parts[1]) else parts


def repeated(units: Sequence[Unit], index: int, reach: int) -> bool:
    """Whether the title at an index is said again within the next units."""
    said = units[index].said
    return any(same(said, after.said) for after in units[index + 1 : index + 1 + reach])
