"""Reads one file through all stages of reading: from its bytes to documents with addresses."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from builder import records
from builder.authority import outlets
from builder.model import Document, Problem, Source, SourceFile
from builder.reading import (
    address,
    anchors,
    correct,
    decode,
    describe,
    front_matter,
    segment,
)
from builder.reading.pieces import Segments

MEDIA_TYPES = {"txt": "text/plain", "md": "text/markdown"}
"""The formats that are read, by ending; a further one is a module beside decode."""

NOTHING = records.Decisions()


def read(file: SourceFile, max_bytes: int, known: outlets.Outlets) -> Source:
    """The source of a file; where it cannot be read, without a text and with a problem."""
    decided = records.decisions(file.record, file.folders)
    source = unread(file, decided)
    text = _text(file, source.media_type, decided.encoding, max_bytes)
    if isinstance(text, decode.Undecodable):
        problem = Problem(file.path, "error", text.code, text.message)
        return replace(source, problems=(*source.problems, problem))
    assert source.media_type is not None
    return _with_documents(
        replace(source, text=text.text, encoding=text.encoding), text, decided, known
    )


def unread(file: SourceFile, decided: records.Decisions = NOTHING) -> Source:
    """A file of which nothing is read but what editors decided."""
    return Source(
        id=decided.id or address.source_id(file.path),
        path=file.path,
        bytes=file.size,
        sha256=hashlib.sha256(file.data).hexdigest() if file.data is not None else None,
        swhid=_swhid(file.data) if file.data is not None else None,
        media_type=MEDIA_TYPES.get(file.path.rpartition(".")[2].lower()),
        encoding=None,
        text=None,
        was=decided.was,
        origin=decided.origin,
        collected=decided.collected,
        rights=decided.rights,
        problems=decided.problems,
    )


def _text(
    file: SourceFile, media_type: str | None, encoding: str | None, max_bytes: int
) -> decode.Text | decode.Undecodable:
    if media_type is None:
        endings = " and ".join(f".{ending}" for ending in sorted(MEDIA_TYPES))
        message = f"This format is not read; {endings} are. Put the text here as one of these."
        return decode.Undecodable("format-unknown", message)
    if file.data is None:
        message = (
            f"The file has {file.size:,} bytes, and {max_bytes:,} are allowed; cut it into "
            "several files, or raise max_source_megabytes in mkdocs.yml."
        )
        return decode.Undecodable("huge", message)
    return decode.decode(file.data, encoding)


def _with_documents(
    source: Source, text: decode.Text, decided: records.Decisions, known: outlets.Outlets
) -> Source:
    assert source.media_type is not None
    named, edges = correct.extents(text.text, decided.documents)
    segments = segment.segment(text.text, source.media_type, named)
    entries, unclear = correct.placed(segments, decided.documents, named)
    documents = describe.documents(text.text, segments, known)
    documents, unread = _front_matter(documents, text.text, segments, source.path)
    documents = describe.identified(correct.overrule(documents, entries), known)
    missing = describe.problems(source.path, text.text, documents)
    documents = address.addressed(documents)
    remarks = anchors.anchored(text.text, decided.remarks)
    lost = anchors.problems(remarks)
    return replace(
        source,
        documents=documents,
        blocks=describe.all_blocks(text.text, segments, documents),
        problems=(
            *source.problems,
            *_notices(source, text),
            *edges,
            *unclear,
            *unread,
            *missing,
            *lost,
        ),
        remarks=remarks,
    )


def _front_matter(
    documents: tuple[Document, ...], text: str, segments: Segments, path: str
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    if segments.front_matter is None or not documents:
        return documents, ()
    if documents[0].start >= segments.front_matter[1]:
        message = "A record gives the front matter to no document; name lines that begin with it."
        return documents, (Problem(path, "warning", "front-matter-left", message),)
    stated = front_matter.front_matter(text, segments.front_matter, path)
    first = correct.metadata(documents[0], stated.entry, stated.because)
    return (first, *documents[1:]), stated.problems


def _notices(source: Source, text: decode.Text) -> Iterator[Problem]:
    if text.guessed:
        message = (
            f"The encoding was guessed to be {text.encoding}; if that is wrong, name the right one "
            "in the record (encoding: …), or save the file in UTF-8."
        )
        yield Problem(source.path, "notice", "encoding-guessed", message)
    hidden = decode.hidden_characters(text.text)
    if hidden:
        line, names = hidden
        message = (
            f"The text holds characters that show nothing but change what is shown ({names}); "
            "they are kept, and cannot reach beyond their paragraph."
        )
        yield Problem(f"{source.path}:{line}", "notice", "hidden-characters", message)


def _swhid(data: bytes) -> str:
    """Software Heritage's identifier of a content: git's hash of it (ISO/IEC 18670)."""
    digest = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    return f"swh:1:cnt:{digest}"
