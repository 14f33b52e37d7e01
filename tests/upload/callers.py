"""Clients of several makes behind one face: members by wire name in, and out."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol, TypeAlias

import boto3
import msgspec
from botocore.config import Config
from botocore.exceptions import ClientError

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, errors, models

Members: TypeAlias = dict[str, Any]

CREDENTIALS = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "secret"}
REGION = "us-east-1"


@dataclass(frozen=True)
class Refusal:
    """An error as a client reports it."""

    code: str
    """Name of the class that was raised."""

    status: int | None
    """HTTP status, `None` where a client does not show it."""

    message: str
    members: Members = field(default_factory=dict)
    """What else the error tells, by wire name."""


class Refused(Exception):
    """The service answered with an error."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class Caller(Protocol):
    """A client."""

    def call(self, operation: str, **members: Any) -> Members:
        """Call an operation, return its result or raise `Refused`."""
        ...

    def close(self) -> None:
        """Close every connection."""


Make: TypeAlias = Callable[..., Caller]
"""Makes a client for a URL; with `checks=False` one that sends whatever it is told."""


class SyncCaller:
    """The generated client."""

    def __init__(self, url: str, *, checks: bool = True) -> None:
        self._client = EcrPublicClient(base_url=url, retries=0, validate=checks)
        self.close = self._client.close

    def call(self, operation: str, **members: Any) -> Members:
        """Call the method of this name."""
        try:
            result = getattr(self._client, snake(operation))(**_arguments(members))
        except errors.ServiceError as error:
            raise _refused(error) from error
        return _wire(result)


@contextmanager
def calling(url: str) -> Iterator[SyncCaller]:
    """Call the service at a URL for a while, with the generated client."""
    caller = SyncCaller(url)
    try:
        yield caller
    finally:
        caller.close()


class AsyncCaller:
    """The generated asynchronous client, one call at a time."""

    def __init__(self, url: str, *, checks: bool = True) -> None:
        self._runner = asyncio.Runner()
        self._client = AsyncEcrPublicClient(base_url=url, retries=0, validate=checks)

    def call(self, operation: str, **members: Any) -> Members:
        """Run the method of this name in an event loop."""
        method = getattr(self._client, snake(operation))
        calling: Coroutine[Any, Any, msgspec.Struct] = method(**_arguments(members))
        try:
            result = self._runner.run(calling)
        except errors.ServiceError as error:
            raise _refused(error) from error
        return _wire(result)

    def close(self) -> None:
        """Close the client and its event loop."""
        self._runner.run(self._client.close())
        self._runner.close()


class BotoCaller:
    """The client of AWS's own SDK."""

    def __init__(self, url: str, *, checks: bool = True) -> None:
        config = Config(
            retries={"total_max_attempts": 1},
            parameter_validation=checks,
            proxies={},
        )
        self.client = boto3.client(
            "ecr-public",
            endpoint_url=url,
            region_name=REGION,
            config=config,
            **CREDENTIALS,
        )
        self.close = self.client.close

    def call(self, operation: str, **members: Any) -> Members:
        """Call the method of this name."""
        try:
            result: Members = getattr(self.client, snake(operation))(**members)
        except ClientError as error:
            raise self._refused(error) from error
        del result["ResponseMetadata"]
        return result

    def _refused(self, error: ClientError) -> Refused:
        response = error.response
        class_ = getattr(self.client.exceptions, response["Error"]["Code"])
        if type(error) is not class_:
            raise TypeError(f"{error!r} is no {class_}")
        refusal = Refusal(
            code=class_.__name__,
            status=response["ResponseMetadata"]["HTTPStatusCode"],
            message=response["Error"]["Message"],
            members=_without(response, "Error", "ResponseMetadata", "message"),
        )
        return Refused(refusal)


def snake(name: str) -> str:
    """Return how a name is written in Python."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _arguments(members: Members) -> Members:
    return {snake(name): _argument(name, value) for name, value in members.items()}


def _argument(name: str, value: Any) -> Any:
    if name == "tags":
        return [models.Tag(key=tag.get("Key"), value=tag.get("Value")) for tag in value]
    if name == "imageIds":
        return [models.ImageIdentifier(**_arguments(each)) for each in value]
    if name == "catalogData":
        return models.RepositoryCatalogDataInput(**_arguments(value))
    return value


def _wire(structure: msgspec.Struct) -> Members:
    result: Members = msgspec.to_builtins(
        structure, builtin_types=(bytes, datetime), enc_hook=_plain_time
    )
    return result


def _plain_time(value: object) -> datetime:
    if isinstance(value, datetime):
        return datetime.fromtimestamp(value.timestamp(), UTC)
    raise TypeError(f"{value!r} is no time")


def _refused(error: errors.ServiceError) -> Refused:
    class_ = getattr(errors, error.code)
    if type(error) is not class_:
        raise TypeError(f"{error!r} is no {class_}")
    members = _without(error.to_dict(), "__type", "message")
    return Refused(Refusal(class_.__name__, error.status, error.message, members))


def _without(members: Mapping[str, Any], *names: str) -> Members:
    return {name: value for name, value in members.items() if name not in names}
