"""Converts what strict_yaml loaded to the types of records, and says where it does not fit."""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias, TypeVar

import msgspec
from msgspec import inspect

from builder.refusal import MAX_EXCERPT, shown
from builder.strict_yaml import Loaded, Value
from builder.yaml_faults import LINES

_Path: TypeAlias = tuple[str | int, ...]
_Misfit: TypeAlias = tuple[_Path, str, str]
T = TypeVar("T")

_KINDS: dict[type, type] = {
    **dict.fromkeys((inspect.StructType, inspect.DictType), dict),
    **dict.fromkeys((inspect.ListType, inspect.VarTupleType), list),
    **dict.fromkeys((inspect.StrType, inspect.LiteralType, inspect.EnumType), str),
    inspect.NoneType: type(None),
}
_WANTED: dict[object, tuple[str, str]] = {
    list: ("a list", "[first, second], or lines below that begin with `- `"),
    dict: ("a mapping", f"{LINES} below, indented"),
    str: ("a text", "one text, in quotes where it holds `: ` or begins with a bracket"),
}


def read(loaded: Loaded, kind: type[T]) -> T:
    """Convert to `kind`, a msgspec Struct or a dict of them, strictly.

    Raises Refusal at the place that does not fit. A ValueError of a `__post_init__` becomes one
    too; what its message says after "; write instead: " is what to write instead.
    """
    try:
        return msgspec.convert(loaded.value, kind, strict=True)
    except msgspec.ValidationError as error:
        # msgspec's own path says `[...]` for every key of a dict.
        misfit = next(_misfits(inspect.type_info(kind), loaded.value, ()), None)
        path, what, instead = misfit or ((), *_advice(str(error)))
        raise loaded.refuse(path, what, instead, key=what.startswith("unknown field")) from None


def _misfits(shape: inspect.Type, value: Value, path: _Path) -> Iterator[_Misfit]:
    shapes = shape.types if isinstance(shape, inspect.UnionType) else (shape,)
    fitting = [one for one in shapes if _KINDS.get(type(one), type(value)) is type(value)]
    match fitting, value:
        case [], _:
            kinds = [_KINDS[type(one)] for one in shapes]
            wanted = [_WANTED[kind] for kind in kinds if kind in _WANTED]
            what = " or ".join(name for name, _ in wanted)
            yield path, f"{what} is wanted here", "; or ".join(how for _, how in wanted)
        case [inspect.StructType() as struct], dict():
            yield from _misfits_of_struct(struct, value, path)
        case [inspect.DictType(value_type=inner)], dict():
            for name in value:
                yield from _misfits(inner, value[name], (*path, name))
        case [inspect.ListType(item_type=inner) | inspect.VarTupleType(item_type=inner)], list():
            for index, item in enumerate(value):
                yield from _misfits(inner, item, (*path, index))
        case [inspect.LiteralType() | inspect.EnumType() as choice], str():
            names = [str(name) for name in _choices(choice)]
            if value not in names:
                yield path, f"unknown value {shown(value)}", _nearest(value, names)


def _misfits_of_struct(
    shape: inspect.StructType, value: dict[str, Value], path: _Path
) -> Iterator[_Misfit]:
    try:
        msgspec.convert(value, shape.cls)
    except msgspec.ValidationError as error:
        message, _, trail = str(error).partition(" - at `$")
    else:
        return
    fields = {one.encode_name: one for one in shape.fields}
    for name in value:
        if name not in fields and name != shape.tag_field:
            yield (*path, name), f"unknown field {shown(name)}", _nearest(name, list(fields))
    for name, one in fields.items():
        if name in value:
            yield from _misfits(one.type, value[name], (*path, name))
        elif one.required:
            yield path, f"the field `{name}` is missing", f"{name}: …"
    steps = re.findall(r"\.([^.\[`]+)|\[(\d{1,9})\]", trail.partition("[...]")[0])
    yield (*path, *(name or int(index) for name, index in steps)), *_advice(message)


def _choices(shape: inspect.LiteralType | inspect.EnumType) -> Iterable[object]:
    if isinstance(shape, inspect.LiteralType):
        return shape.values
    return (one.value for one in shape.cls)


def _nearest(name: str, names: list[str]) -> str:
    near = difflib.get_close_matches(name[:MAX_EXCERPT], names, 1)
    return "".join(f"`{one}`; " for one in near) + "one of: " + ", ".join(names)


def _advice(message: str) -> tuple[str, str]:
    what, _, instead = message.partition("; write instead: ")
    return what, instead or "what fits this"
