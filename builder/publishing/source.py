"""The page of a source that is no single document: a bundle's contents, or why nothing was read."""

from collections.abc import Iterator

from builder import lines
from builder.config import Site
from builder.model import Block, Document, Source
from builder.output import Page
from builder.publishing import addresses, markup, words
from builder.publishing.blocks import blocks_markdown
from builder.publishing.facts import facts_list, problems_list, source_facts


def source_page(source: Source, site: Site) -> Page:
    """Its documents and, between them, every line that belongs to none."""
    title = (
        source.path if source.text is not None else site.label("not_read_title", path=source.path)
    )
    return Page(
        path=addresses.path(addresses.source_url(source.id)),
        kind="source",
        title=title,
        pieces=(
            ("head", f"{{#title}}\n# {markup.isolated(title)}\n\n{_intro(source, site)}"),
            ("text", _contents(source, site)),
            ("about", _about(source, site)),
        ),
    )


def _intro(source: Source, site: Site) -> str:
    if source.text is None:
        return markup.line(site.label("not_read"))
    return markup.line(site.label("source_intro", count=len(source.documents)))


def _contents(source: Source, site: Site) -> str:
    """Documents as rows of tables, and the blocks of none in full, in the order of the text."""
    if source.text is None:
        return ""
    starts = lines.starts(source.text)
    parts: list[str] = []
    for run in _runs(source):
        if isinstance(run[0], Document):
            documents = [thing for thing in run if isinstance(thing, Document)]
            parts.append(_table(source, documents, starts, site))
        else:
            blocks = [block for block in run if isinstance(block, Block)]
            shown = words.lines(lines.span(starts, blocks[0].start, blocks[-1].end), site)
            parts.append(f"**{site.label('blocks_outside')}** ({shown})")
            parts.append(blocks_markdown(source.text, 0, blocks))
    return "\n\n".join(parts)


def _runs(source: Source) -> Iterator[list[Document | Block]]:
    """Documents and blocks of none, in order, each kind that follows itself in one run."""
    inside = {block.start for document in source.documents for block in document.blocks}
    loose = [block for block in source.blocks if block.start not in inside]
    things: list[Document | Block] = [*source.documents, *loose]
    run: list[Document | Block] = []
    for thing in sorted(things, key=lambda thing: thing.start):
        if run and type(run[0]) is not type(thing):
            yield run
            run = []
        run.append(thing)
    if run:
        yield run


def _table(source: Source, documents: list[Document], starts: list[int], site: Site) -> str:
    label = site.label
    here = addresses.source_url(source.id)
    rows = [
        f"| {label('lines_header')} | {label('title')} | {label('language')} | {label('words')} |",
        "|---|---|---|---|",
    ]
    for document in documents:
        url = addresses.document_url(source.document_id(document))
        target = addresses.relative(here, url)
        cells = (
            words.lines(lines.span(starts, document.start, document.end), site),
            markup.source_link(document.title, target, document.language),
            words.language(document.language, site),
            words.number(document.words),
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _about(source: Source, site: Site) -> str:
    name = ("file", markup.isolated(source.path))
    here = addresses.source_url(source.id)
    facts = facts_list([name, *source_facts(source, here, site)], site)
    parts = [
        f"{{#about}}\n## {site.label('about_source')}",
        markup.block(facts, "facts"),
        *problems_list(source.problems, site),
    ]
    return "\n\n".join(parts)
