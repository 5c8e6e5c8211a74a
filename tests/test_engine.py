"""The engine's contract: ``each`` is the plain loop, however it is cached or spread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import engine as engines
from builder.engine import Engine


@dataclass(frozen=True, slots=True)
class Item:
    name: str
    data: bytes | None
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    text: str
    parts: tuple[tuple[str, int], ...]


def weigh(item: Item, factor: int) -> Result:
    return Result(item.name * 2, tuple((item.name, n * factor) for n in item.numbers))


def plain(items: list[Item], factor: int) -> tuple[Result, ...]:
    return tuple(weigh(item, factor) for item in items)


ITEMS = st.lists(
    st.builds(
        Item,
        name=st.text(max_size=5),
        data=st.none() | st.binary(max_size=5),
        numbers=st.lists(st.integers(-(2**31), 2**31), max_size=3).map(tuple),
    ),
    max_size=8,
)


@given(ITEMS, st.integers(-5, 5))
def test_each_is_the_plain_loop(items: list[Item], factor: int) -> None:
    assert Engine(processes=1).each(weigh, items, factor) == plain(items, factor)


def test_cold_and_warm_are_the_plain_loop(tmp_path: Path) -> None:
    cache = tmp_path / "deep" / "cache.sqlite"

    @given(ITEMS, st.integers(-5, 5))
    def law(items: list[Item], factor: int) -> None:
        for _ in range(2):
            assert Engine(cache, 1).each(weigh, items, factor) == plain(items, factor)

    law()


@pytest.mark.parametrize("cached", [False, True])
def test_processes_are_the_plain_loop(tmp_path: Path, cached: bool) -> None:
    items = [Item(str(i % 90), b"x" * i, (i,)) for i in range(engines.POOL_FROM + 50)]
    with Engine(tmp_path / "c.sqlite" if cached else None, 2) as engine:
        assert engine.each(weigh, items, 3) == plain(items, 3)
        assert engine.each(weigh, items, 3) == plain(items, 3)


def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Counts what the engine really computes."""
    seen: list[object] = []
    computed = Engine._computed

    def counting(self: Engine, function: Callable[..., object], items, count, shared):  # type: ignore[no-untyped-def]
        items = list(items)
        seen.extend(items)
        return computed(self, function, items, count, shared)

    monkeypatch.setattr(Engine, "_computed", counting)
    return seen


def test_what_is_known_is_not_computed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed = calls(monkeypatch)
    cache = tmp_path / "c.sqlite"
    Engine(cache, 1).each(weigh, [Item("a", None), Item("b", None)], 1)
    Engine(cache, 1).each(weigh, [Item("b", None), Item("c", None), Item("a", None)], 1)
    assert [item.name for item in computed] == ["a", "b", "c"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("change", ["shared", "code"])
def test_a_change_of_code_or_argument_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    computed = calls(monkeypatch)
    Engine(tmp_path / "c.sqlite", 1).each(weigh, [Item("a", None)], 1)
    if change == "code":
        monkeypatch.setattr(engines, "_code", lambda: "other")
    Engine(tmp_path / "c.sqlite", 1).each(weigh, [Item("a", None)], 2 if change == "shared" else 1)
    assert len(computed) == 2


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 500])
def test_a_damaged_cache_is_left_behind(tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / "c.sqlite"
    items = [Item("a", None)]
    Engine(cache, 1).each(weigh, items, 1)
    cache.write_bytes(damage)
    assert Engine(cache, 1).each(weigh, items, 1) == plain(items, 1)
    assert Engine(cache, 1).each(weigh, items, 1) == plain(items, 1)


def test_what_is_not_wanted_any_more_is_forgotten(tmp_path: Path) -> None:
    cache = tmp_path / "c.sqlite"
    Engine(cache, 1).each(weigh, [Item(str(i), None) for i in range(3000)], 1)
    full = cache.stat().st_size
    for turn in range(4):
        Engine(cache, 1).each(weigh, [Item(f"{turn}-{i}", None) for i in range(700)], 1)
    assert cache.stat().st_size <= full * 1.5
