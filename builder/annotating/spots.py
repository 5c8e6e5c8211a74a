"""Finds in a text every place where a name may stand: its letters, its edges, its capitals."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Iterator
from typing import NamedTuple

from builder.annotating.names import Claim, Names
from builder.annotating.vocabulary import vocabulary
from builder.folding import APOSTROPHES, HYPHENS, Folded, article, fold, fold_name

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\S+")
"""Of the web or of mail: no name in it is said of anybody."""

ARTICLE_BEFORE = re.compile(r"(?:al[- ]*|(?:el|as|ash|ar|an|at|ad|adh|az)-[- ]*)\Z")
THE_BEFORE = re.compile(r"the +\Z")
"""Articles before a name in Latin letters, folded."""

JOINED = re.compile("^[وف]?(?:[بك]?ال|لل|[بلك])?(?=...)")
"""What is joined to a word in Arabic, its article included."""

SMALL = re.compile(r"(?<![\w])[a-z\u00df-\u00ff]+(?![\w])")
"""A word in small letters."""

DROPPED = frozenset("ءـ")
"""Letters that folding drops: at the end of a word they still belong to it."""

ENDS = frozenset(f"lLeE{HYPHENS}-")
"""What every one of them ends in, white space aside."""

NOTHING = fold("")
LONGEST_ARTICLE = 12
"""Code points that are looked at for one."""

SHORTEST_JOINED = 3
"""Letters of the shortest name before which anything but an article is joined."""

LONGEST_JOINED = 5
"""One letter more than can be joined to a word: a longer beginning is another word's."""

APOSTROPHE = frozenset(APOSTROPHES + "'")
UNSEEN = frozenset(map(chr, (0xAD, 0x61C, *range(0x200B, 0x2010), 0x2060, 0xFEFF)))
"""Characters that show nothing: they end no word."""

OPENING, CLOSING = frozenset("«\"“„‹'‘"), frozenset("»\"”“›'’")
AROUND = 40
"""Code points that are looked at on either side."""


class Spot(NamedTuple):
    """A place that a claim fits; ``exact`` where its article and ending are those of the name.

    ``doubtful`` is a surname that the document gives to somebody else as well.
    """

    start: int
    end: int
    claim: Claim
    exact: bool = True
    doubtful: bool = False
    article: int = 0
    """Code points of the article that it begins with, and of what stands after that."""


def spots(text: str, names: Names) -> list[Spot]:
    """All spots of a text, by where they start; those that overlap included."""
    folded = fold_name(text)
    found: list[Spot] = []
    for number, start, end in names.automaton.find_matches_as_indexes(
        folded.text, overlapping=True
    ):
        arabic, pattern, claims = names.patterns[number]
        if arabic:
            found += _arabic(folded, start, end, pattern, claims)
        else:
            found += _latin(text, folded, start, end, claims)
    found.sort(key=lambda spot: (spot.start, -spot.end))
    return _outside_addresses(text, found)


def _outside_addresses(text: str, found: list[Spot]) -> list[Spot]:
    if not any(mark in text for mark in ("://", "www.", "@")):
        return found
    spans = [match.span() for match in ADDRESS.finditer(text)]
    places = (bisect_right(spans, (spot.start, len(text))) - 1 for spot in found)
    return [
        spot
        for spot, place in zip(found, places, strict=True)
        if place < 0 or spans[place][1] <= spot.start
    ]


def _latin(
    text: str, folded: Folded, start: int, end: int, claims: tuple[Claim, ...]
) -> Iterator[Spot]:
    first, last = folded.span(start, end)
    if not _begins(text, first):
        return
    ends, plural = _ends(text, last)
    if not ends:
        return
    if not text[first:last].isascii() and folded.splits(start, end):
        return
    near = text[max(0, first - LONGEST_ARTICLE) : first]
    before = fold(near) if _may_end_article(near) else NOTHING
    handle = near.endswith("@")
    for claim in claims:
        if (plural and not claim.plural) or (handle and not _may_be_handle(claim)):
            continue
        if _has_capitals(text, folded, start, claim):
            if before is NOTHING and claim.article != "the":
                yield Spot(first, last + plural, claim, not (plural or claim.article))
            else:
                yield from _with_article(
                    text, before, Spot(first, last + plural, claim, not plural)
                )


def _may_end_article(near: str) -> bool:
    """Whether what stands before a name may end in an article, told at little cost."""
    last = near[-1:]
    if last.isspace():
        last = near.rstrip()[-1:]
    return last in ENDS or not last.isascii()


def _with_article(text: str, before: Folded, spot: Spot) -> Iterator[Spot]:
    """A spot, begun by the article that stands ``before`` it in the text."""
    claim, start = spot.claim, spot.start
    article = (THE_BEFORE if claim.article == "the" else ARTICLE_BEFORE).search(before.text)
    if article and claim.kind == "person" and not claim.article and "-" not in article[0]:
        article = None  # "Al" is somebody's name here
    if article:
        start -= len(before.source) - before.span(*article.span())[0]
        if not _begins(text, start):
            article, start = None, spot.start
        elif claim.article == "the" and text[start] == "t":
            start = spot.start  # the sentence's own
    if claim.article == "the" and claim.one_word:
        word = text[spot.start : spot.end]
        if not article or (word.isupper() and not text[start : spot.start].strip().isupper()):
            return  # a common word without it, or an acronym after one
    exact = spot.exact and (claim.article == "the" or bool(article) == bool(claim.article))
    yield spot._replace(start=start, exact=exact, article=spot.start - start)


