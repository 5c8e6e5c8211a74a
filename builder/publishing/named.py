"""Links the mentions in a document's text, and lists whom and what it names beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from builder.config import Site
from builder.entity import Entity, EntityId, Kind
from builder.model import Certainty, Mention, Url
from builder.publishing import addresses, markup, words
from builder.publishing.blocks import Link
from builder.publishing.placed import Placed

ARABIC = re.compile("[\u0600-\u06ff]")

KINDS: tuple[Kind, ...] = ("person", "organisation", "place", "treaty", "weapon", "work", "other")
"""In the order in which they are listed."""


def links(mentions: Sequence[Placed], entities: Sequence[Entity], here: Url) -> tuple[Link, ...]:
    """The links that mentions are."""
    by_id = {entity.id: entity for entity in entities}
    found: list[Link] = []
    numbers = _numbered(mentions)
    for one in mentions:
        mention = one.mention
        if mention.entity is None:
            marks = markup.attributes(
                "mention", "ambiguous", "guessed", f"by-{mention.because.rule}"
            )
            end = f"](#may-be-{numbers[_said(one)]}){marks}"
        else:
            end = _end(mention, by_id[mention.entity], here)
        found.append((mention.start, mention.end, end))
    return tuple(found)


def _said(one: Placed) -> tuple[str, tuple[EntityId, ...]]:
    """The words of a mention, and whom they may mean."""
    return " ".join(one.text.split()), one.mention.candidates


def _numbered(mentions: Iterable[Placed]) -> dict[tuple[str, tuple[EntityId, ...]], int]:
    """A number for all ambiguous mentions that say the same, in the order of the text."""
    said = dict.fromkeys(_said(one) for one in mentions if one.mention.entity is None)
    return {one: number for number, one in enumerate(said, 1)}


def _end(mention: Mention, entity: Entity, here: Url) -> str:
    because = mention.because
    marks = markup.attributes("mention", because.certainty, f"by-{because.rule}", f"e-{entity.id}")
    if not entity.page:
        return f"]{marks}"
    return f"]({addresses.relative(here, addresses.entity_url(entity.id))}){marks}"


def listing(mentions: Sequence[Placed], entities: Sequence[Entity], here: Url, site: Site) -> str:
    """The list of a document's entities, by kind, what its ambiguous mentions may be, and how all
    of it is known."""
    if not mentions:
        return ""
    found: dict[EntityId, list[Placed]] = {}
    for one in mentions:
        if one.mention.entity is not None:
            found.setdefault(one.mention.entity, []).append(one)
    parts = [f"{{#named}}\n## {site.label('named')}"]
    for kind in KINDS:
        of_kind = [entity for entity in entities if entity.id in found and entity.kind == kind]
        if of_kind:
            of_kind.sort(key=lambda entity: (-len(found[entity.id]), entity.id))
            items = (_item(entity, found[entity.id], here, site) for entity in of_kind)
            parts.append(f"### {site.label(f'kind_{kind}')}")
            parts.append(markup.block("\n".join(items), "named"))
    unclear = [one for one in mentions if one.mention.entity is None]
    parts += _unclear(unclear, entities, here, site)
    parts += [f"### {site.label('names_known')}", _reasons(mentions, site)]
    parts.append(markup.line(site.label("names_mend")))
    return "\n\n".join(parts)


def _item(entity: Entity, several: Sequence[Placed], here: Url, site: Site) -> str:
    roles: Counter[str] = Counter(one.block.role for one in several)
    often = markup.link(_times(roles, site), f"#{several[0].block.anchor}")
    often += markup.attributes("times")
    certainties = Counter(one.mention.because.certainty for one in several)
    marks = (
        _mark(certainty, certainties[certainty], site)
        for certainty in ("derived", "guessed")
        if certainties[certainty]
    )
    parts = [title(entity, here, site), other_names(entity, site), " ".join([often, *marks])]
    item = "- " + " · ".join(part for part in (*parts, subkind(entity, site)) if part)
    # The list has the kind as its heading, and the note on the entity's page: a preview has both.
    item += " " + markup.span(f"– {site.label(f'kind_one_{entity.kind}')}", "kind")
    if entity.origin == "proposed":
        item += " " + proposed(site)
    if entity.note:
        item += " " + note(entity, "– ")
    return item


def _mark(certainty: Certainty, count: int, site: Site) -> str:
    word = f"{site.label(f'certainty_{certainty}')} {words.number(count)}"
    return markup.span(word, "certainty", certainty)


def _reasons(mentions: Sequence[Placed], site: Site) -> str:
    """By which rules the names of a document are known, and how many by each."""
    ways = Counter((one.mention.because.rule, one.mention.because.certainty) for one in mentions)
    rows = (
        f"- {_mark(certainty, count, site)} {markup.line(words.rule(rule, site))}"
        for (rule, certainty), count in sorted(ways.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return markup.block("\n".join(rows), "facts")


def _times(roles: Counter[str], site: Site) -> str:
    total = roles.total()
    apart = [
        site.label(f"in_{role}", count=words.number(roles[role]))
        for role in ("caption", "comment")
        if roles[role]
    ]
    shown = site.label("times" if total > 1 else "time", count=words.number(total))
    return markup.line(f"{shown} ({', '.join(apart)})" if apart else shown)


def _unclear(
    unclear: Sequence[Placed], entities: Sequence[Entity], here: Url, site: Site
) -> Iterator[str]:
    if not unclear:
        return
    by_id = {entity.id: entity for entity in entities}
    times = Counter(map(_said, unclear))
    first = {_said(one): one.block.anchor for one in reversed(unclear)}
    yield f"### {site.label('ambiguous')}"
    for said, number in _numbered(unclear).items():
        words_, candidates = said
        names = (title(by_id[candidate], here, site) for candidate in candidates)
        shown = site.label("may_be", names=site.label("or").join(names))
        often = markup.link(_times(Counter({"": times[said]}), site), f"#{first[said]}")
        text = f"“{markup.isolated(words_)}”: {shown} · {often}"
        yield markup.block(text, "may-be", id_=f"may-be-{number}")


def name(entity: Entity, site: Site) -> tuple[str, str]:
    """An entity's name and its language: that of the interface, else the first."""
    names = dict(entity.name)
    language = site.language if site.language in names else next(iter(names))
    return names[language], language


