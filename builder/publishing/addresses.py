"""Where pages lie in the site, and how one names another."""

import posixpath

from builder.config import Site
from builder.entity import EntityId
from builder.model import DocumentId, SourceId, Url
from builder.output import Output
from builder.publishing import markup


def source_url(source: SourceId) -> Url:
    """A source's page."""
    return Url(f"sources/{source}/")


def document_url(document: DocumentId) -> Url:
    """A document's page; the source's own where the document is all it holds."""
    return Url(f"sources/{document}/")


def entity_url(entity: EntityId) -> Url:
    """An entity's page."""
    return Url(f"entities/{entity}/")


def numbered(url: Url, number: int) -> Url:
    """A page of a long list, counted from 1."""
    return url if number == 1 else Url(f"{url}{number}/")


def text_path(source: SourceId) -> str:
    """The file that holds a source's text."""
    return f"data/texts/{source}.txt"


def path(url: Url) -> str:
    """The Markdown file of a page."""
    return f"{url}index.md"


def relative(start: Url, target: str) -> str:
    """How the page at ``start`` names ``target``: a page (ending in ``/``) or a file."""
    place = path(Url(target)) if target.endswith("/") else target
    if place.partition("/")[0] != start.partition("/")[0]:  # most links; a tenth of the time
        return "../" * start.count("/") + place
    return posixpath.relpath(place, start)


def file(link: str, directory_urls: bool) -> str:
    """A link to a page as the site has it; in Markdown it names ``index.md``."""
    return link.removesuffix("index.md") + ("" if directory_urls else "index.html") or "./"


def redirect(start: Url, target: Url, site: Site) -> Output:
    """A page at a former address that leads on to the present one."""
    name = "" if site.directory_urls else "index.html"
    place = f"{posixpath.relpath(target, start)}/{name}"
    return Output(f"{start}index.html", markup.redirect(place, site.language).encode())


def full(url: Url, site: Site) -> str:
    """A page's address on the web; where the site has none there, relative to its root."""
    return f"{site.url}{url}"
