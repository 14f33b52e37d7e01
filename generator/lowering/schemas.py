"""Schemas to shapes, each under its name."""

from __future__ import annotations

import weakref
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from generator import ir
from generator.dialects.aws_json import is_aws, speaks_aws_json
from generator.dialects.fragments import Fragments
from generator.dialects.kinds import FREE, Kind, kind_of
from generator.dialects.openapi import name_of_pointer
from generator.dialects.whole import whole_values
from generator.linking.resolve import Document
from generator.lowering.filed import Filed, Place, Where, is_binary
from generator.lowering.inheritance import Family, families
from generator.lowering.making import Making
from generator.lowering.members import members_of
from generator.lowering.settling import Settling
from generator.lowering.shapes import Shapes
from generator.lowering.shaping import CONTAINERS, shape_of
from generator.lowering.unions import Declared
from generator.naming.unnamed import parts
from generator.naming.unnamed.gathering import Gathered
from generator.problems.diagnostics import Findings
from generator.reading.nodes import Node


class Schemas(Shapes):
    """The shapes that the schemas of a document describe, by name, in its order."""

    def __init__(self, document: Document, names: Gathered, findings: Findings) -> None:
        """Take the document, what is named in it, and where ambiguities are reported."""
        super().__init__(names)
        self.flat = names.flat
        self.aws = is_aws(document)
        self._document = document
        self._whole_values = whole_values(document)
        self._findings = findings
        self.aliases: tuple[ir.Alias, ...] = ()
        """The components that are nothing but other schemas, null included."""

        self._declared: dict[str, Declared] = {}
        self._kinds: set[str] = set()
        """The names of the unions of all kinds of a base."""

        self._nullable: dict[str, str] = {}
        """The names of unions of null and a shape, by its name."""

        self._fragments = Fragments(self.flat, whole_patterns=self.aws)
        self._families = families(self.flat, self._components)
        self._making = Making(
            # In a circle, they would keep the document for as long as nobody collects.
            names=weakref.proxy(self),
            document=document,
            fragments=self._fragments,
            families=self._families,
            whole_values=self._whole_values,
            aws=self.aws,
            rpc=self.aws or speaks_aws_json(document),
        )

    def add_components(self, without: Collection[str]) -> None:
        """Add the schemas of the components, save those of errors."""
        own = {
            name: node
            for name, node in self._components.items()
            if name not in without and self.flat.target(node) is node
        }
        # Each takes its place before any of them is followed: a new reference to a
        # schema further down must not move it.
        self.take_place(*own)
        for name, node in own.items():
            self._named(node, name)
        aliases = (
            ir.Alias(name=name, place=node.key_place, use=self.use(node, name))
            for name, node in self._components.items()
            if name not in without and name not in own
        )
        self.aliases = tuple(each for each in aliases if each.use.shape != each.name)

    def use(self, node: Node, suggestion: str) -> ir.Use:
        """Return the use of a schema: its shape, and whether null may stand there.

        Of a schema that is words around another one, or another one and null, that is
        the shape of the other one.
        """
        target, nullable = self.flat.use(node)
        return ir.Use(self._named(target, suggestion), nullable)

    def refer(self, node: Node, suggestion: str) -> str:
        """Return the name of the shape of a schema wherever it is used, null included.

        A schema that has no name of its own takes the suggested one, or its title, or
        shares that of its type if it is a scalar without limits.
        """
        use = self.use(node, suggestion)
        if not use.nullable:
            return use.shape
        if use.shape not in self._nullable:
            null = self.plain(ir.Null(name="", place=node.place), parts.NULL, node)
            union = ir.Union(name="", place=node.key_place, branches=(use.shape, null))
            beside = Node({}, f"{node.pointer}/orNull", node.place, node.key_place)
            name = self.put(parts.or_null(use.shape), beside, union)
            self._nullable[use.shape] = name
        return self._nullable[use.shape]

    def body(self, node: Node, suggestion: str) -> str:
        """Return the name of the structure that a body's schema is or refers to.

        A free object has no members there. Where others hold such an object as well,
        the structure has a name of its own.
        """
        target = self.flat.target(node)
        kind = kind_of(self.flat.of(target))
        if kind is FREE and target.pointer not in self._whole_values:
            return self.empty(suggestion, node)
        return self._named(target, suggestion)

    def filed(self, used: Collection[Place]) -> Filed:
        """Make the bytes of all shapes what they are where messages have these."""
        shared = [each for each in self._plain.values() if is_binary(each)]
        texts = {
            each.name: self.share(ir.String(name="", place=each.place))
            for each in shared
        }
        known = {name: text for name, text in texts.items() if text is not None}
        filed = Filed(self.all(), used, known)
        self.replaced(filed.shapes())
        for new, old in [*filed.added.items()]:
            if old in self._declared:
                self._declared[new] = self._declared[old]
            if old in self._kinds:
                self._kinds.add(new)
        for name, said in self._declared.items():
            branches = {
                value: filed.part(name, each) for value, each in said.branches.items()
            }
            self._declared[name] = Declared(said.member, branches)
        self.aliases = tuple(
            replace(it, use=replace(it.use, shape=filed.name(it.use.shape, Where.TEXT)))
            for it in self.aliases
        )
        return filed

    def settled(self) -> dict[str, ir.Shape]:
        """Return the shapes once no more will come: unions know their branches.

        A union of which a value may be of two branches is among the findings.
        """
        settling = Settling(
            self.all(), self._declared, self._components.keys(), self._kinds
        )
        for found in settling.ambiguous:
            if found.union.name in self.told_by_media:
                continue
            self._findings.warning(
                f"`{found.example}` may be `{found.first}` and `{found.second}`: the one"
                " is taken that fits best",
                found.union.place,
                hint="give both a required member with a constant of its own",
                rule="ambiguous-union",
            )
        return settling.shapes

    @property
    def named(self) -> tuple[ir.Use, ...]:
        """Return the shapes that are components, and whether each may be null."""
        return tuple(
            ir.Use(name, self.flat.use(node)[1])
            for name, node in self._components.items()
            if name in self.shapes
        )

    @property
    def definitions(self) -> Mapping[str, Any]:
        """Return the fragments of JSON Schema that rules refer to."""
        return self._fragments.definitions

    def members(
        self, owner: str, node: Node, *, without: Collection[str] = ()
    ) -> tuple[ir.Member, ...]:
        """Return the members of the structure that a flat schema describes."""
        return members_of(self._making, owner, node, without)

    def _named(self, target: Node, suggestion: str) -> str:
        if (family := self._families.get(target.pointer)) is not None:
            return self._any_of(family, self._own(target, suggestion))
        return self._own(target, suggestion)

    def _own(self, target: Node, suggestion: str) -> str:
        """Return the name of the shape of a schema itself, not of its kinds."""
        if target.pointer not in self._claims.names:
            flat = self.flat.of(target)
            kind = kind_of(flat)
            is_component = name_of_pointer(target.pointer) is not None
            if not is_component and (plain := self._plain_name(flat, kind)):
                return plain
            name = self._claims.name(target, kind, flat, suggestion)
            self.take_place(name)
            self._keep(name, shape_of(self._making, name, flat, kind))
        return self._claims.names[target.pointer]

    def _keep(self, name: str, made: tuple[ir.Shape, Declared | None]) -> None:
        self.shapes[name], said = made
        if said is not None:
            self._declared[name] = said

    def _any_of(self, family: Family, base: str) -> str:
        """Return the name of the union of all kinds of a base."""
        place = Node(
            {},
            f"{family.base.pointer}/discriminator",
            family.base.place,
            family.base.key_place,
        )
        if place.pointer not in self._claims.names:
            name = self.claim(parts.any_kind(base), place)
            self._kinds.add(name)
            branches = {
                value: self._own(each, "") for value, each in family.kinds.items()
            }
            self.shapes[name] = ir.Union(
                name=name,
                description=f"Any kind of {base}.",
                place=family.base.key_place,
                branches=tuple(dict.fromkeys(branches.values())),
            )
            self._declared[name] = Declared(family.member, branches)
        return self._claims.names[place.pointer]

    def _plain_name(self, node: Node, kind: Kind | None) -> str | None:
        if kind is None or kind in CONTAINERS or node.value is False:
            return None
        shape, _ = shape_of(self._making, "", node, kind)
        return self.share(replace(shape, description=""))
