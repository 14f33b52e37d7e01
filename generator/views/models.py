"""The view of `models.py`: enums, structures, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator import ir
from generator.naming.words import camel
from generator.views.imports import export_lines, import_lines
from generator.views.limits import in_words
from generator.views.prose import (
    LINE_LENGTH,
    docstring,
    first_sentence,
    paragraphs,
    sentence,
)
from generator.views.vocabulary import Vocabulary, held


@dataclass(frozen=True)
class EnumValueView:
    """A value of an enum, such as `ACTIVE = "ACTIVE"`."""

    name: str
    value: str


@dataclass(frozen=True)
class EnumView:
    """An enum."""

    name: str
    docstring: str
    values: tuple[EnumValueView, ...]


@dataclass(frozen=True)
class MemberView:
    """A member, such as `registry_id: shapes.RegistryId | None = None`."""

    name: str
    type: str
    assignment: str
    """Its default and its name on the wire, as far as they need to be said."""

    docstring: str


@dataclass(frozen=True)
class StructureView:
    """A structure."""

    name: str
    base: str
    docstring: str
    members: tuple[MemberView, ...]


@dataclass(frozen=True)
class ModelsView:
    """All of `models.py`."""

    imports: tuple[str, ...]
    enums: tuple[EnumView, ...]
    structures: tuple[StructureView, ...]
    exports: tuple[str, ...]
    """Names of the classes, sorted."""


def models_view(words: Vocabulary) -> ModelsView:
    """Return the view of `models.py`."""
    shapes = words.service.shapes.values()
    enums = tuple(_enum(words, shape) for shape in shapes if isinstance(shape, ir.Enum))
    structures = (*_structures(words), *_error_bodies(words))
    return ModelsView(
        imports=_imports(enums, structures),
        enums=enums,
        structures=structures,
        exports=export_lines(
            [*(each.name for each in enums), *(each.name for each in structures)]
        ),
    )


def body_class(words: Vocabulary, error: ir.Error) -> str | None:
    """Return the class of an error's body, if the error has members of its own."""
    if not error.modelled:
        return None
    return f"{words.names.classes[error.name]}Body"


def body_base(error: ir.Error) -> str:
    """Return the runtime's class for what an error has on the wire beside its members."""
    if error.message is None:
        return "BareErrorBody"
    return "ErrorBody" if error.message.name == "message" else "CapitalErrorBody"


def member_sentence(words: Vocabulary, member: ir.Member) -> str:
    """Return what a member is, in a sentence; what its shape is, if nothing better."""
    said = member.description or words.shape(member.shape).description
    return sentence(first_sentence(said))


def limits_sentence(words: Vocabulary, name: str) -> str:
    """Return the limits of a shape, and of what it holds, in a sentence."""
    limits = _limits(words, name)
    return sentence(limits[:1].upper() + limits[1:])


def _limits(words: Vocabulary, name: str) -> str:
    shape = words.shape(name)
    own = in_words(shape)
    if not isinstance(shape, ir.List | ir.Map):
        return own
    inner = _limits(words, held(shape))
    return ", each ".join(filter(None, [own or "any number", inner])) if inner else own


def default_sentence(member: ir.Member) -> str:
    """Return what the service assumes where a member is absent, "" if unknown."""
    if member.default is None or isinstance(member.default, dict | list):
        return ""
    return f"The service assumes `{member.default}` if it is absent."


def _enum(words: Vocabulary, shape: ir.Enum) -> EnumView:
    name = words.names.classes[shape.name]
    said = sentence(first_sentence(shape.description)) or f"Values of {shape.name}."
    return EnumView(
        name=name,
        docstring=docstring([said], indent=4),
        values=tuple(
            EnumValueView(words.names.values[shape.name, value.name], value.name)
            for value in shape.values
        ),
    )


