"""What holds of candidates, proposals and suggestions, whatever the texts say."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import pipeline, strict_types, strict_yaml
from builder.annotating import candidates, entities
from builder.authority import declined
from builder.authority.entries import EntityEntry
from builder.config import Site
from builder.entity import Authority, Declined, Entity, EntityId
from builder.folding import name_key
from builder.model import Archive, Candidate, Source, SourceFile
from builder.publishing.site import views
from builder.relating import choosing, discovery, likeness
from builder.suggest import suggestions

WORDS = st.sampled_from(
    [
        *("Mira", "Calder", "Tom", "van", "der", "Hoeve", "al-Sahil", "Omar", "O’Brien", "J. K."),
        *("Ministry", "of", "Water", "and", "Forests", "Union", "(HG)", "HG", "Harbour", "Guild"),
        *("President", "said", "in", "the", "The", "Lima", "Lima’s", "River", "Kenyan", "Monday"),
        *("محمد", "الساحلي", "وزير", "وقال", "في", "مدينة", "العنبر", "حزب", "وللحزب", "بن", "أن"),
        *(".", ",", ":", "—", "“", "”", "«", "»", "\n", "\n\n", "\u200f", "ـ", "1", "@", "/", "’"),
        *(
            "الرئيس",
            "ء",
            "Reuters/AFP",
            "Amber/Tom",
            "AMBER, Monday -",
            "Talks Open In Amber Harbour",
        ),
        *("The council met on the pier and spoke of nets, of boats, and of the price of salt.",),
    ]
)
GAPS = st.sampled_from([" ", " ", " ", "", "\n", "\u200f"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=40).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
ARCHIVES = st.lists(TEXTS, min_size=1, max_size=5)
KNOWN = Authority(
    entities=(Entity(EntityId("tom"), "person", (("en", "Tom Calder"),)),),
    declined=Declined(("Harbour Guild",), (("Mira Calder", "Omar Calder"),)),
)


def read(text: str, name: str = "text.txt") -> Source:
    return pipeline.read(SourceFile(name, len(text.encode()), text.encode()), 10**6)


def found(
    texts: list[str], authority: Authority = KNOWN
) -> tuple[list[Source], list[tuple[Candidate, ...]], discovery.Discovered]:
    """The sources of texts, their candidates, and what is proposed of them."""
    sources = []
    for number, text in enumerate(texts):
        source = read(text, f"text-{number}.txt")
        mentions = entities.mentions(source, authority)
        sources.append(pipeline.annotated(source, pipeline.Annotations(mentions)))
    some = [candidates.candidates(source) for source in sources]
    return sources, some, discovery.discovered(sources, some, authority)


@given(TEXTS)
def test_candidates_lie_in_blocks_and_do_not_overlap(text: str) -> None:
    source = read(text)
    some = candidates.candidates(source)
    assert all(one.ends[0] <= after.start for one, after in pairwise(some))
    blocks = [block for document in source.documents for block in document.blocks]
    for one in some:
        assert list(one.ends) == sorted(one.ends, reverse=True)
        assert len(one.ends) == len(one.keys)
        assert all(one.keys)
        for end in one.ends:
            last, after = text[end - 1 : end], text[end : end + 1]
            assert not (last.isascii() and last.isalpha() and after.isascii() and after.isalpha())
        assert one.start < one.ends[-1]
        assert any(block.start <= one.start and one.ends[0] <= block.end for block in blocks)
        assert one.full is None or one.full in {other.start for other in some}


@given(ARCHIVES)
@settings(max_examples=60)
def test_order_does_not_matter(texts: list[str]) -> None:
    sources, some, one = found(texts)
    other = discovery.discovered(sources[::-1], some[::-1], KNOWN)
    assert one.entities == other.entities
    assert one.mentions == other.mentions[::-1]


@given(ARCHIVES)
@settings(max_examples=60)
def test_mentions_are_of_proposals_and_of_nothing_known(texts: list[str]) -> None:
    sources, _, proposals = found(texts * 2)
    ids = {entity.id for entity in proposals.entities}
    assert len(ids) == len(proposals.entities)
    named: dict[str, set[str]] = {}
    for source, mentions in zip(sources, proposals.mentions, strict=True):
        every = pipeline.with_mentions(source, mentions).mentions
        assert set(mentions) <= set(every)
        assert all(one.end <= after.start for one, after in pairwise(every))
        for mention in mentions:
            assert mention.entity in ids
            assert mention.because.certainty == "guessed"
            named.setdefault(str(mention.entity), set()).add(source.id)
    barred = {name_key("Tom Calder"), name_key("Harbour Guild")}
    for entity in proposals.entities:
        assert len(named[entity.id]) >= choosing.DOCUMENTS
        assert not barred & {name_key(name) for name in entity.spellings}
        assert len({name_key(name) for name in entity.spellings}) == 1


@given(ARCHIVES)
@settings(max_examples=40)
def test_suggestions_can_be_pasted(texts: list[str]) -> None:
    sources, _, proposals = found(texts * 2, Authority())
    sources = [
        pipeline.with_mentions(source, more)
        for source, more in zip(sources, proposals.mentions, strict=True)
    ]
    archive = Archive(tuple(sources), (), Authority(), proposals.entities, "1970-01-01")
    text = "\n".join(suggestions(archive, 100))
    if not proposals.entities:
        assert not text
        return
    loaded = strict_yaml.load(text.encode(), "people.yml")
    entries = strict_types.read(loaded, dict[str, EntityEntry])
    names = {name for entry in entries.values() for name in entry.name.values()}
    assert names == {entity.name[0][1] for entity in proposals.entities}


def proposed(id_: str, name: str) -> Entity:
    return Entity(EntityId(id_), "person", (("en", name),), origin="proposed")


def test_an_entry_takes_no_longer_name_away() -> None:
    texts = [
        "The Amber Harbour Board met in Amber on Monday. Nobody from Amber came to the meeting.",
        "A clerk of the Amber Harbour Board left Amber in haste, said a neighbour in the street.",
    ]
    amber = Entity(EntityId("amber"), "place", (("en", "Amber"),))
    sources, _, proposals = found(texts, Authority(entities=(amber,)))
    assert [entity.spellings for entity in proposals.entities] == [("Amber Harbour Board",)]
    named = [
        [(one.entity == "amber") for one in pipeline.with_mentions(source, more).mentions]
        for source, more in zip(sources, proposals.mentions, strict=True)
    ]
    assert named == [[False, True, True], [False, True]]


def test_what_is_alike_is_suggested_in_both_scripts_and_never_joined() -> None:
    some = [
        *(proposed("a", "Qadim Sarrani"), proposed("b", "Qadeem al-Sarrani")),
        *(proposed("c", "قديم السراني"), proposed("d", "Tom Harrow")),
    ]
    likes = {one.id: dict(one.alike) for one in likeness.with_likes(some, ())}
    assert set(likes["a"]) == {"b", "c"}
    assert "a" in likes["c"]
    assert not likes["d"]


def test_two_names_whose_ids_begin_alike_stay_two() -> None:
    texts = ["Ahmed Dekani met Ahmed Fatofi today.", "Ahmed Fatofi met Ahmed Dekani again."]
    _, _, proposals = found(texts, Authority())
    ids = [entity.id for entity in proposals.entities]
    assert len(set(ids)) == len(ids) == 2
    assert ids[1].startswith(ids[0])


def test_a_part_of_a_name_and_an_acronym_are_suggested() -> None:
    some = [
        *(proposed("a", "Irma Dolgan"), proposed("b", "Dolgan"), proposed("c", "Harbour Guild")),
        proposed("d", "HG"),
    ]
    acronyms = {frozenset(("hg", "harbour guild"))}
    likes = {one.id: dict(one.alike) for one in likeness.with_likes(some, (), (), acronyms)}
    assert set(likes["a"]) == {"b"}
    assert set(likes["d"]) == {"c"}


def test_what_editors_tell_apart_is_not_suggested() -> None:
    some = [proposed("a", "Irma Dolgan"), proposed("b", "Erma Dolgan")]
    apart = {frozenset(map(name_key, ("Irma Dolgan", "Erma Dolgan")))}
    assert likeness.with_likes(some, ())[0].alike
    assert not likeness.with_likes(some, (), apart)[0].alike


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("declined: [{names: [A B], why: x}]\n", ""),
        ("declined: none\n", "a list is wanted here"),
        ("refused: []\n", "unknown field `refused`"),
        ("declined: [{names: [], why: x}]\n", "too few names"),
        ("different: [{names: [A B], why: x}]\n", "too few names"),
        ("declined: [{names: [A B]}]\n", "the field `why` is missing"),
        ("declined: [{names: [A B], why: x, on: soon}]\n", "`soon` is no date"),
    ],
)
def test_a_wrong_decision_is_a_problem_with_its_place(text: str, said: str) -> None:
    good = "\n  - {names: [Harvest Week, Salt Day], why: feasts}"
    decided, problems = declined.read(strict_yaml.load(text.encode(), "authority/declined.yml"))
    assert [said in problem.message for problem in problems] == ([True] if said else [])
    assert all(problem.where.startswith("authority/declined.yml:1") for problem in problems)
    both, _ = declined.read(strict_yaml.load(f"different:{good}\n".encode(), "declined.yml"))
    assert both.different == (("Harvest Week", "Salt Day"),)
    assert decided.names == (() if said else ("A B",))


def test_the_address_of_a_proposal_leads_on_to_the_entry_that_took_it(site: Site) -> None:
    texts = ["Irma Dolgan and Tom Calder met in Lima.", "In Lima, Irma Dolgan left Tom Calder."]
    sources, _, proposals = found(texts, Authority())
    (former,) = [one for one in proposals.entities if one.spellings == ("Irma Dolgan",)]
    adopted = Entity(EntityId("irma-dolgan"), "person", (("en", "Irma Dolgan"),))
    known = Authority(entities=(adopted,))
    sources, _, proposals = found(texts, known)
    every = tuple(
        pipeline.with_mentions(source, more)
        for source, more in zip(sources, proposals.mentions, strict=True)
    )
    archive = Archive(every, (), known, (adopted, *proposals.entities), "1970-01-01")
    files = {file.path: file.content.decode() for file in views(archive, site).files}
    assert "../irma-dolgan/index.html" in files[f"entities/{former.id}/index.html"]
