"""The plugin in MkDocs: what a build writes, keeps and refuses."""

import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from builder import exchange as exchanges
from builder.exchange import Exchange
from tests.conftest import MKDOCS_YML, ROOT, build, project, write

TWO = {"one.txt": "First title\n\nSome words.\n", "two.txt": "عنوان ثان\n\nكلمات قليلة.\n"}


PLACES = """
port: {name: {en: Notice, ar: الميناء}}
gate-a: {name: {ar: البوابة}}
gate-b: {name: {ar: البوابة}}
"""


def many(count: int) -> dict[str, str]:
    """Enough sources for the engine to start processes."""
    chance = random.Random(7)
    words = ["harbour", "gate", "notice", "الميناء", "البوابة", "<b>", "*", "41"]
    return {
        f"s{i:03}.txt": f"Notice number {i}\n\n" + " ".join(chance.choices(words, k=30))
        for i in range(count)
    }


def digest(site: Path) -> dict[str, str]:
    """Every file of a site and a hash of its bytes."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def run(mkdocs_yml: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(mkdocs_yml)]
    env = {**os.environ, **environment}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_the_pages_are_there(tmp_path: Path) -> None:
    site = build(project(tmp_path, TWO))
    for name in ("documents", "review", "data", "sources/one", "sources/two"):
        assert (site / name / "index.html").is_file()
    assert not (site / "sitemap.xml").exists()
    assert not (site / "labels").exists()
    assert "First title" in (site / "documents/index.html").read_text(encoding="utf-8")


def test_what_a_theme_leaves_out_its_owner_may_have(tmp_path: Path) -> None:
    yml = project(tmp_path, TWO)
    write(tmp_path, {"docs/labels/en.yml": "own: file\n", "docs/sitemap.xml": "<own/>"})
    site = build(yml)
    assert (site / "labels/en.yml").is_file()
    assert (site / "sitemap.xml").read_text() == "<own/>"


def test_archive_pages_never_enter_the_navigation(tmp_path: Path) -> None:
    site = build(project(tmp_path, many(30)))
    home = (site / "index.html").read_text(encoding="utf-8")
    page = (site / "sources/s001/index.html").read_text(encoding="utf-8")
    assert "s002" not in home
    assert page.count('href="../s0') <= 2  # the one before and the one after


@pytest.mark.slow
def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Cold or warm, one process or two, any clock, locale, hash seed or folder."""
    sources = many(120)
    digests = []
    for name, options, environment in (
        ("cold", "", {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}),
        ("warm", "", {"TZ": "America/New_York", "PYTHONHASHSEED": "2"}),
        ("one", "processes: 1, cache: ''", {"LC_ALL": "C", "LANG": "C"}),
        ("two", "processes: 2, cache: ''", {"LC_ALL": "C.UTF-8"}),
    ):
        folder = tmp_path / ("cold" if name == "warm" else name)
        yml = MKDOCS_YML.replace("plugins: [archive]", f"plugins: [archive: {{{options}}}]")
        yml += "\nsite_url: https://example.org/archive/\n"
        write(folder, {"authority/places.yml": PLACES})
        done = run(project(folder, sources, yml), **environment)
        assert done.returncode == 0, done.stderr
        digests.append(digest(folder / "site"))
    assert digests[0] == digests[1] == digests[2] == digests[3]
    assert "sitemap.xml.gz" in digests[0]
    mentions = (tmp_path / "one/site/data/mentions.jsonl").read_text(encoding="utf-8")
    assert '"ambiguous"' in mentions
    assert '"linked"' in mentions


def test_the_sitemap_has_no_clock(tmp_path: Path) -> None:
    yml = MKDOCS_YML + "\nsite_url: https://example.org/archive/\n"
    site = build(project(tmp_path, TWO, yml))
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/archive/sources/one/index.html</loc>" in sitemap
    assert "lastmod" not in sitemap


def test_a_failed_build_leaves_the_old_site(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    yml = project(tmp_path, TWO)
    before = digest(build(yml))
    write(tmp_path, {"docs/review/index.md": "# In the way\n"})
    with pytest.raises(Abort):
        build(yml)
    assert "docs/review/index.md stands where the archive writes" in caplog.text
    assert digest(tmp_path / "site") == before
    assert not list(tmp_path.glob(".site*"))


def test_strict_fails_on_errors_alone_and_leaves_the_old_site(tmp_path: Path) -> None:
    yml = project(tmp_path, TWO | {"alone.yml": "origin: x\n"})
    before = digest(build(yml, strict=True))
    write(tmp_path / "sources", {"broken.txt": b"\0"})
    with pytest.raises(Abort):
        build(yml, strict=True)
    assert digest(tmp_path / "site") == before
    page = build(yml) / "sources/broken/index.html"
    assert "could not be read" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2])
def test_a_killed_build_leaves_the_old_site(tmp_path: Path, moment: float) -> None:
    yml = project(tmp_path, many(40))
    before = digest(build(yml))
    write(tmp_path / "sources", {"new.txt": "A new one\n\nWith words.\n"})
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(yml)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not (tmp_path / ".site.new").exists():
            time.sleep(0.005)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
    after = digest(tmp_path / "site")
    assert after == before or "sources/new/index.html" in after
    assert "sources/new/index.html" in digest(build(yml))


def test_a_build_killed_between_its_renames_is_mended(tmp_path: Path) -> None:
    yml = project(tmp_path, TWO)
    before = digest(build(yml))
    (tmp_path / "site").rename(tmp_path / ".site.old")
    write(tmp_path, {"docs/review/index.md": "# In the way\n"})
    with pytest.raises(Abort):
        build(yml)
    assert digest(tmp_path / "site") == before


