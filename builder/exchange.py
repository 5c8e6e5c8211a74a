"""Builds a site aside, then exchanges it for the old one: no build leaves half a site."""

import shutil
from contextlib import suppress
from pathlib import Path


class Exchange:
    """One folder's exchange. Killed at any point, it leaves a whole site, the old or the new."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._new = folder.with_name(f".{folder.name}.new")
        self._old = folder.with_name(f".{folder.name}.old")

    def begin(self) -> Path:
        """An empty folder beside the old one, to build in."""
        if self._old.exists() and not self._folder.exists():
            self._old.rename(self._folder)  # killed between the two renames of finish
        for rest in (self._new, self._old):
            shutil.rmtree(rest, ignore_errors=True)
        self._new.mkdir(parents=True)
        return self._new

    def finish(self) -> Path:
        """Puts the new folder in the place of the old one."""
        with suppress(FileNotFoundError):
            self._folder.rename(self._old)
        self._new.rename(self._folder)
        shutil.rmtree(self._old, ignore_errors=True)
        return self._folder

    def abandon(self) -> None:
        """Leaves the old folder as it was."""
        shutil.rmtree(self._new, ignore_errors=True)
