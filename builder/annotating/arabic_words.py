"""Reads the words of a text in Arabic letters: what is joined to them, and what they are."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from builder.annotating.lexicon import NONE, lexicon
from builder.entity import Kind
from builder.folding import UNSEEN, fold_name, is_definite

WORD = re.compile("[\u0620-\u065f\u0670-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+")
JOINED = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
"""What may be joined to a word: single letters first."""

SHORTEST_JOINED = 4
"""Letters of the shortest word that nothing knows of which the first is taken for "and"."""

OWNED = ("ته", "تها", "تهم", "اته", "اتها")
"""Endings of nouns that somebody has: what ends so is no name."""

TANWIN = ("\u0627\u064b", "\u064b\u0627")
"""The ending of an indefinite accusative."""

ENDINGS = ("ات", "ون", "ين", "ان", "يه", "ه", "ها", "هم", "نا", "ا", "ي", "تين", "تان", "وا", "هما")
"""Of words that are no names, and of adjectives."""

EXACT = {"علي": frozenset({"given"}), "على": frozenset({"stops"}), "منى": frozenset({"given"})}
"""Words that folding makes one, and that are told apart by how they are written."""

SPACES = ("", " ", "\u00a0", "\n")
GAPS = frozenset(one + other for one in SPACES for other in SPACES[:3]) - {""} | {" \n", " \n "}
"""What mostly stands between two words of one name."""

BLANK = re.compile(rf"[{UNSEEN}]*[ \u00a0\t\n][ {UNSEEN}]*")
"""All that may."""

BARE = frozenset(
    {"verbs", "stops", "speech", "times", "given", "given_doubtful", "place_known", "bodies"}
    | {"settlements", "places"}
)
"""Kinds of words that they are not with an article."""

ENDED = frozenset({"common", "demonyms", "titles", "verbs"})
"""Kinds of words that are told without their endings."""

COMMON = frozenset(
    {"common", "stops", "verbs", "speech", "times", "titles", "portfolios", "demonyms"}
    | {"bodies", "bodies_definite", "settlements", "places"}
)
"""Kinds of words that are no names by themselves."""

GIVEN = frozenset({"given", "given_doubtful"})
PLACE = frozenset({"place_known"})
BODY = frozenset({"bodies_alone"})
ENDS = frozenset({"stops", "verbs", "speech"})


class Reading(NamedTuple):
    """A word without what is joined to it: how many letters that are, and what the lexicon says.

    ``stem`` is folded and has no article; ``definite`` where it had one.
    """

    joined: int
    stem: str
    definite: bool
    kinds: frozenset[str]


class Word(NamedTuple):
    """A word of a text; ``start`` is where it begins without what is ``joined`` to it.

    ``follows`` where nothing but a space stands between it and the word before.
    """

    start: int
    end: int
    follows: bool
    joined: str
    stem: str
    definite: bool
    kinds: frozenset[str]

    @property
    def free(self) -> bool:
        """Whether nothing is known of it: it may be a name."""
        return not self.kinds & COMMON


class Found(NamedTuple):
    """A name among words: the first and, longest first, the last of each reading of it.

    ``inner`` is the last word of a name that stands after the first, which says what it is.
    """

    first: int
    lasts: tuple[int, ...]
    sign: str
    kind: Kind
    weight: int
    strong: bool = True
    inner: int | None = None


def words(text: str, start: int, end: int) -> list[Word]:
    """The words in Arabic letters of ``[start, end)`` of a text."""
    found: list[Word] = []
    last = start
    for match in WORD.finditer(text, start, end):
        raw = match[0]
        joined, stem, definite, kinds = read(raw)
        if not stem:
            continue  # a tatweel as a dash, a hamza or a mark alone: what it parts does not follow
        begin, stop = match.span()
        gap = text[last:begin]
        follows = last > start and (gap in GAPS or BLANK.fullmatch(gap) is not None)
        # _make, which is in C: a Word for each word of each text
        word = _word((begin + joined, stop, follows, raw[:joined], stem, definite, kinds))
        if follows and word.joined and "kunya" in found[-1].kinds:
            word = word._replace(start=begin, joined="", kinds=NONE)  # "father of" governs it all
        if follows and not kinds and raw[0] == "و" and _may_be_name(found[-1]):
            word = _without_and(word)
        found.append(word)
        last = stop
    return found


def _may_be_name(word: Word) -> bool:
    return not word.kinds or bool(word.kinds & (GIVEN | PLACE | BODY))


def _without_and(word: Word) -> Word:
    """A word that nothing knows, after a name: "and" is joined to it, rather than part of it."""
    if word.end - word.start < SHORTEST_JOINED or word.stem.startswith("وو"):
        return word
    bare = _read(word.stem[1:])
    return word._replace(
        start=word.start + 1, joined="و", stem=bare.stem, definite=bare.definite, kinds=bare.kinds
    )


_word = Word._make


@lru_cache(maxsize=300_000)
def read(raw: str) -> Reading:
    """A word as it is most likely to be read; ``joined`` counts letters as they are written."""
    for joined in ("", "و", "ف"):
        if raw.startswith(joined) and raw[len(joined) :] in EXACT:
            bare = raw[len(joined) :]
            return Reading(len(joined), fold_name(bare).text, False, EXACT[bare])
    folded = fold_name(raw)
    if raw.endswith(TANWIN):  # "as a people": of a noun, rather than a name
        return Reading(0, folded.text, False, frozenset({"common"}))
    found = _read(folded.text) if folded.text else Reading(0, "", False, NONE)
    if not found.joined:
        return found
    return found._replace(joined=folded.origin(found.joined))


def _read(word: str) -> Reading:
    """A folded word."""
    known = lexicon("ar").kinds
    if word in known or len(word) < 3:
        return _reading(0, word)
    for joined in JOINED:
        if not word.startswith(joined):
            continue
        rest = word[len(joined) :]
        if joined[-1] == "ل" and rest.startswith("ل") and len(rest) > 3:  # the article
            return Reading(len(joined), rest[1:], True, _kinds(rest[1:], True))
        if is_definite(rest) or (rest in known and len(rest) > 2):
            return _reading(len(joined), rest)
    for joined in JOINED[:5]:
        rest = word.removeprefix(joined)
        if rest != word and len(rest) > 4 and _kinds(rest, False) & ENDED:
            return Reading(1, rest, False, _kinds(rest, False))
    return _reading(0, word)


def _reading(joined: int, word: str) -> Reading:
    if len(word) == 1:
        return Reading(joined, word, False, lexicon("ar").of(word) | {"letter"})
    if not is_definite(word):
        return Reading(joined, word, False, _kinds(word, False))
    return Reading(joined, word[2:], True, _kinds(word[2:], True))


def _kinds(stem: str, definite: bool) -> frozenset[str]:
    """What a word is, by itself or without an ending of its gender, number or owner.

    With an article it is a noun or an adjective, and a name only where it is one with it.
    """
    table = lexicon("ar")
    found = table.of(stem)
    if definite:
        found = table.of(f"ال{stem}") | (found - BARE)
    if found - {"begins"}:
        return found
    if not definite and len(stem) > 5 and stem.endswith(OWNED):
        return found | {"common"}
    for ending in ENDINGS:
        bare = stem.removesuffix(ending)
        if bare != stem and len(bare) > 2:
            for form in (bare, bare + "ه", bare + "ي"):
                kinds = table.of(form) & ENDED
                if kinds:
                    return found | (kinds - BARE if definite else kinds)
    return found


def adjacent(some: Sequence[Word], place: int, count: int) -> Sequence[Word]:
    """The ``count`` words from a place on, or fewer where one does not follow the one before."""
    near = some[place : place + count]
    for index in range(1, len(near)):
        if not near[index].follows:
            return near[:index]
    return near
