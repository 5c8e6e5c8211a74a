"""Finds runs of words with a capital in a text in Latin letters, and parts them into words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from builder.annotating.lexicon import lexicon
from builder.annotating.vocabulary import vocabulary
from builder.folding import UNSEEN, fold_name

UPPER = "".join(
    chr(code)
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))
    if unicodedata.category(chr(code)) in ("Lu", "Lt")
)
ABBREVIATIONS = "|".join(sorted(word.capitalize() for word in vocabulary().abbreviations))
PARTICLES = "al|el|as|ash|ar|an|at|ad|adh|az|ul|ud|bin|ibn|wal|bil|fil|d|l|o"
"""What a hyphen or an apostrophe joins to a name, in small letters."""

AYN = "ʿʾʻʼ‘’'`"
"""Marks of Arabic letters that Latin has none for, before a capital too."""

CAPITAL = re.compile(f"[{UPPER}]")
BEFORE = re.compile(rf"(?<!\w)(?:(?:{PARTICLES})[-‐‑’'][{AYN}]?|[a-z]{{2,3}}|[{AYN}])\Z")
"""What belongs to a word before its capital: al-Rashid, kaNdlovu."""

JOINED = frozenset(f"-‐‑{AYN}")
OUTSIDE = frozenset("@._")
"""Before a capital within an address or an account's name."""

CREDIT = re.compile(rf"[{UPPER}][\w'’.-]*/\Z")
"""Before a capital after a slash that parts two names; else the slash is of an address."""

LETTER = "[^\\W\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"
"""Of a word: not those of Arabic, which captions are glued to."""

REST = re.compile(r"(?:\w|[’'ʿʾ‘`ʼ–‐‑-](?=\w))*+")

WORD = (
    rf"(?:(?:(?:{PARTICLES})[-‐‑’'][{AYN}]?|[a-z]{{2,3}}|[{AYN}])?"
    rf"(?:(?:{ABBREVIATIONS})\.|(?:[{UPPER}]\.){{1,5}}(?:[{UPPER}](?!\w))?(?=\W|\Z)"
    rf"|[{UPPER}](?:{LETTER}|[’'ʿʾ‘`ʼ–‐‑-](?={LETTER})|(?<=s)[’'](?=[ \n][{UPPER}]))*+(?!@)))"
)
SMALL = (
    r"of[ ]the|for[ ]the|of|for|and|on|to|de[ ]las?|de[ ]los|de|del|del[lr]a|d[aiou]s?"
    r"|van[ ]de[rn]?|van|von[ ]der|von|zu[rm]?|de[rn]|te[rn]?|op|af|ap|ole|la|le|los|las|y|e"
    r"|bin|ibn|bint|ben|al|el|ul|abu|ag|arap|ould|ait|&"
)
"""Words in small letters between those with a capital, in a name or between two."""

SPACE = rf"[ \u00a0{UNSEEN}]{{0,3}}[ \u00a0\n][{UNSEEN}]?"
COMMA = rf",(?=[ ]{WORD}(?:[ ]{WORD})?(?:,[ ]{WORD}(?:[ ]{WORD})?)?,?[ ]and[ ][{UPPER}])"
"""A comma in a list that "and" ends: "Ministry of Trade, Mines and Energy"."""

RUN = re.compile(rf"{WORD}(?:(?:{COMMA})?{SPACE}(?:(?:{SMALL}){SPACE})?{WORD}){{0,11}}")
PIECE = re.compile(rf"{WORD}|(?:{SMALL})(?!\w)|,")
POSSESSIVE = re.compile(r"[’'](?:[sS]|[dm]|ve|ll|re)\Z|(?<=s)[’']\Z")
SUFFIX = re.compile(r"[-‐‑–]([a-z]+)\Z")
"""What a hyphen joins to a name to make an adjective of it: Lima-based."""

OPENING = " \t\n\u00a0\u200e\u200f\"'“”‘’«»([*_>#"
ENDING = frozenset(".!?:…•|·▪–—")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
IN_CAPITALS = 0.7
"""The share of long words with a capital from which on a capital tells nothing."""

CLAUSE = 3
"""The fewest long words of which that is told."""


class Piece(NamedTuple):
    """A word of a run: its span without a possessive ending, folded, and what the lexicon says.

    ``small`` for a word in small letters between others; ``owns`` where it ended in a possessive.
    """

    start: int
    end: int
    word: str
    kinds: frozenset[str]
    small: bool = False
    owns: bool = False
    capitals: bool = False
    """Whether it is all capitals, as an acronym is."""


