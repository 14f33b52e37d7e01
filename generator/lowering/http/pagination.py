"""How operations answer in pages, as far as their parameters and answers bear it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import ir
from generator.dialects.openapi import PAGINATION
from generator.dialects.pagination import way_of
from generator.ir.places import NoMemberError, way
from generator.problems.diagnostics import Findings, closest
from generator.reading.nodes import Node

_TOKENS = (ir.String, ir.Integer, ir.Uuid, ir.DateTime, ir.Date, ir.Number, ir.Enum)


@dataclass(frozen=True, slots=True)
class Paged:
    """An operation that is said to answer in pages."""

    shapes: Mapping[str, ir.Shape]
    input: str
    http: ir.Http
    said: Node
    findings: Findings

    def lowered(self) -> ir.Pagination | None:
        """Return what is said, `None` where it is not so: that is among the findings."""
        told, page = way_of(self.said), self._page()
        if told is None or page is None:
            return None
        items = self._found("items", page, (ir.List,), "a list")
        listed = self.shapes[items.shape] if items else None
        integer = told.kind in ("offset", "page")
        taken = self._taken(told.taken, integer=integer)
        given: ir.Use | None = None
        if told.kind == "last" and isinstance(listed, ir.List):
            given = self._found(told.given, listed.item, _TOKENS, "a scalar")
        elif told.kind == "url":
            given = self._found(told.given, page, (ir.String,), "a string")
        elif told.kind == "cursor":
            given = self._found(told.given, page, _TOKENS, "a scalar")
        if taken and given:
            self._check_alike(told.taken, told.given, taken, given)
        self._found("more", page, (ir.Boolean,), "a boolean")
        self._found("total", page, (ir.Integer,), "an integer")
        self._taken("limit", integer=True)
        return ir.Pagination(
            kind=told.kind,
            input_token=self._member(told.taken),
            output_token=self.said.text(told.given) or "",
            items=self.said.text("items") or "",
            limit=self._member("limit") or None,
            more=self.said.text("more"),
            total=self.said.text("total"),
        )

    def _page(self) -> str | None:
        """Return the shape of a page: what a call that succeeds answers with."""
        media = [each for it in self.http.successes for each in it.media]
        found = {each.shape for each in media if each.kind == "json"}
        page = next(iter(found), None)
        whole = all(response.media for response in self.http.successes)
        if page is None or len(found) > 1 or len(media) > 1 or not whole:
            self.findings.error(
                "what answers in pages must answer with one kind of JSON whenever it"
                " succeeds",
                self.said.key_place,
            )
            return None
        return page

    def _found(
        self, key: str, start: str, kinds: tuple[type[ir.Shape], ...], noun: str
    ) -> ir.Use | None:
        """Return what is at the place in a page that a member of the extension names."""
        node = self.said.get(key)
        if node is None and key != "items":
            return None
        node, text = node or self.said, self.said.text(key) or ""
        return self._at(node, start, ir.steps(text), kinds, noun, "the response")

    def _at(
        self,
        node: Node,
        start: str,
        names: Iterable[str],
        kinds: tuple[type[ir.Shape], ...],
        noun: str,
        owner: str,
    ) -> ir.Use | None:
        try:
            found = way(self.shapes, start, names)
        except NoMemberError as error:
            self._report_missing(node, owner, error)
            return None
        shape = self.shapes[found.end.shape]
        # Any value may be a token; that it is a list of items nothing tells.
        allowed = kinds if ir.List in kinds else (*kinds, ir.Anything)
        if isinstance(shape, allowed):
            return found.end
        if names:
            self.findings.error(f"`{node.value}` must be {noun}", node.place)
        else:
            self.findings.error(
                f"`{PAGINATION}` needs `items`: the response is no list",
                self.said.key_place,
            )
        return None

    def _report_missing(self, node: Node, owner: str, error: NoMemberError) -> None:
        self.findings.error(
            f"{owner} has no member `{error.name}`",
            node.place,
            hint=closest(error.name, error.known)
            or (f"these are: {', '.join(error.known)}" if error.known else None),
        )

    def _taken(self, key: str, *, integer: bool) -> ir.Use | None:
        """Return what of a request a member of the extension names."""
        node = self.said.get(key) if key else None
        if node is None:
            return None
        kinds = (ir.Integer,) if integer else _TOKENS
        noun = "an integer" if integer else "a scalar"
        text = str(node.value)
        if not text.startswith("/"):
            if not (name := self._member(key)):
                known = [each.key for each in self._parameters().values()]
                self.findings.error(
                    f"the operation has no parameter `{text}`",
                    node.place,
                    hint=closest(text, known)
                    or "a member of its body is named by a JSON pointer, such as `/page`",
                )
                return None
            return self._at(node, self.input, (name,), kinds, noun, "the request")
        names = ir.steps(self._member(key))
        found = self._at(node, self.input, names, kinds, noun, "the request")
        if found and not self._has_place(names):
            self.findings.error(
                f"`{text}` is in what may be left out, and has other members that must"
                " not",
                node.place,
            )
        return found

    def _has_place(self, names: tuple[str, ...]) -> bool:
        """Tell whether what is absent on the way can be made up for a page."""
        absent = [
            self.shapes[each.owner]
            for each in way(self.shapes, self.input, names).steps
            if each.may_miss
        ]
        return all(
            isinstance(shape, ir.Structure)
            and not any(member.required for member in shape.members)
            for shape in absent
        )

    def _member(self, key: str) -> str:
        """Return where in the input that is what a member of the extension names."""
        text = self.said.text(key) or ""
        if text.startswith("/"):
            return f"/{ir.BODY}{text}"
        found = [name for name, it in self._parameters().items() if it.key == text]
        return found[0] if found else ""

    def _parameters(self) -> dict[str, ir.Parameter]:
        """Return the parameters by their names in the input, those of the query first."""
        found = {
            name: each
            for name, each in self.http.locations.items()
            if isinstance(each, ir.Parameter)
        }
        return dict(sorted(found.items(), key=lambda each: each[1].location != "query"))

    def _check_alike(self, taken: str, given: str, one: ir.Use, other: ir.Use) -> None:
        first, second = self.shapes[one.shape], self.shapes[other.shape]
        texts = (ir.String, ir.Enum)
        alike = type(first) is type(second) or (
            isinstance(first, texts) and isinstance(second, texts)
        )
        if not alike and not isinstance(first, ir.Anything | ir.Union):
            node = self.said.get(given) or self.said
            self.findings.error(
                f"`{node.value}` is of another type than `{self.said.text(taken)}`",
                node.place,
            )
