"""Finds the passages that editors correct or comment on, by their words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder import lines
from builder.entries import CorrectionEntry, NoteEntry
from builder.folding import Folded, fold
from builder.model import Problem, Remark

Given = tuple[str, CorrectionEntry | NoteEntry]
"""Where in which record it stands, and what it says."""


def anchored(text: str, given: Sequence[Given]) -> tuple[Remark, ...]:
    """Every remark, in the order of the record: at its passage, or lost for a reason.

    A passage is found by its very words, else by its words folded; ``prefix`` and ``suffix`` stand
    right beside them, and ``line`` is the line it begins on. It must be the only one.
    """
    starts = lines.starts(text)
    folded = fold(text) if given else None
    return tuple(_anchored(text, folded, starts, where, entry) for where, entry in given)


def _anchored(
    text: str,
    folded: Folded | None,
    starts: Sequence[int],
    where: str,
    entry: CorrectionEntry | NoteEntry,
) -> Remark:
    remark = Remark(
        kind="correction" if isinstance(entry, CorrectionEntry) else "note",
        quote=entry.quote,
        said=entry.read if isinstance(entry, CorrectionEntry) else entry.note,
        by=entry.by,
        on=entry.on,
        why=entry.why,
        where=where,
    )
    found = list(_places(text, entry.prefix, entry.quote, entry.suffix))
    if not found and folded is not None:
        parts = (fold(part).text for part in (entry.prefix, entry.quote, entry.suffix))
        found = [
            folded.span(*place) for place in _places(folded.text, *parts) if place[1] > place[0]
        ]
    if entry.line:
        found = [place for place in found if lines.span(starts, *place)[0] == int(entry.line)]
    if len(found) == 1:
        return replace(remark, start=found[0][0], end=found[0][1])
    line = f" on line {entry.line}" if entry.line else ""
    if found:
        more = "a prefix or suffix" if entry.line else "line, prefix or suffix"
        return replace(remark, lost=f"it stands {len(found)} times{line}; say which by {more}")
    return replace(remark, lost=f"the text has no such words{line}")


def _places(text: str, prefix: str, quote: str, suffix: str) -> Iterator[tuple[int, int]]:
    # A lookahead, so that passages that overlap are all found.
    for match in re.finditer(f"(?={re.escape(prefix + quote + suffix)})", text):
        start = match.start() + len(prefix)
        yield start, start + len(quote)


def problems(remarks: Sequence[Remark]) -> Iterator[Problem]:
    """Those whose passage was not found."""
    for remark in remarks:
        if remark.lost:
            message = f"“{remark.quote}” was not found: {remark.lost}. It is kept as an orphan."
            yield Problem(remark.where, "warning", "orphan", message)
