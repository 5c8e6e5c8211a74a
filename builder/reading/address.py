"""Gives every document of a source its slug and every block its address."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from slugify import slugify

from builder.model import Anchor, Document, SourceId

LONGEST_SLUG = 60
LONGEST_ID = 100


def source_id(path: str) -> SourceId:
    """The slug of a source's whole path, its ending dropped."""
    stem = path.rpartition("/")[0] + "/" + path.rpartition("/")[2].rsplit(".", 1)[0]
    slug = _slugged(stem)
    if not slug or len(slug) > LONGEST_ID:
        digest = hashlib.sha256(path.encode()).hexdigest()[:8]
        slug = f"{slug[:LONGEST_ID].strip('-') or 'source'}-{digest}"
    return SourceId(slug)


def _slugged(text: str, longest: int = 0) -> str:
    # A named backend: by default it would be whichever package happens to be installed.
    return slugify(text, max_length=longest, word_boundary=True, backend="text-unidecode")


def addressed(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with slugs, where there are several."""
    if len(documents) < 2:
        return tuple(documents)
    slugs = _unique(_slug(document) for document in documents)
    return tuple(
        replace(document, slug=slug) for document, slug in zip(documents, slugs, strict=True)
    )


def _slug(document: Document) -> str:
    return _slugged(document.title, LONGEST_SLUG) or "untitled"


def anchors(texts: Iterable[str]) -> list[Anchor]:
    """The addresses of a document's blocks, given their texts."""
    names = [f"p-{hashlib.sha256(text.encode()).hexdigest()[:8]}" for text in texts]
    return [Anchor(name) for name in (names if len({*names}) == len(names) else _unique(names))]


def _unique(names: Iterable[str]) -> list[str]:
    seen: dict[str, int] = {}
    given: set[str] = set()
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        candidate = name if seen[name] == 1 else f"{name}-{seen[name]}"
        while candidate in given:
            seen[name] += 1
            candidate = f"{name}-{seen[name]}"
        given.add(candidate)
        unique.append(candidate)
    return unique
