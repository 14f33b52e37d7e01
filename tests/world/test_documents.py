"""Documents that others published: all operations of each are proven.

What is refused is in `refused.yaml`, what is not proven in `unproven.yaml`, each with the
reason, which is the document's own.
"""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from generator.cli.spec_folder import SpecFolder
from generator.pipeline import Options
from generator.problems.diagnostics import SpecError
from generator.prove.outcome import Manner
from generator.prove.run import prove
from generator.prove.subject import subject
from generator.sources.source import Source
from tests.roundtrip.profile import some
from tests.world.collection import WORLD, listed, names, place, restored

pytestmark = pytest.mark.skipif(
    not WORLD.is_dir(), reason="the documents are not there"
)

CASES = 8
"""How many requests each operation gets."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where documents are that refer to each other by folders."""
    made = tmp_path_factory.mktemp("restored")
    restored(made)
    return made


def unproven(file: Path) -> set[str]:
    """Return the operations of a document that are not proven.

    Raises:
        SpecError: it is refused.
    """
    source = Source(file.name, file.read_text("utf-8"))
    found = subject(
        source, SpecFolder(file.parent), Options("world"), None, lambda _: nullcontext()
    )
    rows = prove(found, file.name, Manner(cases=CASES), lambda _: None).rows
    return {row.operation for row in rows if not row.is_proven}


@pytest.mark.parametrize("name", some(names() if WORLD.is_dir() else (), 12))
def test_all_is_proven_but_for_what_is_listed(name: str, folder: Path) -> None:
    """What is listed is refused, or fails, today as well."""
    file = place(name, folder)
    expected = {
        key.removeprefix(f"{name} ")
        for key in listed("unproven.yaml")
        if key.startswith(f"{name} ")
    }
    if name in listed("refused.yaml"):
        with pytest.raises(SpecError):
            unproven(file)
    else:
        assert expected == unproven(file)


def test_what_is_listed_is_there() -> None:
    """Each list has nothing but documents of the collection."""
    listed_names = {key.partition(" ")[0] for key in listed("unproven.yaml")}
    assert listed("refused.yaml").keys() | listed_names <= set(names())