class Run(NamedTuple):
    """Words with a capital in a row; ``opens`` where they open a sentence."""

    pieces: tuple[Piece, ...]
    opens: bool


def runs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where runs begin and end in a block, ``[start, end)`` of a text; whether a sentence opens."""
    done = start
    for capital in CAPITAL.finditer(text, start, end):
        place = capital.start()
        if place < done:
            continue
        first = _beginning(text, place, done)
        match = RUN.match(text, first, end) if first is not None else None
        if match is None:
            if first is not None and (rest := REST.match(text, place, end)):
                done = rest.end()  # an address: none of its capitals begins a name
            continue
        done = match.end()
        yield match.start(), done, opens_sentence(text, match.start(), start)


def _beginning(text: str, place: int, limit: int) -> int | None:
    """Where the word of a capital begins; None where the capital is amid another word."""
    if place == limit:
        return place
    before = text[place - 1]
    if before.isalnum() or before in JOINED:
        joined = BEFORE.search(text, max(limit, place - 6), place)
        if joined:
            return joined.start()
        if before in "’'" and place - 2 >= limit and text[place - 2].isalnum():
            return None
        return place if before in JOINED or before.islower() or not before.isascii() else None
    if before == "/" and not CREDIT.search(text, max(limit, place - 40), place):
        return None
    return None if before in OUTSIDE and text[place - 2 : place - 1].isalnum() else place


def run(raw: str, opens: bool) -> Run:
    """The words of a run, with offsets in it."""
    return Run(tuple(_pieces(raw)), opens)


def _pieces(raw: str) -> Iterator[Piece]:
    for match in PIECE.finditer(raw):
        length, word, kinds, small, owns, capitals = _read(match[0])
        first = match.start()
        yield Piece(first, first + length, word, kinds, small, owns, capitals)


@lru_cache(maxsize=100_000)
def _read(raw: str) -> tuple[int, str, frozenset[str], bool, bool, bool]:
    """The length of a word without a possessive ending or a suffix, and what a piece says of it."""
    bare = POSSESSIVE.sub("", _without_suffix(raw))
    word = folded(bare)
    capitals = len(bare) > 1 and bare.isupper()
    kinds = _kinds(word)
    if "acronyms" in kinds and capitals:
        kinds |= {"bodies_alone"}
    elif "common" in kinds and not capitals:
        kinds -= {"place_known"}  # "Us", "Hail"
    return (
        len(bare),
        word,
        kinds,
        bare.islower() or not bare[0].isalpha(),
        bare != raw,
        capitals,
    )


def _kinds(word: str) -> frozenset[str]:
    """What the lexicon says of a word; two origins that a hyphen joins are one."""
    known = lexicon("en").of
    parts = word.split()
    if len(parts) > 1 and all("demonyms" in known(part) for part in parts):
        return frozenset({"demonyms"})
    return known(word)


def _without_suffix(word: str) -> str:
    suffix = SUFFIX.search(word)
    known = suffix is not None and "suffixes" in lexicon("en").of(suffix[1])
    return word[: suffix.start()] if suffix and known else word


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A word folded as names are, without points."""
    return fold_name(word).text.replace(".", "")


def opens_sentence(text: str, place: int, start: int) -> bool:
    """Whether a sentence or a quotation opens at a place in the block that begins at ``start``."""
    before = text[max(start, place - 12) : place]
    kept = before.rstrip(OPENING)
    if not kept:
        return place - len(before) == start or "\n" in before
    if before[len(kept) :].strip(" \t\n\u00a0\u200e\u200f[(") and kept[-1] in ",:":
        return True
    return kept[-1] in ENDING and not _is_short(kept)


def _is_short(before: str) -> bool:
    """Whether a point marks an initial or an abbreviation, not the end of a sentence."""
    if not before.endswith("."):
        return False
    word = re.split(r"[\s(]", before[:-1])[-1]
    return (len(word) == 1 and word.isalpha()) or folded(word) in vocabulary().abbreviations


def in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a block, ``[start, end)``, is written like a headline: Most Long Words Begin So."""
    words = LONG_WORD.findall(text, start, min(end, start + 400)) if start < end else []
    return len(words) >= CLAUSE and sum(w[0].isupper() for w in words) >= IN_CAPITALS * len(words)
