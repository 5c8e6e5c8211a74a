"""Derives a date that no line states: from what a text says of its own day, and from neighbours."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from builder.model import Document, Evidence
from builder.reading.days import ASCII_DIGITS, days, month, weekday
from builder.reading.pieces import Piece
from builder.reading.view import Claim, View, evidence

DAY = datetime.timedelta(days=1)
DEICTIC = {
    "today": 0, "yesterday": -1, "tomorrow": 1,
    "اليوم": 0, "أمس": -1, "امس": -1, "غدا": 1, "غداً": 1,
}  # fmt: skip
SAID_WITH_DAY = re.compile(
    r"\b(?P<deictic>today|yesterday|tomorrow)\s*[,–—(-]?\s*(?:on\s+)?(?P<day>[A-Z][a-z]{5,8})\b"
    r"|(?P<ar_deictic>اليوم|أمس|امس|غداً|غدا)"
    r"\s*[,،–—(-]?\s*(?:يوم\s+)?(?P<ar_day>ال[\u0621-\u064a]{3,8})\b"
)
"""Two halves that check each other: "yesterday, Wednesday"."""

NUMBERS = {
    word: number
    for number, words in enumerate(
        ("one واحد", "two يومان", "three ثلاثة", "four أربعة", "five خمسة", "six ستة", "seven سبعة",
         "eight ثمانية", "nine تسعة", "ten عشرة"), 1,
    )
    for word in words.split()
}  # fmt: skip
SINCE_NEW_YEAR = re.compile(
    r"\b(?P<count>\d{1,3}|[a-z]{3,5})\s+days?\s+(?:have\s+|had\s+|has\s+)?(?:passed\s+|"
    r"gone\s+by\s+|elapsed\s+)?"
    r"(?:since|into|after)\s+(?:the\s+)?(?:start\s+of\s+the\s+|"
    r"beginning\s+of\s+the\s+)?(?:new\s+)?year"
    r"|(?P<ar_count>\d{1,3}|[\u0621-\u064a]{4,6})\s+أيام\s+(?:\S+\s+){0,2}?(?:العام|السنة)"
    r"\s+الجديد",
    re.IGNORECASE,
)
SAID = (
    "the new year", "since the start of the", "since the beginning of", "into the year",
    "العام الجديد", "السنة الجديدة",
)  # fmt: skip
"""What a text must say for a count of days to be looked for."""

FURTHEST = 3
"""Years after the latest date in a text that are tried."""

LONGEST = 31
"""Days between neighbours beyond which they say nothing of what stands between them."""

FEWEST = 3
"""Dated documents of a bundle, in order, that show it to be in the order of time."""

NUMBER = re.compile(r"\d+")
"""A day of the month has two digits at most; one is looked for first."""

WITHOUT_YEAR = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?!\s*,?\s*\d{4})"
    r"|\b(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name2>[^\W\d_]{3,9}(?:\s(?:الثاني|الأول))?)"
    r"\b(?!\s*,?\s*\d{4})"
)


def from_text(view: View) -> Claim | None:
    """The one day that fits a day of the week said with "yesterday" and a count of days since
    the new year, on or after the latest full date that the text tells of."""
    text = view.text[view.extent.start : view.extent.end]
    if not any(word in text for word in SAID):
        return None
    latest: datetime.date | None = None
    found: tuple[int, str, Evidence] | None = None
    count: tuple[int, str] | None = None
    for piece in view.of("paragraph", "heading", "title"):
        shown = view.shown(piece)
        for day in days(shown):
            told = datetime.date.fromisoformat(day.edtf)
            latest = max(latest or told, told)
        found = found or _weekday(piece, shown)
        count = count or _since_new_year(shown)
    if latest is None or found is None or count is None:
        return None
    return _solved(latest, found, count)


def _weekday(piece: Piece, shown: str) -> tuple[int, str, Evidence] | None:
    """The day of the week of "today", where a piece says one with "yesterday" or the like."""
    for match in SAID_WITH_DAY.finditer(shown):
        number = weekday(match["day"] or match["ar_day"])
        if number is not None:
            shift = DEICTIC[(match["deictic"] or match["ar_deictic"]).lower()]
            because = evidence("weekday", piece, match.start(), match.end(), "derived")
            return (number - shift) % 7, match[0], because
    return None


def _since_new_year(shown: str) -> tuple[int, str] | None:
    """How many days of the year a piece says have passed."""
    for match in SINCE_NEW_YEAR.finditer(shown.translate(ASCII_DIGITS)):
        words = (match["count"] or match["ar_count"]).lower()
        number = int(words) if words.isdecimal() else NUMBERS.get(words)
        if number:
            return number, match[0]
    return None


def _solved(
    latest: datetime.date, found: tuple[int, str, Evidence], count: tuple[int, str]
) -> Claim | None:
    number, said, because = found
    for year in range(latest.year, latest.year + FURTHEST + 1):
        for shift in (0, 1):  # so many days have passed: on that day of January, or the next
            day = datetime.date(year, 1, 1) + (count[0] - 1 + shift) * DAY
            if day >= latest and day.weekday() == number:
                why = f"“{said}” and “{count[1]}”, after {latest}, the latest date told of"
                return day.isoformat(), replace(because, why=why)
    return None


def from_neighbours(text: str, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents of a bundle in the order of time, each undated one between its neighbours.

    The value is a day, or an interval in EDTF. What a document itself tells of, without a year,
    narrows it: it is no older than that.
    """
    stated = [(i, _day(d.date)) for i, d in enumerate(documents) if _is_stated(d)]
    order = [day for _, day in stated if day is not None]
    if len(order) < FEWEST or len(order) != len(stated):
        return tuple(documents)
    if all(a >= b for a, b in pairwise(order)) and order[0] > order[-1]:
        newest_first = True
    elif all(a <= b for a, b in pairwise(order)) and order[0] < order[-1]:
        newest_first = False
    else:
        return tuple(documents)
    dated = {index: day for index, day in stated if day}
    return tuple(
        _between(text, documents, index, dated, newest_first) if document.date is None else document
        for index, document in enumerate(documents)
    )


