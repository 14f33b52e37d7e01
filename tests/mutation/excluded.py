"""What is not changed, since no test could or should tell: each kind with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import libcst as cst
import libcst.matchers as m

Path = Sequence[cst.CSTNode]
"""A node, and what it stands in, from the module inwards."""

_LOGS = m.Attribute(
    value=m.Name("log") | m.Name("_log") | m.Attribute(attr=m.Name("_log")),
    attr=m.OneOf(*map(m.Name, ("debug", "info", "warning", "error", "exception"))),
)
_LAYOUT = ("frozen", "slots", "gc", "weakref", "dict", "kw_only")


def _is(*kinds: m.BaseMatcherNode) -> Callable[[Path], bool]:
    """Return whether a node is one of these kinds; all that stands in it is left out."""
    return lambda path: any(m.matches(path[-1], kind) for kind in kinds)


def _is_of_a_layout(path: Path) -> bool:
    """Whether a keyword of a decorator or of a class says how its objects are kept."""
    node = path[-1]
    return (
        isinstance(node, cst.Arg)
        and node.keyword is not None
        and node.keyword.value in _LAYOUT
        and any(isinstance(outer, cst.Decorator | cst.ClassDef) for outer in path[-3:])
    )


def _changes_a_layout(path: Path) -> bool:
    """Whether it is a decorator with nothing but such keywords."""
    call = m.Call(func=m.Name("dataclass"))
    return m.matches(path[-1], call) and isinstance(path[-2], cst.Decorator)


def _is_a_cast(path: Path) -> bool:
    """Whether it is the type that a value is said to be of."""
    outer = path[-2] if len(path) > 1 else None
    cast = m.Call(func=m.Name("cast"))
    return (
        isinstance(outer, cst.Call)
        and m.matches(outer, cast)
        and path[-1] is outer.args[0]
    )


_TYPES = m.Call(func=m.Name("TypeVar") | m.Name("NewType") | m.Name("ParamSpec"))

EXCLUDED: dict[str, Callable[[Path], bool]] = {
    "types are checked by mypy, and mean nothing while the code runs": _is(
        m.Annotation(),
        m.AnnAssign(annotation=m.Annotation(m.Name("TypeAlias"))),
        _TYPES,
        m.Assign(value=_TYPES),
        m.If(test=m.Name("TYPE_CHECKING")),
        m.FunctionDef(decorators=[m.ZeroOrMore(), m.Decorator(m.Name("overload"))]),
        m.ClassDef(bases=[m.ZeroOrMore(), m.Arg(m.Name("Protocol")), m.ZeroOrMore()]),
    ),
    "a cast is for mypy alone": _is_a_cast,
    "what is never reached, by mypy's word": _is(m.Call(func=m.Name("assert_never"))),
    "the words of a log are no interface": _is(m.Call(func=_LOGS)),
    "how objects are kept shows in their size, and in what nobody does": (
        lambda path: _is_of_a_layout(path) or _changes_a_layout(path)
    ),
    "that things are of one length is a promise, as an assertion is": _is(
        m.Arg(keyword=m.Name("strict"))
    ),
    "names to export, and places for members, are for readers and for speed": _is(
        m.Assign(
            targets=[
                m.AssignTarget(m.Name("__all__") | m.Name("__slots__")),
            ]
        )
    ),
    "how much a cache keeps shows in speed only": _is(
        m.Decorator(m.Call(func=m.Name("lru_cache")))
    ),
}
"""Reasons, and whether one holds of a path to a node."""


def reason_to_exclude(path: Path) -> str | None:
    """Return why the last node of `path` stays as it is, if there is a reason."""
    return next((reason for reason, holds in EXCLUDED.items() if holds(path)), None)


def is_the_same(node: cst.CSTNode, other: cst.CSTNode) -> bool:
    """Return whether a change takes nothing but that promise of `zip` away."""
    zipped = m.Call(func=m.Name("zip"))
    return (
        m.matches(node, zipped)
        and m.matches(other, zipped)
        and _without_flag(node) == _without_flag(other)
    )


def _without_flag(call: cst.CSTNode) -> list[cst.BaseExpression]:
    assert isinstance(call, cst.Call)
    return [each.value for each in call.args if each.keyword is None]
