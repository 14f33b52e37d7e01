"""The server of the pet shop, as an emitted package has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from templates.package._runtime.context import (
    Authenticate,
    Context,
    Unimplemented,
    anonymous,
)
from templates.package._runtime.http.implemented import Group, handlers_of
from templates.package._runtime.http.reply import Returns
from templates.package._runtime.http.server import Application
from tests.http.served import models, operations


class PetsService:
    """Operations of pets."""

    def list_pets(
        self, request: models.ListPetsRequest, context: Context
    ) -> Returns[list[models.Pet]]:
        """List pets."""
        raise Unimplemented(operations.LIST_PETS)

    def add_pet(
        self, request: models.AddPetRequest, context: Context
    ) -> Returns[models.Pet | None]:
        """Add a pet."""
        raise Unimplemented(operations.ADD_PET)

    def get_pet(
        self, request: models.GetPetRequest, context: Context
    ) -> Returns[models.Pet]:
        """Return a pet."""
        raise Unimplemented(operations.GET_PET)

    def change_pet(
        self, request: models.ChangePetRequest, context: Context
    ) -> Returns[models.Pet]:
        """Change a pet."""
        raise Unimplemented(operations.CHANGE_PET)

    def delete_pet(
        self, request: models.GetPetRequest, context: Context
    ) -> Returns[None]:
        """Delete a pet."""
        raise Unimplemented(operations.DELETE_PET)

    def set_photo(
        self, request: models.SetPhotoRequest, context: Context
    ) -> Returns[None]:
        """Set the photo of a pet."""
        raise Unimplemented(operations.SET_PHOTO)

    def get_photo(
        self, request: models.GetPetRequest, context: Context
    ) -> Returns[Any]:
        """Return the photo of a pet."""
        raise Unimplemented(operations.GET_PHOTO)

    def add_papers(
        self, request: models.AddPapersRequest, context: Context
    ) -> Returns[Any]:
        """Add papers to a pet."""
        raise Unimplemented(operations.ADD_PAPERS)


class MiscService:
    """Operations of nothing in particular."""

    def echo(self, request: models.EchoRequest, context: Context) -> Returns[str]:
        """Return a text."""
        raise Unimplemented(operations.ECHO)

    def get_file(self, request: models.FileRequest, context: Context) -> Returns[str]:
        """Return what a file holds."""
        raise Unimplemented(operations.GET_FILE)

    def forgotten(self, request: models.Empty, context: Context) -> Returns[None]:
        """Do nothing."""
        raise Unimplemented(operations.FORGOTTEN)


def create_app(
    *,
    pets: PetsService | None = None,
    misc: MiscService | None = None,
    authenticate: Authenticate | Mapping[str, Authenticate] = anonymous,
    **options: Any,
) -> Application:
    """Return an ASGI application that serves what is given."""
    handlers = handlers_of(
        operations.SERVICE,
        Group(
            PetsService,
            pets,
            {
                operations.LIST_PETS: PetsService.list_pets,
                operations.ADD_PET: PetsService.add_pet,
                operations.GET_PET: PetsService.get_pet,
                operations.CHANGE_PET: PetsService.change_pet,
                operations.DELETE_PET: PetsService.delete_pet,
                operations.SET_PHOTO: PetsService.set_photo,
                operations.GET_PHOTO: PetsService.get_photo,
                operations.ADD_PAPERS: PetsService.add_papers,
            },
        ),
        Group(
            MiscService,
            misc,
            {
                operations.ECHO: MiscService.echo,
                operations.GET_FILE: MiscService.get_file,
                operations.FORGOTTEN: MiscService.forgotten,
            },
        ),
    )
    return Application(
        operations.SERVICE, handlers, authenticate=authenticate, **options
    )
