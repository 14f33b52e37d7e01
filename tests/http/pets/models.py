"""The structures of the service."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from templates.package._runtime import constraints
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.http.files import Content, File
from templates.package._runtime.structure import Structure


class Pet(CamelStructure):
    """A pet."""

    id: int
    name: str
    age: int | None = None


class NewPet(CamelStructure):
    """A pet before it has a number."""

    name: Annotated[str, constraints.String(min_length=1, max_length=20).meta]
    age: int | None = None


class Problem(CamelStructure):
    """What went wrong."""

    title: str
    detail: str | None = None


class Photo(Structure):
    """A photo, and what is told of it."""

    image: File
    more: list[File] | None = None
    caption: str | None = None
    place: Pet | None = None
    sizes: list[int] | None = None


class PetHeaders(Structure):
    """Headers of an answer with a pet."""

    etag: str | None = msgspec.field(name="ETag", default=None)
    left: int | None = msgspec.field(name="X-RateLimit-Remaining", default=None)


class GetPetRequest(CamelStructure):
    """Input of getPet."""

    pet_id: int
    fields: list[str] | None = None
    since: date | None = None
    limit: int = 30
    owner: int | UnsetType | None = UNSET
    nick: str | UnsetType | None = UNSET
    trace: str | None = None
    sid: str | None = None
    filter: dict[str, Any] | None = None


class AddPetRequest(CamelStructure):
    """Input of addPet."""

    body: NewPet
    content_type: (
        Literal["application/json", "application/x-www-form-urlencoded"] | None
    ) = None
    idempotency_key: str | None = None


class AddPhotoRequest(CamelStructure):
    """Input of addPhoto."""

    pet_id: int
    body: Photo


class PutNoteRequest(CamelStructure):
    """Input of putNote."""

    path: str
    sort: int | None = None
    body: str | None = None


class PutFileRequest(CamelStructure):
    """Input of putFile."""

    name: str
    body: Content
    content_type: str | None = None


class GetFileRequest(CamelStructure):
    """Input of getFile."""

    name: str


class FindRequest(CamelStructure):
    """Input of find."""

    query: dict[str, str] | None = None


class Nothing(CamelStructure):
    """Input of what takes none."""
