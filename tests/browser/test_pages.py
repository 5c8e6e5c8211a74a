"""What a reader meets in a real browser."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from builder import pipeline
from builder.config import Config
from builder.engine import Engine
from builder.model import Archive
from tests.conftest import MKDOCS_YML, build, project, write
from tests.publishing.test_markup import HOSTILE
from tests.test_lossless import SEEDS

BIDI = "".join(chr(code) for code in (0x202E, 0x202D, 0x2067, 0x2066, 0x200F, 0x061C))
SOURCES: dict[str, str | bytes] = {
    "hostile.txt": "Hostile texts of every kind\n\n" + "\n\n".join(HOSTILE),
    "title.txt": "</title><script>window.pwned = 1</script> & <b>x</b>\n\nSome words.\n",
    "tail.md": (
        "---\ntitle: '\"><img src=x onerror=pwned=1>'\nauthor: <i>A</i>\n---\n# Words & more\n\nx"
    ),
    "spaces.txt": (
        "Of white   space\n\n\tA tab first\n    four   spaces\nand  an end  \nlast\u00a0line"
    ),
    "bidi.txt": f"A title with {BIDI}controls\n\nLeft {BIDI} unclosed\n\nafter it (1) [2].\n",
    "mixed.txt": (
        "عنوان المقالة الأولى (Latin)\n\n"
        "نص عربي (with Latin, 12) في السطر.\n\nEnglish with عربي inside.\n"
    ),
    "bundle.txt": (
        "Loose line before\n\nFirst of two\n\nText.\n\nSecond of two\n\nText.\n\nLoose end {{ x }}"
    ),
    "bundle.yml": "documents:\n  - lines: 3-5\n  - lines: 7-9\n    title: '<u>Second</u>'\n",
    "one-of-it.txt": "Above it\n\nThe one document\n\nIts text.\n\nBelow it [x](y)",
    "one-of-it.yml": "documents:\n  - lines: 3-5\n",
    "language.md": (
        "---\nlanguage: '[click](https://example.org/){.button #x}'\n---\n# A language\n\nx y"
    ),
    "origin.txt": "Of an origin\n\nWords.\n",
    "origin.yml": "origin: https://example.org/?a=1&copy;=2&lt;x\n",
    "digits.txt": "Of digits\n\nWords.\n",
    "digits.yml": "documents: [{date: ٢٠٢٠-٠٤-٠٤}]\n",
    "<b>odd & name.txt": "A file of another name\n\nWords.\n",
    "broken.txt": b"\0\0",
    "named.txt": (
        "Mira Calder <b>comes</b> home\n\nMira Calder came home to Port Amber, said the Harbour "
        "Guild (HG) of Port\u00a0Amber. The HG met Tom Calder at the pier, and Calder was glad.\n\n"
        "عادت ميرا كالدر إلى ميناء العنبر، وللقابة خبر.\n"
    ),
}
AUTHORITY = """
mira-calder:
  name: {en: Mira Calder, ar: ميرا كالدر}
  note: "</p><img src=x onerror=pwned=1> leads it [x](y)."
tom-calder: {name: {en: Tom <u>Calder</u>}, names: [Tom Calder]}
harbour-guild: {name: {en: Harbour Guild}, kind: organisation, subkind: "<i>guild</i>"}
port-amber:
  name: {en: Port Amber, ar: ميناء العنبر}
  kind: place
  coordinates: {lat: "43.1", lon: "5.9"}
  page: no
