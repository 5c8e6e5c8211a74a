"""What an archive's owner can set, and the labels that pages are written with."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder import strict_types, strict_yaml

THEME = Path(__file__).parent / "theme"
LABELS = THEME / "labels"
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one archive.

    ``max_bytes`` bounds a source; ``processes`` of 0 means one for each core; ``cache`` is a
    file, or None to keep nothing between builds.
    """

    sources: Path
    authority: Path
    cache: Path | None = None
    max_bytes: int = 5 * MEGABYTE
    processes: int = 0
    propose: bool = True
    """Whether names that texts have, and authority files lack, become entities too."""


@dataclass(frozen=True, slots=True)
class Site:
    """What pages need to know of the site they stand in."""

    name: str
    language: str = "en"
    directory_urls: bool = False
    labels: tuple[tuple[str, str], ...] = ()
    url: str = ""
    """Where it stands on the web, with a slash at its end; empty where it stands nowhere."""

    def label(self, key: str, **values: object) -> str:
        """The text for ``key`` in the language of the interface, its ``{gaps}`` filled."""
        return _table(self.labels)[key].format(**values)

    def has_label(self, key: str) -> bool:
        """Whether there is a text for ``key``."""
        return key in _table(self.labels)


_tables: dict[int, tuple[tuple[tuple[str, str], ...], dict[str, str]]] = {}


def _table(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The pairs to look up, kept by identity: to hash them all takes longer than to write a line
    of a page. The pairs are kept too, so that no others can have their place in memory."""
    if id(pairs) not in _tables:
        _tables.clear()
        _tables[id(pairs)] = pairs, dict(pairs)
    return _tables[id(pairs)][1]


@cache
def labels(language: str) -> tuple[tuple[str, str], ...]:
    """The labels of a language, English where it has none of its own."""
    own = LABELS / f"{language.split('-')[0]}.yml"
    texts = _labels(LABELS / "en.yml") | (_labels(own) if own.is_file() else {})
    return tuple(sorted(texts.items()))


def _labels(path: Path) -> dict[str, str]:
    return strict_types.read(strict_yaml.load(path.read_bytes(), path.name), dict[str, str])
