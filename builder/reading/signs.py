"""Says what each unit looks like by itself: an ordered list of small rules, the first that fits."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from builder.reading import bars, marks, name_lines, names, page_words, phrases, titles
from builder.reading.units import Unit


def residue(unit: Unit) -> bool:
    """What a template left behind."""
    marked = marks.TEMPLATE.search(unit.text) or "undefined" in unit.small
    return bool(marked) and bool(marks.RESIDUE.search(unit.text))


def url(unit: Unit) -> bool:
    """An address alone."""
    return "." in unit.text and bool(marks.URL.fullmatch(unit.text))


def number(unit: Unit) -> bool:
    """A number, a score, a time or a count alone."""
    return bool(marks.NUMBER.fullmatch(unit.text))


def symbols(unit: Unit) -> bool:
    """Signs alone: a rule, stars, arrows."""
    return marks.LETTER.search(unit.text, 0, 80) is None


def counter(unit: Unit) -> bool:
    """A countdown, or the state of a collection."""
    return bool(marks.COUNTER.fullmatch(unit.small))


def marker(unit: Unit) -> bool:
    """The number of an item, alone on its line."""
    return bool(marks.MARKER.fullmatch(unit.text))


def post_signature(unit: Unit) -> bool:
    """The line that ends an embedded post: a dash, a name, a handle, a date."""
    marked = "(@" in unit.text or "pic.twitter" in unit.text
    return marked and bool(marks.POST.fullmatch(unit.text))


def date_stripped(unit: Unit) -> bool:
    """A line for a date that has none."""
    return bool(marks.STRIPPED.fullmatch(unit.small))


def numbered(unit: Unit) -> bool:
    """The number of a document in an export."""
    return bool(marks.NUMBERED.fullmatch(unit.small))


def credit(unit: Unit) -> bool:
    """Who translated, edited, took the picture; where the text was taken from."""
    match = names.CREDITING.match(unit.small.lstrip("([*. "))
    if match and (":" in unit.text or match[0].endswith("by")):
        return True
    source = names.TAKEN.match(unit.small)
    told = source is not None and (":" in unit.text or " " in source[0].strip())
    return told and unit.words <= 14 and not unit.prose


def field(unit: Unit) -> bool:
    """A name and a value, as exports write metadata."""
    return (":" in unit.text or "=" in unit.text) and bool(marks.FIELD.fullmatch(unit.text))


def stamp(unit: Unit) -> bool:
    """When something was posted, counted from now, or a time of day alone."""
    if marks.STAMP.fullmatch(unit.small):
        return True
    if not titles.DIGIT.search(unit.text) or not names.TIME.search(unit.text):
        return False
    return not marks.LETTER.search(marks.DATED.sub(" ", names.without_dates(unit.text)))


SAID = 8
"""Words of the longest line such as "A name says:"."""


def says(unit: Unit) -> bool:
    """Who makes a comment."""
    text = unit.text
    if unit.words <= SAID and marks.SAYS.fullmatch(unit.small):
        return True
    shown = marks.COMMENT_BY.match(unit.small) or marks.ANSWER.search(text[-20:])
    return bool(shown) and not unit.prose and bool(names.TIME.search(text))


def caption(unit: Unit) -> bool:
    """What a picture shows, or who took it."""
    if unit.text[0] == "(":
        return False
    if not unit.prose and marks.CAPTION.match(unit.small):
        return True
    tail = unit.text[-130:]
    hinted = (
        tail.rstrip(".")[-1:] in (")", "]")
        or ". / " in tail
        or any(map(tail.casefold().__contains__, marks.CREDIT_HINTS))
    )
    return hinted and (unit.words <= 45 or not unit.stopped) and bool(marks.CREDITED.search(tail))


def bullet(unit: Unit) -> bool:
    """An item of a list with its mark."""
    return bool(marks.BULLET.match(unit.text))


def truncated(unit: Unit) -> bool:
    """A teaser that breaks off."""
    return (
        unit.words >= 8 and bool(marks.TRUNCATED.search(unit.text[-40:])) and _is_latin(unit.text)
    )


def _is_latin(text: str) -> bool:
    return text[:20].isascii() or not re.match(r"\W*[\u0600-\u06ff]", text)


def biography(unit: Unit) -> bool:
    """A sentence about the author."""
    return bool(marks.BIOGRAPHY.match(unit.text))


def appeal(unit: Unit) -> bool:
    """A sentence that speaks of the page itself and to its reader: cookies, newsletters, rights."""
    return page_words.is_appeal(unit.text, unit.words)


LETTERS, MARK, DIGIT = range(3)
"""What a line has: letters and spaces alone; other characters too; figures among them."""


class Rule(NamedTuple):
    """A rule, and which lines it could fit: the others need not be asked of."""

    name: str
    tells: Callable[[Unit], bool]
    most: int
    """Words of the longest."""

    needs: int = LETTERS
    """What they have at least."""

    sentences: bool = True
    """Whether sentences are among them."""


LONG = 90
"""Words beyond which a unit is running text, whatever else it looks like."""

SIGNS = (
    Rule("field", field, 30, MARK),
    Rule("residue", residue, 14),
    Rule("url", url, 1, MARK),
    Rule("date", name_lines.date, 24, DIGIT, sentences=False),
    Rule("number", number, 5, DIGIT),
    Rule("counter", counter, 14, DIGIT, sentences=False),
    Rule("symbols", symbols, 45, MARK),
    Rule("marker", marker, 2, DIGIT),
    Rule("post-signature", post_signature, 45, MARK),
    Rule("date-stripped", date_stripped, 12),
    Rule("numbered", numbered, 5, DIGIT),
    Rule("stamp", stamp, 6),
    Rule("says", says, 14, MARK),
    Rule("byline", name_lines.byline, 24, sentences=False),
    Rule("credit", credit, 16),
)
"""What is tried before the table of phrases."""

LATER = (
    Rule("caption", caption, 70),
    Rule("truncated", truncated, 80, MARK),
    Rule("bullet", bullet, LONG, MARK),
    Rule("biography", biography, 70),
    Rule("appeal", appeal, 60),
)
"""What is tried after it."""

SENTENCES = LATER[-2:]
"""Those of LATER that sentences of more than SHORT words could fit."""

SHORT = 45
"""Words of the longest unit that one of SIGNS could fit."""

Told: TypeAlias = tuple[tuple[str, Callable[[Unit], bool]], ...]


@cache
def _fitting(words: int, prose: bool, has: int) -> tuple[Told, Told]:
    """The rules, before and after the table, for units of so many words that have no more."""
    later = SENTENCES if prose and words > SHORT else LATER
    before, after = (
        tuple(
            (rule.name, rule.tells)
            for rule in rules
            if words <= rule.most and has >= rule.needs and (rule.sentences or not prose)
        )
        for rules in (SIGNS, later)
    )
    return before, after


def _has(text: str) -> int:
    if titles.DIGIT.search(text):
        return DIGIT
    return LETTERS if text.replace(" ", "").isalpha() else MARK


def signs(units: Sequence[Unit]) -> tuple[str, ...]:
    """The name of what each unit looks like; empty where it is like nothing in particular."""
    found = list(map(sign, units))
    lines = {unit.said for unit in units if unit.words >= 3 and unit.said}
    for index, unit in enumerate(units):
        if unit.words > bars.LONGEST_ROW:
            found[index] = found[index] or "trail" * bars.is_links(unit)
            continue
        if _is_title_above(units, found, index):
            found[index] = ""
        if found[index] in ("", "menu", "related", "popular") and bars.trail(unit, lines):
            found[index] = "trail"
        elif found[index] in ("", "trail") and bars.is_table(unit):
            found[index] = "table"
    return tuple(found)


def _is_title_above(units: Sequence[Unit], found: Sequence[str], index: int) -> bool:
    """Whether a line that begins as furniture does stands right above a byline: a title."""
    unit, last = units[index], index + 1 == len(units)
    if last or found[index + 1] != "byline" or not 3 <= unit.words <= titles.LONGEST:
        return False
    above = range(max(0, index - 2), index)
    if any(titles.is_title_like(units[place], found[place], 4) for place in above):
        return False
    begins = found[index] in ("menu", "subscribe", "footer", "related", "popular", "advert")
    return begins and ":" not in unit.text and not phrases.is_whole(unit.text)


def sign(unit: Unit) -> str:
    """The first rule that fits: SIGNS, the table of phrases (by its kinds), LATER."""
    if unit.words > LONG:
        return ""
    before, after = _fitting(unit.words, unit.prose, DIGIT if unit.prose else _has(unit.text))
    for name, rule in before:
        if rule(unit):
            return name
    kind = phrases.kind(unit.small, unit.words, unit.prose)
    if kind and (not unit.prose or kind not in ("menu", "more", "share")):
        return kind
    for name, rule in after:
        if rule(unit):
            return name
    return ""
