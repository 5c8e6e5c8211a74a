"""Scores the reading of labelled captures: ``python -m bench.captures [--lines NAME]``.

A capture is a plain-text file below tests/reading/captures: what documents it holds, then each of
its lines with the role it has. Its README says how to write one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click

from builder import lines, pipeline
from builder.entity import Publisher
from builder.model import Block, Document, Source, SourceFile

CAPTURES = Path(__file__).parent.parent / "tests" / "reading" / "captures"
LINE = re.compile(r"(>?)([a-z_+]*) *\|(?: (.*))?")
BODY = frozenset({"paragraph", "heading", "quote", "list"})
"""The roles whose text is the article's own."""

FIELDS = ("title", "authors", "publisher", "date", "modified", "via", "contributors", "language")
WORD = re.compile(r"\w+")
MEGABYTE = 1_000_000
LONG_LINE = 80
"""The baseline keeps longer lines that end in punctuation."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A labelled capture: its text, each line's roles, where documents begin, what they say."""

    name: str
    text: str
    roles: tuple[tuple[str, ...], ...]
    begins: tuple[int, ...]
    """The lines, counted from 1, that documents begin on."""

    documents: tuple[dict[str, str], ...]


def capture(path: Path) -> Capture:
    """Reads a labelled capture."""
    head, _, body = path.read_text(encoding="utf-8").partition("== text\n")
    sections = head.split("== document\n")[1:]
    pairs = (
        [line.partition(": ") for line in part.splitlines() if ": " in line] for part in sections
    )
    documents = tuple({key: value for key, _, value in part} for part in pairs)
    matches = [LINE.fullmatch(line) for line in body.rstrip("\n").split("\n")]
    assert all(matches), f"{path.name}: a line without a label"
    found = [match for match in matches if match]
    return Capture(
        name=path.stem,
        text="".join(f"{match[3] or ''}\n" for match in found),
        roles=tuple(tuple(match[2].split("+")) if match[2] else () for match in found),
        begins=tuple(number for number, match in enumerate(found, 1) if match[1]),
        documents=documents,
    )


def read(text: str, publishers: tuple[Publisher, ...] = ()) -> Source:
    """What the builder reads in a text."""
    data = text.encode()
    return pipeline.read(SourceFile("capture.txt", len(data), data), 1 << 30, publishers)


@dataclass(frozen=True, slots=True)
class Score:
    """What of a capture was found; counts, so that scores can be added up."""

    kept: int
    """Four-word shingles of the article's own text that were found, of ``wanted``."""

    wanted: int
    given: int
    begins: int
    """Documents that begin where one was labelled, of ``begins_wanted``."""

    begins_wanted: int
    begins_given: int
    fields: int
    fields_wanted: int
    furniture: int
    """Furniture lines that were marked, or left to no document."""

    furniture_wanted: int
    lost: int
    """Paragraphs of an article that were taken for furniture, of ``paragraphs``."""

    paragraphs: int
    comments: int
    comments_wanted: int

    @property
    def f1(self) -> float:
        """Of the shingles."""
        return f1(self.kept, self.given, self.wanted)


def f1(right: int, given: int, wanted: int) -> float:
    """The harmonic mean of precision and recall; 1 where nothing was wanted nor given."""
    return 2 * right / (given + wanted) if given + wanted else 1.0


def score(capture: Capture, source: Source) -> Score:
    """Compares what was read with the labels."""
    starts = lines.starts(capture.text)
    wanted = Counter(shingles(_labelled(capture)))
    given = Counter(shingles(own_text(source)))
    found_roles = line_roles(source, capture.text, len(capture.roles))
    pairs = list(zip(capture.roles, found_roles, strict=True))
    begun = [lines.span(starts, document.start, document.end)[0] for document in source.documents]
    furniture = [found for labels, found in pairs if labels == ("furniture",)]
    paragraphs = [found for labels, found in pairs if labels == ("paragraph",)]
    authors = [found for labels, found in pairs if labels == ("comment",)]
    right, asked = _fields(capture, source)
    return Score(
        kept=(wanted & given).total(),
        wanted=wanted.total(),
        given=given.total(),
        begins=_begun(capture, begun),
        begins_wanted=len(capture.begins),
        begins_given=len(begun),
        fields=right,
        fields_wanted=asked,
        furniture=sum(not found or found == {"furniture"} for found in furniture),
        furniture_wanted=len(furniture),
        lost=sum(not found or found == {"furniture"} for found in paragraphs),
        paragraphs=len(paragraphs),
        comments=sum("comment" in found for found in authors),
        comments_wanted=len(authors),
    )


