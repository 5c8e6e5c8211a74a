"""Dates as pages write them, in both scripts and more languages."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.days import american, days, months


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Saturday, 04 April 2020 9:14 PM", "2020-04-04"),
        ("April 6, 2020", "2020-04-06"),
        ("Apr. 6th 2020", "2020-04-06"),
        ("the 6th of April, 2020", "2020-04-06"),
        ("By News Desk -2020-04-03", "2020-04-03"),
        ("2020/4/3", "2020-04-03"),
        ("السبت 14 آذار 2020", "2020-03-14"),
        ("١٤ كانون الثاني/يناير ٢٠٢١", "2021-01-14"),
        ("14 تشرين الأول 2020", "2020-10-14"),
        ("10 غشت 2020", "2020-08-10"),
        ("10 أوت 2020", "2020-08-10"),
        ("3 ابريل 2020", "2020-04-03"),
        ("في 28/3/2020 بأنّ", "2020-03-28"),
        ("3/28/2020", "2020-03-28"),
        ("3. Mai 2021", "2021-05-03"),
        ("le 1er mai 2021", "2021-05-01"),
        ("3 de mayo de 2021", "2021-05-03"),
        ("12 марта 2021 г.", "2021-03-12"),
        ("12 сен 2020", "2020-09-12"),
        ("12 Mayıs 2021", "2021-05-12"),
        ("03-Apr-2020", "2020-04-03"),
    ],
)
def test_a_day(line: str, edtf: str) -> None:
    (found,) = days(line)
    assert found.edtf == edtf
    assert not found.unsure


@pytest.mark.parametrize(
    "line",
    [
        "2020",
        "march 15",
        "12 units 2020",
        "31 February 2020",
        "0/0/2020",
        "call 555-0142",
        "14 آذار / تموز 2020",
        "10 DAYS LEFT UNTIL 2021",
    ],
)
def test_no_day(line: str) -> None:
    assert not days(line)


def test_day_and_month_that_could_change_places() -> None:
    (found,) = days("3/4/2020")
    assert (found.edtf, found.unsure) == ("2020-04-03", True)
    assert days("3/4/2020", month_first=True)[0].edtf == "2020-03-04"
    assert american(["12/25/2019", "3/4/2020"])
    assert not american(["25/12/2019", "3/4/2020"])


def test_a_month() -> None:
    assert [day.edtf for day in months("November 2018 Issue")] == ["2018-11"]
    assert [day.edtf for day in months("تشرين الأول 2018")] == ["2018-10"]


@given(st.dates(datetime.date(1850, 1, 1), datetime.date(2099, 12, 31)), st.text(max_size=5))
def test_what_is_found_stands_there(day: datetime.date, noise: str) -> None:
    line = f"{noise} {day.isoformat()} x"
    for found in days(line):
        assert 0 <= found.start < found.end <= len(line)
    assert day.isoformat() in {found.edtf for found in days(line)} or noise[-1:].isdigit()
