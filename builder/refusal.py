"""A file that is refused: where, what is wrong with it, and what to write instead."""

import re
from dataclasses import astuple, dataclass

MAX_EXCERPT = 120
"""Code points of a line that are shown."""

CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
INVISIBLE = r"\t\n\r\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
HIDDEN = re.compile(rf"[{CONTROL}{INVISIBLE}]")


@dataclass(eq=False)
class Refusal(Exception):  # noqa: N818 (the house's word for it)
    """A file that is refused: where (line, column from 1), what is wrong, what to write instead.

    `excerpt` is the line, clipped, control characters escaped; `caret` the offset of the place.
    """

    file: str
    line: int
    column: int
    what: str
    instead: str
    excerpt: str
    caret: int

    def __post_init__(self) -> None:
        super().__init__(*astuple(self))

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}"
        pointer = " " * self.caret + "^"
        return (
            f"{where}: {self.what}\n    {self.excerpt}\n    {pointer}"
            f"\n  write instead: {self.instead}"
        )


@dataclass(frozen=True, slots=True)
class Located:
    """A text whose places can be refused; ``first_line`` is the line of the file it begins on."""

    text: str
    file: str
    first_line: int

    def refusal(self, index: int, what: str, instead: str) -> Refusal:
        """A refusal at an offset of the text."""
        line = self.text.count("\n", 0, index) + self.first_line
        column = index - self.text.rfind("\n", 0, index)
        before, after = map(visible, self.around(index))
        before = before if len(before) <= 80 else "…" + before[-79:]
        excerpt = before + clipped(after, MAX_EXCERPT - len(before))
        return Refusal(self.file, line, column, what, instead, excerpt, len(before))

    def around(self, index: int) -> tuple[str, str]:
        """What stands on the line of an offset, before and after it."""
        start = max(self.text.rfind("\n", 0, index) + 1, index - MAX_EXCERPT)
        after = self.text[index : index + MAX_EXCERPT + 1].partition("\n")[0]
        return self.text[start:index], after.rstrip("\r")


def visible(text: str) -> str:
    """With control and invisible characters escaped."""
    return HIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def clipped(text: str, width: int) -> str:
    """At most ``width`` code points of it."""
    return text if len(text) <= width else text[: width - 1] + "…"


def shown(name: str) -> str:
    """A name as it stands in a message."""
    return f"`{clipped(visible(name[:60]), 60)}`"
