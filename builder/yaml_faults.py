"""What a YAML parser's complaints mean in plain words, and what to write instead.

libyaml and PyYAML put them differently; both are here.
"""

import re
from typing import Any

import yaml

from builder.refusal import Located, Refusal

QUOTES = 'the text between quotes: "…"'
LINES = "`key: value` lines"
ITEMS = "[first, second] or {key: value}; quotes around a text that begins with a bracket"
NOT_USED = ("a sign of an anchor, alias, tag or directive, which are not used here", QUOTES)

# (pattern on "context: problem @ line before‸line after", whether the place is where the context
# began, what is wrong, what to write instead), the first that fits: libyaml and PyYAML differ.
FAULTS = (
    (r"tab character|start any token @ \s*‸\t", False, "a tab indents this line", "spaces"),
    (r"start any token|node content.* @ .*‸\S", False, "a value cannot begin like this", QUOTES),
    (r"(anchor|alias|tag|directive): ", True, *NOT_USED),
    (r"quoted scalar: found unexpected", True,
     "a quote opens here and is never closed", "the same quote where the text ends"),
    (r"escape|hexdecimal", False, "YAML has no such escape after a backslash",
     r"single quotes around the text, or `\\` for one backslash"),
    (r"(expected key|indicator|block end|expected ',').*@.*[\"'\]}]\s*‸\S", False,
     "the text goes on after its closing quote or bracket",
     """quotes around all of it, of the other kind than those inside: '"One" and two'"""),
    (r"flow (sequence|mapping)", True, "a bracket opens here; a comma or its end is missing",
     ITEMS),
    (r"flow node", False, "an item or a closing bracket is missing", ITEMS),
    (r"mapping values.*@.*: .*‸:", False,
     "a second colon with a space after it", 'quotes around the value: title: "One: two"'),
    (r"mapping values", False, "no key can stand here: the line is indented too far, the line "
     "above it is no `key: value`, or the key is too long", f"{LINES}, all in one column"),
    (r"simple key", True, "the line has no `: `", f"{LINES}; more spaces where a text goes on"),
    (r"block scalar", True, "`|` or `>` begins a text that stands on the lines below it",
     "the text below it, indented; or quotes around a text that begins with this sign"),
    (r"(sequence entries|mapping keys)", False, "no list or mapping can begin within a line",
     "each `- item` on a line of its own; or quotes around the text"),
    (r"expected key|indicator|block end", False,
     "the line is not indented like the lines it belongs to", "the same number of spaces as they"),
    (r"", False, "this is not YAML", f"{LINES}, with quotes around special characters"),
)  # fmt: skip


def fault(source: Located, error: yaml.MarkedYAMLError) -> Refusal:
    """The refusal for what the parser found wrong in ``source``."""
    mark: Any = error.problem_mark or error.context_mark
    before, after = source.around(mark.index)
    sign = f"{error.context}: {error.problem} @ {before}‸{after}"
    _, opening, what, instead = next(fault for fault in FAULTS if re.search(fault[0], sign))
    place: Any = (opening and error.context_mark) or mark
    return source.refusal(place.index, what, instead)
