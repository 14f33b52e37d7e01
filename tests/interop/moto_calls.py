"""Calls of moto's server by clients that are emitted for published documents of AWS.

`python moto_calls.py ADDRESS SERVICE`, with the emitted package `aws_SERVICE` on the path.
Prints a line for each call.
"""

from __future__ import annotations

import io
import sys
import zipfile
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, TypeAlias
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

Say: TypeAlias = Callable[[str, bool], None]
ROLE = "arn:aws:iam::123456789012:role/role"


def archive() -> bytes:
    """A function as lambda takes it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        opened.writestr("main.py", "def handler(event, context):\n    return event\n")
    return file.getvalue()


def lambda_(client: Any, models: Any, say: Say) -> None:
    """Functions: bytes in JSON, names in paths, several statuses."""
    code = models.CreateFunctionBodyCode(zip_file=b64encode(archive()).decode())
    made = models.CreateFunctionBody(
        function_name="one",
        runtime="python3.9",
        role=ROLE,
        handler="main.handler",
        code=code,
        environment=models.CreateFunctionBodyEnvironment(variables={"A": "b"}),
    )
    say("CreateFunction", client.create_function(body=made).function_name == "one")
    got = client.get_function(function_name="one")
    say("GetFunction", got.configuration.environment.variables == {"A": "b"})
    listed = client.list_functions()
    say("ListFunctions", [it.function_name for it in listed.functions] == ["one"])
    tags = client.list_tags(arn=got.configuration.function_arn)
    say("ListTags", not tags.tags)
    client.delete_function(function_name="one")
    say("DeleteFunction", not client.list_functions().functions)


def apigateway(client: Any, models: Any, say: Say) -> None:
    """APIs and their keys: PATCH, 201 and 202."""
    made = client.create_rest_api(
        body=models.CreateRestApiBody(name="shop", description="größe & Maß")
    )
    say("CreateRestApi", made.name == "shop")
    got = client.get_rest_api(restapi_id=made.id)
    say("GetRestApi", got.description == "größe & Maß")
    client.delete_rest_api(restapi_id=made.id)
    say("DeleteRestApi", is_refused(lambda: client.get_rest_api(restapi_id=made.id)))
    key = client.create_api_key(body=models.CreateApiKeyBody(name="mine"))
    changed = client.update_api_key(
        api_key=key.id,
        body=models.UpdateApiKeyBody(
            patch_operations=[
                models.PatchOperation(op="replace", path="/name", value="yours")
            ]
        ),
    )
    say("CreateApiKey, UpdateApiKey", (key.name, changed.name) == ("mine", "yours"))
    read = client.get_api_key(api_key=key.id, include_value=True)
    say("GetApiKey", (read.name, bool(read.value)) == ("yours", True))
    client.delete_api_key(api_key=key.id)
    say("DeleteApiKey", is_refused(lambda: client.get_api_key(api_key=key.id)))


def iot(client: Any, models: Any, say: Say) -> None:
    """Things: attributes, pages, versions."""
    payload = models.CreateThingBodyAttributePayload(attributes={"a": "b"})
    for number in range(3):
        client.create_thing(
            thing_name=f"thing-{number}",
            body=models.CreateThingBody(attribute_payload=payload),
        )
    got = client.describe_thing(thing_name="thing-0")
    say("CreateThing, DescribeThing", got.attributes == {"a": "b"})
    first = client.list_things(max_results=2)
    rest = client.list_things(max_results=2, next_token=first.next_token)
    names = [it.thing_name for page in (first, rest) for it in page.things]
    say("ListThings", sorted(names) == [f"thing-{number}" for number in range(3)])
    client.delete_thing(thing_name="thing-0")
    say("DeleteThing", len(client.list_things().things) == 2)


def batch(client: Any, models: Any, say: Say) -> None:
    """Queues and definitions of jobs: all by POST."""
    made = client.create_compute_environment(
        body=models.CreateComputeEnvironmentBody(
            compute_environment_name="env",
            type="UNMANAGED",
            state="ENABLED",
            service_role=ROLE,
        )
    )
    say("CreateComputeEnvironment", made.compute_environment_name == "env")
    queue = client.create_job_queue(
        body=models.CreateJobQueueBody(
            job_queue_name="queue",
            priority=7,
            state="ENABLED",
            compute_environment_order=[
                models.ComputeEnvironmentOrder(
                    order=1, compute_environment=made.compute_environment_arn
                )
            ],
        )
    )
    listed = client.describe_job_queues(body=models.DescribeJobQueuesBody())
    say("DescribeJobQueues", [it.priority for it in listed.job_queues] == [7])
    say("CreateJobQueue", listed.job_queues[0].job_queue_arn == queue.job_queue_arn)


def is_refused(call: Callable[[], object]) -> bool:
    """Tell whether a call is answered with 404."""
    try:
        call()
    except Exception as error:
        return getattr(error, "status", None) == 404
    return False


def with_role(address: str) -> None:
    """Make the role that services are given, by a service that is no REST."""
    signed = "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/iam/aws4_request"
    said = {
        "Action": "CreateRole",
        "Version": "2010-05-08",
        "RoleName": "role",
        "AssumeRolePolicyDocument": "{}",
    }
    request = Request(
        address,
        data=urlencode(said).encode(),
        headers={"Authorization": f"{signed}, SignedHeaders=host, Signature=0"},
    )
    with suppress(HTTPError):  # there it is
        urlopen(request).close()


SERVICES: Mapping[str, Callable[[Any, Any, Say], None]] = {
    "lambda": lambda_,
    "apigateway": apigateway,
    "iot": iot,
    "batch": batch,
}


def main() -> int:
    """Call one service; return how many calls went wrong."""
    address, name = sys.argv[1:]
    with_role(address)
    package = import_module(f"aws_{name}")
    auth, models, errors = (
        import_module(f"aws_{name}.{module}") for module in ("auth", "models", "errors")
    )
    client_of: Any = getattr(package, f"Aws{name.capitalize()}Client")
    client = client_of(
        base_url=address,
        auth=auth.SigV4(
            auth.Credentials("AKIA", "secret"), region="us-east-1", service=name
        ),
    )
    failed = []

    def say(what: str, is_right: bool) -> None:
        failed.extend([] if is_right else [what])
        print(f"{'passed' if is_right else 'failed'} {name} {what}")

    try:
        SERVICES[name](client, models, say)
    except errors.ServiceError as error:
        say(f"{type(error).__name__}: {error}", False)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
