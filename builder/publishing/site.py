"""Everything an archive becomes: its pages as Markdown, its data, and its redirects."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from builder import lines
from builder.config import Site
from builder.entity import Entity, EntityId, Publisher
from builder.model import (
    Archive,
    Block,
    Document,
    Mention,
    Source,
    SourceId,
)
from builder.output import Output, Page, Rendered
from builder.publishing import addresses, adopted, data, downloads, lists, places
from builder.publishing.document import DocumentView, Neighbour, document_page
from builder.publishing.entities import entities_pages, listed, names_script
from builder.publishing.entity_views import EntityView, entity_views
from builder.publishing.namings import counts_script, namings
from builder.publishing.placed import within as mentions_within
from builder.publishing.remarks import within
from builder.publishing.render import render
from builder.publishing.source import source_page


@dataclass(frozen=True, slots=True)
class Views:
    """What is left to write: documents and entities one by one, perhaps in other processes."""

    documents: tuple[DocumentView, ...]
    entities: tuple[EntityView, ...]
    pages: tuple[Page, ...]
    files: tuple[Output, ...]


def views(archive: Archive, site: Site) -> Views:
    """The pages and files of an archive, in a fixed order."""
    ordered = sorted(
        ((source, document) for source in archive.sources for document in source.documents),
        key=_by_date,
    )
    outlets = {publisher.id: publisher for publisher in archive.authority.publishers}
    entities = {entity.id: entity for entity in archive.entities}
    found = namings(ordered)
    files = tuple(data.data_files(archive, found, site))
    names = listed(archive.entities, found, site)
    texts = sum(source.text is not None for source in archive.sources)
    pages = (
        *(source_page(s, site) for s in archive.sources if s.is_bundle or not s.documents),
        *lists.documents_pages(ordered, site),
        *entities_pages(names, site),
        *places.places_pages(archive.entities, found, site),
        *lists.review_pages(archive.problems, site),
        downloads.downloads_page(files, texts, site),
    )
    return Views(
        tuple(_document_views(ordered, outlets, entities)),
        tuple(entity_views(archive, ordered, found)),
        pages,
        (
            *files,
            counts_script(found),
            *names_script(names, site),
            *_redirects(archive, site),
            *adopted.redirects(archive.entities, found, site),
        ),
    )


def _by_date(item: tuple[Source, Document]) -> tuple[bool, str, str, int]:
    """By date, those without one at the end; then as they stand in their sources."""
    source, document = item
    return document.date is None, document.date or "", source.id, document.start


def _document_views(
    ordered: list[tuple[Source, Document]],
    outlets: Mapping[str, Publisher],
    entities: Mapping[EntityId, Entity],
) -> Iterator[DocumentView]:
    around = [None, *(Neighbour(s.document_id(d), d.title) for s, d in ordered), None]
    starts: dict[SourceId, list[int]] = {}
    for index, (source, document) in enumerate(ordered):
        text = source.text or ""
        if source.id not in starts:
            starts[source.id] = lines.starts(text)
        span = partial(lines.span, starts[source.id])
        mentions = mentions_within(document, source.mentions)
        yield DocumentView(
            source=replace(source, text=None, blocks=(), documents=(), remarks=(), mentions=()),
            document=document,
            text=text[document.start : document.end],
            lines=span(document.start, document.end),
            places=tuple(
                (field, span(because.start, because.end))
                for field, because in document.evidence
                if because.start is not None and because.end is not None
            ),
            previous=around[index],
            next=around[index + 2],
            loose=() if document.slug else tuple(_loose(source, document)),
            remarks=within(document, source.remarks),
            mentions=mentions,
            entities=tuple(entities[id_] for id_ in sorted(_entities(mentions))),
            outlets=tuple(outlets[id_] for id_ in _outlets(document) if id_ in outlets),
        )


def _entities(mentions: Iterable[Mention]) -> set[EntityId]:
    """All that mentions name, or may name."""
    every = ((one.entity, *one.candidates) for one in mentions)
    return {id_ for ids in every for id_ in ids if id_ is not None}


def _outlets(document: Document) -> Iterator[str]:
    """The ids of the outlets that a document names as its own, or as its article's."""
    ids = (document.publisher_id, document.about.publisher_id if document.about else None)
    return (id_ for id_ in dict.fromkeys(ids) if id_)


def _loose(source: Source, document: Document) -> Iterator[tuple[Block, str]]:
    inside = {block.start for block in document.blocks}
    for block in source.blocks:
        if block.start not in inside:
            yield block, (source.text or "")[block.start : block.end]


def _redirects(archive: Archive, site: Site) -> Iterator[Output]:
    """From each former address of a source, and of its documents, to the present one."""
    for source in archive.sources:
        for old in source.was:
            yield from _moved(source, old, site)


def _moved(source: Source, old: SourceId, site: Site) -> Iterator[Output]:
    former = replace(source, id=old)
    pairs = [(addresses.source_url(old), addresses.source_url(source.id))]
    pairs += [
        (
            addresses.document_url(former.document_id(document)),
            addresses.document_url(source.document_id(document)),
        )
        for document in source.documents
        if document.slug
    ]
    for start, end in pairs:
        yield addresses.redirect(start, end, site)


def document_rendered(view: DocumentView, site: Site) -> Rendered:
    """The page of one document as HTML; what a process is given to do at a time."""
    return render(document_page(view, site), site)
