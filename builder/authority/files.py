"""Reads the authority files: everybody and everything that texts name, and the outlets."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from builder import edtf, records, strict_types, strict_yaml
from builder.authority import checks
from builder.authority.checks import Placed
from builder.authority.entries import OTHERS, EntityEntry, PublisherEntry
from builder.entity import Authority, Entity, EntityId, Publisher, Statement
from builder.model import Problem
from builder.refusal import Refusal

CODE = "authority-refused"
AN_ID = "an id of a-z, 0-9 and single hyphens, 100 at most"
E = TypeVar("E", EntityEntry, PublisherEntry)


def load(folder: Path) -> tuple[Authority, tuple[Problem, ...]]:
    """All authority files of a folder; none where it is missing.

    A file that is no YAML of ours, an entry of another form and a value that cannot be are left
    out, and each is a problem.
    """
    problems: list[Problem] = []
    publishers: list[tuple[Publisher, Entity]] = []
    placed: list[Placed] = []
    for path in sorted(folder.glob("*.yml")) if folder.is_dir() else []:
        where = f"{folder.name}/{path.name}"
        if path.stem == "publishers":
            for id_, entry, loaded in _entries(path, where, PublisherEntry, problems):
                publishers += _publisher(id_, entry, loaded, problems)
        elif path.stem not in OTHERS:
            placed += (
                Placed(id_, entry, loaded, path.stem)
                for id_, entry, loaded in _entries(path, where, EntityEntry, problems)
            )
    return _joined(publishers, placed, problems), tuple(problems)


def _entries(
    path: Path, where: str, kind: type[E], problems: list[Problem]
) -> Iterator[tuple[str, E, strict_yaml.Loaded]]:
    """The entries of a file that are of the right form."""
    try:
        loaded = strict_yaml.load(path.read_bytes(), where)
    except Refusal as refusal:
        problems.append(records.refused(refusal, CODE))
        return
    for id_, value in loaded.value.items():
        alone = replace(loaded, value={id_: value})
        try:
            if not records.ID.fullmatch(id_):
                raise loaded.refuse((id_,), f"{id_!r} is no id", AN_ID, key=True)
            yield id_, strict_types.read(alone, dict[str, kind])[id_], loaded  # type: ignore[valid-type]
        except Refusal as refusal:
            problems.append(records.refused(refusal, CODE))


def _publisher(
    id_: str, entry: PublisherEntry, loaded: strict_yaml.Loaded, problems: list[Problem]
) -> Iterator[tuple[Publisher, Entity]]:
    for index, statement in enumerate(entry.run_by):
        if not edtf.is_date(statement.as_of):
            what = f"{statement.as_of!r} is no date in EDTF"
            place = (id_, "run_by", index, "as_of")
            problems.append(records.refused(loaded.refuse(place, what, edtf.HINT), CODE))
            return
    names = dict.fromkeys([*entry.name.values(), *entry.names])
    run_by = (Statement(tuple(said.say.items()), said.basis, said.as_of) for said in entry.run_by)
    sites = tuple(site.casefold() for site in entry.sites)
    entity = Entity(
        EntityId(id_),
        "organisation",
        tuple(entry.name.items()),
        tuple(entry.names),
        subkind="publisher",
        note=entry.note,
    )
    yield Publisher(id_, tuple(names), sites, tuple(run_by)), entity


def _joined(
    publishers: list[tuple[Publisher, Entity]], placed: list[Placed], problems: list[Problem]
) -> Authority:
    """The values of all entries that hold together."""
    checked = checks.checked(placed, [entity.id for _, entity in publishers])
    problems += (records.refused(refusal, CODE) for refusal in checked.refusals)
    entities = [*(entity for _, entity in publishers), *checked.entities]
    clashes = checks.claimed_twice(entities, checked.short_forms, placed)
    problems += (records.refused(refusal, "name-claimed-twice") for refusal in clashes)
    return Authority(
        publishers=tuple(sorted((one for one, _ in publishers), key=lambda one: one.id)),
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        short_forms=checked.short_forms,
    )
