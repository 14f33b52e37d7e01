"""The errors of what is set on repositories; no case changes state."""

from __future__ import annotations

import json

from tests.upload.cases import INVALID, NOT_THERE, STRANGER, Case, Documented
from tests.upload.world import ACCOUNT, REPOSITORY

ARN = f"arn:aws:ecr-public::{ACCOUNT}:repository/{REPOSITORY}"
HAS_NO = (
    f"The repository with name '{REPOSITORY}' in the registry with id '{ACCOUNT}' has "
    "no {}"
)
LOCKOUT = {
    "Version": "2012-10-17",
    "Statement": {"Effect": "Deny", "Principal": "*", "Action": "ecr-public:Set*"},
}


def catalog_data() -> list[Case]:
    """Return the cases of the catalog data of repositories."""
    get = Documented(
        "GetRepositoryCatalogData",
        "Server InvalidParameter RepositoryCatalogDataNotFound RepositoryNotFound"
        " UnsupportedCommand",
        repositoryName=REPOSITORY,
    )
    put = Documented(
        "PutRepositoryCatalogData",
        "Server InvalidParameter RepositoryNotFound UnsupportedCommand",
        repositoryName=REPOSITORY,
        catalogData={"description": "An app"},
    )
    long = INVALID.format(
        "catalogData/description", "must have length less than or equal to 1024"
    )
    return [
        *get.in_repository(),
        get.case("RepositoryCatalogDataNotFound", HAS_NO.format("catalog data")),
        *put.in_repository(),
        put.case("InvalidParameter", long, catalogData={"description": "x" * 1025}),
    ]


def policies() -> list[Case]:
    """Return the cases of policies."""
    with_policy = (
        "Server InvalidParameter RepositoryNotFound RepositoryPolicyNotFound"
        " UnsupportedCommand"
    )
    get, delete = (
        Documented(name, with_policy, repositoryName=REPOSITORY)
        for name in ("GetRepositoryPolicy", "DeleteRepositoryPolicy")
    )
    elsewhere = NOT_THERE.replace(ACCOUNT, STRANGER)
    return [
        *get.in_repository(),
        get.case("RepositoryPolicyNotFound", HAS_NO.format("policy")),
        *delete.in_repository(),
        delete.case("RepositoryPolicyNotFound", HAS_NO.format("policy")),
        delete.case("RepositoryNotFound", elsewhere, registryId=STRANGER),
        *unfit_policies(),
    ]


def unfit_policies() -> list[Case]:
    """Return the cases of SetRepositoryPolicy."""
    set_policy = Documented(
        "SetRepositoryPolicy",
        "Server InvalidParameter RepositoryNotFound UnsupportedCommand",
        repositoryName=REPOSITORY,
        policyText=json.dumps(LOCKOUT),
        force=True,
    )

    def unfit(rule: str, text: str, *, force: bool = True) -> Case:
        message = INVALID.format("policyText", rule)
        return set_policy.case(
            "InvalidParameter", message, policyText=text, force=force
        )

    version = "must have a Version out of 2008-10-17, 2012-10-17"
    statement = "must have statements with an Effect, a Principal and an Action each"
    lockout = "must let the account set another policy, or be forced"
    return [
        *set_policy.in_repository(),
        unfit("must be a JSON object", ""),
        unfit("must be a JSON object", "[]"),
        unfit(version, '{"Version": "1"}'),
        unfit(statement, "{}"),
        unfit(statement, '{"Statement": [{"Effect": "Allow"}]}'),
        unfit(lockout, json.dumps(LOCKOUT), force=False),
    ]


def tags() -> list[Case]:
    """Return the cases of resource tags."""
    invalid = "InvalidParameter InvalidTagParameter TooManyTags RepositoryNotFound"
    listing = Documented(
        "ListTagsForResource",
        "InvalidParameter RepositoryNotFound UnsupportedCommand Server",
        resourceArn=ARN,
    )
    tag = Documented(
        "TagResource",
        f"{invalid} UnsupportedCommand Server",
        resourceArn=ARN,
        tags=[{"Key": "a", "Value": "b"}],
    )
    untag = Documented(
        "UntagResource",
        f"{invalid} UnsupportedCommand Server",
        resourceArn=ARN,
        tagKeys=["a"],
    )
    many = "A repository may have 50 tags, not 51"
    keys = [str(number) for number in range(51)]
    reserved = "The tag key 'aws:x' starts with 'aws:', which is reserved"
    return [
        *(case for each in (listing, tag, untag) for case in misnamed(each)),
        tag.case("TooManyTags", many, tags=[{"Key": key} for key in keys]),
        tag.case("InvalidTagParameter", reserved, tags=[{"Key": "aws:x"}]),
        untag.case("TooManyTags", many, tagKeys=keys),
        untag.case("InvalidTagParameter", reserved, tagKeys=["aws:x"]),
    ]


def misnamed(operation: Documented) -> list[Case]:
    """Return the cases of every operation on a resource."""
    rule = INVALID.format("resourceArn", "must be the ARN of a repository")
    gone = NOT_THERE.format(repositoryName="team/nothing")
    strange = NOT_THERE.format(repositoryName=REPOSITORY).replace(ACCOUNT, STRANGER)
    return [
        *operation.everywhere(),
        operation.case("InvalidParameter", rule, resourceArn=REPOSITORY),
        operation.case(
            "RepositoryNotFound",
            gone,
            resourceArn=ARN.replace(REPOSITORY, "team/nothing"),
        ),
        operation.case(
            "RepositoryNotFound", strange, resourceArn=ARN.replace(ACCOUNT, STRANGER)
        ),
    ]


SETTING_CASES = [*catalog_data(), *policies(), *tags()]
