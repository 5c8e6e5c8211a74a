"""Finds in a text every place where a name may stand: its letters, its edges, its capitals."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from builder.annotating.names import Claim, Names
from builder.annotating.vocabulary import vocabulary
from builder.folding import APOSTROPHES, Folded, article, fold_name

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\S+")
"""Of the web or of mail: no name in it is said of anybody."""

BEFORE = re.compile(r"(?<![^\W_])(?:al[- ]?|(?:el|as|ash|ar|an|at|ad|adh|az)-)\Z", re.IGNORECASE)
"""An article before a name in Latin letters."""

JOINED = re.compile("^[وف]?(?:[بك]?ال|لل|[بلك])?(?=...)")
"""What is joined to a word in Arabic, its article included."""

SMALL = re.compile(r"(?<![\w])[a-z\u00df-\u00ff]+(?![\w])")
"""A word in small letters."""

DROPPED = frozenset("ءـ")
"""Letters that folding drops: at the end of a word they still belong to it."""

LONGEST_ARTICLE = 4
LONGEST_JOINED = 5
"""One letter more than can be joined to a word: a longer beginning is another word's."""

APOSTROPHE = frozenset(APOSTROPHES + "'")
OPENING, CLOSING = frozenset("«\"“„‹'‘"), frozenset("»\"”“›'’")
AROUND = 40
"""Code points that are looked at on either side."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a claim fits; ``exact`` where its article and ending are those of the name.

    ``doubtful`` is a surname that the document gives to somebody else as well.
    """

    start: int
    end: int
    claim: Claim
    exact: bool = True
    doubtful: bool = False


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
    begin, the = _article(text, first), text[max(0, first - 4) : first] == "The "
    handle = text[first - 1 : first] == "@"
    for claim in claims:
        if (plural and not claim.plural) or (handle and not _may_be_handle(claim)):
            continue
        if _has_capitals(text, folded, start, claim) and (
            not _is_claimed_word(text, first, last, claim)
        ):
            exact = not plural and (begin < first) == (claim.article == "al")
            opening = first - len("The ") if the and claim.article == "the" else begin
            yield Spot(opening, last + plural, claim, exact)


def _article(text: str, first: int) -> int:
    """Where the article begins that stands before a name; the name itself, where none does."""
    touching, before = text[first - 1 : first], text[first - 2 : first - 1]
    if touching != "-" and touching not in "lL" and not (touching == " " and before in "lL"):
        return first
    article = BEFORE.search(text, max(0, first - LONGEST_ARTICLE), first)
    return article.start() if article else first


def _has_capitals(text: str, folded: Folded, start: int, claim: Claim) -> bool:
    """Whether the text has a capital wherever the spelling has one."""
    return all(text[folded.origin(start + offset)].isupper() for offset in claim.capitals)


def _may_be_handle(claim: Claim) -> bool:
    """Whether a name may be an account's: those are of people and bodies, by whole names."""
    return claim.way == "name" and claim.kind in ("person", "organisation")


def _begins(text: str, first: int) -> bool:
    """Whether a word begins here."""
    if first == 0:
        return True
    before, here = text[first - 1], text[first]
    if before.isalnum():
        return _changes(before, here)
    if before in APOSTROPHE and first > 1 and text[first - 2].isalpha():
        return here.isupper()
    return before != "_"


def _ends(text: str, last: int) -> tuple[bool, bool]:
    """Whether a word ends here, and whether it has the ending of a plural."""
    if last == len(text):
        return True, False
    here, rest = text[last], text[last + 1 : last + 3]
    if here.isalnum():
        if here == "s" and not (rest[:1].isalnum() or rest[:1] == "_"):
            return True, True
        return _changes(text[last - 1], here), False
    if here in APOSTROPHE and rest[:1].isalpha():
        return (rest[0] in "sS" and not rest[1:].isalpha()) or rest[0].isupper(), False
    if here == "." and rest[:1].islower():
        return False, False
    return here != "_", False


def _changes(before: str, here: str) -> bool:
    """Whether two characters that touch belong to two words: captions are glued to sentences."""
    if before.isalpha() and here.isalpha():
        return (before.islower() and here.isupper()) or _is_arabic(before) != _is_arabic(here)
    return before.isalpha() != here.isalpha() and not here.islower()


def _is_arabic(character: str) -> bool:
    return "\u0600" <= character <= "\u06ff" or character >= "\ufb50"


def _is_claimed_word(text: str, first: int, last: int, claim: Claim) -> bool:
    all_capitals = claim.one_word and len(claim.capitals) == last - first
    return all_capitals and is_word_in_capitals(text, first, last)


def is_word_in_capitals(text: str, first: int, last: int) -> bool:
    """Whether an acronym is a word as well, amid capitals that do not tell the two apart."""
    around = text[max(0, first - AROUND) : first] + text[last : last + AROUND]
    if around.upper() != around or not any(map(str.isalpha, around)):
        return False
    word = text[first:last].lower()
    return word in vocabulary().words or is_written(text, word)


def is_written(text: str, word: str) -> bool:
    """Whether a word in small letters stands in a text."""
    return word in _small_words(text)


@lru_cache(maxsize=2)  # of one text after the other
def _small_words(text: str) -> frozenset[str]:
    return frozenset(SMALL.findall(text))


def _arabic(
    folded: Folded, start: int, end: int, pattern: str, claims: tuple[Claim, ...]
) -> Iterator[Spot]:
    flat = folded.text
    if end < len(flat) and (_is_letter(flat[end]) or _goes_on(flat[end - 1], flat[end])):
        return
    word = start
    while word > start - LONGEST_JOINED and word and _is_letter(flat[word - 1]):
        word -= 1
    joined = flat[word:start]
    for claim in claims:
        if joined and claim.one_word and len(pattern) < 3:
            continue
        letters = article(joined, bool(claim.article), pattern)
        if letters is not None:
            first, last = folded.span(start - letters, end)
            while folded.source[last : last + 1] in DROPPED:
                last += 1
            if not claim.quoted or _is_quoted(folded.source, first, last):
                yield Spot(first, last, claim)


def _goes_on(last: str, here: str) -> bool:
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
