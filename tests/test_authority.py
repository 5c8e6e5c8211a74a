"""The authority files: outlets by their names and hosts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builder import pipeline
from builder.authority import files, outlets
from builder.config import Config
from builder.engine import Engine
from tests.conftest import Files, write

PUBLISHERS = """\
river-gazette:
  name: {en: The River Gazette, ar: جريدة النهر}
  names: [River Gazette]
  sites: [rivergazette.example]
"""
LETTER = """\
A bridge is painted green

{line}

The bridge was painted green over the summer by two painters from the upper town, who say that
it took them eleven weeks and ninety pots, and that the swans did not mind it at all.

Nobody had asked for green, said the mayor, but nobody had asked for the old grey either, and
so the council let them go on until the last of the railings was done and dry.
"""


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("River Gazette", "River Gazette"),
        ("RIVER-GAZETTE", "RIVER-GAZETTE"),
        ("جريدة النهر", "جريدة النهر"),
        ("https://www.rivergazette.example/2019/bridge", "The River Gazette"),
    ],
)
def test_an_outlet_is_recognised(
    archive_of: Callable[[Files], Config], line: str, printed: str
) -> None:
    config = archive_of({"a.txt": LETTER.format(line=line)})
    write(config.authority, {"publishers.yml": PUBLISHERS})
    (source,) = pipeline.gather(config, Engine().each).sources
    (document,) = source.documents
    assert (document.publisher, document.publisher_id) == (printed, "river-gazette")


def test_an_unknown_outlet_is_proposed_without_an_id(
    archive_of: Callable[[Files], Config],
) -> None:
    config = archive_of({"a.txt": LETTER.format(line="Hill Herald")})
    (source,) = pipeline.gather(config, Engine().each).sources
    (document,) = source.documents
    assert (document.publisher, document.publisher_id) == ("Hill Herald", None)
    because = document.because("publisher")
    assert because is not None
    assert because.certainty == "derived"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Bad Id:\n  name: {en: x}\n", 1),
        ("a:\n  name: x\n", 2),
        ("a:\n  nmae: {en: x}\n", 2),
        ("a:\n  name: {en: x}\na:\n  name: {en: y}\n", 3),
    ],
)
def test_a_refused_file_is_a_problem_and_no_more(
    archive_of: Callable[[Files], Config], text: str, line: int
) -> None:
    config = archive_of({"a.txt": LETTER.format(line="Hill Herald")})
    write(config.authority, {"publishers.yml": text})
    archive = pipeline.gather(config, Engine().each)
    assert [problem.code for problem in archive.problems] == ["authority-refused"]
    assert archive.problems[0].where.endswith(f"publishers.yml:{line}")
    assert archive.sources[0].documents


def test_the_files_of_this_archive_are_read() -> None:
    known, problems = files.load(Path(__file__).parent.parent / "authority")
    assert known.publishers
    assert not problems
    keys = [(outlets.key(name), one.id) for one in known.publishers for name in one.names]
    assert len({key for key, _ in keys}) == len(set(keys)), "two outlets with one name"
