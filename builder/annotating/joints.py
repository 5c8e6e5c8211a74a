"""Tells whether "of", "and" and commas join words to one name, or stand between two."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.annotating import cues
from builder.annotating.runs import Piece

Pieces = Sequence[Piece]

HEADS = frozenset({"bodies_first", "places_first", "bodies_last", "places_last", "things"})
LAST = frozenset({"bodies_last", "places_last", "things"})
NAMED = frozenset({"place_known", "given", "bodies_alone"})
OF = frozenset({"of", "of the", "for", "for the"})
"""Small words before which one word that nothing knows is no name: "Friends of …"."""


class Part(NamedTuple):
    """A part of a run that is one name, or none; ``titled`` where a title stands before it."""

    pieces: Pieces
    titled: bool = False
    opens: bool = False


def joined(part: Part) -> Iterator[Part]:
    """A part, parted at "of" and "and" where these join two names and not words of one."""
    pieces = part.pieces
    begin = 0
    for place, piece in enumerate(pieces):
        people = part.opens and place == 1 and _are_people(pieces[0])
        if piece.small and (people or not _joins(pieces[begin:], place - begin)):
            loose = piece.word in OF and place + 1 < len(pieces) and _is_loose(pieces[begin:place])
            if not loose:
                yield part._replace(pieces=pieces[begin:place], opens=part.opens and begin == 0)
            begin = place + 1
    titled = part.titled and begin == 0
    yield Part(pieces[begin:], titled, part.opens and begin == 0)


def _are_people(piece: Piece) -> bool:
    """Whether a word that opens a sentence is one for several people: "Engineers of the …"."""
    return "common" in piece.kinds and piece.word.endswith("s")


def _is_loose(pieces: Pieces) -> bool:
    """Whether words before "of" are no name: "Friends of …", one word that nothing knows."""
    return len(pieces) == 1 and not pieces[0].kinds & NAMED


def _joins(pieces: Pieces, place: int) -> bool:
    """Whether a small word at ``place`` joins the words around it to one name."""
    word, before, after = pieces[place].word, pieces[:place], pieces[place + 1 :]
    if not before or not after:
        return False
    if knows([before[-1], pieces[place], after[0]]):
        return True  # Horn of Africa
    headed = bool(before[0].kinds & HEADS) or bool(pieces[-1].kinds & LAST)
    whole = any(one.small and one.word in cues.JOINING for one in before)
    if word in cues.JOINING:
        known = whole and _is_head(before) and (knows(after[:1]) or knows(after[:2]))
        return known or (_is_head([before[-1]]) and word != "to")
    if word in ("and", ","):
        if any(one.kinds & NAMED for one in after[:1]):
            return False
        return (whole and headed) or _is_list(pieces) or (len(before) == 1 and _ends_body(pieces))
    return True


def _is_list(pieces: Pieces) -> bool:
    """Whether commas list what one body is for: Construction, Forestry and Mining Union."""
    commas = any(one.word == "," for one in pieces)
    return commas and _ends_body(pieces) and not any(one.kinds & NAMED for one in pieces)


def _ends_body(pieces: Pieces) -> bool:
    return bool(pieces[-1].kinds & LAST)


def knows(pieces: Pieces) -> bool:
    """Whether the lexicon knows a place of this name."""
    return "place_known" in cues.kinds_of(pieces)


def _is_head(pieces: Pieces) -> bool:
    return any(one.kinds & HEADS and "titles" not in one.kinds for one in pieces)
