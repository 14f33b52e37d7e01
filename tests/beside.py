"""What may stand beside the project: collections of documents that others wrote.

Nothing needs them: a test that reads one is skipped where it is not there.
"""

from __future__ import annotations

from pathlib import Path

BESIDE = Path(__file__).parents[2] / "shared"
