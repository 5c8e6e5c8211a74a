"""Makes entities of the names that texts have and no authority file knows: it groups the candidates
of all documents by their keys and counts them.

A proposed entity has one key: spellings that differ in more than folding are proposed apart, and
only suggested to be the same (``likeness``), since no measure tells two spellings of one name from
two names for certain.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, combinations

from builder.entity import Authority, Entity, EntityId, Kind, proposed_id
from builder.folding import fold_name, name_key
from builder.model import Candidate, Evidence, Mention, Source
from builder.relating.choosing import DOCUMENTS, Placed, chosen_of, placed, support_of
from builder.relating.likeness import with_likes

MANY = 3
"""The fewest documents that name one whose candidates are all weak."""

DIGITS = range(8, 65)
"""Of an id, the fewest and the most."""

APART = frozenset({"caption", "byline", "comment"})
"""Roles of blocks in which a mention alone proposes nobody."""

UNSURE = frozenset({"given-name", "unknown"})
"""Signs of weak candidates that no number of documents makes sure."""

ARABIC = re.compile("[\u0620-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ckb"})
"""Languages that are written in it."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """The proposed entities, by their ids, and their mentions, source by source."""

    entities: tuple[Entity, ...]
    mentions: tuple[tuple[Mention, ...], ...]


@dataclass(slots=True)
class _Group:
    """What is counted of one key."""

    documents: set[tuple[int, int]] = field(default_factory=set)
    strong: bool = False
    body: bool = False
    """Whether one of its candidates is strong, and whether one of these is in running text."""

    running: bool = False
    """Whether one is in running text at all."""

    likely: bool = False
    """Whether one is more than a given name alone, or a word that nothing knows."""

    told: bool = False
    """Whether a noun before one says what it is, within a longer name."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    spellings: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By spelling and language."""


def discovered(
    sources: Sequence[Source],
    candidates: Sequence[tuple[Candidate, ...]],
    authority: Authority,
) -> Discovered:
    """What the texts propose. ``sources`` have the mentions of what ``authority`` knows, and
    ``candidates`` are theirs, one by one. Names of the authority files, and those that editors
    declined, are not proposed."""
    known = authority.entities
    names = (name for entity in known for name in entity.spellings)
    barred = set(map(name_key, (*names, *authority.declined.names)))
    every = [tuple(placed(source, some)) for source, some in zip(sources, candidates, strict=True)]
    support, whole = support_of(every)
    chosen = [chosen_of(some, support, whole) for some in every]
    groups = _groups(sources, every, chosen)
    kept = sorted(key for key, group in groups.items() if key not in barred and _is_proposed(group))
    ids = _ids(kept, {entity.id for entity in known})
    entities = {key: _entity(id_, groups[key]) for key, id_ in ids.items()}
    different = {
        frozenset(map(name_key, pair))
        for names in authority.declined.different
        for pair in combinations(names, 2)
    }
    return Discovered(
        with_likes(
            sorted(entities.values(), key=lambda one: one.id),
            known,
            different,
            frozenset(chain.from_iterable(map(_told_the_same, every, chosen))),
        ),
        tuple(
            tuple(_mentions(some, choice, entities))
            for some, choice in zip(every, chosen, strict=True)
        ),
    )


def _told_the_same(
    some: tuple[Placed, ...], chosen: Mapping[int, tuple[str, int]]
) -> Iterator[frozenset[str]]:
    """The pairs of an acronym's own key and that of the name it is introduced for; and of a known
    place's in both scripts."""
    for each in some:
        if each.one.sign == "acronym":
            yield frozenset((each.one.keys[0], chosen[each.one.start][0]))
        if each.one.same:
            yield frozenset((chosen[each.one.start][0], each.one.same))


def _groups(
    sources: Sequence[Source],
    every: Sequence[tuple[Placed, ...]],
    chosen: Sequence[Mapping[int, tuple[str, int]]],
) -> dict[str, _Group]:
    groups: defaultdict[str, _Group] = defaultdict(_Group)
    for number, (source, some, choice) in enumerate(zip(sources, every, chosen, strict=True)):
        for each in some:
            one, role = each.one, each.block.role
            key, end = choice[one.start]
            group = groups[key]
            if one.inner:
                groups[one.inner].kinds[one.kind] += one.weight
                groups[one.inner].told = True
            if role != "comment":
                group.documents.add((number, each.document.start))
                strong = one.strong and (one.sign != "given-name" or " " in key)
                group.strong |= strong
                group.body |= strong and role not in APART
                group.running |= role not in APART
                group.likely |= one.sign not in UNSURE or " " in key
                group.kinds[one.kind] += one.weight
            if key in one.keys:
                said = _spelt((source.text or "")[one.start : end], key)
                group.spellings[said, each.document.language] += 1
    return groups


def _spelt(text: str, key: str) -> str:
    """A name as it is written by itself: one line, its article with the alef that "to" takes."""
    said = " ".join(text.split())
    return f"ا{said}" if said[0] == "ل" and name_key(said) != key else said


def _is_proposed(group: _Group) -> bool:
    """Whether a group is an entity; a person only with a mention in running text."""
    if not group.spellings or len(group.documents) < DOCUMENTS:
        return False
    many = group.told or (len(group.documents) >= MANY and group.likely)
    if _kind(group.kinds) == "person":
        return group.body or (many and group.running)
    return group.strong or many


def _ids(keys: Iterable[str], taken: Collection[EntityId]) -> dict[str, EntityId]:
    """An id for each key, in order: with as many digits more as tell it from those before it."""
    used = set(taken)
    ids: dict[str, EntityId] = {}
    for key in keys:
        ids[key] = next(id_ for id_ in map(partial(proposed_id, key), DIGITS) if id_ not in used)
        used.add(ids[key])
    return ids


def _entity(id_: EntityId, group: _Group) -> Entity:
    """A group as an entity: named by its commonest spelling, of the kind that most speaks for.

    Of spellings that differ in nothing but case and marks, one is enough.
    """
    counts: Counter[str] = Counter()
    languages: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (said, language), count in group.spellings.items():
        counts[said] += count
        languages[said][language] += count
    ordered = sorted(counts, key=lambda said: (said.isupper(), -counts[said], said))
    unlike = {fold_name(said).text: said for said in reversed(ordered)}
    name, *others = [said for said in ordered if unlike[fold_name(said).text] == said]
    return Entity(
        id=id_,
        kind=_kind(group.kinds),
        name=((_language(name, languages[name]), name),),
        names=tuple(others),
        origin="proposed",
    )


def _kind(votes: Counter[Kind]) -> Kind:
    return min(votes, key=lambda kind: (-votes[kind], kind))


def _language(name: str, documents: Counter[str]) -> str:
    """Of a name, by its script and the documents that have it."""
    if ARABIC.search(name):
        written = {code: count for code, count in documents.items() if code in ARABIC_SCRIPT}
        return min(written, key=lambda code: (-written[code], code)) if written else "ar"
    latin = {code: count for code, count in documents.items() if code not in ("ar", "und")}
    return min(latin, key=lambda code: (-latin[code], code)) if latin else "en"


def _mentions(
    some: tuple[Placed, ...],
    chosen: Mapping[int, tuple[str, int]],
    entities: Mapping[str, Entity],
) -> Iterator[Mention]:
    for each in some:
        one = each.one
        key, end = chosen[one.start]
        if key in entities:
            because = Evidence(one.sign, "guessed")
            if one.full is not None and one.full in chosen:
                because = Evidence(one.sign, "guessed", one.full, chosen[one.full][1])
            yield Mention(one.start, end, entities[key].id, because)
