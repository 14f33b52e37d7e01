"""The operations of the service."""

from __future__ import annotations

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
    QueryString,
    Text,
)
from templates.package._runtime.http.downloads import Download
from templates.package._runtime.operation import Operation, Service
from tests.http.pets import errors, models

PROBLEM = Answer(Json(models.Problem, "application/problem+json"))

GET_PET: Operation[models.GetPetRequest, models.Pet] = Operation(
    name="getPet",
    binding=Http(
        "GET",
        "/pets/{petId}",
        {
            "pet_id": Label("petId"),
            "fields": Query("fields", explode=False),
            "since": Query("since"),
            "limit": Query("limit"),
            "owner": Query("owner"),
            "nick": Query("nick"),
            "trace": Header("X-Trace"),
            "sid": Cookie("sid"),
            "filter": Query("filter", "deepObject"),
        },
        responses={
            200: Answer(Json(models.Pet), headers=models.PetHeaders),
            404: PROBLEM,
            "5XX": PROBLEM,
            "default": Answer(),
        },
    ),
    input=models.GetPetRequest,
    errors={
        404: errors.NotFound,
        429: errors.TooManyRequests,
        "5XX": errors.ServerFault,
        "default": errors.UnexpectedStatus,
    },
)

ADD_PET: Operation[models.AddPetRequest, models.Pet | None] = Operation(
    name="addPet",
    binding=Http(
        "POST",
        "/pets",
        {"idempotency_key": Header("Idempotency-Key")},
        body=Body(Json(models.NewPet), Form(models.NewPet)),
        responses={201: Answer(Json(models.Pet)), 202: Answer()},
    ),
    input=models.AddPetRequest,
    repeatable=False,
)

ADD_PHOTO: Operation[models.AddPhotoRequest, None] = Operation(
    name="addPhoto",
    binding=Http(
        "POST",
        "/pets/{petId}/photos",
        {"pet_id": Label("petId")},
        body=Body(Multipart(models.Photo, {"image": Part("image/png, image/jpeg")})),
        responses={204: Answer()},
    ),
    input=models.AddPhotoRequest,
    repeatable=False,
)

PUT_NOTE: Operation[models.PutNoteRequest, str] = Operation(
    name="putNote",
    binding=Http(
        "PUT",
        "/notes/{path}.txt?kind=note&sort=1#put",
        {"path": Label("path"), "sort": Query("sort")},
        body=Body(Text(), required=False),
        responses={200: Answer(Text())},
    ),
    input=models.PutNoteRequest,
)

PUT_FILE: Operation[models.PutFileRequest, None] = Operation(
    name="putFile",
    binding=Http(
        "PUT",
        "/files/{name}",
        {"name": Label("name")},
        body=Body(Bytes("*/*")),
        responses={204: Answer()},
    ),
    input=models.PutFileRequest,
)

GET_FILE: Operation[models.GetFileRequest, Download | models.Pet] = Operation(
    name="getFile",
    binding=Http(
        "GET",
        "/files/{name}",
        {"name": Label("name")},
        responses={
            200: Answer(Bytes("image/*"), Json(models.Pet)),
            206: Answer(),
            302: Answer(),
        },
    ),
    input=models.GetFileRequest,
    errors={302: errors.Found},
)

FIND: Operation[models.FindRequest, list[models.Pet]] = Operation(
    name="find",
    binding=Http(
        "GET",
        "/pets",
        {"query": QueryString(Form(dict[str, str]))},
        responses={200: Answer(Json(list[models.Pet]))},
    ),
    input=models.FindRequest,
)

PING: Operation[models.Nothing, None] = Operation(
    name="ping",
    binding=Http("HEAD", "/pets", responses={200: Answer(Json(list[models.Pet]))}),
    input=models.Nothing,
)

SERVICE = Service(
    name="pets",
    title="Pets",
    operations={
        each.name: each
        for each in (
            *(GET_PET, ADD_PET, ADD_PHOTO, PUT_NOTE),
            *(PUT_FILE, GET_FILE, FIND, PING),
        )
    },
    errors=(),
)
