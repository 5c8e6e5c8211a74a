"""Writes an entity's mentions as a table to take away: CSV (RFC 4180) that spreadsheets open.

The file begins with a byte order mark, by which spreadsheet programs know that it is UTF-8. A cell
that such a program would take for a formula has an apostrophe before it, which is not the text's.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from builder.config import Site
from builder.output import Output
from builder.publishing import addresses
from builder.publishing.context import Cited, around

COLUMNS = ("quotation", "title", "publisher", "date", "address", "part", "certainty")
"""``part`` is the role of the block (a reader's comment is not its publisher's words), and
``certainty`` that of the mention."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a formula begins with; programs take the full-width signs for the same."""


def table(documents: Iterable[Cited], path: str, site: Site) -> Output:
    """One row a mention, in the order of the documents."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(guarded, _rows(documents, site)))
    return Output(path, text.getvalue().encode("utf-8-sig"))


def _rows(documents: Iterable[Cited], site: Site) -> Iterator[tuple[str, ...]]:
    for document in documents:
        page = addresses.full(addresses.document_url(document.id), site)
        head = (document.title, document.publisher or "", document.date or "")
        for quotation in document.quotations:
            address = f"{page}#{quotation.anchor}"
            for mark in quotation.marks:
                yield around(quotation, mark), *head, address, quotation.role, mark.certainty


def guarded(cells: Iterable[str]) -> list[str]:
    """Cells, none of which a spreadsheet program takes for a formula."""
    return [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells]
