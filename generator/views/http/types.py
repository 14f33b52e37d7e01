"""Types as modules beside `models` write them, and what these modules import for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from generator import ir
from generator.views.vocabulary import Vocabulary

BUILTINS = frozenset(
    {"bool", "bytes", "dict", "float", "int", "list", "str", "tuple", "type"}
)
"""Those that types are made of."""

_NAMES = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|(?<![\w.])[A-Za-z_]\w*")
"""Names at the start of an expression; texts are found as well, and are no names."""

_MODULES = {
    "Annotated": "typing",
    "Any": "typing",
    "Content": "._runtime.http.files",
    "Decimal": "decimal",
    "DecimalNumber": "._runtime.decimals",
    "DecimalText": "._runtime.decimals",
    "DateTime": "._runtime.times",
    "Download": "._runtime.http.downloads",
    "AsyncDownload": "._runtime.http.downloads",
    "File": "._runtime.http.files",
    "Keeping": "._runtime.additional",
    "Literal": "typing",
    "Mapping": "collections.abc",
    "Maybe": "._runtime.annotations",
    "Omittable": "._runtime.annotations",
    "Sequence": "collections.abc",
    "Tagged": "._runtime.annotations",
    "UNSET": "msgspec",
    "UUID": "uuid",
    "UnixTime": "._runtime.times",
    "Unknown": "._runtime.enums",
    "UnknownNumber": "._runtime.enums",
    "UnsetType": "msgspec",
    "date": "datetime",
    "datetime": "datetime",
    "errors": ".",
    "models": ".",
    "operations": ".",
    "shapes": ".",
    "time": "datetime",
    "timedelta": "datetime",
    "uuid": "",
}
"""Where each name comes from that a type is made of."""


def annotated(words: Vocabulary, name: str) -> str:
    """Return the type of a shape as decoding needs it, outside of `models`."""
    classes = set(words.names.classes.values())

    def qualified(found: re.Match[str]) -> str:
        return f"models.{found[0]}" if found[0] in classes else found[0]

    return _NAMES.sub(qualified, words.annotation(name))


def returned(words: Vocabulary, responses: Iterable[ir.Response], raw: str) -> str:
    """Return the type of what answers hold, as a caller gets it.

    `raw` is the type of what is passed on as it is.
    """
    return either(each for response in responses for each in held(words, response, raw))


def held(words: Vocabulary, response: ir.Response, raw: str) -> list[str]:
    """Return the types of what an answer may hold."""
    types = [_held(words, medium, raw) for medium in response.media]
    return types or ["None"]


def _held(words: Vocabulary, medium: ir.Media, raw: str) -> str:
    if medium.shape is not None:
        return words.answered_type(medium.shape)
    return "str" if medium.kind == "text" else raw


def either(types: Iterable[str]) -> str:
    """Return a union of types, each once, `None` last."""
    parts = dict.fromkeys(part for type_ in types for part in _parts(type_))
    if "Any" in parts:
        return "Any"
    return " | ".join(sorted(parts, key=lambda each: each == "None"))


def _parts(type_: str) -> list[str]:
    """Return the members of a union; bars within brackets or texts are no ends of them."""
    parts, depth, start = [], 0, 0
    for found in re.finditer(r"[\[(]|[\])]| \| |\"(?:\\.|[^\"\\])*\"", type_):
        if found[0] in "[(":
            depth += 1
        elif found[0] in "])":
            depth -= 1
        elif found[0] == " | " and not depth:
            parts.append(type_[start : found.start()])
            start = found.end()
    return [*parts, type_[start:]]


def shown(type_: str, hidden: Collection[str]) -> str:
    """Return a type in a class that has methods called like builtin types."""
    return _NAMES.sub(
        lambda found: f"builtins.{found[0]}" if found[0] in hidden else found[0], type_
    )


def names_in(expression: str) -> list[str]:
    """Return the names at the starts of the expressions in one."""
    return [name for name in _NAMES.findall(expression) if name[0] not in "\"'"]


def imports_of(types: Iterable[str]) -> dict[str, set[str]]:
    """Return the names that types are made of, by their modules."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for type_ in types:
        for name in names_in(type_):
            if module := _MODULES.get(name):
                wanted[module].add(name)
    return wanted
