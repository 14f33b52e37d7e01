"""Problems of a spec, each with its place, and how a person sees them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from generator.sources.source import Place

if TYPE_CHECKING:
    from rich.console import Console

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a problem is about, and what stands there."""

    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: what is wrong, where, and what to do about it."""

    message: str
    place: Place | None
    hint: str | None = None
    related: tuple[Related, ...] = ()
    severity: Severity = "error"
    rule: str = "unsupported"
    """What it breaks, by its name among the rules of `generator.lint`."""

    @property
    def is_error(self) -> bool:
        """Tell whether nothing can be made of a spec because of it."""
        return self.severity == "error"

    def __str__(self) -> str:
        """Give the one line that editors and grep understand."""
        at = f"{self.place}: " if self.place else ""
        return f"{at}{self.severity}: {self.message}"


class SpecError(Exception):
    """A stage refused the spec; `diagnostics` says why: errors first, then by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Sort the findings; warnings among them are no reason, and are told as well."""
        found = in_order(diagnostics)
        self.diagnostics = tuple(sorted(found, key=lambda each: not each.is_error))
        super().__init__("\n".join(map(str, self.diagnostics)))


@dataclass(slots=True)
class Findings:
    """What the stages have found so far, the same thing once.

    `rule` is what a finding breaks that does not say so itself. With `strict`, there are
    no warnings: what would be one is an error, unless its rule is `allowed`.
    """

    rule: str = "unsupported"
    strict: bool = False
    allowed: Collection[str] = ()
    _found: dict[Diagnostic, None] = field(default_factory=dict)
    _places: set[Place | None] = field(default_factory=set)

    def error(
        self,
        message: str,
        place: Place | None,
        *,
        hint: str | None = None,
        related: Sequence[Related] = (),
        rule: str | None = None,
    ) -> None:
        """Add an error."""
        self.add(
            Diagnostic(message, place, hint, tuple(related), rule=rule or self.rule)
        )

    def warning(
        self,
        message: str,
        place: Place | None,
        *,
        hint: str | None = None,
        related: Sequence[Related] = (),
        rule: str | None = None,
    ) -> None:
        """Add what is wrong, or cannot be had, and does not keep a spec from its use."""
        is_error = self.strict and (rule or self.rule) not in self.allowed
        severity: Severity = "error" if is_error else "warning"
        found = Diagnostic(
            message, place, hint, tuple(related), severity, rule or self.rule
        )
        self.add(found)

    def add(self, diagnostic: Diagnostic) -> None:
        """Add what was found elsewhere."""
        self._found[diagnostic] = None
        self._places.add(diagnostic.place)

    def extend(self, others: Iterable[Diagnostic]) -> None:
        """Add all that was found elsewhere."""
        for each in others:
            self.add(each)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Give what is found, in the order of finding."""
        return iter(self._found)

    def under(self, rule: str) -> Findings:
        """Give the same findings, for checks that look after another rule."""
        return Findings(rule, self.strict, self.allowed, self._found, self._places)

    def fresh(self) -> Findings:
        """Give none, to be as strict as these."""
        return Findings(strict=self.strict, allowed=self.allowed)

    def __len__(self) -> int:
        """Count what is found."""
        return len(self._found)

    def has(self, place: Place) -> bool:
        """Tell whether something is found at exactly this place."""
        return place in self._places

    def take_errors(self) -> list[Diagnostic]:
        """Return the errors, which are no findings any more."""
        errors = [found for found in self._found if found.is_error]
        for found in errors:
            del self._found[found]
        return errors

    def warnings(self) -> tuple[Diagnostic, ...]:
        """Return the warnings, in order of place."""
        return in_order(found for found in self._found if not found.is_error)

    def has_errors(self) -> bool:
        """Tell whether anything found is an error."""
        return any(found.is_error for found in self._found)

    def raise_if_errors(self) -> None:
        """Raise SpecError with everything found, if any of it is an error."""
        if self.has_errors():
            raise SpecError(self._found)


MAX_SUGGESTIONS = 20
"""How many findings get a name to try: each is compared with all that there are."""

_LONGEST_NAME = 100
"""Names that are longer are not compared: that takes the square of their lengths."""


def closest(name: str, known: Iterable[str]) -> str | None:
    """Give the hint that a misspelt name deserves; None where nothing is close."""
    if len(name) > _LONGEST_NAME:
        return None
    short = [each for each in known if len(each) <= _LONGEST_NAME]
    close = difflib.get_close_matches(name, short, n=1)
    return f"did you mean `{close[0]}`?" if close else None


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give the same sorted by place."""
    return tuple(sorted(diagnostics, key=_order))


def draw(
    diagnostics: Iterable[Diagnostic], console: Console, *, with_rules: bool = False
) -> None:
    """Print each problem with the lines it is about, a caret below the stretch.

    With rules, the first line ends in the name of the rule that is broken.
    """
    # rich costs more to import than a small spec to load; only failures draw.
    from generator.problems.excerpt import note

    width = console.width
    for index, found in enumerate(diagnostics):
        message = f"{found.message} [{found.rule}]" if with_rules else found.message
        notes = [note(found.place, found.severity, message, found.hint, width)]
        for other in found.related:
            notes.append(note(other.place, "note", other.message, None, width))
        if index:
            console.print()
        console.print(*notes, sep="\n", soft_wrap=True)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int]:
    """Sort by place; what has none comes first."""
    if diagnostic.place is None:
        return "", 0, 0
    start = diagnostic.place.start
    return diagnostic.place.source.name, start.line, start.column
