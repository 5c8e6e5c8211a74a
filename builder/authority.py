"""Reads the authority files: so far the publishers, by which outlets are recognised."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from builder import edtf, records, strict_types, strict_yaml
from builder.folding import fold
from builder.model import Problem, Publisher, Statement
from builder.refusal import Refusal


class StatementEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item of ``run_by:``: what is said, per language, on what it rests, and as of when."""

    say: dict[str, str]
    basis: str
    as_of: str


class PublisherEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``publishers.yml``."""

    name: dict[str, str]
    names: list[str] = []
    sites: list[str] = []
    run_by: list[StatementEntry] = []
    note: str = ""


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
        for id_, entry in entries.items():
            _check(loaded, id_, entry)
    except Refusal as refusal:
        return (), (records.refused(refusal),)
    return tuple(_publisher(id_, entry) for id_, entry in sorted(entries.items())), ()


def _check(loaded: strict_yaml.Loaded, id_: str, entry: PublisherEntry) -> None:
    if not records.ID.fullmatch(id_):
        instead = "an id of a-z, 0-9 and single hyphens, 100 at most"
        raise loaded.refuse((id_,), f"{id_!r} is no id", instead, key=True)
    for index, statement in enumerate(entry.run_by):
        if not edtf.is_date(statement.as_of):
            what = f"{statement.as_of!r} is no date in EDTF"
            raise loaded.refuse((id_, "run_by", index, "as_of"), what, edtf.HINT)


def _publisher(id_: str, entry: PublisherEntry) -> Publisher:
    names = dict.fromkeys([*entry.name.values(), *entry.names])
    run_by = (Statement(tuple(said.say.items()), said.basis, said.as_of) for said in entry.run_by)
    sites = tuple(site.casefold() for site in entry.sites)
    return Publisher(id_, tuple(names), sites, tuple(run_by))


NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=128)  # several rules ask of the same name
def key(name: str) -> str:
    """A name as outlets are compared: folded, letters and digits alone."""
    return NO_LETTERS.sub("", fold(name).text)


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
