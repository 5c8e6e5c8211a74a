"""The long lists, 500 rows a page: all documents, and what needs an editor's eye."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from builder.config import Site
from builder.model import SEVERITIES, Document, Problem, Source, Url
from builder.output import Page
from builder.publishing import addresses, digest, markup, words

T = TypeVar("T")

ROWS = 500


def documents_pages(documents: Sequence[tuple[Source, Document]], site: Site) -> list[Page]:
    """All documents, in the order given."""
    columns: tuple[str, ...] = ("date", "title", "publisher", "language", "words")
    row = _document_row
    if any(document.about for _, document in documents):
        columns, row = (*columns[:2], "digest_article", *columns[2:]), _digest_row
    return list_pages(Url("documents/"), "documents", columns, documents, row, "", site)


def review_pages(problems: Sequence[Problem], site: Site) -> list[Page]:
    """All problems, the gravest first."""
    columns = ("severity", "place", "message")
    worst_first = sorted(problems, key=lambda problem: SEVERITIES.index(problem.severity))
    intro = site.label("review_intro" if problems else "no_problems")
    return list_pages(Url("review/"), "review", columns, worst_first, _problem_row, intro, site)


def _document_row(item: tuple[Source, Document], here: Url, site: Site) -> tuple[str, ...]:
    source, document = item
    target = addresses.relative(here, addresses.document_url(source.document_id(document)))
    because = document.because("date")
    unsure = because is not None and because.certainty != "stated"
    return (
        words.date(document.date, site) + ("?" if unsure else "") if document.date else "–",
        markup.source_link(document.title, target, document.language),
        markup.isolated(document.publisher) if document.publisher else "–",
        words.language(document.language, site),
        words.number(document.words),
    )


def _digest_row(item: tuple[Source, Document], here: Url, site: Site) -> tuple[str, ...]:
    """The same, with the authors, outlet and date of the article that a digest speaks of."""
    cells = _document_row(item, here, site)
    about = item[1].about
    return (*cells[:2], digest.origin(about, site) if about else "–", *cells[2:])


def _problem_row(problem: Problem, here: Url, site: Site) -> tuple[str, ...]:
    severity = markup.span(site.label(f"severity_{problem.severity}"), "severity", problem.severity)
    message = markup.isolated(problem.message, "en", "ltr")  # messages are in English alone
    return severity, markup.isolated(problem.where), message


def list_pages(
    url: Url,
    kind: str,
    columns: Sequence[str],
    items: Sequence[T],
    row: Callable[[T, Url, Site], tuple[str, ...]],
    intro: str,
    site: Site,
) -> list[Page]:
    """The pages of a long list below ``url``: a table of some ``columns`` (keys of labels), with a
    row of cells, in Markdown, for each item."""
    chunks = [items[start : start + ROWS] for start in range(0, len(items), ROWS)] or [()]
    header = [f"| {' | '.join(site.label(key) for key in columns)} |", "|---" * len(columns) + "|"]
    pages = []
    for number, chunk in enumerate(chunks, 1):
        here = addresses.numbered(url, number)
        rows = [f"| {' | '.join(row(item, here, site))} |" for item in chunk]
        title = site.label(kind)
        if number > 1:
            title += f" · {site.label('page', number=number)}"
        pages.append(
            Page(
                path=addresses.path(here),
                kind=kind,
                title=title,
                language=site.language,
                pieces=(
                    ("head", f"{{#title}}\n# {markup.line(title)}\n\n{markup.line(intro)}"),
                    ("text", "\n".join([*header, *rows]) if rows else ""),
                    ("pager", pager(url, number, len(chunks), site)),
                ),
            )
        )
    return pages


def pager(url: Url, number: int, last: int, site: Site) -> str:
    """Links to the neighbouring pages and to the first and last, where there are several."""
    if last == 1:
        return ""
    here = addresses.numbered(url, number)
    shown = sorted({1, number - 1, number, number + 1, last} & set(range(1, last + 1)))
    rows = []
    for other in shown:
        if other == number:
            rows.append(f"- **{site.label('page_of', number=number, total=last)}**")
        else:
            target = addresses.relative(here, addresses.numbered(url, other))
            rows.append(f"- {markup.link(site.label('page', number=other), target)}")
    return markup.block("\n".join(rows), "pager")
