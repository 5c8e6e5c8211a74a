"""Attributes and spans are read as the plugin of markdown-it reads them, only sooner."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin

from builder.publishing import markup
from builder.publishing.attributes import ALLOWED, RULES, attributes_plugin
from builder.publishing.render import BLOCK_RULES, INLINE_RULES
from tests.publishing.test_markup import TEXTS

OURS = MarkdownIt("zero", {"html": False}).use(attributes_plugin)
OURS.enable([*BLOCK_RULES, *INLINE_RULES, *RULES])
THEIRS = MarkdownIt("zero", {"html": False})
THEIRS.use(attrs_plugin, spans=True, after=("link_close",), allowed=tuple(ALLOWED))
THEIRS.use(attrs_block_plugin, allowed=tuple(ALLOWED))
THEIRS.enable([*BLOCK_RULES, *INLINE_RULES, "span", "attr"])


def tokens(markdown: MarkdownIt, text: str) -> list[tuple[object, ...]]:
    """What matters of all tokens, those in a line included; ``<time>`` is ours alone."""
    blocks = markdown.parse(text)
    every = [one for block in blocks for one in (block, *(block.children or ()))]
    return [
        (
            one.type,
            one.tag.replace("time", "span"),
            one.nesting,
            one.level,
            one.content,
            sorted(one.attrs.items()),
        )
        for one in every
    ]


@given(st.lists(TEXTS, min_size=3, max_size=3), st.booleans())
def test_what_we_write_is_read_alike(texts: list[str], ended: bool) -> None:
    first, second, third = (text or "x" for text in texts)
    pages = (
        markup.block(markup.escape(first), "quote", id_="p-1", lang="ar", direction="rtl"),
        f"- {markup.line(second)} {markup.isolated(first, 'en')}\n\n  "
        + markup.block(markup.source_link(third, "../a/index.md#p-1", "ar"), "citation"),
        f"| a |\n|---|\n| **{markup.span(third, 'b', datetime='2020')}** {markup.line(first)} |",
        markup.block(f"# {markup.line(first)}", "title"),
        markup.escape(f"{first} {second}", [(0, "["), (len(first), "](#p-2){.mention .x}")]),
        markup.external_link("https://example.org/a_(b)?c=d&e"),
    )
    for page in pages[ended:]:
        assert tokens(OURS, page) == tokens(THEIRS, page)


def test_other_attributes_are_left_out() -> None:
    assert "onclick" not in OURS.render("[x]{.a onclick=y style=z}")
    assert OURS.render('[x](a.csv){download="b.csv"}') == (
        '<p><a href="a.csv" download="b.csv">x</a></p>\n'
    )
