"""The lists of words by which names are found: well-formed, and at peace with each other."""

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
