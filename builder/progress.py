"""Shows how far a build is: on a terminal only."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click


@contextmanager
def progress(label: str, items: Iterable[Any], length: int) -> Iterator[Iterable[Any]]:
    """The items, counted on standard error as they are taken, where that is a terminal."""
    if not sys.stderr.isatty() or not length:
        yield items
        return
    name = label.replace("_", " ")
    with click.progressbar(items, length=length, label=f"{name:20}", file=sys.stderr) as bar:
        yield bar


@contextmanager
def counter(label: str, length: int) -> Iterator[Callable[[], None]]:
    """A function to call at each of ``length`` steps that somebody else takes."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=length, label=f"{label:20}", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
