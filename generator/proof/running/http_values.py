"""Objects for the values of a case: parameters, bodies of any media type, headers."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from generator.proof.running.cases import Case
from generator.proof.running.emitted import Emitted
from generator.proof.running.objects import as_json, lenient, made
from generator.proof.running.sameness import same

BODY, CONTENT_TYPE = "body", "content_type"
BYTES = "$bytes"
"""The key of an object that stands for bytes; its value is base64."""

_OF_RANGES = {
    "Json": "application/json",
    "Text": "text/plain",
    "Bytes": "application/octet-stream",
}
"""What a body is sent as for which the spec has a range of media types."""

_PLACES = {"Label": "path", "Query": "query", "Header": "header", "Cookie": "cookie"}


class HttpValues:
    """What is made of the values of the cases of one operation."""

    def __init__(self, emitted: Emitted, described: Any) -> None:
        """Take the package, and what it says of the operation."""
        self._emitted = emitted
        self._binding = described.binding
        self._types: Mapping[str, Any] = _hints(described.input)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Where each parameter travels, as a pointer, by its name in Python."""
        return {name: self._place(name) for name in self._binding.locations}

    def arguments(self, case: Case) -> Iterator[tuple[str, Any]]:
        """Return the members of a valid request."""
        yield from self.parameters(case)
        if BODY not in self.places and BODY in case.request:
            yield BODY, self._value(self._media(case.media), case.request[BODY])

    def parameters(self, case: Case) -> Iterator[tuple[str, Any]]:
        """Return the members of a valid request, without its body."""
        for name in self.places.keys() & case.request.keys():
            yield name, made(self._emitted, case.request[name], self._types[name])
        yield from self._said_type(case)

    def faulty(self, case: Case) -> Mapping[str, Any] | None:
        """Return the members of a faulty request, None where no object has the fault."""
        members = dict(self._said_type(case))
        if BODY not in self.places and BODY in case.request:
            media = self._media(case.media)
            if kind_of(media) != "Json":
                members[BODY] = self._value(media, case.request[BODY])
        for name, _, type_ in self.typed(case):
            found = lenient(self._emitted, case.request[name], type_)
            if found is None:
                return None
            members[name] = found[0]
        return members

    def has_fault(self, case: Case, members: Mapping[str, Any]) -> bool:
        """Tell whether members say what a faulty request does, fault and all."""
        return all(
            same(
                case.request[name],
                as_json(self._emitted, members[name]),
                null_is_absent=False,
            )
            for name, _, _ in self.typed(case)
        )

    def takes_null(self, case: Case) -> bool:
        """Tell whether null is a body, and not the absence of one."""
        media = self._media(case.media)
        return kind_of(media) == "Json" and not self._emitted.codec.violations_of(
            media.type, None
        )

    def typed(self, case: Case) -> Iterator[tuple[str, str, Any]]:
        """Return the members that JSON has, where they travel, and their types."""
        for name in case.request:
            if name in self.places:
                yield name, self.places[name], self._types[name]
            elif kind_of(media := self._media(case.media)) == "Json":
                yield name, f"/{BODY}", media.type

    def is_json(self, case: Case) -> bool:
        """Tell whether a request has a body of JSON."""
        return bool(case.media) and kind_of(self._media(case.media)) == "Json"

    def answer(self, case: Case) -> Any:
        """Return the value of an answer or an error, None where it has no body."""
        if not case.answer_media:
            return None
        return self._value(self.answer_media(case), case.answer)

    def answer_media(self, case: Case) -> Any:
        """Return what is said of the body of an answer."""
        media = self._said_of(case).media
        return next(each for each in media if each.media_type == case.answer_media)

    def headers(self, case: Case) -> Any:
        """Return the structure of an answer's headers, None where there are none."""
        if not case.headers:
            return None
        return made(self._emitted, dict(case.headers), self._said_of(case).headers)

    def header_texts(self, case: Case) -> dict[str, str]:
        """Return an answer's headers as texts."""
        return {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in case.headers.items()
        }

    def _place(self, name: str) -> str:
        location = self._binding.locations[name]
        kind = kind_of(location)
        if kind not in _PLACES:
            return "/querystring"
        wire = location.name.replace("~", "~0").replace("/", "~1")
        return f"/{_PLACES[kind]}/{wire}"

    def _said_type(self, case: Case) -> Iterator[tuple[str, Any]]:
        """Return the choice of a media type, where a method takes one."""
        if case.media and CONTENT_TYPE in self._types.keys() - self.places.keys():
            yield CONTENT_TYPE, self._one_type(case.media)

    def _one_type(self, media_type: str) -> str:
        """Return a media type of a range, or the one that it is."""
        kind, _, rest = media_type.partition("/")
        if "*" not in rest:
            return media_type
        return (
            _OF_RANGES[kind_of(self._media(media_type))]
            if kind == "*" or rest != "*"
            else f"{kind}/x-any"
        )

    def _media(self, media_type: str) -> Any:
        media = self._binding.body.media
        return next(each for each in media if each.media_type == media_type)

    def _said_of(self, case: Case) -> Any:
        """Return what is said of answers of a status."""
        responses = self._binding.responses
        status = case.status
        keys = (key_of(case.error or str(status)), f"{status // 100}XX", "default")
        return next((responses[key] for key in keys if key in responses), None)

    def _value(self, media: Any, plain: Any) -> Any:
        match kind_of(media):
            case "Text":
                return plain
            case "Bytes":
                return base64.b64decode(plain[BYTES])
            case "Multipart":
                return self._parts(media, plain)
            case "Items":
                return [made(self._emitted, each, media.type) for each in plain]
        return made(self._emitted, plain, media.type)

    def _parts(self, media: Any, plain: Any) -> Any:
        """Return the structure of a multipart body, files and all."""
        structure: Any = media.type
        if not hasattr(structure, "__struct_fields__"):
            if isinstance(plain, list) and any(map(_has_file, plain)):
                held = self._emitted.module("_runtime.http.part_values").held_by
                return [self._part(held(structure), each) for each in plain]
            if not (isinstance(plain, dict) and any(map(_has_file, plain.values()))):
                return made(self._emitted, plain, structure)
            if get_origin(structure) is dict:
                return self._named(get_args(structure)[-1], plain)
            kinds = self._emitted.module("_runtime.http.kinds")
            branches = kinds.kind_of(structure).structures
            rest = self._emitted.module("_runtime.additional").NAME
            structure = next(each for each in branches if _takes(each, plain, rest))
        types = get_type_hints(structure, include_extras=True)
        fields = structure.__struct_encode_fields__
        names = dict(zip(fields, structure.__struct_fields__, strict=True))
        members = {
            names[wire]: self._part(types[names[wire]], value)
            for wire, value in plain.items()
            if wire in names
        }
        members |= self._others(names, types, plain)
        return structure(**members)

    def _others(
        self, names: Mapping[str, str], types: Mapping[str, Any], plain: Any
    ) -> dict[str, Any]:
        """Return the member that holds what has no name of its own, if there is any."""
        name = names.get(self._emitted.module("_runtime.additional").NAME)
        others = {key: plain[key] for key in plain if key not in names}
        if name is None or not others:
            return {}
        return {name: self._named(get_args(types[name])[-1], others)}

    def _named(self, type_: Any, plain: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self._part(type_, each) for name, each in plain.items()}

    def _part(self, type_: Any, plain: Any) -> Any:
        if not _has_file(plain):
            return made(self._emitted, plain, type_)
        if isinstance(plain, list):
            return [self._file(each) for each in plain]
        return self._file(plain)

    def _file(self, plain: Any) -> Any:
        file = self._emitted.module("_runtime.http.files").File
        return file(base64.b64decode(plain[BYTES]), name="file.bin")


def _has_file(plain: Any) -> bool:
    first = plain[0] if isinstance(plain, list) and plain else plain
    return isinstance(first, dict) and BYTES in first


def _takes(
    structure: type[msgspec.Struct], plain: Mapping[str, Any], rest: str
) -> bool:
    """Tell whether a structure has all members of a value, which has what it must.

    `rest` is what the member is called that holds those without a name.
    """
    fields = msgspec.structs.fields(structure)
    config = structure.__struct_config__
    needed = {each.encode_name for each in fields if each.required}
    known = {each.encode_name for each in fields} | {config.tag_field}
    is_tagged = config.tag_field is None or plain.get(config.tag_field) == config.tag
    return (
        is_tagged
        and needed <= plain.keys()
        and (rest in known or plain.keys() <= known)
    )


@cache
def _hints(structure: type[Any]) -> Mapping[str, Any]:
    return get_type_hints(structure, include_extras=True)


def key_of(status: str) -> int | str:
    """Return a status, a range of them or "default" as the package has it."""
    return int(status) if status.isdigit() else status


def kind_of(said: Any) -> str:
    """Return what kind of media or location something is."""
    return type(said).__name__
