"""Reads what our Markdown adds to CommonMark: attributes in braces, and spans that have them.

``{#id .class lang=ar}`` stands on a line before a block, or after a link or a span; a span is
``[words]{…}``. No text can say any of this: ``markup.py`` escapes its brackets and braces. So
simple patterns do, which take a third of the time that a parser by characters takes.
"""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

ALLOWED = frozenset(("id", "class", "lang", "dir", "datetime", "download"))
"""All other attributes are left out."""

TIME = "datetime="
BRACES = re.compile(r"\{([^{}\n]*)\}")
ATTRIBUTE = re.compile(r'\.([\w-]+)|#([\w:-]+)|([\w-]+)=(?:"([^"]*)"|([\w:-]+))', re.ASCII)
WORDS = r"\[((?:[^\[\]\\]|\\.)*)\]"
SPAN = re.compile(WORDS + BRACES.pattern, re.DOTALL)
LINK = re.compile(WORDS + r"\(([A-Za-z0-9_./#-]+)\)", re.DOTALL)
"""A link within the site. Others are left to markdown-it, which knows what addresses may hold."""

PLAIN = re.compile(r"[^\n\\&*_\[\]{}]+")
"""Words in which no rule of a line that is switched on finds anything."""


def attributes_plugin(markdown: MarkdownIt) -> None:
    """Adds the rules to a parser; all are named after what they read."""
    markdown.inline.ruler.after("text", "attributes", _after_link)
    markdown.inline.ruler.after("text", "span", _span)
    markdown.inline.ruler.after("text", "own_link", _link)
    markdown.block.ruler.before("fence", "attributes", _before_block)
    markdown.core.ruler.after("block", "attributes", _given_to_blocks)
    markdown.core.ruler.at("inline", _lines)


RULES = ("own_link", "span", "attributes")


@lru_cache(4096)
def parsed(text: str) -> tuple[tuple[str, str], ...]:
    """Names and values of what stands between braces; classes are one value."""
    found: dict[str, str] = {}
    for class_, id_, name, quoted, bare in ATTRIBUTE.findall(text):
        if class_:
            found["class"] = f"{found['class']} {class_}" if "class" in found else class_
        elif id_:
            found["id"] = id_
        elif name in ALLOWED:
            found[name] = quoted or bare
    return tuple(found.items())


def _add(token: Token, text: str) -> None:
    for name, value in parsed(text):
        if name == "class":
            token.attrJoin(name, value)
        else:
            token.attrSet(name, value)


def _link(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or not (match := LINK.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        token = _enclosed(state, match, "link", "a")
        token.attrs = {"href": match[2]}
    state.pos = match.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:
    """A span with a time is ``<time>``."""
    if state.src[state.pos] != "[" or not (match := SPAN.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        _add(_enclosed(state, match, "span", "time" if TIME in match[2] else "span"), match[2])
    state.pos = match.end()
    return True


def _enclosed(state: StateInline, match: re.Match[str], name: str, tag: str) -> Token:
    """The words of a match as an element; its opening token."""
    opening = state.push(f"{name}_open", tag, 1)
    if PLAIN.fullmatch(match[1]):
        state.push("text", "", 0).content = match[1]
    else:
        last = state.posMax
        state.pos, state.posMax = match.span(1)
        state.md.inline.tokenize(state)
        state.posMax = last
    state.push(f"{name}_close", tag, -1)
    return opening


def _lines(state: StateCore) -> None:
    """Reads what stands in lines; words alone, as in most cells of tables, without any rule."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        if PLAIN.fullmatch(token.content):
            token.children = [Token("text", "", 0, content=token.content)]
        else:
            children: list[Token] = []
            token.children = state.md.inline.parse(token.content, state.md, state.env, children)


def _after_link(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    if state.tokens[-1].type != "link_close":
        return False
    match = BRACES.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        level = state.tokens[-1].level
        opening = next(
            token
            for token in reversed(state.tokens)
            if token.type == "link_open" and token.level == level
        )
        _add(opening, match[1])
    state.pos = match.end()
    return True


def _before_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line with nothing but attributes, whose block follows."""
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    match = BRACES.fullmatch(state.src, first, last)
    if match is None:
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.content = match[1]
        state.line = start + 1
    return True


def _given_to_blocks(state: StateCore) -> None:
    """Gives each block the attributes that stand before it."""
    kept: list[Token] = []
    waiting = ""
    for token in state.tokens:
        if token.type == "attributes":
            waiting = token.content
            continue
        if waiting and token.nesting >= 0:
            _add(token, waiting)
        waiting = ""
        kept.append(token)
    state.tokens = kept
