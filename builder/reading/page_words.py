"""Tells sentences of a page, which speak of it and to its reader, from those of an article."""

from functools import cache
from pathlib import Path

from builder import strict_types, strict_yaml

TABLE = Path(__file__).with_name("page_words.yml")
CLOSERS = (",", ".", "،")
STRIP = ".,;:!?\"'“”’()[]"
LONG = 45
"""Words from which a sentence needs one more hint."""


def is_appeal(text: str, count: int) -> bool:
    """Whether a sentence of so many words has enough hints: sure ones count double."""
    hints, sure, reader = _found(text)
    return 2 * sure + hints + sure + min(reader, 2) >= 4 + (count >= LONG) and hints + sure > 0


def speaks_to_reader(text: str) -> bool:
    """Whether a sentence has a sure hint, or one and a word for the reader."""
    hints, sure, reader = _found(text)
    return sure > 0 or (hints > 0 and reader > 0)


def _found(text: str) -> tuple[int, int, int]:
    page, surely, reader, marked = _table()
    folded = text.casefold().replace("’", "'")
    if marked.isdisjoint(folded.split()):
        return 0, 0, 0
    words = {word.strip(STRIP) for word in folded.split()}
    return len(words & page), len(words & surely), len(words & reader)


@cache
def _table() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """The three lists, and the first two with what most often stands at their words' ends."""
    loaded = strict_yaml.load(TABLE.read_bytes(), TABLE.name)
    table = strict_types.read(loaded, dict[str, str])
    page, surely, reader = (
        frozenset(table[name].casefold().split()) for name in ("page", "page-surely", "reader")
    )
    marked = {word + after for word in page | surely for after in ("", *CLOSERS)}
    return page, surely, reader, frozenset(marked)
