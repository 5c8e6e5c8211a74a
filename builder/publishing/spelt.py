"""Lists all names of an entity: by script, the commonest first, each with where it is written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.config import Site
from builder.entity import Entity
from builder.folding import fold_name
from builder.model import Url
from builder.publishing import addresses, markup, words
from builder.publishing.context import Cited

SCRIPTS = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
    "other": re.compile(""),
}
"""In their order; a name is of the first of which it has a letter."""


@dataclass(slots=True)
class _Spelling:
    count: int = 0
    documents: set[str] = field(default_factory=set)
    first: str = ""
    """Address of the first paragraph that has it."""


def names_lists(entity: Entity, documents: Sequence[Cited], here: Url, site: Site) -> Iterator[str]:
    """A heading and a list for each script; main names are marked.

    Words that differ in what folding drops are one, in the spelling of the authority files.
    """
    found = _found(entity, documents, here)
    main = {text for _, text in entity.name}
    order = sorted(found, key=lambda name: (-found[name].count, name not in main, name))
    for script in SCRIPTS:
        own = [name for name in order if _script(name) == script]
        if own:
            yield f"### {site.label(f'script_{script}')}"
            rows = (_row(name, found[name], name in main, site) for name in own)
            yield markup.block("\n".join(rows), "facts")


def _script(name: str) -> str:
    return next(script for script, letters in SCRIPTS.items() if letters.search(name))


def _row(name: str, spelling: _Spelling, main: bool, site: Site) -> str:
    parts = [markup.isolated(name)]
    if main:
        parts = [f"**{parts[0]}** ({site.label('name_main')})"]
    if spelling.count:
        key = "name_once" if spelling.count == 1 else "name_often"
        often = site.label(
            key,
            count=words.number(spelling.count),
            documents=words.number(len(spelling.documents)),
        )
        first = markup.link(site.label("name_first"), spelling.first)
        parts.append(f"{markup.line(often)} · {first}")
    return f"- {': '.join(parts)}"


def _found(entity: Entity, documents: Iterable[Cited], here: Url) -> dict[str, _Spelling]:
    """What documents write, and then the names that none does."""
    spelt = {fold_name(one).text: one for one in reversed(entity.spellings)}
    known: dict[str, str] = {}
    found: dict[str, _Spelling] = {}
    for document in documents:
        page = addresses.relative(here, addresses.document_url(document.id))
        for quotation in document.quotations:
            for mark in quotation.marks:
                said = quotation.text[mark.start : mark.end]
                if said not in known:
                    known[said] = _spelling(said, spelt)
                one = found.setdefault(known[said], _Spelling())
                one.count += 1
                one.documents.add(document.id)
                one.first = one.first or f"{page}#{quotation.anchor}"
    for name in entity.spellings:
        found.setdefault(name, _Spelling())
    return {name: one for name, one in found.items() if one.count or name in spelt.values()}


def _spelling(said: str, spelt: Mapping[str, str]) -> str:
    """Words of a text as the authority files spell them, where they have them; the article that
    Arabic joins to "to" has its alef back."""
    folded = fold_name(said).text
    for key in (folded, f"ا{folded}", f"the {folded}", f"al {folded}", folded.removeprefix("al ")):
        if key in spelt:
            return spelt[key]
    return said
