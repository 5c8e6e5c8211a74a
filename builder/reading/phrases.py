"""Knows the phrases that pages put around their articles: a table of words, read once."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from builder import strict_types, strict_yaml

TABLE = Path(__file__).with_name("phrases.yml")
NUMBER = re.compile(r"\d[\d.,:/]*[km]?\b")
SIGNS = " \t\u00a0.:;,!?…؟،-–—|/›»«>•·●▪*+×▼▲►▶◄←→↓↑<()[]{}\"“”'‘#"
"""What may stand at either end of a phrase without changing it."""

POINTS = re.compile(r"[,;:.!?،؛]+(?=\s)|\s[-–—|]\s")
PLAIN = re.compile(r"[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+)*")
"""A line of letters and single spaces, which folding leaves as it is."""

ROWED = ("share", "menu", "footer")
"""Kinds of phrases that stand in rows: each word of such a line is one of them."""

LONGEST = 8
"""Words of the longest phrase that is looked up."""

ROOM = {1: 4, 2: 12}
"""How many words a line may have that begins with a phrase of one word, or of two."""


def kind(text: str, count: int, sentence: bool = False) -> str | None:
    """What kind of furniture a line of so many words is that says what such lines say, or None.

    The line is in small letters. A ``sentence`` must begin with more than two words of a phrase.
    """
    whole, beginnings, firsts, pairs = _table()
    if count > LONGEST and ":" not in text[:60] and _first_two(text) not in pairs:
        return None
    words = folded(text).split(" ")
    if len(words) <= LONGEST and (found := whole.get(" ".join(words))):
        return found
    if 1 < len(words) <= 2 * LONGEST and all(whole.get(word) in ROWED for word in words):
        return "share"
    head, colon, _ = text[:60].partition(":")
    if colon and (found := beginnings.get(folded(head)) or whole.get(folded(head))):
        return found if found not in ("menu", "footer") else None
    if words[0] not in firsts:
        return None
    for length in range(min(len(words), LONGEST), 0, -1):
        head = " ".join(words[:length])
        if sentence and length < 3 and count > 4:
            return None
        if count <= ROOM.get(length, 60) or "0" in head:
            found = beginnings.get(head)
            if found:
                return found
    return None


def _first_two(text: str) -> tuple[str, ...]:
    """The first two words, as they would stand in the table."""
    words = [word.strip(SIGNS).replace("’", "'") for word in text[:60].split(maxsplit=2)[:2]]
    return tuple(NUMBER.sub("0", word) if word[:1].isdigit() else word for word in words)


def folded(text: str) -> str:
    """Without case, the signs at the ends, and the numbers' digits; spaces single."""
    line = text[:LINE].lower().replace("’", "'")
    if not PLAIN.fullmatch(line):
        line = POINTS.sub(" ", NUMBER.sub("0", line).strip(SIGNS))
    return " ".join(line.split())


LINE = 120
"""Code points of a line that are looked at; a longer line is compared by its beginning."""


def is_whole(text: str) -> bool:
    """Whether a line is a phrase of the table, and no more."""
    return folded(text) in _table()[0]


def kinds() -> tuple[str, ...]:
    """The kinds of phrases, in order."""
    whole, beginnings, *_ = _table()
    return tuple(dict.fromkeys([*whole.values(), *beginnings.values()]))


@cache
def _table() -> tuple[dict[str, str], dict[str, str], frozenset[str], frozenset[tuple[str, ...]]]:
    """The phrases that may be whole lines, those that may begin one, each with its kind, and the
    first words of those, one and two."""
    loaded = strict_yaml.load(TABLE.read_bytes(), TABLE.name)
    table = strict_types.read(loaded, dict[str, dict[str, str]])
    found: dict[bool, dict[str, str]] = defaultdict(dict)
    for name, languages in table.items():
        for phrases in languages.values():
            for phrase in phrases.split(","):
                for begins in {False, phrase.strip().endswith("…")}:
                    found[begins].setdefault(folded(phrase.replace("#", "0")), name)
    begun = [phrase.split(" ") for phrase in found[True]]
    firsts, pairs = ({tuple(words[:length]) for words in begun} for length in (1, 2))
    return found[False], found[True], frozenset(word for (word,) in firsts), frozenset(pairs)
