"""The lists of words by which names are found: well-formed, and at peace with each other."""

import re
from collections import Counter
from pathlib import Path

import pytest

import builder.annotating
from builder import strict_types, strict_yaml
from builder.folding import fold_name

FOLDER = Path(builder.annotating.__file__).with_name("lexicon")
TABLES = sorted(FOLDER.glob("*.yml"))
NO_NAMES = ("common", "stops", "demonyms")
"""Kinds of words that are no given names."""


def table(path: Path) -> dict[str, list[str]]:
    """The folded words of each kind, as they stand."""
    loaded = strict_yaml.load(path.read_bytes(), path.name)
    kinds = strict_types.read(loaded, dict[str, list[str]])
    return {kind: fold_name(" ".join(lines)).text.split() for kind, lines in kinds.items()}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_kind_has_words_and_each_once(path: Path) -> None:
    for kind, words in table(path).items():
        assert words, kind
        assert not [word for word, count in Counter(words).items() if count > 1], kind


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_given_name_is_another_word(path: Path) -> None:
    kinds = table(path)
    for kind in NO_NAMES:
        assert not set(kinds["given"]) & set(kinds.get(kind, ())), kind


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_doubtful_name_is_not_a_sure_one(path: Path) -> None:
    kinds = table(path)
    assert not set(kinds["given"]) & set(kinds["given_doubtful"])


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_line_is_long_and_no_word_is_lost_as_a_comment(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        assert len(line) < 120, number
        assert line.startswith("#") or "#" not in line, number


PLACES = (FOLDER / "places.txt").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in PLACES if not line.startswith("#")]


def test_the_places_are_sorted_and_each_stands_once() -> None:
    names = [fold_name(row[0]).text for row in ROWS]
    assert names == sorted(set(names))


def test_a_place_has_a_name_arabic_names_a_kind_and_perhaps_a_doubt() -> None:
    for row in ROWS:
        assert len(row) == 3 or row[3:] == ["doubtful"], row
        assert row[0] == row[0].strip() != "", row
        assert row[2] in ("country", "region", "city"), row
        assert row[1] == "" or all(re.fullmatch("[ء-ي ]{3,}", one) for one in row[1].split("|"))


def test_no_place_is_another_word_first_of_all() -> None:
    arabic, english = table(FOLDER / "ar.yml"), table(FOLDER / "en.yml")
    other = {*arabic["common"], *arabic["stops"]}
    for row in ROWS:
        assert not other & {fold_name(name).text for name in row[1].split("|")}, row
        assert fold_name(row[0]).text not in english["no_names"], row


def test_the_sources_of_the_places_are_named() -> None:
    head = "\n".join(line for line in PLACES if line.startswith("#"))
    assert "GeoNames" in head
    assert "CC BY 4.0" in head
    assert "Unicode CLDR" in head
