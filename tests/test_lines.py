"""Lines and offsets: what the two say of each other."""

from hypothesis import given
from hypothesis import strategies as st

from builder import lines

TEXTS = st.text(st.sampled_from("ab \u2028\r\n\n"), max_size=30)


@given(TEXTS)
def test_lines_are_those_between_line_ends(text: str) -> None:
    starts = lines.starts(text)
    shown = [text[slice(*lines.extent(starts, text, number))] for number in range(1, len(starts))]
    assert shown == text.split("\n")
    assert lines.count(text) == len(text.removesuffix("\n").split("\n"))


@given(TEXTS, st.data())
def test_a_span_stands_on_the_lines_its_ends_are_on(text: str, data: st.DataObject) -> None:
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        first, last = lines.span(lines.starts(text), start, end)
        assert first == text.count("\n", 0, start) + 1
        assert last == text.count("\n", 0, end - 1) + 1
