"""The words by which a name is told from what stands beside it: a table, read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder import strict_types, strict_yaml
from builder.folding import fold_name

TABLE = Path(__file__).with_name("words.yml")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words, by what they are; ``words.yml`` says what each kind is for."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    given: frozenset[str]
    adjectives: frozenset[str]
    heads: frozenset[str]
    times: frozenset[str]
    dating: frozenset[str]
    words: frozenset[str]
    genres: frozenset[str]
    starters: frozenset[str]
    speech: frozenset[str]
    verbs: frozenset[str]
    bound: frozenset[str]
    tails: frozenset[str]
    suffixes: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words of the table."""
    loaded = strict_yaml.load(TABLE.read_bytes(), TABLE.name)
    table = strict_types.read(loaded, dict[str, list[str]])
    return Vocabulary(**{kind: _folded(lines) for kind, lines in table.items()})


def _folded(lines: list[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in fold_name(line).text.split())
