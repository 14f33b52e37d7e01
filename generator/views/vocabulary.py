"""How the emitted modules refer to a shape: by which name, in which module."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator import ir
from generator.ir.told_apart import has_one_object, is_native, is_native_literal
from generator.naming.names import Names
from generator.sources.options import PARTS, Part
from generator.views.limits import constraint, is_short, written
from generator.views.literals import literal
from generator.views.type_names import NAMES, joined, or_none
from generator.views.uses import Uses

_TYPES: dict[type[ir.Shape], str] = {
    ir.String: "str",
    ir.Integer: "int",
    ir.Number: "float",
    ir.Boolean: "bool",
    ir.Timestamp: "datetime",
    ir.DateTime: "datetime",
    ir.Blob: "bytes",
    ir.Anything: "Any",
    ir.Date: "date",
    ir.Decimal: "Decimal",
    ir.Null: "None",
    ir.Time: "time",
    ir.Uuid: "UUID",
    ir.Content: "Content",
    ir.File: "File",
}

_DECODED: dict[type[ir.Shape], str] = {
    ir.Timestamp: "UnixTime",
    ir.DateTime: "DateTime",
}
"""The types that tell how a value is written, where `_TYPES` does not."""


@dataclass(frozen=True)
class Vocabulary:
    """The service and its Python names: what every view is made from."""

    service: ir.Service
    names: Names
    emit: tuple[Part, ...] = PARTS
    """The parts that the package has."""

    left_out: tuple[tuple[str, str], ...] = ()
    """Operations that are not emitted, and the reason of each."""

    module: str = ""
    """The module of `models` that is written, if there are several."""

    known: Uses | None = None
    """What is known already of who uses which shapes."""

    @cached_property
    def uses(self) -> Uses:
        """Return what the shapes are used for."""
        return self.known or Uses(self.service, self.names)

    @property
    def is_divided(self) -> bool:
        """Whether models, clients, server and operations are several modules each."""
        return bool(self.names.homes.modules)

    def inside(self, module: str) -> Vocabulary:
        """Return the words of a module of `models`."""
        return replace(self, module=module, known=self.uses)

    def shape(self, name: str) -> ir.Shape:
        """Return the shape with this name in the spec."""
        return self.service.shapes[name]

    def constant(self, name: str) -> str:
        """Return the name in `shapes` of a shape's constraints."""
        return self.names.constants[name]

    def is_limited(self, name: str) -> bool:
        """Return whether `shapes` has constraints of a shape."""
        return bool(constraint(self.shape(name)))

    def is_inline(self, name: str) -> bool:
        """Return whether the constraints of a shape stand where it is used.

        So they do where the spec has no name for them, and they are short.
        """
        service = self.service
        if not service.is_http or name in self.uses.named or name in self.uses.shared:
            return False
        return is_short(self.shape(name))

    def is_ruled(self, name: str) -> bool:
        """Return whether `shapes` has rules of a shape."""
        return self.shape(name).rules is not None

    def is_alias(self, name: str) -> bool:
        """Return whether `models` has a name for a shape that is no class."""
        match self.shape(name):
            case ir.Union(is_alias=is_alias):
                return is_alias
            case ir.Literal() as literal:
                return not is_native_literal(literal)
        return False

    def is_later(self, name: str) -> bool:
        """Return whether a name in `models` is told what it stands for when asked for.

        So it is with unions where there are several modules: each would else load those
        of its branches, perhaps in a circle.
        """
        shape = self.shape(name)
        return (
            self.is_divided
            and isinstance(shape, ir.Union)
            and is_native(self.service.shapes, shape)
        )

    def in_module(self, name: str) -> str:
        """Return how the module of `models` that is written calls a class or alias."""
        own = self.names.classes[name]
        if not self.module:
            return own
        is_near = self.names.homes.modules[own] == self.module
        return own if is_near and not self.is_later(name) else f"models.{own}"

    def annotation(
        self, name: str, hidden: Collection[str] = (), *, is_branch: bool = False
    ) -> str:
        """Return the type of a shape's values in `models`, with its limits.

        A type whose name is `hidden` by a member is reached through its module. As a
        branch of a union, a structure needs no word on how it is read.
        """
        type_ = self._decoded(name, hidden, is_branch)
        constant = f"shapes.{self.constant(name)}"
        is_class = isinstance(self.shape(name), ir.Structure)
        limits = written(self.shape(name)) if self.is_inline(name) else constant
        metas = [f"{limits}.meta"] if self.is_limited(name) else []
        metas += (
            [f"shapes.{self.names.rules(name)}.meta"]
            if self.is_ruled(name) and not is_class
            else []
        )
        metas += ["IMPLIED"] if self.shape(name).implied and not is_class else []
        return f"Annotated[{', '.join([type_, *metas])}]" if metas else type_

    def branches(self, union: ir.Union, hidden: Collection[str] = ()) -> Iterator[str]:
        """Return the types of the branches of a union that is told apart by itself.

        Only where there are several structures does the decoder ask for their tags.
        """
        is_alone = len(union.branches) == 1
        is_one_object = has_one_object(self.service.shapes, union)
        for name in union.branches:
            is_structure = isinstance(self.shape(name), ir.Structure)
            is_branch = not (is_alone or (is_structure and is_one_object))
            yield self.annotation(name, hidden, is_branch=is_branch)

    def used(self, use: ir.Use, hidden: Collection[str] = ()) -> str:
        """Return the type of a use in `models`, null included."""
        type_ = self.annotation(use.shape, hidden)
        return or_none(type_) if use.nullable else type_

    def _decoded(self, name: str, hidden: Collection[str], is_branch: bool) -> str:
        own = self.in_module(name)
        match self.shape(name):
            case ir.Structure() as shape:
                if is_branch or not (shape.additional or shape.tag):
                    return own
                return f"Keeping[{own}]" if shape.additional else f"Tagged[{own}]"
            case ir.Enum():
                return own if is_branch else f"{own} | Unknown"
            case ir.Union() | ir.Literal() if self.is_alias(name):
                return own
            case ir.Union() as shape:
                return joined(self.branches(shape, hidden))
            case ir.Literal(values=values):
                return f"Literal[{', '.join(map(literal, values))}]"
            case ir.List() as shape:
                item = self.used(ir.Use(shape.item, shape.nullable), hidden)
                held = "ItemUpload" if shape.one_by_one else _builtin("list", hidden)
                return f"{held}[{item}]"
            case ir.Tuple(items=items):
                types = ", ".join(self.used(each, hidden) for each in items)
                return f"{_builtin('tuple', hidden)}[{types}]"
            case ir.Map() as shape:
                value = self.used(ir.Use(shape.value, shape.nullable), hidden)
                key = _builtin("str", hidden)
                if shape.key and isinstance(self.shape(shape.key), ir.Enum):
                    key = self.in_module(shape.key)
                return f"{_builtin('dict', hidden)}[{key}, {value}]"
            case ir.Decimal(is_text=is_text):
                return "DecimalText" if is_text else "DecimalNumber"
            case shape:
                return _builtin(
                    _DECODED.get(type(shape)) or _TYPES[type(shape)], hidden
                )

    def plain_type(
        self, name: str, *, enum: str = "{}", is_inside: bool = False
    ) -> str:
        """Return the type of a shape's values as a caller writes it.

        `enum` has braces in place of an enum's class; `is_inside` is said in `models`.
        """

        def plain(use: ir.Use) -> str:
            type_ = self.plain_type(use.shape, enum=enum, is_inside=is_inside)
            return or_none(type_) if use.nullable else type_

        own = f"models.{self.names.classes[name]}"
        own = self.in_module(name) if is_inside else own
        match self.shape(name):
            case ir.List() as shape:
                held = "Yields" if shape.one_by_one else "list"
                return f"{held}[{plain(ir.Use(shape.item, shape.nullable))}]"
            case ir.Tuple(items=items):
                return f"tuple[{', '.join(map(plain, items))}]"
            case ir.Map() as shape:
                return f"dict[str, {plain(ir.Use(shape.value, shape.nullable))}]"
            case ir.Structure():
                return own
            case ir.Union() | ir.Literal() if self.is_alias(name):
                return own
            case ir.Union(branches=branches):
                return joined(plain(ir.Use(each)) for each in branches)
            case ir.Literal(values=values):
                return f"Literal[{', '.join(map(literal, values))}]"
            case ir.Enum():
                return enum.format(own)
            case shape:
                return _TYPES[type(shape)]

    def answered_type(self, name: str) -> str:
        """Return the type of what comes from the service, newer values of enums too."""
        return self.plain_type(name, enum="{} | str")

    def argument_type(self, name: str) -> str:
        """Return the type of an argument: for an enum, its texts will do."""
        if isinstance(self.shape(name), ir.Enum):
            return f"models.{self.names.classes[name]} | shapes.{self.texts(name)}"
        return self.answered_type(name)

    def texts(self, name: str) -> str:
        """Return the name in `shapes` of an enum's texts."""
        return self.names.texts(name)

    def takes_null(self, use: ir.Use) -> bool:
        """Return whether null is a value of a use of a shape."""
        match self.shape(use.shape):
            case ir.Anything():
                return use.nullable or not self.service.nulls_are_absent
            case ir.Null():
                return True
            case ir.Union(branches=branches):
                return use.nullable or any(
                    isinstance(self.shape(each), ir.Null) for each in branches
                )
        return use.nullable


def annotated(words: Vocabulary, name: str) -> str:
    """Return the type of a shape as decoding needs it, outside of `models`."""
    classes = words.uses.classes

    def qualified(found: re.Match[str]) -> str:
        return f"models.{found[0]}" if found[0] in classes else found[0]

    return NAMES.sub(qualified, words.annotation(name))


def _builtin(name: str, hidden: Collection[str]) -> str:
    if name not in hidden:
        return name
    return f"dt.{name}" if name in ("date", "time") else f"builtins.{name}"


def held(shape: ir.List | ir.Map) -> str:
    """Return the name of the shape of a container's items or values."""
    return shape.item if isinstance(shape, ir.List) else shape.value
