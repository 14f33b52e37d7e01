"""The checks: what OpenAPI asks of a document, and what this generator asks of it."""

from __future__ import annotations

from generator.checking.aws_json.errors import check_errors, error_schemas
from generator.checking.aws_json.operations import check_operations
from generator.checking.context import Context, gather
from generator.checking.document import check_document, check_numbers, version_of
from generator.checking.extensions import check_extensions
from generator.checking.http.operations import check_http
from generator.checking.http.texts import check_texts
from generator.checking.prune import without
from generator.checking.recursion import check_recursion
from generator.checking.schemas import check_schemas
from generator.checking.security import check_security
from generator.linking.resolve import Document
from generator.problems.diagnostics import Findings


def check(document: Document, findings: Findings | None = None) -> Document:
    """Check that a document is valid OpenAPI, supported, and at one with itself.

    Returns it without what is wrong in it and says nothing, of which there are warnings
    among the findings.

    Raises:
        SpecError: something in it has no right meaning; all that is wrong is in the
            error, with places and reasons.
    """
    findings = Findings() if findings is None else findings
    context = gather(document, findings)
    version = version_of(context.under("unsupported-version"))
    check_numbers(context.under("not-readable"))
    # Neither of the validators below takes another version, or such numbers.
    findings.raise_if_errors()
    check_document(context)
    check_security(context)
    if not context.is_http:
        _check_aws_json(context)
    else:
        _check_http(context)
    check_recursion(context.under("endless-schema"))
    rest = without(document, context.left_out)
    if version is not None:
        known = context.lacking(context.unchecked | context.left_out)
        broken = _check_with_validators(known, version)
        rest = without(rest, broken)
    findings.raise_if_errors()
    return rest


def _check_aws_json(context: Context) -> None:
    errors = error_schemas(context)
    check_operations(context)
    check_schemas(context, errors)
    check_errors(context.under("invalid-error"), errors)
    check_extensions(context.under("invalid-extension"), errors)


def _check_http(context: Context) -> None:
    check_http(context)
    check_texts(context)
    check_schemas(context, ())
    check_extensions(context.under("invalid-extension"), {})


def _check_with_validators(context: Context, version: str) -> set[str]:
    """Check a document; return the pointers of the values that break their schemas."""
    # Validators take longer to import than most of a run; what fails early needs none.
    from generator.checking.official import check_official
    from generator.checking.samples import check_samples

    if not check_official(context.under("invalid-openapi"), version):
        return set()
    rest = context.lacking(context.left_out)
    check_samples(rest)
    return context.left_out | rest.left_out
