"""The page of an entity: its names, what documents say where they name it, and what is known."""

from collections import Counter
from collections.abc import Iterator

from builder.config import Site
from builder.model import Role, Url
from builder.output import Output, Page, Written
from builder.publishing import (
    addresses,
    company,
    digest,
    markup,
    months,
    named,
    proposals,
    quotations,
    spelt,
    taking,
    words,
)
from builder.publishing.context import split
from builder.publishing.entity_views import EntityView
from builder.publishing.facts import Fact, facts_list
from builder.publishing.places import place_map
from builder.publishing.render import render

SHOWN = 50
"""Mentions that the page quotes; all of them can be loaded, and taken."""

TABLE = "mentions.csv"
WIKIDATA = "https://www.wikidata.org/wiki/"


def entity_written(view: EntityView, site: Site) -> Written:
    """The page of one entity as HTML, and its files; what a process is given to do at a time."""
    return Written(render(entity_page(view, site), site), tuple(entity_files(view, site)))


def entity_page(view: EntityView, site: Site) -> Page:
    """The page of one entity, complete without a theme."""
    entity = view.entity
    here = addresses.entity_url(entity.id)
    shown, rest = split(view.documents, SHOWN)
    dated, undated = months.shares([one.date for one in view.documents], view.calendar)
    return Page(
        path=addresses.path(here),
        kind="entity",
        title=named.name(entity, site)[0],
        language=site.language,
        direction="ltr" if site.language != "ar" else "rtl",
        description=_note(view, site),
        pieces=(
            ("head", _head(view, bool(dated), here, site)),
            ("months", _over_time(view, undated, site) if dated else ""),
            ("shares", months.table(dated, view.calendar, site) if dated else ""),
            ("intro", _intro(view, site)),
            ("text", quotations.quotations_list(shown, here, site) if shown else ""),
            ("more", _more(view, sum(one.count for one in rest), site) if rest else ""),
            ("about", _about(view, here, site)),
            ("names", _names(view, here, site)),
            ("company", _company(view, here, site)),
            ("pager", _pager(here, site)),
        ),
        drawings=(
            ("months", months.drawing(dated, view.calendar, site)),
            ("map", place_map(entity, site)),
        ),
    )


def entity_files(view: EntityView, site: Site) -> Iterator[Output]:
    """Its mentions as CSV, and as a script those that the page leaves out."""
    if not view.documents:
        return
    here = addresses.entity_url(view.entity.id)
    yield taking.table(view.documents, f"{here}{TABLE}", site)
    rest = split(view.documents, SHOWN)[1]
    if rest:
        yield quotations.script(rest, f"{here}mentions.js", here, site)


def _note(view: EntityView, site: Site) -> str:
    """The note, with whose it is: the archive claims nothing about anybody."""
    note = view.entity.note
    return f"{site.label('note_of_editors')} {note}" if note else ""


def _head(view: EntityView, dated: bool, here: Url, site: Site) -> str:
    entity = view.entity
    title, language = named.name(entity, site)
    line = " · ".join(
        part
        for part in (
            named.other_names(entity, site),
            site.label(f"kind_one_{entity.kind}"),
            named.subkind(entity, site),
            named.proposed(site) if entity.origin == "proposed" else "",
        )
        if part
    )
    parts = [
        markup.block(f"# {markup.line(title)}", id_="title", lang=language, direction="auto"),
        markup.block(line, "byline"),
    ]
    if entity.origin == "proposed":
        parts += proposals.notice(view.documents, site)
    parts += proposals.may_be(view.alike, view.near, here, site)
    if entity.note:
        parts.append(f"{markup.line(site.label('note_of_editors'))} {named.note(entity)}")
    parts.append(markup.block("\n".join(_sections(view, dated, site)), "sections"))
    return "\n\n".join(parts)


def _sections(view: EntityView, dated: bool, site: Site) -> Iterator[str]:
    """Links to the parts of a long page."""
    sections = (
        ("months", "over_time", dated),
        ("mentions", "in_context", bool(view.documents)),
        ("about", "about_entity", True),
        ("names", "names", True),
        ("company", "company", bool(view.company)),
    )
    return (f"- {markup.link(site.label(key), f'#{id_}')}" for id_, key, there in sections if there)


