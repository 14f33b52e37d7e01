"""A pet shop that remembers nothing, and says what it was asked."""

from __future__ import annotations

from typing import Any

from templates.package._runtime.context import Context
from templates.package._runtime.http.reply import Reply
from tests.http.served import errors, models, server

PET = models.Pet(id=7, name="Tom")


class Pets(server.PetsService):
    """Keeps the last request."""

    def __init__(self) -> None:
        self.seen: Any = None
        self.context: Context | None = None
        self.result: Any = None
        self.error: Exception | None = None

    def _served(self, request: Any, context: Context, default: Any) -> Any:
        self.seen, self.context = request, context
        if self.error is not None:
            raise self.error
        return default if self.result is None else self.result

    async def list_pets(self, request: models.ListPetsRequest, context: Context) -> Any:
        """Return a pet with the headers of a list."""
        headers = models.ListHeaders(total=1)
        return self._served(request, context, Reply([PET], headers=headers))

    def add_pet(self, request: models.AddPetRequest, context: Context) -> Any:
        """Return what was added."""
        if request.body.name == "Tom":
            raise errors.Conflict(models.Problem(message="Tom is here already"))
        pet = models.Pet(id=8, name=request.body.name, kind=request.body.kind)
        return self._served(request, context, pet)

    async def get_pet(self, request: models.GetPetRequest, context: Context) -> Any:
        """Return one pet, and there is only one."""
        if request.pet_id != PET.id:
            raise errors.NotFound(models.Problem(message="no such pet"))
        return self._served(request, context, PET)

    async def change_pet(
        self, request: models.ChangePetRequest, context: Context
    ) -> Any:
        """Change nothing."""
        return self._served(request, context, PET)

    async def delete_pet(self, request: models.GetPetRequest, context: Context) -> Any:
        """Delete nothing."""
        return self._served(request, context, None)

    async def set_photo(self, request: models.SetPhotoRequest, context: Context) -> Any:
        """Count the bytes of a photo."""
        size = 0
        async for chunk in request.body:
            size += len(chunk)
        return self._served((size, request.content_type), context, None)

    async def get_photo(self, request: models.GetPetRequest, context: Context) -> Any:
        """Return a photo."""
        return self._served(request, context, b"a photo")


class Misc(server.MiscService):
    """Echoes."""

    def __init__(self) -> None:
        self.context: Context | None = None

    def echo(self, request: models.EchoRequest, context: Context) -> Any:
        """Return the same text."""
        self.context = context
        return request.body

    async def get_file(self, request: models.FileRequest, context: Context) -> Any:
        """Return the path of a file."""
        return request.path
