"""Lines of a text and the offsets they stand at; only ``\\n`` ends a line."""

import re
from bisect import bisect_right
from collections.abc import Sequence


def starts(text: str, begin: int = 0) -> list[int]:
    """The offset of each line from ``begin`` on, and at last the end of the text.

    A text that ends in ``\\n`` has an empty line after it here.
    """
    return [begin, *(end.end() for end in re.compile("\n").finditer(text, begin)), len(text)]


def count(text: str) -> int:
    """How many lines a reader counts: none after a last ``\\n``."""
    return text.count("\n") + (not text.endswith("\n"))


def span(line_starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The first and last line, counted from 1, that ``[start, end)`` stands on."""
    return bisect_right(line_starts, start), bisect_right(line_starts, max(start, end - 1))


def extent(line_starts: Sequence[int], text: str, number: int) -> tuple[int, int]:
    """Where line ``number`` stands, counted from 1, without its ``\\n``."""
    start, end = line_starts[number - 1], line_starts[number]
    return start, end - text.startswith("\n", end - 1) if end > start else end
