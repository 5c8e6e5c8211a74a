"""Reads the authority files: so far the publishers, by which outlets are recognised."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from builder import records, strict_types, strict_yaml
from builder.model import Problem
from builder.refusal import Refusal


class PublisherEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``publishers.yml``."""

    name: dict[str, str]
    names: list[str] = []
    sites: list[str] = []
    note: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet: its id, all its names, and the hosts of its pages."""

    id: str
    names: tuple[str, ...]
    sites: tuple[str, ...] = ()


def publishers(folder: Path) -> tuple[tuple[Publisher, ...], tuple[Problem, ...]]:
    """The publishers of an authority folder, by id; none where the file is missing.

    A file that is refused counts as missing and is a problem.
    """
    path = folder / "publishers.yml"
    if not path.is_file():
        return (), ()
    where = f"{folder.name}/{path.name}"
    try:
        loaded = strict_yaml.load(path.read_bytes(), where)
        entries = strict_types.read(loaded, dict[str, PublisherEntry])
        for id_ in entries:
            if not records.ID.fullmatch(id_):
                instead = "an id of a-z, 0-9 and single hyphens, 100 at most"
                raise loaded.refuse((id_,), f"{id_!r} is no id", instead, key=True)
    except Refusal as refusal:
        return (), (records.refused(refusal),)
    return tuple(_publisher(id_, entry) for id_, entry in sorted(entries.items())), ()


def _publisher(id_: str, entry: PublisherEntry) -> Publisher:
    names = dict.fromkeys([*entry.name.values(), *entry.names])
    return Publisher(id_, tuple(names), tuple(site.casefold() for site in entry.sites))


NO_LETTERS = re.compile(r"[\W_]+")
ALEFS = str.maketrans("أإآ", "ااا", "ـ")


@lru_cache(maxsize=128)  # several rules ask of the same name
def key(name: str) -> str:
    """A name as outlets are compared: letters and digits alone, without case and Arabic marks."""
    return NO_LETTERS.sub("", name.casefold().translate(ALEFS))


@dataclass(frozen=True, slots=True)
class Outlets:
    """By which outlets are recognised: ids by the keys of names, names by the hosts of pages."""

    ids: Mapping[str, str]
    hosts: Mapping[str, str]
    heads: Set[str]
    """The keys of the first words of names."""

    names: tuple[str, ...]
    """As the files spell them, in order."""

    def id(self, name: str | None) -> str | None:
        """The id of the outlet with this name."""
        return self.ids.get(key(name)) if name else None


@cache
def outlets(publishers: tuple[Publisher, ...]) -> Outlets:
    """The names and hosts of publishers."""
    return Outlets(
        {key(name): publisher.id for publisher in publishers for name in publisher.names},
        {site: publisher.names[0] for publisher in publishers for site in publisher.sites},
        {key(name.split()[0]) for publisher in publishers for name in publisher.names},
        tuple(sorted({name for publisher in publishers for name in publisher.names})),
    )
