"""Reads the authority files: everybody and everything that texts name, and the outlets."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from slugify import slugify

from builder import edtf, records, strict_types, strict_yaml
from builder.authority import checks, clashes, declined
from builder.authority.checks import Placed
from builder.authority.entries import OTHERS, EntityEntry, PublisherEntry
from builder.entity import Authority, Declined, Publisher, Statement
from builder.model import Problem
from builder.refusal import Refusal, shown

CODE = "authority-refused"
ENDINGS = (".yml", ".yaml")
E = TypeVar("E", EntityEntry, PublisherEntry)


def load(folder: Path) -> tuple[Authority, tuple[Problem, ...]]:
    """All authority files of a folder and of those below it; none where it is missing.

    A file that is no YAML of ours, an entry of another form and a value that cannot be are left
    out, and each is a problem.
    """
    problems: list[Problem] = []
    publishers: list[tuple[Publisher, Placed]] = []
    placed: list[Placed] = []
    decided = Declined()
    for path in _files(folder):
        where = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        if path.stem == "declined":
            decided = _declined(path, where, problems)
        elif path.stem == "publishers":
            for id_, entry, loaded in _entries(path, where, PublisherEntry, problems):
                publishers += _publisher(id_, entry, loaded, problems)
        elif path.stem not in OTHERS:
            placed += (
                Placed(id_, entry, loaded, path.stem)
                for id_, entry, loaded in _entries(path, where, EntityEntry, problems)
            )
    return replace(_joined(publishers, placed, problems), declined=decided, digest=""), tuple(
        problems
    )


def _files(folder: Path) -> list[Path]:
    """Hidden ones aside."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix in ENDINGS)
    shown = (path for path in found if not any(part.startswith(".") for part in path.parts))
    return [folder / path for path in sorted(shown) if not (folder / path).is_dir()]


def _loaded(path: Path, where: str, problems: list[Problem]) -> strict_yaml.Loaded | None:
    """A file; None where it is none of ours, which is a problem."""
    try:
        return strict_yaml.load(path.read_bytes(), where)
    except Refusal as refusal:
        problems.append(records.refused(refusal, CODE, "the whole file"))
    except OSError as error:
        message = f"The file cannot be read ({error.strerror}); all of it is left out."
        problems.append(Problem(where, "error", CODE, message))
    return None


def _declined(path: Path, where: str, problems: list[Problem]) -> Declined:
    loaded = _loaded(path, where, problems)
    if loaded is None:
        return Declined()
    decided, wrong = declined.read(loaded)
    problems += wrong
    return decided


def _entries(
    path: Path, where: str, kind: type[E], problems: list[Problem]
) -> Iterator[tuple[str, E, strict_yaml.Loaded]]:
    """The entries of a file that are of the right form."""
    loaded = _loaded(path, where, problems)
    if loaded is None:
        return
    for id_ in loaded.value:
        try:
            yield id_, _entry(loaded, id_, kind), loaded
        except Refusal as refusal:
            problems.append(records.refused(refusal, CODE, f"all of {shown(id_)}"))


def _entry(loaded: strict_yaml.Loaded, id_: str, kind: type[E]) -> E:
    if not records.ID.fullmatch(id_):
        instead = f"{slugify(id_) or 'an id'}: a-z, 0-9 and single hyphens, 100 at most"
        raise loaded.refuse((id_,), f"{shown(id_)} is no id", instead, key=True)
    value = loaded.value[id_]
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        what = "a name says which language it is in"
        raise loaded.refuse((id_, "name"), what, f"{{en: {value['name']}}}")
    alone = replace(loaded, value={id_: value})
    return strict_types.read(alone, dict[str, kind])[id_]  # type: ignore[valid-type]


def _publisher(
    id_: str, entry: PublisherEntry, loaded: strict_yaml.Loaded, problems: list[Problem]
) -> Iterator[tuple[Publisher, Placed]]:
    """An outlet, and the same as an entry of an entity, which is checked as all others are."""
    wrong = [
        (index, statement.as_of)
        for index, statement in enumerate(entry.run_by)
        if not edtf.is_date(statement.as_of)
    ]
    for index, as_of in wrong:
        place = (id_, "run_by", index, "as_of")
        refusal = loaded.refuse(place, f"{shown(as_of)} is no date in EDTF", edtf.HINT)
        problems.append(records.refused(refusal, CODE, f"this item of `run_by` of {id_}"))
    said = [one for index, one in enumerate(entry.run_by) if one.say and index not in dict(wrong)]
    entity = EntityEntry(
        name=entry.name,
        names=entry.names,
        kind="organisation",
        subkind="publisher",
        note=entry.note,
    )
    names = [name for name in (*entry.name.values(), *entry.names) if checks.is_usable(name)]
    yield (
        Publisher(
            id_,
            tuple(dict.fromkeys(names)),
            tuple(site.casefold() for site in entry.sites if site.strip()),
            tuple(Statement(tuple(one.say.items()), one.basis, one.as_of) for one in said),
        ),
        Placed(id_, entity, loaded, "publishers"),
    )


def _joined(
    publishers: list[tuple[Publisher, Placed]], placed: list[Placed], problems: list[Problem]
) -> Authority:
    """The values of all entries that hold together."""
    every = [*(one for _, one in publishers), *placed]
    checked = checks.checked(every)
    problems += (records.refused(one.refusal, CODE, one.what) for one in checked.lost)
    twice = clashes.claimed_twice(checked.entities, checked.short_forms, every)
    problems += (records.refused(one.refusal, "name-claimed-twice", one.what) for one in twice)
    known = {entity.id for entity in checked.entities if entity.subkind == "publisher"}
    outlets = {one.id: one for one, _ in reversed(publishers) if one.id in known}
    return Authority(
        publishers=tuple(sorted(outlets.values(), key=lambda one: one.id)),
        entities=tuple(sorted(checked.entities, key=lambda entity: entity.id)),
        short_forms=tuple(sorted(checked.short_forms, key=lambda short: short.id)),
    )
