"""The view of the README of a package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.views.distribution import DistributionView, distribution_view, method_of
from generator.views.examples import shown_operation
from generator.views.http.methods import GroupView, MethodView, group_views
from generator.views.http.types import BUILTINS, names_in
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class ShownView:
    """An operation, called with values that it takes, and implemented."""

    call: str
    """The operation as it is called on a client."""

    arguments: tuple[tuple[str, str], ...]
    """Names and expressions."""

    method: MethodView
    service: str
    """The class to implement that has the operation."""

    argument: str
    """What `create_app` takes for it."""

    @property
    def replies(self) -> str:
        """Return the type of what the method returns, "" if that needs an import."""
        known = {"models", "None", *BUILTINS}
        names = names_in(self.method.replies)
        return self.method.replies if known.issuperset(names) else ""

    @property
    def has_times(self) -> bool:
        """Return whether a value is a time, whose class is to be imported."""
        return any("datetime(" in value for _, value in self.arguments)

    @property
    def has_models(self) -> bool:
        """Return whether a value is a structure."""
        return any("models." in value for _, value in self.arguments)


@dataclass(frozen=True)
class ReadmeView:
    """What the README shows beside what the distribution says of itself."""

    about: DistributionView
    shown: ShownView | None
    """An operation, if there is any."""

    paged: str
    """The method that iterates over the items of a result in pages, as it is called on a
    client; "" if no operation answers in pages."""


def readme_view(words: Vocabulary) -> ReadmeView:
    """Return the view of the README."""
    about = distribution_view(words)
    groups = group_views(words)
    shown = _shown(words, groups) if about.operations else None
    return ReadmeView(about, shown, _paged(groups) if words.names.paged else "")


def _paged(groups: Iterable[GroupView]) -> str:
    for group in groups:
        for method in group.methods:
            if method.paged is not None:
                owner = f"{group.attribute}." if group.attribute else ""
                return f"client.{owner}{method.paged.items}"
    return ""


def _shown(words: Vocabulary, groups: Iterable[GroupView]) -> ShownView:
    operation, arguments = shown_operation(words)
    constant = words.names.operation_constants[operation.name]
    named = words.names.groups.get(operation.group)
    attribute = named.attribute if named else ""
    (group,) = (each for each in groups if each.attribute == attribute)
    (method,) = (each for each in group.methods if each.operation == constant)
    return ShownView(
        call=method_of(words, operation),
        arguments=arguments,
        method=method,
        service=group.service,
        argument=group.argument,
    )
