"""Checks entities as they are written, each by itself and against all others."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from builder import records, strict_yaml
from builder.authority.entries import FILES, RELATIONS, EntityEntry
from builder.entity import Entity, EntityId, Kind, ShortForm
from builder.folding import fold_name, parted
from builder.refusal import Refusal, shown

WIKIDATA = re.compile(r"Q[1-9]\d*")
FARTHEST = 4
"""Short forms that one may lead over to an entity."""

LETTERS = 2
"""The fewest letters or digits of a name."""

T = TypeVar("T")
BOUNDS = {"lat": 90.0, "lon": 180.0}
OF_SHORT_FORMS = ("name", "names", "note", "see")


@dataclass(frozen=True, slots=True)
class Lost:
    """A refusal, and what is left out for it."""

    refusal: Refusal
    what: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry of a file: its id, what it says, and the file to refuse a part of it."""

    id: str
    entry: EntityEntry
    loaded: strict_yaml.Loaded
    stem: str

    def refuse(self, what: str, instead: str, *path: int | str) -> Lost:
        """A refusal of a part of this entry, by its path in it; of all of it, without one."""
        refusal = self.loaded.refuse((self.id, *path), what, instead, key=not path)
        item = "this item of " if isinstance(path[1:2] and path[1], int) else ""
        return Lost(refusal, f"{item}`{path[0]}` of {self.id}" if path else f"all of {self.id}")


@dataclass(frozen=True, slots=True)
class Checked:
    """What is left of the entries, and what is lost of them."""

    entities: tuple[Entity, ...]
    short_forms: tuple[ShortForm, ...]
    lost: tuple[Lost, ...]


def checked(placed: Iterable[Placed]) -> Checked:
    """The entities and short forms of entries.

    An entry without a name or a kind, or with an id that stands twice, is left out; of others only
    the values that cannot be, among them relations to what is left out.
    """
    unique, twice = _told_apart(_unique(placed))
    shorts = {one.id: one for one in unique if one.entry.is_short_form}
    fulls = {one.id: one for one in unique if one.id not in shorts}
    alone, wrong = _told_apart(chain.from_iterable(map(_entity, fulls.values())))
    known = {entity.id for entity in alone}
    lost = [*twice, *wrong]
    entities = []
    for entity in alone:
        relations, unrelated = _told_apart(_relations(fulls[entity.id], known))
        entities.append(replace(entity, relations=relations))
        lost += unrelated
    short_forms, unclear = _told_apart(_short_forms(shorts, known))
    return Checked(tuple(entities), short_forms, (*lost, *unclear))


def _told_apart(found: Iterable[T | Lost]) -> tuple[tuple[T, ...], tuple[Lost, ...]]:
    """What a check found right, and what is lost."""
    every = tuple(found)
    return (
        tuple(one for one in every if not isinstance(one, Lost)),
        tuple(one for one in every if isinstance(one, Lost)),
    )


def _unique(placed: Iterable[Placed]) -> Iterator[Placed | Lost]:
    files: dict[str, str] = {}
    for one in placed:
        if one.id in files:
            what = f"the id {shown(one.id)} stands in {files[one.id]} too"
            yield one.refuse(what, "another id, or one entry with the names of both")
        elif one.id.isdigit():
            what = "an id of digits alone would be the address of a page of the list"
            yield one.refuse(what, "an id with a letter")
        else:
            line, _ = one.loaded.position((one.id,), key=True)
            files[one.id] = f"{one.stem}.yml, line {line},"
            yield one


def _entity(one: Placed) -> Iterator[Entity | Lost]:
    """An entity, its relations aside; none without a kind and a name."""
    entry = one.entry
    kind = entry.kind or FILES.get(one.stem)
    main, wrong = _told_apart(_main_names(one))
    if kind is None:
        yield one.refuse("it has no kind", "kind: person, organisation, place …")
        return
    if not entry.name:
        yield one.refuse("it has no name", "name: {en: …}")
    yield from wrong if main else (replace(lost, what=f"all of {one.id}") for lost in wrong)
    if not main:
        return
    names, unusable = _told_apart(_usable(one, "names", entry.names))
    excluded, idle = _told_apart(_usable(one, "not", entry.excluded))
    identifiers, false = _told_apart(_identifiers(one))
    coordinates, nowhere = _told_apart(_coordinates(one, kind))
    yield from (*unusable, *idle, *false, *nowhere)
    if entry.page not in ("", "yes", "no"):
        yield one.refuse(f"{shown(entry.page)} is neither", "yes or no", "page")
    entity = Entity(
        id=EntityId(one.id),
        kind=kind,
        name=main,
        names=names,
        subkind=entry.subkind,
        identifiers=identifiers,
        coordinates=coordinates[0] if coordinates else None,
        note=entry.note,
        excluded=excluded,
        page=entry.page != "no",
    )
    if all(_hides(excluded, name) for name in entity.spellings):
        what = "each of its names holds a wording that `not` excludes, so that none can ever count"
        yield one.refuse(what, "longer wordings, which mean something else", "not")
        entity = replace(entity, excluded=())
    yield entity


