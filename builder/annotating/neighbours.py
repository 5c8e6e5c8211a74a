"""Tells from the words beside a name whether it is part of another name, or no name at all."""

import re
from functools import lru_cache

from builder.annotating.names import Names
from builder.annotating.spots import Spot, is_written
from builder.annotating.vocabulary import vocabulary
from builder.folding import fold, fold_name

WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_](?:[\w'’.]|-(?=\w))*)[ \u00a0\n]\Z")
WORD_AFTER = re.compile(r"[ \u00a0\n]([^\W\d_][\w'’-]*)")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
MADE_ANOTHER = ("place", "person")
"""Kinds of names that others are made of: Basra Museum, Basra Street."""

DEFINITE = re.compile("[وفبك]?ال")
"""How a noun with its article begins in Arabic: an adjective after it has one too."""

PEOPLES = ("an", "ish", "ese", "ist", "ite", "crat")
"""How words for peoples and parties end, which may stand before a surname."""

AROUND = 60
"""Code points that are looked at on either side."""

IN_CAPITALS = 0.75
"""The share of long words with a capital from which on a line is in the capitals of a headline."""


def belongs_here(text: str, spot: Spot, names: Names, limits: tuple[int, int]) -> bool:
    """Whether a name stands by itself in its block, ``limits`` of the text."""
    claim = spot.claim
    alone = claim.one_word and claim.way in ("name", "surname")
    if alone and claim.kind in MADE_ANOTHER and _makes_another(_after(text, spot, limits)):
        return False
    if claim.kind != "person" or not (claim.way == "surname" or claim.one_word):
        return True
    before = _before(text, spot, limits)
    if _is_other_given(text, spot, before, limits):
        return False
    return claim.way == "name" or not (
        _is_adjective(text, spot, before, names)
        or _goes_on(text, spot, limits)
        or _is_word(text, spot, before, limits)
    )


def has_title(text: str, spot: Spot, limits: tuple[int, int]) -> bool:
    """Whether a title stands before a name: "President", "السيد"."""
    return _folded(_before(text, spot, limits)) in vocabulary().titles


def _before(text: str, spot: Spot, limits: tuple[int, int]) -> str:
    found = WORD_BEFORE.search(text, max(limits[0], spot.start - AROUND), spot.start)
    if found is None or (found[1].endswith(".") and not _is_short(found[1])):
        return ""
    return found[1]


def _is_short(word: str) -> bool:
    """Whether a full stop marks an initial or a title, not the end of a sentence."""
    return len(word) <= 2 or _folded(word) in vocabulary().abbreviations


def _after(text: str, spot: Spot, limits: tuple[int, int]) -> str:
    found = WORD_AFTER.match(text, spot.end, limits[1])
    return found[1] if found else ""


@lru_cache(maxsize=10_000)
def _folded(word: str) -> str:
    return fold_name(word).text.strip(" .")


def _makes_another(after: str) -> bool:
    """Whether the next word makes a name that of a school, a street, a newspaper …"""
    return after[:1].isupper() and _folded(after) in vocabulary().heads


def _is_adjective(text: str, spot: Spot, before: str, names: Names) -> bool:
    """Whether a surname is rather what people or things of a place are called."""
    word = _folded(text[spot.start : spot.end])
    title = _folded(before) in vocabulary().titles
    if spot.claim.article and text[spot.end - 1] == "ي":
        definite = DEFINITE.match(before) and _folded(before) not in vocabulary().verbs
        return bool(definite) and not title and _folded(before) not in spot.claim.own
    stem = word.removeprefix("al ")
    known = stem in vocabulary().adjectives or stem in names.origins
    return bool(known and not title and stem == word)


def _is_word(text: str, spot: Spot, before: str, limits: tuple[int, int]) -> bool:
    """Whether a surname is a common word here, where its capital tells nothing: at the beginning of
    a sentence, in a headline, or as a month's name."""
    word = text[spot.start : spot.end]
    if not word[0].isupper() or _folded(before) in vocabulary().titles:
        return False
    if _folded(word) in vocabulary().times and (
        _folded(before) in vocabulary().dating or _by_number(text, spot)
    ):
        return True
    if not word.isalpha() or not is_written(text, word.lower()):
        return False
    return not _is_amid(text, spot.start, limits[0]) or _in_headline(text, spot, limits)


def _by_number(text: str, spot: Spot) -> bool:
    around = text[spot.start - 3 : spot.start] + text[spot.end : spot.end + 3]
    return any(map(str.isdigit, around))


def _is_other_given(text: str, spot: Spot, before: str, limits: tuple[int, int]) -> bool:
    """Whether the word before is a given name, and none of this person's."""
    word = _folded(before)
    if not word or word in spot.claim.own or word in vocabulary().titles:
        return False
    if word in vocabulary().given:
        return before[0].isupper() or not before[0].islower()
    if not before[0].isupper() or (fold(before).text.endswith("'s")):
        return False
    if len(word) == 1:
        return True
    return (
        not before.isupper()
        and word not in vocabulary().adjectives
        and not word.endswith(PEOPLES)
        and _is_amid(text, spot.start - len(before) - 1, limits[0])
        and not _in_headline(text, spot, limits)
    )


def _is_amid(text: str, end: int, begin: int) -> bool:
    """Whether what ends here is within a sentence: a capital after it is that of a name."""
    before = text[max(begin, end - 3) : end].rstrip(' \n\u00a0"”’»')
    return bool(before) and (before[-1].islower() or before[-1] == ",")


def _goes_on(text: str, spot: Spot, limits: tuple[int, int]) -> bool:
    """Whether a surname is followed by another part of a name: it is then a given name."""
    after = _after(text, spot, limits)
    return (
        after[:1].isupper()
        and not after.isupper()
        and _folded(after) not in vocabulary().times
        and _folded(after) not in spot.claim.own
        and not _in_headline(text, spot, limits)
    )


def _in_headline(text: str, spot: Spot, limits: tuple[int, int]) -> bool:
    """Whether most words around begin with a capital, so that a capital tells nothing."""
    around = text[max(limits[0], spot.start - AROUND) : spot.start]
    around += text[spot.end : min(limits[1], spot.end + AROUND)]
    words: list[str] = LONG_WORD.findall(around)
    return sum(word[0].isupper() for word in words) > IN_CAPITALS * len(words)
