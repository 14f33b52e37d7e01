"""From the text of a spec to a document that was looked at as a whole.

What one stage finds does not keep the next ones from looking, as far as that makes sense:
a text that cannot be read at all has no more to say.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeAlias

from generator.bundle import bundle
from generator.check import check
from generator.diagnostics import Findings, SpecError
from generator.dialect import operations
from generator.files import Files
from generator.load import load
from generator.resolve import Document, resolve
from generator.sound import sound
from generator.source import Source
from generator.spelling import spelt

Stage: TypeAlias = Callable[[str], AbstractContextManager[object]]


def read(
    spec: Source, files: Files, findings: Findings, stage: Stage = nullcontext
) -> Document:
    """Return a document; where its references lead is known, or among the findings.

    Raises:
        SpecError: the text cannot be read, or is no OpenAPI document.
    """
    try:
        with stage("load"):
            root = spelt(load(spec, findings), findings)
        with stage("bundle"):
            root = bundle(root, files, findings)
        with stage("resolve"):
            return resolve(root, findings)
    except SpecError as error:
        raise SpecError([*findings, *error.diagnostics]) from error


def checked(
    document: Document, findings: Findings, stage: Stage = nullcontext
) -> Document:
    """Return a document without what is wrong in it and says nothing.

    Raises:
        SpecError: something in it has no right meaning, or had not when it was read; all
            of that is in the error.
    """
    rest = sound(document)
    found = Findings(strict=findings.strict)
    try:
        with stage("check"):
            if rest is document or any(operations(rest)):
                rest = check(rest, found)
    except SpecError as error:
        raise SpecError([*findings, *error.diagnostics]) from error
    findings.extend(found)
    findings.raise_if_errors()
    return rest
