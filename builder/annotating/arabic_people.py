"""Finds names of people in Arabic letters: by given names, titles, origins and verbs of speech."""

from collections.abc import Sequence

from builder.annotating.arabic_words import COMMON, ENDS, GIVEN, PLACE, Found, Word

OFFICE = frozenset({"titles", "portfolios"})
"""Kinds of words of an office, which stands beside a name and is no part of it."""

COMMONEST = frozenset({"common", "demonyms"})
"""Kinds of common words that may still be the surname directly after a given name."""

MOST = 5
"""Words of the longest name of a person."""

REACH = 6
"""Words between a title and its name, at most."""


def person(some: Sequence[Word], place: int) -> Found | None:
    """A given name and what follows it."""
    word = some[place]
    if "kunya" in word.kinds and _is_kunya(some, place):
        return Found(place, _extent(some, place), "given-name", "person", 3)
    if not word.kinds & GIVEN or word.kinds & (ENDS | {"bound", "portfolios"}):
        return None
    if word.definite and "given" not in word.kinds:
        return None
    titled = _is_titled(some, place)
    if "given" not in word.kinds and not titled and not _is_given(some, place + 1):
        return None
    lasts = _extent(some, place)
    if lasts == (place,):
        return Found(place, lasts, "given-name", "person", 1, strong=False)
    return Found(place, lasts, "title" if titled else "given-name", "person", 3)


def _is_titled(some: Sequence[Word], place: int) -> bool:
    """Whether a title stands before a name, with what it is of between: definite words."""
    for index in range(place - 1, max(place - 1 - REACH, -1), -1):
        before = some[index]
        if not some[index + 1].follows:
            return False
        if "titles" in before.kinds or (index == place - 1 and before.kinds & OFFICE):
            return True
        if not before.definite or before.joined:
            return False
    return False


def _is_kunya(some: Sequence[Word], place: int) -> bool:
    """Whether "father of" or "servant of" begins a name: it governs the next word."""
    after = some[place + 1] if place + 1 < len(some) else None
    if after is None or not after.follows or after.joined:
        return False
    return bool(after.kinds & GIVEN) or (
        "stops" not in some[place].kinds and (after.definite or after.free)
    )


def _is_given(some: Sequence[Word], place: int) -> bool:
    after = some[place] if place < len(some) else None
    return after is not None and after.follows and bool(after.kinds & {"given", "bound"})


def _extent(some: Sequence[Word], place: int) -> tuple[int, ...]:
    """Where a person's name that begins here may end, the longest first."""
    last = sure = place
    for index in range(place + 1, min(place + MOST, len(some))):
        word, bound = some[index], "bound" in some[index - 1].kinds
        if not word.follows or (not bound and _stands_apart(word)):
            break
        length = index - place
        known = word.kinds & (GIVEN | {"bound"}) or ("amid" in word.kinds and length < 3)
        if bound or known or _is_nisba(word, length):
            last = sure = index
        elif length < 4 and (_may_be_surname(word) if word.definite else word.free):
            last = index
            sure = index if length == 1 else sure
        elif length == 1 and not word.definite and not word.kinds & (COMMON - COMMONEST):
            last = index  # a common word too, perhaps: where it recurs, it is the surname
            break
        else:
            break
    while last > place and "bound" in some[last].kinds:
        last -= 1
    return tuple(range(last, max(min(sure, last), place) - 1, -1))


def _stands_apart(word: Word) -> bool:
    """Whether a word is none of the name before it: "and", "to" or an article joined to it, or
    it ends any name."""
    return bool(word.kinds & ENDS) or (
        bool(word.joined) and (word.definite or word.joined[0] not in "بك")
    )


def _is_nisba(word: Word, length: int) -> bool:
    """Whether a word is a surname made of an origin: directly after a given name."""
    return word.definite and word.stem.endswith("ي") and length == 1


def _may_be_surname(word: Word) -> bool:
    """Whether a word with its article may be a surname: nothing else is known of it, or it is made
    of an origin."""
    if word.kinds & OFFICE and "demonyms" not in word.kinds:
        return False
    return word.stem.endswith("ي") or not word.kinds & (COMMON - {"common"})


def titled(some: Sequence[Word], place: int) -> Found | None:
    """A title or an origin, what it is of, and a name that nothing else tells."""
    word = some[place]
    if not word.kinds & {"titles"} and not (word.definite and "demonyms" in word.kinds):
        return None
    for index in range(place + 1, min(place + REACH, len(some))):
        one = some[index]
        if not one.follows or one.kinds & (ENDS | GIVEN | PLACE | {"bodies"}):
            return None
        if one.free and not one.definite and not one.joined:
            return _after_title(some, index, direct=index == place + 1 and word.definite)
        if not (one.definite or one.kinds & OFFICE) or one.joined:
            return None
    return None


def _after_title(some: Sequence[Word], index: int, direct: bool) -> Found | None:
    """A name of two bare words or more; of one only where the title directly before it is
    definite and says nothing of a thing."""
    lasts = _extent(some, index)
    if lasts[0] > index:
        return Found(index, lasts, "title", "person", 3)
    if not direct or "titles" not in some[index - 1].kinds or _may_be_verb(some[index].stem):
        return None
    return Found(index, lasts, "title", "person", 2)


def _may_be_verb(stem: str) -> bool:
    """Whether a bare word has the beginning of a verb in the present or future."""
    return stem.startswith(("سي", "ست", "سن")) or (stem[0] in "يتن" and len(stem) < 5)


def spoken(some: Sequence[Word], place: int) -> Found | None:
    """Who says something: bare words that nothing knows, between a verb of speech and "that"; or
    two after what says what somebody is."""
    first = place + 1
    while first < min(len(some), place + 4) and some[first].follows and _says_what(some[first]):
        first += 1
    if first < len(some) and some[first].kinds & (GIVEN | {"kunya"}):
        return None  # a given name speaks for itself
    index = first
    while index < min(len(some), first + 4) and some[index].follows and _is_bare(some[index]):
        index += 1
    if index - first > 1:
        lasts = tuple(range(index - 1, first, -1))
        return Found(first, lasts, "speech", "person", 2)
    ends = index == len(some) or not some[index].follows or "that" in some[index].kinds
    if index == first or first > place + 1 or not ends:
        return None
    return Found(first, (first,), "speech", "person", 2, strong=False)


def _says_what(word: Word) -> bool:
    """Whether a word says what somebody is: "the economist"."""
    return word.definite and not word.joined and not word.free


def _is_bare(word: Word) -> bool:
    """Whether nothing is known of a word without an article: it may be a foreign name."""
    alone = not word.definite and not word.joined and len(word.stem) > 2
    return word.free and alone and not word.kinds & {"bound", "kunya"}


def bare(some: Sequence[Word], place: int) -> Found | None:
    """Bare words that nothing knows: a foreign name, if other texts have it too."""
    lasts = []
    for index in range(place, min(place + 3, len(some))):
        if not _is_bare(some[index]) or (index > place and not some[index].follows):
            break
        lasts.append(index)
    if len(lasts) > 1:
        return Found(place, tuple(reversed(lasts[1:])), "unknown", "person", 1, strong=False)
    return Found(place, (place,), "unknown", "other", 0, strong=False) if lasts else None
