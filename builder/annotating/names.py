"""All names that are looked for, in one automaton, and what each of them claims to name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, Implementation

from builder.annotating.vocabulary import vocabulary
from builder.entity import Authority, Entity, EntityId, Kind
from builder.folding import ARTICLE, fold_name, parted

ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
FATHER = re.compile(r"(?<!\w)اب[وي](?!\w)")
"""Of folded Arabic: "father of", in two of its cases; the third is below."""

FATHERS = ("ابو", "ابي", "ابا")
NO_NAME = re.compile(r"[\d()\[\],;]")
"""What stands in no name of a person whose last word is a surname."""

FARTHEST = 6
"""Steps from a thing to what it is indirectly part of: street, town, district, province …"""

SHORTEST = 2
"""Letters of the shortest name that is looked for."""

Way = Literal["name", "surname", "short form", "acronym", "other"]
"""How a name claims an entity; ``other`` for a wording that holds its name and means another."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a spelling says of the words that match it.

    ``article`` is that of the spelling ("al", "the" or none), which is no part of the pattern;
    ``capitals`` are offsets in the pattern where the text must have a capital.
    """

    way: Way
    entities: tuple[EntityId, ...]
    article: str
    capitals: tuple[int, ...]
    one_word: bool
    plural: bool = False
    kind: Kind = "other"
    quoted: bool = False
    """Whether it is a common word, unless it stands in quotation marks."""

    since: tuple[int, int] | None = None
    """Of an acronym, where the document introduces it."""

    own: frozenset[str] = frozenset()
    """Of a person's name, the words of all names: what may stand beside a part of one."""


@dataclass(frozen=True, slots=True)
class Names:
    """The automaton; per pattern: whether it is Arabic, the pattern, and its claims."""

    automaton: AhoCorasick
    patterns: tuple[tuple[bool, str, tuple[Claim, ...]], ...]
    related: Mapping[EntityId, frozenset[EntityId]]
    """Whatever an entity is part of, a member of, located in or works for, however indirectly."""

    origins: frozenset[str]
    """Folded adjectives of origin: the names of places with the ending that Arabic gives them."""


@lru_cache(maxsize=4)
def names(authority: Authority) -> Names:
    """The index of all names of an authority."""
    claims: defaultdict[str, dict[Claim, None]] = defaultdict(dict)
    for spelling, claim in _claims(authority):
        for pattern in _variants(spelling):
            claims[pattern][claim] = None
    patterns = tuple(
        (bool(ARABIC.match(pattern)), pattern, tuple(_sorted_out(_together(found))))
        for pattern, found in sorted(claims.items())
    )
    automaton = AhoCorasick(
        [pattern for _, pattern, _ in patterns], implementation=Implementation.ContiguousNFA
    )
    return Names(automaton, patterns, _related(authority.entities), _origins(authority.entities))