def _has_capitals(text: str, folded: Folded, start: int, claim: Claim) -> bool:
    """Whether the text has a capital wherever the spelling has one."""
    return all(text[folded.origin(start + offset)].isupper() for offset in claim.capitals)


def _may_be_handle(claim: Claim) -> bool:
    """Whether a name may be an account's: those are of people and bodies, by whole names."""
    return claim.way == "name" and claim.kind in ("person", "organisation")


def _begins(text: str, first: int) -> bool:
    """Whether a word begins here."""
    place = first
    while place and text[place - 1] in UNSEEN:
        place -= 1
    if place == 0:
        return True
    before, here = text[place - 1], text[first]
    if before.isalnum():
        return _changes(before, here)
    if before in APOSTROPHE and place > 1 and text[place - 2].isalpha():
        return here.isupper()
    if before == "_":  # Markdown's emphasis, or a part of an account's name
        return not text[max(0, place - 2) : place - 1].isalnum()
    return not unicodedata.combining(before)


def _ends(text: str, last: int) -> tuple[bool, bool]:
    """Whether a word ends here, and whether it has the ending of a plural."""
    place = last
    while place < len(text) and text[place] in UNSEEN:
        place += 1
    if place == len(text):
        return True, False
    here, rest = text[place], text[place + 1 : place + 3]
    if here.isalnum():
        if here == "s" and place == last and not (rest[:1].isalnum() or rest[:1] == "_"):
            return True, True
        if text[last - 1] == "." and rest[:1] == ".":
            return False, False  # amid an acronym with points
        return _changes(text[last - 1], here), False
    if here in APOSTROPHE and rest[:1].isalpha():
        return (rest[0] in "sS" and not rest[1:].isalpha()) or rest[0].isupper(), False
    if here == "." and (rest[:1].islower() or (rest[:1].isdigit() and text[last - 1].isdigit())):
        return False, False
    return here != "_" or not rest[:1].isalnum(), False


def _changes(before: str, here: str) -> bool:
    """Whether two characters that touch belong to two words: captions are glued to sentences."""
    if before.isalpha() and here.isalpha():
        return (before.islower() and here.isupper()) or _is_arabic(before) != _is_arabic(here)
    return before.isalpha() != here.isalpha() and not here.islower()


def _is_arabic(character: str) -> bool:
    return character <= "\ufefc" and ("\u0600" <= character <= "\u077f" or character >= "\ufb50")


def is_word_in_capitals(text: str, first: int, last: int, small: Container[str]) -> bool:
    """Whether an acronym is a word as well, amid capitals that do not tell the two apart.

    ``small`` are the words that its document writes small.
    """
    around = text[max(0, first - AROUND) : first] + text[last : last + AROUND]
    if around.upper() != around or not any(map(str.isalpha, around)):
        return False
    word = text[first:last].lower()
    return word in vocabulary().words or word in small


class SmallWords(Container[str]):
    """The words of ``[start, end)`` of a text that are all small letters; looked for when one is
    first asked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._place = (text, start, end)
        self._words: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        if self._words is None:
            text, start, end = self._place
            self._words = frozenset(SMALL.findall(text, start, end))
        return word in self._words


def _arabic(
    folded: Folded, start: int, end: int, pattern: str, claims: tuple[Claim, ...]
) -> Iterator[Spot]:
    flat = folded.text
    if end < len(flat) and (_is_letter(flat[end]) or _counts_on(flat[end - 1], flat[end])):
        return
    word = start
    while word > start - LONGEST_JOINED and word and _is_letter(flat[word - 1]):
        word -= 1
    joined = flat[word:start]
    for claim in claims:
        letters = article(joined, bool(claim.article), pattern)
        if letters is not None and (letters == len(joined) or len(pattern) >= SHORTEST_JOINED):
            first, last = folded.span(start - letters, end)
            while last < len(folded.source) and _is_dropped(folded.source[last]):
                last += 1
            if not claim.quoted or _is_quoted(folded.source, first, last):
                yield Spot(first, last, claim)


def _is_dropped(character: str) -> bool:
    return character in DROPPED or unicodedata.combining(character) > 0


def _counts_on(last: str, here: str) -> bool:
    return last.isdigit() and here.isdigit()


def _is_letter(character: str) -> bool:
    return character.isalpha() and _is_arabic(character)


def _is_quoted(text: str, first: int, last: int) -> bool:
    """Whether a name stands in quotation marks, after its genre, or alone on its line."""
    line = text[max(0, first - AROUND) : first].rpartition("\n")[2]
    before = line.split()
    if not before and not text[last : last + AROUND].partition("\n")[0].strip():
        return True
    if line[-1:] in OPENING and text[last : last + 1] in CLOSING:
        return True
    return bool(before) and JOINED.sub("", fold_name(before[-1]).text) in vocabulary().genres
