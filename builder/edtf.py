"""Checks dates in EDTF (ISO 8601-2), as far as records and front matter write them."""

import datetime
import re
from functools import lru_cache

DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")
HINT = "2020-04-04, 2020-04, 2020, or an interval as in 2020-04-04/2020-04-06"


@lru_cache(4096)
def is_date(value: str) -> bool:
    """Whether ``value`` is a day, a month, a year, or an interval of two of these."""
    ends = value.split("/")
    return len(ends) <= 2 and all(_is_point(end) for end in ends) and ends == sorted(ends)


def is_plain(value: str) -> bool:
    """Whether HTML's ``<time>`` knows this form: no interval and no qualifier."""
    return is_date(value) and value[-1] not in "?~%" and "/" not in value


def _is_point(value: str) -> bool:
    match = DATE.fullmatch(value)
    if match is None:
        return False
    year, month, day = (int(group or 1) for group in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
