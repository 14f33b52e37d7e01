"""All that names are given to before a document is lowered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.dialects.aws_json import is_aws, speaks_aws_json
from generator.dialects.flat import Flat
from generator.linking.resolve import Document
from generator.naming.unnamed.claims import Claims, Given
from generator.naming.unnamed.operations import OperationName, name_operations
from generator.naming.unnamed.routes import Route, name_of
from generator.naming.unnamed.titles import Titles
from generator.problems.diagnostics import Findings
from generator.reading.nodes import Node
from generator.sources.options import Grouping

__all__ = ["Gathered", "Given", "gather", "name_of"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the things of a document are called, those without a name of their own too."""

    operations: Mapping[Route, OperationName]
    components: Mapping[str, Node]
    schemas: Claims
    """Those that stand inside others have a name as soon as something holds them."""

    flat: Flat


def gather(
    document: Document,
    findings: Findings | None = None,
    *,
    groups: Grouping = "tags",
    given: Given | None = None,
) -> Gathered:
    """Return what the things of a checked document are called.

    Those that were `given` a name, in a document that this one is a part of, keep it.
    Where a name is taken, a warning among the findings says what is called otherwise.
    """
    findings = (Findings() if findings is None else findings).under("unusable-name")
    held = document.root.get("components") or document.root
    components = dict(held.members("schemas"))
    flat = Flat(document)
    titles = Titles() if is_aws(document) else Titles.of(document, components)
    titles = Titles(given.titles) if given else titles
    return Gathered(
        operations=(
            {} if speaks_aws_json(document) else name_operations(document, groups)
        ),
        components=components,
        schemas=Claims(flat, components, titles, findings, given),
        flat=flat,
    )
