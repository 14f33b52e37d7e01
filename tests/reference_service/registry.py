"""The registry of one account in one region: what it is called, and where it is."""

from __future__ import annotations

from dataclasses import dataclass

from ecr_public import errors, models

HOST = "public.ecr.aws"
"""Where container clients pull from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """An account's public registry, as seen from a region."""

    account_id: str
    """Twelve digits; also the registry's id."""

    region: str
    offered_in: frozenset[str]
    """The regions whose endpoints offer the API."""

    aliases: tuple[str, ...]
    """Other names of the registry, the one for URIs first, the oldest last."""

    def require_offer(self, operation: str) -> None:
        """Check that the region offers the API.

        Raises:
            UnsupportedCommandException: It does not.
        """
        if self.region not in self.offered_in:
            raise errors.UnsupportedCommandException(
                f"{operation} is not offered in the region '{self.region}'"
            )

    def id_of(self, given: str | None) -> str:
        """Return the id of the registry that an id, an alias or `None` stands for.

        Raises:
            RegistryNotFoundException: It stands for none.
        """
        if given not in (None, self.account_id, *self.aliases):
            raise errors.RegistryNotFoundException(
                f"The registry with id '{given}' does not exist"
            )
        return self.account_id

    def resolved(self, given: str | None) -> str:
        """Return the id that an id, an alias or `None` stands for, of any registry."""
        return self.account_id if given in (None, *self.aliases) else str(given)

    def arn(self, name: str) -> str:
        """Return the ARN of a repository."""
        return f"arn:aws:ecr-public::{self.account_id}:repository/{name}"

    def uri(self, name: str) -> str:
        """Return under which URI container clients find a repository."""
        return f"{self._home()}/{name}"

    def described(self, registry_id: str) -> models.Registry:
        """Return what the owner is told of the registry."""
        return models.Registry(
            registry_id=registry_id,
            registry_arn=f"arn:aws:ecr-public::{registry_id}:registry/{registry_id}",
            registry_uri=self._home(),
            verified=False,
            aliases=[
                models.RegistryAlias(
                    name=alias,
                    status=models.RegistryAliasStatus.ACTIVE,
                    primary_registry_alias=alias == self.aliases[0],
                    default_registry_alias=alias == self.aliases[-1],
                )
                for alias in self.aliases
            ],
        )

    def _home(self) -> str:
        alias = self.aliases[0] if self.aliases else self.account_id
        return f"{HOST}/{alias}"
