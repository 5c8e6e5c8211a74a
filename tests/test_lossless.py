"""Nothing is lost: the laws of reading, over texts of every kind."""

import re
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import pipeline
from builder.config import Config
from builder.engine import Engine
from builder.model import Archive, Source, SourceFile, YamlFile
from builder.relating import ids
from tests.conftest import write

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "",
                " ",
                "\t",
                "\u00a0",
                "# one",
                "two words",
                "---",
                "> q",
                "- l",
                "```",
                "<!-- x",
            ]
        ),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=20),
    ),
    max_size=12,
)
ANY_TEXT = LINES.map("\n".join) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0")
)


def read(text: str, ending: str = "txt", record: str | None = None) -> Source:
    data = text.encode()
    beside = YamlFile("a.yml", record.encode()) if record else None
    return pipeline.read(SourceFile(f"a.{ending}", len(data), data, beside), 10**9)


def assert_lossless(source: Source) -> None:
    """Blocks and the blank runs between them are the text; documents are made of blocks."""
    assert source.text is not None
    position = 0
    for block in source.blocks:
        assert not source.text[position : block.start].strip()
        assert block.start < block.end
        raw = source.text[block.start : block.end]
        assert raw == raw.strip()
        position = block.end
    assert not source.text[position:].strip()
    owned = [block for document in source.documents for block in document.blocks]
    assert owned == [block for block in source.blocks if block.anchor]
    for document in source.documents:
        assert document.start == document.blocks[0].start
        assert document.end == document.blocks[-1].end
        anchors = [block.anchor for block in document.blocks]
        assert len(set(anchors)) == len(anchors)
        assert all(re.fullmatch(r"p-[0-9a-f]{8}(-\d+)?", anchor) for anchor in anchors)


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_blocks_and_blanks_are_the_text(ending: str) -> None:
    @given(ANY_TEXT)
    def law(text: str) -> None:
        source = read(text, ending)
        if source.text is None:
            assert source.problems
        else:
            assert source.text == re.sub("\r\n?", "\n", text.removeprefix("\ufeff"))
            assert_lossless(source)

    law()


@given(
    LINES.map("\n".join),
    st.lists(st.tuples(st.integers(1, 14), st.integers(1, 14)).map(sorted), max_size=4),
)
def test_no_record_loses_text(text: str, spans: list[list[int]]) -> None:
    entries = "".join(f"\n  - lines: {first}-{last}" for first, last in spans)
    source = read(text, record=f"documents:{entries}" if spans else None)
    if source.text is not None:
        assert_lossless(source)
        ends = [(document.start, document.end) for document in source.documents]
        assert all(a[1] <= b[0] for a, b in pairwise(ends))


@given(ANY_TEXT)
def test_spans_mean_what_they_say(text: str) -> None:
    """The evidence for a title points at the words that the title is made of."""
    source = read(text)
    for document in source.documents:
        because = document.because("title")
        assert because is not None
        assert source.text is not None
        shown = " ".join(source.text[because.start : because.end].split())
        assert document.title.removesuffix("…") == shown.removesuffix("…")


NAMES = ["a.txt", "b/a.txt", "b-a.txt", "a.md", "d.pdf"]


@given(st.lists(st.sampled_from(NAMES), unique=True))
def test_no_two_sources_have_one_id(names: list[str]) -> None:
    files = (SourceFile(name, 9, b"Some text") for name in names)
    found = [source.id for source in ids.settled(pipeline.read(file, 100) for file in files)]
    assert len(set(found)) == len(names)


@given(st.permutations(NAMES))
def test_order_does_not_matter(names: list[str]) -> None:
    """However the files came onto the disk, the archive is the same."""

    def archive(names: list[str]) -> Archive:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder) / "sources", {name: f"Text of {name}" for name in names})
            config = Config(Path(folder) / "sources", Path(folder) / "authority")
            return pipeline.gather(config, Engine(processes=1).each)

    assert archive(names) == archive(sorted(names))


SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else [], ids=str)
def test_real_captures_are_read_whole(path: Path) -> None:
    """Over real texts, where a folder of them lies beside the project."""
    data = path.read_bytes()
    source = pipeline.read(SourceFile(path.name, len(data), data), 10**9)
    assert source.text == data.decode("utf-8-sig").replace("\r\n", "\n")
    assert_lossless(source)
