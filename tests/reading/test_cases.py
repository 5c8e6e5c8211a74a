"""Reads the small archives under cases/ and compares what comes out, line by line."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder import pipeline
from builder.config import Config
from builder.engine import Engine
from builder.model import Archive, Document, Source
from builder.report import problem_line
from tests.conftest import Files

CASES = sorted((Path(__file__).parent / "cases").glob("*.case"))
PART = re.compile(r"^== (file (?P<file>\S+)|expected|problems)\n", re.MULTILINE)
SHOWN = 60


def parts(case: str) -> tuple[dict[str, str], dict[str, str]]:
    """The files of a case, and its other parts, by their names."""
    files, others = {}, {}
    marks = [*PART.finditer(case)]
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        body = case[mark.end() : after.start() if after else len(case)]
        if mark["file"]:
            files[mark["file"]] = body
        else:
            others[mark[1]] = body
    return files, others


def listing(archive: Archive) -> Iterator[str]:
    """What was read, a line a document and a line a block."""
    for source in archive.sources:
        yield f"source {source.id} ({source.encoding or 'not read'})"
        for document in source.documents:
            yield from _document(source, document)
        inside = {block.start for document in source.documents for block in document.blocks}
        for block in source.blocks:
            if block.start not in inside:
                assert source.text is not None
                yield f"  outside: {_short(source.text[block.start : block.end])}"


def _document(source: Source, document: Document) -> Iterator[str]:
    assert source.text is not None
    yield f"  document {source.document_id(document)}: {document.words} words"
    for field, because in document.evidence:
        value = getattr(document, field)
        shown = ", ".join(map(_name, value)) if isinstance(value, tuple) else value
        yield f"    {field}: {shown} ({because.certainty}, {because.rule})"
    for block in document.blocks:
        raw = source.text[block.start : block.end]
        yield f"    {block.role} {block.language} {block.direction}: {_short(raw)}"


def _name(value: str | tuple[str, str]) -> str:
    return value if isinstance(value, str) else f"{value[0]} ({value[1]})"


def _short(raw: str) -> str:
    shown = raw.replace("\n", "⏎")
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(
    path: Path, archive_of: Callable[[Files], Config], request: pytest.FixtureRequest
) -> None:
    files, expected = parts(path.read_text(encoding="utf-8"))
    archive = pipeline.gather(archive_of(files), Engine().each)
    found = {
        "expected": "".join(f"{line}\n" for line in listing(archive)),
        "problems": "".join(f"{problem_line(problem)}\n" for problem in archive.problems),
    }
    if request.config.getoption("--update"):
        case = "".join(f"== file {name}\n{text}" for name, text in files.items())
        case += "".join(f"== {name}\n{text}" for name, text in found.items())
        path.write_text(case, encoding="utf-8")
    assert found == expected, f"to accept what came out: pytest {path.parent.parent} --update"
