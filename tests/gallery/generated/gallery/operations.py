"""The operations, each described once: client and server refer to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import (
    errors,
    models,
)
from ._runtime.http.description import (
    Answer,
    Body,
    Bytes,
    Cookie,
    Encoding,
    Failure,
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
from ._runtime.http.paging import (
    Cursor,
    NextLink,
    Offset,
)
from ._runtime.identity.schemes import (
    ApiKeyScheme,
    OAuth2Scheme,
)
from ._runtime.operation import Endpoint, Operation, Service

GET_STATUS: Operation[models.GetStatusRequest, models.Status] = Operation(
    name="getStatus",
    binding=lambda: Http(
        "GET",
        "/status",
        responses={
            200: Answer(Json(models.Status), headers=models.GetStatusHeaders),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.GetStatusRequest,
)

LIST_WORKS: Operation[models.ListWorksRequest, models.Works] = Operation(
    name="listWorks",
    binding=lambda: Http(
        "GET",
        "/works",
        {
            "kind": Query("kind", explode=False),
            "word": Query("word"),
            "made": Query("made", style="deepObject"),
            "limit": Query("limit"),
            "after": Query("after"),
        },
        responses={
            200: Answer(Json(models.Works)),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.ListWorksRequest,
    pagination=Cursor(token="after", next="next", items="works"),
)

ADD_WORK: Operation[models.AddWorkRequest, models.Work] = Operation(
    name="addWork",
    binding=lambda: Http(
        "POST",
        "/works",
        {"idempotency_key": Header("Idempotency-Key")},
        body=Body(Json(models.NewWork)),
        responses={
            201: Answer(Json(models.Work), headers=models.AddWorkHeaders),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
            401: Failure(
                errors.Unauthorized, Json(models.Problem, "application/problem+json")
            ),
            403: Failure(
                errors.Forbidden, Json(models.Problem, "application/problem+json")
            ),
            409: Failure(
                errors.Conflict, Json(models.Conflict, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.AddWorkRequest,
    security=({"staff": ()}, {"curator": ("works:write",)}),
)

GET_WORK: Operation[models.GetWorkRequest, models.Work] = Operation(
    name="getWork",
    binding=lambda: Http(
        "GET",
        "/works/{workId}",
        {"work_id": Label("workId"), "if_none_match": Header("If-None-Match")},
        responses={
            200: Answer(Json(models.Work), headers=models.GetWorkHeaders),
            304: Failure(errors.NotModified),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
            404: Failure(
                errors.NotFound, Json(models.Problem, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.GetWorkRequest,
)

CHANGE_WORK: Operation[models.ChangeWorkRequest, models.Work] = Operation(
    name="changeWork",
    binding=lambda: Http(
        "PATCH",
        "/works/{workId}",
        {"work_id": Label("workId"), "if_match": Header("If-Match")},
        body=Body(Json(models.WorkChange, "application/merge-patch+json")),
        responses={
            200: Answer(Json(models.Work), headers=models.ChangeWorkHeaders),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
            401: Failure(
                errors.Unauthorized, Json(models.Problem, "application/problem+json")
            ),
            403: Failure(
                errors.Forbidden, Json(models.Problem, "application/problem+json")
            ),
            404: Failure(
                errors.NotFound, Json(models.Problem, "application/problem+json")
            ),
            412: Failure(
                errors.PreconditionFailed,
                Json(models.Problem, "application/problem+json"),
            ),
        },
    ),
    input=lambda: models.ChangeWorkRequest,
    security=({"staff": ()}, {"curator": ("works:write",)}),
    repeatable=False,
)

DELETE_WORK: Operation[models.DeleteWorkRequest, None] = Operation(
    name="deleteWork",
    binding=lambda: Http(
        "DELETE",
        "/works/{workId}",
        {"work_id": Label("workId")},
        responses={
            204: Answer(),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
            401: Failure(
                errors.Unauthorized, Json(models.Problem, "application/problem+json")
            ),
            404: Failure(
                errors.NotFound, Json(models.Problem, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.DeleteWorkRequest,
    security=({"staff": ()},),
)

GET_LABEL: Operation[models.GetLabelRequest, models.Label | str] = Operation(
    name="getLabel",
    binding=lambda: Http(
        "GET",
        "/works/{workId}/label",
        {"work_id": Label("workId"), "language": Cookie("language")},
        responses={
            200: Answer(Json(models.Label), Text()),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
            404: Failure(
                errors.NotFound, Json(models.Problem, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.GetLabelRequest,
)

LIST_PICTURES: Operation[models.ListPicturesRequest, list[models.Picture]] = Operation(
    name="listPictures",
    binding=lambda: Http(
        "GET",
        "/works/{workId}/pictures",
        {"work_id": Label("workId"), "limit": Query("limit"), "page": Query("page")},
        responses={
            200: Answer(Json(list[models.Picture]), headers=models.ListPicturesHeaders),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
            404: Failure(
                errors.NotFound, Json(models.Problem, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.ListPicturesRequest,
    pagination=NextLink(items=""),
)

ADD_PICTURES: Operation[models.AddPicturesRequest, list[models.Picture]] = Operation(
    name="addPictures",
    binding=lambda: Http(
        "POST",
        "/works/{workId}/pictures",
        {"work_id": Label("workId")},
        body=Body(
            Multipart(
                models.NewPictures,
                {"files": Part(content_type="image/png, image/jpeg")},
            )
        ),
        responses={
            201: Answer(Json(list[models.Picture])),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
            401: Failure(
                errors.Unauthorized, Json(models.Problem, "application/problem+json")
            ),
            404: Failure(
                errors.NotFound, Json(models.Problem, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.AddPicturesRequest,
    security=({"staff": ()},),
    repeatable=False,
)

GET_PICTURE: Operation[models.GetPictureRequest, Any] = Operation(
    name="getPicture",
    binding=lambda: Http(
        "GET",
        "/pictures/{pictureId}",
        {"picture_id": Label("pictureId")},
        responses={
            200: Answer(Bytes(), headers=models.GetPictureHeaders),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
            404: Failure(
                errors.NotFound, Json(models.Problem, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.GetPictureRequest,
)

REPLACE_PICTURE: Operation[models.ReplacePictureRequest, None] = Operation(
    name="replacePicture",
    binding=lambda: Http(
        "PUT",
        "/pictures/{pictureId}",
        {"picture_id": Label("pictureId")},
        body=Body(Bytes()),
        responses={
            204: Answer(),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
            401: Failure(
                errors.Unauthorized, Json(models.Problem, "application/problem+json")
            ),
            404: Failure(
                errors.NotFound, Json(models.Problem, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.ReplacePictureRequest,
    security=({"staff": ()},),
)

LIST_LOANS: Operation[models.ListLoansRequest, models.Loans] = Operation(
    name="listLoans",
    binding=lambda: Http(
        "GET",
        "/loans",
        {"limit": Query("limit"), "offset": Query("offset"), "on": Query("on")},
        responses={
            200: Answer(Json(models.Loans)),
            400: Failure(
                errors.BadRequest, Json(models.Problem, "application/problem+json")
            ),
            401: Failure(
                errors.Unauthorized, Json(models.Problem, "application/problem+json")
            ),
        },
    ),
    input=lambda: models.ListLoansRequest,
    security=({"staff": ()}, {"curator": ()}),
    pagination=Offset(number="offset", first=0, items="loans", total="total"),
)

ASK_FOR_LOAN: Operation[models.AskForLoanRequest, models.Loan | models.Pending] = (
    Operation(
        name="askForLoan",
        binding=lambda: Http(
            "POST",
            "/loans",
            body=Body(
                Form(
                    models.LoanRequest, {"rooms": Encoding(style="form", explode=True)}
                )
            ),
            responses={
                201: Answer(Json(models.Loan)),
                202: Answer(
                    Json(models.Pending), headers=models.AskForLoanAcceptedHeaders
                ),
                400: Failure(
                    errors.BadRequest, Json(models.Problem, "application/problem+json")
                ),
                404: Failure(
                    errors.NotFound, Json(models.Problem, "application/problem+json")
                ),
            },
        ),
        input=lambda: models.AskForLoanRequest,
        repeatable=False,
    )
)

OPERATIONS: Mapping[str, Operation[Any, Any]] = {
    "getStatus": GET_STATUS,
    "listWorks": LIST_WORKS,
    "addWork": ADD_WORK,
    "getWork": GET_WORK,
    "changeWork": CHANGE_WORK,
    "deleteWork": DELETE_WORK,
    "getLabel": GET_LABEL,
    "listPictures": LIST_PICTURES,
    "addPictures": ADD_PICTURES,
    "getPicture": GET_PICTURE,
    "replacePicture": REPLACE_PICTURE,
    "listLoans": LIST_LOANS,
    "askForLoan": ASK_FOR_LOAN,
}
"""The operations by their names, in the order of the spec."""

SERVICE = Service(
    name="gallery",
    title="Gallery",
    operations=OPERATIONS,
    errors=(
        errors.NotModified,
        errors.BadRequest,
        errors.Unauthorized,
        errors.Forbidden,
        errors.NotFound,
        errors.Conflict,
        errors.PreconditionFailed,
    ),
    endpoint=Endpoint(
        "https://gallery.example/{edition}",
        {"edition": "v1"},
        {"edition": ["v1", "beta"]},
    ),
    others=(Endpoint("http://127.0.0.1:8080"),),
    schemes={
        "staff": ApiKeyScheme(name="X-Gallery-Key", location="header"),
        "curator": OAuth2Scheme(token_url="https://gallery.example/token"),
    },
)
"""What the operations have in common."""
