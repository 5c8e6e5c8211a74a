"""Says which mentions stay ambiguous, for an editor to see: once for all of one document."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from builder import lines
from builder.model import Mention, Problem, Source


def problems(source: Source, mentions: tuple[Mention, ...]) -> Iterator[Problem]:
    """A notice for the words of each ambiguous mention, at the first of them in a document."""
    unclear = [mention for mention in mentions if mention.entity is None]
    if not unclear or source.text is None:
        return
    starts = lines.starts(source.text)
    places = [one.start for one in unclear]
    for document in source.documents:
        here = unclear[bisect_left(places, document.start) : bisect_left(places, document.end)]
        words = [" ".join(source.text[one.start : one.end].split()) for one in here]
        times = Counter(words)
        for word, first in dict(zip(reversed(words), reversed(here), strict=True)).items():
            line, _ = lines.span(starts, first.start, first.end)
            often = f" ({times[word]} times)" if times[word] > 1 else ""
            ids = " or ".join(first.candidates)
            message = (
                f"“{word}”{often} may be {ids}: nothing in the document decides, and it is linked "
                "to neither. Where the whole archive always means the same one, an entry with "
                "these names: and see: its id says so."
            )
            yield Problem(f"{source.path}:{line}", "notice", "mention-ambiguous", message)
