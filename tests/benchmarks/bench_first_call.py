"""What a large package takes until a first call is answered, above what it needs itself.

The document of `DOCUMENT` (GitHub's, say) is generated and compiled; each call goes to a
transport that answers without a network what the document allows: a value made of the
schema, all members there. Each is in a process of its own. Bars: an import under
60 ms of CPU and 15 MiB above msgspec and urllib3, that of the client under 60 ms, too,
because the package itself loads next to nothing, and the first call of one operation
under 50 ms more than that, the client made.
"""

from __future__ import annotations

import compileall
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator import ir
from generator.pipeline import Generated, run
from generator.sources.options import Options
from generator.sources.source import Source
from generator.values.maker import Maker
from tests.benchmarks.alternating import Runs, measure, python
from tests.benchmarks.bars import Bar, hold
from tests.benchmarks.bench_import import peak_mib

FLOOR = "import msgspec, urllib3"
CLIENT = "import its client"
CALLS = {
    "meta/get": "meta.get()",
    "meta/get-zen": "meta.get_zen()",
    "issues/get": "issues.get(owner='o', repo='r', issue_number=1)",
    "issues/list-for-repo": "issues.list_for_repo(owner='o', repo='r')",
    "repos/get": "repos.get(owner='o', repo='r')",
    "repos/list-branches": "repos.list_branches(owner='o', repo='r')",
    "pulls/get": "pulls.get(owner='o', repo='r', pull_number=1)",
    "pulls/list": "pulls.list(owner='o', repo='r')",
    "search/repos": "search.repos(q='q')",
    "search/users": "search.users(q='q')",
}
"""How operations are called, by what the document calls them: of a small group, of large
ones, and of the largest; with small answers, and with large ones."""

MADE = """
import github.client
from github.transports import Response

body = open(%r, "rb").read()

class Silent:
    def send(self, request, timeout):
        return Response(status=200, headers={"content-type": %r}, body=body)
    def close(self):
        pass

client = github.client.%sClient(base_url="https://a.example", transport=Silent())
"""


def written(folder: Path, document: Path) -> Generated:
    """Write the package of a document, compiled."""
    made = run(
        Source(document.name, document.read_text("utf-8")),
        Options(package="github"),
        format_text=lambda text, path: text,
    )
    for path, text in made.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    compileall.compile_dir(folder, quiet=2)
    return made


def answers(service: ir.Service) -> Iterator[tuple[str, str, bytes]]:
    """Return what each call is answered with: its name, a media type and a body."""
    for operation in service.operations:
        binding = operation.binding
        if operation.name not in CALLS or not isinstance(binding, ir.Http):
            continue
        media = next(iter(binding.successes)).media[0]
        body = b"text"
        if media.kind == "json" and media.shape is not None:
            value = Maker(service.shapes, seed=0).value(media.shape, operation.name)
            body = json.dumps(value).encode()
        yield operation.name, media.media_type, body


def main() -> None:
    """Measure, and print whether the bars are met."""
    if "DOCUMENT" not in os.environ:
        print("DOCUMENT=... tells which document is generated; nothing is measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        made = written(Path(folder), Path(os.environ["DOCUMENT"]))
        client = (Path(folder) / "github" / "client" / "__init__.py").read_text("utf-8")
        prefix = client.split("Client(HttpClient)")[0].rsplit("class ", 1)[1]
        start = f"import sys; sys.path.append({folder!r}); {FLOOR}; import github"
        commands = {
            FLOOR: python("-c", FLOOR),
            "import": python("-c", start),
            CLIENT: python("-c", f"{start}.client"),
        }
        sizes = {}
        for name, media_type, body in answers(made.service):
            sizes[name] = len(body)
            file = Path(folder) / name.replace("/", "-")
            file.write_bytes(body)
            call = f"{MADE % (str(file), media_type, prefix)}client.{CALLS[name]}"
            commands[name] = python("-c", f"{start}\n{call}")
        runs = measure(commands, runs=9)
        for name in (FLOOR, "import"):
            runs[name].peak_mib = peak_mib(commands[name])
    for name, each in runs.items():
        size = f"{sizes[name]:7,} bytes" if name in sizes else ""
        print(f"{name:24} {1e3 * each.medians()[0]:7.1f} ms {size}")
    hold(bars(runs, list(sizes)))


def bars(runs: dict[str, Runs], calls: list[str]) -> list[Bar]:
    """Return what is asked of an import, and of each first call."""

    def above(name: str, base: str) -> float:
        return 1e3 * (runs[name].medians()[0] - runs[base].medians()[0])

    memory = runs["import"].peak_mib - runs[FLOOR].peak_mib
    return [
        Bar(
            "import, CPU ms above msgspec and urllib3", above("import", FLOOR), 60, True
        ),
        Bar("import, MiB above msgspec and urllib3", memory, 15, True),
        Bar(
            "the client, CPU ms above msgspec and urllib3",
            above(CLIENT, FLOOR),
            *(60, True),
        ),
        *(
            Bar(f"first call of {name}, CPU ms more", above(name, CLIENT), 50, True)
            for name in calls
        ),
    ]


if __name__ == "__main__":
    main()
