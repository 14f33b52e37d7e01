"""Versions of specs for tests: from text, or from a plain document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.diff.model import Version
from generator.linking.resolve import resolve
from generator.lowering.lower import lower
from generator.naming.names import name_service
from generator.naming.unnamed.gathering import gather
from generator.reading.load import load
from generator.sources.source import Source
from generator.views.vocabulary import Vocabulary


def version(spec: Source, package: str | None = None) -> Version:
    """Return the version of a spec that is not checked, and emits nothing."""
    document = resolve(load(spec))
    service = lower(document, gather(document))
    words = Vocabulary(service, name_service(service, package))
    return Version(name=spec.name, document=document, words=words, emit=_nothing)


def version_of(doc: Mapping[str, Any], package: str | None = None) -> Version:
    """Return the version that a plain document describes."""
    return version(Source("spec.json", json.dumps(doc, indent=1)), package)


def _nothing() -> Mapping[str, str]:
    return {}