def _structures(words: Vocabulary) -> Iterator[StructureView]:
    roles = _roles(words.service)
    for shape in words.service.shapes.values():
        if isinstance(shape, ir.Structure):
            said = paragraphs(shape.description) or [roles.get(shape.name, shape.name)]
            yield StructureView(
                name=words.names.classes[shape.name],
                base="Structure",
                docstring=docstring(map(sentence, said), indent=4),
                members=_members(words, shape),
            )


def _error_bodies(words: Vocabulary) -> Iterator[StructureView]:
    for error in words.service.errors.values():
        if (name := body_class(words, error)) is not None:
            body = ir.Structure(
                name=error.name, place=error.place, members=error.modelled
            )
            yield StructureView(
                name=name,
                base=body_base(error),
                docstring=docstring([f"What {error.name} tells."], indent=4),
                members=_members(words, body),
            )


def _roles(service: ir.Service) -> dict[str, str]:
    """Return what the structures without a description are for."""
    outputs = {each.output: f"Output of {each.name}" for each in service.operations}
    inputs = {each.input: f"Input of {each.name}" for each in service.operations}
    return {**outputs, **inputs}


def _members(words: Vocabulary, shape: ir.Structure) -> tuple[MemberView, ...]:
    names = {words.names.members[shape.name, each.name] for each in shape.members}
    return tuple(_member(words, shape, member, names) for member in shape.members)


def _member(
    words: Vocabulary, owner: ir.Structure, member: ir.Member, names: Collection[str]
) -> MemberView:
    name = words.names.members[owner.name, member.name]
    type_ = words.annotation(member.shape, hidden=names)
    sentences = [
        member_sentence(words, member),
        limits_sentence(words, member.shape),
        default_sentence(member),
    ]
    blocks = [
        " ".join(filter(None, sentences)),
        "Deprecated." if member.deprecated else "",
    ]
    said = [block for block in blocks if block]
    type_ = type_ if member.required else f"{type_} | None"
    return MemberView(
        name=name,
        type=type_,
        assignment=_divided(f"{name}: {type_}", _assignment(name, member, owner)),
        docstring=docstring(said, indent=4) if said else "",
    )


def _assignment(name: str, member: ir.Member, owner: ir.Structure) -> str:
    if owner.is_apart or (name.isascii() and camel(name) == member.name):
        return "" if member.required else " = None"
    if member.required:
        return f' = field(name="{member.name}")'
    return f' = field(name="{member.name}", default=None)'


def _divided(declared: str, assignment: str) -> str:
    """Return an assignment as it stands behind a declaration, divided if it is long."""
    call, bracket, arguments = assignment.partition("(")
    if not bracket or len(declared) + len(assignment) <= LINE_LENGTH - 4:
        return assignment
    return f"{call}(\n        {arguments.removesuffix(')')}\n    )"


def _imports(
    enums: tuple[EnumView, ...], structures: tuple[StructureView, ...]
) -> tuple[str, ...]:
    members = [member for structure in structures for member in structure.members]
    types = " ".join(member.type for member in members)
    bases = {structure.base for structure in structures}
    fields = any("field(" in member.assignment for member in members)
    lines = import_lines(
        {
            "enum": ["StrEnum"] if enums else [],
            "typing": [
                *(["Annotated"] if "Annotated[" in types else []),
                *(["Any"] if _ANY.search(types) else []),
            ],
            "msgspec": ["field"] if fields else [],
            ".": ["shapes"] if "shapes." in types else [],
            "._runtime.enums": ["Unknown"] if "| Unknown" in types else [],
            "._runtime.http.files": set(_FILES.findall(types)),
            "._runtime.errors": bases - {"Structure"},
            "._runtime.structure": bases & {"Structure"},
            "._runtime.times": set(_TIMES.findall(types)),
        }
    )
    if "builtins." not in types:
        return lines
    follows = bool(lines) and lines[0].startswith(("from enum", "from typing"))
    return ("import builtins", *([] if follows else [""]), *lines)


_FILES = re.compile(r"\b(?:Content|File)\b")
_ANY = re.compile(r"\bAny\b")
_TIMES = re.compile(r"\b(?:UnixTime|DateTime)\b")
