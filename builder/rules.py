"""Prints the ordered lists of rules by which texts are read: each by its name and what it says."""

from collections.abc import Callable, Iterator, Sequence

from builder.annotating import arabic, cues, entities, neighbours
from builder.config import labels
from builder.reading import beginnings, core, describe, outlets, phrases, places, signs, title

LISTS: tuple[tuple[str, Sequence[tuple[str, Callable[..., object]]]], ...] = (
    ("what a line looks like", [(rule.name, rule.tells) for rule in signs.SIGNS]),
    ("what else, after the table of phrases", [(rule.name, rule.tells) for rule in signs.LATER]),
    ("where a document begins (the weights are added up)", beginnings.RULES),
    ("roles between the title and the running text", places.HEAD),
    ("roles within the running text", places.WITHIN),
    ("roles below the running text", places.BELOW),
    ("roles in a text without a page around it", places.PLAIN),
    ("title", [(rule.__name__, rule) for rule in title.RULES]),
    ("other fields", describe.RULES),
    ("publisher", [(rule.__name__, rule) for rule in outlets.RULES]),
    ("why a name means nobody after all", neighbours.RULES),
    ("names in Arabic letters", [(rule.__name__.strip("_"), rule) for _, rule in arabic.RULES]),
)


def listing() -> Iterator[str]:
    """The lists in the order in which they are asked; in each, the first rule that fits decides."""
    for name, rules in LISTS:
        yield name
        for rule_name, rule in rules:
            said = (rule.__doc__ or "").strip().split("\n\n")[0]
            yield f"  {rule_name.replace('_', ' ')}: {' '.join(said.split())}"
    said_of = dict(labels("en"))
    yield "whom a name means"
    for way in entities.RULES:
        yield f"  {way}: {said_of['rule_' + way.replace('-', '_')]}"
    yield "signs of a name that no authority file has"
    for sign in cues.SIGNS:
        yield f"  {sign}: {said_of['rule_' + sign.replace('-', '_')]}"
    yield "phrases of pages (builder/reading/phrases.yml)"
    for kind in phrases.kinds():
        yield (
            f"  {kind}: {core.POINTS[kind]:+.0f} points for a line of it"
            if (kind in core.POINTS)
            else f"  {kind}"
        )
