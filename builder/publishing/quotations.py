"""Writes what documents say where they name an entity: as Markdown, and the rest as a script."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from builder.config import Site
from builder.model import Url
from builder.output import Output
from builder.publishing import addresses, digest, markup, words
from builder.publishing.context import Cited, Mark, Quotation

NAMED_PARTS = frozenset(
    ("byline", "caption", "comment", "dateline", "heading", "meta", "post", "quote", "title")
)
"""Roles that a quotation says it has: it is no running text, or not the publisher's words."""


def quotations_list(documents: Sequence[Cited], here: Url, site: Site) -> str:
    """One item a document, with its title, whose words they are, when, and its quotations."""
    items = (_item(document, here, site) for document in documents)
    return markup.block("\n\n".join(items), "quoted")


def _item(document: Cited, here: Url, site: Site) -> str:
    page = addresses.relative(here, addresses.document_url(document.id))
    parts = [
        markup.source_link(document.title, page, document.language),
        markup.block(" · ".join(_citation(document, site)), "citation"),
        *(_quotation(one, page, site) for one in document.quotations),
    ]
    return "- " + "\n\n  ".join(part.replace("\n", "\n  ") for part in parts)


def _citation(document: Cited, site: Site) -> Iterator[str]:
    if document.publisher:
        yield markup.isolated(document.publisher, "", "", "publisher")
    else:
        yield markup.span(site.label("publisher_unknown"), "unknown")
    if not document.date:
        yield markup.span(site.label("date_unknown"), "unknown")
    elif document.date_certainty == "stated":
        yield words.date(document.date, site)
    else:
        mark = site.label(f"certainty_{document.date_certainty}")
        shown = markup.span(mark, "certainty", document.date_certainty)
        yield f"{words.date(document.date, site)} {shown}"
    if document.about:
        yield f"{markup.line(site.label('speaks_of'))} {digest.article(document.about, site)}"
    elif document.kind == "specimen":
        yield markup.line(site.label("specimen_short"))


def _quotation(quotation: Quotation, page: str, site: Site) -> str:
    target = f"]({page}#{quotation.anchor})"
    inserts = [
        insert
        for mark in quotation.marks
        for insert in (
            (mark.start, "["),
            (mark.end, f"{target}{markup.attributes('mention', 'marked', mark.certainty)}"),
        )
    ]
    text = markup.escape(quotation.text, inserts)
    before = f"{_ours(part, 'part', site)} " if (part := _part(quotation, site)) else ""
    after = "".join(f" {_ours(why, 'why', site)}" for why in _reasons(quotation.marks, site))
    return markup.block(
        f"{before}{text}{after}",
        "quotation",
        lang=quotation.language,
        direction=quotation.direction,
    )


def _ours(text: str, kind: str, site: Site) -> str:
    """Words of ours within a quotation."""
    return markup.span(text, kind, lang=site.language, direction="auto")


def _part(quotation: Quotation, site: Site) -> str:
    role = quotation.role
    return site.label(f"part_{role}") if role in NAMED_PARTS else ""


def _reasons(marks: Iterable[Mark], site: Site) -> Iterator[str]:
    """Why mentions that are not stated are taken for such."""
    for rule, certainty in dict.fromkeys((mark.rule, mark.certainty) for mark in marks):
        if certainty != "stated":
            yield f"[{site.label(f'certainty_{certainty}')}: {words.rule(rule, site)}]"


def script(documents: Sequence[Cited], path: str, here: Url, site: Site) -> Output:
    """Quotations that the page leaves out, for archive.js to add: a call of one function, for a
    page opened from a disk cannot fetch data.

    A document is [address, title, language, citation, quotations]; a citation is a list of [text,
    class]; a quotation is [anchor, language, direction, part, pieces, certainties, reasons], where
    every second piece is a mention.
    """
    content = msgspec.json.encode([_row(document, here, site) for document in documents])
    return Output(path, b"archiveMentions(" + content + b");\n")


def _row(document: Cited, here: Url, site: Site) -> list[Any]:
    page = addresses.relative(here, addresses.document_url(document.id))
    return [
        addresses.file(page, site.directory_urls),
        document.title,
        document.language,
        list(_cited(document, site)),
        [_pieces(one, site) for one in document.quotations],
    ]


def _cited(document: Cited, site: Site) -> Iterator[tuple[str, str]]:
    """What ``_citation`` says, as plain text."""
    known = document.publisher
    yield known or site.label("publisher_unknown"), "publisher" if known else "unknown"
    if document.date:
        yield words.plain_date(document.date, site), "date"
        if document.date_certainty != "stated":
            mark = site.label(f"certainty_{document.date_certainty}")
            yield mark, f"certainty {document.date_certainty}"
    else:
        yield site.label("date_unknown"), "unknown"
    if document.about:
        about = digest.plain_article(document.about, site)
        yield f"{site.label('speaks_of')} {about}", "about"
    elif document.kind == "specimen":
        yield site.label("specimen_short"), "about"


def _pieces(quotation: Quotation, site: Site) -> list[Any]:
    edges = [0, *(edge for mark in quotation.marks for edge in (mark.start, mark.end)), None]
    return [
        quotation.anchor,
        quotation.language,
        quotation.direction,
        _part(quotation, site),
        [quotation.text[a:b] for a, b in pairwise(edges)],
        [mark.certainty for mark in quotation.marks],
        list(_reasons(quotation.marks, site)),
    ]
