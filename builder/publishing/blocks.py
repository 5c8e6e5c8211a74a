"""Writes the blocks of a text as Markdown: their words, addresses, languages, and links in them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from builder.model import Block
from builder.publishing import markup

Link = tuple[int, int, str]
"""A link: where it begins and ends in the source's text, and what ends it in Markdown."""

Insert = tuple[int, str]
"""Markdown of ours, and the offset in a block's text where it goes in."""


def blocks_markdown(
    text: str, offset: int, blocks: Iterable[Block], links: Sequence[Link] = ()
) -> str:
    """Blocks in their order, each with its address where it has one, language and direction.

    ``text`` begins at ``offset`` of the source's text.
    """
    return "\n\n".join(
        block_markdown(text[b.start - offset : b.end - offset], b, links) for b in blocks
    )


def block_markdown(raw: str, block: Block, links: Sequence[Link] = ()) -> str:
    """One block, of which ``raw`` is the text."""
    role = block.role.replace("_", "-")
    own = within(block, links)
    if block.role == "heading" and "\n" not in raw:
        shown = f"{'#' * min(max(block.level, 2), 6)} {heading_markdown(raw, own)}"
    else:
        shown = markup.escape(raw, own)
    return markup.block(
        shown, role, id_=block.anchor, lang=block.language, direction=block.direction
    )


def heading_markdown(raw: str, inserts: Sequence[Insert] = ()) -> str:
    """A heading's words; the marks that make it one in Markdown are shown as such."""
    marks = re.match(r"#{1,6}[ \t]+", raw)
    if marks is None:
        return markup.escape(raw, inserts)
    pairs = zip(inserts[::2], inserts[1::2], strict=True)
    within_words = (pair for pair in pairs if pair[0][0] >= marks.end())
    rest = [(offset - marks.end(), one) for pair in within_words for offset, one in pair]
    return markup.marked(marks.group(), "syntax") + markup.escape(raw[marks.end() :], rest)


def within(block: Block, links: Sequence[Link]) -> list[Insert]:
    """What the links of a block put into its own text."""
    first = bisect_left(links, (block.start,))
    last = bisect_left(links, (block.end,))
    return [
        insert
        for start, end, close in links[first:last]
        for insert in ((start - block.start, "["), (end - block.start, close))
    ]
