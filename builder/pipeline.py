"""The way from a folder of texts to the files of a site: the order of the stages, and no more."""

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from typing import Protocol, TypeVar

from builder.annotating import candidates, entities, unclear
from builder.authority import files, outlets
from builder.config import Config, Site
from builder.entity import Authority, Entity, Publisher
from builder.model import (
    Archive,
    Candidate,
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
from builder.reading import discover, whole
from builder.relating import discovery, ids

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
    sources = tuple(map(annotated, sources, each(annotate, sources, named)))
    sources, proposed = _with_proposals(sources, known, each) if config.propose else (sources, ())
    met = (problem for source in sources for problem in source.problems)
    problems = dict.fromkeys(
        [*found.problems, *refused, *met]
    )  # a folder's are met with each of its sources
    return Archive(
        sources=tuple(sorted(sources, key=lambda source: source.id)),
        problems=tuple(sorted(problems, key=_order)),
        authority=known,
        entities=tuple(sorted((*known.entities, *proposed), key=lambda entity: entity.id)),
        date=_date(sources),
    )


def read(file: SourceFile, max_bytes: int, publishers: tuple[Publisher, ...] = ()) -> Source:
    """One file, from its bytes to documents with addresses; a fault of ours spoils it alone."""
    try:
        return whole.read(file, max_bytes, outlets.outlets(publishers))
    except Exception as error:  # whatever it is, the other files are to be read
        message = f"A fault of the builder ({error!r}); please report it, with this file."
        problem = Problem(file.path, "error", "internal", message)
        return replace(whole.unread(file), problems=(problem,))


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


@dataclass(frozen=True, slots=True)
class Candidates:
    """What looks like a name in a source, and what to know of it."""

    found: tuple[Candidate, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_names(source: Source) -> Candidates:
    """What looks like a name in one source; a fault of ours spoils it alone."""
    try:
        return Candidates(candidates.candidates(source))
    except Exception as error:  # whatever it is, the text is to be shown
        message = f"A fault of the builder ({error!r}): no names are proposed of it; please report."
        return Candidates(problems=(Problem(source.path, "error", "internal", message),))


def _with_proposals(
    sources: tuple[Source, ...], known: Authority, each: Each
) -> tuple[tuple[Source, ...], tuple[Entity, ...]]:
    """Sources with the mentions of what all of them propose, and what that is."""
    bare = (replace(source, mentions=(), problems=()) for source in sources)
    names = each(find_names, bare)
    proposals = discovery.discovered(sources, [one.found for one in names], known)
    every = zip(sources, proposals.mentions, names, strict=True)
    return (
        tuple(
            replace(with_mentions(source, more), problems=(*source.problems, *one.problems))
            for source, more, one in every
        ),
        proposals.entities,
    )


def with_mentions(source: Source, more: tuple[Mention, ...]) -> Source:
    """A source with further mentions, all in the order of its text; those within one of the
    further ones give way to it."""
    starts = [one.start for one in more]
    kept = []
    for one in source.mentions:
        place = bisect_right(starts, one.start) - 1
        if place < 0 or more[place].end < one.end:
            kept.append(one)
    mentions = sorted((*kept, *more), key=lambda mention: mention.start)
    return replace(source, mentions=tuple(mentions))


def annotated(source: Source, found: Annotations) -> Source:
    """A source with what was found in it."""
    problems = (*source.problems, *found.problems)
    return replace(source, mentions=found.mentions, problems=problems)


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