pier: {name: {en: <b>Pier</b>}, names: [pier], kind: place, coordinates: {lat: "43.9", lon: "7.5"}}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in a sub-path of a host, ``public/archive/``."""
    folder = tmp_path_factory.mktemp("project")
    yml = project(folder, SOURCES, MKDOCS_YML + "\nsite_dir: public/archive\n")
    write(folder, {"authority/people.yml": AUTHORITY})
    build(yml)
    return folder


@pytest.fixture(scope="module")
def archive(built: Path) -> Archive:
    return pipeline.gather(Config(built / "sources", built / "authority"), Engine().each)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A web host that logs nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[str]:
    """The address of the site on a web host, below a sub-path."""
    handler = functools.partial(Quiet, directory=str(built / "public"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/archive/"
        server.shutdown()


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, built: Path, served: str) -> str:
    """Where the site is opened from."""
    return served if request.param == "http" else (built / "public/archive").as_uri() + "/"


def shown(page: Page) -> list[str]:
    """The text of every block as the reader sees it and would copy it."""
    return page.eval_on_selector_all(
        ".archive__head h1, .archive__text > [dir]:not(#outside)",
        "all => all.map(one => one.innerText)",
    )


def assert_text_comes_back(page: Page, root: str, archive: Archive) -> None:
    """Every block of every source is on a page, as it stands in the text."""
    for source in archive.sources:
        if source.text is None:
            continue
        seen = []
        for document in source.documents:
            page.goto(f"{root}sources/{source.document_id(document)}/index.html")
            texts = shown(page)
            own = source.blocks if not document.slug else document.blocks
            inside = {block.start for block in document.blocks}
            blocks = [*document.blocks, *(block for block in own if block.start not in inside)]
            wanted = [source.text[block.start : block.end] for block in blocks]
            if len(texts) == len(wanted) + 1:  # a heading that an editor gave, before the text
                texts = texts[1:]
            if document.blocks[0].role == "meta":  # the heading stands before the front matter
                texts, wanted = sorted(texts), sorted(wanted)
            assert texts == wanted
            seen += texts
        if source.is_bundle:
            page.goto(f"{root}sources/{source.id}/index.html")
            seen += shown(page)[1:]
        every = [source.text[block.start : block.end] for block in source.blocks]
        assert sorted(seen) == sorted(every)


def test_the_reader_gets_the_text_back(page: Page, root: str, archive: Archive) -> None:
    assert_text_comes_back(page, root, archive)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="no folder of real texts lies beside the project")
def test_the_reader_gets_real_captures_back(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARCHIVE_SOURCES", str(SEEDS))
    site = build(project(tmp_path, {}))
    archive = pipeline.gather(Config(SEEDS, tmp_path / "authority"), Engine().each)
    assert len(archive.sources) == len(list(SEEDS.glob("*.txt")))
    assert_text_comes_back(page, site.as_uri() + "/", archive)


def test_no_text_becomes_an_element(page: Page, root: str) -> None:
    page.goto(f"{root}sources/hostile/index.html")
    names = page.eval_on_selector_all(
        ".archive__text > [dir] *", "all => [...new Set(all.map(one => one.localName))]"
    )
    assert set(names) <= {"a", "br"}
    classes = page.eval_on_selector_all(
        ".archive__text > [dir] a", "all => [...new Set(all.map(one => one.className))]"
    )
    assert classes == ["address"]


@pytest.mark.parametrize("path", ["documents", "review", "data", "sources/title", "sources/tail"])
def test_titles_are_text_everywhere(page: Page, root: str, path: str) -> None:
    page.goto(f"{root}{path}/index.html")
    assert page.locator("article script, article img, article b, article i, article u").count() == 0
    if path == "sources/title":
        assert page.title().startswith("</title><script>window.pwned = 1</script> & <b>x</b>")


def test_a_link_leads_where_its_record_says(page: Page, root: str) -> None:
    page.goto(f"{root}sources/origin/index.html")
    link = page.get_by_role("link", name="https://example.org/")
    assert link.get_attribute("href") == "https://example.org/?a=1&copy;=2&lt;x"


def test_the_menu_opens_with_the_keyboard(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{root}sources/mixed/index.html")
    button = page.get_by_role("button", name="Menu")
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Documents")
    assert not link.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    link.wait_for(state="visible")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")
    assert button.evaluate("one => one === document.activeElement")
    page.set_viewport_size({"width": 1440, "height": 900})
    assert not button.is_visible()


def test_bidi_controls_stay_in_their_paragraph(page: Page, root: str) -> None:
    page.goto(f"{root}sources/bidi/index.html")
    last = page.locator(".archive__text > [dir]").last
    assert last.inner_text() == "after it (1) [2]."
    assert last.evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"
    page.goto(f"{root}documents/index.html")
    styles = page.eval_on_selector_all(
        ".from-source", "all => [...new Set(all.map(one => getComputedStyle(one).unicodeBidi))]"
    )
    assert styles == ["isolate"]


def test_language_and_direction_of_every_block(page: Page, root: str) -> None:
    page.goto(f"{root}sources/mixed/index.html")
    seen = page.eval_on_selector_all(
        "h1[id], .archive__text > [dir]", "all => all.map(one => [one.lang, one.dir])"
    )
    assert seen == [["ar", "rtl"], ["ar", "rtl"], ["en", "ltr"]]


def test_every_paragraph_has_an_address(page: Page, root: str) -> None:
    page.goto(f"{root}sources/mixed/index.html")
    addresses = page.locator("a.address")
    assert addresses.count() == 3
    addresses.nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator(":target").inner_text().startswith("نص عربي")


def test_neighbours_and_list_are_linked(page: Page, root: str) -> None:
    page.goto(f"{root}documents/index.html")
    visited = set()
    following = page.locator(".archive__text a").first
    while following.count():
        with page.expect_navigation():
            following.click()
        visited.add(page.url)
        following = page.locator(".archive__pager li", has_text="Next").locator("a")
    assert len(visited) == 14
    with page.expect_navigation():
        page.get_by_role("link", name="All documents").click()
    assert page.url.endswith("documents/index.html")


def test_lists_sort_and_filter(page: Page, root: str) -> None:
    page.goto(f"{root}documents/index.html")
    rows = page.locator(".archive__text tbody tr:visible")
    assert rows.count() == 14
    page.get_by_role("searchbox").fill("HOSTILE")
    assert rows.count() == 1
    page.get_by_role("searchbox").fill("")
    button = page.get_by_role("button", name="Words")
    for order in ("ascending", "descending"):
        button.click()
        assert page.locator(f"th[aria-sort={order}]").count() == 1
        counts = [
            int(text.replace("\u202f", ""))
            for text in rows.locator("td:last-child").all_inner_texts()
        ]
        assert counts == sorted(counts, reverse=order == "descending")


def test_it_reads_without_scripts(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}documents/index.html")
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("link", name="Of white space").click()
    assert page.locator("h1").inner_text() == "Of white   space"
    assert page.get_by_role("link", name="Plain text").is_visible()
    context.close()


def test_the_text_can_be_taken(page: Page, served: str) -> None:
    page.goto(f"{served}sources/spaces/index.html")
    response = page.request.get(page.get_by_role("link", name="Plain text").evaluate("a => a.href"))
    assert response.body() == SOURCES["spaces.txt"].encode()  # type: ignore[union-attr]


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1440])
def test_no_page_scrolls_sideways(page: Page, root: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in (
        "documents",
        "review",
        "data",
        "sources/mixed",
        "sources/hostile",
        "sources/bundle",
        "sources/named",
        "entities",
        "entities/mira-calder",
        "places",
    ):
        page.goto(f"{root}{path}/index.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_names_on_a_map_are_as_large_on_every_screen(page: Page, root: str) -> None:
    heights = set()
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{root}places/index.html")
        name = page.locator(".map text", has_text="<b>Pier</b>").bounding_box()
        map_ = page.locator(".map__picture").bounding_box()
        assert name
        assert map_
        assert map_["x"] < name["x"] < name["x"] + name["width"] < map_["x"] + map_["width"] < width
        heights.add(round(name["height"]))
    assert len(heights) == 1
    with page.expect_navigation():
        page.locator(".map a").click()
    assert page.locator("h1").inner_text() == "<b>Pier</b>"


NAMED = "sources/named/index.html"


def test_a_name_says_whom_it_means(page: Page, root: str) -> None:
    """On focus with the keyboard as on hover; Escape takes it away."""
    page.goto(root + NAMED)
    name = page.locator(".archive__text .mention", has_text="Mira Calder").first
    preview = page.get_by_role("tooltip")
    name.focus()
    assert preview.is_visible()
    preview.get_by_text("In the whole archive: mentions 3, documents 1").wait_for()
    said = preview.inner_text()
    for words in (
        "Mira Calder",
        "ميرا كالدر",
        "<img src=x onerror=pwned=1> leads it [x](y).",
        "stated",
        "Person",
    ):
        assert words in said
    assert name.get_attribute("aria-describedby") == preview.get_attribute("id")
    page.keyboard.press("Escape")
    assert preview.is_hidden()
    page.locator(".mention", has_text="HG").first.hover()
    preview.get_by_text("an acronym that the document introduces for it").wait_for()
    assert "derived" in preview.inner_text()


def test_an_ambiguous_name_says_who_it_may_be(page: Page, root: str) -> None:
    page.goto(root + NAMED)
    unclear = page.locator(".archive__text .mention.ambiguous")
    assert unclear.all_inner_texts() == ["Calder"]
    unclear.focus()
    assert "may be Mira Calder or Tom <u>Calder</u>" in page.get_by_role("tooltip").inner_text()
    assert unclear.evaluate("a => getComputedStyle(a).textDecorationStyle") == "dashed"
    unclear.click()
    assert page.locator(".may-be:target").inner_text().startswith("“Calder”")


def test_the_list_marks_names_in_the_text(page: Page, root: str) -> None:
    page.goto(root + NAMED)
    button = page.get_by_role("button", name="Mark in the text: Harbour Guild")
    button.focus()
    page.keyboard.press("Enter")
    marked = page.locator(".archive__text .mention.marked")
    assert marked.all_inner_texts() == ["Harbour Guild", "HG", "HG"]
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    page.mouse.move(0, 0)
    assert marked.count() == 0


def test_only_what_is_stated_can_be_shown(page: Page, root: str) -> None:
    page.goto(root + NAMED)
    derived = page.locator(".archive__text .mention.derived").first
    line = "a => getComputedStyle(a).textDecorationLine"
    assert derived.evaluate(line) == "underline"
    page.get_by_role("button", name="Only links that are stated").click()
    assert derived.evaluate(line) == "none"


def test_a_name_leads_to_its_page_and_back_without_scripts(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + NAMED)
    with page.expect_navigation(wait_until="load"):
        page.locator(".archive__text .mention", has_text="ميرا كالدر").click()
    assert page.locator("h1").inner_text() == "Mira Calder"
    assert "<img src=x onerror=pwned=1> leads it [x](y)." in page.locator(".note").inner_text()
    with page.expect_navigation(wait_until="load"):
        page.locator(".quotation .mention").first.click()
    assert page.locator(":target").inner_text().startswith("Mira Calder")
    assert page.locator("a.mention", has_text="Port Amber").count() == 0  # it has no page
    assert page.locator("span.mention", has_text="Port").count() == 2
    context.close()
