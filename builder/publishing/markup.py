"""Writes text as Markdown that shows it as the text it is. The only place that escapes.

What is written here is CommonMark with attributes in braces (``{#p-1a2b3c4d lang=ar dir=rtl}``
before a block, ``[words]{.kind}`` in a line), which other generators read too.
"""

import html
import re
from collections.abc import Sequence
from functools import lru_cache

from builder.model import Direction

MARKS = frozenset("\\`*_{}[]>#|!")
"""ASCII punctuation that may open markup; a backslash makes it text in CommonMark (2.4) and in
Python-Markdown alike."""

SPECIAL = re.compile(r"[\\`*_{}\[\]>#|!<&$^~%=]")
"""MARKS, and what may open markup of extensions, templates or HTML: Python-Markdown knows no
backslash for those, but a character reference is never markup (CommonMark, 2.5)."""

AT_LINE_START = re.compile(r"\A(?:[-+:](?=\s|$|[-:])|\d{1,9}(?=[.)]))")
AT_LINES = re.compile(AT_LINE_START.pattern.replace(r"\A", "^"), re.MULTILINE)
"""Bullets, rules, definitions, fences and ordered lists begin so; CommonMark, 5.2."""

BLANKS = " \t"
"""What Markdown would drop at either end of a line; blocks themselves begin and end without
blanks of any kind."""

NOT_IN_XML = re.compile(r"[^\s!-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no document may hold; XML 1.0, section 2.2."""

NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
VALUE = re.compile(r"[A-Za-z0-9_:-]+")
FILE = re.compile(r"[A-Za-z0-9_-]+\.[a-z]+")


def escape(text: str, inserts: Sequence[tuple[int, str]] = ()) -> str:
    """One or more lines of text, as Markdown; its line breaks stay.

    ``inserts`` are Markdown of ours that goes in at offsets of the text, in their order.
    """
    pieces, begin = [], 0
    for offset, markdown in inserts:
        pieces += [SPECIAL.sub(_as_text, text[begin:offset]), markdown]
        begin = offset
    pieces.append(SPECIAL.sub(_as_text, text[begin:]))
    text = "".join(pieces)
    if "\n" not in text:
        return _edges_kept(AT_LINE_START.sub(_first_mark, text, count=1))
    text = AT_LINES.sub(_first_mark, text)
    lines = [_edges_kept(line) for line in text.split("\n")]
    # Two spaces break a line in every Markdown; a line with nothing else would end the paragraph.
    return "".join(f"{line}  \n" if line else "\\\n" for line in lines[:-1]) + lines[-1]


def line(text: str) -> str:
    """A text as one line of Markdown, its blanks made single spaces."""
    return escape(" ".join(text.split()))


def _as_text(match: re.Match[str]) -> str:
    character = match.group()
    if character in MARKS:
        return f"\\{character}"
    if character in "%=" and not _opens(character, match.string, match.start()):
        return character
    return {"<": "&lt;", "&": "&amp;"}.get(character) or f"&#{ord(character)};"


def _opens(character: str, text: str, place: int) -> bool:
    """Whether a percent sign opens a template's tag; whether an equals sign underlines or marks."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return before == "{" if character == "%" else before in ("", "\n", "=") or after == "="


def _first_mark(match: re.Match[str]) -> str:
    mark = match.group()
    if mark == ":":
        return "&#58;"  # no backslash for it in Python-Markdown
    # A number cannot be escaped itself: the mark after it is.
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def _edges_kept(line: str) -> str:
    body = line.strip(BLANKS)
    if len(body) == len(line):
        return line
    start = len(line) - len(line.lstrip(BLANKS))
    end = start + len(body)
    return _references(line[:start]) + body + _references(line[end:])


def _references(blanks: str) -> str:
    return "".join(f"&#{ord(character)};" for character in blanks)


@lru_cache(4096)
def attributes(
    *classes: str, id_: str = "", lang: str = "", direction: Direction | str = "", **others: str
) -> str:
    """``{#id .class lang=… dir=…}``; values that are no plain names are left out."""
    named = {"lang": lang, "dir": direction, **others}
    parts = [f"#{id_}"] if VALUE.fullmatch(id_) else []
    parts += [f".{name}" for name in classes if NAME.fullmatch(name)]
    parts += [f"{key}={value}" for key, value in named.items() if VALUE.fullmatch(value)]
    return "{" + " ".join(parts) + "}" if parts else ""


def file_link(words: str, target: str, name: str, *classes: str) -> str:
    """A link to a file that a browser keeps under ``name`` instead of showing it."""
    marks = [f".{one}" for one in classes]
    if FILE.fullmatch(name):
        marks.append(f'download="{name}"')
    return f"{link(line(words), target)}{{{' '.join(marks)}}}"


def block(markdown: str, *classes: str, id_: str = "", lang: str = "", direction: str = "") -> str:
    """A block with attributes, which stand on a line of their own before it."""
    marks = attributes(*classes, id_=id_, lang=lang, direction=direction)
    return f"{marks}\n{markdown}" if marks else markdown


def span(text: str, *classes: str, lang: str = "", direction: str = "", **others: str) -> str:
    """A text in a line, with attributes."""
    marks = attributes(*classes, lang=lang, direction=direction, **others)
    return f"[{line(text)}]{marks}" if marks else line(text)


def isolated(text: str, lang: str = "", direction: str = "", *classes: str) -> str:
    """A text from a source in a line of ours: no bidi control in it reaches beyond it."""
    return span(text, "from-source", *classes, lang=lang, direction=direction or "auto")


def link(markdown: str, target: str) -> str:
    """A link; ``target`` is an address of the archive's own making, without spaces."""
    return f"[{markdown}]({target})"


def source_link(text: str, target: str, lang: str = "") -> str:
    """A link whose words come from a source."""
    marks = attributes("from-source", lang=lang, direction="auto")
    return f"{link(line(text), target)}{marks}"


def marked(text: str, kind: str) -> str:
    """Characters of a source as a span, their blanks kept."""
    return f"[{escape(text)}]{attributes(kind)}"


def external_link(url: str) -> str:
    """A web address out of a record as a link, or as plain text where it is of another kind."""
    if re.fullmatch(r"https?://[^\s<>()\[\]\\\x00-\x20\x7f]+", url):
        return source_link(url, url.replace("&", "&amp;"))
    return isolated(url)


def without_attributes(markdown: str) -> str:
    """Our Markdown as CommonMark: no brace of a text can be met, they are all escaped."""
    markdown = re.sub(r"^ *\{[^{}\n]*\}\n", "", markdown, flags=re.MULTILINE)
    markdown = re.sub(r"(\]\([^()\s]*\))\{[^{}\n]*\}", r"\1", markdown)
    return re.sub(r"\[((?:[^\[\]\\]|\\.)*)\]\{[^{}\n]*\}", r"\1", markdown)


def html_text(text: str) -> str:
    """A text for an element of HTML or SVG or a quoted attribute, its blanks made single spaces."""
    return html.escape(" ".join(NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text).split()))


def redirect(target: str, language: str) -> str:
    """A whole HTML page that leads on to ``target``, an address of the archive's own making."""
    shown = html.escape(target)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url={shown}">\n'
        f'<meta name="robots" content="noindex">\n<title>{shown}</title>\n'
        f'<p><a href="{shown}">{shown}</a></p>\n</html>\n'
    )
