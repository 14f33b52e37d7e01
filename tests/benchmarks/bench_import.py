"""How long it takes, and how much memory, to have a client at hand, against boto3.

Each is imported where nothing is installed but itself and what it needs: what others
have brought along is imported, too, by some libraries.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.alternating import Runs, environment, measure, table
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.environments import interpreter_with

PACKAGE = Path(__file__).parents[2] / "generated" / "ecr_public"

PYTHON = "python alone"
BOTO3 = "import boto3"
BOTO3_CLIENT = "a client of boto3"
CLIENT = "import ecr_public.client"
ASYNC = "import ecr_public.async_client"
CLIENT_MADE = "a client of ecr_public"
FLOOR = "import msgspec"
FLOOR_MADE = "import msgspec, urllib3"

MAKE_BOTO3 = (
    "import boto3; boto3.client('ecr-public', region_name='us-east-1', "
    "aws_access_key_id='x', aws_secret_access_key='x')"
)
MAKE_CLIENT = (
    "from ecr_public import EcrPublicClient; "
    "from ecr_public.auth import Credentials, SigV4; "
    "EcrPublicClient(auth=SigV4(Credentials('x', 'x')))"
)
TELL_PEAK = "; print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"


def main() -> None:
    """Print the tables and whether the bars are met."""
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(Path(folder))
        runs = measure(commands, runs=15)
        for name, command in commands.items():
            runs[name].peak_mib = peak_mib(command)
    print(table(runs, base=BOTO3))
    print(report(bars(runs)))
    cpu, memory = _cpu(runs, FLOOR_MADE), _memory(runs, FLOOR_MADE)
    print(
        f"msgspec and urllib3 alone take {cpu:.2f} of its CPU, {memory:.2f} of its memory"
    )


def bars(runs: Mapping[str, Runs]) -> list[Bar]:
    """Return what is asked of an import, and the same of a client that is made.

    Python's own start counts as time of both, its memory as that of neither.
    """
    return [
        Bar("import, CPU, of boto3", _cpu(runs, CLIENT, BOTO3), 1 / 3, True),
        Bar("import, memory, of boto3", _memory(runs, CLIENT, BOTO3), 1 / 4, True),
        Bar("a client, CPU, of boto3", _cpu(runs, CLIENT_MADE), 1 / 3, True),
        Bar("a client, memory, of boto3", _memory(runs, CLIENT_MADE), 1 / 4, True),
    ]


def _cpu(runs: Mapping[str, Runs], name: str, base: str = BOTO3_CLIENT) -> float:
    return runs[name].medians()[0] / runs[base].medians()[0]


def _memory(runs: Mapping[str, Runs], name: str, base: str = BOTO3_CLIENT) -> float:
    python = runs[PYTHON].peak_mib
    return (runs[name].peak_mib - python) / (runs[base].peak_mib - python)


def _commands(folder: Path) -> dict[str, list[str]]:
    mine = interpreter_with(folder / "mine", "msgspec", "urllib3", package=PACKAGE)
    theirs = interpreter_with(folder / "theirs", "boto3")
    return {
        PYTHON: [mine, "-c", "pass"],
        BOTO3: [theirs, "-c", BOTO3],
        CLIENT: [mine, "-c", CLIENT],
        ASYNC: [mine, "-c", ASYNC],
        FLOOR: [mine, "-c", FLOOR],
        BOTO3_CLIENT: [theirs, "-c", MAKE_BOTO3],
        CLIENT_MADE: [mine, "-c", MAKE_CLIENT],
        FLOOR_MADE: [mine, "-c", FLOOR_MADE],
    }


def peak_mib(command: Sequence[str]) -> float:
    """Return the most that a process held; the kernel's own count starts too early."""
    *start, statement = command
    told = subprocess.check_output(
        [*start, statement + TELL_PEAK], text=True, env=environment()
    )
    return int(told) / 1024


if __name__ == "__main__":
    main()
