"""What a signature costs, against botocore's signer; in this process, in turn."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Mapping

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreKey

from ecr_public import operations
from ecr_public._runtime.identity.sigv4 import Signer
from ecr_public.auth import Credentials, SigV4Verifier
from ecr_public.server import Call
from ecr_public.transports import Request
from tests.benchmarks.bars import Bar, report

URL = "https://api.ecr-public.us-east-1.amazonaws.com/"
HEADERS = {
    "Content-Type": "application/x-amz-json-1.1",
    "X-Amz-Target": "SpencerFrontendService.InitiateLayerUpload",
    "User-Agent": "ecr-public",
}
KEY = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
SMALL, PART = b'{"repositoryName":"team/app"}', b"a" * (14 * 1024 * 1024)
BAR = 0.25


def main() -> None:
    """Print the table and whether the bar is met."""
    small = measure(_rows(SMALL), runs=31, calls=500)
    print(_table("29 bytes", small))
    print(_table("14 MiB", measure(_rows(PART), runs=9, calls=1)))
    ratio = small["client"] / small["botocore"]
    print(report([Bar("signing 29 bytes, of botocore", ratio, BAR, at_most=True)]))


def measure(
    functions: Mapping[str, Callable[[], object]], *, runs: int, calls: int
) -> dict[str, float]:
    """Return the median CPU microseconds of a call of each, run in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in functions}
    for count in range(runs + 1):
        for name, function in functions.items():
            start = time.process_time()
            for _ in range(calls):
                function()
            if count:
                seconds[name].append((time.process_time() - start) / calls)
    return {name: statistics.median(each) * 1e6 for name, each in seconds.items()}


def _rows(body: bytes) -> dict[str, Callable[[], object]]:
    request = Request(method="POST", url=URL, headers=HEADERS, body=body)
    theirs = SigV4Auth(
        BotocoreKey(KEY.access_key_id, KEY.secret_access_key), "ecr-public", "us-east-1"
    )
    ours = Signer(KEY, "us-east-1", "ecr-public")
    verify = SigV4Verifier({KEY.access_key_id: KEY}.get).bind(operations.SERVICE)
    signed = ours(request)
    call = Call(operations.INITIATE_LAYER_UPLOAD, _scope(signed), body)
    loop = asyncio.new_event_loop()

    def botocore() -> object:
        prepared = AWSRequest(method="POST", url=URL, headers=HEADERS, data=body)
        theirs.add_auth(prepared)
        return prepared.headers

    return {
        "botocore": botocore,
        "client": lambda: ours(request),
        "server": lambda: loop.run_until_complete(verify(call)),
    }


def _scope(request: Request) -> dict[str, object]:
    pairs = request.headers.items()
    headers = [(name.lower().encode(), value.encode()) for name, value in pairs]
    return {
        "method": "POST",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": headers,
    }


def _table(title: str, micros: Mapping[str, float]) -> str:
    base = micros["botocore"]
    lines = [f"{title:28} {'CPU us':>10} {'ratio':>7}"]
    lines += [f"{k:28} {v:10.1f} {v / base:6.2f}x" for k, v in micros.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
