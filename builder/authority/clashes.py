"""Finds the names that two entities claim, and no short form tells apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.authority.checks import Lost, Placed
from builder.authority.entries import EntityEntry
from builder.entity import Entity, ShortForm
from builder.folding import parted
from builder.refusal import shown


def claimed_twice(
    entities: Iterable[Entity], short_forms: Iterable[ShortForm], placed: Iterable[Placed]
) -> Iterator[Lost]:
    """A refusal for each name that a second entity claims, and no short form sorts out."""
    sorted_out = {parted(name) for short in short_forms for name in short.names}
    claims: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for entity in entities:
        for name in entity.spellings:
            claims[parted(name)].setdefault(entity.id, name)
    paths: dict[str, dict[str, tuple[str | int, ...]]] = {}
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
            if last not in paths:
                paths[last] = _paths(entries[last].entry)
            refused = entries[last].refuse(what, instead, *paths[last][owners[last]])
            yield replace(refused, what="nothing, but the name alone is ambiguous")


def _paths(entry: EntityEntry) -> dict[str, tuple[str | int, ...]]:
    """Where each name stands in its entry."""
    paths: dict[str, tuple[str | int, ...]] = {}
    for index, name in enumerate(entry.names):
        paths.setdefault(" ".join(name.split()), ("names", index))
    for language, name in entry.name.items():
        paths.setdefault(" ".join(name.split()), ("name", language))
    return paths
