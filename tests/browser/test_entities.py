"""What a reader of an entity's page, and of the list of all, meets in a real browser."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from builder import pipeline
from builder.model import Archive
from builder.publishing import entities
from tests.conftest import MKDOCS_YML, build, project
from tests.publishing.made import archive, entity, source

ODD = "</script><img src=x onerror=pwned=1> [x](y)"
MANY = 130


def made() -> Archive:
    """An archive whose first name stands in 90 paragraphs of three documents."""
    sources = [
        source(
            number,
            [
                (
                    "paragraph",
                    [f"{ODD} number {index} says ", ("Mira", "mira"), " came.", " ", other],
                )
                for index in range(30)
                for other in (("Tom", "tom") if index % 2 else "",)
            ],
            f"2020-0{number + 1}-03",
            title=f"Document {number} {ODD}",
        )
        for number in range(3)
    ]
    others = [entity(f"other-{number}", f"Other {number}", "place") for number in range(MANY)]
    tom = entity("tom", "Tom", origin="proposed", alike=(("mira", 71),))
    return archive(sources, [entity("mira", "Mira", note="She leads."), tom, *others])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site on a disk, with lists of 50 rows a page."""
    folder = tmp_path_factory.mktemp("project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "gather", lambda *_: made())
        patch.setattr(entities, "ROWS", 50)
        options = MKDOCS_YML.replace("[archive]", "[archive: {processes: 1, cache: ''}]")
        yield build(project(folder, {}, options)).as_uri() + "/"


def test_the_button_shows_all_mentions(page: Page, root: str) -> None:
    page.goto(f"{root}entities/mira/index.html")
    mentions = page.locator(".quoted .mention")
    assert mentions.count() == 50
    assert "Further mentions: 40." in page.locator("[data-archive-more]").inner_text()
    button = page.get_by_role("button", name="Show the further mentions (40)")
    button.focus()
    page.keyboard.press("Enter")
    page.locator("[data-archive-more]").wait_for(state="detached")
    assert mentions.count() == 90
    assert page.locator(".quoted > li").count() == 3
    assert mentions.nth(50).evaluate("one => one === document.activeElement")
    said = page.locator(".quotation").all_inner_texts()
    assert len(said) == len(
        set(page.locator(".quotation .mention").evaluate_all("all => all.map(a => a.href)"))
    )
    assert all(ODD in one for one in said)
    looks = page.locator(".quoted > li").evaluate_all(
        "all => all.map(li => [...li.children].map(one => one.className).join(' '))"
    )
    assert len(set(looks)) == 1


def test_what_is_loaded_leads_to_its_paragraph(page: Page, root: str) -> None:
    page.goto(f"{root}entities/mira/index.html")
    page.get_by_role("button", name="Show the further").click()
    page.locator("[data-archive-more]").wait_for(state="detached")
    page.locator(".quoted .mention").last.click()
    assert "number 29 says Mira came." in page.locator(":target").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_mentions_can_be_taken(browser: Browser, root: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{root}entities/mira/index.html")
    with page.expect_download() as waiting:
        link = page.get_by_role("link", name="Take these")
        assert link.get_attribute("download") == "mira-mentions.csv"  # from a web host
        link.click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 91
    assert rows[1][0].startswith(ODD)
    context.close()


def test_without_scripts_the_page_says_where_the_rest_is(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}entities/mira/index.html")
    assert page.get_by_role("button").count() == 0
    assert page.get_by_role("link", name="All of them stand in the table").is_visible()
    page.locator("summary").click()
    assert page.get_by_role("cell", name="1 of 1 (100 %)").count() == 3
    context.close()


def test_the_list_is_by_kind_and_leads_to_each(page: Page, root: str) -> None:
    page.goto(f"{root}entities/index.html")
    assert page.locator("h2").all_inner_texts() == ["People", "Places"]
    assert page.locator(".sections li").all_inner_texts() == ["People 2", "Places 130"]
    page.get_by_role("link", name="Places").click()
    assert page.locator(":target").inner_text() == "Places"


def test_the_filter_looks_through_all_pages(page: Page, root: str) -> None:
    page.goto(f"{root}entities/2/index.html")
    field = page.get_by_role("searchbox")
    field.fill("proposed")
    link = page.get_by_role("link", name="Tom")
    link.wait_for()
    rows = page.locator("tbody tr:visible")
    assert rows.count() == 1
    field.fill("authority place")
    assert rows.count() == MANY
    field.fill("")
    assert rows.count() == 50
    field.fill("tom")
    link.click()
    assert (
        page.locator(".notice").first.inner_text().startswith("The texts of this archive propose")
    )


def test_the_filter_leaves_no_heading_alone(page: Page, root: str) -> None:
    """Within one page, as where there is no index."""
    page.goto(f"{root}documents/index.html")
    page.get_by_role("searchbox").fill("number nothing")
    assert page.locator("tbody tr:visible").count() == 0


def test_a_preview_says_that_a_name_is_proposed(page: Page, root: str) -> None:
    page.goto(f"{root}sources/text-0/index.html")
    page.locator(".archive__text .mention", has_text="Tom").first.focus()
    assert "proposed" in page.get_by_role("tooltip").inner_text()


@pytest.mark.parametrize("width", [320, 1440])
def test_no_page_scrolls_sideways(page: Page, root: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("entities", "entities/mira", "entities/tom", "entities/other-1"):
        page.goto(f"{root}{path}/index.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
