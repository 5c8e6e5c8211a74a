"""The signs that a unit is the first of a document: each rule gives a weight, their sum decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from builder.reading import core, names, titles
from builder.reading.languages import by_script
from builder.reading.units import Unit

SURE, LIKELY = 3.5, 2.5
"""Weights that part a source: at first, and once it is known to be a bundle."""

REACH = 30
"""Units in which a title is looked for again."""

HEAD = 6
"""Units after a title in which its byline and date stand."""

ENDS = frozenset((
    "related", "popular", "footer", "subscribe", "credit", "form", "tags", "residue",
    "comments",
))  # fmt: skip
"""Signs of what stands after an article's end."""


@dataclass(frozen=True, slots=True)
class Start:
    """A unit that begins a document, and the signs of it with their weights."""

    index: int
    weight: float
    rule: str


@dataclass(frozen=True, slots=True)
class Text:
    """Units, what they look like, and the titles that browsers show for the page."""

    units: Sequence[Unit]
    signs: Sequence[str]
    shown: frozenset[tuple[str, ...]]


def said_again(text: Text, index: int) -> float:
    """The title stands again in the next lines."""
    again = text.units[index].words >= 4 and titles.repeated(text.units, index, 3)
    return 1.5 if again and _is_first(text, index) else 0


def stands_again(text: Text, index: int) -> float:
    """The very words stand again further on, as pictures' alternative texts do."""
    if said_again(text, index):
        return 0
    return 1 if titles.stands_again(text.units, index, REACH) and _is_first(text, index) else 0


def _is_first(text: Text, index: int) -> bool:
    """Whether the title did not stand above already: its own pictures say it again and again."""
    units = text.units
    words = titles.words(units[index].text)
    above = range(max(0, index - REACH), index)
    return not any(units[i].words >= 4 and titles.words(units[i].text) == words for i in above)


def browser_title(text: Text, index: int) -> float:
    """It stands with its page's name in a line such as "Title | Outlet", which browsers show."""
    return (
        SURE if titles.words(text.units[index].text) in text.shown and _is_first(text, index) else 0
    )


def has_byline(text: Text, index: int) -> float:
    """A byline, or a date line without its date, follows."""
    return _follows(text, index, ("byline", "date-stripped"), 3)


def has_date(text: Text, index: int) -> float:
    """A line with a date follows."""
    return _follows(text, index, ("date",), 2.5)


def has_name(text: Text, index: int) -> float:
    """A bare name, a person's or an outlet's, stands between the title and running text."""
    units, signs = text.units, text.signs
    others = 0
    for place in _head(text, index):
        if titles.is_title_like(units[place], signs[place], 5) and not titles.same(
            units[place].text, units[index].text
        ):
            others += 1
        if signs[place] in ("", "menu") and names.is_name(units[place].text):
            after = next((u for u in units[place + 1 : place + 4] if u.words >= 12), None)
            return 2 - others / 2 if after is not None and signs[place] == "" else 0
        if units[place].prose:
            return 0
    return 0


def in_capitals(text: Text, index: int) -> float:
    """It is in capitals, where running text is not."""
    return 1.5 if titles.is_capitals(text.units[index].text) else 0


def keeps_last_word(text: Text, index: int) -> float:
    """A no-break space keeps its last word from standing alone."""
    return (
        1 if titles.keeps_last_word(text.units[index].text) and text.units[index].words >= 4 else 0
    )


def after_an_end(text: Text, index: int) -> float:
    """What stands before it belongs to the end of an article."""
    units, signs = text.units, text.signs
    if index == 0:
        return 1.5
    if signs[index - 1] in ENDS:
        return 1.5
    before = units[index - 1]
    return (
        1
        if signs[index - 1] == "" and before.words <= 4 and names.OUTLET.search(before.text)
        else 0
    )


def other_language(text: Text, index: int) -> float:
    """The text after it is in another script than the text before."""
    units = text.units
    before = next((u for u in reversed(units[max(0, index - 12) : index]) if u.words >= 15), None)
    after = next((u for u in units[index + 1 : index + 12] if u.words >= 15), None)
    if before is None or after is None:
        return 0
    return 1.5 if by_script(before.text[:200])[0] != by_script(after.text[:200])[0] else 0


RULES: tuple[tuple[str, Callable[[Text, int], float]], ...] = (
    ("title said again", said_again),
    ("title further on", stands_again),
    ("browser's title", browser_title),
    ("byline below", has_byline),
    ("date below", has_date),
    ("name below", has_name),
    ("capitals", in_capitals),
    ("no-break space before the last word", keeps_last_word),
    ("after the end of another", after_an_end),
    ("another script", other_language),
)


def start(text: Text, index: int) -> Start | None:
    units, signs = text.units, text.signs
    if signs[index] == "numbered":
        return Start(index, SURE + 1, "the number of a document")
    if signs[index] == "field":
        return _fields(text, index)
    below = signs[index + 1 : index + 4]
    alone = index == 0 or not units[index - 1].prose
    sentence = units[index].prose and units[index].words <= 22 and signs[index] == "" and alone
    fitting = (
        (sentence and "byline" in below)
        or titles.is_title_like(units[index], signs[index])
        or (
            3 <= units[index].words <= titles.LONGEST
            and titles.words(units[index].text) in text.shown
        )
    )
    if not fitting or _is_outlet(units[index]):
        return None
    weights = [(name, weight) for name, rule in RULES if (weight := rule(text, index))]
    total = sum(weight for _, weight in weights)
    if total < LIKELY:
        return None
    return Start(index, total, ", ".join(name for name, _ in weights))


def _is_outlet(unit: Unit) -> bool:
    return names.is_name(unit.text) and bool(names.OUTLET.search(unit.text))


def _fields(text: Text, index: int) -> Start | None:
    """Where two lines or more of "name: value" begin, as exports write them."""
    signs = text.signs
    first = index == 0 or signs[index - 1] not in ("field", "numbered")
    if first and "field" in signs[index + 1 : index + 3]:
        return Start(index, SURE, "fields with metadata")
    return None


def _head(text: Text, index: int) -> range:
    """The units after a title up to running text; a second line that could be one ends them."""
    units, signs = text.units, text.signs
    others = 0
    for place in range(index + 1, min(index + 1 + HEAD, len(units))):
        unit = units[place]
        if titles.same(unit.text, units[index].text):
            continue
        if unit.prose and unit.words >= 25 and (place > index + 3 or unit.words > 45):
            return range(index + 1, place)
        if titles.is_title_like(unit, signs[place], 5) and not names.is_name(unit.text):
            others += 1
            if others > 1 or signs[index + 1] in core.LISTS:
                return range(index + 1, place)
    return range(index + 1, min(index + 1 + HEAD, len(units)))


def _follows(text: Text, index: int, wanted: tuple[str, ...], weight: float) -> float:
    units, signs = text.units, text.signs
    others = 0
    for place in _head(text, index):
        if signs[place] in wanted:
            return weight - others
        if titles.is_title_like(units[place], signs[place], 5) and not titles.same(
            units[place].text, units[index].text
        ):
            others += 1
    return 0
