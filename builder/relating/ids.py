"""Settles the ids of all sources: no two have one, and no former one leads to two."""

import hashlib
from collections.abc import Iterable, Set
from dataclasses import replace

from builder.model import Problem, Source, SourceId


def settled(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources, in their order, with ids of their own; each clash is a problem of one."""
    return _with_free_former_ids(_with_own_ids(sources))


def _with_own_ids(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Where two paths have one id, all but the first get another, and both are named."""
    sources = tuple(sources)
    first = {source.id: source.path for source in reversed(sources)}
    given: set[SourceId] = set()
    unique = []
    for source in sources:
        if source.id in given:
            own = _other_id(source, first.keys() | given)
            source = _moved(source, own, first[source.id])
        given.add(source.id)
        unique.append(source)
    return tuple(unique)


def _other_id(source: Source, taken: Set[SourceId]) -> SourceId:
    digest = hashlib.sha256(source.path.encode()).hexdigest()
    candidates = (SourceId(f"{source.id}-{digest[:length]}") for length in range(8, 65))
    return next(candidate for candidate in candidates if candidate not in taken)


def _moved(source: Source, own: SourceId, other: str) -> Source:
    message = (
        f"This file and {other} have the same address, sources/{source.id}/; rename one, or "
        "give it an id of its own in its record (id: another-name)."
    )
    problem = Problem(source.path, "error", "same-address", message)
    return replace(source, id=own, problems=(*source.problems, problem))


def _with_free_former_ids(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """A former id leads on only where no source has it now, or had it and comes first."""
    taken = {source.id for source in sources}
    unique = []
    for source in sources:
        free = tuple(old for old in dict.fromkeys(source.was) if old not in taken)
        taken.update(free)
        problems = tuple(_taken(source, old) for old in source.was if old not in free)
        problems = (*source.problems, *problems)
        unique.append(replace(source, was=free, problems=problems) if source.was else source)
    return tuple(unique)


def _taken(source: Source, old: SourceId) -> Problem:
    message = (
        f"The record says was: {old}, but sources/{old}/ is, or was, the address of another "
        "source too; take it out of one of the two records."
    )
    return Problem(source.path, "warning", "former-address-taken", message)
