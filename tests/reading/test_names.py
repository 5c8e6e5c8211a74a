"""Names in bylines and credits, of people and of outlets."""

import pytest

from builder.reading.datelines import agency, first_name, length
from builder.reading.names import authors, credited, is_name, sources


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By Elin J. Marsh", ["Elin J. Marsh"]),
        ("By Elin J. Marsh@elinmarsh", ["Elin J. Marsh"]),
        ("By Staff, Valley News Agency", ["Staff", "Valley News Agency"]),
        ("Written by Elin Marsh; Originally appeared at her blog", ["Elin Marsh"]),
        ("By GUS ALDER and LENA PROK", ["GUS ALDER", "LENA PROK"]),
        ("By Marius Lind published November 09, 2021", ["Marius Lind"]),
        ("Posted on March 3, 2014 by Hannah Brook", ["Hannah Brook"]),
        ("By Callum Bristow at Capstan Road", ["Callum Bristow"]),
        ("Par Maëlle Tourne", ["Maëlle Tourne"]),
        ("بقلم: سلمى نهر", ["سلمى نهر"]),
        ("كتب رائد البحر", ["رائد البحر"]),
        ("By the end of the day it rained", []),
        ("The bridge by the mill", []),
    ],
)
def test_authors(line: str, found: list[str]) -> None:
    names = authors(line)
    assert [name.text for name in names] == found
    for name in names:
        assert " ".join(line[name.start : name.end].split()) == name.text


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Proofread by:  C.G.B", [("C.G.B", "proofreader")]),
        ("Proof-read byC.B.", [("C.B.", "proofreader")]),
        ("Translated by Mona Rill", [("Mona Rill", "translator")]),
        ("ترجمة: منى نهر", [("منى نهر", "translator")]),
        ("Photo: Jo Kett", [("Jo Kett", "photographer")]),
        ("The photo was taken by nobody", []),
    ],
)
def test_contributors(line: str, found: list[tuple[str, str]]) -> None:
    assert [(name.text, role) for name, role in credited(line)] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Originally appeared at Hill Herald, 16 September 2008", ["Hill Herald"]),
        ("Source: Hill Herald", ["Hill Herald"]),
        (".المصدر : النهر نت", ["النهر نت"]),
        ("The source of the river", []),
    ],
)
def test_sources(line: str, found: list[str]) -> None:
    assert [name.text for _, name in sources(line)] == found


@pytest.mark.parametrize("text", ["Jo Doe", "Al-Amin Kasem", "ربى شاهين", "News Desk", "O’Neill"])
def test_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["the end", "What next?", "In this issue we", "3 4 2020 5", "في السوق", ":", "A+ A"]
)
def test_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("line", "place", "agent"),
    [
        ("PORT HAVEN, NORTH SHORE (8:15 P.M.) – The ferry", "PORT HAVEN, NORTH SHORE", None),
        ("PORTVALE (Halyard News Agency) - The port", "PORTVALE", "Halyard News Agency"),
        ("Port Haven- Only six days", "Port Haven", None),
        ("بندر الشمال (وكالة النهر) - أعلنت", "بندر الشمال", "وكالة النهر"),
    ],
)
def test_datelines(line: str, place: str, agent: str | None) -> None:
    assert [name.text for name in first_name(line)] == [place]
    found = agency(line)
    assert (found.text if found else None) == agent
    assert line[length(line) :].strip()


def test_no_dateline() -> None:
    assert length("The ferry – which is small – will cross") == 0
    assert length("من المتوقع - كما قالت البلدية - أن") == 0
