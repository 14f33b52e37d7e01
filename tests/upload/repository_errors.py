"""The errors of repositories, each by its real cause; no case changes state."""

from __future__ import annotations

from tests.upload.cases import INVALID, NOT_THERE, STRANGER, Case, Documented
from tests.upload.world import ACCOUNT, REPOSITORY

NOT_IN = NOT_THERE.replace(ACCOUNT, STRANGER)
UNPAGED = "must be absent when repositoryNames is given"


def create_repository() -> list[Case]:
    """Return the cases of CreateRepository."""
    create = Documented(
        "CreateRepository",
        "Server InvalidParameter InvalidTagParameter TooManyTags"
        " RepositoryAlreadyExists LimitExceeded UnsupportedCommand",
        repositoryName=REPOSITORY,
    )
    there = (
        f"The repository with name '{REPOSITORY}' already exists in the registry with "
        f"id '{ACCOUNT}'"
    )
    full = (
        f"The registry with id '{ACCOUNT}' may have 1 repositories, and has them "
        "already"
    )
    reserved = "The tag key 'AWS:x' starts with 'aws:', which is reserved"
    tags = [{"Key": str(key), "Value": ""} for key in range(51)]
    return [
        *create.everywhere(),
        create.case(
            "InvalidParameter",
            INVALID.format(
                "repositoryName", "must have length greater than or equal to 2"
            ),
            repositoryName="a",
        ),
        create.case("InvalidTagParameter", reserved, tags=[{"Key": "AWS:x"}]),
        create.case(
            "InvalidTagParameter",
            "The tag key '0' is given twice",
            tags=[*tags[:2], tags[0]],
        ),
        create.case("InvalidTagParameter", "A tag has no key", tags=[{"Value": "x"}]),
        create.case("TooManyTags", "A repository may have 50 tags, not 51", tags=tags),
        create.case("RepositoryAlreadyExists", there),
        create.case("LimitExceeded", full, place="small", repositoryName="another"),
    ]


def delete_repository() -> list[Case]:
    """Return the cases of DeleteRepository."""
    delete = Documented(
        "DeleteRepository",
        "Server InvalidParameter RepositoryNotFound RepositoryNotEmpty"
        " UnsupportedCommand",
        repositoryName=REPOSITORY,
    )
    full = (
        f"The repository with name '{REPOSITORY}' in the registry with id '{ACCOUNT}' "
        "still contains images"
    )
    return [
        *delete.in_repository(),
        delete.case("RepositoryNotFound", NOT_IN, registryId=STRANGER),
        delete.case("RepositoryNotEmpty", full),
        delete.case("RepositoryNotEmpty", full, force=False),
    ]


def describe_repositories() -> list[Case]:
    """Return the cases of DescribeRepositories."""
    describe = Documented(
        "DescribeRepositories",
        "Server InvalidParameter RepositoryNotFound UnsupportedCommand",
    )
    token = INVALID.format("nextToken", "must be a token from an earlier response")
    zero = INVALID.format("maxResults", "must have value greater than or equal to 1")
    names = [REPOSITORY]
    gone = "team/nothing"
    return [
        *describe.everywhere(),
        describe.case("InvalidParameter", zero, maxResults=0),
        describe.case("InvalidParameter", token, nextToken="!"),
        describe.case("InvalidParameter", token, nextToken="\N{SNOWMAN}"),
        describe.case("InvalidParameter", token, nextToken="_w=="),
        describe.case(
            "InvalidParameter",
            INVALID.format("nextToken", UNPAGED),
            repositoryNames=names,
            nextToken="YQ==",
        ),
        describe.case(
            "InvalidParameter",
            INVALID.format("maxResults", UNPAGED),
            repositoryNames=names,
            maxResults=1,
        ),
        describe.case(
            "RepositoryNotFound",
            NOT_THERE.format(repositoryName=gone),
            repositoryNames=[REPOSITORY, gone],
        ),
    ]


REPOSITORY_CASES = [
    *create_repository(),
    *delete_repository(),
    *describe_repositories(),
]
