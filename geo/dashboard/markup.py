"""The one way in which a page writes HTML: everything is escaped unless it was built here."""

from __future__ import annotations

import re
from html import escape

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_VOID = frozenset({"br", "hr", "col"})
_LINKS = ("http://", "https://")


class Safe(str):
    """HTML that `tag` built, and nothing else."""

    __slots__ = ()


def tag(name: str, *children: object, **attributes: str | float | bool | None) -> Safe:
    """Return an element; text is escaped, an underscore in an attribute's name is a hyphen.

    An attribute that is None or False is left out, one that is True stands without a value.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of an element")
    opened = f"<{name}{''.join(_attribute(*pair) for pair in attributes.items())}>"
    if name in _VOID:
        return Safe(opened)
    return Safe(f"{opened}{''.join(map(_child, children))}</{name}>")


def text(value: object) -> Safe:
    """Return text as it is to be read, whatever it holds."""
    return Safe(escape(str(value)))


def link(address: str, words: str) -> Safe:
    """Return a link to an outside page, or the plain words if the address is of another kind."""
    if not address.lower().startswith(_LINKS):
        return text(words)
    return tag("a", words, href=address, target="_blank", rel="noopener noreferrer nofollow")


def _child(child: object) -> str:
    if isinstance(child, Safe):
        return child
    if isinstance(child, (list, tuple)):
        return "".join(map(_child, child))
    return "" if child is None else escape(str(child))


def _attribute(name: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
