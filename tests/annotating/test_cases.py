"""Finds names in the small texts under cases/, and compares what is linked with their brackets."""

import re
from collections.abc import Callable, Collection
from difflib import unified_diff
from pathlib import Path

import pytest

from builder import pipeline
from builder.config import Config
from builder.engine import Engine
from builder.model import Source
from builder.report import problem_line
from tests.conftest import Files, write

CASES = sorted((Path(__file__).parent / "cases").glob("*.case"))
PART = re.compile(r"^== (?P<kind>file|text|problems|proposed)(?: (?P<name>\S+))?\n", re.MULTILINE)
MARKED = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")

Parts = list[tuple[str, str, str]]


def parts(case: str) -> Parts:
    """The parts of a case: kind, name, body."""
    marks = [*PART.finditer(case)]
    return [
        (mark["kind"], mark["name"] or "", case[mark.end() : after.start() if after else None])
        for mark, after in zip(marks, [*marks[1:], None], strict=True)
    ]


def marked(source: Source, proposed: Collection[str] = ()) -> str:
    """The text of a source with its mentions of what is not ``proposed`` in brackets."""
    assert source.text is not None
    shown, end = "", 0
    for mention in source.mentions:
        if mention.entity in proposed:
            continue
        label = mention.entity or "?" + " ".join(mention.candidates)
        words = source.text[mention.start : mention.end]
        shown += f"{source.text[end : mention.start]}[[{words}|{label}]]"
        end = mention.end
    return shown + source.text[end:]


def found(case: Parts, config: Config) -> Parts:
    """The same case, with what comes out of it in place of what should."""
    write(config.authority.parent, {name: body for kind, name, body in case if kind == "file"})
    archive = pipeline.gather(config, Engine().each)
    proposed = {entity.id for entity in archive.entities if entity.origin == "proposed"}
    texts = {source.path: marked(source, proposed) for source in archive.sources}
    problems = "".join(
        f"{problem_line(problem)}\n"
        for problem in archive.problems
        if problem.code == "mention-ambiguous" or problem.where.startswith("authority")
    )
    shown = {"problems": lambda _: problems, "text": texts.__getitem__}
    return [(kind, name, shown[kind](name) if kind in shown else body) for kind, name, body in case]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(
    path: Path, archive_of: Callable[[Files], Config], request: pytest.FixtureRequest
) -> None:
    expected = parts(path.read_text(encoding="utf-8"))
    texts = {name: MARKED.sub(r"\1", body) for kind, name, body in expected if kind == "text"}
    came = found(expected, archive_of(texts))
    if request.config.getoption("--update"):
        heads = (f"== {kind} {name}".rstrip() + f"\n{body}" for kind, name, body in came)
        path.write_text("".join(heads), encoding="utf-8")
    differs = "\n".join(unified_diff(_lines(expected), _lines(came), n=0, lineterm=""))
    again = "to accept what came out: pytest tests/annotating --update"
    assert not differs, f"{path.name}:\n{differs}\n{again}"


def _lines(case: Parts) -> list[str]:
    return [
        line
        for kind, name, body in case
        for line in (f"== {kind} {name}".rstrip(), *body.splitlines())
    ]
