"""The way from a folder of texts to the files of a site: the order of the stages, and no more."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from typing import Protocol, TypeVar

from builder import records
from builder.annotating import entities, unclear
from builder.authority import files, outlets
from builder.config import Config, Site
from builder.entity import Authority, Publisher
from builder.model import (
    Archive,
    Document,
    Mention,
    Problem,
    Source,
    SourceFile,
)
from builder.output import Output, Rendered
from builder.publishing import site as publishing
from builder.publishing.document import document_page
from builder.publishing.entity import entity_files, entity_page, entity_written
from builder.publishing.markup import without_attributes
from builder.publishing.render import render
from builder.reading import (
    address,
    anchors,
    correct,
    decode,
    describe,
    discover,
    front_matter,
    segment,
)
from builder.reading.pieces import Segments
from builder.relating import ids

MEDIA_TYPES = {"txt": "text/plain", "md": "text/markdown"}
"""The formats that are read, by ending; a further one is a module beside decode."""

T = TypeVar("T")
R = TypeVar("R")


class Each(Protocol):
    """What ``engine.Engine.each`` does: ``tuple(function(item, *shared) for item in items)``."""

    def __call__(
        self, function: Callable[..., R], items: Iterable[T], *shared: object
    ) -> tuple[R, ...]: ...


@dataclass(frozen=True, slots=True)
class Annotations:
    """What stands over the text of a source, and what to know of it."""

    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()


def gather(config: Config, each: Each) -> Archive:
    """Reads all sources of an archive."""
    found = discover.discover(config.sources, config.max_bytes)
    known, refused = files.load(config.authority)
    sources = ids.settled(each(read, found.files, config.max_bytes, known.publishers))
    named = authority_names(known)
    sources = tuple(map(_annotated, sources, each(annotate, sources, named)))
    met = (problem for source in sources for problem in source.problems)
    problems = dict.fromkeys(
        [*found.problems, *refused, *met]
    )  # a folder's are met with each of its sources
    return Archive(
        sources=tuple(sorted(sources, key=lambda source: source.id)),
        problems=tuple(sorted(problems, key=_order)),
        authority=known,
        entities=known.entities,
        date=_date(sources),
    )


def read(file: SourceFile, max_bytes: int, publishers: tuple[Publisher, ...] = ()) -> Source:
    """One file, from its bytes to documents with addresses; a fault of ours spoils it alone."""
    try:
        return _read(file, max_bytes, outlets.outlets(publishers))
    except Exception as error:  # whatever it is, the other files are to be read
        message = f"A fault of the builder ({error!r}); please report it, with this file."
        problem = Problem(file.path, "error", "internal", message)
        return replace(_unread(file, records.Decisions()), problems=(problem,))


def authority_names(known: Authority) -> Authority:
    """What annotating needs of an authority: a changed note finds no other names."""
    bare = (
        replace(entity, identifiers=(), coordinates=None, note="", page=True)
        for entity in known.entities
    )
    return Authority(entities=tuple(bare), short_forms=known.short_forms)


def annotate(source: Source, authority: Authority) -> Annotations:
    """What is found in one source; a fault of ours spoils it alone."""
    try:
        mentions = entities.mentions(source, authority)
    except Exception as error:  # whatever it is, the text is to be shown
        message = f"A fault of the builder ({error!r}) left it without links; please report it."
        return Annotations(problems=(Problem(source.path, "error", "internal", message),))
    return Annotations(mentions, tuple(unclear.problems(source, mentions)))


def _annotated(source: Source, found: Annotations) -> Source:
    problems = (*source.problems, *found.problems)
    return replace(source, mentions=found.mentions, problems=problems)


def _read(file: SourceFile, max_bytes: int, known: outlets.Outlets) -> Source:
    decided = records.decisions(file.record, file.folders)
    source = _unread(file, decided)
    text = _text(file, source.media_type, decided.encoding, max_bytes)
    if isinstance(text, decode.Undecodable):
        problem = Problem(file.path, "error", text.code, text.message)
        return replace(source, problems=(*source.problems, problem))
    assert source.media_type is not None
    return _with_documents(
        replace(source, text=text.text, encoding=text.encoding), text, decided, known
    )


def _unread(file: SourceFile, decided: records.Decisions) -> Source:
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


def _order(problem: Problem) -> tuple[str, int, str, str]:
    path, _, line = problem.where.rpartition(":")
    place = (path, int(line)) if line.isdecimal() else (problem.where, 0)
    return (*place, problem.code, problem.message)


def _date(sources: Iterable[Source]) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return max((source.collected for source in sources if source.collected), default="1970-01-01")


@dataclass(frozen=True, slots=True)
class Publication:
    """A whole site, ready to be put into a theme: rendered pages, and files as they are."""

    pages: tuple[Rendered, ...]
    files: tuple[Output, ...]


def publish(archive: Archive, site: Site, each: Each) -> Publication:
    """The pages of an archive as HTML, and its data."""
    views = publishing.views(archive, site)
    documents = each(publishing.document_rendered, views.documents, site)
    named = each(entity_written, views.entities, site)
    others = each(render, views.pages, site)
    files = (file for one in named for file in one.files)
    return Publication((*others, *documents, *(one.page for one in named)), (*views.files, *files))


def markdown(archive: Archive, site: Site, plain: bool = False) -> Iterator[Output]:
    """The pages of an archive as Markdown files, ``plain`` ones without attributes; its data."""
    views = publishing.views(archive, site)
    yield from views.files
    for entity in views.entities:
        yield from entity_files(entity, site)
    documents = (document_page(view, site) for view in views.documents)
    named = (entity_page(view, site) for view in views.entities)
    for page in chain(views.pages, documents, named):
        text = without_attributes(page.markdown) if plain else page.markdown
        yield Output(page.path, text.encode())
