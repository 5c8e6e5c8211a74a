"""Tells which candidates of a document are parts of others: surnames, and acronyms in brackets."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from builder.annotating import acronyms
from builder.entity import EntityId
from builder.model import Candidate


def with_parts(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates of a document; parts of names know where their full name begins.

    A surname that two of the document have is left out: nothing decides whose it is.
    """
    surnames = _surnames(found)
    shorts = _acronyms(text, found)
    for one in found:
        key = one.keys[0]
        short = shorts.get(text[one.start : one.ends[0]])
        if short is not None and short != one.start:
            yield replace(one, full=short, sign="acronym", kind="organisation", weight=0)
        elif " " in key or key not in surnames:
            yield one
        elif len(surnames[key]) == 1:
            (full,) = surnames[key].values()
            yield replace(one, full=full, sign="surname", kind="person", weight=0)


def _surnames(found: Sequence[Candidate]) -> Mapping[str, Mapping[str, int]]:
    """By each surname, who has it, by key, and where each is first named in full."""
    every: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in found:
        if one.kind == "person" and one.weight > 0:
            for key in one.keys:
                words = key.split()
                if len(words) > 1 and "of" not in words:
                    every[words[-1]].setdefault(one.keys[0], one.start)
    return every


def _acronyms(text: str, found: Sequence[Candidate]) -> dict[str, int]:
    """Where the name begins that each acronym is introduced beside."""
    starts: dict[EntityId, int] = {}
    spellings: dict[EntityId, tuple[str, ...]] = {}
    places = []
    for one in found:
        if " " in one.keys[0]:
            id_ = EntityId(one.keys[0])
            starts.setdefault(id_, one.start)
            spellings[id_] = (text[one.start : one.ends[0]],)
            places.append((one.start, one.ends[0], id_))
    return {
        short.short: starts[short.entities[0]]
        for short in acronyms.learnt(text, places, spellings)
        if len(short.entities) == 1
    }
