"""Checks entities as they are written, each by itself and against all others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder import strict_yaml
from builder.authority.entries import FILES, RELATIONS, EntityEntry
from builder.entity import Entity, EntityId, ShortForm
from builder.folding import fold_name, parted
from builder.refusal import Refusal, shown

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
WIKIDATA = re.compile(r"Q[1-9]\d*")
LETTERS = 2
"""The fewest letters or digits of a name."""

BOUNDS = {"lat": 90.0, "lon": 180.0}
OF_SHORT_FORMS = ("name", "names", "note", "see")


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry of a file: its id, what it says, and the file to refuse a part of it."""

    id: str
    entry: EntityEntry
    loaded: strict_yaml.Loaded
    stem: str

    def refuse(self, what: str, instead: str, *path: int | str) -> "Lost":
        """A refusal of a part of this entry, by its path in it; of all of it, without one."""
        refusal = self.loaded.refuse((self.id, *path), what, instead, key=not path)
        item = "this item of " if isinstance(path[1:2] and path[1], int) else ""
        return refusal, f"{item}`{path[0]}` of {self.id}" if path else f"all of {self.id}"


Lost = tuple[Refusal, str]
"""A refusal, and what is left out for it."""


@dataclass(slots=True)
class Checked:
    """What is left of the entries, and what is refused of them."""

    entities: list[Entity] = field(default_factory=list)
    short_forms: tuple[ShortForm, ...] = ()
    refusals: list[Lost] = field(default_factory=list)


def checked(placed: Iterable[Placed]) -> Checked:
    """The entities and short forms of entries.

    An entry without a name or a kind, or with an id that stands twice, is left out; of others only
    the values that cannot be, among them relations to what is left out.
    """
    found = Checked()
    unique = list(_unique(placed, found.refusals))
    shorts = {one.id: one for one in unique if one.entry.is_short_form}
    fulls = [
        (one, entity)
        for one in unique
        if one.id not in shorts and (entity := _entity(one, found.refusals)) is not None
    ]
    known = {one.id for one, _ in fulls}
    for one, entity in fulls:
        relations = tuple(_relations(one, known, found.refusals))
        found.entities.append(replace(entity, relations=relations))
    found.short_forms = tuple(_short_forms(shorts, known, found.refusals))
    return found


def _unique(placed: Iterable[Placed], refusals: list[Lost]) -> Iterator[Placed]:
    files: dict[str, str] = {}
    for one in placed:
        if one.id in files:
            what = f"the id {shown(one.id)} stands in {files[one.id]} too"
            refusals.append(one.refuse(what, "another id, or one entry with the names of both"))
        elif one.id.isdigit():
            what = "an id of digits alone would be the address of a page of the list"
            refusals.append(one.refuse(what, "an id with a letter"))
        else:
            line, _ = one.loaded.position((one.id,), key=True)
            files[one.id] = f"{one.stem}.yml, line {line},"
            yield one


def _entity(one: Placed, refusals: list[Lost]) -> Entity | None:
    """An entity, its relations aside."""
    entry = one.entry
    kind = entry.kind or FILES.get(one.stem)
    if kind is None:
        refusals.append(one.refuse("it has no kind", "kind: person, organisation, place …"))
        return None
    main = tuple(_main_names(one, refusals))
    if not main:
        if not entry.name:
            refusals.append(one.refuse("it has no name", "name: {en: …}"))
        return None
    entity = Entity(
        id=EntityId(one.id),
        kind=kind,
        name=main,
        names=tuple(_usable(one, "names", entry.names, refusals)),
        subkind=entry.subkind,
        identifiers=tuple(_identifiers(one, refusals)),
        coordinates=_coordinates(one, refusals),
        note=entry.note,
        excluded=tuple(_usable(one, "not", entry.excluded, refusals)),
        page=entry.page != "no",
    )
    if entry.page not in ("", "yes", "no"):
        refusals.append(one.refuse(f"{shown(entry.page)} is neither", "yes or no", "page"))
    if all(_hides(entity.excluded, name) for name in entity.spellings):
        what = "each of its names holds a wording that `not` excludes, so that none can ever count"
        refusals.append(one.refuse(what, "longer wordings, which mean something else", "not"))
        return replace(entity, excluded=())
    return entity


def _main_names(one: Placed, refusals: list[Lost]) -> Iterator[tuple[str, str]]:
    for language, name in one.entry.name.items():
        if not LANGUAGE.fullmatch(language):
            what = f"{shown(language)} is no language tag"
            refusals.append(one.refuse(what, "en, ar, fr … (BCP 47)", "name", language))
        elif is_usable(name):
            yield language, " ".join(name.split())
        else:
            refusals.append(one.refuse(*_unusable(name), "name", language))


def _usable(one: Placed, key: str, names: Sequence[str], refusals: list[Lost]) -> Iterator[str]:
    for index, name in enumerate(names):
        if is_usable(name):
            yield " ".join(name.split())
        else:
            refusals.append(one.refuse(*_unusable(name), key, index))


def is_usable(name: str) -> bool:
    """Whether a name has letters enough to be looked for."""
    return sum(map(str.isalnum, parted(name)[1])) >= LETTERS


def _unusable(name: str) -> tuple[str, str]:
    return f"{shown(name)} is too short to be looked for", f"a name of {LETTERS} letters or more"


