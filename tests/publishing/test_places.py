"""The page of places: map and table say the same, and what is on neither is counted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from builder import pipeline
from builder.config import Config, Site, labels
from builder.engine import Engine
from builder.entity import Entity
from builder.output import Page
from builder.publishing import lists
from builder.publishing.places import place_map
from builder.publishing.site import views
from tests.conftest import Files, write

SOURCES = {
    "letter.txt": "A Letter Home\n\nPort Amber and Upper Isle, and Port Amber; the Low Road.\n",
    "board.txt": "The Board\n\nIn Port Amber nothing is new. Mira Calder left Quiet Bay for it.\n",
}
AUTHORITY = """\
port-amber:
  name: {en: Port Amber, ar: ميناء العنبر}
  kind: place
  coordinates: {lat: "43.1", lon: "5.9"}
upper-isle:
  name: {en: Upper Isle}
  names: [Isle <b>]
  kind: place
  coordinates: {lat: "41.5", lon: "9"}
  page: no
low-road: {name: {en: Low Road}, kind: place}
quiet-bay: {name: {en: Quiet Bay}, kind: place}
never-named: {name: {en: Never Named}, kind: place, coordinates: {lat: "1", lon: "2"}}
mira-calder: {name: {en: Mira Calder}, kind: person}
"""
Pages = Callable[[str, Site], list[Page]]


@pytest.fixture
def places(archive_of: Callable[[Files], Config]) -> Pages:
    """Makes the pages of places of an archive with these authority files."""

    def make(authority: str, site: Site) -> list[Page]:
        config = archive_of(SOURCES)
        write(config.authority, {"all.yml": authority})
        archive = pipeline.gather(config, Engine().each)
        return [page for page in views(archive, site).pages if page.kind == "places"]

    return make


def rows(page: Page) -> Iterator[str]:
    return (line for line in dict(page.pieces)["text"].splitlines()[2:])


def test_map_and_table_have_the_places_that_are_named(places: Pages, site: Site) -> None:
    (page,) = places(AUTHORITY, site)
    assert page.path == "places/index.md"
    port, isle = rows(page)
    assert "[Port Amber](../entities/port-amber/index.md)" in port
    assert port.endswith("| 3 | 2 |")
    assert "| [43\\.1, 5.9]" in port
    assert "Upper Isle" in isle
    drawing = dict(page.drawings)["map"]
    assert re.findall(r"<title>(.*?)</title>", drawing) == ["Port Amber", "Upper Isle"]
    assert re.findall(r'href="(.*?)"', drawing) == ["../entities/port-amber/index.html"]
    assert "no coordinates: 2." in dict(page.pieces)["head"]


def test_links_follow_the_form_of_addresses(places: Pages, site: Site) -> None:
    (page,) = places(AUTHORITY, replace(site, directory_urls=True))
    assert 'href="../entities/port-amber/"' in dict(page.drawings)["map"]


def test_without_places_the_page_says_so(places: Pages, site: Site) -> None:
    (page,) = places("mira-calder: {name: {en: Mira Calder}}\n", site)
    assert page.drawings == ()
    assert site.label("no_places").split(",")[0] in dict(page.pieces)["head"]
    assert not dict(page.pieces)["text"]


def test_only_the_first_page_has_the_map(
    places: Pages, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "ROWS", 1)
    first, second = places(AUTHORITY, site)
    assert "Upper Isle" in dict(first.drawings)["map"]
    assert second.drawings == ()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_map_of_one_place(language: str) -> None:
    site = Site("Test", language, labels=labels(language))
    entity = Entity(id="x", kind="place", name=(("en", "<i>Isle</i> {x}"), ("ar", "جزيرة")))  # type: ignore[arg-type]
    assert place_map(entity, site) == ""
    drawn = place_map(replace(entity, coordinates=(41.5, 9.0)), site)
    assert 'role="img"' in drawn
    assert {"en": "&lt;i&gt;Isle&lt;/i&gt; {x}", "ar": "جزيرة"}[language] in drawn
    assert "<i>" not in drawn
