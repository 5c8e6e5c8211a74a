"""Finds names of bodies and places in Arabic letters: by the nouns that they begin with."""

from collections.abc import Sequence

from builder.annotating.arabic_words import ENDS, GIVEN, PLACE, Found, Word

LONGEST = 8
"""Words of the longest name of a body or place."""

STOPS = frozenset({"stops"})
PLURAL = ("ي", "ات", "ين")
"""Endings of several people: a body of drivers, and not its driver."""

MOST_BARE = 3
"""Words without an article in a row: "chamber of industry of Aleppo"."""


def body(some: Sequence[Word], place: int) -> Found | None:
    """The noun that a body's name begins with, and what follows it."""
    word = some[place]
    if word.definite and "bodies_definite" in word.kinds:
        follows = place + 1 < len(some) and _is_adjective(some[place + 1], word)
        lasts = _lasts(some, place) if follows else ()
    else:
        lasts = _lasts(some, place) if "bodies" in word.kinds and not word.definite else ()
    if not lasts:
        return None
    return Found(place, lasts, "body-word", "organisation", 3, inner=_inner(some, place, lasts))


def _inner(some: Sequence[Word], place: int, lasts: tuple[int, ...]) -> int | None:
    """Where the name ends that the noun at ``place`` says something of: "newspaper Le Monde"."""
    named = some[place + 1 : lasts[-1] + 1]
    return lasts[-1] if not any(word.kinds or word.joined for word in named) else None


def _is_adjective(word: Word, noun: Word) -> bool:
    """Whether a definite word may be said of the noun before it: not a masculine one of a feminine
    noun."""
    agrees = not noun.stem.endswith("ه") or word.stem.endswith("ه")
    alone = word.follows and word.definite and not word.joined
    return alone and agrees and not word.kinds & ENDS


def _lasts(some: Sequence[Word], place: int) -> tuple[int, ...]:
    """Where the name may end that a noun at ``place`` begins, the longest first: words that it
    governs, their adjectives, and what it is for."""
    lasts: list[int] = []
    bare = 0
    open_ = True  # until a definite word closes what the noun before it governs
    for index in range(place + 1, min(place + LONGEST, len(some))):
        word = some[index]
        if not word.follows or word.kinds & (STOPS if word.joined else ENDS):
            break
        if word.joined:
            if not ((lasts or bare) and _goes_on(some, index)):
                break
            open_ = not word.definite
        elif not word.definite:
            bare += 1
            if bare > MOST_BARE or not open_ or _begins_another(word, bool(lasts)):
                break
        if word.definite:
            open_ = False
        if _may_end(some, place, index):
            lasts.append(index)
    return tuple(reversed(lasts))


def _begins_another(word: Word, named: bool) -> bool:
    """Whether a bare word is a title, or the given name of who stands after the body."""
    office = "titles" in word.kinds and not word.stem.endswith(PLURAL)
    return not word.kinds & PLACE and (
        office or "times" in word.kinds or (named and "given" in word.kinds)
    )


def _goes_on(some: Sequence[Word], index: int) -> bool:
    """Whether a joined word tells what a body is for: "for the railways", "and the arts"."""
    word = some[index]
    if word.joined[-1] == "ل":
        after = [one for one in some[index + 1 : index + 3] if one.follows and not one.joined]
        return word.definite or any(one.definite or one.kinds & PLACE for one in after)
    return word.joined == "و" and word.definite and some[index - 1].definite


def _may_end(some: Sequence[Word], place: int, index: int) -> bool:
    """Whether a name of a body or place may end with a word."""
    word = some[index]
    if word.kinds & (PLACE | {"bodies_alone"}):
        return True
    if word.definite:
        alone = index == place + 1 and not some[place].definite
        return not (alone and word.kinds & {"bodies_definite", "bodies"})
    return (word.free or bool(word.kinds & GIVEN)) and not word.joined


def place_after_noun(some: Sequence[Word], place: int) -> Found | None:
    """The noun that a place's name begins with, or that stands before one, and the name."""
    kinds = some[place].kinds
    if "settlements" in kinds and place + 1 < len(some):
        last = _settlement(some, place)
        if last > place:
            lasts = tuple(range(last, place, -1))
            return Found(place + 1, lasts, "place-word", "place", 3)
    if "places" in kinds and not some[place].definite:
        lasts = _lasts(some, place)
        if lasts:
            inner = _inner(some, place, lasts)
            return Found(place, lasts, "place-word", "place", 3, inner=inner)
    return None


def _settlement(some: Sequence[Word], place: int) -> int:
    """Where the name of a settlement ends that begins after ``place``: one word that is no noun
    or adjective, and a second one of the same sort."""
    last = place
    for index in range(place + 1, min(place + 3, len(some))):
        word = some[index]
        bound = "bound" in some[index - 1].kinds
        named = word.free or bound or bool(word.kinds & (PLACE | GIVEN | {"bound"}))
        if not word.follows or word.joined or not named:
            break
        if index > place + 1 and word.definite != some[index - 1].definite and not bound:
            break
        last = index
    return last
