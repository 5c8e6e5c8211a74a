"""Folding: what counts as the same, and the way back to the text."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.folding import STEPS, fold

TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("aéİßﬁﻻﷺكِيىةءـ’ʿ–\u00a0\u200f٣۴ＡﾃŁ")), max_size=40
)

SAME = """
Kata’ib Hezbollah | kata'ib hezbollah | KATAʿIB HEZBOLLAH | Kataʾib\u00a0Hezbollah
al‑Asad | al-Asad | Al–Asad
Qāsim | Qasim | qa\u0304sim
Łódź | lodz
straße | STRASSE
ﬁnal | final
القُوّات | القوات | القـوات
الإسكندرية | الاسكندريه | الأسكندرية
موسى | موسي
ﻻ | لا
کربلا | كربلاء
١٩٨٠ | ۱۹۸۰ | 1980
Ｔｏｋｙｏ | tokyo
سورِ\u200fية | سوريه
"""
"""A line for each: ways to write one thing. To add one is to add it here."""


@pytest.mark.parametrize("line", SAME.strip().split("\n"))
def test_these_are_the_same(line: str) -> None:
    assert len({fold(one.strip()).text for one in line.split("|")}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Karim", "Karam"), ("حسن", "حسين"), ("al-Asad", "alAsad")]
)
def test_these_are_not(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_what_is_folded_stays() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    folded = fold(every).text
    assert fold(folded).text == folded


@given(TEXTS, TEXTS)
def test_each_character_is_folded_by_itself(one: str, two: str) -> None:
    assert fold(one + two).text == fold(one).text + fold(two).text


@given(TEXTS, st.data())
def test_a_span_leads_back_to_what_was_folded(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    assert folded.source == text
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first < last <= len(text)
    # One letter that becomes two is taken whole.
    assert folded.text[start:end] in fold(text[first:last]).text
    assert len(fold(text[first:last]).text) - (end - start) <= 40


@given(TEXTS)
def test_spans_cover_the_text_in_order(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(place, place + 1) for place in range(len(folded.text))]
    assert spans == sorted(spans)
    for (_, end), (start, _) in pairwise(spans):
        between = text[end:start]
        assert fold(between).text == ""


@given(TEXTS, st.sets(st.sampled_from([name for name, _ in STEPS])))
def test_steps_can_be_left_out(text: str, without: set[str]) -> None:
    folded = fold(text, *sorted(without))
    assert folded.source == text
    if "case" in without:
        assert fold("A", *sorted(without)).text == "A"


def test_a_step_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no step is called cases"):
        fold("a", "cases")


def test_marks_of_the_last_letter_are_taken_along() -> None:
    folded = fold("في كِتابٌ هنا")
    start = folded.text.index("كتاب")
    assert folded.span(start, start + 4) == (3, 9)
