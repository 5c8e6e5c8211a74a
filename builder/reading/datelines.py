"""Reads the dateline that a first paragraph begins with: a place, a day, an agency, a dash."""

import re

from builder.reading import names
from builder.reading.names import Name

DATELINE = re.compile(
    r"(?:date\s+)?(?:\d{4}-\d\d-\d\d\s+)?(?P<place>[A-Z\u00c0-\u00de][^\W\d_]*(?:[ "
    r".,'’-]{1,2}[A-Z\u00c0-\u00de][^\W\d_]*\.?){0,4})"
    r"(?:,\s*(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: "
    r"\d{4})?))?"
    r"\s*(?:\((?P<inside>[^()]{2,40})\))?\s*(?:[–—]|-+(?=\s)|(?<=\s)-+)"
    r"\s*(?=[\"“‘A-Z\u00c0-\u00de0-9])"
    r"|(?P<arabic>[\u0621-\u064a]{3,}(?: [\u0621-\u064a]{2,}){0,2})"
    r"\s*(?:\((?P<within>[^()]{2,40})\)|/\s*(?P<slashed>[^/\n]{2,30}?)\s*/?)?"
    r"\s*[-–—ـ]+\s+(?=[\"«“\u0621-\u064a])"
)
"""What a first paragraph begins with: a place, a day, an agency, a dash."""

AGENCY = re.compile(r"[^\d:.]*[^\W\d_]{2}[^\d:]*")


def length(line: str) -> int:
    """Where the text begins that a dateline stands before; 0 where none does."""
    match = _dateline(line)
    return match.end() if match else 0


def is_full(line: str) -> bool:
    """Whether a line begins with a dateline of more than a name and a dash: with a day, an agency,
    or a place in capitals."""
    match = _dateline(line)
    if match is None:
        return False
    told = (match["day"], match["inside"], match["within"], match["slashed"])
    return any(told) or bool(match["place"] and match["place"].isupper())


def _dateline(line: str) -> re.Match[str] | None:
    match = DATELINE.match(line[:120])
    if match is None:
        return None
    words = (match["place"] or match["arabic"]).split()
    if match["arabic"] and any(word in names.STOPWORDS for word in words):
        return None
    return match


def first_name(line: str) -> tuple[Name, ...]:
    """The name that a dateline begins with: a place's, or an outlet's."""
    match = _dateline(line)
    if match is None:
        return ()
    group = "place" if match["place"] else "arabic"
    return (Name(match[group], *match.span(group)),)


def agency(line: str) -> Name | None:
    """The agency that a dateline has in brackets."""
    match = _dateline(line)
    for group in ("inside", "within", "slashed"):
        if (
            match
            and match[group]
            and AGENCY.fullmatch(match[group])
            and not names.TIME.search(match[group])
        ):
            return Name(match[group], *match.span(group))
    return None
