"""What every operation stands on: the registry, the database, the files, the time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeAlias

from ecr_public.server import Context, EcrPublicService
from tests.reference_service import lookup
from tests.reference_service.blobs import Blobs, Locks
from tests.reference_service.records import Records
from tests.reference_service.registry import Registry
from tests.reference_service.repository_records import Repository
from tests.reference_service.rules import Quotas
from tests.reference_service.store import Store

REGIONS = frozenset({"us-east-1", "us-west-2"})
"""Where the API is offered."""

UPLOAD_LIFETIME = timedelta(days=1)
"""How long an upload stays open after its last part."""


class Addressed(Protocol):
    """A request to a repository."""

    @property
    def registry_id(self) -> str | None:
        """Id or alias of the registry."""
        ...

    @property
    def repository_name(self) -> str:
        """Name of the repository."""
        ...


InRepository: TypeAlias = tuple[Records, Repository]


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


class Foundation(EcrPublicService):
    """Holds the state that operations share.

    All state is in the data folder, so a service can be stopped at any moment and
    started again. Only one service may use a folder at a time.
    """

    def __init__(
        self,
        data: Path,
        *,
        account_id: str = "123456789012",
        region: str = "us-east-1",
        offered_in: Collection[str] = REGIONS,
        aliases: Sequence[str] = (),
        clock: Callable[[], datetime] = utc_now,
        quotas: Quotas | None = None,
        immutable_tags: bool = False,
        upload_lifetime: timedelta = UPLOAD_LIFETIME,
    ) -> None:
        """Use the folder `data`, and create it if there is none.

        Args:
            data: Holds the database and the files.
            account_id: Twelve digits: the caller's account, whose registry this is.
            region: Where the service runs.
            offered_in: The regions whose endpoints offer the API.
            aliases: Other names of the registry, the one for URIs first, the one that
                the registry was assigned at first last.
            clock: Returns the time, with its time zone.
            quotas: How much the account may have; the published quotas if absent.
            immutable_tags: Whether an image tag stays with its image. ECR Public moves
                tags, but documents the error of registries that do not.
            upload_lifetime: How long an upload stays open after its last part.
        """
        data.mkdir(parents=True, exist_ok=True)
        self._registry = Registry(
            account_id=account_id,
            region=region,
            offered_in=frozenset(offered_in),
            aliases=tuple(aliases),
        )
        self._clock = clock
        self._quotas = quotas or Quotas()
        self._immutable_tags = immutable_tags
        self._upload_lifetime = upload_lifetime
        self._store = Store(data / "registry.db")
        self._blobs = Blobs(data)
        self._locks = Locks()
        self._tidy()

    def _tidy(self) -> None:
        """Remove expired uploads, and the files that no record names.

        Such files are those of calls that were cut short, and of repositories deleted
        since the last start.
        """
        with self._store.writing() as records:
            records.add_registry(self._registry.account_id)
            records.delete_uploads_before(self._oldest_upload())
        with self._store.reading() as records:
            self._blobs.sweep(records.upload_ids(), records.digests())

    def _oldest_upload(self) -> datetime:
        """Return since when an upload must have received something to be open."""
        return self._clock() - self._upload_lifetime

    def _registry_id(self, given: str | None, context: Context) -> str:
        """Return the id of a registry that must exist."""
        self._registry.require_offer(context.operation)
        return self._registry.id_of(given)

    @contextmanager
    def _reading(self, request: Addressed, context: Context) -> Iterator[InRepository]:
        """Return a view of the repository that a request means.

        The operations that use this document no error for an unknown registry: it has
        no repositories.
        """
        self._registry.require_offer(context.operation)
        registry_id = self._registry.resolved(request.registry_id)
        name = request.repository_name
        with self._store.reading() as records:
            yield records, lookup.require_repository(records, registry_id, name)

    @contextmanager
    def _writing(self, request: Addressed, context: Context) -> Iterator[InRepository]:
        """Return the same, to be changed."""
        self._registry.require_offer(context.operation)
        registry_id = self._registry.resolved(request.registry_id)
        name = request.repository_name
        with self._store.writing() as records:
            yield records, lookup.require_repository(records, registry_id, name)
