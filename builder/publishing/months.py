"""Draws, month by month, which share of an archive's documents names an entity."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.config import Site
from builder.publishing import markup, words

MOST_MONTHS = 120
"""Months from which the drawing has a bar a year: more would be thinner than a line."""

HEAD, PLAIN, FOOT = 18, 100, 20
"""Heights in CSS pixels: of the scale's end, of the bars, of the periods below them."""

TICKS = 4
"""Periods that are written below the drawing at most; more would meet at 320 pixels."""

SCALES = (5, 10, 25, 50, 100)
"""Percents that the drawing may reach up to."""

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-\d{2})?[?~%]?")
YEAR = re.compile(r"(\d{4})[-?~%/]?")


@dataclass(frozen=True, slots=True)
class Calendar:
    """How many documents of the archive are of each month (``2020-03``), or year where its
    documents span more than MOST_MONTHS; in order, without those that have none."""

    by_year: bool
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the documents of a month or year name an entity."""

    period: str
    naming: int
    documents: int

    @property
    def percent(self) -> float:
        """The share in percent."""
        return 100 * self.naming / self.documents


def calendar(dates: Iterable[str | None]) -> Calendar:
    """The calendar of documents with these dates (EDTF)."""
    dates = tuple(dates)
    months = Counter(month for date in dates if (month := _month(date)))
    by_year = bool(months) and len(_periods(min(months), max(months))) > MOST_MONTHS
    counts = Counter(year for date in dates if (year := _year(date))) if by_year else months
    return Calendar(by_year, tuple(sorted(counts.items())))


@lru_cache(4096)
def _month(date: str | None) -> str | None:
    """The month of a day or a month; of an interval, where both ends have the same."""
    matches = [MONTH.fullmatch(end) for end in (date or "").split("/")]
    months = {f"{match[1]}-{match[2]}" if match else None for match in matches}
    return months.pop() if len(months) == 1 else None


@lru_cache(4096)
def _year(date: str | None) -> str | None:
    matches = [YEAR.match(end) for end in (date or "").split("/")]
    years = {match[1] if match else None for match in matches}
    return years.pop() if len(years) == 1 else None


def own(known: Calendar, dates: Iterable[str | None]) -> Calendar:
    """A calendar that counts only the periods of these dates, and says of the others that they
    have a document: what a page needs, so that it is not written anew for every other document."""
    period = _year if known.by_year else _month
    named = set(map(period, dates))
    counts = ((one, count if one in named else 1) for one, count in known.counts)
    return Calendar(known.by_year, tuple(counts))


def shares(dates: Sequence[str | None], known: Calendar) -> tuple[list[Share], int]:
    """Of documents that name an entity: their share in each period with one, and how many have
    no such date."""
    period = _year if known.by_year else _month
    naming = Counter(map(period, dates))
    undated = naming.pop(None, 0)
    of = dict(known.counts)
    return [Share(str(one), count, of[str(one)]) for one, count in sorted(naming.items())], undated


def table(several: Sequence[Share], known: Calendar, site: Site) -> str:
    """The shares as a Markdown table, without the periods that have none."""
    head = [site.label("year" if known.by_year else "month"), site.label("share_naming")]
    rows = [f"| {' | '.join(head)} |", "|---|---|"]
    rows += (f"| {words.date(one.period, site)} | {_said(one, site)} |" for one in several)
    return "\n".join(rows)


def _said(one: Share, site: Site) -> str:
    return site.label(
        "share_of",
        naming=words.number(one.naming),
        documents=words.number(one.documents),
        percent=_percent(one.percent),
    )


def _percent(value: float) -> str:
    return f"{value:.0f}" if value >= 1 else f"{value:.1f}"


def drawing(several: Sequence[Share], known: Calendar, site: Site) -> str:
    """The shares as an SVG as wide as its place, which its table says in words.

    Nothing where the archive has documents of one period alone. Places are percents, so that
    letters keep their size at any width. Time runs as the interface's language does.
    """
    periods = _periods(known.counts[0][0], known.counts[-1][0]) if known.counts else []
    if len(periods) < 2 or not several:
        return ""
    place = {period: index for index, period in enumerate(periods)}
    axis = _Axis(len(periods), site.language == "ar")
    top = next(scale for scale in SCALES if scale >= max(one.percent for one in several))
    parts = [
        f'<svg class="months" role="img" aria-label="{markup.html_text(site.label("share_drawn"))}"'
        f' width="100%" height="{HEAD + PLAIN + FOOT}">',
        *(axis.rect(*run, PLAIN, "months__some", "") for run in _runs(known, place)),
        *(
            axis.rect(
                place[one.period],
                1,
                max(1.0, one.percent * PLAIN / top),
                "months__naming",
                f"{words.plain_date(one.period, site)}: {_said(one, site)}",
            )
            for one in several
        ),
        f'<line class="months__line" x1="0" x2="100%" y1="{HEAD + PLAIN}" y2="{HEAD + PLAIN}"/>',
        axis.text(0.0, HEAD - 6, f"{top} %", "months__top"),
        *_ticks(periods, axis),
        "</svg>",
    ]
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Places on the line of time, which runs leftward where ``mirrored``."""

    count: int
    mirrored: bool

    def rect(self, index: int, length: int, height: float, kind: str, title: str) -> str:
        """A bar over ``length`` periods from the one at ``index``."""
        start = self.count - index - length if self.mirrored else index
        said = f"<title>{markup.html_text(title)}</title>" if title else ""
        left, width = 100 * start / self.count, 100 * length / self.count
        return (
            f'<rect class="{kind}" x="{left:.2f}%" y="{HEAD + PLAIN - height:.1f}"'
            f' width="{width:.2f}%" height="{height:.1f}">{said}</rect>'
        )

    def text(self, place: float, y: int, said: str, kind: str) -> str:
        """Words in the middle of a place between 0 and 1, or at the edge that they would pass."""
        anchor = "start" if place < 0.1 else "end" if place > 0.9 else "middle"
        edge = {"start": 0.0, "end": 100.0, "middle": 100 * place}[anchor]
        if self.mirrored:
            edge = 100 - edge
            anchor = {"start": "end", "end": "start", "middle": "middle"}[anchor]
        return (
            f'<text class="{kind}" x="{edge:.2f}%" y="{y}" text-anchor="{anchor}"'
            f' direction="ltr">{markup.html_text(said)}</text>'
        )


def _ticks(periods: Sequence[str], axis: _Axis) -> Iterator[str]:
    """A few periods below the line: the first, the last, and some between at equal distances."""
    count = min(TICKS, len(periods))
    places = {round(step * (len(periods) - 1) / (count - 1)) for step in range(count)}
    for index in sorted(places):
        yield axis.text(
            (index + 0.5) / len(periods), HEAD + PLAIN + 15, periods[index], "months__tick"
        )


def _runs(known: Calendar, place: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Periods in a row that have documents: where each row begins, and how long it is."""
    begin = end = -1
    for period, _ in known.counts:
        if place[period] != end:
            if begin >= 0:
                yield begin, end - begin
            begin = place[period]
        end = place[period] + 1
    yield begin, end - begin


def _periods(first: str, last: str) -> list[str]:
    """Every month, or year, from ``first`` to ``last``."""
    if len(first) == 4:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    start, end = (12 * int(one[:4]) + int(one[5:]) - 1 for one in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]
