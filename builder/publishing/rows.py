"""What stands in the tables of data: one row for each thing of the archive, sorted."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Literal, TypeAlias

from builder.model import Archive, Document, Remark, Source
from builder.publishing import addresses

Row: TypeAlias = dict[str, Any]


def source_rows(archive: Archive) -> Iterator[Row]:
    """One row a source."""
    for source in archive.sources:
        yield {
            "id": source.id,
            "path": source.path,
            "sha256": source.sha256,
            "swhid": source.swhid,
            "bytes": source.bytes,
            "media_type": source.media_type,
            "encoding": source.encoding,
            "url": addresses.source_url(source.id),
            "origin": source.origin,
            "collected": source.collected,
            "rights": asdict(source.rights) if source.rights else None,
            "documents": [source.document_id(document) for document in source.documents],
        }


def document_rows(archive: Archive) -> Iterator[Row]:
    """One row a document."""
    for source in archive.sources:
        for document in source.documents:
            yield _document_row(source, document)


def _document_row(source: Source, document: Document) -> Row:
    id_ = source.document_id(document)
    return {
        "id": id_,
        "source": source.id,
        "url": addresses.document_url(id_),
        "start": document.start,
        "end": document.end,
        "kind": document.kind,
        "title": document.title,
        "authors": document.authors,
        "publisher": document.publisher,
        "publisher_id": document.publisher_id,
        "via": document.via,
        "contributors": [{"name": name, "role": role} for name, role in document.contributors],
        "date": document.date,
        "modified": document.modified,
        "place": document.place,
        "language": document.language,
        "languages": document.languages,
        "words": document.words,
        "about": asdict(document.about) if document.about else None,
        "rights": asdict(source.rights) if source.rights else None,
        "display": "full",
        "evidence": {
            field: {
                "start": because.start,
                "end": because.end,
                "rule": because.rule,
                "certainty": because.certainty,
                "why": because.why,
            }
            for field, because in document.evidence
        },
    }


def block_rows(archive: Archive) -> Iterator[Row]:
    """One row a block, those of no document included."""
    for source in archive.sources:
        owners = {
            block.start: source.document_id(document)
            for document in source.documents
            for block in document.blocks
        }
        for block in source.blocks:
            yield {
                "source": source.id,
                "document": owners.get(block.start),
                "role": block.role,
                "language": block.language,
                "direction": block.direction,
                "start": block.start,
                "end": block.end,
                "anchor": block.anchor or None,
            }


def problem_rows(archive: Archive) -> Iterator[Row]:
    """One row a problem."""
    for problem in archive.problems:
        yield asdict(problem)


def remark_rows(kind: Literal["correction", "note"], field: str, archive: Archive) -> Iterator[Row]:
    """One row a correction, or a note, whose words are named ``field``."""
    found = (
        (source, remark)
        for source in archive.sources
        for remark in source.remarks
        if remark.kind == kind
    )
    for source, remark in sorted(found, key=lambda pair: pair[1].where):
        yield {
            "where": remark.where,
            "source": source.id,
            "document": _owner(source, remark),
            "start": remark.start,
            "end": remark.end,
            "status": "orphan" if remark.start is None else "anchored",
            "quote": remark.quote,
            field: remark.said,
            "why": remark.why or None,
            "by": remark.by,
            "on": remark.on,
            "lost": remark.lost or None,
        }


def _owner(source: Source, remark: Remark) -> str | None:
    start = remark.start
    if start is None:
        return None
    owners = (document for document in source.documents if document.start <= start < document.end)
    return next(map(source.document_id, owners), None)
