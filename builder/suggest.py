"""Prints what the texts propose as entries for the authority files, to be read and pasted."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from slugify import slugify

from builder.authority.entries import FILES
from builder.entity import Entity, EntityId, Kind
from builder.model import Archive, Block, Document, Mention, Source
from builder.refusal import HIDDEN

AROUND = 70
"""Code points of a quotation on either side of the name."""

FILE_OF: Mapping[Kind, str] = {kind: stem for stem, kind in FILES.items()} | {"other": "other"}
HEAD = """\
# Proposals, the best first. Read each before you paste it into the file that stands above it. Names
# that are none go into declined.yml, as do pairs that look alike and are not the same:
# declined:
#   - {names: [...], why: ..., by: ..., on: "2026-01-31"}
# different:
#   - {names: [..., ...], why: ..., by: ..., on: "2026-01-31"}"""


@dataclass(slots=True)
class _Named:
    """What is counted of one entity, and the first place in a text that names it."""

    documents: set[str] = field(default_factory=set)
    signs: Counter[str] = field(default_factory=Counter)
    first: tuple[Source, Document, Mention] | None = None


def suggestions(archive: Archive, most: int, kind: Kind | None = None) -> Iterator[str]:
    """Lines of YAML: the ``most`` proposals that most documents name, file by file."""
    named = _counted(archive)
    proposed = [
        entity
        for entity in archive.entities
        if entity.origin == "proposed" and kind in (None, entity.kind)
    ]
    proposed.sort(key=lambda one: (-len(named[one.id].documents), one.name[0][1], one.id))
    by_id = {entity.id: entity for entity in archive.entities}
    taken: set[str] = {entity.id for entity in archive.entities}
    if proposed:
        yield HEAD
    for of, stem in FILE_OF.items():
        some = [entity for entity in proposed[:most] if entity.kind == of]
        if some:
            yield f"\n# {stem}.yml"
        for entity in some:
            yield from _entry(entity, _id(entity, taken), named, by_id)


def _counted(archive: Archive) -> dict[EntityId, _Named]:
    named = {entity.id: _Named() for entity in archive.entities}
    for source in archive.sources:
        for document, mention in _in_documents(source):
            if mention.entity is not None:
                one = named[mention.entity]
                one.documents.add(source.document_id(document))
                one.signs[mention.because.rule] += 1
                if one.first is None and mention.because.start is None:
                    one.first = (source, document, mention)
    return named


def _in_documents(source: Source) -> Iterator[tuple[Document, Mention]]:
    mentions = iter(source.mentions)
    mention = next(mentions, None)
    for document in source.documents:
        while mention is not None and mention.start < document.end:
            yield document, mention
            mention = next(mentions, None)


def _id(entity: Entity, taken: set[str]) -> str:
    base = slugify(entity.name[0][1], max_length=80) or entity.id
    base = f"n-{base}" if base.isdigit() else base
    number, id_ = 1, base
    while id_ in taken:
        number += 1
        id_ = f"{base}-{number}"
    taken.add(id_)
    return id_


def _entry(
    entity: Entity,
    id_: str,
    named: Mapping[EntityId, _Named],
    by_id: Mapping[EntityId, Entity],
) -> Iterator[str]:
    ((language, name),) = entity.name
    one = named[entity.id]
    yield f"{id_}:"
    yield f"  name: {{{language}: {_quoted(name)}}}"
    if entity.names:
        yield f"  names: [{', '.join(map(_quoted, entity.names))}]"
    if entity.kind == "other":
        yield "  kind: other"
    signs = ", ".join(f"{sign} {count}" for sign, count in sorted(one.signs.items()))
    yield f"  # documents: {len(one.documents)}; mentions: {one.signs.total()} ({signs})"
    if one.first is not None:
        source, document, mention = one.first
        yield f"  # {source.document_id(document)}: {_quotation(source, document, mention)}"
    for other, likeness in entity.alike:
        like = by_id[other]
        known = f"{like.id} in the authority files" if like.origin == "authority" else "proposed"
        said = f"{_quoted(like.name[0][1])}, {known}, {likeness} % alike"
        yield f"  # perhaps the same: {said}"


def _quotation(source: Source, document: Document, mention: Mention) -> str:
    """The words around a mention, in one line."""
    block: Block = next(one for one in document.blocks if mention.end <= one.end)
    start = max(block.start, mention.start - AROUND)
    end = min(block.end, mention.end + AROUND)
    words = (source.text or "")[start:end]
    return _quoted(f"{'…' * (start > block.start)}{words}{'…' * (end < block.end)}")


def _quoted(text: str) -> str:
    """A text of a source as a YAML scalar in one line; what shows nothing is left out of it."""
    return json.dumps(HIDDEN.sub("", " ".join(text.split())), ensure_ascii=False)