def _identifiers(one: Placed, refusals: list[Lost]) -> Iterator[tuple[str, str]]:
    for scheme, identifier in one.entry.identifiers.items():
        if scheme == "wikidata" and not WIKIDATA.fullmatch(identifier):
            what = f"{shown(identifier)} is no item of Wikidata"
            refusals.append(one.refuse(what, "Q and its number", "identifiers", scheme))
        else:
            yield scheme, identifier


def _relations(
    one: Placed, known: set[str], refusals: list[Lost]
) -> Iterator[tuple[str, EntityId]]:
    for index, relation in enumerate(one.entry.relations):
        place = ("relations", index)
        for kind, target in relation.items():
            if kind not in RELATIONS:
                instead = "one of: " + ", ".join(RELATIONS)
                refusals.append(one.refuse(f"{shown(kind)} is no relation", instead, *place))
            elif target not in known:
                what = f"no entry is called {shown(target)}"
                refusals.append(one.refuse(what, "the id of another entity", *place, kind))
            elif target == one.id:
                what = "it stands in a relation to itself"
                refusals.append(one.refuse(what, "the id of another entity", *place, kind))
            else:
                yield kind, EntityId(target)


def _coordinates(one: Placed, refusals: list[Lost]) -> tuple[float, float] | None:
    if one.entry.coordinates is None:
        return None
    if (one.entry.kind or FILES.get(one.stem)) != "place":
        refusals.append(one.refuse("only a place has coordinates", "kind: place", "coordinates"))
        return None
    degrees = []
    for name, bound in BOUNDS.items():
        written = getattr(one.entry.coordinates, name)
        number = re.fullmatch(r"[-+]?\d{1,10}(?:\.\d{1,10})?", written)
        if number is None or abs(float(written)) > bound:
            what = f"{shown(written)} {'lies nowhere on the globe' if number else 'is no number'}"
            instead = f"degrees from -{bound:.0f} to {bound:.0f}, as in 33.3152"
            refusals.append(one.refuse(what, instead, "coordinates", name))
            return None
        degrees.append(float(written))
    return degrees[0], degrees[1]


def _hides(excluded: Iterable[str], name: str) -> bool:
    words = f" {fold_name(name).text} "
    return any(f" {fold_name(wording).text} " in words for wording in excluded)


def _short_forms(
    shorts: Mapping[str, Placed], known: set[str], refusals: list[Lost]
) -> Iterator[ShortForm]:
    for one in shorts.values():
        for name in one.entry.__struct_fields__:
            if getattr(one.entry, name) and name not in OF_SHORT_FORMS:
                what = f"an entry with `see` is no entity, and has no `{name}`"
                refusals.append(one.refuse(what, "the names and `see` alone", name))
        main = (name for _, name in _main_names(one, refusals))
        names = (*main, *_usable(one, "names", one.entry.names, refusals))
        targets = tuple(dict.fromkeys(_targets(one, shorts, known, refusals)))
        if not names:
            refusals.append(one.refuse("it has no names", "names: [the short form]"))
        elif not one.entry.targets:
            refusals.append(one.refuse("`see` names nobody", "see: the id of an entity", "see"))
        elif targets:
            yield ShortForm(one.id, names, targets)


def _targets(
    one: Placed, shorts: Mapping[str, Placed], known: set[str], refusals: list[Lost]
) -> Iterator[EntityId]:
    """The entities that a short form leads to, by way of others too."""
    seen = {one.id}
    waiting: list[tuple[str, tuple[str, ...]]] = [
        (target, (one.id,)) for target in one.entry.targets
    ]
    while waiting:
        target, way = waiting.pop(0)
        if target in known:
            yield EntityId(target)
        elif target in way:
            what = f"`see` leads in a circle, by way of {shown(target)}"
            refusals.append(one.refuse(what, "the id of an entity", "see"))
        elif target in shorts and target not in seen:
            seen.add(target)
            further = (*way, target)
            waiting += ((one_more, further) for one_more in shorts[target].entry.targets)
        elif target not in shorts:
            what = f"no entry is called {shown(target)}"
            refusals.append(one.refuse(what, "the id of an entity", "see"))


def claimed_twice(
    entities: Iterable[Entity], short_forms: Iterable[ShortForm], placed: Iterable[Placed]
) -> Iterator[Lost]:
    """A refusal for each name that a second entity claims, and no short form sorts out."""
    sorted_out = {parted(name) for short in short_forms for name in short.names}
    claims: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for entity in entities:
        for name in entity.spellings:
            claims[parted(name)].setdefault(entity.id, name)
    entries: dict[str, Placed] = {}
    for one in placed:
        entries.setdefault(one.id, one)
    for key, owners in sorted(claims.items()):
        if len(owners) > 1 and key not in sorted_out:
            *first, last = owners
            others = " and ".join(map(shown, first))
            instead = (
                f"names that differ; or an entry of its own for it, with see: [{', '.join(owners)}]"
            )
            what = f"the name {shown(owners[last])} stands at {others} too"
            path = _path(entries[last].entry, owners[last])
            refusal, _ = entries[last].refuse(what, instead, *path)
            yield refusal, "nothing, but the name is ambiguous wherever it stands alone"


def _path(entry: EntityEntry, name: str) -> tuple[str | int, ...]:
    """Where a name stands in its entry."""
    for index, one in enumerate(entry.names):
        if " ".join(one.split()) == name:
            return "names", index
    return "name", *(lang for lang, one in entry.name.items() if " ".join(one.split()) == name)
