"""What a person wants to know at the end of a build."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.model import SEVERITIES, Archive, Problem
from builder.refusal import visible

LEVELS = {"error": logging.ERROR, "warning": logging.INFO, "notice": logging.INFO}
"""Of the log; MkDocs' strict builds fail from WARNING on, and ours on errors alone."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line and its level in ``logging``."""

    level: int
    text: str


def problem_line(problem: Problem) -> str:
    """A problem in one line, in which no character of a source commands the terminal."""
    return visible(f"{problem.where}: {problem.severity}: {problem.message} [{problem.code}]")


def problem_lines(problems: Iterable[Problem], most: int) -> Iterator[LogLine]:
    """The first problems of each severity, and how many more there are."""
    for severity in SEVERITIES:
        chosen = [problem for problem in problems if problem.severity == severity]
        for problem in chosen[:most]:
            yield LogLine(LEVELS[severity], problem_line(problem))
        if len(chosen) > most:
            rest = f"{len(chosen) - most} more of severity {severity}; archive check lists all."
            yield LogLine(logging.INFO, rest)


def summary(archive: Archive, folder: Path, seconds: float) -> str:
    """Counts of what was read and written, in a few lines."""
    documents = [document for source in archive.sources for document in source.documents]
    languages = Counter(document.language for document in documents)
    files = [path for path in folder.rglob("*") if path.is_file()]
    megabytes = sum(path.stat().st_size for path in files) / 1_000_000
    spoken = ", ".join(f"{code} {count}" for code, count in sorted(languages.items()))
    return "\n".join(
        (
            f"{_counted(len(archive.sources), 'source')}, {_counted(len(documents), 'document')}, "
            f"{_counted(sum(document.words for document in documents), 'word')}"
            f"; documents by language: {spoken or 'none'}",
            f"Problems: {tally(archive)}",
            f"{len(files):,} files, {megabytes:.1f} MB, {seconds:.1f} seconds",
        )
    )


def tally(archive: Archive) -> str:
    """How many problems of each severity there are."""
    severities = Counter(problem.severity for problem in archive.problems)
    return ", ".join(_counted(severities[s], s) for s in SEVERITIES if severities[s]) or "none"


def counts(archive: Archive) -> Iterator[str]:
    """What an archive holds, a line a count."""
    documents = [document for source in archive.sources for document in source.documents]
    kinds: dict[str | None, str] = {one.id: one.kind for one in archive.entities}
    blocks = [block for source in archive.sources for block in source.blocks]
    yield f"sources     {len(archive.sources):>9,}"
    yield f"documents   {len(documents):>9,}"
    yield f"words       {sum(document.words for document in documents):>9,}"
    tables = (
        ("language", (document.language for document in documents)),
        ("kind", (document.kind for document in documents)),
        ("year", (document.date[:4] if document.date else "unknown" for document in documents)),
        ("role", (block.role for block in blocks)),
        ("entity", (entity.kind for entity in archive.entities)),
        ("origin", (entity.origin for entity in archive.entities)),
        (
            "mention",
            (kinds.get(m.entity, "ambiguous") for s in archive.sources for m in s.mentions),
        ),
        ("problem", (problem.severity for problem in archive.problems)),
    )
    for name, values in tables:
        for value, count in sorted(Counter(values).items()):
            yield visible(f"{name:11} {count:>9,}  {value}")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
