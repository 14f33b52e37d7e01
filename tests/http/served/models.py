"""What the pet shop of the tests speaks of, as an emitted package says it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from msgspec import field

from templates.package._runtime import constraints
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.http.files import File

NAME = constraints.String(min_length=1, max_length=20)
LIMIT = constraints.Integer(minimum=1, maximum=100)


class Kind(StrEnum):
    """What an animal is."""

    CAT = "cat"
    DOG = "dog"


class Pet(CamelStructure):
    """An animal to buy."""

    id: int
    name: Annotated[str, NAME.meta]
    kind: Kind | None = None


class NewPet(CamelStructure):
    """An animal that comes in."""

    name: Annotated[str, NAME.meta]
    kind: Kind | None = None
    tags: list[str] | None = None


class Problem(CamelStructure):
    """What is wrong."""

    message: str


class Filter(CamelStructure):
    """Which pets to list."""

    kind: Kind | None = None
    min_age: int | None = field(default=None, name="minAge")


class ListHeaders(CamelStructure):
    """Headers of a list."""

    total: int = field(name="X-Total")


class ListPetsRequest(CamelStructure):
    """Arguments of listPets."""

    limit: Annotated[int, LIMIT.meta] = 20
    tags: list[str] | None = None
    filter: Filter | None = None
    trace: str | None = None
    session: str | None = None


class AddPetRequest(CamelStructure):
    """Arguments of addPet."""

    body: NewPet
    content_type: str = "application/json"


class GetPetRequest(CamelStructure):
    """Arguments of getPet, and of others that name a pet alone."""

    pet_id: int
    limit: Annotated[int, LIMIT.meta] = 20
    tag: str | None = None


class ChangePetRequest(CamelStructure):
    """Arguments of changePet."""

    pet_id: int
    body: NewPet | None = None


class SetPhotoRequest(CamelStructure):
    """Arguments of setPhoto."""

    pet_id: int
    body: Any
    content_type: str


class Papers(CamelStructure):
    """Papers of a pet, and what is to be known of them."""

    note: Annotated[str, NAME.meta]
    passport: File
    scans: list[File] | None = None
    numbers: list[int] | None = None
    owner: NewPet | None = None


class AddPapersRequest(CamelStructure):
    """Arguments of addPapers."""

    pet_id: int
    body: Papers


class EchoRequest(CamelStructure):
    """Arguments of echo."""

    body: str


class FileRequest(CamelStructure):
    """Arguments of getFile."""

    path: str


class Empty(CamelStructure):
    """No arguments."""
