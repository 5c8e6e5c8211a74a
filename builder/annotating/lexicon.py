"""The words by which names are found in a text: one reviewed table a language, read once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder import strict_types, strict_yaml
from builder.annotating.vocabulary import vocabulary
from builder.folding import fold_name

FOLDER = Path(__file__).with_name("lexicon")
PLACES = FOLDER / "places.txt"
NAMES = frozenset({"place_known", "bodies_alone"})
"""Kinds of phrases that are names: a word that begins one is marked as such (``begins``)."""

SINGULAR = {"places_known": "place_known", "places_doubtful": "place_doubtful"}
"""What the tables call the places that the gazetteer has one by one."""

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words and phrases are (``kinds``), and the phrases that begin with a word.

    All are folded. A phrase is the tuple of its words; the longest of one beginning come first.
    """

    kinds: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]

    def of(self, word: str) -> frozenset[str]:
        """The kinds of a folded word."""
        return self.kinds.get(word, NONE)


@cache
def lexicon(language: str) -> Lexicon:
    """The table of a language (``en``, ``ar``), with the known places of its script."""
    path = FOLDER / f"{language}.yml"
    table = strict_types.read(strict_yaml.load(path.read_bytes(), path.name), dict[str, list[str]])
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for kind, lines in table.items():
        for entry in (entry for line in lines for entry in line.split()):
            found[_folded(entry)].add(SINGULAR.get(kind, kind))
    for name, kind in _places(language):
        found[_folded(name)].add(kind)
    if language == "en":
        for word in vocabulary().starters:
            found[(word,)].add("starters")
    return _lexicon(found)


@cache
def english_names() -> Mapping[str, str]:
    """By the folded Arabic name of a known place its English name; of several the first."""
    found: dict[str, str] = {}
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            english, arabic, *_ = line.split("\t")
            for name in filter(None, arabic.split("|")):
                found.setdefault(fold_name(name).text, english)
    return found


def _folded(entry: str) -> tuple[str, ...]:
    return tuple(fold_name(entry.replace("_", " ")).text.split())


def _lexicon(found: Mapping[tuple[str, ...], set[str]]) -> Lexicon:
    begin = {words[0] for words, of in found.items() if len(words) > 1 and of & NAMES}
    every = [*found.items(), *(((word,), set[str]()) for word in begin if (word,) not in found)]
    kinds = {
        " ".join(words): frozenset(of | {"begins"} if words[0] in begin and len(words) == 1 else of)
        for words, of in every
    }
    phrases: defaultdict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = defaultdict(list)
    for words, of in found.items():
        if len(words) > 1:
            phrases[words[0]].append((words, frozenset(of)))
    return Lexicon(
        kinds,
        {word: tuple(sorted(some, key=lambda one: -len(one[0]))) for word, some in phrases.items()},
    )


def _places(language: str) -> list[tuple[str, str]]:
    """The names of the gazetteer in a language, each with its kind: one that is a word or another
    name too is ``place_doubtful``."""
    found = []
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        english, arabic, *rest = line.split("\t")
        kind = "place_doubtful" if "doubtful" in rest else "place_known"
        names = [english] if language == "en" else arabic.split("|")
        found += [(name, kind) for name in names if name]
    return found
