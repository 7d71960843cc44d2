"""Values to plain JSON types and back, by their type hints; nothing but the known classes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, TypeVar

Decoder = Callable[[Any], Any]
T = TypeVar("T")


def to_plain(value: Any) -> Any:  # noqa: ANN401 - any value of the model
    """Return `value` as JSON types; fields that hold their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: to_plain(held)
            for name, default in _fields(type(value))
            if (held := getattr(value, name)) != default
        }
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], plain: Any) -> T:  # noqa: ANN401 - what json.loads returned
    """Return the `kind` that `to_plain` wrote.

    Raises TypeError, ValueError or KeyError if `plain` is something else.
    """
    return typing.cast("T", _decoder(typing.cast("typing.Hashable", kind))(plain))


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))


@cache
def _decoder(kind: Any) -> Decoder:  # noqa: ANN401 - a type hint
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        inner = _decoder(next(one for one in arguments if one is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        return _tuple_decoder(arguments)
    return _class_decoder(kind) if isinstance(kind, type) else _unchanged


def _class_decoder(kind: type) -> Decoder:
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    if issubclass(kind, tuple):  # a NamedTuple
        parts = [_decoder(hint) for hint in _hints(kind).values()]
        return lambda plain: kind(*(part(one) for part, one in zip(parts, plain, strict=True)))
    if kind is dt.date:
        return dt.date.fromisoformat
    return kind if issubclass(kind, Enum) else _unchanged


def _unchanged(plain: Any) -> Any:  # noqa: ANN401 - a str, number, bool or dict
    return plain


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if len(arguments) == 2 and arguments[1] is ...:  # noqa: PLR2004 - tuple[X, ...]
        item = _decoder(arguments[0])
        return lambda plain: tuple(item(one) for one in plain)
    parts = [_decoder(hint) for hint in arguments]
    return lambda plain: tuple(part(one) for part, one in zip(parts, plain, strict=True))


def _dataclass_decoder(kind: type) -> Decoder:
    parts = {name: _decoder(hint) for name, hint in _hints(kind).items()}
    return lambda plain: kind(**{name: parts[name](held) for name, held in plain.items()})


def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
