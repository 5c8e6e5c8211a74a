"""Finds the dates in a line and gives their value in EDTF; months of many languages from CLDR.

Only days written out in full are found here (day, month and year), which is how pages date
themselves; the time expressions of running prose are another matter.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import localedata

LOCALES = (
    "en", "fr", "de", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "pl", "cs", "ro",
    "hu", "tr", "ru", "uk", "el", "fa", "id",
)  # fmt: skip
ARABIC = ["ar", "ar_LB", "ar_IQ", "ar_MA", "ar_DZ", "ar_TN", "ar_MR"]
"""Egyptian, Levantine and Maghrebi month names: CLDR keeps them by country."""

ASCII_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\u00a0\u202f\u2009", "01234567890123456789   ")
"""One code point for one, so that offsets stay."""

ALEFS = str.maketrans("أإآٱىة", "اااايه")
MARKS = re.compile(r"[\u064b-\u0652\u0640\u200e\u200f]")
WORD = r"[^\W\d_]{2,}\.?(?:\s(?:ال\w+))?"
YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
WRITTEN = (
    re.compile(
        r"(?<![\d/.])" + YEAR + r"(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)"
    ),
    re.compile(
        r"(?<![\d/.])(?P<first>\d\d?)(?P<sep>[-/.])(?P<second>\d\d?)(?P=sep)" + YEAR + r"(?!\d)"
    ),
    re.compile(
        r"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|er|º|ª|\.)?,?\s+(?:of\s+|de\s+|من\s+)?(?:شهر\s+)?"
        r"(?P<name>"
        + WORD
        + r")(?:\s*[/(-]\s*(?P<other>"
        + WORD
        + r")\)?)?,?\s+(?:de\s+|del\s+|عام\s+|سنة\s+)?"
        + YEAR
        + r"(?!\d)",
    ),
    re.compile(
        r"(?<!\w)(?P<name>[^\W\d_]{3,}\.?)\s+(?P<day>\d\d?)(?:st|nd|rd|th)?(?:,\s*|\s+)"
        + YEAR
        + r"(?!\d)",
    ),
    re.compile(r"(?<![\w-])(?P<day>\d\d?)-(?P<name>[A-Za-z]{3,9})-" + YEAR + r"(?!\d)"),
)
"""The ways a full date is written, in the order in which they are tried."""

SEVERAL = 128
"""Lines whose dates are kept in mind."""

LOOKED_AT = 2000
"""Code points of a line that are searched; a line that dates a page is short."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date at ``[start, end)`` of a line; ``unsure`` where day and month could change places."""

    start: int
    end: int
    edtf: str
    unsure: bool = False


@lru_cache(maxsize=SEVERAL)  # several rules ask of the same line
def days(line: str, month_first: bool = False) -> tuple[Day, ...]:
    """Every full date of a line, in order; ``month_first`` settles 3/4/2020."""
    plain = _plain(line)
    if not plain:
        return ()
    found: list[Day] = []
    for pattern in WRITTEN:
        for match in pattern.finditer(plain):
            day = _day(match, month_first)
            if day and all(day.end <= other.start or day.start >= other.end for other in found):
                found.append(day)
    return tuple(sorted(found, key=lambda day: day.start))


MONTH = re.compile(
    r"(?<!\w)(?P<name>" + WORD + r")(?:\s*/\s*[^\W\d_]+)?,?\s+(?:de\s+|عام\s+)?" + YEAR + r"(?!\d)"
)


def months(line: str) -> tuple[Day, ...]:
    """Every month with its year in a line, as ``YYYY-MM``."""
    plain = _plain(line)
    return tuple(
        Day(match.start(), match.end(), f"{match['year']}-{number:02}")
        for match in MONTH.finditer(plain)
        if (number := month(match["name"]))
    )


def dated(line: str) -> tuple[Day, ...]:
    """The full dates of a line; else its months with their years."""
    return (days(line) or months(line)) if YEARS.search(line, 0, LOOKED_AT) else ()


def _plain(line: str) -> str:
    """The beginning of a line with ASCII digits; nothing where it has no year."""
    short = line[:LOOKED_AT]
    if not YEARS.search(short):
        return ""
    return short if short.isascii() else short.translate(ASCII_DIGITS)


YEARS = re.compile(r"[12١٢۱۲](?:(?<=[1١۱])[89٨٩۸۹]|(?<=[2٢۲])[0٠۰])(?<!\d\d\d)\d\d(?!\d)")
"""Four digits that are a year's; a class first, so that the search can skip to it."""


def _day(match: re.Match[str], month_first: bool) -> Day | None:
    groups = match.groupdict()
    year, unsure = int(groups["year"]), False
    if "first" in groups:
        first, second = int(groups["first"]), int(groups["second"])
        unsure = first <= 12 and second <= 12 and first != second
        swapped = second > 12 or (unsure and month_first)
        day, month = (second, first) if swapped else (first, second)
    else:
        day = int(groups["day"])
        month = int(groups["month"]) if "month" in groups else _month(groups)
    try:
        value = datetime.date(year, month, day)
    except ValueError:
        return None
    return Day(match.start(), match.end(), value.isoformat(), unsure)


def _month(groups: dict[str, str | None]) -> int:
    """The month's number, or 0 where the word is no month; two names must mean the same one."""
    names = [name for key in ("name", "other") if (name := groups.get(key))]
    numbers = {month(name) for name in names}
    return numbers.pop() if len(numbers) == 1 else 0


def month(name: str) -> int:
    """The number of a month by any of its names, or 0."""
    table = _months()
    folded = fold(name)
    return table.get(folded) or table.get(folded.partition(" ")[0]) or _abbreviated(folded)


@cache
def _abbreviated(name: str) -> int:
    """The month that a beginning of three letters and more can only mean; else 0."""
    meant = {number for full, number in _months().items() if full.startswith(name)}
    return meant.pop() if len(meant) == 1 and len(name) > 2 else 0


def weekday(name: str) -> int | None:
    """0 for Monday … 6 for Sunday, by any of the day's names; None for another word."""
    return _weekdays().get(fold(name))


def fold(name: str) -> str:
    """A name without case, points, Arabic vowel signs and the forms of alef."""
    return " ".join(MARKS.sub("", name.casefold().translate(ALEFS)).strip(".,،").split())


@cache
def _months() -> dict[str, int]:
    return dict(_names("months"))


@cache
def _weekdays() -> dict[str, int]:
    return dict(_names("days"))


def _names(what: str) -> Iterator[tuple[str, int]]:
    """Each name once: where two languages disagree on one, the one named first has it."""
    seen = set()
    for locale in (*LOCALES, *ARABIC):
        own = localedata.load(locale, merge_inherited=False).get(what, {})  # all else is another's
        for width in ("wide", "abbreviated"):
            for form in ("format", "stand-alone"):
                for number, name in own.get(form, {}).get(width, {}).items():
                    folded = fold(name)
                    if folded not in seen and len(folded) > 2:
                        seen.add(folded)
                        yield folded, number
                    # Locales write the article or not: الأحد, أحد.
                    if folded.startswith("ال") and folded[2:] not in seen and len(folded) > 4:
                        seen.add(folded[2:])
                        yield folded[2:], number


def american(texts: Sequence[str]) -> bool:
    """Whether a text's own habit is month before day, as far as dates with a day over 12 show."""
    votes = 0
    for text in texts:
        for match in WRITTEN[1].finditer(_plain(text)):
            votes += (int(match["second"]) > 12) - (int(match["first"]) > 12)
    return votes > 0
