"""Finds a document's title: ordered rules, the first that finds one."""

import re
from bisect import bisect_left
from collections.abc import Callable

from builder.model import Evidence
from builder.reading import datelines, titles
from builder.reading.units import SENTENCE, words_of
from builder.reading.view import WORD, Claim, View, evidence

LONGEST_TITLE = 150
"""Code points; a longer first line is the beginning of the text."""

FIELD = re.compile(r"(?:title|headline|subject|العنوان)\s*[:=]\s*(?P<words>\S.*)", re.IGNORECASE)


def title(view: View) -> Claim:
    """The title and the reason for it: there is always one."""
    return next(claim for rule in RULES if (claim := rule(view)))


def field(view: View) -> Claim | None:
    """What a line "Title: …" says."""
    for piece in view.of("meta"):
        match = FIELD.fullmatch(view.shown(piece))
        if match:
            place = evidence("field", piece, match.start("words"), match.end("words"))
            return one_line(match["words"]), place
    return None


def markdown_heading(view: View) -> Claim | None:
    """The first heading of a document in Markdown."""
    headings = view.segments.headings
    index = bisect_left(headings, (view.extent.start,))
    if index == len(headings) or headings[index][0] >= view.extent.end:
        return None
    place = headings[index]
    return one_line(view.text[slice(*place)]), Evidence("markdown-heading", "derived", *place)


def headline(view: View) -> Claim | None:
    """The line that segmentation took for the title; one in capitals yields to one that is not."""
    found = list(view.of("title"))
    if not found:
        return None
    first = view.shown(found[0])
    for piece in found:
        words = view.shown(piece)
        if not titles.is_capitals(words) and words_of(words) == words_of(first):
            return one_line(words), evidence("headline", piece, 0, len(words), "derived")
    return one_line(first), evidence("headline", found[0], 0, len(first), "derived")


def first_line(view: View) -> Claim | None:
    """The first line with two words or more, where it is short enough for a title."""
    for piece in view.pieces:
        if piece.role in ("meta", "furniture", "byline", "dateline"):
            continue
        position = piece.start
        for line in view.shown(piece).split("\n"):
            if len(WORD.findall(line)) > 1 and re.search(r"[^\W\d_]", line):
                sentence = line.rstrip()[-1:] in ".。" and len(line.split()) >= SENTENCE
                if len(line) > LONGEST_TITLE or sentence:
                    return None
                first = position + len(line) - len(line.lstrip())
                last = position + len(line.rstrip())
                return one_line(line), Evidence("first-line", "guessed", first, last)
            position += len(line) + 1
    return None


def first_words(view: View) -> Claim | None:
    """The first words of a text that has no line to serve as a title."""
    fitting = (p for p in view.pieces if p.role not in ("meta", "furniture"))
    worded = (p for p in fitting if WORD.search(view.text, p.start, p.end))
    body = next(worded, view.pieces[0])
    start = body.start + datelines.length(view.shown(body))
    opening = view.text[start : min(body.end, start + LONGEST_TITLE // 2)]
    if start + len(opening) < body.end and " " in opening:
        opening = opening.rpartition(" ")[0]
    shown = one_line(opening) + ("…" if start + len(opening) < body.end else "")
    return shown, Evidence("first-words", "guessed", start, start + len(opening))


RULES: tuple[Callable[[View], Claim | None], ...] = (
    field,
    markdown_heading,
    headline,
    first_line,
    first_words,
)


def one_line(words: str) -> str:
    """With single spaces, and no line's end within."""
    return " ".join(words.split())