def test_former_addresses_lead_on(tmp_path: Path) -> None:
    record = "id: new\nwas: [old]\ndocuments:\n  - lines: 1\n  - lines: 3\n"
    site = build(project(tmp_path, {"a.txt": "First one\n\nSecond one\n", "a.yml": record}))
    assert 'url=../new/index.html"' in (site / "sources/old/index.html").read_text()
    moved = (site / "sources/old/first-one/index.html").read_text()
    assert 'url=../../new/first-one/index.html"' in moved
    assert (site / "sources/new/first-one/index.html").is_file()


def test_another_folder_of_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "elsewhere", {"other.txt": "Another text\n"})
    monkeypatch.setenv("ARCHIVE_SOURCES", str(tmp_path / "elsewhere"))
    site = build(project(tmp_path, TWO))
    assert {path.name for path in (site / "sources").iterdir()} == {"other"}


def test_another_folder_of_authority_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "elsewhere", {"people.yml": "mira-calder: {name: {en: Mira Calder}}\n"})
    monkeypatch.setenv("ARCHIVE_AUTHORITY", str(tmp_path / "elsewhere"))
    site = build(project(tmp_path, TWO))
    assert (site / "entities/mira-calder/index.html").is_file()


def test_a_mistyped_folder_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    yml = project(tmp_path, TWO)
    before = digest(build(yml))
    monkeypatch.setenv("ARCHIVE_SOURCES", str(tmp_path / "nowhere"))
    with pytest.raises(Abort):
        build(yml)
    assert f"{tmp_path / 'nowhere'}, which ARCHIVE_SOURCES" in caplog.text
    assert digest(tmp_path / "site") == before


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    page = build(project(tmp_path, {})) / "review/index.html"
    assert "There are no texts" in page.read_text(encoding="utf-8")


def test_another_theme_is_refused(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    yml = project(tmp_path, TWO, MKDOCS_YML.replace("material", "readthedocs"))
    with pytest.raises(Abort):
        build(yml)
    assert "need  theme: {name: material}" in caplog.text


def test_a_site_never_replaces_sources(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    yml = MKDOCS_YML.replace("[archive]", "[archive: {sources: site/texts}]")
    write(tmp_path, {"site/texts/a.txt": "An only copy"})
    with pytest.raises(Abort):
        build(project(tmp_path, {}, yml))
    assert "lies in the folder of the site" in caplog.text
    assert (tmp_path / "site/texts/a.txt").is_file()


def test_what_is_not_the_site_stays_in_its_folder(tmp_path: Path) -> None:
    yml = project(tmp_path, TWO)
    write(tmp_path, {"site/.git/HEAD": "ref", "site/stale.html": "old"})
    site = build(yml)
    assert (site / ".git/HEAD").read_text() == "ref"
    assert not (site / "stale.html").exists()
    assert (build(yml) / ".git/HEAD").is_file()


def test_a_linked_site_stays_linked(tmp_path: Path) -> None:
    yml = project(tmp_path, TWO)
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    for _ in range(2):
        build(yml)
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real/index.html").is_file()


def test_two_builds_at_once(tmp_path: Path) -> None:
    first, second = Exchange(tmp_path / "site"), Exchange(tmp_path / "site")
    write(first.begin(), {"index.html": "first"})
    with pytest.raises(OSError, match="Another build"):
        second.begin()
    second.abandon()
    assert (first.finish() / "index.html").read_text() == "first"
    write(second.begin(), {"index.html": "second"})
    assert (second.finish() / "index.html").read_text() == "second"
    assert not list(tmp_path.glob(".site*"))


@pytest.mark.parametrize("at_once", [True, False])
def test_an_exchange_without_the_system_s_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(exchanges, "_exchanged", lambda *_: False)
    write(tmp_path, {"site/old.html": "old", "site/.git/HEAD": "ref"})
    exchange = Exchange(tmp_path / "site")
    write(exchange.begin(), {"new.html": "new"})
    exchange.finish()
    assert set(digest(tmp_path)) == {"site/new.html", "site/.git/HEAD"}


@pytest.mark.parametrize(
    "page", ["documents/README.md", "Documents/index.md", "sources/one/index.md"]
)
def test_hand_written_pages_are_never_lost(
    tmp_path: Path, page: str, caplog: pytest.LogCaptureFixture
) -> None:
    yml = project(tmp_path, TWO)
    write(tmp_path, {f"docs/{page}": "# Mine\n"})
    with pytest.raises(Abort):
        build(yml)
    assert f"docs/{page} stands where the archive writes" in caplog.text


def test_the_readme_s_own_project(tmp_path: Path) -> None:
    """The mkdocs.yml that README gives makes a site with its navigation and colours."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    yml = re.search(r"```yaml\n(# mkdocs.yml\n.*?)```", readme, re.DOTALL)
    assert yml
    site = build(project(tmp_path, TWO, yml[1]))
    page = (site / "sources/one/index.html").read_text(encoding="utf-8")
    assert page.count('<li class="md-tabs__item') == 6
    assert 'data-md-color-scheme="slate"' in page


def test_directory_urls(tmp_path: Path) -> None:
    yml = MKDOCS_YML.replace("use_directory_urls: false", "use_directory_urls: true")
    page = build(project(tmp_path, TWO, yml)) / "documents/index.html"
    assert 'href="../sources/one/"' in page.read_text(encoding="utf-8")


def test_an_arabic_interface(tmp_path: Path) -> None:
    yml = MKDOCS_YML.replace("{name: material}", "{name: material, language: ar}")
    page = (build(project(tmp_path, TWO, yml)) / "documents/index.html").read_text(encoding="utf-8")
    assert '<html lang="ar"' in page
    assert 'dir="rtl"' in page
    assert "الوثائق" in page
