"""`python -m tests.reference_service --port 8080 --data DIR` serves the registry."""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

GENERATED = Path(__file__).parents[2] / "generated"


def main() -> None:
    """Serve until interrupted; print the URL once connections are accepted."""
    arguments = parser().parse_args()
    # The emitted package is served as it stands, without being installed.
    sys.path.insert(0, str(GENERATED))
    from tests.reference_service.app import listening, server_of
    from tests.reference_service.service import ReferenceService

    with tempfile.TemporaryDirectory() as passing:
        service = ReferenceService(
            arguments.data or Path(passing),
            account_id=arguments.account_id,
            region=arguments.region,
            aliases=arguments.alias,
            immutable_tags=arguments.immutable_tags,
        )
        sock, url = listening(arguments.host, arguments.port)
        print(url, flush=True)
        # uvicorn has shut down in order when it passes the interrupt on.
        with suppress(KeyboardInterrupt):
            server_of(service).run([sock])


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    result = argparse.ArgumentParser(prog="python -m tests.reference_service")
    add = result.add_argument
    add("--data", type=Path, help="folder for all that is kept; without it, nothing is")
    add("--host", default="127.0.0.1")
    add("--port", type=int, default=8080, help="0 takes a free one")
    add("--account-id", default="123456789012", help="whose registry it is")
    add("--region", default="us-east-1", help="where the service runs")
    add("--alias", action="append", default=[], help="another name of the registry")
    add("--immutable-tags", action="store_true", help="let image tags stay where set")
    return result


if __name__ == "__main__":
    main()
