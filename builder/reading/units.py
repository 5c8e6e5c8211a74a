"""Cuts a text into units: a line each, but hard-wrapped lines joined and glued captions parted.

A unit is the smallest thing that gets a role; it becomes a block. What a line looks like by
itself is measured once, here, and every rule of segmentation reads it from the unit.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from builder import lines

STOPS = ".!?…؟۔。！？"
CLOSERS = "\"'”’»«)]›*_\u200f\u200e "
SENTENCE = 7
"""Words of a line that ends as a sentence does, from which it is taken for one."""

LINE = 28
"""Words of a line that could be a title."""

BEGINNING = 120
"""Code points of a line that are compared with what pages say."""

WORD = re.compile(r"\w+")
WRAPPED = range(40, 101)
"""Code points of the longest line of a hard-wrapped text (RFC 3676 advises 78)."""

JOINED = re.compile(r"[A-Z](?<=[a-zß-ÿ”’\"»)][A-Z])")
BRACKETED = re.compile(r"\)(?=[^\W\d_A-Z])")
"""Where a small letter, or a bracket, meets the next sentence's first letter."""

NEAR = 200
"""Code points on either side of a joint that are looked at."""

MOST_JOINTS = 50
"""Places where a small letter meets a capital that are looked at."""

CREDIT = re.compile(r"\([^()\n]{2,80}\)\Z")
LEFT_WORD = re.compile(r"[^\W\d_]+\Z")
RIGHT_WORD = re.compile(r"[^\W\d_]+")


class Unit(msgspec.Struct, frozen=True):
    """A run ``[start, end)`` of a text, trimmed, and what it looks like by itself."""

    start: int
    end: int
    text: str
    words: int
    stopped: bool
    """Whether it ends as a sentence does."""

    gap: bool
    """Whether a blank line stands before it, or nothing at all."""

    joined: bool
    """Whether the next unit stands on the same line, without a space between."""

    said: tuple[str, ...]
    """The words of a line of LINE words at most, without case and signs; of a longer one, none."""

    prose: bool
    """Whether it reads like a sentence or several."""

    small: str
    """Its first BEGINNING code points in small letters."""


def units(text: str, cuts: Sequence[int] = ()) -> tuple[Unit, ...]:
    """The units of a text in order, none of them across a cut; between them there are blanks."""
    joints = _joints(text)
    edges = sorted({*joints, *cuts})
    found: list[Unit] = []
    for start, end, gap in _runs(text):
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)] if edges else ()
        for first, last in itertools.pairwise((start, *inner, end)):
            raw = text[first:last]
            body = raw.strip()
            if body:
                begin = first + (len(raw) - len(raw.lstrip()) if raw[0].isspace() else 0)
                joined = last < end and last in joints
                found.append(_unit(begin, body, gap, joined))
            gap = False
    return tuple(found)


def _unit(start: int, body: str, gap: bool, joined: bool) -> Unit:
    words = count(body)
    said = words_of(body) if words <= LINE else ()
    ends = stopped(body)
    prose = ends and words >= SENTENCE
    small = body[:BEGINNING].lower()
    return Unit(start, start + len(body), body, words, ends, gap, joined, said, prose, small)


def words_of(text: str) -> tuple[str, ...]:
    """The words by which lines are compared: without case and signs."""
    return tuple(WORD.findall(text.casefold().replace("’", "").replace("'", "")))


def count(body: str) -> int:
    """How many words; of scripts that set no spaces two characters count as one."""
    spaces = body.count(" ")
    if len(body) > 25 * (spaces + 1) and not body.isascii() and "//" not in body:
        return len(body) // 2
    if spaces > LINE and "  " not in body:
        return spaces + 1  # more than enough to tell running text
    return len(body.split()) if spaces else 1


def stopped(body: str) -> bool:
    """Whether the last sign that is no bracket or quotation mark ends a sentence."""
    if body.endswith((".m.", ".M.")):
        return False  # a time of day
    return body[-1] in STOPS or (body[-1] in CLOSERS and body.rstrip(CLOSERS)[-1:] in {*STOPS})


def _runs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Every line that is not blank, hard-wrapped ones joined; and whether a blank one precedes."""
    starts = lines.starts(text)
    run: list[int] = []
    gap = True
    for first, last in itertools.pairwise(starts):
        blank = first == last or text[first:last].isspace()
        if not blank:
            run.append(first)
        if run and (blank or last == len(text)):
            run.append(first if blank else last)
            joined = _is_wrapped(text, run)
            for start, end in [(run[0], run[-1])] if joined else itertools.pairwise(run):
                yield start, end, gap
                gap = False
            run = []
        gap = gap or blank


def _is_wrapped(text: str, bounds: Sequence[int]) -> bool:
    """Whether each line is as long as it could be: the next one's first word has no room in it."""
    if len(bounds) < 3:
        return False
    sample = [text[a:b].strip() for a, b in itertools.pairwise(bounds)]
    width = max(map(len, sample))
    small = sum(not line[0].isupper() for line in sample[1:])
    if small * 3 < len(sample) - 1 or (len(sample) == 2 and not sample[1][0].islower()):
        return False
    if any(" " not in line for line in sample[:-1]) or "://" in sample[-1]:
        return False
    if width not in WRAPPED or sum(map(stopped, sample[:-1])) * 2 > len(sample):
        return False
    return all(
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > width - 2
        for line, after in itertools.pairwise(sample)
    )


def _joints(text: str) -> frozenset[int]:
    """Where a caption, or a title, is joined to the sentence after it without a space."""
    found = set()
    unsure = []
    places = [
        *(seam.start() for seam in JOINED.finditer(text)),
        *(seam.end() for seam in BRACKETED.finditer(text)),
    ]
    for place in places:
        before = text[max(0, place - NEAR) : place].rpartition("\n")[2]
        after = text[place : place + NEAR].partition("\n")[0]
        if before.count(" ") < 2 or after.count(" ") < 3:
            continue
        if before.endswith(")"):
            if CREDIT.search(before):
                found.add(place)
            continue
        unsure.append((place, before.rstrip('”’"»'), after))
    found.update(place for place, *halves in unsure if _are_words(text, halves, len(unsure)))
    return frozenset(found)


def _are_words(text: str, halves: Sequence[str], count: int) -> bool:
    """Whether both halves are words that the text has elsewhere too: a brand's name is no joint.

    A text with very many such places is full of brands, or of something else than captions.
    """
    left, right = LEFT_WORD.search(halves[0]), RIGHT_WORD.match(halves[1])
    if left is None or right is None or len(left[0]) < 3 or not left[0][-1].islower():
        return False
    if count > MOST_JOINTS or _is_brand(text, left[0] + right[0]):
        return False
    return all(_is_word(text, word[0]) for word in (left, right))


def _is_word(text: str, word: str) -> bool:
    """Whether a word stands in a text by itself."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            return True
        start = text.find(word, end)
    return False


def _is_brand(text: str, name: str) -> bool:
    """Whether the two halves stand together in more than one way."""
    before = {
        text[max(0, at.start() - 9) : at.start()] for at in re.finditer(re.escape(name), text)
    }
    return len(before) > 1
