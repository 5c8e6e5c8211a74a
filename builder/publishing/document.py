"""The page of a document: its text, paragraph by paragraph, and what is known of it."""

import re
from dataclasses import dataclass
from itertools import pairwise

from builder.config import Site
from builder.entity import Entity, Publisher
from builder.model import (
    Block,
    Direction,
    Document,
    DocumentId,
    Evidence,
    Mention,
    Problem,
    Remark,
    Source,
    Url,
)
from builder.output import Page
from builder.publishing import addresses, digest, markup, named, remarks, words
from builder.publishing.blocks import (
    Link,
    block_markdown,
    blocks_markdown,
    heading_markdown,
    within,
)
from builder.publishing.facts import facts_list, problems_list, source_facts
from builder.publishing.placed import Placed, placed

FIELDS = (
    *("title", "authors", "contributors", "publisher", "via", "date", "modified"),
    *("place", "kind", "about", "language"),
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The document before or after, in the order of the list of documents."""

    id: DocumentId
    title: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All that a document's page shows.

    ``source`` comes without its text, blocks and documents; ``text`` is the document's part of it,
    which begins at the document's ``start``. ``lines`` are its first and last line, counted from
    1, and ``places`` those that the evidence for a field stands on.
    """

    source: Source
    document: Document
    text: str
    lines: tuple[int, int]
    places: tuple[tuple[str, tuple[int, int]], ...]
    previous: Neighbour | None = None
    next: Neighbour | None = None
    loose: tuple[tuple[Block, str], ...] = ()
    """Where the document is all its source has, the blocks that belong to none, and their text."""

    remarks: tuple[Remark, ...] = ()
    """What editors correct in it and note on it."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    """Whom and what it names, by their ids."""

    outlets: tuple[Publisher, ...] = ()
    """Its publisher, and its article's, as far as the authority files know them."""


def document_page(view: DocumentView, site: Site) -> Page:
    """The page of one document, complete without a theme."""
    document = view.document
    return Page(
        path=addresses.path(_url(view)),
        kind="document",
        title=document.title,
        language=document.language,
        direction=_direction(document),
        description=digest.description(document, site),
        pieces=(
            ("head", _head(view, site)),
            ("text", _text(view, site)),
            ("outside", _outside(view, site)),
            ("named", named.listing(_placed(view), view.entities, _url(view), site)),
            ("about", _about(view, site)),
            ("pager", _pager(view, site)),
        ),
    )


def _url(view: DocumentView) -> Url:
    return addresses.document_url(view.source.document_id(view.document))


def _direction(document: Document) -> Direction:
    """Of the title's block, else of most blocks."""
    rightward = [block.direction == "rtl" for block in document.blocks]
    return "rtl" if sum(rightward) * 2 > len(rightward) else "ltr"


def heads_page(view: DocumentView) -> Block | None:
    """The block that is the page's heading: a title in one line that opens the text.

    None where an editor or front matter gives the document another title.
    """
    body = [block for block in view.document.blocks if block.role != "meta"]
    if not body or body[0].role != "title" or "\n" in _raw(view, body[0]):
        return None
    words_of_block = " ".join(_raw(view, body[0]).strip("# ").split())
    return body[0] if words_of_block == view.document.title else None


def _raw(view: DocumentView, block: Block) -> str:
    offset = view.document.start
    return view.text[block.start - offset : block.end - offset]


def _head(view: DocumentView, site: Site) -> str:
    document = view.document
    block = heads_page(view)
    title = markup.block(
        f"# {_title(view, block) if block else markup.line(document.title)}",
        id_=block.anchor if block else "title",
        lang=block.language if block else document.language,
        direction=block.direction if block else _direction(document),
    )
    parts = (title, markup.block(_byline(document, site), "byline"), digest.notice(document, site))
    return "\n\n".join(part for part in parts if part)


def _title(view: DocumentView, block: Block) -> str:
    return heading_markdown(_raw(view, block), within(block, _links(view)))


def _links(view: DocumentView) -> tuple[Link, ...]:
    return named.links(_placed(view), view.entities, _url(view))


def _placed(view: DocumentView) -> tuple[Placed, ...]:
    return tuple(placed(view.document, view.mentions, view.text, view.document.start))


def _byline(document: Document, site: Site) -> str:
    parts = [markup.isolated(author) for author in document.authors]
    if document.publisher:
        parts.append(markup.isolated(document.publisher, "", "", "publisher"))
    because = document.because("date")
    if document.date and because:
        mark = _badge(site.label("field_date"), because, site)
        parts.append(f"{words.date(document.date, site)} {mark}")
    else:
        parts.append(markup.span(site.label("date_unknown"), "unknown"))
    title = document.because("title")
    if title is not None and title.certainty == "guessed":
        parts.append(_badge(site.label("field_title"), title, site))
    if document.modified:
        shown = words.plain_date(document.modified, site)
        parts.append(markup.line(site.label("modified", date=shown)))
    return " · ".join(parts)


def _badge(field: str, because: Evidence, site: Site) -> str:
    """How certain a field is, as a link to the reasons further down."""
    shown = f"{field}: {site.label(f'certainty_{because.certainty}')}"
    link = markup.link(markup.line(shown), "#evidence")
    return f"{link}{markup.attributes('certainty', because.certainty)}"


def _text(view: DocumentView, site: Site) -> str:
    heading = heads_page(view)
    blocks = [block for block in view.document.blocks if block is not heading]
    roles = [block.role for block in blocks]
    first = roles.index("comment_author") if "comment_author" in roles else len(blocks)
    count = sum(a == "comment_author" != b for a, b in pairwise([*roles, ""]))
    text, start, links = view.text, view.document.start, _links(view)
    parts = [
        blocks_markdown(text, start, blocks[:first], links),
        f"{{#comments}}\n## {site.label('reader_comments', count=words.number(count))}",
        blocks_markdown(text, start, blocks[first:], links),
    ]
    return "\n\n".join(parts if first < len(blocks) else parts[:1])


def _about(view: DocumentView, site: Site) -> str:
    label = site.label
    parts = [
        f"{{#about}}\n## {label('about_document')}",
        markup.block(_facts(view, site), "facts"),
        *remarks.remarks_list(view.document, view.remarks, site),
        *digest.outlets(view.outlets, site),
        f"{{#evidence}}\n### {label('how_known')}",
        markup.line(label("how_known_intro")),
        _evidence(view, site),
        *problems_list(_problems(view), site),
    ]
    return "\n\n".join(parts)


def _problems(view: DocumentView) -> tuple[Problem, ...]:
    """The source's problems; of those with a line, a bundle's document shows its own."""
    if not view.document.slug:
        return view.source.problems
    own = {f"{view.source.path}:{line}" for line in range(view.lines[0], view.lines[1] + 1)}
    lined = re.compile(re.escape(view.source.path) + r":\d+")
    return tuple(
        problem
        for problem in view.source.problems
        if problem.where in own or not lined.fullmatch(problem.where)
    )


def _outside(view: DocumentView, site: Site) -> str:
    if not view.loose:
        return ""
    heading = f"{{#outside}}\n## {site.label('blocks_outside')}"
    return "\n\n".join([heading, *(block_markdown(raw, block) for block, raw in view.loose)])


def _facts(view: DocumentView, site: Site) -> str:
    here = _url(view)
    name = markup.isolated(view.source.path)
    if view.document.slug:
        target = addresses.relative(here, addresses.source_url(view.source.id))
        name = markup.source_link(view.source.path, target)
    languages = ", ".join(words.language(code, site) for code in view.document.languages)
    facts = [
        ("file", f"{name}, {words.lines(view.lines, site)}"),
        ("language", languages),
        ("words", words.number(view.document.words)),
        *source_facts(view.source, here, site),
    ]
    return facts_list(facts, site)


def _evidence(view: DocumentView, site: Site) -> str:
    """Each claim with its certainty and reason."""
    places = dict(view.places)
    rows = []
    for field in FIELDS:
        because = view.document.because(field)
        if because is None:
            continue
        reason = words.reason(because, site)
        if because.why:
            reason += f" ({markup.isolated(because.why, 'en', 'ltr')})"
        if field in places:
            reason += f", {words.lines(places[field], site)}"
        claim = f"**{site.label(f'field_{field}')}:** {_value(view.document, field, site)}"
        rows.append(f"- {claim} {words.certainty(because, site)} {reason}")
    return markup.block("\n".join(rows), "facts")


def _value(document: Document, field: str, site: Site) -> str:
    if field == "language":
        return ", ".join(words.language(code, site) for code in document.languages)
    if field == "about" and document.about:
        return digest.article(document.about, site)
    value = getattr(document, field)
    if field in ("date", "modified"):
        return words.date(value, site)
    if field == "contributors":
        value = tuple(f"{name} ({role})" for name, role in value)
    return markup.isolated(", ".join(value) if isinstance(value, tuple) else value)


def _pager(view: DocumentView, site: Site) -> str:
    here = _url(view)
    rows = []
    for key, neighbour in (("previous", view.previous), ("next", view.next)):
        if neighbour:
            target = addresses.relative(here, addresses.document_url(neighbour.id))
            rows.append(f"- {site.label(key)}: {markup.source_link(neighbour.title, target)}")
    target = addresses.relative(here, "documents/")
    rows.append(f"- {markup.link(site.label('all_documents'), target)}")
    return markup.block("\n".join(rows), "pager")
