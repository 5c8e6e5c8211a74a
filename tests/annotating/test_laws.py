"""What holds of mentions in any text: the laws of finding and resolving."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from builder import pipeline
from builder.annotating import entities
from builder.authority.outlets import key
from builder.entity import Authority, Entity, EntityId, ShortForm
from builder.model import Archive, Mention, Source, SourceFile
from builder.publishing.document import document_page
from builder.publishing.render import render
from builder.publishing.site import views
from tests.publishing.test_markup import SITE, visible


def entity(id_: str, kind: str, *names: str, **more: object) -> Entity:
    main = (("en", names[0]),)
    return Entity(EntityId(id_), kind, main, names[1:], **more)  # type: ignore[arg-type]


ENTITIES = (
    entity("mira-calder", "person", "Mira Calder", "ميرا كالدر"),
    entity("omar-al-sahil", "person", "Omar al-Sahil", "عمر الساحلي", "أبو عمر الساحلي"),
    entity("tom-calder", "person", "Tom Calder"),
    entity("guild", "organisation", "Harbour Guild", "Harbour Guild of Amber", "نقابة الميناء"),
    entity("crowd", "organisation", "Hashd of Amber", "الحشد", excluded=("الحشد الكبير",)),
    entity("amber", "place", "Amber", "العنبر", relations=(("located in", EntityId("coast")),)),
    entity("coast", "place", "Qal'a Coast", "الساحل"),
    entity("pike", "weapon", "Pike-4"),
)
SHORT = (ShortForm("short", ("HG", "the Guild"), (EntityId("guild"),)),)
KNOWN = Authority(entities=ENTITIES, short_forms=SHORT)

SPELLINGS = [name for one in ENTITIES for name in one.spellings]
WORDS = st.sampled_from(
    [
        *SPELLINGS,
        *(
            "Calder",
            "al-Sahil",
            "Sahil",
            "الساحلي",
            "HG",
            "(HG)",
            "Guild",
            "amber",
            "pikes",
            "Pikes",
        ),
        *("وللحشد", "بالحشد", "والعنبر", "الحشد الكبير", "President", "Melissa", "the", "said"),
        *(
            "'s",
            "’s",
            "-",
            "ـ",
            ".",
            ",",
            "،",
            "\n",
            "\n\n",
            " ",
            "é",
            "\u200f",
            "4",
            "x@Amber",
            "(",
        ),
    ]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", "", "\n"])), max_size=30).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def read(text: str) -> Source:
    data = f"A title of the text\n\n{text}\n".encode()
    return pipeline.read(SourceFile("a.md", len(data), data), 10**9)


def found(text: str, known: Authority = KNOWN) -> tuple[Source, tuple[Mention, ...]]:
    source = read(text)
    return source, entities.mentions(source, known)


@given(TEXTS)
def test_mentions_stand_in_blocks_and_never_overlap(text: str) -> None:
    source, mentions = found(text)
    assert source.text is not None
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    for one in mentions:
        assert any(b.start <= one.start < one.end <= b.end for b in source.blocks)
        assert source.text[one.start : one.end].strip()
        assert (one.entity is None) == (one.because.rule == "two-fit")
        assert one.because.rule in entities.RULES


@given(TEXTS)
def test_a_span_is_what_was_claimed(text: str) -> None:
    """The words of a mention are a name of its entity, or a part of one."""
    source, mentions = found(text)
    names = {one.id: [key(name) for name in one.spellings] for one in ENTITIES}
    names[EntityId("guild")] += ["hg", "guild"]
    for one in mentions:
        assert source.text is not None
        said = key(source.text[one.start : one.end])
        for id_ in [one.entity] if one.entity else one.candidates:
            stems = {said, said.removesuffix("s"), said.removeprefix("al"), "ا" + said}
            fits = [name for name in names[id_] for stem in stems if stem and stem in name]
            assert fits, (said, id_)


@given(TEXTS, st.permutations(ENTITIES))
def test_the_order_of_entities_does_not_matter(text: str, shuffled: list[Entity]) -> None:
    other = Authority(entities=tuple(shuffled), short_forms=SHORT)
    assert found(text)[1] == found(text, other)[1]


@given(st.lists(st.sampled_from(SPELLINGS), min_size=1, max_size=8))
def test_every_name_among_common_words_is_found(names: list[str]) -> None:
    """Names that touch no other name are all found, whole, and for whom they are."""
    text = "".join(f"and then, as was said, {name}: " for name in names)
    source, mentions = found(text)
    owners = {name: one.id for one in ENTITIES for name in one.spellings}
    assert source.text is not None
    assert [source.text[one.start : one.end] for one in mentions] == names
    assert [one.entity for one in mentions] == [owners[name] for name in names]


SAME = {
    "'": "’", "’": "ʼ", "-": "‑", "ا": "أ", "ي": "ى", "ه": "ة", "é": "e", "a": "á", "ل": "لـ",
    "ش": "شّ", " ": "\u00a0",
}  # fmt: skip


@given(st.sampled_from(SPELLINGS), st.data())
def test_how_letters_are_written_does_not_matter(name: str, data: st.DataObject) -> None:
    written = "".join(
        SAME[one] if one in SAME and data.draw(st.booleans()) else one for one in name
    )
    source, mentions = found(f"They said that {written} was there.")
    owners = {spelling: one.id for one in ENTITIES for spelling in one.spellings}
    assert [one.entity for one in mentions] == [owners[name]]
    assert source.text is not None
    assert source.text[mentions[0].start : mentions[0].end] == written


@given(TEXTS)
def test_nothing_is_found_without_names(text: str) -> None:
    assert found(text, Authority())[1] == ()


@given(TEXTS)
def test_a_page_with_links_shows_the_text(text: str) -> None:
    """Whatever is linked: each block stands on the page as it stands in the text."""
    source, mentions = found(text)
    archive = Archive(
        (replace(source, mentions=mentions),), (), KNOWN, KNOWN.entities, "1970-01-01"
    )
    shown = ""
    for view in views(archive, SITE).documents:
        pieces = dict(render(document_page(view, SITE), SITE).pieces)
        shown += visible(pieces["head"]) + visible(pieces["text"])
    assert source.text is not None
    for block in source.blocks:
        if block.anchor:
            assert source.text[block.start : block.end] in shown
