"""Says in plain lines what was read at a place, by which rule, and how certain that is."""

from collections.abc import Iterator

from builder import lines
from builder.entity import Entity
from builder.model import About, Archive, Block, Document, Evidence, Mention, Source

FIELDS = (
    *("title", "kind", "authors", "contributors", "publisher", "publisher_id", "via"),
    *("date", "modified", "place", "language", "languages", "words", "about"),
)


class NoSuchLineError(Exception):
    """A line is asked for that its file does not have."""


def explain(archive: Archive, place: str) -> Iterator[str]:
    """Lines about a document's, source's or entity's id, a name, a file, or ``file:line``; none for
    another word.

    Raises NoSuchLineError.
    """
    path, _, number = place.rpartition(":")
    path = path if number.isdecimal() else place
    named = {source.path for source in archive.sources if path.endswith(f"/{source.path}")}
    nearest = max(named, key=len, default="")
    file = path if any(source.path == path for source in archive.sources) else nearest
    for entity in archive.entities:
        if entity.id == place or place in entity.spellings:
            yield from _entity(archive, entity)
    for short in archive.authority.short_forms:
        if short.id == place:
            yield f"short form {short.id}: {', '.join(short.names)}"
            yield f"  counts after the full name of: {', '.join(short.see)}"
    for source in archive.sources:
        if path != place and source.path == file:
            yield from _line(source, int(number))
        elif file == source.path or source.id == place:
            yield from _source(source)
            for document in source.documents:
                yield from _document(source, document)
        else:
            for document in source.documents:
                if source.document_id(document) == place:
                    yield from _document(source, document)


def _entity(archive: Archive, entity: Entity) -> Iterator[str]:
    yield f"entity {entity.id}"
    subkind = f", {entity.subkind}" if entity.subkind else ""
    yield f"  {entity.kind}{subkind}: {', '.join(entity.spellings)}"
    if entity.origin == "proposed":
        yield "  proposed by the texts: no authority file has it (archive suggest)"
    for other, likeness in entity.alike:
        yield f"  may be the same as {other} ({likeness} % alike)"
    for kind, target in entity.relations:
        yield f"  {kind} {target}"
    for source in archive.sources:
        starts = lines.starts(source.text or "")
        for mention in source.mentions:
            if entity.id == mention.entity or entity.id in mention.candidates:
                line, _ = lines.span(starts, mention.start, mention.end)
                yield f"  {source.path}:{line}: {_mention(source, mention)}"


def _source(source: Source) -> Iterator[str]:
    yield f"source {source.id}"
    yield f"  file: {source.path}, {source.bytes} bytes, {source.encoding or 'not read'}"
    if source.text is not None:
        documents = f"{len(source.documents)} document{'s' * (len(source.documents) != 1)}"
        yield f"  {lines.count(source.text)} lines, {len(source.blocks)} blocks, {documents}"
    for problem in source.problems:
        yield f"  {problem.severity}: {problem.where}: {problem.message} [{problem.code}]"


def _document(source: Source, document: Document) -> Iterator[str]:
    first, last = lines.span(lines.starts(source.text or ""), document.start, document.end)
    yield f"document {source.document_id(document)}"
    yield f"  lines {first}-{last} of {source.path}, characters {document.start}-{document.end}"
    if document.boundary:
        yield f"  begins there by: {document.boundary}"
    for field in FIELDS:
        value = getattr(document, field)
        shown = ", ".join(map(_shown, value)) if isinstance(value, tuple) else value
        if isinstance(value, About):
            shown = ", ".join(
                filter(None, (value.title, *value.authors, value.publisher, value.date))
            )
        because = document.because(field)
        yield f"  {field}: {'-' if shown in (None, '') else shown}{_because(source, because)}"


def _shown(value: str | tuple[str, str]) -> str:
    return value if isinstance(value, str) else f"{value[0]} ({value[1]})"


def _because(source: Source, because: Evidence | None) -> str:
    if because is None:
        return ""
    place = ""
    if because.start is not None and because.end is not None:
        first, _ = lines.span(lines.starts(source.text or ""), because.start, because.end)
        place = f", line {first}"
    why = f": {because.why}" if because.why else ""
    return f"  ({because.certainty}, by {because.rule}{place}{why})"


def _line(source: Source, number: int) -> Iterator[str]:
    if source.text is None or not 1 <= number <= lines.count(source.text):
        has = f"has {lines.count(source.text)} lines" if source.text is not None else "was not read"
        raise NoSuchLineError(f"{source.path} {has}; there is no line {number}.")
    start, end = lines.extent(lines.starts(source.text), source.text, number)
    yield f"{source.path}:{number}: {source.text[start:end].strip()[:200]!r}"
    here = [
        block for block in source.blocks if block.start < max(end, start + 1) and block.end > start
    ]
    if not here:
        yield "  blank: it parts two blocks"
    for block in here:
        yield from _block(source, block)
    for mention in source.mentions:
        if mention.start < end and start < mention.end:
            yield f"  names {_mention(source, mention)}"


def _mention(source: Source, mention: Mention) -> str:
    text = (source.text or "")[mention.start : mention.end]
    who = mention.entity or f"one of {', '.join(mention.candidates)}"
    return f"{who}: {text!r}{_because(source, mention.because)}"


def _block(source: Source, block: Block) -> Iterator[str]:
    owner = next(
        (d for d in source.documents if d.start <= block.start < d.end),
        None,
    )
    where = f"document {source.document_id(owner)}" if owner else "no document"
    address = f", address #{block.anchor}" if block.anchor else ""
    role = f"{block.role} (derived, by {block.rule})"
    yield f"  block {block.start}-{block.end}: {role}, in {where}{address}"
    yield f"  language {block.language}, direction {block.direction} (derived, by script)"
    if owner is None:
        return
    for field, because in owner.evidence:
        start, end = because.start, because.end
        if start is not None and end is not None and start < block.end and block.start < end:
            yield f"  gives the {field}{_because(source, because)}"
