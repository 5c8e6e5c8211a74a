"""Finds what looks like a name in a text in Arabic letters, which have no capitals: by given
names, titles, and the nouns that bodies and places begin with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from builder.annotating.arabic_bodies import body, place_after_noun
from builder.annotating.arabic_people import bare, person, spoken, titled
from builder.annotating.arabic_words import (
    BODY,
    COMMON,
    GIVEN,
    PLACE,
    Found,
    Word,
    adjacent,
    words,
)
from builder.annotating.lexicon import english_names, lexicon
from builder.entity import Kind
from builder.folding import fold_name, name_key
from builder.model import Candidate


def candidates(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The candidates of a block, ``[start, end)`` of a text; none overlap."""
    some = words(text, start, end)
    place = 0
    while place < len(some):
        for rule in _rules(some[place].kinds):
            found = rule(some, place)
            if found is not None:
                break
        else:
            place += 1
            continue
        yield _candidate(text, some, found)
        place = found.lasts[0] + 1


def _candidate(text: str, some: Sequence[Word], found: Found) -> Candidate:
    first = some[found.first]
    ends = tuple(some[last].end for last in found.lasts)
    keys = tuple(name_key(_written(text, first, end)) for end in ends)
    inner = ""
    if found.inner is not None:
        inner = name_key(_written(text, some[found.first + 1], some[found.inner].end))
    english = ""
    if found.sign == "known-place":
        english = english_names().get(fold_name(_written(text, first, ends[0])).text, "")
    return Candidate(
        first.start,
        ends,
        keys,
        found.sign,
        found.kind,
        found.weight,
        found.strong,
        inner=inner,
        same=name_key(english),
    )


def _written(text: str, first: Word, end: int) -> str:
    """A name as it is written by itself: its article has its alef back."""
    words = text[first.start : end]
    return f"ا{words}" if first.definite and words.startswith("ل") else words


def _said(word: Word) -> str:
    return f"ال{word.stem}" if word.definite else word.stem


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """The names of several words that the lexicon knows, by their first, the longest first."""
    kinds: tuple[tuple[frozenset[str], Kind], ...] = (
        (BODY, "organisation"),
        (PLACE, "place"),
    )
    found: dict[str, tuple[tuple[tuple[str, ...], Kind], ...]] = {}
    for first, phrases in lexicon("ar").phrases.items():
        known = tuple((phrase, kind) for phrase, of in phrases for some, kind in kinds if of & some)
        if known:
            found[first] = known
    return found


def _known(some: Sequence[Word], place: int) -> Found | None:
    """A place or body that the lexicon knows."""
    word = some[place]
    for phrase, kind in _phrases().get(_said(word), ()):
        said = tuple(map(_said, adjacent(some, place, len(phrase))))
        if said == phrase:
            return _of(kind, place, place + len(phrase) - 1)
    if word.kinds & BODY:
        return _of("organisation", place, place)
    return _of("place", place, place) if word.kinds & PLACE else None


def _of(kind: Kind, first: int, last: int) -> Found:
    sign = "known-place" if kind == "place" else "known-body"
    return Found(first, (last,), sign, kind, 4)


def _letters(some: Sequence[Word], place: int) -> Found | None:
    """Single letters in a row, as agencies are called: two to four of them."""
    length = 0
    for word in adjacent(some, place, 5):
        if "letter" not in word.kinds:
            break
        length += 1
    if 2 <= length <= 4:
        return Found(place, (place + length - 1,), "capitals", "organisation", 2)
    return None


def _near(some: Sequence[Word], place: int) -> Found | None:
    """A word that nothing knows after "in" or "from": a place, if other texts say so too."""
    word = some[place]
    within = place > 0 and word.follows and "within" in some[place - 1].kinds
    if word.kinds & {"bound", "kunya"}:
        return None
    if not ((within and not word.joined) or word.joined in ("ب", "ل")):
        return None
    near = adjacent(some, place, 2)
    second = len(near) > 1 and near[1].free and not near[1].joined and not near[1].definite
    lasts = (place + 1, place) if second and not word.definite else (place,)
    return Found(place, lasts, "preposition", "place", 1, strong=False)


def _doubtful(some: Sequence[Word], place: int) -> Found | None:
    """A place whose name is a common word, after "in" or "to"."""
    word = some[place]
    if "place_doubtful" not in word.kinds:
        return None
    within = place > 0 and word.follows and "within" in some[place - 1].kinds
    if within or word.joined[-1:] in ("ب", "ل"):
        return Found(place, (place,), "preposition", "place", 2)
    return None


Rule = Callable[[Sequence[Word], int], Found | None]
RULES: tuple[tuple[frozenset[str], Rule], ...] = (
    (PLACE | BODY | {"begins"}, _known),
    (frozenset({"place_doubtful"}), _doubtful),
    (frozenset({"letter"}), _letters),
    (GIVEN | {"kunya"}, person),
    (frozenset({"bodies", "bodies_definite"}), body),
    (frozenset({"settlements", "places"}), place_after_noun),
    (frozenset({"speech"}), spoken),
    (frozenset({"titles", "demonyms"}), titled),
    (frozenset({"unknown"}), _near),
    (frozenset({"unknown"}), bare),
)
"""The kinds of words that each rule is asked at, in the order in which they are asked."""


@cache
def _rules(kinds: frozenset[str]) -> tuple[Rule, ...]:
    """The rules to ask at a word of some kinds; of one that nothing is known of, those for it."""
    some = kinds if kinds & COMMON else kinds | {"unknown"}
    return tuple(rule for at, rule in RULES if at & some)
