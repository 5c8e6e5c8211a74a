"""The signs that a unit is the first of a document: small rules, each with its weight."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from builder.reading import core, datelines, names, titles
from builder.reading.days import dated
from builder.reading.languages import by_script
from builder.reading.units import Unit

SURE = 3.5
"""A weight that parts a source."""

REACH = 30
"""Units in which a title is looked for again."""

HEAD = 6
"""Units after a title in which its byline and date stand."""

ENDS = frozenset((
    "related", "popular", "footer", "subscribe", "credit", "form", "tags", "residue",
    "comments", "url",
))  # fmt: skip
"""Signs of what stands after an article's end, or before the next: its address."""


@dataclass(frozen=True, slots=True)
class Text:
    """Units, what they look like, and the titles that browsers show for the page."""

    units: Sequence[Unit]
    signs: Sequence[str]
    shown: frozenset[tuple[str, ...]]
    opening: int
    """The first unit of running text."""

    parted: bool
    """Whether every row of stars or dashes has a line like a title below it."""

    said: Mapping[tuple[str, ...], Sequence[int]]
    """Where lines with the same words stand, in order."""

    mixed: bool
    """Whether some lines begin in Latin letters, and some in others."""

    def is_said(self, index: int, first: int, last: int) -> bool:
        """Whether the words of a unit stand on another from ``first`` to ``last`` too."""
        places = self.said.get(self.units[index].said, ())
        after = bisect_left(places, first)
        return after < len(places) and places[after] <= last


Head: TypeAlias = Sequence[tuple[int, int]]
"""The units below a title, up to running text, and how many other titles stand above each."""


def text_of(units: Sequence[Unit], signs: Sequence[str]) -> Text:
    """What the rules look at."""
    said: dict[tuple[str, ...], list[int]] = {}
    for index, unit in enumerate(units):
        if unit.words >= 4 and unit.said:
            said.setdefault(unit.said, []).append(index)
    opening = next(
        (i for i, unit in enumerate(units) if unit.prose and unit.words >= 25), len(units)
    )
    shown, parted = titles.shown(units, signs), _is_parted(units, signs)
    mixed = len({_is_latin(unit.text) for unit in units if unit.words >= 15}) > 1
    return Text(units, signs, shown, opening, parted, said, mixed)


def _is_latin(text: str) -> bool:
    return next(filter(str.isalpha, text[:60]), "a") <= "\u024f"


def _is_parted(units: Sequence[Unit], signs: Sequence[str]) -> bool:
    rows = [
        i for i, sign in enumerate(signs) if sign == "symbols" and titles.is_rule(units[i].text)
    ]
    below = [i + 1 for i in rows if i + 1 < len(units)]
    return bool(below) and all(
        titles.is_title_like(units[i], signs[i], 2) and units[i].words <= 15 for i in below
    )


def said_again(text: Text, index: int) -> float:
    """The title stands again in the next lines."""
    again = text.units[index].words >= 4 and titles.repeated(text.units, index, 3)
    return 1.5 if again and _is_first(text, index) else 0


def stands_again(text: Text, index: int) -> float:
    """The very words stand again further on, as pictures' alternative texts do."""
    if text.units[index].words < 5 or said_again(text, index):
        return 0
    return 1 if text.is_said(index, index + 1, index + REACH) and _is_first(text, index) else 0


def _is_first(text: Text, index: int) -> bool:
    """Whether the title did not stand above already: its own pictures say it again and again."""
    return not text.is_said(index, index - REACH, index - 1)


def browser_title(text: Text, index: int) -> float:
    """It stands with its page's name in a line such as "Title | Outlet", which browsers show."""
    unit = text.units[index]
    shown = unit.said in text.shown and not names.is_name(unit.text)
    return SURE if shown and _is_first(text, index) else 0


def has_byline(text: Text, index: int, head: Head) -> float:
    """A byline, or a date line without its date, follows."""
    for place, _ in head[:2]:
        shown = text.units[place].text
        if text.signs[place] == "byline" and (names.AUTHOR.match(shown) or dated(shown)):
            return SURE
    return _follows(text, head, ("byline", "date-stripped"), 2.5)


def has_date(text: Text, index: int, head: Head) -> float:
    """A line with a date follows."""
    return _follows(text, head, ("date",), 2.5)