def shingles(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of four words."""
    words = WORD.findall(text.casefold())
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def own_text(source: Source) -> str:
    """The articles' own text as read, without titles, captions, comments and furniture."""
    text = source.text or ""
    blocks = (block for document in source.documents for block in document.blocks)
    return "\n".join(text[block.start : block.end] for block in blocks if block.role in BODY)


def baseline(text: str) -> str:
    """The lines over eighty characters that end in punctuation."""
    return "\n".join(
        line
        for line in map(str.strip, text.split("\n"))
        if len(line) > LONG_LINE and line[-1] in ".!?…؟\"'”’»)"
    )


def baseline_f1(capture: Capture) -> float:
    """What the baseline reaches."""
    wanted, kept = Counter(shingles(_labelled(capture))), Counter(shingles(baseline(capture.text)))
    return f1((wanted & kept).total(), kept.total(), wanted.total())


def _labelled(capture: Capture) -> str:
    rows = zip(capture.text.split("\n"), capture.roles, strict=False)
    return "\n".join(line for line, roles in rows if BODY.intersection(roles))


def line_roles(source: Source, text: str, count: int) -> list[set[str]]:
    """The roles of the documents' blocks on each line; none where no document has it."""
    starts = lines.starts(text)
    found: list[set[str]] = [set() for _ in range(count)]
    for document in source.documents:
        for block in document.blocks:
            first, last = lines.span(starts, block.start, block.end)
            for number in range(first, last + 1):
                found[number - 1].add(block.role)
    return found


def _begun(capture: Capture, begun: Sequence[int]) -> int:
    """How many documents begin between the labelled line and the end of their heads."""
    heads = []
    for begin, after in pairwise([*capture.begins, len(capture.roles) + 1]):
        rows = range(begin, after)
        first = next((row for row in rows if "paragraph" in capture.roles[row - 1]), begin)
        heads.append((begin, first))
    return sum(any(begin <= row <= first for row in begun) for begin, first in heads)


def _fields(capture: Capture, source: Source) -> tuple[int, int]:
    """How many fields are right, of those that a text supports or that were filled."""
    right = asked = 0
    for labels, document in zip(capture.documents, _matched(capture, source), strict=True):
        for field in FIELDS:
            label, found = labels.get(field, ""), value(document, field) if document else ""
            if label or found:
                asked += 1
                right += _folded(label) == _folded(found)
    return right, asked


def _matched(capture: Capture, source: Source) -> Iterator[Document | None]:
    starts = lines.starts(capture.text)
    for begin, after in pairwise([*capture.begins, len(capture.roles) + 1]):
        start, end = starts[begin - 1], starts[after - 1]
        inside = [d for d in source.documents if min(d.end, end) > max(d.start, start)]
        yield max(inside, key=lambda d: min(d.end, end) - max(d.start, start), default=None)


def value(document: Document, field: str) -> str:
    """A field as the labels write it."""
    if field == "language":
        return document.language
    if field == "contributors":
        return "; ".join(f"{name} ({role})" for name, role in document.contributors)
    found = getattr(document, field)
    return "; ".join(found) if isinstance(found, tuple) else found or ""


def _folded(value: str) -> str:
    return " ".join(WORD.findall(value.casefold()))


def paths() -> list[Path]:
    """The captures, in order."""
    return sorted(CAPTURES.glob("*.capture"))


def total(scores: Sequence[Score]) -> Score:
    """The sum of the counts."""
    names = Score.__slots__
    return Score(**{name: sum(getattr(score, name) for score in scores) for name in names})


@click.command()
@click.option("--lines", "shown", help="Shows a capture's lines, wanted and found.")
@click.option("--only", default="", help="Only captures with this in their names.")
def main(shown: str | None, only: str) -> None:
    """The figures of the README's row on captures."""
    if shown:
        _show(capture(CAPTURES / f"{shown}.capture"))
        return
    scores, plain = [], []
    click.echo(f"{'':36}  F1   base  docs   fields   furniture  lost  comments")
    for path in paths():
        if only not in path.stem:
            continue
        labelled = capture(path)
        found = score(labelled, read(labelled.text))
        plain.append(baseline_f1(labelled))
        scores.append(found)
        _row(path.stem, found, found.f1, plain[-1])
    mean = sum(found.f1 for found in scores) / len(scores)
    _row("all (F1: mean)", total(scores), mean, sum(plain) / len(plain))


def _row(name: str, found: Score, mean: float, plain: float) -> None:
    click.echo(
        f"{name:36} {mean:.3f} {plain:.3f} "
        f"{found.begins}/{found.begins_given}/{found.begins_wanted:<4} "
        f"{found.fields:>3}/{found.fields_wanted:<4} "
        f"{found.furniture:>4}/{found.furniture_wanted:<5} "
        f"{found.lost:>3}/{found.paragraphs:<5} {found.comments}/{found.comments_wanted}"
    )


def _show(labelled: Capture) -> None:
    source = read(labelled.text)
    found = line_roles(source, labelled.text, len(labelled.roles))
    starts = lines.starts(labelled.text)
    rules: dict[int, Block] = {}
    for block in source.blocks:
        rules.setdefault(lines.span(starts, block.start, block.end)[0], block)
    rows = zip(labelled.text.split("\n"), labelled.roles, found, strict=False)
    for number, (line, wanted, roles) in enumerate(rows, 1):
        if line.strip():
            own = roles or {"-"}
            same = bool(own & set(wanted)) or (own == {"-"} and wanted == ("furniture",))
            rule = rules[number].rule if number in rules else ""
            click.echo(
                f"{number:4} {' ' if same else '*'} {'+'.join(wanted):13} "
                f"{'+'.join(sorted(own)):13} "
                f"{rule:18} {line.strip()[:100]}"
            )
    for labels, document in zip(labelled.documents, _matched(labelled, source), strict=True):
        for field in FIELDS:
            have = value(document, field) if document else ""
            if _folded(labels.get(field, "")) != _folded(have):
                click.echo(f"  {field}: wanted {labels.get(field, '')!r}, found {have!r}")


if __name__ == "__main__":
    main()
