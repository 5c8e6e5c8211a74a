"""A unit with what stands around it, as the rules for roles see it."""

from collections.abc import Callable, Sequence

import msgspec

from builder.model import Role
from builder.reading.units import Unit


class Place(msgspec.Struct, frozen=True):
    """A unit with what stands around it, for the rules."""

    units: Sequence[Unit]
    signs: Sequence[str]
    index: int
    title: int | None
    first: int
    last: int
    """The running text is ``[first, last)``."""

    @property
    def unit(self) -> Unit:
        """The unit itself."""
        return self.units[self.index]

    @property
    def sign(self) -> str:
        """What it looks like."""
        return self.signs[self.index]

    def near(self, step: int) -> Unit | None:
        """The unit so many further on, within the stretch."""
        place = self.index + step
        return self.units[place] if 0 <= place < len(self.units) else None

    def follows_title(self, reach: int) -> bool:
        """Whether the title stands so few units above it at most."""
        return self.title is not None and 0 < self.index - self.title <= reach


Rule = Callable[[Place], Role | None]
"""Gives a unit its role, or leaves it to the next rule."""
