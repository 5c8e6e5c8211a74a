"""Parts a run of words with a capital into names: at possessives, days, titles and joints."""

from collections.abc import Iterator
from itertools import pairwise

from builder.annotating import cues
from builder.annotating.joints import HEADS, LAST, NAMED, Part, Pieces, joined
from builder.annotating.lexicon import lexicon
from builder.annotating.runs import Run


def parts(run: Run) -> Iterator[Part]:
    """The parts of a run that may be names, in order."""
    for pieces, opens in _segments(_without_starters(run)):
        for part in _untitled(pieces, opens):
            yield from joined(part)


def _without_starters(run: Run) -> Run:
    """A run without what opens the sentence before it: "In Lima", "The Harbour Guild"."""
    pieces = run.pieces
    place = 0
    while run.opens and place < len(pieces) and _only_opens(pieces[place:]):
        place += 1
    return Run(pieces[place:], run.opens and place == 0)


def _only_opens(pieces: Pieces) -> bool:
    """Whether the first word opens the sentence and nothing else: "In", "Rival Afghan clans"."""
    if "starters" in pieces[0].kinds:
        return not _is_named(pieces)
    common = "common" in pieces[0].kinds and not pieces[0].kinds & (HEADS | {"titles", "no_names"})
    return common and len(pieces) > 1 and "demonyms" in pieces[1].kinds


def _segments(run: Run) -> Iterator[tuple[Pieces, bool]]:
    """A run, parted after possessives and at words that no name has."""
    begin = 0
    pieces = run.pieces
    for place, piece in enumerate(pieces):
        if _parts_names(pieces, place):
            yield pieces[begin:place], run.opens and begin == 0
            begin = place + 1
        elif piece.owns and not _owns_body(pieces, place):
            yield pieces[begin : place + 1], run.opens and begin == 0
            begin = place + 1
        elif place > begin and piece.capitals and "place_known" in piece.kinds:
            yield pieces[begin:place], run.opens and begin == 0  # "In Syria US forces"
            begin = place
    yield pieces[begin:], run.opens and begin == 0


def _parts_names(pieces: Pieces, place: int) -> bool:
    """Whether a word stands between two names: a day, or an acronym that is none."""
    piece = pieces[place]
    if "times" in piece.kinds:
        return not _goes_on(pieces, place)
    return "no_names" in piece.kinds and piece.capitals and "titles" not in piece.kinds


def _owns_body(pieces: Pieces, place: int) -> bool:
    """Whether a possessive is part of the name of a body: Workers' Union, People's Republic."""
    after = pieces[place + 1 : place + 4]
    if not after or after[0].small:
        return False
    plural = pieces[place].word.endswith("s") and not pieces[place].kinds & NAMED
    return "owners" in pieces[place].kinds or (plural and bool(after[0].kinds & LAST))


def _goes_on(pieces: Pieces, place: int) -> bool:
    """Whether a word of time begins the name of something: Sunday Times, Christmas Island."""
    after = pieces[place + 1 : place + 2]
    return bool(after) and bool(after[0].kinds & LAST)


def _untitled(pieces: Pieces, opens: bool) -> Iterator[Part]:
    """A segment without titles, parted where one stands."""
    headed = _headed(pieces)
    begin = place = 0
    titled = False
    while place < len(pieces):
        length = _title(pieces, place)
        if not length or ("royal" in pieces[place].kinds and (headed or _is_amid(pieces, place))):
            place += 1
            continue
        yield Part(pieces[begin:place], titled, opens and begin == 0)
        place += length
        if place < len(pieces) and pieces[place].small and pieces[place].word in cues.JOINING:
            complement = _complement(pieces, place + 1)
            yield Part(_ruled(pieces[place + 1 : complement]))
            place = complement
        begin, titled = place, True
    yield Part(pieces[begin:], titled, opens and begin == 0)


def _is_amid(pieces: Pieces, place: int) -> bool:
    """Whether a word that is a title too stands amid somebody's names: Hassan Sheikh Mohamud."""
    around = pieces[place - 1 : place + 2] if place else ()
    return len(around) == 3 and "given" in around[0].kinds and not around[2].small


def _title(pieces: Pieces, place: int) -> int:
    """How many words a title has that begins here; 0 for none."""
    known = lexicon("en").phrases.get(pieces[place].word, ())
    for phrase, kinds in known:
        if "titles" in kinds and phrase == tuple(
            piece.word for piece in pieces[place : place + len(phrase)]
        ):
            return len(phrase)
    ends = place > 0 and place + 1 == len(pieces)
    if pieces[place].owns:
        return 0
    return int("titles" in pieces[place].kinds and not (ends and pieces[place].kinds & LAST))


def _complement(pieces: Pieces, place: int) -> int:
    """Where the name begins after "Minister of …": at a given name, else at the end."""
    for index in range(place, len(pieces)):
        if "given" in pieces[index].kinds and index > place:
            return index
        ruled = index > place and "portfolios" in pieces[index - 1].kinds
        if ruled and "portfolios" not in pieces[index].kinds and not pieces[index].small:
            return index
    return len(pieces)


def _ruled(pieces: Pieces) -> Pieces:
    """Of what a title is of, that which may be a name: not "health"."""
    if all(piece.small or piece.kinds & {"portfolios", "demonyms"} for piece in pieces):
        return ()
    return pieces


def _headed(pieces: Pieces) -> bool:
    """Whether the words make the name of a body or place, by the first or last of them."""
    if len(pieces) < 2:
        return False
    return bool(pieces[-1].kinds & LAST) or any(
        one.kinds & HEADS
        and "titles" not in one.kinds
        and after.small
        and after.word in cues.JOINING
        for one, after in pairwise(pieces)
    )


def _is_named(pieces: Pieces) -> bool:
    return bool(pieces[0].kinds & {"given", "place_known"}) and len(pieces) > 1
