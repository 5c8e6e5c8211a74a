"""Mends Material's templates where they fall short of the HTML standard or of our rules."""

import logging
import re

from jinja2.ext import Extension

log = logging.getLogger("mkdocs.plugins.archive")

ALIGNED = re.compile(r'style="text-align: (left|right|center);"')
"""What Python-Markdown writes for the columns of a Markdown table."""

UNRESOLVED = re.compile(r'<a href="(?![a-z]+:)[^"]*\.md(?:#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)
"""A link to a page that MkDocs did not find: it leaves the name of the Markdown file."""

MENDS: dict[str, tuple[tuple[str, str], ...]] = {
    # The HTML standard allows autocomplete on fields that hold text, not on checkboxes.
    "base.html": (
        (' id="__drawer" autocomplete="off"', ' id="__drawer"'),
        (' id="__search" autocomplete="off"', ' id="__search"'),
    ),
    # The name of the button that archive.js puts in its place, for the keyboard.
    "partials/header.html": (
        (
            '<label class="md-header__button md-icon" for="__drawer">',
            '<label class="md-header__button md-icon" for="__drawer"'
            " data-menu=\"{{ label('menu') | e }}\">",
        ),
        # A title that has no room loses its end, which in Arabic is on the left.
        (
            'data-md-component="header-topic">\n          <span class="md-ellipsis">',
            'data-md-component="header-topic">\n          <span class="md-ellipsis" dir="auto">',
        ),
    ),
    # The checkbox __toc stands in the navigation's item of a page, so only where there is one.
    "partials/toc.html": ((' for="__toc"', '{% if page in nav.pages %} for="__toc"{% endif %}'),),
}
"""By template: what stands there, and what is to stand there."""


def tables(html: str) -> str:
    """The tables of a hand-written page as those of ours are: without inline styles, which the
    policy of a page forbids, and in a frame that scrolls with the keyboard too."""
    html = ALIGNED.sub(r'class="align-\1"', html)
    html = html.replace("<table>", '<div class="table" tabindex="0" role="group"><table class="t">')
    return html.replace("</table>", "</table></div>")


def without_dead_links(html: str) -> str:
    """A hand-written page with the words of links that lead to no page of this build alone: with
    other texts than its own (ARCHIVE_SOURCES), what it says of documents leads nowhere."""
    return UNRESOLVED.sub(r"\1", html)


class Mends(Extension):
    """A Jinja extension that changes templates as they are loaded, once a build."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template's source, mended; a mend that finds nothing to mend says so."""
        for wrong, right in MENDS.get(name or "", ()):
            if wrong not in source:
                log.warning("Material's %s has changed: %r is not in it any more.", name, wrong)
            source = source.replace(wrong, right)
        return source
