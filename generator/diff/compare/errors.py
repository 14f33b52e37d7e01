"""Errors of the service: which there are, whose fault they are, what they carry."""

from __future__ import annotations

from collections.abc import Iterable

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.members import compare_members
from generator.diff.compare.wording import compare_words
from generator.diff.located import Located
from generator.diff.reach import Reach, Side
from generator.sources.source import Place

_EXTENSION = "x-concord-error"


def compare_errors(context: Context) -> None:
    """Compare the errors of both versions, and what they stand for."""
    for name, error in context.new.service.errors.items():
        if name not in context.kept_errors:
            _report_existence(context, context.new, error, "added")
    for name, error in context.old.service.errors.items():
        if name in context.errors:
            _compare(context, error, context.new.service.errors[context.errors[name]])
        else:
            _report_existence(context, context.old, error, "removed")
    _compare_roles(context)


def error_symbol(side: Located, error: str) -> str:
    """Return the name of an error's class, with its module."""
    return f"errors.{side.names.classes[error]}"


def _report_existence(
    context: Context, side: Located, error: ir.Error, how: str
) -> None:
    """Report an error that one version has, if it is no part of an operation's end."""
    known = (
        context.operations.values()
        if side is context.new
        else context.operations.keys()
    )
    reached = side.reaches.error(error.name).operations
    met = tuple(name for name in reached if name in known)
    if not met:
        return
    shapes = side.reaches.below(member.shape for member in error.body.members)
    own = [name for name in shapes if _is_alone(context, side, name)]
    added = how == "added"
    spot = Spot(
        subject=error.name,
        places=(None, error.place) if added else (error.place, None),
        reach=Reach(frozenset({Side.ERROR}), met),
        symbols=(error_symbol(side, error.name), *side.symbols(own)),
    )
    code = error.name
    message = f"`{error.name}` is {'new' if added else 'gone'}"
    was, now = ("", code) if added else (code, "")
    context.report(f"error-{how}", spot, message, was=was, now=now)


def _is_alone(context: Context, side: Located, shape: str) -> bool:
    if side is context.new:
        return context.is_new(shape)
    return shape not in context.shapes


def _compare(context: Context, old: ir.Error, new: ir.Error) -> None:
    spot = Spot(
        subject=new.name,
        places=(old.place, new.place),
        reach=context.error_reach(old.name, new.name),
        symbols=(error_symbol(context.new, new.name),),
    )
    if old.name != new.name:
        named = spot.also([error_symbol(context.old, old.name)])
        message = f"`{old.name}` is called `{new.name}`, on the wire too"
        context.report("error-renamed", named, message, was=old.name, now=new.name)
    said = spot.at(
        context.old.place(old, [_EXTENSION]), context.new.place(new, [_EXTENSION])
    )
    if old.fault != new.fault:
        message = f"`{new.name}` is the {new.fault}'s fault; it was the {old.fault}'s"
        context.report(
            "error-fault-changed", said, message, was=old.fault, now=new.fault
        )
    elif old.retryable != new.retryable:
        message = (
            f"a call may{'' if new.retryable else ' not'} succeed after `{new.name}`"
        )
        was, now = old.retryable, new.retryable
        context.report("error-retryable-changed", said, message, was=was, now=now)
    compare_members(context, old.body, new.body, spot)
    _compare_words(context, old, new, spot)


def _compare_words(context: Context, old: ir.Error, new: ir.Error, spot: Spot) -> None:
    before, after = context.old.node(old), context.new.node(new)
    compare_words(context, (before, after), spot)
    responses = (
        context.old.responses.get(old.name),
        context.new.responses.get(new.name),
    )
    if responses != (before, after):
        compare_words(context, responses, spot.part(" response"))


def _compare_roles(context: Context) -> None:
    for rule, before, after, words in (
        (
            "invalid-request-error-changed",
            context.old.service.invalid_request,
            context.new.service.invalid_request,
            "a request that breaks the spec",
        ),
        (
            "internal-error-changed",
            context.old.service.internal_error,
            context.new.service.internal_error,
            "an unexpected failure",
        ),
    ):
        kept = context.errors.get(before) if before else None
        if kept != after:
            _report_role(context, rule, (before, after), words)


def _report_role(
    context: Context, rule: str, errors: tuple[str | None, str | None], words: str
) -> None:
    before, after = errors
    sides = context.old, context.new
    spot = Spot(
        subject=next(name for name in (after, before) if name),
        places=(_place(context.old, before), _place(context.new, after)),
        reach=Reach(frozenset({Side.ERROR}), tuple(context.new.operations)),
        symbols=_symbols(zip(sides, errors, strict=True)),
    )
    told = f"`{after}`" if after else "no error of the spec"
    previous = f"it was `{before}`" if before else "there was none"
    message = f"{told} answers {words}; {previous}"
    context.report(rule, spot, message, was=before or "", now=after or "")


def _place(side: Located, error: str | None) -> Place | None:
    if error is None:
        return None
    return side.place(side.service.errors[error], [_EXTENSION])


def _symbols(errors: Iterable[tuple[Located, str | None]]) -> tuple[str, ...]:
    return tuple(error_symbol(side, name) for side, name in errors if name is not None)
