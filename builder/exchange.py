"""Builds a site aside, then exchanges it for the old one: no build leaves half a site."""

import ctypes
import os
import shutil
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two builds at once are then not told apart
    fcntl = None  # type: ignore[assignment]

AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""Linux, renameat2(2)."""


class Exchange:
    """One folder's exchange. A build that fails or is killed leaves the old folder.

    Entries whose names begin with a dot (.git) are not the site's, and stay in the folder. Where
    the system cannot exchange two folders at once, there is a moment without one; the next build
    puts a build right that was killed in it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._new = self._folder.with_name(f".{self._folder.name}.new")
        self._old = self._folder.with_name(f".{self._folder.name}.old")
        self._lock: int | None = None

    def begin(self) -> Path:
        """An empty folder beside the old one, to build in. Raises OSError in one sentence."""
        if self._folder.is_mount():
            raise OSError(f"{self._folder} is a mount point; name a folder inside it as site_dir.")
        self._new.mkdir(parents=True, exist_ok=True)
        self._take_lock()
        if self._old.exists() and not self._folder.exists():
            self._old.rename(self._folder)  # killed between the two renames of _swap
        for rest in (self._new, self._old):
            _move_dot_entries(rest, self._folder)
        shutil.rmtree(self._old, ignore_errors=True)
        for entry in self._new.iterdir():
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        return self._new

    def finish(self) -> Path:
        """Puts the new folder in the place of the old one."""
        if not self._folder.exists():
            self._new.rename(self._folder)
        elif not _exchanged(self._new, self._folder):
            self._swap()
        for rest in (self._new, self._old):
            _move_dot_entries(rest, self._folder)
            shutil.rmtree(rest, ignore_errors=True)
        self._free_lock()
        return self._folder

    def abandon(self) -> None:
        """Leaves the old folder as it was."""
        if self._lock is not None:
            shutil.rmtree(self._new, ignore_errors=True)
            self._free_lock()

    def _swap(self) -> None:
        self._folder.rename(self._old)
        try:
            self._new.rename(self._folder)
        except OSError:
            self._old.rename(self._folder)
            raise

    def _take_lock(self) -> None:
        """Locks the new folder itself, so that no file of ours is left anywhere."""
        if fcntl is None:
            return
        self._lock = os.open(self._new, os.O_RDONLY)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._free_lock()
            raise OSError(
                f"Another build of {self._folder} is running; wait for its end."
            ) from None

    def _free_lock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _exchanged(one: Path, other: Path) -> bool:
    """Exchanges two folders at once, where the system can."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(rename(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0)


def _move_dot_entries(start: Path, end: Path) -> None:
    if not (start.is_dir() and end.is_dir()):
        return
    for entry in start.iterdir():
        if entry.name.startswith(".") and not (end / entry.name).exists():
            with suppress(OSError):
                entry.rename(end / entry.name)