def _is_stated(document: Document) -> bool:
    because = document.because("date")
    return because is not None and because.certainty == "stated"


def _day(value: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value or "")
    except ValueError:
        return None


def _between(
    text: str,
    documents: Sequence[Document],
    index: int,
    dated: dict[int, datetime.date],
    newest_first: bool,
) -> Document:
    above = next((dated[i] for i in range(index - 1, -1, -1) if i in dated), None)
    below = next((dated[i] for i in range(index + 1, len(documents)) if i in dated), None)
    newer, older = (above, below) if newest_first else (below, above)
    if newer is None:
        return documents[index]
    told = [day for day in _told(text, documents[index], newer) if older is None or day >= older]
    first = max(told, default=older)
    if first is None or (newer - first).days > LONGEST:
        return documents[index]
    value = first.isoformat() if first == newer else f"{first.isoformat()}/{newer.isoformat()}"
    near = " and ".join(f"{day}" for day in (above, below) if day)
    why = f"it stands beside documents of {near}" + (f", and tells of {max(told)}" if told else "")
    because = Evidence("neighbours", "derived", why=f"{why}; the bundle is in the order of time")
    document = documents[index]
    entries = tuple(sorted({**dict(document.evidence), "date": because}.items()))
    return replace(document, date=value, evidence=entries)


def _told(text: str, document: Document, newer: datetime.date) -> Iterator[datetime.date]:
    """The days without a year that a document tells of, in the month before ``newer``."""
    for block in document.blocks:
        if block.role not in ("paragraph", "title"):
            continue
        if all(len(number) > 2 for number in NUMBER.findall(text, block.start, block.end)):
            continue
        for match in WITHOUT_YEAR.finditer(text, block.start, block.end):
            number = month(match["name"] or match["name2"])
            try:
                day = datetime.date(newer.year, number, int(match["day"] or match["day2"]))
            except ValueError:
                continue
            if 0 <= (newer - day).days <= LONGEST:
                yield day
