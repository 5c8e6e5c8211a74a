"""What the authority files know: entities, their short forms, and outlets."""

import hashlib
from dataclasses import dataclass
from typing import Literal, NewType

import msgspec

EntityId = NewType("EntityId", str)
"""The key of an entry in the authority files; its page is ``entities/<id>/``."""

Kind = Literal["person", "organisation", "place", "work", "weapon", "treaty", "other"]
"""What an entity is; a treaty may be a law too."""

Origin = Literal["authority", "proposed"]
"""Whether the authority files know an entity, or the texts alone propose it."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place … of the authority files, or one that the texts propose.

    ``name`` has one for each language, ``names`` all further spellings. ``excluded`` are longer
    wordings that hold one of its names and mean something else. ``coordinates`` are latitude and
    longitude in degrees (WGS 84). Without a ``page``, mentions are no links.
    """

    id: EntityId
    kind: Kind
    name: tuple[tuple[str, str], ...]
    names: tuple[str, ...] = ()
    subkind: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    relations: tuple[tuple[str, EntityId], ...] = ()
    coordinates: tuple[float, float] | None = None
    note: str = ""
    excluded: tuple[str, ...] = ()
    page: bool = True
    origin: Origin = "authority"
    alike: tuple[tuple[EntityId, int], ...] = ()
    """Of a proposed entity, others that may be the same, each with its likeness in percent."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """All its names, the main ones first."""
        return tuple(dict.fromkeys([*(text for _, text in self.name), *self.names]))


def proposed_id(key: str, digits: int = 8) -> EntityId:
    """The id of an entity that the texts propose, out of the key of its names
    (``folding.name_key``): the same, whichever documents come to name it."""
    return EntityId(hashlib.sha256(key.encode()).hexdigest()[:digits])


@dataclass(frozen=True, slots=True)
class ShortForm:
    """Names that count only where a document has named one of some entities in full before."""

    id: str
    names: tuple[str, ...]
    see: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of an outlet, per language, and on what it rests; ``as_of`` is EDTF."""

    said: tuple[tuple[str, str], ...]
    basis: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet: its id, all its names, the hosts of its pages, and who runs it."""

    id: str
    names: tuple[str, ...]
    sites: tuple[str, ...] = ()
    run_by: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Declined:
    """What editors said of proposals: ``names`` that are none, and ``different`` names of which
    none is another's."""

    names: tuple[str, ...] = ()
    different: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Authority:
    """All that the authority files say: values in the order of their ids.

    Two are equal where their digests are: it is asked for with every source.
    """

    publishers: tuple[Publisher, ...] = ()
    entities: tuple[Entity, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    declined: Declined = Declined()
    digest: str = ""
    """Of all the rest; worked out where it is not given."""

    def __post_init__(self) -> None:
        if not self.digest:
            everything = msgspec.msgpack.encode(
                (self.publishers, self.entities, self.short_forms, self.declined)
            )
            digest = hashlib.blake2b(everything, digest_size=20).hexdigest()
            object.__setattr__(self, "digest", digest)

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Authority) and self.digest == other.digest
