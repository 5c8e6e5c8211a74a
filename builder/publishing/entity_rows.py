"""What stands in the tables of entities and mentions: one row for each, sorted."""

from collections.abc import Iterator

from builder.entity import Entity
from builder.model import Archive
from builder.publishing import addresses
from builder.publishing.context import Cited
from builder.publishing.namings import Found
from builder.publishing.placed import placed, within
from builder.publishing.rows import Row


def mention_rows(archive: Archive) -> Iterator[Row]:
    """One row a mention, in the order of the texts."""
    for source in archive.sources:
        for document in source.documents:
            mentions = within(document, source.mentions)
            for one in placed(document, mentions, source.text or ""):
                mention = one.mention
                yield {
                    "entity": mention.entity,
                    "document": source.document_id(document),
                    "block": one.block.anchor,
                    "start": mention.start,
                    "end": mention.end,
                    "text": one.text,
                    "rule": mention.because.rule,
                    "certainty": mention.because.certainty,
                    "status": "linked" if mention.entity else "ambiguous",
                    "candidates": mention.candidates,
                }


def entity_rows(archive: Archive, found: Found) -> Iterator[Row]:
    """One row an entity, whether anything names it or not."""
    for entity in archive.entities:
        yield _entity_row(entity, found.get(entity.id, ()))


def _entity_row(entity: Entity, several: tuple[Cited, ...]) -> Row:
    main = {text for _, text in entity.name}
    further = [{"text": text, "lang": None} for text in entity.spellings if text not in main]
    return {
        "id": entity.id,
        "origin": entity.origin,
        "kind": entity.kind,
        "subkind": entity.subkind or None,
        "name": entity.name[0][1],
        "names": [{"text": text, "lang": lang} for lang, text in entity.name] + further,
        "identifiers": dict(entity.identifiers),
        "coordinates": entity.coordinates,
        "relations": [{"kind": kind, "entity": target} for kind, target in entity.relations],
        "alike": [{"entity": other, "likeness": percent} for other, percent in entity.alike],
        "note": entity.note or None,
        "url": addresses.entity_url(entity.id) if entity.page else None,
        "mentions": sum(one.count for one in several),
        "captions": sum(one.count_in("caption") for one in several),
        "comments": sum(one.count_in("comment") for one in several),
        "documents": len(several),
    }