def title(entity: Entity, here: Url, site: Site) -> str:
    """An entity's name, as a link to its page where it has one."""
    text, language = name(entity, site)
    if not entity.page:
        return f"[{markup.line(text)}]" + markup.attributes(
            "from-source", f"e-{entity.id}", lang=language, direction="auto"
        )
    target = addresses.relative(here, addresses.entity_url(entity.id))
    return markup.link(markup.line(text), target) + markup.attributes(
        "from-source", f"e-{entity.id}", lang=language, direction="auto"
    )


def other_names(entity: Entity, site: Site) -> str:
    """Its main names in other languages."""
    _, language = name(entity, site)
    return " · ".join(
        markup.isolated(text, lang, "", "in-other-script")
        for lang, text in entity.name
        if lang != language
    )


def note(entity: Entity, before: str = "") -> str:
    """What the authority files say of it, in whichever script."""
    language = "ar" if ARABIC.search(entity.note[:40]) else "en"
    return markup.isolated(f"{before}{entity.note}", language, "", "note")


def proposed(site: Site) -> str:
    """A mark that no editor has looked at an entity."""
    return markup.span(site.label("proposed"), "proposed")


def spellings(entity: Entity) -> str:
    """Its further spellings, which a filter looks through."""
    return markup.isolated(", ".join(entity.names), "", "", "spellings") if entity.names else ""


def subkind(entity: Entity, site: Site) -> str:
    """What sort of its kind it is, as the authority files say."""
    said = subkind_text(entity, site)
    return markup.isolated(said, "en", "ltr") if said and said == entity.subkind else said


def subkind_text(entity: Entity, site: Site) -> str:
    """The same as plain text: a label where there is one, else the words of the files."""
    key = f"subkind_{entity.subkind.replace(' ', '_')}"
    return site.label(key) if site.has_label(key) else entity.subkind
