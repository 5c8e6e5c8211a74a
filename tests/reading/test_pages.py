"""Laws of reading captured pages, over lines of all captures in any order and number."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bench import captures
from builder.model import Document, Source
from builder.reading import segment
from tests.test_lossless import assert_lossless, read

LINES = sorted(
    {line for path in captures.paths() for line in captures.capture(path).text.split("\n")}
)
PAGES = st.lists(st.sampled_from(LINES), max_size=60).map("\n".join)


def claims(source: Source) -> list[tuple[Document, str, str, str]]:
    """Every field with a place in the text: its document, name and value, and what stands there."""
    text = source.text or ""
    return [
        (document, field, value[0] if isinstance(value, tuple) else value, said)
        for document in source.documents
        for field, because in document.evidence
        if because.start is not None and because.rule != "address"
        for value in [getattr(document, field)]
        for said in [" ".join(text[because.start : because.end].split())]
    ]


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_nothing_is_lost_and_documents_stand_apart(text: str) -> None:
    source = read(text)
    if source.text is None:
        return
    assert_lossless(source)
    assert source.documents
    assert all(a.end <= b.start for a, b in pairwise(source.documents))
    assert all(block.rule for block in source.blocks)
    for document in source.documents:
        assert document.blocks[0].role != "furniture"
        assert document.blocks[-1].role != "furniture"


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_evidence_points_at_what_is_claimed(text: str) -> None:
    for _, field, value, said in claims(read(text)):
        if field in ("title", "publisher", "place", "authors", "via"):
            assert value.removesuffix("…").strip(".") in said or said in value, field
        elif field in ("date", "modified"):
            assert re.search(r"\d|day|أمس|اليوم|غد", said, re.IGNORECASE), field


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_reading_is_a_function_of_the_text(text: str) -> None:
    assert segment.segment(text, "text/plain") == segment.segment(text, "text/plain")
    assert read(text) == read(text)


@settings(max_examples=40, deadline=None)
@given(PAGES, st.integers(0, 3))
def test_blank_lines_around_a_page_change_nothing(text: str, blanks: int) -> None:
    roles = [block.role for block in read(text).blocks]
    around = "\n" * blanks
    assert [block.role for block in read(around + text + around).blocks] == roles
