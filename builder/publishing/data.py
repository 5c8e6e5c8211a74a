"""The data beside the pages: one JSON object a line, sorted, described by datapackage.json."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial

import msgspec

from builder.config import Site
from builder.model import Archive
from builder.output import Output
from builder.publishing import addresses
from builder.publishing.entity_rows import entity_rows, mention_rows
from builder.publishing.namings import Found
from builder.publishing.rows import (
    Row,
    block_rows,
    document_rows,
    problem_rows,
    remark_rows,
    source_rows,
)


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
    rows: Callable[[Archive, Found], Iterator[Row]]

    @property
    def path(self) -> str:
        """Below ``data/``."""
        return f"{self.name}.jsonl"


def _alone(rows: Callable[[Archive], Iterator[Row]]) -> Callable[[Archive, Found], Iterator[Row]]:
    """Rows that do without knowing where entities are named."""
    return lambda archive, _: rows(archive)


REMARKED = (
    Field("where", "string", "Where it stands: a record and the line in it"),
    Field("source", "string", "Id of the source"),
    Field("document", "string", "Id of the document; null where it is in none"),
    Field("start", "integer", "First code point of the passage; null where it was not found"),
    Field("end", "integer", "Code point after the last"),
    Field("status", "string", "anchored, or orphan where the passage was not found"),
    Field("quote", "string", "The passage, as the record quotes it"),
)
SIGNED = (
    Field("why", "string", "The reason"),
    Field("by", "string", "Who says so"),
    Field("on", "string", "Day (ISO 8601)"),
    Field("lost", "string", "Of an orphan, why its passage was not found"),
)

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
        _alone(source_rows),
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
        _alone(document_rows),
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
        _alone(block_rows),
    ),
    Table(
        "mentions",
        "Every place in a text that names an entity",
        (
            Field("entity", "string", "Id of the entity; null where several fit"),
            Field("document", "string", "Id of the document"),
            Field("block", "string", "The address of its paragraph, after #"),
            Field("start", "integer", "First code point in the source's text"),
            Field("end", "integer", "Code point after the last"),
            Field("text", "string", "The words that name it"),
            Field("rule", "string", "By which it was found"),
            Field("certainty", "string", "stated, derived or guessed"),
            Field("status", "string", "linked, or ambiguous where several fit"),
            Field("candidates", "array", "Ids of those that fit, where there are several"),
        ),
        ("document", "start"),
        _alone(mention_rows),
    ),
    Table(
        "entities",
        "Everybody and everything of the authority files, and what the texts propose",
        (
            Field("id", "string", "Part of its address"),
            Field("origin", "string", "authority or proposed"),
            Field("kind", "string", "person, organisation, place, work, weapon, treaty, other"),
            Field("subkind", "string", "In the words of the authority files"),
            Field("name", "string", "Its first main name"),
            Field("names", "array", "Objects with text and lang; lang is null for other spellings"),
            Field("identifiers", "object", "By their scheme: wikidata …"),
            Field("coordinates", "array", "Latitude and longitude in degrees (WGS 84)"),
            Field("relations", "array", "Objects with kind and entity"),
            Field(
                "alike",
                "array",
                "Of a proposed one, others that may be the same: entity, likeness in percent",
            ),
            Field("note", "string", "Who or what it is"),
            Field("url", "string", "Of its page, relative to the site's root; null without one"),
            Field("mentions", "integer", "How often it is named, captions and comments included"),
            Field("captions", "integer", "Of these, in captions"),
            Field("comments", "integer", "Of these, in readers' comments"),
            Field("documents", "integer", "How many documents name it"),
        ),
        ("id",),
        entity_rows,
    ),
    Table(
        "corrections",
        "Changed readings of passages, by editors; the texts stay as they are",
        (*REMARKED, Field("read", "string", "What it should read"), *SIGNED),
        ("where",),
        _alone(partial(remark_rows, "correction", "read")),
    ),
    Table(
        "notes",
        "Notes on passages, by editors",
        (*REMARKED, Field("note", "string", "The note"), *SIGNED),
        ("where",),
        _alone(partial(remark_rows, "note", "note")),
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
        _alone(problem_rows),
    ),
)


def data_files(archive: Archive, found: Found, site: Site) -> Iterator[Output]:
    """All files of ``data/``; ``found`` is where entities are named."""
    for source in archive.sources:
        if source.text is not None:
            yield Output(addresses.text_path(source.id), source.text.encode())
    encode = msgspec.json.Encoder().encode
    filled = []
    for table in TABLES:
        lines = b"".join(encode(row) + b"\n" for row in table.rows(archive, found))
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
