"""Finds what looks like a name in a text in Latin letters: people, bodies, places and others."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from builder.annotating import cues
from builder.annotating.joints import HEADS, LAST, NAMED, Part, Pieces, knows
from builder.annotating.parting import parts
from builder.annotating.runs import Piece, run, runs
from builder.folding import name_key
from builder.model import Candidate

NOTHING = frozenset({"no_names", "times", "demonyms", "portfolios", "titles"})
"""Kinds of words of which alone no name is made."""

SHOUTED = 5
"""Letters from which on a common word in capitals is no acronym."""

LONGEST = 8
"""Words of the longest name."""


class Name(NamedTuple):
    """A name in a run, by offsets in it; ``own`` is what its words say of its kind."""

    start: int
    end: int
    key: str
    own: cues.Guess | None
    shape: cues.Guess
    titled: bool
    strong: bool
    """Whether it is a name by itself, wherever the run stands."""


def candidates(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The candidates of a block, ``[start, end)`` of a text."""
    for first, last, opens in runs(text, start, end):
        for name in names(text[first:last], opens):
            here, ends = first + name.start, first + name.end
            found = name.own
            if found is None or found.weight < cues.SURE:
                around = None if name.titled else cues.around(text, (start, end), here, ends)
                found = cues.decided(name.own, around, name.shape, name.titled)
            strong = name.strong and not (found.sign == "given-name" and " " not in name.key)
            yield Candidate(
                here, (ends,), (name.key,), found.sign, found.kind, found.weight, strong
            )


@lru_cache(maxsize=100_000)
def names(raw: str, opens: bool) -> tuple[Name, ...]:
    """The names in a run; ``opens`` where it opens a sentence. The same run is met again."""
    return tuple(
        name
        for part in parts(run(raw, opens))
        if (pieces := _trimmed(part))
        if (name := _name(raw, pieces, part)) is not None
    )


def _trimmed(part: Part) -> Pieces:
    """A part without what opens the sentence before it, and without adjectives of origin."""
    pieces = list(part.pieces)
    while pieces and pieces[0].small:
        del pieces[0]
    while pieces and pieces[-1].small:
        del pieces[-1]
    if all(one.kinds & NOTHING or one.small for one in pieces) and not _is_phrase(pieces):
        return ()
    if len(pieces) > 1 and cues.kinds_of(pieces) & NOTHING:
        return ()
    if "demonyms" in pieces[0].kinds and _is_person(pieces[1:]):
        return _after_demonyms(pieces)
    if len(pieces) > 1 and "demonyms" in pieces[-1].kinds and knows(pieces[:-1]):
        del pieces[-1]
    return pieces[:LONGEST] if not pieces[-1].small else pieces[:-1]


def _is_phrase(pieces: Pieces) -> bool:
    """Whether the lexicon knows all of it for a name: New Zealand, Security Council."""
    kinds = cues.kinds_of(pieces)
    if "demonyms" in kinds:
        return False
    return bool(kinds & (NAMED | {"given_doubtful"})) or (
        len(pieces) > 1 and bool(pieces[-1].kinds & LAST) and not kinds & NOTHING
    )


def _after_demonyms(pieces: Pieces) -> Pieces:
    place = 0
    while "demonyms" in pieces[place].kinds:
        place += 1
    return pieces[place:]


def _is_person(pieces: Pieces) -> bool:
    return len(pieces) > 1 and "given" in pieces[0].kinds and not pieces[-1].kinds & LAST


def _name(raw: str, pieces: Pieces, part: Part) -> Name | None:
    if len(pieces) == 1 and _says_nothing(pieces[0], part):
        return None
    first, last = pieces[0].start, pieces[-1].end
    key = name_key(raw[first:last])
    if not any(map(str.isalpha, key)):
        return None
    opens = part.opens and pieces[0] is part.pieces[0]
    strong = not opens or len(pieces) > 1 or part.titled or pieces[0].capitals
    own, shape = cues.own(pieces), cues.shape(pieces)
    return Name(first, last, key, own, shape, part.titled, strong)


def _stands_out(piece: Piece, part: Part) -> bool:
    """Whether a common word is a name all the same: after a title, or a short acronym."""
    acronym = piece.capitals and len(piece.word) < SHOUTED
    return part.titled or acronym or bool(piece.kinds & NAMED)


def _says_nothing(piece: Piece, part: Part) -> bool:
    """Whether a word by itself is no name: "Ministry", "Captain", a demonym, a single letter."""
    return (
        len(piece.word) < 2
        or ("common" in piece.kinds and not _stands_out(piece, part))
        or (bool(piece.kinds & (HEADS | {"portfolios"})) and not piece.kinds & {"bodies_alone"})
        or ("starters" in piece.kinds and not piece.capitals and part.opens)
    )
