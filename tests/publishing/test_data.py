"""The data beside the pages: valid after its own description, and true of the texts."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package

from builder import pipeline
from builder.config import Config, Site
from builder.engine import Engine
from builder.entity import Authority
from builder.model import Archive
from builder.publishing.site import views
from tests.conftest import Files, write

SOURCES = {
    "letter.txt": "\ufeffA Letter Home\r\n\r\nThe rain has stopped, says the Rain Office (RO).\r\n",
    "nested/board.txt": "لوحة الإعلانات\n\nلا شيء اليوم.\n",
    "bundle.txt": "First note\n\nOne.\n\nSecond note\n\nTwo.\n",
    "bundle.yml": (
        "documents:\n  - lines: 1-3\n    date: 2020-04\n  - lines: 5-7\nrights: {holder: x}\n"
        "notes:\n  - {quote: One., note: Two., by: a, on: 2020-01-03}\n"
        "  - {quote: Three., note: Lost., by: a, on: 2020-01-03}\n"
    ),
    "legacy.txt": "Le café est fermé à Noël, déclara-t-il".encode("cp1252"),
    "broken.txt": b"\x00\x01\x02",
    "scan.pdf": b"%PDF-1.4",
    "_folder.yml": "collected: 2020-01-02\n",
}


NAMES = (
    *("sources", "documents", "blocks", "mentions", "entities"),
    *("corrections", "notes", "problems"),
)
AUTHORITY = """\
rain-office:
  name: {en: Rain Office, ar: مكتب المطر}
  names: [RO]
  kind: place
  coordinates: {lat: "12.5", lon: "-3"}
  identifiers: {local: "12"}
  note: It counts the drops.
  relations: [{part of: home-board}]
home-board: {name: {en: Home Board}, kind: organisation, page: no}
"""


@pytest.fixture
def data(archive_of: Callable[[Files], Config], site: Site, tmp_path: Path) -> Path:
    config = archive_of(SOURCES)
    write(config.authority, {"bodies.yml": AUTHORITY})
    archive = pipeline.gather(config, Engine().each)
    write(tmp_path / "site", {output.path: output.content for output in views(archive, site).files})
    return tmp_path / "site" / "data"


def rows(data: Path, name: str) -> list[dict[str, object]]:
    lines = (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_it_is_a_valid_data_package(data: Path) -> None:
    report = Package(str(data / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] == 7


def test_every_field_is_described(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert all(list(row) == fields for row in rows(data, resource["name"]))


def test_rows_are_sorted_by_their_keys(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if resource["name"] != "problems":
            key = resource["schema"]["primaryKey"]
            keys = [[row[name] for name in key] for row in rows(data, resource["name"])]
            assert keys == sorted(keys)


def test_offsets_count_in_the_texts(data: Path) -> None:
    texts = {path.stem: path.read_bytes().decode() for path in (data / "texts").iterdir()}
    assert texts["letter"] == "A Letter Home\n\nThe rain has stopped, says the Rain Office (RO).\n"
    for block in rows(data, "blocks"):
        raw = texts[str(block["source"])][block["start"] : block["end"]]  # type: ignore[misc]
        if block["anchor"]:
            digest = hashlib.sha256(raw.encode()).hexdigest()[:8]
            assert str(block["anchor"]).startswith(f"p-{digest}")
    for document in rows(data, "documents"):
        assert str(document["source"]) in texts


def test_notes_stand_at_their_passages_or_say_why_not(data: Path) -> None:
    first, second = rows(data, "notes")
    assert (first["document"], first["status"]) == ("bundle/first-note", "anchored")
    assert (second["document"], second["status"], second["start"]) == (None, "orphan", None)
    assert second["lost"]


def test_what_was_not_read_is_listed_all_the_same(data: Path) -> None:
    unread = {row["path"] for row in rows(data, "sources") if row["encoding"] is None}
    assert unread == {"broken.txt", "scan.pdf"}
    named = {str(row["where"]).partition(":")[0] for row in rows(data, "problems")}
    assert unread < named


def test_hashes_are_those_of_the_files(data: Path) -> None:
    by_path = {row["path"]: row for row in rows(data, "sources")}
    letter = by_path["letter.txt"]
    raw = SOURCES["letter.txt"].encode()  # type: ignore[union-attr]
    assert letter["sha256"] == hashlib.sha256(raw).hexdigest()
    blob = hashlib.sha1(b"blob %d\0" % len(raw) + raw).hexdigest()
    assert letter["swhid"] == f"swh:1:cnt:{blob}"
    assert letter["bytes"] == len(raw)


def test_an_empty_table_spoils_nothing(
    archive_of: Callable[[Files], Config], site: Site, tmp_path: Path
) -> None:
    archive = pipeline.gather(archive_of({"a.txt": "No problem at all"}), Engine().each)
    files = views(archive, site).files
    write(tmp_path, {output.path: output.content for output in files})
    assert (tmp_path / "data" / "problems.jsonl").read_bytes() == b""
    report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    assert report.valid
    assert report.stats["tasks"] == 3


def test_an_empty_archive_has_its_files(site: Site) -> None:
    files = views(Archive((), (), Authority(), (), "1970-01-01"), site).files
    assert {output.path for output in files} == {
        "assets/archive/counts.js",
        "data/datapackage.json",
        *(f"data/{name}.jsonl" for name in NAMES),
    }


def test_mentions_point_at_their_words(data: Path) -> None:
    found = rows(data, "mentions")
    text = (data / "texts" / "letter.txt").read_text(encoding="utf-8")
    assert [text[row["start"] : row["end"]] for row in found] == ["Rain Office", "RO"]  # type: ignore[index]
    assert {row["entity"] for row in found} == {"rain-office"}
    anchors = {row["anchor"] for row in rows(data, "blocks") if row["document"] == "letter"}
    assert {row["block"] for row in found} <= anchors


def test_entities_say_what_the_authority_files_say(data: Path) -> None:
    board, office = rows(data, "entities")
    assert board["url"] is None
    assert office["coordinates"] == [12.5, -3.0]
    assert office["relations"] == [{"kind": "part of", "entity": "home-board"}]
    assert (office["mentions"], office["documents"]) == (2, 1)
