"""The authority files: outlets by their names and hosts."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import pipeline
from builder.authority import files, outlets
from builder.config import Config, Site, labels
from builder.engine import Engine
from builder.publishing.document import document_page
from builder.publishing.render import render
from builder.publishing.site import views
from tests.conftest import Files, write

PUBLISHERS = """\
river-gazette:
  name: {en: The River Gazette, ar: جريدة النهر}
  names: [River Gazette]
  sites: [rivergazette.example]
"""
LETTER = """\
A bridge is painted green

{line}

The bridge was painted green over the summer by two painters from the upper town, who say that
it took them eleven weeks and ninety pots, and that the swans did not mind it at all.

Nobody had asked for green, said the mayor, but nobody had asked for the old grey either, and
so the council let them go on until the last of the railings was done and dry.
"""


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("River Gazette", "River Gazette"),
        ("RIVER-GAZETTE", "RIVER-GAZETTE"),
        ("جريدة النهر", "جريدة النهر"),
        ("https://www.rivergazette.example/2019/bridge", "The River Gazette"),
    ],
)
def test_an_outlet_is_recognised(
    archive_of: Callable[[Files], Config], line: str, printed: str
) -> None:
    config = archive_of({"a.txt": LETTER.format(line=line)})
    write(config.authority, {"publishers.yml": PUBLISHERS})
    (source,) = pipeline.gather(config, Engine().each).sources
    (document,) = source.documents
    assert (document.publisher, document.publisher_id) == (printed, "river-gazette")


def test_an_unknown_outlet_is_proposed_without_an_id(
    archive_of: Callable[[Files], Config],
) -> None:
    config = archive_of({"a.txt": LETTER.format(line="Hill Herald")})
    (source,) = pipeline.gather(config, Engine().each).sources
    (document,) = source.documents
    assert (document.publisher, document.publisher_id) == ("Hill Herald", None)
    because = document.because("publisher")
    assert because is not None
    assert because.certainty == "derived"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Bad Id:\n  name: {en: x}\n", 1),
        ("a:\n  name: x\n", 2),
        ("a:\n  nmae: {en: x}\n", 2),
        ("a:\n  name: {en: x}\na:\n  name: {en: y}\n", 3),
    ],
)
def test_a_refused_file_is_a_problem_and_no_more(
    archive_of: Callable[[Files], Config], text: str, line: int
) -> None:
    config = archive_of({"a.txt": LETTER.format(line="Hill Herald")})
    write(config.authority, {"publishers.yml": text})
    archive = pipeline.gather(config, Engine().each)
    assert [problem.code for problem in archive.problems] == ["authority-refused"]
    assert archive.problems[0].where.endswith(f"publishers.yml:{line}")
    assert archive.sources[0].documents


def test_the_files_of_this_archive_are_read() -> None:
    known, problems = files.load(Path(__file__).parent.parent / "authority")
    assert known.publishers
    assert not problems
    keys = [(outlets.key(name), one.id) for one in known.publishers for name in one.names]
    assert len({key for key, _ in keys}) == len(set(keys)), "two outlets with one name"


def test_a_changed_note_finds_no_other_names(archive_of: Callable[[Files], Config]) -> None:
    config = archive_of({"a.txt": "A title\n\nSome words of Hill.\n"})
    needed = []
    for note in ("One.", "Two."):
        write(config.authority, {"people.yml": f"hill: {{name: {{en: Hill}}, note: {note}}}"})
        known, _ = files.load(config.authority)
        needed.append(pipeline.authority_names(known))
    assert needed[0] == needed[1]


IDS = st.sampled_from(["a", "b", "c-d", "2", "Bad Id", "publishers"])
WORDS = st.sampled_from(
    [
        *("", " ", "-", "x", "Hill Herald", "Al Hill", "the", "The Hill", "هيل", "HH"),
        *("\n", "Hill\nHerald"),
    ]
)
LANGUAGES = st.sampled_from(["en", "ar", "e n", ""])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.dictionaries(LANGUAGES, WORDS, max_size=2) | WORDS,
        "names": st.lists(WORDS, max_size=3),
        "not": st.lists(WORDS, max_size=2),
        "kind": st.sampled_from(["person", "place", "organisation", "guild"]),
        "subkind": WORDS,
        "see": IDS | st.lists(IDS, max_size=3),
        "relations": st.lists(
            st.dictionaries(st.sampled_from(["part of", "is"]), IDS, max_size=2), max_size=2
        ),
        "coordinates": st.dictionaries(st.sampled_from(["lat", "lon"]), WORDS, max_size=2),
        "identifiers": st.dictionaries(st.sampled_from(["wikidata", "x"]), WORDS, max_size=2),
        "page": st.sampled_from(["yes", "no", "maybe"]),
        "note": WORDS,
        "sites": st.lists(WORDS, max_size=2),
        "run_by": st.lists(
            st.fixed_dictionaries(
                {
                    "say": st.dictionaries(LANGUAGES, WORDS, max_size=1),
                    "basis": WORDS,
                    "as_of": st.sampled_from(["2020", "x"]),
                }
            ),
            max_size=2,
        ),
    },
)
FILES = st.dictionaries(
    st.sampled_from(["publishers.yml", "people.yml", "more/x.yaml"]),
    st.dictionaries(IDS, FIELDS, max_size=4),
)


@given(FILES)
def test_no_authority_file_stops_a_build(files: dict[str, dict[str, object]]) -> None:
    """Whatever stands in them: the texts are read, and all pages and data are written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "sources", {"a.txt": LETTER.format(line="Hill Herald")})
        texts = {f"authority/{path}": json.dumps(file) for path, file in files.items()}  # is YAML
        write(folder, texts)
        config = Config(folder / "sources", folder / "authority", processes=1)
        archive = pipeline.gather(config, Engine().each)
        site = Site("Test", labels=labels("en"))
        found = views(archive, site)
        for view in found.documents:
            render(document_page(view, site), site)
        paths = [page.path for page in found.pages]
    assert len(set(paths)) == len(paths)
    assert archive.sources[0].documents
    assert not [problem for problem in archive.problems if problem.code == "internal"]
