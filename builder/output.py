"""What is written: pages before and after they are rendered, and files as they are."""

from dataclasses import dataclass

from builder.model import Direction


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path below the site's root, with ``/``, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is rendered: named pieces of Markdown that, joined, are the whole page.

    ``path`` ends in ``index.md``. The template places the pieces; without it they stand in order.
    """

    path: str
    kind: str
    title: str
    pieces: tuple[tuple[str, str], ...]
    language: str = ""
    direction: Direction = "ltr"
    description: str = ""
    drawings: tuple[tuple[str, str], ...] = ()
    """Named pieces of HTML of our own making (SVG) that the template places; what they show stands
    in the Markdown too."""

    @property
    def markdown(self) -> str:
        """The page as one Markdown text."""
        return "\n\n".join(text.strip("\n") for _, text in self.pieces if text.strip()) + "\n"


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a rendered page's table of contents; ``title`` is HTML."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's pieces as HTML, by their names, and its headings; ``page`` has no pieces left."""

    page: Page
    pieces: tuple[tuple[str, str], ...]
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A rendered page, and the files that lie beside it."""

    page: Rendered
    files: tuple[Output, ...]
