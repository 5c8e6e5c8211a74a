"""The share of documents over time: of this archive, with nothing left out in silence."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from builder.config import Site, labels
from builder.publishing import months

SITE = Site("Test", labels=labels("en"))
DATES = st.one_of(
    st.none(),
    st.dates().map(str),
    st.dates().map(lambda date: str(date)[:7]),
    st.dates().map(lambda date: str(date)[:4]),
    st.just("2020-03-01/2020-03-04"),
    st.just("2020-03-01/2020-04-04"),
    st.just("2020-03?"),
)


@given(st.lists(st.tuples(DATES, st.booleans()), min_size=1, max_size=30))
def test_every_document_is_counted_or_said_to_be_left_out(
    documents: list[tuple[str | None, bool]],
) -> None:
    known = months.calendar(date for date, _ in documents)
    own = [date for date, names in documents if names]
    several, left_out = months.shares(own, known)
    assert sum(one.naming for one in several) + left_out == len(own)
    assert all(0 < one.percent <= 100 for one in several)
    drawn = months.drawing(several, known, SITE)
    if drawn:
        svg = ElementTree.fromstring(drawn)
        assert len(svg.findall("rect[@class='months__naming']")) == len(several)
        assert "style=" not in drawn
        for rect in svg.findall("rect"):
            x, width = (float(rect.attrib[name].rstrip("%")) for name in ("x", "width"))
            assert 0 <= x <= x + width <= 100.1


def test_shares_are_of_the_dated_documents_of_a_month() -> None:
    dates = ["2020-03-01", "2020-03-02", "2020-03", "2020-04-01", "2020", None]
    known = months.calendar(dates)
    several, left_out = months.shares(["2020-03", "2020-04-01", "2020", None], known)
    assert left_out == 2
    table = months.table(several, known, SITE)
    assert re.findall(r"\d+ of \d+ \(\d+ %\)", table) == ["1 of 3 (33 %)", "1 of 1 (100 %)"]


def test_many_years_are_drawn_year_by_year() -> None:
    known = months.calendar(["1990-01-01", "2020-03-02", "2020", "2020-05"])
    assert known.by_year
    assert known.counts == (("1990", 1), ("2020", 3))
    several, left_out = months.shares(["2020"], known)
    assert (several[0].naming, several[0].documents, left_out) == (1, 3, 0)


def test_one_month_is_not_drawn() -> None:
    known = months.calendar(["2020-03-01"])
    assert months.drawing(months.shares(["2020-03-01"], known)[0], known, SITE) == ""


def test_time_runs_as_the_interface_reads() -> None:
    known = months.calendar(["2020-01", "2020-03"])
    several, _ = months.shares(["2020-01"], known)
    arabic = Site("Test", language="ar", labels=labels("ar"))
    place = r'months__naming" x="([\d.]+)%"'
    assert re.findall(place, months.drawing(several, known, SITE)) == ["0.00"]
    assert re.findall(place, months.drawing(several, known, arabic)) == ["66.67"]
