"""Says of what kind a name in Latin letters is, by its own words and by those around it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from builder.annotating.lexicon import lexicon
from builder.annotating.runs import Piece
from builder.entity import Kind

SMALL_BEFORE = re.compile(r"([^\W\d_]+)(?: (of|called|named))?,?[ \u00a0\n][\"“‘'(]?(the )?\Z")
SMALL_AFTER = re.compile(r"[ \u00a0\n]([a-z]+)|,? \(?\d\d[,)]|, (?:a|an|the) ((?:[a-z-]+ )*)")

SIGNS = (
    *("known-body", "known-place", "body-word", "place-word", "thing-word", "given-name", "title"),
    *("dateline", "speech", "kin", "preposition", "article", "capitals", "unknown"),
)
"""By which a name is found and its kind told, as evidence names them."""

JOINING = frozenset({"of", "for", "on", "of the", "for the", "to"})
"""Small words that join what a body or place is of to the word for it."""


class Guess(NamedTuple):
    """A kind, the sign it was told by, and how much that weighs."""

    kind: Kind
    sign: str
    weight: int


LASTS: tuple[tuple[str, frozenset[str], Kind], ...] = (
    ("body-word", frozenset({"bodies_last"}), "organisation"),
    ("place-word", frozenset({"places_last"}), "place"),
    ("thing-word", frozenset({"things"}), "other"),
)
"""What the last word of a name says."""

FIRSTS: tuple[tuple[str, frozenset[str], Kind], ...] = (
    ("body-word", frozenset({"bodies_first", "bodies_last"}), "organisation"),
    ("place-word", frozenset({"places_first", "places_last"}), "place"),
    ("thing-word", frozenset({"things"}), "other"),
)
"""What the word before "of" says."""

SURE = 3
"""The weight from which on a name's own words decide."""


def decided(own: Guess | None, around: Guess | None, shape: Guess, titled: bool) -> Guess:
    """Of what kind a name is: the weightiest of what its words and those around it say."""
    if own and own.weight >= SURE:
        return own
    if titled:
        return Guess("person", "title", 3)
    if around and around.sign == "speech" and shape.kind == "organisation":
        around = shape  # bodies speak too
    if own and around:
        return max(own, around, key=lambda guess: guess.weight)
    return own or around or shape


def own(pieces: Sequence[Piece]) -> Guess | None:
    """By its own words."""
    first, last = pieces[0].kinds, pieces[-1].kinds
    phrase = kinds_of(pieces) if len(pieces) > 1 else first
    if "bodies_alone" in phrase:
        return Guess("organisation", "known-body", 4)
    if "place_known" in phrase:
        return Guess("place", "known-place", 4)
    if len(pieces) > 1:
        headed = _headed(pieces)
        if headed:
            return headed
        person = "given" in first and "place_known" not in first
        if person and len(pieces) == 2 and "surnames" in last:
            return Guess("person", "given-name", 2)
        for sign, kinds, of in LASTS:
            if last & kinds:
                return Guess(of, sign, 3)
        if "bodies_open" in first:
            return Guess("organisation", "body-word", 3)
        if "places_first" in first:
            return Guess("place", "place-word", 3)
        if any(piece.word == "&" for piece in pieces):
            return Guess("organisation", "body-word", 3)
        if person:
            return Guess("person", "given-name", 3)
        if last & {"place_known"} or (pieces[-1].word == "international" and not person):
            return Guess("organisation", "body-word", 1)
        if any("given" in piece.kinds for piece in pieces) or "given_doubtful" in first:
            return Guess("person", "given-name", 2)
    elif pieces[0].capitals and len(pieces[0].word) <= 6:
        return Guess("organisation", "capitals", 2)
    elif first & {"given", "given_doubtful"}:
        return Guess("person", "given-name", 1)
    elif "place_doubtful" in first:
        return Guess("place", "capitals", 1)
    return None


def kinds_of(pieces: Sequence[Piece]) -> frozenset[str]:
    """What the lexicon says of all the words together."""
    return lexicon("en").of(" ".join(piece.word for piece in pieces))


def _headed(pieces: Sequence[Piece]) -> Guess | None:
    """By the word before "of" or "for": Institute for Marine Research, Bay of Bengal."""
    for head, after in pairwise(pieces):
        if after.small and after.word in JOINING:
            for sign, kinds, kind in FIRSTS:
                if head.kinds & kinds:
                    return Guess(kind, sign, 3)
    return None


def around(text: str, limits: tuple[int, int], first: int, last: int) -> Guess | None:
    """By the words around a name, ``[first, last)`` in its block, ``limits`` of the text."""
    before = SMALL_BEFORE.search(text, max(limits[0], first - 30), first)
    after = SMALL_AFTER.match(text, last, min(limits[1], last + 60))
    if after and (after[0].strip(" ,(").rstrip(",)").isdigit() or _is(after[1] or "", "speech")):
        return Guess("person", "speech", 2)
    if after and after[2] and any(_is(one, "settlements") for one in after[2].split()):
        return Guess("place", "place-word", 3)
    if after and _is(after[1] or "", "groups"):
        return Guess("organisation", "body-word", 2)
    if before is None:
        return None
    word = before[1].lower()
    if _is(word, "settlements") and (before[2] or not before[3]):
        return Guess("place", "place-word", 3)
    if _is(word, "groups") and not before[2]:
        return Guess("organisation", "body-word", 2)
    if _is(word, "speech") and not before[2] and not before[3]:
        return Guess("person", "speech", 2)
    if _is(word, "kin"):
        return Guess("person", "kin", 2)
    if before[2]:
        return None
    if _is(word, "within") and not before[3]:
        return Guess("place", "preposition", 4)
    if _is(word, "towards") and not before[3]:
        return Guess("place", "preposition", 1)
    return Guess("organisation", "article", 2) if before[3] else None


def shape(pieces: Sequence[Piece]) -> Guess:
    """By nothing but its capitals: two or three words are a person more often than not."""
    if any(map(str.isdigit, pieces[-1].word)):
        return Guess("other", "capitals", 1)
    if len(pieces) > 1 and ("common" in pieces[-1].kinds or "demonyms" in pieces[0].kinds):
        return Guess("organisation", "capitals", 1)
    if 2 <= len(pieces) <= 3:
        return Guess("person", "capitals", 1)
    return Guess("other", "capitals", 0)


def _is(word: str, kind: str) -> bool:
    return kind in lexicon("en").of(word)
