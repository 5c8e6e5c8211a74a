"""The archive that this repository builds: digests of articles, of the shapes archives have.

Read without its records, it gives every rule of segmentation something to decide.
"""

import re
from pathlib import Path

import pytest

from builder import pipeline
from builder.config import Config, Site
from builder.engine import Engine
from builder.model import Archive, Document
from builder.publishing.site import views
from builder.reading import beginnings, phrases, places, signs
from builder.reading.units import units

TOP = Path(__file__).parent.parent
ENDINGS = (".txt", ".md")


@pytest.fixture(scope="module")
def archive() -> Archive:
    """With its records, as ``make site`` reads it."""
    return pipeline.gather(Config(TOP / "sources", TOP / "authority"), Engine().each)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The same texts without a record."""
    folder = tmp_path_factory.mktemp("bare")
    for path in (TOP / "sources").iterdir():
        if path.suffix in ENDINGS:
            (folder / path.name).write_bytes(path.read_bytes())
    return pipeline.gather(Config(folder, TOP / "authority"), Engine().each)


def digests(archive: Archive) -> list[Document]:
    return [d for s in archive.sources for d in s.documents if d.kind == "digest"]


def test_it_reads_without_a_fault(archive: Archive) -> None:
    assert {problem.code for problem in archive.problems} == {"date-stripped"}
    assert {source.media_type for source in archive.sources} == {"text/plain", "text/markdown"}
    assert {source.encoding for source in archive.sources} == {"utf-8", "windows-1256"}
    assert sorted(len(source.documents) for source in archive.sources)[-3:] == [2, 2, 10]
    assert all(source.rights and source.collected and source.origin for source in archive.sources)


def test_every_digest_says_what_it_speaks_of(archive: Archive) -> None:
    found = digests(archive)
    articles = {(d.about.title, d.about.publisher, d.about.date) for d in found if d.about}
    assert (len(found), len(articles)) == (24, 23)
    for document in found:
        assert document.authors == ("The editors of this archive",)
        assert (document.publisher, document.date) == ("Iraq Digest", "2026-11-24")
        assert document.about
        assert document.title != document.about.title
    assert {document.language for document in found} == {"en", "ar"}


def test_a_digest_is_short(archive: Archive) -> None:
    """What it tells: without its title, its date, and the line that says whose it is."""
    for source in archive.sources:
        for document in source.documents:
            told = [b for b in document.blocks if b.role in ("paragraph", "list", "heading")]
            texts = [(source.text or "")[block.start : block.end] for block in told]
            words = sum(len(text.split()) for text in texts if "not the article" not in text)
            if document.kind == "digest":
                assert 150 <= words <= 400, document.title


def test_no_page_presents_a_digest_as_its_article(archive: Archive, site: Site) -> None:
    for view in views(archive, site).documents:
        page = pipeline.document_page(view, site)
        head = dict(page.pieces)["head"]
        notice = f"{view.document.kind}_notice"
        assert site.label(notice).rstrip(":") in head
        if view.document.kind == "digest":
            assert page.description.startswith(site.label("digest_of", article=""))


def test_the_files_are_read_as_their_records_say(archive: Archive, bare: Archive) -> None:
    read = {s.path: [(d.start, d.end) for d in s.documents] for s in bare.sources}
    for source in archive.sources:
        assert [(d.start, d.end) for d in source.documents] == read[source.path]


def test_every_sign_of_a_line_is_met(bare: Archive) -> None:
    met = {look for s in bare.sources if s.text for look in signs.signs(units(s.text))}
    known = {name for name, *_ in (*signs.SIGNS, *signs.LATER)}
    assert known | set(phrases.kinds()) | {"trail", "table"} <= met


def test_every_sign_of_a_beginning_is_met(bare: Archive) -> None:
    met = {rule for s in bare.sources for d in s.documents for rule in d.boundary.split(", ")}
    assert {name for name, _ in beginnings.RULES} <= met


def test_every_rule_of_a_role_is_met(bare: Archive) -> None:
    met = {block.rule for source in bare.sources for block in source.blocks}
    lists = (places.HEAD, places.WITHIN, places.BELOW, places.PLAIN_HEAD, places.PLAIN)
    assert {name for rules in lists for name, _ in rules} - {"sign"} <= met


def test_most_rules_of_description_are_met(bare: Archive) -> None:
    """All that a digest can need: these are of one day, signed by no person, and of no agency."""
    met = {
        (field, because.rule)
        for source in bare.sources
        for document in source.documents
        for field, because in document.evidence
    }
    assert {field for field, _ in met} >= {
        *("title", "authors", "contributors", "publisher", "via"),
        *("date", "modified", "place", "language", "about"),
    }
    assert {rule for field, rule in met if field == "date"} >= {
        *("date-line", "date-in-byline", "date-in-meta", "dateline", "weekday", "front-matter"),
        *("posted-line", "date-near-title", "month-in-head"),
    }
    assert {rule for field, rule in met if field == "publisher"} >= {
        *("dateline", "posted-by", "outlet-in-head", "outlet-in-byline", "front-matter"),
        *(
            "copyright",
            "browser-title",
            "masthead",
            "named-around",
            "spoken-to",
            "field",
            "address",
        ),
    }
    assert {rule for field, rule in met if field == "title"} >= {
        *("field", "markdown-heading", "headline", "first-line", "first-words"),
    }


def test_links_of_the_pages_lead_to_texts(archive: Archive) -> None:
    """With other texts they are words alone; here each must have its text, and its paragraph."""
    known: dict[str, set[str]] = {source.id: {""} for source in archive.sources}
    for source in archive.sources:
        for document in source.documents:
            anchors = {f"#{block.anchor}" for block in document.blocks}
            known[source.document_id(document)] = anchors | {""}
    for path in sorted((TOP / "docs").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for target, anchor in re.findall(r"\bsources/(\S+?)/index\.(?:md|html)(#p-\w+|)", text):
            assert anchor in known.get(target, set()), f"{path.name}: {target}{anchor}"
