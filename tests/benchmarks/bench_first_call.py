"""What a large package takes until a first call is answered, above what it needs itself.

The document of `DOCUMENT` (GitHub's, say) is generated and compiled; each call goes to a
transport that answers `{}` without a network, which is read leniently, too: that is the
longest way. Each is in a process of its own. Bars: an import under
60 ms of CPU and 15 MiB above msgspec and urllib3, and the first call of one operation
under 50 ms more than a client that has called nothing.
"""

from __future__ import annotations

import compileall
import os
import tempfile
from pathlib import Path

from generator.pipeline import run
from generator.sources.options import Options
from generator.sources.source import Source
from tests.benchmarks.alternating import Runs, measure, python
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.bench_import import peak_mib

FLOOR = "import msgspec, urllib3"
CALLS = {
    "meta": "client.meta.get_zen()",
    "issues": "client.issues.get(owner='o', repo='r', issue_number=1)",
    "repos": "client.repos.get(owner='o', repo='r')",
}
"""An operation of a small group, of a large one, and of the largest."""

MADE = """
import github.client
from github.transports import Response

class Silent:
    def send(self, request, timeout):
        return Response(status=200, headers={"content-type": "application/json"}, body=b"{}")
    def close(self):
        pass

client = github.client.%sClient(base_url="https://a.example", transport=Silent())
"""
CALLED = """
try:
    %s
except github.errors.Error:
    pass
"""


def written(folder: Path, document: Path) -> str:
    """Write the package of a document, compiled, and return what its classes begin with."""
    made = run(
        Source(document.name, document.read_text("utf-8")),
        Options(package="github"),
        format_text=lambda text, path: text,
    )
    for path, text in made.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    compileall.compile_dir(folder, quiet=2)
    client = (folder / "github" / "client" / "__init__.py").read_text("utf-8")
    return client.split("Client(HttpClient)")[0].rsplit("class ", 1)[1]


def main() -> None:
    """Measure, and print whether the bars are met."""
    if "DOCUMENT" not in os.environ:
        print("DOCUMENT=... tells which document is generated; nothing is measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        prefix = written(Path(folder), Path(os.environ["DOCUMENT"]))
        start = f"import sys; sys.path.append({folder!r}); {FLOOR}; import github"
        made = f"{start}\n{MADE % prefix}"
        commands = {
            FLOOR: python("-c", FLOOR),
            "import": python("-c", start),
            "a client": python("-c", made),
            **{
                name: python("-c", f"{made}\nimport github.errors{CALLED % call}")
                for name, call in CALLS.items()
            },
        }
        runs = measure(commands, runs=9)
        for name in (FLOOR, "import"):
            runs[name].peak_mib = peak_mib(commands[name])
    for name, each in runs.items():
        print(f"{name:24} {1e3 * each.medians()[0]:7.1f} ms")
    print(report(bars(runs)))


def bars(runs: dict[str, Runs]) -> list[Bar]:
    """Return what is asked of an import, and of each first call."""

    def above(name: str, base: str) -> float:
        return 1e3 * (runs[name].medians()[0] - runs[base].medians()[0])

    memory = runs["import"].peak_mib - runs[FLOOR].peak_mib
    return [
        Bar(
            "import, CPU ms above msgspec and urllib3", above("import", FLOOR), 60, True
        ),
        Bar("import, MiB above msgspec and urllib3", memory, 15, True),
        *(
            Bar(f"first call of {name}, CPU ms more", above(name, "a client"), 50, True)
            for name in CALLS
        ),
    ]


if __name__ == "__main__":
    main()
