"""The errors of registries, each by its real cause; no case changes state."""

from __future__ import annotations

from tests.upload.cases import INVALID, Case, Documented


def registries() -> list[Case]:
    """Return the cases of every operation on a registry."""
    describe = Documented(
        "DescribeRegistries", "InvalidParameter UnsupportedCommand Server"
    )
    token = Documented(
        "GetAuthorizationToken", "Server InvalidParameter UnsupportedCommand"
    )
    get = Documented("GetRegistryCatalogData", "Server UnsupportedCommand")
    put = Documented(
        "PutRegistryCatalogData",
        "Server InvalidParameter UnsupportedCommand",
        displayName="Acme",
    )
    bad_token = INVALID.format("nextToken", "must be a token from an earlier response")
    long = INVALID.format("displayName", "must have length less than or equal to 100")
    return [
        *(case for each in (describe, token, get, put) for case in each.everywhere()),
        describe.case("InvalidParameter", bad_token, nextToken="!"),
        put.case("InvalidParameter", long, displayName="x" * 101),
    ]


REGISTRY_CASES = registries()
