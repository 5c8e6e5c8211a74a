"""Tells rows of links, a title with its page's name, and tables: lines with bars or wide spaces."""

import re
from collections.abc import Set

from builder.reading import marks, phrases, titles
from builder.reading.units import Unit, words_of

LONGEST_ROW = 40
"""Words of a row of links."""

ROW = re.compile(f"{titles.BARS.pattern}|\\s{{2,}}|\\t")
LINKED = re.compile(r"\s[|•▪·»›/]\s")
MOST_BARS, LOOKED_AT = 5, 400
"""Bars from which on a line is a row of links, and code points in which they are looked for."""

PARTED = re.compile(r"[|\t]|\s(?:[–—»›>·•:/-]\s|\s)")
"""Whether ROW parts a line, told at less cost."""


def is_table(unit: Unit) -> bool:
    """A row of three cells or more, figures among them, parted by tabs, bars or wide spaces."""
    if unit.prose or unit.words > titles.LONGEST:
        return False
    cells = [cell for cell in marks.CELLS.split(unit.text) if cell]
    figures = sum(cell[-1].isdigit() or cell[-1] in "%)" for cell in cells)
    return len(cells) > 2 and figures * 2 >= len(cells)


def _heads(row: str) -> list[str]:
    """What stands before each bar of a row: a title may have one of its own."""
    return [row[: bar.start()] for bar in titles.BARS.finditer(row)]


def is_links(unit: Unit) -> bool:
    """A row of links, however long: five bars and more, and no sentence."""
    return not unit.prose and len(LINKED.findall(unit.text, 0, LOOKED_AT)) >= MOST_BARS


def _is_path(parts: list[str]) -> bool:
    """Whether a row says where on its site a page stands: "Home » Local"."""
    short = len(parts) > 1 and all(part.count(" ") < 4 for part in parts)
    return short and any(phrases.kind(part.strip().lower(), 1) == "menu" for part in parts)


def trail(unit: Unit, lines: Set[tuple[str, ...]]) -> bool:
    """A row of links with bars between, or a title with its page's name, which stands alone too."""
    if (
        (unit.prose and unit.words > 30)
        or unit.words > LONGEST_ROW
        or unit.joined
        or not PARTED.search(unit.text)
    ):
        return False
    parts = [part for part in ROW.split(unit.text) if part.strip()]
    if len(parts) > 1 and any(
        len(row) > 4 and row in lines for row in map(words_of, _heads(unit.text))
    ):
        return True
    if unit.prose:
        return False
    if _is_path(parts):
        return True
    if len(parts) > 2 and all(part.count(" ") < 4 for part in parts):
        return not is_table(unit)
    return len(parts) > 1 and any(words_of(part) in lines for part in parts)
