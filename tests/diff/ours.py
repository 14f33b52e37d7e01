"""The spec of this repository, as what is edited, and all edits that it could have."""

from __future__ import annotations

from functools import cache

from generator.diff.model import Version
from generator.reading.load import load
from generator.sources.source import Source
from tests.diff.edits import KINDS, Doc, Edit
from tests.diff.versions import version_of
from tests.spec.loaded_spec import TEXT

PACKAGE = "ecr_public"


@cache
def spec() -> Doc:
    """The spec of this repository as a plain document."""
    plain: Doc = load(Source("spec.yaml", TEXT)).plain()
    return plain


@cache
def before() -> Version:
    """The spec of this repository as a version."""
    return version_of(spec(), PACKAGE)


@cache
def possible() -> dict[str, tuple[Edit, ...]]:
    """Every edit of the spec that could be made, by its kind."""
    return {name: tuple(kind(spec())) for name, kind in KINDS.items()}


def in_schemas(edit: Edit) -> bool:
    """Whether an edit stays within a schema that has a name."""
    return bool(edit.target) and edit.target[0] in spec()["components"]["schemas"]
