"""What a case of an error is, and the cases that operations share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ecr_public import shapes
from tests.upload.callers import Members, Refusal, Refused
from tests.upload.world import ACCOUNT, Callers, World

STRANGER = "210987654321"
"""An account that is not the service's."""

NOT_THERE = (
    "The repository with name '{repositoryName}' does not exist in the registry with "
    f"id '{ACCOUNT}'"
)
INVALID = "Invalid parameter at '{}' failed to satisfy constraint: '{}'"
BAD_NAME = INVALID.format(
    "repositoryName",
    f"must satisfy regular expression '{shapes.REPOSITORY_NAME.pattern}'",
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A call that is refused, and how."""

    operation: str
    place: str
    members: Members
    """Of the request; an upload is named by what is special about it."""

    code: str
    status: int
    message: str
    """Names in braces stand for members of the request."""

    told: Members
    """What the error carries besides its message."""

    def __str__(self) -> str:
        return f"{self.operation}-{self.status}-{self.code}"

    def expected(self, world: World) -> Refusal:
        """Return what a client shall report."""
        message = self.message
        for name, value in _named(self.members, world).items():
            message = message.replace(f"{{{name}}}", str(value))
        return Refusal(self.code, self.status, message, _named(self.told, world))

    def outcome(self, world: World, callers: Callers) -> Refusal | Members:
        """Make the call, return what came of it."""
        caller = callers.at(self.place)
        try:
            return caller.call(self.operation, **_named(self.members, world))
        except Refused as refused:
            return _without_request_id(refused.refusal)


class Documented:
    """An operation with its errors, which count up from status 480."""

    def __init__(self, operation: str, codes: str, **members: Any) -> None:
        """Take the errors in order, and a request to the operation."""
        self._operation = operation
        self._codes = [f"{code}Exception" for code in codes.split()]
        self._members = members

    def case(
        self,
        code: str,
        message: str,
        *,
        place: str = "home",
        told: Members | None = None,
        **members: Any,
    ) -> Case:
        """Return the case in which these members of the request are different."""
        return Case(
            operation=self._operation,
            place=place,
            members={**self._members, **members},
            code=f"{code}Exception",
            status=480 + self._codes.index(f"{code}Exception"),
            message=message,
            told=told or {},
        )

    def without(self, member: str) -> Documented:
        """Return the same, but for a member that its requests do not have."""
        others = {name: each for name, each in self._members.items() if name != member}
        codes = " ".join(code.removesuffix("Exception") for code in self._codes)
        return Documented(self._operation, codes, **others)

    def everywhere(self) -> Iterator[Case]:
        """Yield the cases of every operation."""
        failed = "The service failed; its log tells more of request <id>."
        offered = f"{self._operation} is not offered in the region 'eu-west-1'"
        yield self.case("Server", failed, place="no disk")
        yield self.case("UnsupportedCommand", offered, place="elsewhere")

    def in_repository(self) -> Iterator[Case]:
        """Yield the cases of every operation on a repository."""
        name = "team/nothing"
        yield from self.everywhere()
        yield self.case("InvalidParameter", BAD_NAME, repositoryName="Team/App")
        yield self.case("RepositoryNotFound", NOT_THERE, repositoryName=name)

    def in_registry(self) -> Iterator[Case]:
        """Yield the cases of every operation on a repository in any registry."""
        message = "The registry with id '{registryId}' does not exist"
        yield from self.in_repository()
        yield self.case("RegistryNotFound", message, registryId=STRANGER)
        yield self.case("RegistryNotFound", message, registryId="nobody")

    def without_files(self, **members: Any) -> Case:
        """Return the case in which the database stands and the files have gone."""
        failed = "The service failed; its log tells more of request <id>."
        return self.case("Server", failed, place="no files", **members)


def _named(members: Members, world: World) -> Members:
    if "uploadId" not in members:
        return members
    name = members["uploadId"]
    return {**members, "uploadId": world.uploads.get(name, name)}


def _without_request_id(refusal: Refusal) -> Refusal:
    message = re.sub(r"(?<=request )[0-9a-f-]{36}", "<id>", refusal.message)
    return replace(refusal, message=message)