def has_name(text: Text, index: int, head: Head) -> float:
    """A bare name, a person's or an outlet's, stands between the title and running text."""
    units, signs = text.units, text.signs
    for place, others in head:
        if signs[place] in ("", "menu") and names.is_name(units[place].text):
            after = next((u for u in units[place + 1 : place + 4] if u.words >= 12), None)
            own = titles.is_title_like(units[place], signs[place], 5)
            found = after is not None and signs[place] == ""
            return 2 - (others + own) / 2 if found else 0
        if units[place].prose:
            return 0
    return 0


def has_dateline(text: Text, index: int, head: Head) -> float:
    """The paragraph right below begins as agencies' do: "TOWN, March 3 (Agency) -"."""
    below = text.units[index + 1] if index + 1 < len(text.units) else None
    if below is None or below.words < 12 or not datelines.is_full(below.text[:200]):
        return 0
    return SURE


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
        return 0 if _is_listed(text, index) else 1.5
    if signs[index - 2 : index - 1] and _is_listed(text, index - 1):
        return 1.5
    before = units[index - 1]
    return (
        1
        if signs[index - 1] == "" and before.words <= 4 and names.OUTLET.search(before.text)
        else 0
    )


def _is_listed(text: Text, index: int) -> bool:
    """Whether a title stands below a heading such as "Related", and another, with its byline or
    date, right below it."""
    units, signs = text.units, text.signs
    if index == 0 or signs[index - 1] not in core.LISTS or ":" in units[index - 1].text[:-1]:
        return False  # behind a colon stands the one title that is listed
    if not {"byline", "date", "date-stripped"}.intersection(signs[index + 2 : index + 4]):
        return False
    both = (index, index + 1)
    if not all(titles.is_title_like(units[i], signs[i], 5) for i in both):
        return False
    return not titles.same(units[index].said, units[index + 1].said)


def below_a_rule(text: Text, index: int) -> float:
    """A row of dashes, stars or the like stands just above, and running text just below."""
    units, signs = text.units, text.signs
    if index == 0 or signs[index - 1] != "symbols" or index + 1 == len(units):
        return 0
    rule = units[index - 1].text.replace(" ", "")
    if not titles.is_rule(units[index - 1].text) or signs[index + 1] in core.LISTS:
        return 0
    return SURE if len(rule) >= 5 or text.parted else 2


def other_language(text: Text, index: int) -> float:
    """The text after it is in another script than the text before."""
    units = text.units
    before = next((u for u in reversed(units[max(0, index - 12) : index]) if u.words >= 15), None)
    after = next((u for u in units[index + 1 : index + 12] if u.words >= 15), None)
    if before is None or after is None:
        return 0
    return MOST if by_script(before.text[:200])[0] != by_script(after.text[:200])[0] else 0


MOST = 1.5
"""What another script weighs."""

ITSELF: tuple[tuple[str, Callable[[Text, int], float]], ...] = (
    ("title said again", said_again),
    ("title further on", stands_again),
    ("browser's title", browser_title),
    ("capitals", in_capitals),
    ("no-break space before the last word", keeps_last_word),
    ("after the end of another", after_an_end),
    ("below a rule", below_a_rule),
)
"""What tells by the title itself, and by what stands above it."""

BELOW: tuple[tuple[str, Callable[[Text, int, Head], float]], ...] = (
    ("byline below", has_byline),
    ("date below", has_date),
    ("name below", has_name),
    ("dateline below", has_dateline),
)
"""What tells by the lines below it."""

LAST: tuple[str, Callable[[Text, int], float]] = ("another script", other_language)
"""The rule that costs most: it is asked where it could decide."""

RULES: tuple[tuple[str, Callable[..., float]], ...] = (*ITSELF, *BELOW, LAST)


def head_of(text: Text, index: int) -> Head:
    """The units below a title up to running text; a second line that could be one ends them."""
    units, signs = text.units, text.signs
    found: list[tuple[int, int]] = []
    others = 0
    for place in range(index + 1, min(index + 1 + HEAD, len(units))):
        unit = units[place]
        if titles.same(unit.said, units[index].said):
            continue
        if unit.prose and unit.words >= 25 and (place > index + 3 or unit.words > 45):
            break
        found.append((place, others))
        if titles.is_title_like(unit, signs[place], 5) and not names.is_name(unit.text):
            below = place == index + 1 and 4 <= units[index].words < unit.words
            others += not below  # a longer line right below a title says more of it
            if others > 1 or signs[index + 1] in core.LISTS:
                found.pop()
                break
    return found


def _follows(text: Text, head: Head, wanted: tuple[str, ...], weight: float) -> float:
    return next((weight - others for place, others in head if text.signs[place] in wanted), 0)
