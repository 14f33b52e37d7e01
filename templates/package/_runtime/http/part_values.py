"""What parts hold that are no files, read as plain JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, get_args, get_origin

from .description import Multipart, Part
from .kinds import Kind, kind_of
from .media_types import is_json
from .texts import from_json, value_of


def part_reader(part: Part | None, type_: Any) -> Callable[[str, bytes], Any]:
    """Return what reads a part that is no file as plain JSON: `read(type, content)`.

    What it returns raises `ValueError`, as readers of parameters do.
    """
    kind = kind_of(type_)
    said = part.content_type if part is not None else None

    def read(content_type: str, content: bytes) -> Any:
        try:
            text = content.decode()
        except UnicodeDecodeError:
            raise ValueError("must be UTF-8") from None
        if is_json(content_type or said or "") or not kind.scalar:
            return from_json(text)
        return value_of(text, kind)

    return read


def part_of(media: Multipart, name: str) -> Part | None:
    """Return what is said of a part: by its name or place, or of all items of a row."""
    return media.parts.get(name) or media.parts.get("*")


def whole_list(content_type: str, content: bytes, kind: Kind) -> list[Any] | None:
    """Return the list that a part alone holds as JSON, as some write one.

    A value of JSON that is no such list is its only item. `None` where the part is no
    JSON, but an item as any part is; `kind` is that of the list.
    """
    if not is_json(content_type):
        return None
    whole = part_reader(None, kind)(content_type, content)
    is_list = isinstance(whole, list) and (
        not kind.item.array or all(isinstance(item, list) for item in whole)
    )
    return whole if is_list else [whole]


def held_by(type_: Any) -> Any:
    """Return what the values of an object with any names, or the items of a list, are."""
    while get_origin(type_) is Annotated:
        type_ = get_args(type_)[0]
    return get_args(type_)[-1] if get_origin(type_) in (list, dict) else Any
