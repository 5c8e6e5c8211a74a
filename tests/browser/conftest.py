"""A page of a browser that has no faults."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which nothing may run, fail, or ask another host."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    page.on(
        "request", lambda request: faults.append(request.url) if _is_outside(request.url) else None
    )
    yield page
    pwned = page.evaluate("window.pwned")
    context.close()
    assert pwned is None
    assert not faults


def _is_outside(url: str) -> bool:
    return not url.startswith(("file:", "http://127.0.0.1:", "data:"))
