"""The packages that are measured: Concord's, and pydantic models of the same schemas."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from datamodel_code_generator import generate as generate_pydantic
from datamodel_code_generator.enums import DataModelType, InputFileType

from generator import ir
from generator.pipeline import run
from generator.sources.options import Options
from generator.sources.source import Source
from tests.benchmarks.cut_out import PAYLOAD


@dataclass(frozen=True)
class Emitted:
    """What Concord's package of a document has, as far as it is measured."""

    type: Any
    """The class of payloads."""

    shapes: Mapping[str, ir.Shape]
    codec: Any
    validate: Callable[[Any], list[Any]]


def emitted(document: Any, name: str, folder: Path) -> Emitted:
    """Generate a package of a document into a folder, and import it."""
    made = run(
        Source(name, json.dumps(document, indent=1)),
        Options(package=name, emit=("validators",)),
        # It is not read by anyone.
        format_text=lambda text, path: text,
    )
    for path, text in made.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    _find_modules_in(folder)
    models = import_module(f"{name}.models")
    codec = import_module(f"{name}._runtime.codec")
    # What is loaded when it is first used is no part of what is measured.
    for each in dir(models):
        getattr(models, each)
    codec.decode(b'""', str)
    return Emitted(
        type=getattr(models, PAYLOAD),
        shapes=made.service.shapes,
        codec=codec,
        validate=import_module(f"{name}.validators").validate_payload,
    )


def of_pydantic(document: Any, name: str, folder: Path) -> Any:
    """Return the class of payloads that datamodel-code-generator makes of a document.

    Unions with a discriminator are discriminated ones.
    """
    generate_pydantic(
        input_=json.dumps(document),
        input_filename=name,
        input_file_type=InputFileType.OpenAPI,
        output=folder / f"{name}_pydantic.py",
        output_model_type=DataModelType.PydanticV2BaseModel,
        strict_nullable=True,
    )
    _find_modules_in(folder)
    return getattr(import_module(f"{name}_pydantic"), PAYLOAD)


def _find_modules_in(folder: Path) -> None:
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
