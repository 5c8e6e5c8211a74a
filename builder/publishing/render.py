"""Renders a page's Markdown to HTML. HTML in it is off; attributes come from a list."""

import html
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from builder.config import Site
from builder.output import Heading, Page, Rendered
from builder.publishing import addresses
from builder.publishing.attributes import RULES, attributes_plugin

BLOCK_RULES = ["table", "list", "heading", "paragraph"]
INLINE_RULES = ["newline", "escape", "link", "emphasis", "entity"]
"""All of Markdown that pages are written in; what is not here cannot be said by any text."""


def render(page: Page, site: Site) -> Rendered:
    """The HTML of every piece of ``page``, and its headings in order."""
    markdown = _markdown(site.directory_urls, site.label("address_of_paragraph"))
    pieces = []
    headings = []
    count: EnvType = {"addresses": 0}
    for name, text in page.pieces:
        tokens = markdown.parse(text)
        pieces.append((name, str(markdown.renderer.render(tokens, markdown.options, count))))
        headings += _headings(tokens)
    return Rendered(replace(page, pieces=()), tuple(pieces), tuple(headings))


@cache
def _markdown(directory_urls: bool, address: str) -> MarkdownIt:
    markdown = MarkdownIt("zero", {"html": False, "breaks": False, "typographer": False})
    attributes_plugin(markdown)
    markdown.enable([*BLOCK_RULES, *INLINE_RULES, *RULES])
    renderer = _Renderer()
    renderer.directory_urls = directory_urls
    renderer.address = html.escape(address)
    markdown.renderer = renderer
    return markdown


class _Renderer(RendererHTML):
    """The HTML of our pages, where it differs from Markdown's usual."""

    directory_urls = False
    address = ""

    def paragraph_close(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A source's paragraph ends in a link to itself, which adds no text to it."""
        return self._address(tokens[index - 2], env) + self.renderToken(tokens, index, options, env)

    heading_close = paragraph_close

    def _address(self, opening: Token, env: EnvType) -> str:
        anchor = str(opening.attrGet("id") or "")
        if not anchor.startswith("p-"):
            return ""
        env["addresses"] += 1
        label = f"{self.address} {env['addresses']}"
        return f'<a class="address" href="#{anchor}" aria-label="{label}"></a>'

    def hardbreak(self, *_: Any) -> str:
        """Without the usual line end: the text is shown with its white space as it is."""
        return "<br>"

    def table_open(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A wide table scrolls by itself, with the keyboard too."""
        tokens[index].attrJoin("class", "t")
        frame = '<div class="table" tabindex="0" role="group">'
        return frame + self.renderToken(tokens, index, options, env)

    def table_close(self, *_: Any) -> str:
        """The end of a table and of what it scrolls in."""
        return "</table>\n</div>\n"

    def link_open(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Between pages, Markdown links name ``index.md``; the site has another name for it."""
        token = tokens[index]
        href = str(token.attrGet("href"))
        path, mark, fragment = href.partition("#")
        if "://" not in path and path.rpartition("/")[2] == "index.md":
            path = addresses.file(path, self.directory_urls)
            token.attrSet("href", path + mark + fragment)
        return f"<a{self.renderAttrs(token)}>"

    def span_open(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        """In a line, no line ends are to be thought of."""
        return f"<{tokens[index].tag}{self.renderAttrs(tokens[index])}>"

    def span_close(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Like its opening."""
        return f"</{tokens[index].tag}>"

    link_close = span_close

    @staticmethod
    def renderAttrs(token: Token) -> str:  # noqa: N802
        """The names of attributes are from a list; their values are escaped."""
        return "".join(f' {name}="{escapeHtml(str(value))}"' for name, value in token.attrs.items())


def _headings(tokens: Sequence[Token]) -> list[Heading]:
    return [
        Heading(int(token.tag[1]), str(token.attrGet("id") or ""), html.escape(_words(inline)))
        for token, inline in pairwise(tokens)
        if token.type == "heading_open" and token.attrGet("id")
    ]


def _words(inline: Token) -> str:
    return "".join(
        child.content
        if child.type in ("text", "text_special")
        else " "
        if child.tag == "br"
        else ""
        for child in inline.children or ()
    )
