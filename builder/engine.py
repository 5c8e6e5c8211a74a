"""Runs a pure function over many items: remembered between builds, on several cores.

``Engine.each(function, items, *shared)`` equals
``tuple(function(item, *shared) for item in items)``. That is its contract and its test.
"""

import gc
import hashlib
import multiprocessing
import os
import sqlite3
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, get_type_hints

import msgspec

T = TypeVar("T")
R = TypeVar("R")

POOL_FROM = 100
"""Items; fewer are done sooner here than in processes that must first start."""

CHUNK = 20
"""Items handed to a process at a time."""

PACKAGES = (
    *(
        "ahocorasick-rs",
        "babel",
        "charset-normalizer",
        "markdown-it-py",
        "msgspec",
    ),
    *("mdurl", "numpy", "py3langid", "python-slugify", "pyyaml", "rapidfuzz", "text-unidecode"),
)
"""What the functions that run here compute with; another version may give another result."""

Progress = Callable[[str, Iterable[Any], int], AbstractContextManager[Iterable[Any]]]
"""Called with the function's name, the items still to compute, and their number."""


def _silent(_: str, items: Iterable[Any], __: int) -> AbstractContextManager[Iterable[Any]]:
    return nullcontext(items)


class Engine:
    """A cache (a file, or None for none) and a pool of processes (0: one for each core)."""

    def __init__(
        self, cache_file: Path | None = None, processes: int = 0, progress: Progress = _silent
    ) -> None:
        self._cache_file = cache_file
        self._processes = processes or _cores()
        self._progress = progress
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def each(
        self, function: Callable[..., R], items: Iterable[T], *shared: object
    ) -> tuple[R, ...]:
        """``tuple(function(item, *shared) for item in items)``.

        ``function`` is a module's own, with annotated types that msgspec can encode.
        """
        with _uncollected():
            return self._each(function, tuple(items), shared)

    def _each(
        self, function: Callable[..., R], items: Sequence[T], shared: Sequence[object]
    ) -> tuple[R, ...]:
        if self._cache_file is None:
            with self._progress(function.__name__, items, len(items)) as watched:
                return tuple(self._computed(function, watched, len(items), shared))
        keys = _keys(function, items, shared)
        known = _Store(self._cache_file).load(keys)
        decode = _decoder(function)
        results = {key: value for key, raw in known.items() if (value := decode(raw)) is not None}
        missing = {key: item for key, item in zip(keys, items, strict=True) if key not in results}
        with self._progress(function.__name__, missing.values(), len(missing)) as watched:
            fresh = dict(
                zip(missing, self._computed(function, watched, len(missing), shared), strict=True)
            )
        _Store(self._cache_file).save(function.__qualname__, keys, _encoded(fresh))
        results |= fresh
        return tuple(results[key] for key in keys)

    def _computed(
        self, function: Callable[..., R], items: Iterable[T], count: int, shared: Sequence[object]
    ) -> Iterator[R]:
        if self._processes == 1 or count < POOL_FROM:
            return (function(item, *shared) for item in items)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._processes, multiprocessing.get_context(_start()))
        calls = ((function, item, shared) for item in items)
        return self._pool.map(_call, calls, chunksize=CHUNK)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: results have none, and it would walk through all of them
    again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):  # not on macOS or Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start() -> str:
    """How to start a process: not by a bare fork, which a live server's threads forbid."""
    methods = multiprocessing.get_all_start_methods()
    return "forkserver" if "forkserver" in methods else "spawn"


def _call(call: tuple[Callable[..., R], Any, Sequence[object]]) -> R:
    function, item, shared = call
    return function(item, *shared)


def _keys(
    function: Callable[..., Any], items: Iterable[Any], shared: Sequence[object]
) -> list[str]:
    encode = msgspec.msgpack.encode
    name = f"{function.__module__}.{function.__qualname__}"
    start = hashlib.blake2b(encode((_code(), name, shared)), digest_size=20)
    keys = []
    for item in items:
        digest = start.copy()
        digest.update(encode(item))
        keys.append(digest.hexdigest())
    return keys


@cache
def _code() -> str:
    """A digest of everything but the input that a result depends on."""
    digest = hashlib.blake2b(digest_size=20)
    folder = Path(__file__).parent
    for path in sorted(path for kind in ("py", "yml", "txt") for path in folder.rglob(f"*.{kind}")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    versions = [sys.version, unicodedata.unidata_version, *map(version, PACKAGES)]
    digest.update("\0".join(versions).encode())
    return digest.hexdigest()


def _decoder(function: Callable[..., R]) -> Callable[[bytes], R | None]:
    decoder = msgspec.msgpack.Decoder(get_type_hints(function)["return"])

    def decode(raw: bytes) -> R | None:
        try:
            value: R = decoder.decode(raw)
        except msgspec.MsgspecError:
            return None  # a damaged entry is computed again
        return value

    return decode


def _encoded(results: dict[str, Any]) -> dict[str, bytes]:
    return {key: msgspec.msgpack.encode(value) for key, value in results.items()}


class _Store:
    """The cache's file. Whatever is wrong with it, the build goes on without it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The stored values of those keys that have one."""
        try:
            with closing(self._open()) as database:
                _name_wanted(database, keys)
                rows = database.execute("SELECT key, value FROM result JOIN wanted USING (key)")
                return dict(rows.fetchall())
        except (sqlite3.OperationalError, OSError):
            return {}  # in use by another build, or on a disk that cannot be written
        except sqlite3.DatabaseError:
            with suppress(OSError), self._path.open("rb") as file:
                if file.read(16) == b"SQLite format 3\0":  # damaged; anything else is not ours
                    self._path.unlink()
            return {}

    def save(self, function: str, keys: Sequence[str], values: dict[str, bytes]) -> None:
        """Stores new values; forgets what was not wanted, once that is most of what is there."""
        with suppress(sqlite3.Error, OSError), closing(self._open()) as database, database:
            rows = ((key, function, value) for key, value in values.items())
            database.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?)", rows)
            count = "SELECT count(*) FROM result WHERE function = ?"
            if database.execute(count, (function,)).fetchone()[0] > 3 * len(keys) + 1000:
                _name_wanted(database, keys)
                database.execute(
                    "DELETE FROM result WHERE function = ? AND key NOT IN (SELECT key FROM wanted)",
                    (function,),
                )

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=10)
        database.execute(
            "CREATE TABLE IF NOT EXISTS result (key TEXT PRIMARY KEY, function TEXT, value BLOB)"
            " WITHOUT ROWID"
        )
        return database


def _name_wanted(database: sqlite3.Connection, keys: Iterable[str]) -> None:
    database.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY) WITHOUT ROWID")
    database.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((key,) for key in keys))
