"""Reads every HTML file of a built site, and checks links, anchors, ids, and what pages keep to."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

HAND_WRITTEN = "hand-written"
REDIRECT = "redirect"

DATA_BLOCKS = {"application/json", "application/ld+json"}
"""Types of a <script> that a browser does not run."""

URL_ATTRIBUTES = {"href", "xlink:href", "src", "poster", "data", "action", "formaction"}
URL_LISTS = {"srcset", "imagesrcset"}
LOADING_RELATIONS = {
    *("stylesheet", "preload", "modulepreload", "prefetch", "prerender", "preconnect"),
    *("dns-prefetch", "icon", "apple-touch-icon", "mask-icon", "manifest"),
}
"""Values of a <link>'s rel that make a browser ask for its address."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault: ``page`` is a path below the site, ``where`` a line, selector or setting."""

    page: str
    check: str
    what: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.page}: {self.check}: {self.what}" + (f" ({self.where})" * bool(self.where))


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page; ``loads`` where a browser asks for it without being told to."""

    url: str
    tag: str
    line: int
    loads: bool


@dataclass(slots=True)
class Page:
    """What the checks need of an HTML file; ``path`` is its path below the site."""

    path: str
    kind: str = HAND_WRITTEN
    language: str = ""
    policy: str | None = None
    ids: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def find(self, check: str, what: str, line: int | None = None) -> None:
        where = f"line {line}" if line else ""
        self.findings.append(Finding(self.path, check, what, where))


class Reader(HTMLParser):
    """Fills a Page from the start tags of its file."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        line, _ = self.getpos()
        self._note_names(tag, attributes)
        if tag == "meta":
            self._read_meta(attributes, line)
        self._find_inline(tag, attributes, line)
        self.page.links.extend(links(tag, attributes, line))

    def _note_names(self, tag: str, attributes: Mapping[str, str]) -> None:
        page = self.page
        if "id" in attributes:
            page.ids[attributes["id"]] += 1
        if tag == "a" and "name" in attributes:
            page.names.add(attributes["name"])
        if tag == "html":
            page.language = attributes.get("lang", "")
        kind = re.search(r"(?<!\S)archive--(\S+)", attributes.get("class", ""))
        if kind and page.kind == HAND_WRITTEN:
            page.kind = kind[1]

    def _read_meta(self, attributes: Mapping[str, str], line: int) -> None:
        page = self.page
        match attributes.get("http-equiv", "").lower():
            case "content-security-policy":
                page.policy = attributes.get("content", "")
                if any(link.loads for link in page.links):
                    page.find("policy", "stands after what it should govern", line)
            case "refresh":
                page.kind = REDIRECT
                _, _, url = attributes.get("content", "").partition("=")
                page.links.append(Link(url.strip(" '\""), "meta", line, loads=False))

    def _find_inline(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        find = self.page.find
        if tag == "script" and "src" not in attributes:
            kind = attributes.get("type", "")
            if kind not in DATA_BLOCKS:
                find("inline", f"<script> of type {kind!r}", line)
        if tag == "style":
            find("inline", "<style> element", line)
        for name in attributes:
            if name == "style" or re.fullmatch(r"on[a-z]+", name):
                find("inline", f"attribute {name} on <{tag}>", line)


def links(tag: str, attributes: Mapping[str, str], line: int) -> Iterator[Link]:
    """The addresses in a start tag."""
    relations = set(attributes.get("rel", "").lower().split())
    follows = tag in {"a", "area"} or (tag == "link" and not relations & LOADING_RELATIONS)
    for name, value in attributes.items():
        if name in URL_LISTS:
            for candidate in value.split(","):
                yield Link((candidate.split() or [""])[0], tag, line, loads=True)
        elif name in URL_ATTRIBUTES and (name != "data" or tag == "object"):
            yield Link(value.strip(), tag, line, loads=not follows)


class Site:
    """The files of a built site, and each of its HTML files read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        paths = (path for path in folder.rglob("*") if path.is_file())
        self.files = {path.relative_to(folder).as_posix() for path in paths}
        html = sorted(path for path in self.files if path.endswith(".html"))
        self.pages = {path: read(folder, path) for path in html}

    @property
    def base(self) -> str:
        """The path at which a host serves the site: links of MkDocs' 404.html begin with it."""
        links = self.pages["404.html"].links if "404.html" in self.pages else []
        loaded = (link.url for link in links if link.loads and link.url.startswith("/"))
        return next(loaded, "/").partition("assets/")[0]

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the HTML files, page by page."""
        for page in self.pages.values():
            yield from page.findings
            yield from kept(page)
            for link in {(link.url, link.tag): link for link in reversed(page.links)}.values():
                if fault := self.fault(page, link):
                    what = f"<{link.tag}> {link.url!r} {fault}"
                    yield Finding(page.path, "link", what, f"line {link.line}")

    def fault(self, page: Page, link: Link) -> str | None:
        """What is wrong with a link of a page, or None."""
        url = urlsplit(link.url)
        if url.scheme or url.netloc:
            return outside_fault(url.scheme, link.loads)
        if url.path.startswith("/") and page.path != "404.html":
            return "begins at the root of a host, where a folder of files has none"
        target = self.target(page, url.path)
        if target is None:
            return "leads to no file of the site"
        anchor = url.fragment.partition(":~:")[0]
        if anchor in {"", "top"} or target not in self.pages:
            return None
        known = self.pages[target].ids.keys() | self.pages[target].names
        return None if {anchor, unquote(anchor)} & known else f"leads to no id in {target}"

    def target(self, page: Page, path: str) -> str | None:
        """The file that a relative path leads to from a page, or None; a folder is its index."""
        if not path:
            return page.path
        if path.startswith("/"):
            if not path.startswith(self.base):
                return None
            path = path.removeprefix(self.base)
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path)))
        index = posixpath.normpath(posixpath.join(joined, "index.html"))
        return next((file for file in (joined, index) if file in self.files), None)


def read(folder: Path, path: str) -> Page:
    """An HTML file of a site, read."""
    page = Page(path)
    reader = Reader(page)
    reader.feed((folder / path).read_text(encoding="utf-8"))
    reader.close()
    return page


def outside_fault(scheme: str, loads: bool) -> str | None:
    """What is wrong with an address that names a scheme or a host, or None."""
    if scheme in {"javascript", "file"}:
        return f"is an address of the kind {scheme}:"
    if loads and scheme != "data":
        return "is loaded from another host"
    return None


def kept(page: Page) -> Iterator[Finding]:
    """What a page as a whole does not keep to."""
    if not page.language:
        yield Finding(page.path, "lang", "<html> has no lang")
    for name, count in page.ids.items():
        if count > 1:
            yield Finding(page.path, "id", f"{name!r} stands {count} times")
        if not name or re.search(r"\s", name):
            yield Finding(page.path, "id", f"{name!r} is empty or has white space")
    if page.kind == REDIRECT:
        return
    if page.policy is None:
        yield Finding(page.path, "policy", "no Content-Security-Policy")
    elif "'unsafe-" in page.policy:
        yield Finding(page.path, "policy", f"allows too much: {page.policy}")
