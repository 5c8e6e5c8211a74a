"""Lists what editors correct in a document, and note on it, beside its text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from builder.config import Site
from builder.model import Document, Remark
from builder.publishing import markup, words


def within(document: Document, remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """Those on passages of a document, in the order of its text; then those that found none,
    where the document is all its source has."""
    found = [
        (remark.start, remark)
        for remark in remarks
        if remark.start is not None and document.start <= remark.start < document.end
    ]
    lost = [remark for remark in remarks if remark.start is None and not document.slug]
    return (*(remark for _, remark in sorted(found, key=lambda pair: pair[0])), *lost)


def remarks_list(document: Document, remarks: Sequence[Remark], site: Site) -> Iterator[str]:
    """A heading and a Markdown list; nothing where there are none."""
    if remarks:
        yield f"{{#remarks}}\n### {site.label('remarks')}"
        items = "\n".join(f"- {_item(document, remark, site)}" for remark in remarks)
        yield markup.block(items, "facts")


def _item(document: Document, remark: Remark, site: Site) -> str:
    quote = f"“{_quoted(document, remark)}”"
    said = markup.isolated(remark.said)
    shown = f"“{said}”" if remark.kind == "correction" else said
    parts = [f"**{site.label(remark.kind)}:** {quote} → {shown}"]
    if remark.kind == "note":
        parts = [f"**{site.label(remark.kind)}:** {quote}: {shown}"]
    if remark.why:
        parts.append(site.label("because", why=markup.isolated(remark.why)))
    if remark.lost:
        parts.append(site.label("orphan", why=markup.isolated(remark.lost, "en", "ltr")))
    by = markup.isolated(remark.by)
    parts.append(f"({by}, {words.date(remark.on, site)})")
    return " ".join(parts)


def _quoted(document: Document, remark: Remark) -> str:
    """The passage, as a link to its paragraph."""
    if remark.start is None:
        return markup.isolated(remark.quote)
    starts = [block.start for block in document.blocks]
    block = document.blocks[max(0, bisect_right(starts, remark.start) - 1)]
    return markup.source_link(remark.quote, f"#{block.anchor}")
