"""Gathers where each entity of an archive is named, document by document."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import msgspec

from builder.entity import EntityId
from builder.model import Document, Source
from builder.output import Output
from builder.publishing.context import Cited, cited
from builder.publishing.placed import Placed, placed, within

COUNTS = "assets/archive/counts.js"

Found: TypeAlias = Mapping[EntityId, tuple[Cited, ...]]
"""For each entity the documents that name it, with every mention in them."""


def namings(documents: Iterable[tuple[Source, Document]]) -> Found:
    """Where each entity is named, document by document in the order given."""
    found: dict[EntityId, list[Cited]] = {}
    for source, document in documents:
        together: dict[EntityId, list[Placed]] = {}
        for one in placed(document, within(document, source.mentions), source.text or ""):
            if one.mention.entity is not None:
                together.setdefault(one.mention.entity, []).append(one)
        for entity, several in together.items():
            found.setdefault(entity, []).append(cited(source, document, several))
    return {entity: tuple(several) for entity, several in found.items()}


def counts_script(found: Found) -> Output:
    """How often the archive names each entity, and in how many documents, as a script.

    Pages load it when a preview is asked for: a script works from a memory stick, where data
    cannot be fetched, and a page need not be written anew because another document was added.
    """
    counts = {
        entity: [sum(one.count for one in documents), len(documents)]
        for entity, documents in sorted(found.items())
    }
    return Output(COUNTS, b"window.archiveCounts = " + msgspec.json.encode(counts) + b";\n")
