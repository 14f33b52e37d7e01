"""Who may use a repository."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec

from ecr_public import errors, models
from ecr_public.server import Context
from tests.reference_service.foundation import Foundation
from tests.reference_service.records import Records
from tests.reference_service.repository_records import Repository
from tests.reference_service.rules import invalid_parameter

VERSIONS = ("2008-10-17", "2012-10-17")
"""Of the policy language."""

Object: TypeAlias = dict[str, Any]


class PolicyOperations(Foundation):
    """Keeps the access policies of repositories."""

    def get_repository_policy(
        self, request: models.GetRepositoryPolicyRequest, context: Context
    ) -> models.GetRepositoryPolicyResponse:
        """Return the policy of a repository that has one."""
        with self._reading(request, context) as (records, repository):
            text = require_policy(records, repository)
        return models.GetRepositoryPolicyResponse(
            registry_id=repository.registry_id,
            repository_name=repository.name,
            policy_text=text,
        )

    def set_repository_policy(
        self, request: models.SetRepositoryPolicyRequest, context: Context
    ) -> models.SetRepositoryPolicyResponse:
        """Replace the policy, unless it locks the account out and is not forced."""
        text = request.policy_text
        statements = list(statements_of(text))
        with self._writing(request, context) as (records, repository):
            account_id = self._registry.account_id
            if not request.force and any(
                locks_out(statement, account_id) for statement in statements
            ):
                rule = "must let the account set another policy, or be forced"
                raise invalid_parameter("policyText", rule)
            records.set_policy(repository.id, text)
        return models.SetRepositoryPolicyResponse(
            registry_id=repository.registry_id,
            repository_name=repository.name,
            policy_text=text,
        )

    def delete_repository_policy(
        self, request: models.DeleteRepositoryPolicyRequest, context: Context
    ) -> models.DeleteRepositoryPolicyResponse:
        """Remove the policy, return it once more."""
        with self._writing(request, context) as (records, repository):
            text = require_policy(records, repository)
            records.set_policy(repository.id, None)
        return models.DeleteRepositoryPolicyResponse(
            registry_id=repository.registry_id,
            repository_name=repository.name,
            policy_text=text,
        )


def require_policy(records: Records, repository: Repository) -> str:
    """Return the policy of a repository.

    Raises:
        RepositoryPolicyNotFoundException: It has none.
    """
    text = records.policy(repository.id)
    if text is None:
        raise errors.RepositoryPolicyNotFoundException(
            f"The repository with name '{repository.name}' in the registry with id "
            f"'{repository.registry_id}' has no policy"
        )
    return text


def statements_of(text: str) -> Iterator[Object]:
    """Yield the statements of a policy.

    Raises:
        InvalidParameterException: The text is no policy.
    """
    try:
        policy = msgspec.json.decode(text, type=Object)
    except (msgspec.DecodeError, RecursionError) as error:
        raise invalid_parameter("policyText", "must be a JSON object") from error
    if policy.get("Version", VERSIONS[0]) not in VERSIONS:
        rule = f"must have a Version out of {', '.join(VERSIONS)}"
        raise invalid_parameter("policyText", rule)
    statements = _listed(policy.get("Statement"))
    if not statements or not all(map(_is_statement, statements)):
        rule = "must have statements with an Effect, a Principal and an Action each"
        raise invalid_parameter("policyText", rule)
    yield from statements


def locks_out(statement: Object, account_id: str) -> bool:
    """Return whether a statement keeps an account from setting another policy."""
    everyone = {"*", account_id, f"arn:aws:iam::{account_id}:root"}
    principal = statement.get("Principal", "*")
    if isinstance(principal, dict):
        principal = principal.get("AWS")
    return (
        statement["Effect"] == "Deny"
        and "Condition" not in statement
        and not everyone.isdisjoint(map(str, _listed(principal)))
        and any(map(_covers_setting, _listed(statement.get("Action"))))
    )


def _covers_setting(action: object) -> bool:
    action = str(action).lower()
    setting = "ecr-public:setrepositorypolicy"
    start, wildcard, _ = action.partition("*")
    return setting.startswith(start) if wildcard else action == setting


def _is_statement(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.get("Effect") in ("Allow", "Deny")
        and not {"Principal", "NotPrincipal"}.isdisjoint(value)
        and not {"Action", "NotAction"}.isdisjoint(value)
    )


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
