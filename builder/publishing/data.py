"""The data beside the pages: one JSON object a line, sorted, described by datapackage.json."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

import msgspec

from builder.config import Site
from builder.model import Archive, Document, Output, Source
from builder.publishing import addresses

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, its type in Frictionless' Table Schema, and what it holds."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """A file of ``data/``: what it holds, its fields, and the rows for an archive."""

    name: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Callable[[Archive], Iterator[Row]]

    @property
    def path(self) -> str:
        """Below ``data/``."""
        return f"{self.name}.jsonl"


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


TABLES = (
    Table(
        "sources",
        "Every file of the archive: its path, hashes, origin and rights",
        (
            Field("id", "string", "Slug of the path; part of the address"),
            Field("path", "string", "Below the folder of sources"),
            Field("sha256", "string", "Of the file's bytes; null where it was too large to read"),
            Field("swhid", "string", "Software Heritage identifier of the file's bytes"),
            Field("bytes", "integer", "Size of the file"),
            Field("media_type", "string", "Null where the format is not read"),
            Field("encoding", "string", "Null where the file could not be read"),
            Field("url", "string", "Of its page, relative to the site's root"),
            Field("origin", "string", "Where it was collected, as its record says"),
            Field("collected", "string", "When, as its record says (YYYY-MM-DD)"),
            Field("rights", "object", "Statement, holder and note, as its record says"),
            Field("documents", "array", "Ids of its documents, in their order"),
        ),
        ("id",),
        source_rows,
    ),
    Table(
        "documents",
        "Every article, statement or letter",
        (
            Field("id", "string", "<source>, or <source>/<slug of the title> in a bundle"),
            Field("source", "string", "Id of the source"),
            Field("url", "string", "Of its page, relative to the site's root"),
            Field("start", "integer", "First code point in the source's text"),
            Field("end", "integer", "Code point after the last"),
            Field("kind", "string", "article, or another kind that a record names"),
            Field("title", "string", "As printed"),
            Field("authors", "array", "As printed"),
            Field("publisher", "string", "As printed"),
            Field("publisher_id", "string", "From the authority files"),
            Field("via", "array", "Publishers it passed through, first to last"),
            Field("contributors", "array", "Objects with name and role"),
            Field("date", "string", "EDTF (ISO 8601-2); null where nothing gives it"),
            Field("modified", "string", "EDTF (ISO 8601-2)"),
            Field("place", "string", "Of the dateline, as printed"),
            Field("language", "string", "BCP 47, of most of its words"),
            Field("languages", "array", "BCP 47, most first"),
            Field("words", "integer", "In its own blocks"),
            Field(
                "about",
                "object",
                "Of a digest, the article it speaks of: title, authors, publisher, date",
            ),
            Field("rights", "object", "Of its source"),
            Field("display", "string", "full: the whole text is shown"),
            Field(
                "evidence",
                "object",
                "By field: start, end, rule, certainty and, where derived, why",
            ),
        ),
        ("id",),
        document_rows,
    ),
    Table(
        "blocks",
        "Every run of text; what lies between two is blank",
        (
            Field("source", "string", "Id of the source"),
            Field("document", "string", "Id of the document; null where it belongs to none"),
            Field("role", "string", "title, heading, paragraph, furniture ..."),
            Field("language", "string", "BCP 47; und where it is not known"),
            Field("direction", "string", "ltr or rtl"),
            Field("start", "integer", "First code point in the source's text"),
            Field("end", "integer", "Code point after the last"),
            Field("anchor", "string", "Its address in the document's page, after #"),
        ),
        ("source", "start"),
        block_rows,
    ),
    Table(
        "problems",
        "What an editor should know",
        (
            Field("where", "string", "A file, or file:line"),
            Field("severity", "string", "error, warning or notice"),
            Field("code", "string", "Short name of the problem"),
            Field("message", "string", "What is wrong and what puts it right"),
        ),
        ("where", "code", "message"),
        problem_rows,
    ),
)


def data_files(archive: Archive, site: Site) -> Iterator[Output]:
    """All files of ``data/``."""
    for source in archive.sources:
        if source.text is not None:
            yield Output(addresses.text_path(source.id), source.text.encode())
    encode = msgspec.json.Encoder().encode
    filled = []
    for table in TABLES:
        lines = b"".join(encode(row) + b"\n" for row in table.rows(archive))
        yield Output(f"data/{table.path}", lines)
        if lines:
            filled.append(table)
    package = msgspec.json.format(encode(_package(filled, site)), indent=2)
    yield Output("data/datapackage.json", package + b"\n")


def _package(tables: list[Table], site: Site) -> Row:
    """The description of tables, after the Frictionless Data Package, version 1.

    Those with rows alone: readers of the format take a table's columns from its first row, and
    fail over a file that has none.
    """
    return {
        "profile": "data-package",
        "name": "archive",
        "title": site.name,
        "resources": [
            {
                "name": table.name,
                "path": table.path,
                "description": table.description,
                "profile": "tabular-data-resource",
                "format": "jsonl",
                "mediatype": "application/jsonl",
                "encoding": "utf-8",
                "dialect": {"keyed": True},
                "schema": {
                    "fields": [asdict(field) for field in table.fields],
                    "primaryKey": list(table.key),
                },
            }
            for table in tables
        ],
    }
