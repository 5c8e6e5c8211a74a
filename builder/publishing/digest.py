"""Says what a digest speaks of, that a specimen is one, and who runs the outlets that are named."""

from collections.abc import Iterator, Sequence

from builder.config import Site
from builder.entity import Publisher, Statement
from builder.model import About, Document
from builder.publishing import markup, words

NOTICES = {"digest": "digest_notice", "specimen": "specimen_notice"}
"""Kinds of documents that a reader must not take for anything else, and the label that says so."""


def notice(document: Document, site: Site) -> str:
    """What stands above the text of a digest or a specimen; nothing for other documents."""
    label = NOTICES.get(document.kind)
    parts = [markup.line(site.label(label))] if label else []
    if document.about:
        parts.append(article(document.about, site))
    return markup.block(" ".join(parts), "notice") if parts else ""


def article(about: About, site: Site) -> str:
    """The article that a digest speaks of, as Markdown."""
    title = f"“{markup.isolated(about.title)}”" if about.title else site.label("about_untitled")
    parts = [title, *map(markup.isolated, about.authors)]
    if about.publisher:
        parts.append(markup.isolated(about.publisher))
    parts.append(words.date(about.date, site) if about.date else site.label("date_unknown"))
    return " · ".join(parts)


def plain_article(about: About, site: Site) -> str:
    """The same as plain text."""
    title = f"“{about.title}”" if about.title else site.label("about_untitled")
    parts = [title, *about.authors, *([about.publisher] if about.publisher else [])]
    date = words.plain_date(about.date, site) if about.date else site.label("date_unknown")
    return " · ".join([*parts, date])


def origin(about: About, site: Site) -> str:
    """The authors, outlet and date of that article, for a cell of a table."""
    parts = list(map(markup.isolated, about.authors))
    if about.publisher:
        parts.append(markup.isolated(about.publisher))
    if about.date:
        parts.append(words.date(about.date, site))
    return " · ".join(parts) or "–"


def description(document: Document, site: Site) -> str:
    """A page's description: a digest names the article, so that none is taken for it."""
    date = words.plain_date(document.date, site) if document.date else ""
    parts = [document.publisher, date]
    if document.about:
        of = [document.about.title, *document.about.authors, document.about.publisher]
        parts = [site.label("digest_of", article=", ".join(part for part in of if part)), *parts]
    return " · ".join(part for part in parts if part)


def outlets(known: Sequence[Publisher], site: Site) -> Iterator[str]:
    """A heading and a list of who runs each outlet, and on what the statement rests."""
    if known:
        yield f"{{#outlets}}\n### {site.label('outlets')}"
        yield markup.block("\n".join(_outlet(one, site) for one in known), "facts")


def _outlet(known: Publisher, site: Site) -> str:
    said = " ".join(_statement(statement, site) for statement in known.run_by)
    return f"- **{markup.isolated(known.names[0])}:** {said or site.label('outlet_unknown')}"


def _statement(statement: Statement, site: Site) -> str:
    versions = dict(statement.said)
    language = site.language if site.language in versions else next(iter(versions))
    basis = markup.isolated(statement.basis, "en", "ltr")
    rests = site.label("basis", basis=basis, date=words.date(statement.as_of, site))
    return f"{markup.isolated(versions[language], language)} ({rests})"