def _together(claims: Iterable[Claim]) -> list[Claim]:
    """With one claim for all who have a surname: thousands may."""
    kept: list[Claim] = []
    shared: defaultdict[tuple[str, tuple[int, ...]], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.way == "surname":
            shared[claim.article, claim.capitals].append(claim)
        else:
            kept.append(claim)
    for several in shared.values():
        entities = dict.fromkeys(id_ for claim in several for id_ in claim.entities)
        own = frozenset().union(*(claim.own for claim in several))
        kept.append(replace(several[0], entities=tuple(entities), own=own))
    return kept


def _sorted_out(found: Sequence[Claim]) -> list[Claim]:
    """Without the names of several entities that a short form tells apart."""
    shared = {claim.article for claim in found if claim.way == "short form"}
    several = len({claim.entities for claim in found if claim.way == "name"}) > 1
    return [
        claim
        for claim in found
        if not (several and claim.way == "name" and claim.article in shared)
    ]


def _claims(authority: Authority) -> Iterator[tuple[str, Claim]]:
    for entity in authority.entities:
        yield from _of_entity(entity)
    by_id = {entity.id: entity for entity in authority.entities}
    for short in authority.short_forms:
        meant = [by_id[id_] for id_ in short.see if id_ in by_id]
        people = bool(meant) and all(entity.kind == "person" for entity in meant)
        own = frozenset().union(*map(_words, meant)) if people else frozenset()
        for name in short.names:
            kind = "person" if people else "other"
            yield from _claim(name, "short form", short.see, kind=kind, own=own)


def _of_entity(entity: Entity) -> Iterator[tuple[str, Claim]]:
    person = entity.kind == "person"
    more = {"kind": entity.kind, "own": _words(entity) if person else frozenset()}
    titled = entity.kind == "work" or entity.subkind == "publisher"
    for name in entity.spellings:
        one_word = len(fold_name(name).text.split()) == 1
        quoted = titled and one_word and bool(ARABIC.search(name))
        plural = entity.kind == "weapon" or (not person and name.isupper())
        yield from _claim(name, "name", (entity.id,), plural=plural, quoted=quoted, **more)
    for surname in dict.fromkeys(map(surname_of, entity.spellings)) if person else ():
        if surname and surname not in entity.spellings:
            yield from _claim(surname, "surname", (entity.id,), **more)
    for wording in entity.excluded:
        yield from _claim(wording, "other", (entity.id,))


def _words(entity: Entity) -> frozenset[str]:
    return frozenset(word for name in entity.spellings for word in fold_name(name).text.split())


def _claim(
    spelling: str, way: Way, entities: tuple[EntityId, ...], **more: object
) -> Iterator[tuple[str, Claim]]:
    article, pattern = parted(spelling)
    if len(pattern) < SHORTEST:
        return
    folded = fold_name(spelling)
    skipped = len(folded.text) - len(pattern)
    capitals = tuple(
        offset
        for offset in range(len(pattern))
        if folded.source[folded.origin(skipped + offset)].isupper()
    )
    one_word = " " not in pattern
    yield pattern, Claim(way, entities, article, capitals, one_word, **more)  # type: ignore[arg-type]


def _variants(pattern: str) -> tuple[str, ...]:
    """A pattern, and the same in the cases of "father of"."""
    father = FATHER.search(pattern)
    if father is None:
        return (pattern,)
    start, end = father.span()
    return tuple(pattern[:start] + word + pattern[end:] for word in FATHERS)


def surname_of(name: str) -> str:
    """The surname of a full name, with its article and what is bound to it; or nothing."""
    words = name.replace("-", " - ").split() if NO_NAME.search(name) is None else []
    while words and _folded(words[-1]) in vocabulary().suffixes:
        words.pop()
    start = len(words) - 1
    if start > 0 and _folded(words[start]).removeprefix("al ") in vocabulary().tails:
        start -= 1
    while start > 0 and ("-" in words[start - 1 : start + 1] or _is_bound(words[start - 1])):
        start -= 1
    if start <= 0 or words[-1].islower():
        return ""
    return " ".join(words[start:]).replace(" - ", "-")


def _folded(word: str) -> str:
    return fold_name(word).text.strip(" .")


def _is_bound(word: str) -> bool:
    folded = _folded(word)
    article = ARTICLE.match(f"{folded}-xxx")
    return folded in vocabulary().bound or bool(article and article.end() == len(folded) + 1)


def _origins(entities: tuple[Entity, ...]) -> frozenset[str]:
    places = (name for entity in entities if entity.kind == "place" for name in entity.spellings)
    stems = {parted(name)[1] for name in places}
    one_word = {stem.rstrip("هاة") for stem in stems if " " not in stem}
    return frozenset(stem + ("ي" if ARABIC.match(stem) else "i") for stem in one_word if stem)


def _related(entities: tuple[Entity, ...]) -> Mapping[EntityId, frozenset[EntityId]]:
    near = {entity.id: [target for _, target in entity.relations] for entity in entities}
    related = {}
    for id_, targets in near.items():
        found: set[EntityId] = set()
        for _ in range(FARTHEST):
            found.update(targets)
            beyond = (further for one in targets for further in near.get(one, []))
            targets = [further for further in beyond if further not in found]
        related[id_] = frozenset(found - {id_})
    return related
