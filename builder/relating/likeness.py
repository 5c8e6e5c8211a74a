"""Suggests which names may be spellings of one, in either script. It never joins any: true variants
are as unlike as .77, and names of two as alike as .85, so that no threshold is safe."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain, combinations
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from builder.entity import Entity, EntityId
from builder.folding import name_key

LEAST = 75
"""Percent of likeness from which on two names are suggested."""

PART = 80
"""Percent that a name counts as like a longer one whose words it has: a surname alone."""

TOLD = 95
"""Percent of two names of which a text or the gazetteer says that they are one."""

NEARLY = 99
"""Percent that no likeness exceeds: two may have one name."""

MOST = 5
"""Suggestions for one entity."""

CROWD = 40
"""Names with one sound that are compared each with each; of more only neighbours in order are."""

PAIRS = (("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"))
LETTERS = str.maketrans(
    "qcpvjxبتثجحخدذرزسشصضطظغفقكلمنه", "kkbfgkbttghkddrzsssdtdgfkklmnh", "aeiouywءاعويىة'"
)
"""Consonants of both scripts by one letter each; vowels and what Latin letters have no word for
count as nothing."""

DOUBLED = re.compile(r"(.)\1+")
FINAL = re.compile(r"(?<=.)h\b")


class _Name(NamedTuple):
    """A name of an entity, as it is compared."""

    entity: EntityId
    key: str
    sound: tuple[str, ...]


def with_likes(
    proposed: Iterable[Entity],
    known: Iterable[Entity],
    different: Collection[frozenset[str]] = (),
    told: Collection[frozenset[str]] = (),
) -> tuple[Entity, ...]:
    """Proposed entities with others of their kind that may be the same, the likest first.

    ``different`` are pairs of keys that an editor said are not the same, ``told`` those of which
    a text introduces one as the other's acronym, or that the gazetteer has for one place.
    """
    proposed = tuple(proposed)
    names = [name for entity in (*proposed, *known) for name in _names(entity)]
    kinds = {entity.id: entity.kind for entity in (*proposed, *known)}
    apart = _apart(names, different)
    likes: defaultdict[EntityId, dict[EntityId, int]] = defaultdict(dict)
    for one, other, likeness in chain(_alike(names), _told(names, told)):
        alike = kinds[one.entity] == kinds[other.entity] and likeness >= LEAST
        if not alike or frozenset((one.entity, other.entity)) in apart:
            continue
        for a, b in ((one.entity, other.entity), (other.entity, one.entity)):
            likes[a][b] = max(likeness, likes[a].get(b, 0))
    return tuple(replace(entity, alike=_best(likes.get(entity.id, {}))) for entity in proposed)


def _apart(names: Iterable[_Name], different: Iterable[frozenset[str]]) -> set[frozenset[EntityId]]:
    """The pairs of entities of which an editor said, by some of their names, that they differ."""
    owners: defaultdict[str, set[EntityId]] = defaultdict(set)
    for name in names:
        owners[name.key].add(name.entity)
    pairs = (sorted(pair) for pair in different if len(pair) == 2)
    return {
        frozenset((one, other))
        for first, second in pairs
        for one in owners.get(first, ())
        for other in owners.get(second, ())
    }


def _best(likes: Mapping[EntityId, int]) -> tuple[tuple[EntityId, int], ...]:
    return tuple(sorted(likes.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])


def _names(entity: Entity) -> Iterator[_Name]:
    for key in dict.fromkeys(map(name_key, entity.spellings)):
        heard = tuple(sound(word) for word in key.split())
        if any(heard):
            yield _Name(entity.id, key, heard)


def _alike(names: Iterable[_Name]) -> Iterator[tuple[_Name, _Name, int]]:
    for one, other in _pairs(names):
        if one.entity != other.entity:
            yield one, other, min(likeness_of(one.key, other.key), NEARLY)


def _told(
    names: Iterable[_Name], told: Iterable[frozenset[str]]
) -> Iterator[tuple[_Name, _Name, int]]:
    by_key = {name.key: name for name in names}
    for pair in sorted(map(sorted, told)):
        if len(pair) == 2 and pair[0] in by_key and pair[1] in by_key:
            yield by_key[pair[0]], by_key[pair[1]], TOLD


def _pairs(names: Iterable[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Names that share the sound of a last word, or of the whole."""
    buckets: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in names:
        for heard in {name.sound[-1], "".join(name.sound)}:
            if len(heard) > 1:
                buckets[heard].append(name)
    for _, some in sorted(buckets.items()):
        some.sort(key=lambda name: (name.sound, name.key, name.entity))
        if len(some) <= CROWD:
            yield from combinations(some, 2)
        else:
            for step in (1, 2, 3):
                yield from zip(some, some[step:], strict=False)


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A folded word by its consonants, alike in both scripts: "qassem" and "قاسم" are "ksm"."""
    for pair, one in PAIRS:
        word = word.replace(pair, one)
    return FINAL.sub("", DOUBLED.sub(r"\1", word.translate(LETTERS)))


def likeness_of(one: str, other: str) -> int:
    """How alike two keys are, in percent: as they are written in one script, by their sounds in
    two."""
    if one.isascii() == other.isascii():
        few, many = sorted((set(one.split()), set(other.split())), key=len)
        return max(round(ratio(one, other)), PART if few < many else 0)
    heard = [" ".join(map(sound, key.split())) for key in (one, other)]
    return round(ratio(*heard))
