"""Documents of HTTP for tests, and what is made of them."""

from __future__ import annotations

from pathlib import Path

from generator import ir
from generator.linking.resolve import Document, resolve
from generator.lowering.lower import lower
from generator.naming.unnamed.gathering import gather
from generator.pipeline import Options, checked, generate
from generator.problems.diagnostics import Diagnostic, Findings
from generator.reading.load import load
from generator.sources.source import Source

SHOP = Path(__file__).parent / "shop.yaml"

HEAD = "openapi: 3.1.0\ninfo: {title: Small, version: '1'}\npaths:\n"


def source(text: str) -> Source:
    """A document as if it were read from a file."""
    return Source("spec.yaml", text)


def files(text: str) -> dict[str, str]:
    """What is emitted for a document, by path below the package."""
    found = generate(source(text), Options(package="small"))
    return {path.removeprefix("small/"): text for path, text in found.items()}


def service(text: str) -> ir.Service:
    """What a document describes."""
    document, _ = checked_document(text)
    return lower(document, gather(document))


def warnings(text: str) -> list[str]:
    """What there are warnings of."""
    return [str(each) for each in checked_document(text)[1]]


def checked_document(text: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """A document that has passed the checks, and the warnings."""
    findings = Findings()
    document = checked(resolve(load(source(text)), findings), findings)
    return document, findings.warnings()
