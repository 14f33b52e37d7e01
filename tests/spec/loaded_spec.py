"""The spec, read once for all tests about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).parents[2] / "spec" / "ecr-public.yaml"
TEXT = PATH.read_text(encoding="utf-8")
SPEC: dict[str, Any] = yaml.load(TEXT, Loader=yaml.CSafeLoader)