def _over_time(view: EntityView, undated: int, site: Site) -> str:
    """What the drawing shows, and how many documents it leaves out."""
    by_year = view.calendar.by_year
    said = [site.label("share_by_year" if by_year else "share_by_month")]
    if undated:
        without = "share_without_year" if by_year else "share_without_month"
        said.append(site.label(without, count=words.number(undated)))
    return f"{{#months}}\n## {site.label('over_time')}\n\n{markup.line(' '.join(said))}"


def _intro(view: EntityView, site: Site) -> str:
    label = site.label
    heading = f"{{#mentions}}\n## {label('in_context')}"
    if not view.documents:
        return f"{heading}\n\n{label('named_nowhere')}"
    counts = _counts(view)
    said = label(
        "named_in",
        mentions=words.number(view.mentions - counts["caption"] - counts["comment"]),
        captions=words.number(counts["caption"]),
        comments=words.number(counts["comment"]),
        documents=words.number(len(view.documents)),
    )
    take = _take(view, label("take_these", count=words.number(view.mentions)), "take")
    return "\n\n".join([heading, markup.line(said), take])


def _counts(view: EntityView) -> Counter[Role]:
    counts: Counter[Role] = Counter()
    for document in view.documents:
        for one in document.quotations:
            counts[one.role] += len(one.marks)
    return counts


def _more(view: EntityView, left: int, site: Site) -> str:
    """What stands below the first mentions; a script makes a button of it."""
    said = site.label("more_mentions", count=markup.span(words.number(left), "count"))
    return f"{said} {_take(view, site.label('more_in_table'))}"


def _take(view: EntityView, said: str, *classes: str) -> str:
    return markup.file_link(said, TABLE, f"{view.entity.id}-{TABLE}", *classes)


def _about(view: EntityView, here: Url, site: Site) -> str:
    parts = [f"{{#about}}\n## {site.label('about_entity')}"]
    facts = list(_facts(view, here, site))
    if facts:
        parts.append(markup.line(site.label("about_intro")))
        parts.append(markup.block(facts_list(facts, site), "facts"))
    if view.outlet:
        parts += digest.outlets((view.outlet,), site)
    if len(parts) == 1:
        known = view.entity.origin == "authority"
        parts.append(markup.line(site.label("about_nothing" if known else "about_unknown")))
    return "\n\n".join(parts)


def _facts(view: EntityView, here: Url, site: Site) -> Iterator[Fact]:
    entity = view.entity
    for kind, target in entity.relations:
        yield f"relation_{kind.replace(' ', '_')}", named.title(view.near[target], here, site)
    for kind in dict.fromkeys(kind for kind, _ in view.inward):
        others = [
            named.title(view.near[id_], here, site) for one, id_ in view.inward if one == kind
        ]
        yield f"inward_{kind.replace(' ', '_')}", ", ".join(others)
    if entity.coordinates:
        north, east = entity.coordinates
        yield "coordinates", markup.isolated(f"{north:g}, {east:g}", "en", "ltr")
    for scheme, identifier in entity.identifiers:
        if scheme == "wikidata":
            yield "wikidata", markup.source_link(identifier, f"{WIKIDATA}{identifier}")
        else:
            yield "identifier", markup.isolated(f"{scheme}: {identifier}")


def _names(view: EntityView, here: Url, site: Site) -> str:
    parts = [
        f"{{#names}}\n## {site.label('names')}",
        markup.line(site.label("names_intro")),
        *spelt.names_lists(view.entity, view.documents, here, site),
    ]
    return "\n\n".join(parts)


def _company(view: EntityView, here: Url, site: Site) -> str:
    """With whom and what it stands most, as a table."""
    if not view.company:
        return ""
    label = site.label
    heads = [label(key) for key in ("name", "paragraphs", "documents")]
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|"]
    rows += (
        f"| {named.title(other, here, site)} · {label(f'kind_one_{other.kind}')} "
        f"| {words.number(one.paragraphs)} | {words.number(one.documents)} |"
        for one in view.company
        for other in (view.near[one.entity],)
    )
    intro = label("company_intro", most=company.CROWD)
    return "\n\n".join(
        [f"{{#company}}\n## {label('company')}", markup.line(intro), "\n".join(rows)]
    )


def _pager(here: Url, site: Site) -> str:
    target = addresses.relative(here, "entities/")
    return markup.block(f"- {markup.link(site.label('all_entities'), target)}", "pager")
