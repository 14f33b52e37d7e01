"""What becomes of documents of any kind: `make world FOLDER=...` prints a table.

Each document is emitted, and every module of its package imported, in a process of its own
that has so many seconds; `--quick` imports none. What is known of a document is kept in a
file, so that a run that was ended goes on where it was; another text of it, or another
generator, is tried anew. `--but 3/5` leaves out each fifth document, that of the rest 3, to
have some to check by: `--only 3/5`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from traceback import extract_tb

import yaml

from generator.cli.spec_folder import SpecFolder
from generator.importing.package import Package
from generator.pipeline import Options, run
from generator.problems.diagnostics import SpecError
from generator.sources.source import Source

ROOT = Path(__file__).parents[2]
MODULES = (
    *("models", "shapes", "operations", "errors"),
    *("client", "async_client", "server", "validators"),
)
SUFFIXES = frozenset({".json", ".yaml", ".yml"})
PACKAGE = "surveyed"
METHODS = frozenset(
    {"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}
)


@dataclass(frozen=True)
class Verdict:
    """What became of a document."""

    outcome: str
    """`emitted`, `refused`, `crashed` or `late`."""

    reasons: tuple[str, ...] = ()
    """Why, without the names of what it is about."""

    operations: int = 0
    """How many are emitted."""

    documented: int = 0
    """How many stand in the document, as far as it can be read."""

    seconds: float = 0.0


def documents(folders: Iterable[Path]) -> Iterator[Path]:
    """Return the documents of OpenAPI 3 below some folders, in order."""
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(folder.rglob("*"), key=str)
        for file in files:
            if file.suffix in SUFFIXES and file.is_file():
                text = file.read_text(encoding="utf-8", errors="replace")
                if re.search(r"""^\s*\{?\s*["']?openapi["']?\s*:""", text, re.M):
                    yield file


def chosen(
    files: Iterable[Path], *, only: str | None = None, but: str | None = None
) -> list[Path]:
    """Return the documents whose places in order are of a share, or of none.

    A share such as "3/5" has those whose place leaves 3 when it is divided by 5.
    """
    kept = list(enumerate(files))
    for share, is_in in ((only, True), (but, False)):
        if share is not None:
            rest, _, parts = share.partition("/")
            kept = [
                (place, file)
                for place, file in kept
                if (place % int(parts) == int(rest)) is is_in
            ]
    return [file for _, file in kept]


def documented(file: Path) -> int:
    """Return how many operations stand in a document; none if it cannot be read."""
    text = file.read_text(encoding="utf-8", errors="replace")
    try:
        content = (
            json.loads(text)
            if file.suffix == ".json"
            else yaml.load(text, Loader=yaml.CSafeLoader)
        )
        return sum(key in METHODS for item in content["paths"].values() for key in item)
    except (ValueError, yaml.YAMLError, LookupError, TypeError, AttributeError):
        return 0


def judged(file: Path, *, is_quick: bool = False) -> Verdict:
    """Emit a document, and import what was emitted if there is time."""
    count = documented(file)
    started = perf_counter()
    source = Source(file.name, file.read_text(encoding="utf-8", errors="replace"))
    try:
        made = run(
            source,
            Options(package=PACKAGE),
            files=SpecFolder(file.parent),
            format_text=lambda text, path: text,
        )
        package = Package(PACKAGE, made.files)
        for module in () if is_quick else MODULES:
            if f"{PACKAGE}/{module}.py" in made.files:
                package.own(module)
    except SpecError as error:
        told = (each.message for each in error.diagnostics if each.is_error)
        kinds = tuple(dict.fromkeys(map(kind_of, told)))
        seconds = perf_counter() - started
        return Verdict("refused", kinds, documented=count, seconds=seconds)
    except Exception as error:  # whatever it is, it is a defect
        spot = extract_tb(error.__traceback__)[-1]
        place = f"{Path(spot.filename).name}:{spot.lineno}"
        reason = f"{type(error).__name__} at {place}: {kind_of(str(error))}"
        seconds = perf_counter() - started
        return Verdict("crashed", (reason,), documented=count, seconds=seconds)
    return Verdict("emitted", (), made.operations, count, perf_counter() - started)


def kind_of(message: str) -> str:
    """Return a message without the names that are in it."""
    return re.sub(r"`[^`]*`", "`...`", message)[:160]


def tried(limit: float, file: Path, *, is_quick: bool = False) -> Verdict:
    """Judge a document in a process of its own, which is ended when it is late."""
    command = [sys.executable, "-m", "tests.world.survey", "--one", str(file.resolve())]
    command += ["--quick"] * is_quick
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
            cwd=ROOT,
        )
    except subprocess.TimeoutExpired:
        why = (f"more than {limit:g} s",)
        return Verdict("late", why, documented=documented(file), seconds=limit)
    if done.returncode:
        return Verdict("crashed", (done.stderr.strip().rpartition("\n")[2][:160],))
    told = json.loads(done.stdout)
    return Verdict(**{**told, "reasons": tuple(told["reasons"])})


def survey(
    files: Iterable[Path],
    known: Path,
    *,
    jobs: int = 2,
    limit: float = 120.0,
    is_quick: bool = False,
) -> dict[Path, Verdict]:
    """Judge documents, some at a time, and keep what is known of each in a file."""
    generator = _digest(ROOT / "generator", ROOT / "templates")
    manner = " quick" if is_quick else ""
    keys = {file: f"{_digest(file)} {generator}{manner}" for file in files}
    found = _read(known)
    missing = [file for file, key in keys.items() if key not in found]
    with ThreadPoolExecutor(jobs) as pool, known.open("a", encoding="utf-8") as kept:
        for file, verdict in zip(
            missing,
            pool.map(partial(tried, limit, is_quick=is_quick), missing),
            strict=True,
        ):
            found[keys[file]] = verdict
            kept.write(json.dumps([keys[file], asdict(verdict)]) + "\n")
            kept.flush()
    return {file: found[key] for file, key in keys.items()}


def table(verdicts: dict[Path, Verdict]) -> str:
    """Return how many documents became what, and for which reasons."""
    outcomes = Counter(each.outcome for each in verdicts.values())
    lines = [f"{count:5} {outcome}" for outcome, count in outcomes.most_common()]
    emitted = sum(each.operations for each in verdicts.values())
    written = sum(each.documented for each in verdicts.values())
    seconds = max((each.seconds for each in verdicts.values()), default=0.0)
    lines += [f"{emitted} of {written} operations", f"{seconds:.0f} s at most"]
    examples: dict[str, list[str]] = {}
    for file, verdict in verdicts.items():
        for reason in verdict.reasons:
            examples.setdefault(f"{verdict.outcome}: {reason}", []).append(file.name)
    ordered = sorted(examples.items(), key=lambda item: -len(item[1]))
    lines += [f"{len(names):5} {reason} ({names[0]})" for reason, names in ordered]
    return "\n".join(lines)


def _read(known: Path) -> dict[str, Verdict]:
    if not known.exists():
        return {}
    rows = map(json.loads, known.read_text(encoding="utf-8").splitlines())
    return {
        key: Verdict(**{**said, "reasons": tuple(said["reasons"])})
        for key, said in rows
    }


def _digest(*paths: Path) -> str:
    total = hashlib.sha256()
    for path in paths:
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(f"{file}\0".encode())
                total.update(file.read_bytes())
    return total.hexdigest()[:16]


def main() -> None:
    """Judge one document, or survey folders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--one", type=Path, help="judge this document, as JSON")
    parser.add_argument("--quick", action="store_true", help="import nothing")
    parser.add_argument("--only", help="a share of the documents, such as 3/5")
    parser.add_argument("--but", help="the share that is left out")
    parser.add_argument("--known", type=Path, default=ROOT / ".world.jsonl")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, default=120.0, help="seconds a document")
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(asdict(judged(options.one, is_quick=options.quick))))
        return
    found = survey(
        chosen(documents(options.folders), only=options.only, but=options.but),
        options.known,
        jobs=options.jobs,
        limit=options.limit,
        is_quick=options.quick,
    )
    print(table(found))


if __name__ == "__main__":
    main()
