"""Passages that editors speak of: each is found at its very words, or lost for a reason."""

from hypothesis import given
from hypothesis import strategies as st

from builder.entries import CorrectionEntry, NoteEntry
from builder.folding import fold
from builder.reading.anchors import anchored, problems

WORDS = st.text("ab \nأ", min_size=1, max_size=6)


def note(quote: str, prefix: str = "", suffix: str = "", line: str = "") -> NoteEntry:
    return NoteEntry(
        quote=quote, prefix=prefix, suffix=suffix, line=line, by="x", on="2020-01-02", note="n"
    )


@given(st.text("ab \nأ", max_size=60), st.lists(WORDS, max_size=5), st.sampled_from(["", "1", "2"]))
def test_anchored_and_orphaned_are_all(text: str, quotes: list[str], line: str) -> None:
    remarks = anchored(text, [(f"r.yml:{i}", note(q, line=line)) for i, q in enumerate(quotes)])
    assert [remark.quote for remark in remarks] == quotes
    for remark in remarks:
        assert (remark.start is None) == bool(remark.lost)
        if remark.start is not None:
            found = text[remark.start : remark.end]
            assert found == remark.quote or fold(found).text == fold(remark.quote).text
    lost = [remark.where for remark in remarks if remark.start is None]
    assert [problem.where for problem in problems(remarks)] == lost


@given(st.text(max_size=30), WORDS, st.text(max_size=30))
def test_words_that_stand_once_are_found(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    count = sum(text.startswith(quote, place) for place in range(len(text)))
    (remark,) = anchored(text, [("r.yml:1", note(quote))])
    assert (remark.start is not None) == (count == 1)


def test_words_are_found_however_they_are_written() -> None:
    text = "The Kata’ib\u00a0Hezbollah of which he spoke, قوّات كِتابٍ"
    cases = [note("kata'ib hezbollah"), note("قوات كتاب"), note("Kataib")]
    remarks = anchored(text, [("r.yml:1", case) for case in cases])
    found = [text[remark.start : remark.end] for remark in remarks if remark.start is not None]
    assert found == ["Kata’ib\u00a0Hezbollah", "قوّات كِتابٍ"]
    assert remarks[2].lost


def test_what_stands_twice_is_told_apart() -> None:
    text = "one gate\none gate, shut\n"
    cases = [note("gate"), note("gate", line="2"), note("gate", suffix=", shut"), note("door")]
    cases.append(note("gate", prefix="one ", line="1"))
    remarks = anchored(text, [("r.yml:1", case) for case in cases])
    assert [remark.start for remark in remarks] == [None, 13, 13, None, 4]
    assert "2 times" in remarks[0].lost
    assert "no such words" in remarks[3].lost


def test_a_correction_keeps_its_reading_and_reason() -> None:
    entry = CorrectionEntry(quote="gaet", read="gate", why="a slip", by="x", on="2020-01-02")
    (remark,) = anchored("one gaet", [("r.yml:3", entry)])
    assert (remark.kind, remark.said, remark.why, remark.start) == (
        "correction",
        "gate",
        "a slip",
        4,
    )
