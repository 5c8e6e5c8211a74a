"""Where a name begins and ends, character by character: what a labelled text cannot show well."""

import pytest

from tests.annotating.test_laws import Authority, entity, found

PLACE = entity("amber", "place", "Amber")

EDGES = {
    "numbers are not what is left of a name": (
        "In 15 towns, 15 of 225 saw 14 rifles; one was an AR-15.",
        [entity("ar", "weapon", "AR-15"), entity("an", "weapon", "An-225")],
        ["AR-15"],
    ),
    "an article that is the name": (
        "They asked who said it. Who said? The Who did, and base pay rose.",
        [entity("who", "organisation", "The Who"), entity("base", "place", "The Base")],
        ["The Who"],
    ),
    "two names that an article parts": (
        "It was the guild of Al‑Qaeda, said Qaeda and The Guild and a Guild.",
        [
            entity("guild", "organisation", "Guild"),
            entity("the-guild", "organisation", "The Guild"),
            entity("q", "organisation", "Qaeda"),
            entity("al-q", "organisation", "al-Qaeda"),
        ],
        ["Al‑Qaeda", "Qaeda", "The Guild", "Guild"],
    ),
    "an article that is glued to what stands before": (
        "They spoke to Amber NetAl-Sahil said so.",
        [entity("s", "person", "Omar al-Sahil", "Al-Sahil"), entity("n", "work", "Amber Net")],
        ["Amber Net", "Al-Sahil"],
    ),
    "hyphens, no-break spaces and line ends after an article": (
        "So Omar al‑Sahil and al–Sahil and al\u00a0Sahil\nand then al\nSahil came home.",
        [entity("s", "person", "Omar al-Sahil")],
        ["Omar al‑Sahil", "al–Sahil", "al\u00a0Sahil", "al\nSahil"],
    ),
    "a word with something unseen in it": (
        "So Amber\u00adshire and Amber\u200bshire and Amber\u200dx are not Amber, she said.",
        [PLACE],
        ["Amber"],
    ),
    "one character that counts as two": (
        "So Æmil and Groß and Mæ met Emil at Gros on Monday.",
        [entity("e", "person", "Emil"), entity("g", "place", "Gros"), entity("m", "place", "Ma")],
        ["Emil", "Gros"],
    ),
    "marks between white space": (
        "So Harbour \u200f Guild met Mira \u200b Calder and محمد \u200f علي there.",
        [
            entity("h", "organisation", "Harbour Guild"),
            entity("c", "person", "Mira Calder"),
            entity("m", "person", "محمد علي"),
        ],
        ["Harbour \u200f Guild", "Mira \u200b Calder", "محمد \u200f علي"],
    ),
    "points and digits": (
        "So the U.S.A. and the U.S. have a Pike-4.5 and a Pike-4, and a Pike-40 too.",
        [entity("us", "place", "U.S."), entity("p", "weapon", "Pike-4")],
        ["U.S.", "Pike-4"],
    ),
    "letters that are no part of the script": (
        "So Amber𝐱 is not Amber, and X@Amber.example is no place.",
        [PLACE],
        ["Amber"],
    ),
    "what is no surname": (
        "Pope John 23 rang 23 times. He hooks a fish; bell hooks did not (politician).",
        [
            entity("j", "person", "Pope John 23"),
            entity("b", "person", "bell hooks"),
            entity("m", "person", "Mira Calder (politician)"),
        ],
        ["Pope John 23", "bell hooks"],
    ),
    "an acronym in an address": (
        "The Harbour Guild (HG) is at https://x.example/HG/a and at x.example/HG. HG is old.",
        [entity("h", "organisation", "Harbour Guild")],
        ["Harbour Guild", "HG", "HG"],
    ),
    "an acronym after an article that is part of another name": (
        "The WHO said on Monday that The Who would play; the\n   Guild heard it.",
        [
            entity("band", "organisation", "The Who"),
            entity("health", "organisation", "World Health Organization", "WHO"),
            entity("guild", "organisation", "The Guild"),
        ],
        ["WHO", "The Who", "Guild"],
    ),
    "a double surname, and emphasis": (
        "Mira Calder met Ann Calder-Smith and Eve Sorvino-Calder; _Amber_ was there, and _Calder_.",
        [entity("m", "person", "Mira Calder"), PLACE],
        ["Mira Calder", "Amber", "Calder"],
    ),
    "a hamza that folding drops": (
        "وصل أبو ءّ إلى الميناءِ أمس، وعاد إلى ميناءـ كبير بعد ذلك.",
        [entity("a", "person", "أبو ءل"), entity("p", "place", "الميناء")],
        ["الميناءِ"],
    ),
}


@pytest.mark.parametrize("name", EDGES)
def test_edges(name: str) -> None:
    text, entities, expected = EDGES[name]
    source, mentions = found(text, Authority(entities=tuple(entities)))
    assert source.text is not None
    assert [source.text[one.start : one.end] for one in mentions] == expected
