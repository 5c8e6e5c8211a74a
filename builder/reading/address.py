"""Gives every document of a source its slug and every block its address."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from slugify import slugify

from builder.model import Anchor, Block, Document, SourceId

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


def addressed(text: str, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with slugs, where there are several, and an address for every block."""
    slugs = _unique(_slug(document) for document in documents)
    return tuple(
        replace(
            document,
            slug=slug if len(documents) > 1 else "",
            blocks=_anchored(text, document.blocks),
        )
        for document, slug in zip(documents, slugs, strict=True)
    )


def _slug(document: Document) -> str:
    return _slugged(document.title, LONGEST_SLUG) or "untitled"


def _anchored(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    digests = (hashlib.sha256(text[b.start : b.end].encode()).hexdigest()[:8] for b in blocks)
    anchors = _unique(f"p-{digest}" for digest in digests)
    return tuple(
        replace(block, anchor=Anchor(anchor)) for block, anchor in zip(blocks, anchors, strict=True)
    )


def _unique(names: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    given: set[str] = set()
    unique = []
    for name in names:
        seen[name] += 1
        candidate = name if seen[name] == 1 else f"{name}-{seen[name]}"
        while candidate in given:
            seen[name] += 1
            candidate = f"{name}-{seen[name]}"
        given.add(candidate)
        unique.append(candidate)
    return unique
