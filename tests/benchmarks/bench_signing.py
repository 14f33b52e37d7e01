"""What a signature costs, against botocore's signer; in this process, in turn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreKey

from ecr_public import operations
from ecr_public._runtime.identity.sigv4 import Signer
from ecr_public.auth import Credentials, SigV4Verifier
from ecr_public.server import Call
from ecr_public.transports import Request
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.in_turn import cpu_micros, table
from tests.identity.signing import having

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
    small = cpu_micros(_rows(SMALL), rounds=31, calls=500)
    print(table("29 bytes", small, base="botocore"))
    print(table("14 MiB", cpu_micros(_rows(PART), rounds=9, calls=1), base="botocore"))
    ratio = small["client"] / small["botocore"]
    print(report([Bar("signing 29 bytes, of botocore", ratio, BAR, at_most=True)]))


def _rows(body: bytes) -> dict[str, Callable[[], object]]:
    request = Request(method="POST", url=URL, headers=HEADERS, body=body)
    theirs = SigV4Auth(
        BotocoreKey(KEY.access_key_id, KEY.secret_access_key), "ecr-public", "us-east-1"
    )
    ours = Signer(KEY, "us-east-1", "ecr-public")
    verify = SigV4Verifier({KEY.access_key_id: KEY}.get).bind(operations.SERVICE)
    signed = ours(request)
    call = Call(operations.INITIATE_LAYER_UPLOAD, _scope(signed), having(body))
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


if __name__ == "__main__":
    main()
