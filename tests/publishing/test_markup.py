"""Text becomes Markdown that shows it as the text it is: the law, and cases by name."""

import html
import re
import time

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builder.config import Site, labels
from builder.output import Page
from builder.publishing import markup
from builder.publishing.render import render

SITE = Site("Test", labels=labels("en"))

# Everything a decoded text can hold, less what ends a line or makes a file unreadable; Markdown's
# own characters more often than chance would have them.
MEAN = st.sampled_from("\\`*_{}[]<>&#|~$^=%!-+:.)(\"'/@ \t\n\u00a0\u202e\u200bx1")
TEXTS = st.text(
    st.one_of(MEAN, MEAN, st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))
).map(str.strip)


def rendered(markdown: str) -> str:
    page = Page("a/index.md", "document", "T", (("text", markdown),))
    return render(page, SITE).pieces[0][1]


def visible(fragment: str) -> str:
    """What a browser shows of the HTML that render makes, white space kept."""
    text = re.sub(r'<a class="address".*?</a>', "", fragment)
    return html_text(re.sub(r"<br>", "\n", text).rstrip("\n"))


def html_text(fragment: str) -> str:
    return re.sub(
        "&(lt|gt|amp|quot);",
        lambda match: html.unescape(match.group()),
        re.sub(r"<[^>]*>", "", fragment),
    )


@given(TEXTS)
def test_a_block_shows_its_text(text: str) -> None:
    if text:
        shown = rendered(markup.block(markup.escape(text), "paragraph", id_="p-12345678"))
        assert visible(shown) == text


@given(TEXTS)
def test_a_line_shows_its_words(text: str) -> None:
    words = " ".join(text.split())
    if words:
        assert visible(rendered(f"# {markup.line(text)}")) == words
        assert visible(rendered(markup.isolated(text))) == words
        assert visible(rendered(markup.source_link(text, "../a/index.md"))) == words


@given(TEXTS)
def test_a_table_cell_shows_its_words(text: str) -> None:
    words = " ".join(text.split())
    if words:
        shown = rendered(f"| a |\n|---|\n| {markup.line(text)} |")
        cell = re.search(r"<td>(.*?)</td>", shown, re.DOTALL)
        assert cell
        assert html_text(cell[1]) == words


@given(TEXTS)
def test_plain_commonmark_shows_the_same(text: str) -> None:
    """Other generators read our Markdown too: white space at the edges of lines aside."""
    if text:
        shown = MarkdownIt("commonmark").render(markup.escape(text))
        assert html_text(shown).split() == text.split()
        assert set(re.findall(r"<(\w+)", shown)) <= {"p", "br"}


def test_python_markdown_shows_the_same() -> None:
    """The Markdown of most static generators in Python; it has its own list of escapes."""
    for text in HOSTILE:
        shown = markdown.markdown(markup.escape(text.strip()), extensions=["tables", "attr_list"])
        assert html.unescape(re.sub("<[^>]*>", "", shown)).split() == text.split()
        assert set(re.findall(r"<(\w+)", shown)) <= {"p", "br"}


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "{{ config }} {% raw %} {# x #}",
    "{: onclick=alert(1) }",
    "{#id .class onclick=alert(1)}",
    "x {#id}",
    "[x]{.mention onclick=alert(1)}",
    "--8<-- 'file'",
    "title\n=====",
    "title\n-----",
    "[x]: javascript:alert(1)\n[x]",
    "<https://example.org>",
    "https://example.org",
    "<!-- comment -->",
    "<![CDATA[ x ]]>",
    "&lt;script&gt; &#60; &amp;",
    "    indented code",
    "\tindented code",
    "```\ncode\n```",
    "~~~\ncode\n~~~",
    "1. one\n2. two",
    "- one\n- two",
    "+ one\n* two",
    "> quote",
    "***",
    "---",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "# heading",
    "a  \nb",
    "a\\\nb",
    "*emphasis* __strong__ `code` ~~strike~~ ==mark== ^sup^ ~sub~",
    "[^1] and [^1]: note",
    "!!! note\n    x",
    "??? note\n    x",
    ":smile: :material-home:",
    "$x$ $$y$$ \\(z\\)",
    "\u202eright to left\u202c \u2066isolate\u2069 \u200f",
    "term\n: definition",
    "*[HTML]: abbreviation\nHTML",
    "::: module.name",
    "</p></div></body>",
    "a\x1fb\x0cc\x85d\u2028e",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_never_becomes_markup(text: str) -> None:
    body = text.strip()
    shown = rendered(markup.block(markup.escape(body), "paragraph", id_="p-12345678"))
    assert visible(shown) == body
    assert re.fullmatch(r'<p id="p-12345678" class="paragraph">.*</p>\n', shown, re.DOTALL)
    tags = set(re.findall(r"<(/?\w+)", shown))
    assert tags <= {"p", "/p", "br", "a", "/a"}


def test_only_plain_names_become_attributes() -> None:
    assert markup.attributes("a b", "x", id_='1"x', lang="en onclick=1") == "{.x}"
    assert markup.attributes() == ""


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://example.org/a b",
        "https://example.org/)(x",
        "ftp://example.org",
        "//example.org",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert "<a" not in rendered(markup.external_link(url))


def test_a_web_address_becomes_a_link() -> None:
    shown = rendered(markup.external_link("https://example.org/a?b=c&d=e_f"))
    assert 'href="https://example.org/a?b=c&amp;d=e_f"' in shown
    assert html_text(shown).strip() == "https://example.org/a?b=c&d=e_f"


LONG = ("x" + " " * 300_000 + "y", "*" * 100_000, "x\n" + " \n" * 100_000)


@pytest.mark.parametrize("text", LONG, ids=["spaces", "stars", "lines"])
def test_escaping_is_linear(text: str) -> None:
    """A bound that only a blow-up reaches: this takes milliseconds."""
    start = time.process_time()
    markup.escape(text)
    assert time.process_time() - start < 5
