"""Opens pages of a built site in Chromium: axe, requests, console, and the width they need."""

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Route,
    sync_playwright,
)

from bench.html_checks import Finding, Site

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""axe's tags for the success criteria of WCAG 2.2, levels A and AA."""

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1440, 360)
HEIGHT = 900
NARROW = 320
"""CSS pixels that a page must fit in: WCAG 2.2, success criterion 1.4.10."""

HOST = "http://site.invalid"
"""Where 404.html is opened: its links begin at the root of a host, so no folder will do."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)

TOO_WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return null;
  const ltr = getComputedStyle(root).direction === "ltr";
  const clipped = (element) =>
    element && element !== document.body &&
    (getComputedStyle(element).overflowX !== "visible" || clipped(element.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return (ltr ? box.right > root.clientWidth : box.left < 0) && !clipped(element.parentElement);
  });
  const name = (element) => [element.localName, ...element.classList].join(".");
  return [root.scrollWidth, wide.slice(0, 3).map(name).join(", ")];
}"""
"""The width that a page needs and the first elements that need it, or null where it fits."""


@dataclass(slots=True)
class Seen:
    """Where and under which settings one fault was seen, in order and once each."""

    places: dict[str, None] = field(default_factory=dict)
    settings: dict[str, None] = field(default_factory=dict)

    def where(self) -> str:
        first, *rest = self.places
        more = f", and {len(rest)} more" if rest else ""
        return f"{first}{more}; {', '.join(self.settings)}".removeprefix("; ")


class Faults:
    """Gathers what each visit to a page sees, so that four visits make one finding."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str, str], Seen] = {}

    def add(self, page: str, check: str, what: str, place: str, setting: str) -> None:
        seen = self._seen.setdefault((page, check, what), Seen())
        seen.places[place] = None
        seen.settings[setting] = None

    def findings(self) -> Iterator[Finding]:
        for fault, seen in self._seen.items():
            yield Finding(*fault, seen.where())


@dataclass(frozen=True, slots=True)
class Visit:
    """One opening of a page, at a width in CSS pixels, and the faults it adds to."""

    site: Site
    page: str
    scheme: Scheme
    width: int
    faults: Faults

    def add(self, check: str, what: str, place: str = "") -> None:
        self.faults.add(self.page, check, what, place, f"{self.scheme} {self.width}")

    def make(self, context: BrowserContext, tags: Iterable[str]) -> None:
        """Opens the page and looks at it; a page that cannot be opened is a fault."""
        tab = context.new_page()
        tab.on("request", lambda request: self._check_request(request.url))
        tab.on("console", lambda message: self._check_console(message))
        tab.on("pageerror", lambda error: self.add("console", str(error)))
        tab.set_viewport_size({"width": self.width, "height": HEIGHT})
        try:
            tab.goto(address(self.site, self.page))
            self._check_axe(run_axe(tab, tags))
            if self.width == min(WIDTHS):
                tab.set_viewport_size({"width": NARROW, "height": HEIGHT})
                replace(self, width=NARROW)._check_width(tab.evaluate(TOO_WIDE))
        except Error as error:
            self.add("browser", error.message.partition("\n")[0])
        tab.close()

    def _check_request(self, url: str) -> None:
        own = (f"{self.site.folder.as_uri()}/", f"{HOST}/", "data:", "blob:")
        if not url.startswith(own):
            self.add("request", f"asks for {url}")

    def _check_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.add("console", message.text)

    def _check_width(self, too_wide: tuple[int, str] | None) -> None:
        if too_wide:
            self.add("width", f"scrolls sideways, being {too_wide[0]} px wide", too_wide[1])

    def _check_axe(self, violations: list[dict[str, Any]]) -> None:
        for violation in violations:
            for node in violation["nodes"]:
                reasons = [*node["any"], *node["all"], *node["none"]]
                why = f": {reasons[0]['message']}" if reasons else ""
                target = " ".join(map(str, node["target"]))
                self.add("axe", f"{violation['id']}: {violation['help']}", target + why)


def check(site: Site, pages: list[str], chromium: str, tags: Iterable[str]) -> list[Finding]:
    """What is wrong with pages of a site as ``chromium``, a program, shows them.

    ``tags`` are axe's names for groups of rules.
    """
    faults = Faults()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for scheme in SCHEMES:
            context = open_context(browser, site, scheme)
            for page, width in product(pages, WIDTHS):
                Visit(site, page, scheme, width, faults).make(context, tags)
            context.close()
        browser.close()
    return list(faults.findings())


def find_chromium() -> str | None:
    """The Chromium to use: what CHROMIUM names, else the first on PATH."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


def address(site: Site, page: str) -> str:
    """Where a page is opened: in its folder, and 404.html at a host that does not exist."""
    if page == "404.html":
        return f"{HOST}{site.base}{page}"
    return (site.folder / page).as_uri()


def open_context(browser: Browser, site: Site, scheme: Scheme) -> BrowserContext:
    """A fresh browser profile in a colour scheme, that answers for HOST from the site."""
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    context.route(f"{HOST}/**", lambda route: answer(site, route))
    return context


def answer(site: Site, route: Route) -> None:
    """Answers a request to HOST with a file of the site."""
    path = unquote(urlsplit(route.request.url).path).removeprefix(site.base)
    if path in site.files:
        route.fulfill(path=site.folder / path)
    else:
        route.fulfill(status=404)


def run_axe(tab: Page, tags: Iterable[str]) -> list[dict[str, Any]]:
    """axe's violations in a page. Preloading would ask for style sheets again, by script."""
    rules = {"type": "tag", "values": list(tags)}
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    violations: list[dict[str, Any]] = Axe().run(tab, options=options).response["violations"]
    return violations
