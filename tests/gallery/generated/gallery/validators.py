"""Validators: every way in which a value breaks its schema, not only the first.

Each takes a plain JSON value or an object of this package. They accept exactly what
decoding accepts, because both follow the annotations of `models`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from . import (
    models,
    shapes,
)
from ._runtime.annotations import (
    Tagged,
)
from ._runtime.enums import Unknown
from ._runtime.stand_ins import (
    DecimalText,
)
from ._runtime.validation import (
    violations_of,
)
from ._runtime.violations import (
    Violation,
)

__all__ = [
    "VALIDATORS",
    "Violation",
    "validate_artist",
    "validate_artists",
    "validate_conflict",
    "validate_film",
    "validate_kind",
    "validate_label",
    "validate_language",
    "validate_loan",
    "validate_loan_request",
    "validate_loans",
    "validate_money",
    "validate_new_pictures",
    "validate_new_work",
    "validate_painting",
    "validate_pending",
    "validate_picture",
    "validate_problem",
    "validate_sculpture",
    "validate_status",
    "validate_taken",
    "validate_title",
    "validate_violation",
    "validate_work",
    "validate_work_change",
    "validate_works",
    "validate_years",
]


def validate_status(value: object) -> list[Violation]:
    """Return how `value` breaks Status, if it does."""
    return violations_of(models.Status, value)


def validate_years(value: object) -> list[Violation]:
    """Return how `value` breaks Years, if it does."""
    return violations_of(models.Years, value)


def validate_artist(value: object) -> list[Violation]:
    """Return how `value` breaks Artist, if it does."""
    return violations_of(models.Artist, value)


def validate_painting(value: object) -> list[Violation]:
    """Return how `value` breaks Painting, if it does."""
    return violations_of(Tagged[models.Painting], value)


def validate_sculpture(value: object) -> list[Violation]:
    """Return how `value` breaks Sculpture, if it does."""
    return violations_of(Tagged[models.Sculpture], value)


def validate_film(value: object) -> list[Violation]:
    """Return how `value` breaks Film, if it does."""
    return violations_of(Tagged[models.Film], value)


def validate_work(value: object) -> list[Violation]:
    """Return how `value` breaks Work, if it does."""
    return violations_of(models.Work, value)


def validate_work_change(value: object) -> list[Violation]:
    """Return how `value` breaks WorkChange, if it does."""
    return violations_of(models.WorkChange, value)


def validate_works(value: object) -> list[Violation]:
    """Return how `value` breaks Works, if it does."""
    return violations_of(models.Works, value)


def validate_label(value: object) -> list[Violation]:
    """Return how `value` breaks Label, if it does."""
    return violations_of(models.Label, value)


def validate_new_pictures(value: object) -> list[Violation]:
    """Return how `value` breaks NewPictures, if it does."""
    return violations_of(models.NewPictures, value)


def validate_taken(value: object) -> list[Violation]:
    """Return how `value` breaks Taken, if it does."""
    return violations_of(models.Taken, value)


def validate_picture(value: object) -> list[Violation]:
    """Return how `value` breaks Picture, if it does."""
    return violations_of(models.Picture, value)


def validate_loan_request(value: object) -> list[Violation]:
    """Return how `value` breaks LoanRequest, if it does."""
    return violations_of(models.LoanRequest, value)


def validate_loan(value: object) -> list[Violation]:
    """Return how `value` breaks Loan, if it does."""
    return violations_of(models.Loan, value)


def validate_pending(value: object) -> list[Violation]:
    """Return how `value` breaks Pending, if it does."""
    return violations_of(models.Pending, value)


def validate_loans(value: object) -> list[Violation]:
    """Return how `value` breaks Loans, if it does."""
    return violations_of(models.Loans, value)


def validate_problem(value: object) -> list[Violation]:
    """Return how `value` breaks Problem, if it does."""
    return violations_of(models.Problem, value)


def validate_violation(value: object) -> list[Violation]:
    """Return how `value` breaks Violation, if it does."""
    return violations_of(models.Violation, value)


def validate_conflict(value: object) -> list[Violation]:
    """Return how `value` breaks Conflict, if it does."""
    return violations_of(models.Conflict, value)


def validate_kind(value: object) -> list[Violation]:
    """Return how `value` breaks Kind, if it does."""
    return violations_of(models.Kind | Unknown, value)


def validate_language(value: object) -> list[Violation]:
    """Return how `value` breaks Language, if it does."""
    return violations_of(models.Language | Unknown, value)


def validate_title(value: object) -> list[Violation]:
    """Return how `value` breaks Title, if it does."""
    return violations_of(Annotated[str, shapes.TITLE.meta], value)


def validate_artists(value: object) -> list[Violation]:
    """Return how `value` breaks Artists, if it does."""
    return violations_of(Annotated[list[models.Artist], shapes.ARTISTS.meta], value)


def validate_new_work(value: object) -> list[Violation]:
    """Return how `value` breaks NewWork, if it does."""
    return violations_of(models.NewWork, value)


def validate_money(value: object) -> list[Violation]:
    """Return how `value` breaks Money, if it does."""
    return violations_of(Annotated[DecimalText, shapes.MONEY_RULES.meta], value)


VALIDATORS: Mapping[str, Callable[[object], list[Violation]]] = {
    "Status": validate_status,
    "Years": validate_years,
    "Artist": validate_artist,
    "Painting": validate_painting,
    "Sculpture": validate_sculpture,
    "Film": validate_film,
    "Work": validate_work,
    "WorkChange": validate_work_change,
    "Works": validate_works,
    "Label": validate_label,
    "NewPictures": validate_new_pictures,
    "Taken": validate_taken,
    "Picture": validate_picture,
    "LoanRequest": validate_loan_request,
    "Loan": validate_loan,
    "Pending": validate_pending,
    "Loans": validate_loans,
    "Problem": validate_problem,
    "Violation": validate_violation,
    "Conflict": validate_conflict,
    "Kind": validate_kind,
    "Language": validate_language,
    "Title": validate_title,
    "Artists": validate_artists,
    "NewWork": validate_new_work,
    "Money": validate_money,
}
"""The validators by the name of their schema."""
