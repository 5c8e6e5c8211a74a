"""The page of an entity and its files: every mention once, and each with whose words it is."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.config import Site, labels
from builder.entity import EntityId
from builder.model import Archive, Evidence
from builder.publishing import taking
from builder.publishing.context import REACH, around
from builder.publishing.entity import SHOWN, entity_files, entity_page, entity_written
from builder.publishing.entity_views import EntityView, entity_views
from builder.publishing.markup import without_attributes
from builder.publishing.namings import namings
from builder.publishing.render import render
from tests.publishing.made import archive, entity, source
from tests.publishing.test_markup import HOSTILE, TEXTS, html_text

SITE = Site("Test", labels=labels("en"))
MIRA = entity("mira", "Mira")


def views(made: Archive) -> dict[str, EntityView]:
    ordered = [(one, document) for one in made.sources for document in one.documents]
    return {view.entity.id: view for view in entity_views(made, ordered, namings(ordered))}


def mira(*sources: object) -> EntityView:
    return views(archive(sources, [MIRA]))["mira"]  # type: ignore[arg-type]


def pieces(view: EntityView, site: Site = SITE) -> dict[str, str]:
    return dict(render(entity_page(view, site), site).pieces)


def files(view: EntityView, site: Site = SITE) -> dict[str, str]:
    return {
        file.path.rpartition("/")[2]: file.content.decode("utf-8-sig")
        for file in entity_files(view, site)
    }


def loaded(script: str) -> list[list[object]]:
    """What the script hands over."""
    return json.loads(script.removeprefix("archiveMentions(").removesuffix(");\n"))  # type: ignore[no-any-return]


WORDS = st.text(st.sampled_from("ab .\n!؟ا"), max_size=260).map(lambda text: f"{text} ")
BLOCKS = st.lists(st.lists(WORDS, min_size=1, max_size=9), min_size=1, max_size=5)


@given(st.lists(BLOCKS, max_size=4))
def test_every_mention_stands_in_page_or_script_once(documents: list[list[list[str]]]) -> None:
    made = [
        source(
            number,
            [
                ("paragraph", [one for text in block for one in (text, ("Mira", "mira"))])
                for block in blocks
            ],
        )
        for number, blocks in enumerate(documents)
    ]
    view = mira(*made)
    total = sum(len(one.mentions) for one in made)
    in_page = pieces(view)["text"].count('class="mention marked')
    rest = loaded(files(view)["mentions.js"]) if "mentions.js" in files(view) else []
    in_script = sum(len(quotation[5]) for document in rest for quotation in document[4])  # type: ignore
    assert in_page + in_script == view.mentions == total
    assert in_page <= max(SHOWN, 9)
    if total:
        rows = list(csv.reader(io.StringIO(files(view)["mentions.csv"], newline="")))
        assert len(rows) == total + 1
        assert all(
            "Mira" in row[0] and len(row[0]) <= 2 * REACH + len("Mira") + 4 for row in rows[1:]
        )


@given(st.lists(WORDS, min_size=1, max_size=9))
def test_a_quotation_is_of_the_text(texts: list[str]) -> None:
    made = source(1, [("paragraph", [one for text in texts for one in (text, ("Mira", "mira"))])])
    view = mira(made)
    text = " ".join((made.text or "").split())
    for quotation in view.documents[0].quotations:
        words = " ".join(quotation.text.removeprefix("…").removesuffix("…").split())
        assert words in text
        for mark in quotation.marks:
            assert quotation.text[mark.start : mark.end] == "Mira"
            assert "Mira" in around(quotation, mark)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=7), max_size=5))
def test_csv_is_read_back(rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(map(taking.guarded, rows))
    back = list(csv.reader(io.StringIO(text.getvalue(), newline="")))
    assert [[_bare(cell) for cell in row] for row in back] == rows
    assert not any(cell.startswith(taking.FORMULA) for row in back for cell in row)


def _bare(cell: str) -> str:
    guarded = cell[:1] == "'" and cell[1:].startswith(taking.FORMULA)
    return cell[1:] if guarded else cell


def test_the_table_has_whose_words_when_and_where() -> None:
    made = source(1, [("comment", ["So says ", ("Mira", "mira"), "."])], "2020-03", title="=1+1")
    site = replace(SITE, url="https://example.org/archive/")
    content = next(entity_files(mira(made), site)).content
    assert content.startswith(b"\xef\xbb\xbfquotation,title,publisher,date,address")
    row = next(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert row == {
        "quotation": "So says Mira.",
        "title": "'=1+1",
        "publisher": "Gazette",
        "date": "2020-03",
        "address": "https://example.org/archive/sources/text-1/#p-00010000",
        "part": "comment",
        "certainty": "stated",
    }
    assert "sources/text-1/#p-00010000" in files(mira(made))["mentions.csv"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    line = " ".join(text.split())
    blocks = [("paragraph", [f"{text}\n", ("Mira", "mira"), f"\n{text}"])]
    made = source(1, blocks, "2020-03-01", publisher=text, title=text)  # type: ignore[arg-type]
    shown = pieces(mira(made))["text"]
    assert set(re.findall(r"<(/?\w+)", shown)) <= {
        *("ul", "/ul", "li", "/li", "p", "/p", "a", "/a", "span", "/span", "time", "/time")
    }
    assert " ".join(html_text(shown).split()).count(line) == 4


def test_whose_words_they_are_is_said() -> None:
    unsure = Evidence("surname", "derived")
    made = [
        source(1, [("comment", ["So says ", ("Mira", "mira")])], publisher=None),
        source(2, [("caption", [("Mira", "mira"), " at sea"])], "2020-03-01", because=unsure),
    ]
    shown = html_text(pieces(mira(*made))["text"])
    assert "Publisher not known · Date not known" in shown
    assert "a reader’s comment, not the publisher’s words" in shown
    assert "[caption] Mira at sea [derived: the surname of a person" in shown
    noted = views(archive(made, [replace(MIRA, note="She leads.")]))["mira"]
    assert "Note of this archive’s editors: She leads." in html_text(pieces(noted)["head"])


def test_what_nothing_names_has_a_short_page() -> None:
    view = mira()
    shown = pieces(view)
    assert "Named in no document" in shown["intro"]
    assert not any(shown[name] for name in ("months", "shares", "text", "more", "company"))
    assert entity_written(view, SITE).files == ()


def test_names_stand_by_script_with_their_first_place() -> None:
    both = replace(MIRA, name=(("en", "Mira"), ("ar", "ميرا")), names=("Mirra",))
    made = source(1, [("paragraph", [("ميرا", "mira"), " and ", ("mira", "mira")])])
    shown = pieces(views(archive([made], [both]))["mira"])["names"]
    text = html_text(shown)
    assert text.index("Latin script") < text.index("Mirra") < text.index("Arabic script")
    assert "Mira (main name): 1 time · first place" in text
    assert 'href="../../sources/text-1/index.html#p-00010000"' in shown


def test_a_proposed_entity_says_so() -> None:
    unsure = Evidence("new-name", "guessed")
    made = source(1, [("paragraph", [("Myra", "myra"), " and ", ("Mira", "mira")])], because=unsure)
    myra = entity("myra", "Myra", origin="proposed", alike=((EntityId("mira"), 87),))
    both = views(archive([made], [MIRA, myra]))
    head = html_text(pieces(both["myra"])["head"])
    assert "no editor has looked at it" in head
    assert "new-name (1)" in head
    assert "archive suggest" in head
    assert "May be the same as Mira (likeness 87 %)" in head
    other = html_text(pieces(both["mira"])["head"])
    assert "May be the same as Myra (likeness 87 %) proposed" in other
    assert "no editor has looked" not in other


def test_company_is_counted_by_paragraphs_and_documents() -> None:
    together = [("Mira", "mira"), " ", ("Tom", "tom"), " ", ("Tom", "tom")]
    crowd = [(f"N{number}", f"n{number}") for number in range(20)]
    made = [
        source(1, [("paragraph", together), ("paragraph", together), ("comment", together)]),
        source(2, [("paragraph", together), ("list", [("Mira", "mira"), *crowd])]),
    ]
    others = [entity(f"n{number}", f"N{number}") for number in range(20)]
    view = views(archive(made, [MIRA, entity("tom", "Tom"), *others]))["mira"]
    assert [(one.entity, one.paragraphs, one.documents) for one in view.company] == [("tom", 3, 2)]
    assert "Tom · Person" in html_text(pieces(view)["company"])


def test_documents_are_cited_whole() -> None:
    made = source(1, [("title", ["# ", ("Mira", "mira"), "  comes\nhome"])])
    [quotation] = mira(made).documents[0].quotations
    assert quotation.text == "Mira comes home"


def test_other_generators_get_plain_markdown() -> None:
    unsure = Evidence("surname", "derived")
    made = source(1, [("paragraph", ["So ", ("Mira", "mira")])], "2020-03-01", because=unsure)
    plain = without_attributes(entity_page(mira(made), SITE).markdown)
    assert "{" not in plain
    assert "\n  So [Mira](../../sources/text-1/index.md#p-00010000) \\[derived:" in plain
    assert re.search(r"[ \t]\n", plain) is None
