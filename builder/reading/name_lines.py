"""Tells the lines that are there for a date, or for the name of an author."""

import re

from builder.reading import marks, names, phrases
from builder.reading.days import dated
from builder.reading.units import Unit


def date(unit: Unit) -> bool:
    """A line that is there for a date."""
    if not dated(unit.text):
        return False
    if marks.POSTED.match(unit.small) and unit.words <= 12:
        return " by " not in unit.text or not byline(unit)
    rest = marks.BRACKETS.sub(" ", marks.DATED.sub(" ", names.without_dates(unit.text)))
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= 1 or not _beside_date(unit.text)


ASIDE = ("comments", "share", "menu", "more", "tags")
"""Kinds of links beside a date."""


def _beside_date(text: str) -> list[str]:
    """What a line with a date has beside it, but for numbers and links."""
    rest = marks.COUNTED.sub("", marks.BRACKETS.sub(" ", names.without_dates(text)))
    parts = [marks.DATE_WORD.sub(" ", part) for part in marks.BARRED.split(rest)]
    shown = [" ".join(part.split()).strip(names.SURPLUS) for part in parts]
    return [
        part
        for part in shown
        if part
        and not marks.NUMBER.fullmatch(part)
        and phrases.kind(part.lower(), part.count(" ") + 1) not in ASIDE
    ]


def byline(unit: Unit) -> bool:
    """A line that an author's introduction begins, or one of a name and a date."""
    dates = unit.text[0].isdigit() or dated(unit.text)
    intro = names.introduced(unit.text) if dates or names.INTRODUCED.match(unit.small) else None
    if intro:
        found = names.names(unit.text, intro.end())
        return bool(found) and names.is_name(found[0].text, 6)
    if unit.words <= 10 and "," in unit.text and has_job(unit.text):
        return True
    if unit.words > 14 or not dated(unit.text):
        return False
    rows = [marks.BETWEEN.split(row) for row in _beside_date(unit.text)]
    parts = [part.strip(names.SURPLUS) for row in rows for part in row]
    return any(parts) and all(map(names.is_name, filter(None, parts)))


def has_job(text: str) -> bool:
    """Whether a line is a name and, after a comma, what its bearer does."""
    name, comma, job = text.partition(",")
    named = bool(comma) and " " in name and names.is_name(name)
    return named and text[-1] not in ".!?" and bool(names.JOB.search(job))