def _main_names(one: Placed) -> Iterator[tuple[str, str] | Lost]:
    for language, name in one.entry.name.items():
        if not records.LANGUAGE.fullmatch(language):
            what = f"{shown(language)} is no language tag"
            yield one.refuse(what, "en, ar, fr … (BCP 47)", "name", language)
        elif is_usable(name):
            yield language, " ".join(name.split())
        else:
            yield one.refuse(*_unusable(name), "name", language)


def _usable(one: Placed, key: str, names: Sequence[str]) -> Iterator[str | Lost]:
    for index, name in enumerate(names):
        if is_usable(name):
            yield " ".join(name.split())
        else:
            yield one.refuse(*_unusable(name), key, index)


def is_usable(name: str) -> bool:
    """Whether a name has letters enough to be looked for."""
    return sum(map(str.isalnum, parted(name)[1])) >= LETTERS


def _unusable(name: str) -> tuple[str, str]:
    return f"{shown(name)} is too short to be looked for", f"a name of {LETTERS} letters or more"


def _identifiers(one: Placed) -> Iterator[tuple[str, str] | Lost]:
    for scheme, identifier in one.entry.identifiers.items():
        if scheme == "wikidata" and not WIKIDATA.fullmatch(identifier):
            what = f"{shown(identifier)} is no item of Wikidata"
            yield one.refuse(what, "Q and its number", "identifiers", scheme)
        else:
            yield scheme, identifier


def _relations(one: Placed, known: Set[str]) -> Iterator[tuple[str, EntityId] | Lost]:
    for index, relation in enumerate(one.entry.relations):
        place = ("relations", index)
        for kind, target in relation.items():
            if kind not in RELATIONS:
                instead = "one of: " + ", ".join(RELATIONS)
                yield one.refuse(f"{shown(kind)} is no relation", instead, *place)
            elif target not in known:
                what = f"no entry is called {shown(target)}"
                yield one.refuse(what, "the id of another entity", *place, kind)
            elif target == one.id:
                what = "it stands in a relation to itself"
                yield one.refuse(what, "the id of another entity", *place, kind)
            else:
                yield kind, EntityId(target)


def _coordinates(one: Placed, kind: Kind) -> Iterator[tuple[float, float] | Lost]:
    if one.entry.coordinates is None:
        return
    if kind != "place":
        yield one.refuse("only a place has coordinates", "kind: place", "coordinates")
        return
    degrees = []
    for name, bound in BOUNDS.items():
        written = getattr(one.entry.coordinates, name)
        number = re.fullmatch(r"[-+]?\d{1,10}(?:\.\d{1,10})?", written)
        if number is None or abs(float(written)) > bound:
            what = f"{shown(written)} {'lies nowhere on the globe' if number else 'is no number'}"
            instead = f"degrees from -{bound:.0f} to {bound:.0f}, as in 33.3152"
            yield one.refuse(what, instead, "coordinates", name)
            return
        degrees.append(float(written))
    yield degrees[0], degrees[1]


def _hides(excluded: Iterable[str], name: str) -> bool:
    words = f" {fold_name(name).text} "
    return any(f" {fold_name(wording).text} " in words for wording in excluded)


def _short_forms(shorts: Mapping[str, Placed], known: Set[str]) -> Iterator[ShortForm | Lost]:
    for one in shorts.values():
        for field in one.entry.__struct_fields__:
            if getattr(one.entry, field) and field not in OF_SHORT_FORMS:
                what = f"an entry with `see` is no entity, and has no `{field}`"
                yield one.refuse(what, "the names and `see` alone", field)
        main, wrong = _told_apart(_main_names(one))
        further, unusable = _told_apart(_usable(one, "names", one.entry.names))
        targets, lost = _told_apart(_targets(one, shorts, known))
        names = (*(name for _, name in main), *further)
        every = (*wrong, *unusable, *lost)
        kept = names and targets
        yield from every if kept else (replace(each, what=f"all of {one.id}") for each in every)
        if not names:
            yield one.refuse("it has no names", "names: [the short form]")
        elif not one.entry.targets:
            yield one.refuse("`see` names nobody", "see: the id of an entity", "see")
        elif targets:
            yield ShortForm(one.id, names, tuple(dict.fromkeys(targets)))


def _targets(
    one: Placed, shorts: Mapping[str, Placed], known: Set[str]
) -> Iterator[EntityId | Lost]:
    """The entities that a short form leads to, by way of some others too."""
    waiting: list[tuple[str, tuple[str, ...]]] = [(to, (one.id,)) for to in one.entry.targets]
    seen = {one.id}
    while waiting:
        target, way = waiting.pop(0)
        if target in known:
            yield EntityId(target)
        elif target in way:
            what = f"`see` leads in a circle, by way of {shown(target)}"
            yield one.refuse(what, "the id of an entity", "see")
        elif target not in shorts:
            what = f"no entry is called {shown(target)}"
            yield one.refuse(what, "the id of an entity", "see")
        elif len(way) > FARTHEST:
            what = f"`see` leads on by way of more than {FARTHEST} entries"
            yield one.refuse(what, "the id of an entity", "see")
        elif target not in seen:
            seen.add(target)
            further = (*way, target)
            waiting += ((one_more, further) for one_more in shorts[target].entry.targets)
