"""The page of the downloads: what each file of ``data/`` holds, for people."""

from collections.abc import Sequence

from builder.config import Site
from builder.output import Output, Page
from builder.publishing import markup, words
from builder.publishing.data import TABLES, Table


def downloads_page(files: Sequence[Output], texts: int, site: Site) -> Page:
    """``files`` are those of ``data/``; ``texts`` is the number of sources that have a text."""
    label = site.label
    sizes = {file.path: len(file.content) for file in files}
    title = label("data")
    parts = [markup.line(label("data_intro")), _files(sizes, site)]
    for table in TABLES:
        parts.append(f"{{#{table.name}}}\n## {markup.line(table.path)}")
        parts.append(_fields(table, site))
    parts.append(f"{{#texts}}\n## {markup.line('texts/')}")
    parts.append(f"{markup.line(label('data_texts'))}: {words.number(texts)}")
    return Page(
        path="data/index.md",
        kind="data",
        title=title,
        language=site.language,
        pieces=(("head", f"{{#title}}\n# {markup.line(title)}"), ("text", "\n\n".join(parts))),
    )


def _files(sizes: dict[str, int], site: Site) -> str:
    label = site.label
    rows = [f"| {label('file')} | {label('description')} | {label('size')} |", "|---|---|---|"]
    listed = [(table.path, table.description) for table in TABLES]
    for path, description in [("datapackage.json", "Frictionless Data Package"), *listed]:
        size = label("bytes_count", count=words.number(sizes[f"data/{path}"]))
        shown = markup.span(description, lang="en", direction="ltr")
        rows.append(f"| {markup.link(markup.line(path), path)} | {shown} | {size} |")
    return "\n".join(rows)


def _fields(table: Table, site: Site) -> str:
    label = site.label
    rows = [f"| {label('name')} | {label('kind')} | {label('description')} |", "|---|---|---|"]
    rows += [
        f"| {markup.line(field.name)} | {field.type} "
        f"| {markup.span(field.description, lang='en', direction='ltr')} |"
        for field in table.fields
    ]
    return "\n".join(rows)
