"""Marks what stands embedded in an article: posts, boxes with other titles, sign-ups."""

from collections.abc import Sequence

from builder.reading import core
from builder.reading.page_words import speaks_to_reader
from builder.reading.thread import Given
from builder.reading.units import Unit

POST = 290
"""Code points of an embedded post at most (280, and the spaces that a capture adds)."""


def posts(
    units: Sequence[Unit], signs: Sequence[str], given: list[Given], first: int, last: int
) -> None:
    """Marks embedded posts: back from their last line, as far as one post may reach."""
    for index in range(first, min(last, len(given))):
        if signs[index] != "post-signature":
            continue
        given[index] = ("post", "line that ends a post")
        reach = index - 1
        for place in range(index - 1, max(first - 1, index - 12), -1):
            if units[index - 1].end - units[place].start > POST or given[place][0] == "post":
                break
            if any(
                mark in units[place].text for mark in ("#", "@", "t.co/", "pic.twitter", "https://")
            ):
                reach = place
        for place in range(max(reach, first), index):
            given[place] = ("post", "text above the line that ends a post")


def boxes(
    units: Sequence[Unit], signs: Sequence[str], given: list[Given], first: int, last: int
) -> None:
    """Marks the titles that a box such as "Related" lists."""
    index = first
    while index < min(last, len(given)):
        if signs[index] in core.LISTS and not units[index].prose:
            listing = ":" not in units[index].text[:-1]
            index += 1
            if not listing:
                continue
            begin = index
            while index < last and _is_listed(units[index]):
                index += 1
            # The last short line before running text is the heading of what goes on.
            listed = [units[place].words for place in range(begin, index)]
            goes_on = index < last and listed and listed[-1] <= 8
            ends = index - bool(
                goes_on and max([*listed[:-1], 99 * (len(listed) == 1)]) > listed[-1]
            )
            for place in range(begin, ends):
                given[place] = ("furniture", "title in a box")
        else:
            index += 1


def runs(units: Sequence[Unit], given: list[Given], first: int, last: int) -> None:
    """Marks runs of short lines: links, or what an article lists."""
    run: list[int] = []
    for index in range(first, min(last, len(given)) + 1):
        short = index < min(last, len(given)) and _is_loose(units, given, index)
        if short:
            run.append(index)
            continue
        links = [i for i in run if given[i][0] != "furniture"]
        if len(run) >= 4 and links and not _is_table(units, links):
            led = run[0] > first and units[run[0] - 1].text[-1] in ":："
            for place in links:
                given[place] = (
                    ("list", "lines below a colon") if led else ("furniture", "run of short lines")
                )
        elif len(run) >= 3:
            for place in links:
                given[place] = ("list", "run of short lines with figures")
        run = []


def sign_ups(
    units: Sequence[Unit], signs: Sequence[str], given: list[Given], first: int, last: int
) -> None:
    """Marks what speaks to the reader beside a line such as "Sign up"."""
    for index in range(first, min(last, len(given))):
        if signs[index] != "subscribe":
            continue
        for place in range(max(first, index - 2), min(index + 4, last, len(given))):
            near = given[place][0] in ("paragraph", "heading") and units[place].words < 80
            if near and speaks_to_reader(units[place].text):
                given[place] = ("furniture", "beside a sign-up")


def _is_listed(unit: Unit) -> bool:
    return unit.words <= 20 and not (unit.stopped and unit.text[-1] in ".。") and not unit.prose


def _is_loose(units: Sequence[Unit], given: Sequence[Given], index: int) -> bool:
    unit = units[index]
    return (
        not unit.stopped
        and unit.words <= 16
        and given[index][0]
        not in ("title", "post", "quote", "byline", "dateline", "caption", "list")
        and unit.text[-1] not in ":,،"
    )


def _is_table(units: Sequence[Unit], links: Sequence[int]) -> bool:
    figures = sum(any(c.isdigit() for c in units[i].text) for i in links)
    return figures * 3 >= len(links)
