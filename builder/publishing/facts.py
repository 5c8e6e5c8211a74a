"""The plain facts of a source, as a list on its pages: file, lines, sizes, hashes, rights."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from builder.config import Site
from builder.model import Problem, Source, Url
from builder.publishing import addresses, markup, words

Fact: TypeAlias = tuple[str, str]
"""The key of a label, and Markdown."""


def facts_list(facts: Iterable[Fact], site: Site) -> str:
    """A Markdown list."""
    return "\n".join(f"- **{site.label(key)}:** {value}" for key, value in facts)


def source_facts(source: Source, here: Url, site: Site) -> Iterator[Fact]:
    """What is known of the file, for the page at ``here``."""
    if source.encoding is not None:
        target = addresses.relative(here, addresses.text_path(source.id))
        yield "source", markup.link(site.label("plain_text"), target)
    yield from _file(source, site)
    yield from _custody(source, site)


def _file(source: Source, site: Site) -> Iterator[Fact]:
    yield "size", site.label("bytes_count", count=words.number(source.bytes))
    if source.encoding:
        yield "encoding", markup.line(source.encoding)
    if source.sha256:
        yield "sha256", markup.span(source.sha256, "digest")
    if source.swhid:
        yield "swhid", markup.span(source.swhid, "digest")


def _custody(source: Source, site: Site) -> Iterator[Fact]:
    if source.origin:
        yield "origin", markup.external_link(source.origin)
    if source.collected:
        yield "collected", words.date(source.collected, site)
    if source.rights:
        if source.rights.statement:
            yield "rights", markup.external_link(source.rights.statement)
        if source.rights.holder:
            yield "holder", markup.isolated(source.rights.holder)
        if source.rights.note:
            yield "rights", markup.isolated(source.rights.note)


def problems_list(problems: Sequence[Problem], site: Site) -> Iterator[str]:
    """A heading and a Markdown list of a source's problems; nothing where it has none."""
    if problems:
        yield f"{{#problems}}\n### {site.label('problems_here')}"
        yield "\n".join(
            f"- **{site.label(f'severity_{problem.severity}')}:** "
            f"{markup.isolated(problem.where)}: {markup.isolated(problem.message, 'en', 'ltr')}"
            for problem in problems
        )
