"""The clients of the service."""

from __future__ import annotations

from typing import Any

from templates.package._runtime.http.async_client import AsyncGroup, AsyncHttpClient
from templates.package._runtime.http.client import Group, HttpClient
from templates.package._runtime.http.downloads import Download
from templates.package._runtime.idempotency import token_from
from tests.http.pets import models, operations


class Pets(Group):
    """Operations with the tag pets."""

    def get_pet(self, *, timeout: float | None = None, **members: Any) -> models.Pet:
        """Return a pet."""
        options = {
            name: members.pop(name)
            for name in ("headers", "retries", "auth")
            if name in members
        }
        return self._call(
            operations.GET_PET,
            models.GetPetRequest(**members),
            timeout=timeout,
            **options,
        )

    def add_pet(self, **members: Any) -> models.Pet | None:
        """Add a pet."""
        key = token_from(members.pop("idempotency_key", None))
        request = models.AddPetRequest(idempotency_key=key, **members)
        return self._call(operations.ADD_PET, request, timeout=None)

    def add_photo(self, **members: Any) -> None:
        """Add a photo to a pet."""
        request = models.AddPhotoRequest(**members)
        return self._call(operations.ADD_PHOTO, request, timeout=None)


class PetsClient(HttpClient):
    """Calls the operations of the service."""

    def __init__(self, **options: Any) -> None:
        """Take the options of every client."""
        super().__init__(operations.SERVICE, **options)
        self.pets = Pets(self)

    def put_note(self, **members: Any) -> str:
        """Write a note."""
        request = models.PutNoteRequest(**members)
        return self._call(operations.PUT_NOTE, request, timeout=None)

    def put_file(self, *, timeout: float | None = None, **members: Any) -> None:
        """Write a file."""
        request = models.PutFileRequest(**members)
        return self._call(operations.PUT_FILE, request, timeout=timeout)

    def get_file(self, *, timeout: float | None = None, **members: Any) -> Any:
        """Read a file, which may be a pet."""
        request = models.GetFileRequest(**members)
        return self._call(operations.GET_FILE, request, timeout=timeout)

    def download(self, **members: Any) -> Download:
        """Read a file that is none."""
        found = self.get_file(**members)
        assert isinstance(found, Download)
        return found

    def find(self, **members: Any) -> list[models.Pet]:
        """Find pets."""
        request = models.FindRequest(**members)
        return self._call(operations.FIND, request, timeout=None)

    def ping(self) -> None:
        """Ask whether there are pets."""
        return self._call(operations.PING, models.Nothing(), timeout=None)


class AsyncPets(AsyncGroup):
    """Operations with the tag pets."""

    async def get_pet(self, **members: Any) -> models.Pet:
        """Return a pet."""
        request = models.GetPetRequest(**members)
        return await self._call(operations.GET_PET, request, timeout=None)


class AsyncPetsClient(AsyncHttpClient):
    """Calls the operations of the service."""

    def __init__(self, **options: Any) -> None:
        """Take the options of every client."""
        super().__init__(operations.SERVICE, **options)
        self.pets = AsyncPets(self)

    async def put_file(self, *, timeout: float | None = None, **members: Any) -> None:
        """Write a file."""
        request = models.PutFileRequest(**members)
        return await self._call(operations.PUT_FILE, request, timeout=timeout)

    async def get_file(self, *, timeout: float | None = None, **members: Any) -> Any:
        """Read a file, which may be a pet."""
        request = models.GetFileRequest(**members)
        return await self._call(operations.GET_FILE, request, timeout=timeout)
