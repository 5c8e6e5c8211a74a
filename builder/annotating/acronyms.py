"""Learns the acronyms that a document introduces in brackets: "Harbour Guild (HG)"."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from builder.annotating.spots import is_word_in_capitals
from builder.entity import EntityId
from builder.folding import fold_name

AFTER = re.compile(
    r"[*_]{0,3}[\"”’'»]?,?[\s\u200e\u200f]{0,3}[\[(](?:also |or |known as |the |in short )*"
    r"[\"“‘'«]?(?P<short>[A-Z][A-Za-z.]{1,9})[\"”’'»]?[\])]"
)
"""Directly after a full name."""

BEFORE = re.compile(
    r"(?<![\w.])(?P<short>[A-Z][A-Za-z.]{1,9})[\s\u200e\u200f]{0,3}[\[(][*_]{0,3}[\"“‘'«]?[*_]{0,3}\Z"
)
"""Directly before one that a bracket closes."""

WORD = re.compile(r"(?<![\w@/.])[A-Z][A-Za-z]{1,10}(?![\w/]|\.[a-z])")
LONGEST = 14
"""Code points that are looked at before a name."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """An acronym, what it stands for, and where it is introduced."""

    short: str
    entities: tuple[EntityId, ...]
    start: int
    end: int


def learnt(
    text: str,
    named: Iterable[tuple[int, int, EntityId]],
    spellings: Mapping[EntityId, tuple[str, ...]],
) -> tuple[Learnt, ...]:
    """The acronyms that are introduced beside full names, ``named`` by their spans in the text."""
    found: defaultdict[str, list[tuple[int, int, EntityId]]] = defaultdict(list)
    for start, end, entity in named:
        for match in _beside(text, start, end):
            short = match["short"].replace(".", "")
            if _fits(short, (text[start:end], *spellings[entity])):
                found[short].append((match.start("short"), match.end("short"), entity))
    return tuple(
        Learnt(short, tuple(dict.fromkeys(one[2] for one in places)), *places[0][:2])
        for short, places in sorted(found.items())
    )


def _beside(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    after = AFTER.match(text, end)
    if after:
        yield after
    if text[end : end + LONGEST].lstrip("*_\"”’'»")[:1] in (")", "]"):
        before = BEFORE.search(text, max(0, start - LONGEST), start)
        if before:
            yield before


def _fits(short: str, names: Iterable[str]) -> bool:
    """Whether an acronym is made of the initials of a name, in whichever order.

    Capitals are two at least: a word in brackets explains something else.
    """
    if sum(letter.isupper() for letter in short) < 2:
        return False
    letters = Counter(short.casefold())
    return any(letters <= _initials(name) for name in names)


@lru_cache(maxsize=100_000)
def _initials(name: str) -> Counter[str]:
    return Counter(word[0] for word in fold_name(name).text.split())


def occurrences(
    text: str, known: Container[str], start: int, end: int, small: Container[str]
) -> Iterator[tuple[str, int, int]]:
    """Where known acronyms stand in ``[start, end)`` of a text, their plurals included."""
    for match in WORD.finditer(text, start, end):
        word = match[0]
        short = word if word in known else word.removesuffix("s")
        if short in known and not is_word_in_capitals(text, *match.span(), small):
            yield short, match.start(), match.end()
