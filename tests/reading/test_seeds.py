"""Real captures beside the repository, where they are: numbers only, none of their text."""

from itertools import pairwise
from pathlib import Path

import pytest

from builder import lines, pipeline
from builder.authority import files
from builder.model import Source, SourceFile

ROOT = Path(__file__).parent.parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
BEGINS = {
    "000": [1],
    "001": [1],
    "002": [2],
    "003": [
        *(1, 47, 69, 127, 181, 199, 229, 253, 346, 386),
        *(410, 474, 496, 525, 547, 571, 602, 628, 643, 665),
    ],
    "004": [7],
}
DATES = {
    "000": ["2020-03-13"],
    "001": ["2022-01-06"],
    "002": ["2024-03-18"],
    "004": [None],
}
STATED = {127: "2020-04-04", 229: "2020-04-03", 571: "2020-03-14"}
"""By the line on which a document of the bundle begins."""

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real captures are not here")


def read(number: str) -> Source:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    data = path.read_bytes()
    known, _ = files.load(ROOT / "authority")
    return pipeline.read(SourceFile(path.name, len(data), data), 1 << 30, known.publishers)


def begins(source: Source) -> list[int]:
    starts = lines.starts(source.text or "")
    return [lines.span(starts, one.start, one.end)[0] for one in source.documents]


@pytest.mark.parametrize("number", sorted(BEGINS))
def test_documents_begin_where_they_do(number: str) -> None:
    assert begins(read(number)) == BEGINS[number]


@pytest.mark.parametrize("number", sorted(DATES))
def test_dates(number: str) -> None:
    assert [document.date for document in read(number).documents] == DATES[number]


def test_dates_of_the_bundle() -> None:
    source = read("003")
    for begin, document in zip(begins(source), source.documents, strict=True):
        because = document.because("date")
        stated = because is not None and because.certainty == "stated"
        assert (document.date if stated else None) == STATED.get(begin)
    codes = [(problem.code, problem.where.rpartition(":")[2]) for problem in source.problems]
    assert codes == [("date-stripped", "3"), ("date-stripped", "498")]


def test_comments_have_their_authors() -> None:
    roles = [block.role for block in read("004").documents[0].blocks]
    assert roles.count("comment_author") == 23
    for role, after in pairwise(roles):
        assert role != "comment_author" or after == "comment"


def test_languages() -> None:
    assert [document.language for document in read("003").documents].count("ar") == 5
