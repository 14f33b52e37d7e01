"""The operations of the pet shop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from templates.package._runtime.http.description import (
    Answer,
    Body,
    Bytes,
    Cookie,
    Form,
    Header,
    Http,
    Json,
    Label,
    Multipart,
    Part,
    Query,
    Text,
)
from templates.package._runtime.identity.schemes import (
    ApiKeyScheme,
    BasicScheme,
    BearerScheme,
)
from templates.package._runtime.operation import Operation, Service
from tests.http.served import errors, models

LIST_PETS: Operation[models.ListPetsRequest, list[models.Pet]] = Operation(
    name="listPets",
    binding=Http(
        "GET",
        "/pets",
        {
            "limit": Query("limit"),
            "tags": Query("tag", explode=False),
            "filter": Query("filter", style="deepObject"),
            "trace": Header("X-Trace"),
            "session": Cookie("sid"),
        },
        responses={200: Answer(Json(list[models.Pet]), headers=models.ListHeaders)},
    ),
    input=models.ListPetsRequest,
)

ADD_PET: Operation[models.AddPetRequest, models.Pet | None] = Operation(
    name="addPet",
    binding=Http(
        "POST",
        "/pets",
        body=Body(Json(models.NewPet), Form(models.NewPet)),
        responses={
            201: Answer(Json(models.Pet)),
            202: Answer(),
            409: Answer(Json(models.Problem)),
            "5XX": Answer(Json(models.Problem)),
        },
    ),
    input=models.AddPetRequest,
    errors={409: errors.Conflict, "5XX": errors.ServerFault},
)

GET_PET: Operation[models.GetPetRequest, models.Pet] = Operation(
    name="getPet",
    binding=Http(
        "GET",
        "/pets/{petId}",
        {"pet_id": Label("petId"), "limit": Query("limit"), "tag": Query("tag")},
        responses={
            200: Answer(Json(models.Pet)),
            400: Answer(Json(models.Problem)),
            404: Answer(Json(models.Problem)),
        },
    ),
    input=models.GetPetRequest,
    errors={404: errors.NotFound},
)

CHANGE_PET: Operation[models.ChangePetRequest, models.Pet] = Operation(
    name="changePet",
    binding=Http(
        "PATCH",
        "/pets/{petId}",
        {"pet_id": Label("petId")},
        body=Body(Json(models.NewPet), required=False),
        responses={200: Answer(Json(models.Pet))},
    ),
    input=models.ChangePetRequest,
)

DELETE_PET: Operation[models.GetPetRequest, None] = Operation(
    name="deletePet",
    binding=Http(
        "DELETE",
        "/pets/{petId}",
        {"pet_id": Label("petId")},
        responses={204: Answer(), 404: Answer()},
    ),
    input=models.GetPetRequest,
    errors={404: errors.NotFound},
    security=({"key": ()}, {"oauth": ("pets:write",), "basic": ()}),
)

SET_PHOTO: Operation[models.SetPhotoRequest, None] = Operation(
    name="setPhoto",
    binding=Http(
        "PUT",
        "/pets/{petId}/photo",
        {"pet_id": Label("petId")},
        body=Body(Bytes("image/*"), Bytes()),
        responses={204: Answer()},
    ),
    input=models.SetPhotoRequest,
)

GET_PHOTO: Operation[models.GetPetRequest, Any] = Operation(
    name="getPhoto",
    binding=Http(
        "GET",
        "/pets/{petId}/photo",
        {"pet_id": Label("petId")},
        responses={200: Answer(Bytes("image/png"))},
    ),
    input=models.GetPetRequest,
)

ADD_PAPERS: Operation[models.AddPapersRequest, Any] = Operation(
    name="addPapers",
    binding=Http(
        "POST",
        "/pets/{petId}/papers",
        {"pet_id": Label("petId")},
        body=Body(Multipart(models.Papers, {"passport": Part("application/pdf")})),
        responses={200: Answer(Bytes())},
    ),
    input=models.AddPapersRequest,
)

ECHO: Operation[models.EchoRequest, str] = Operation(
    name="echo",
    binding=Http(
        "POST",
        "/echo",
        body=Body(Text()),
        responses={200: Answer(Text())},
    ),
    input=models.EchoRequest,
    security=({"oauth": ()}, {}),
)

GET_FILE: Operation[models.FileRequest, str] = Operation(
    name="getFile",
    binding=Http(
        "GET",
        "/files/{path}.txt",
        {"path": Label("path")},
        responses={200: Answer(Text(), Json(str))},
    ),
    input=models.FileRequest,
)

FORGOTTEN: Operation[models.Empty, None] = Operation(
    name="forgotten",
    binding=Http("POST", "/forgotten", responses={204: Answer()}),
    input=models.Empty,
)

OPERATIONS: Mapping[str, Operation[Any, Any]] = {
    each.name: each
    for each in (
        LIST_PETS,
        ADD_PET,
        GET_PET,
        CHANGE_PET,
        DELETE_PET,
        SET_PHOTO,
        GET_PHOTO,
        ADD_PAPERS,
        ECHO,
        GET_FILE,
        FORGOTTEN,
    )
}

SERVICE = Service(
    name="pets",
    title="Pets",
    operations=OPERATIONS,
    errors=(errors.NotFound, errors.Conflict, errors.Unauthorized, errors.ServerFault),
    schemes={
        "key": ApiKeyScheme("X-Key"),
        "oauth": BearerScheme(),
        "basic": BasicScheme(),
    },
)
