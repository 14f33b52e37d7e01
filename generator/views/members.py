"""Views of the members of structures: their types, and what they are without a value."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator import ir
from generator.views.literals import literal
from generator.views.prose import LINE_LENGTH, docstring
from generator.views.sentences import member_sentences
from generator.views.type_names import or_none
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class MemberView:
    """A member, such as `registry_id: shapes.RegistryId | None = None`."""

    name: str
    type: str
    assignment: str
    """Its default and its name on the wire, as far as they need to be said."""

    docstring: str

    @property
    def is_long(self) -> bool:
        """Return whether it is set off from the next one: its docstring has lines."""
        return "\n" in self.docstring


def keeps_names(words: Vocabulary, shape: ir.Structure) -> bool:
    """Return whether names of members are the same on the wire, if not in camelCase.

    The first member decides of which the two differ; where there is none, most members
    of all structures do, so that the first one of that kind changes nothing else.
    """
    for member in _all_members(shape):
        name = words.names.members[shape.name, member.name]
        if name.isascii() and renamed(name) != name:
            return name == member.name
    return words.uses.keeps_names


def member_views(
    words: Vocabulary, shape: ir.Structure, keeps: bool
) -> Iterator[MemberView]:
    """Return the members that a class says itself; what it has of its base it does not.

    `keeps` tells whether names are the same on the wire.
    """
    names = {words.names.members[shape.name, each.name] for each in shape.members}
    own = _own_members(words, shape)
    if shape.tag is not None and shape.name not in words.uses.bases:
        yield _tag(words, shape, shape.tag)
    for member in own:
        yield _member(words, shape, member, names, keeps)
    if shape.additional is not None:
        held = words.used(shape.additional, names)
        yield MemberView(
            name=words.names.additional[shape.name],
            type=f"Additional[{held}]",
            assignment=" = ADDITIONAL",
            docstring="Members that have no names here.",
        )


def renamed(name: str) -> str:
    """Return what msgspec makes of a name where a class says `rename="camel"`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _all_members(shape: ir.Structure) -> Iterator[ir.Named]:
    if shape.tag is not None:
        yield ir.Named(name=shape.tag.member, place=shape.place)
    yield from shape.members


def _own_members(words: Vocabulary, shape: ir.Structure) -> list[ir.Member]:
    base = words.shape(shape.base) if shape.base else None
    inherited = base.members if isinstance(base, ir.Structure) else ()
    known = {member.name for member in inherited}
    return [member for member in shape.members if member.name not in known]


def _tag(words: Vocabulary, shape: ir.Structure, tag: ir.Tag) -> MemberView:
    return MemberView(
        name=words.names.members[shape.name, tag.member],
        type=f"ClassVar[Literal[{literal(tag.value)}]]",
        assignment=f" = {literal(tag.value)}",
        docstring="",
    )


def _member(
    words: Vocabulary,
    owner: ir.Structure,
    member: ir.Member,
    names: Collection[str],
    keeps: bool,
) -> MemberView:
    name = words.names.members[owner.name, member.name]
    blocks = [
        " ".join(filter(None, member_sentences(words, member))),
        "Deprecated." if member.deprecated else "",
    ]
    said = [block for block in dict.fromkeys(blocks) if block]
    type_, default = _type(words, owner, member, names)
    return MemberView(
        name=name,
        type=type_,
        assignment=_divided(
            f"{name}: {type_}", _assignment(name, member, owner, keeps, default)
        ),
        docstring=docstring(said, indent=4) if said else "",
    )


def _type(
    words: Vocabulary,
    owner: ir.Structure,
    member: ir.Member,
    names: Collection[str],
) -> tuple[str, str]:
    """Return the type of a member, and what it is where it is absent, "" for required."""
    use = ir.Use(member.shape, member.nullable)
    type_ = words.used(use, names)
    if member.required:
        return type_, ""
    if words.takes_null(use):
        if owner.name in words.service.requested:
            return f"Omittable[{type_}]", "UNSET"
        is_ruled = words.is_ruled(use.shape) and not use.nullable
        # Its rules, if it has any, may still say that it is not null.
        return f"Maybe[{type_}]" if is_ruled else or_none(type_), "None"
    if words.service.nulls_are_absent:
        return f"{type_} | None", "None"
    return f"Maybe[{type_}]", "None"


def _assignment(
    name: str, member: ir.Member, owner: ir.Structure, keeps: bool, default: str
) -> str:
    wire = name if keeps else renamed(name)
    if owner.is_apart or (name.isascii() and wire == member.name):
        return f" = {default}" if default else ""
    if not default:
        return f" = field(name={literal(member.name)})"
    return f" = field(name={literal(member.name)}, default={default})"


def _divided(declared: str, assignment: str) -> str:
    """Return an assignment as it stands behind a declaration, divided if it is long."""
    call, bracket, arguments = assignment.partition("(")
    if not bracket or len(declared) + len(assignment) <= LINE_LENGTH - 4:
        return assignment
    return f"{call}(\n        {arguments.removesuffix(')')}\n    )"
