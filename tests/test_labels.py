"""The words of the interface: the same keys and gaps in every language, and none without use."""

import re
from pathlib import Path

from builder.annotating import entities
from builder.config import LABELS, THEME, _labels

BUILT = re.compile(
    r"(field|severity|certainty|language|month|rule|kind|relation|inward|in|part|script)_\w+"
)
"""Keys that are put together from a prefix and a value."""

ENGLISH = _labels(LABELS / "en.yml")


def gaps(text: str) -> set[str]:
    return set(re.findall(r"{\w+}", text))


def test_every_language_has_every_label() -> None:
    for path in LABELS.glob("*.yml"):
        texts = _labels(path)
        assert texts.keys() == ENGLISH.keys(), path.name
        assert {key: gaps(text) for key, text in texts.items()} == {
            key: gaps(text) for key, text in ENGLISH.items()
        }


def test_every_rule_of_a_name_has_a_label() -> None:
    assert {f"rule_{rule.replace('-', '_')}" for rule in entities.RULES} <= ENGLISH.keys()


def test_every_label_is_used() -> None:
    files = [*Path(THEME).parent.rglob("*.py"), *Path(THEME).rglob("*.html")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    unused = {
        key
        for key in ENGLISH
        if not BUILT.fullmatch(key) and f'"{key}"' not in code and f"'{key}'" not in code
    }
    assert not unused
