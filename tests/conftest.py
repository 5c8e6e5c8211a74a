"""What tests share: small archives on disk, built sites, and a browser where there is one."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from builder.config import Config, Site, labels

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
os.environ["NO_MKDOCS_2_WARNING"] = "1"

ROOT = Path(__file__).parent.parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

Files = Mapping[str, str | bytes]


@pytest.fixture
def site() -> Site:
    """The site that pages are written for in tests."""
    return Site("Test archive", labels=labels("en"))


def write(folder: Path, files: Files) -> Path:
    """Writes files, by their names, below a folder."""
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture
def archive_of(tmp_path: Path) -> Callable[[Files], Config]:
    """Makes an archive of the files given and returns its settings."""

    def make(files: Files) -> Config:
        (tmp_path / "sources").mkdir(exist_ok=True)
        write(tmp_path / "sources", files)
        return Config(sources=tmp_path / "sources", authority=tmp_path / "authority", processes=1)

    return make


MKDOCS_YML = """
site_name: Test archive
use_directory_urls: false
theme: {name: material}
plugins: [archive]
nav: [index.md, documents/index.md]
"""


def project(folder: Path, files: Files, mkdocs_yml: str = MKDOCS_YML) -> Path:
    """A whole project with these sources; returns its mkdocs.yml."""
    write(folder / "sources", files)
    (folder / "sources").mkdir(exist_ok=True)
    write(folder, {"docs/index.md": "# Home\n", "mkdocs.yml": mkdocs_yml})
    return folder / "mkdocs.yml"


def build(mkdocs_yml: Path, *, strict: bool = False) -> Path:
    """Builds a project in this process; returns its site."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config.base import load_config

    mkdocs_build(load_config(str(mkdocs_yml), strict=strict))
    return mkdocs_yml.parent / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Without one the test is skipped, except under CI."""
    named = os.environ.get("CHROMIUM")
    found = named or next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        message = "no Chromium on PATH; install one, or name it in CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="Rewrite golden cases.")
