"""By which outlets are recognised: their names, and the hosts of their pages."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from builder.entity import Publisher
from builder.folding import fold

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
