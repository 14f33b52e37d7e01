"""The structures that requests, responses and errors are made of."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, TypeAlias
from uuid import UUID

from msgspec import field

from . import (
    shapes,
)
from ._runtime import (
    constraints,
)
from ._runtime.annotations import (
    UNSET,
    Maybe,
    Omittable,
)
from ._runtime.camel_structure import CamelStructure
from ._runtime.enums import Unknown
from ._runtime.http.files import (
    Content,
    File,
)
from ._runtime.stand_ins import (
    DecimalText,
)
from ._runtime.structure import Structure
from ._runtime.text_enums import StrEnum
from ._runtime.times import DateTime

__all__ = [
    "AddPicturesRequest",
    "AddWorkHeaders",
    "AddWorkRequest",
    "Artist",
    "AskForLoanAcceptedHeaders",
    "AskForLoanRequest",
    "ChangeWorkHeaders",
    "ChangeWorkRequest",
    "Conflict",
    "DeleteWorkRequest",
    "File",
    "Film",
    "GetLabelRequest",
    "GetPictureHeaders",
    "GetPictureRequest",
    "GetStatusHeaders",
    "GetStatusRequest",
    "GetWorkHeaders",
    "GetWorkRequest",
    "Kind",
    "Label",
    "Language",
    "ListLoansRequest",
    "ListPicturesHeaders",
    "ListPicturesRequest",
    "ListWorksRequest",
    "Loan",
    "LoanRequest",
    "Loans",
    "NewPictures",
    "NewWork",
    "Painting",
    "Pending",
    "Picture",
    "Problem",
    "ReplacePictureRequest",
    "Sculpture",
    "Status",
    "Taken",
    "Violation",
    "Work",
    "WorkChange",
    "Works",
    "Years",
]


class Kind(StrEnum):
    """What a work is."""

    PAINTING = "painting"
    SCULPTURE = "sculpture"
    FILM = "film"


class Language(StrEnum):
    """A language of labels."""

    DE = "de"
    EN = "en"


class Status(CamelStructure):
    """Whether the gallery is open."""

    open: bool
    """Whether it is open."""
    now: DateTime
    """What time it is there."""
    edition: Maybe[Literal["v1"]] = None
    """Which edition of the service this is."""


class Years(CamelStructure, forbid_unknown_fields=True):
    """A stretch of years."""

    from_: Maybe[
        Annotated[int, constraints.WholeNumber(minimum=-3000, maximum=3000).meta]
    ] = None
    """The first year. -3000 to 3000."""
    to: Maybe[
        Annotated[int, constraints.WholeNumber(minimum=-3000, maximum=3000).meta]
    ] = None
    """The last year. -3000 to 3000."""


class Artist(CamelStructure):
    """Who made a work."""

    name: Annotated[str, constraints.String(min_length=1, max_length=100).meta]
    """What they are called. 1 to 100 characters."""
    born: Omittable[int | None] = UNSET
    """In which year; null if nobody knows."""


class Painting(CamelStructure, tag_field="kind", tag="painting"):
    kind: ClassVar[Literal["painting"]] = "painting"
    title: Annotated[str, shapes.TITLE.meta]
    """What a work is called. 1 to 200 characters."""
    year: Annotated[int, constraints.WholeNumber(minimum=-3000, maximum=3000).meta]
    """When it was made. -3000 to 3000."""
    artists: Annotated[list[Artist], shapes.ARTISTS.meta]
    """Who made a work. 1 to 20 items."""
    width: Annotated[float, constraints.Number(exclusive_minimum=0).meta]
    """In centimetres. More than 0."""
    height: Annotated[float, constraints.Number(exclusive_minimum=0).meta]
    """In centimetres. More than 0."""


class Sculpture(CamelStructure, tag_field="kind", tag="sculpture"):
    kind: ClassVar[Literal["sculpture"]] = "sculpture"
    title: Annotated[str, shapes.TITLE.meta]
    """What a work is called. 1 to 200 characters."""
    year: Annotated[int, constraints.WholeNumber(minimum=-3000, maximum=3000).meta]
    """When it was made. -3000 to 3000."""
    artists: Annotated[list[Artist], shapes.ARTISTS.meta]
    """Who made a work. 1 to 20 items."""
    material: Annotated[str, constraints.String(max_length=100).meta]
    """What it is made of. At most 100 characters."""
    weight: Maybe[Annotated[float, constraints.Number(minimum=0).meta]] = None
    """In kilograms. At least 0."""


class Film(CamelStructure, tag_field="kind", tag="film"):
    kind: ClassVar[Literal["film"]] = "film"
    title: Annotated[str, shapes.TITLE.meta]
    """What a work is called. 1 to 200 characters."""
    year: Annotated[int, constraints.WholeNumber(minimum=-3000, maximum=3000).meta]
    """When it was made. -3000 to 3000."""
    artists: Annotated[list[Artist], shapes.ARTISTS.meta]
    """Who made a work. 1 to 20 items."""
    minutes: Annotated[int, constraints.WholeNumber(minimum=1, maximum=10000).meta]
    """How long it is. 1 to 10000."""


class Work(CamelStructure):
    """A work that the gallery has."""

    id: UUID
    """Its id."""
    added: DateTime
    """When it came."""
    about: NewWork
    """A work that the gallery does not have yet."""
    note: str | None = None
    """What the staff says of it."""
    value: Maybe[Annotated[DecimalText, shapes.MONEY_RULES.meta]] = None
    """What it is insured for. Checked for `pattern`."""
    marks: Maybe[dict[str, str]] = None
    """What else is known, by any name."""


class WorkChange(CamelStructure):
    """What is to change of a work; null takes away."""

    note: Omittable[Annotated[str, constraints.String(max_length=1000).meta] | None] = (
        UNSET
    )
    """What the staff says of it. At most 1000 characters."""
    value: Maybe[Annotated[DecimalText, shapes.MONEY_RULES.meta]] = None
    """What it is insured for. Checked for `pattern`."""
    marks: Maybe[
        Annotated[
            dict[str, Annotated[str, constraints.String(max_length=200).meta]],
            constraints.Map(max_properties=20).meta,
        ]
    ] = None
    """What else is known, by any name. At most 20 entries, each at most 200
    characters.
    """


class Works(CamelStructure):
    """A page of works."""

    works: list[Work]
    next: Maybe[str] = None
    """Where the next page begins."""


class Label(CamelStructure):
    """What stands beside a work."""

    title: str
    """In large letters."""
    text: str
    """In small letters."""
    language: Maybe[Language | Unknown] = None
    """A language of labels."""


class NewPictures(CamelStructure, forbid_unknown_fields=True):
    """Pictures, and what is said of all of them."""

    files: Annotated[list[File], constraints.List(min_items=1, max_items=10).meta]
    """The pictures. 1 to 10 items."""
    caption: Maybe[Annotated[str, constraints.String(max_length=200).meta]] = None
    """What stands below each. At most 200 characters."""
    taken: Maybe[Taken] = None
    """How a picture was taken."""


class Taken(CamelStructure):
    """How a picture was taken."""

    by: Maybe[str] = None
    """Who took it."""
    on: Maybe[date] = None
    """When it was taken."""


class Picture(CamelStructure):
    """A picture of a work."""

    id: Annotated[int, shapes.INT64.meta]
    """Its number."""
    size: Annotated[int, constraints.WholeNumber(minimum=0).meta]
    """In bytes. At least 0."""
    media_type: str
    """What kind of file it is."""
    name: Maybe[str] = None
    """What the file is called."""
    caption: Maybe[str] = None
    """What stands below it."""
    taken: Maybe[Taken] = None
    """How a picture was taken."""


class LoanRequest(CamelStructure):
    """Who wants to borrow what."""

    work_id: UUID
    """The id of the work."""
    house: Annotated[str, constraints.String(min_length=1, max_length=100).meta]
    """Who asks for it. 1 to 100 characters."""
    from_: date
    """The first day."""
    to: date
    """The last day."""
    rooms: Maybe[
        Annotated[
            list[Annotated[str, constraints.String(max_length=20).meta]],
            constraints.List(max_items=5).meta,
        ]
    ] = None
    """Where it is to be shown. At most 5 items, each at most 20 characters."""
    insured: Maybe[bool] = None
    """Whether the house pays. `False` if absent."""


class Loan(CamelStructure):
    id: Annotated[int, shapes.INT64.meta]
    """Its number."""
    work_id: UUID
    """The id of the work."""
    house: str
    """Who has it."""
    from_: date
    """The first day."""
    to: date
    """The last day."""
    rooms: Maybe[list[str]] = None
    """Where it is shown."""


class Pending(CamelStructure):
    """A request that somebody has to decide."""

    reason: str
    """Why it is not decided yet."""


class Loans(CamelStructure):
    """A page of loans."""

    loans: list[Loan]
    total: Annotated[int, constraints.WholeNumber(minimum=0).meta]
    """How many there are. At least 0."""


class Problem(CamelStructure):
    """What is wrong (RFC 9457)."""

    title: str
    """What the status says."""
    status: int
    detail: Maybe[str] = None
    """What is wrong with this request."""
    violations: Maybe[list[Violation]] = None
    """Every place at which the request breaks the specification."""


class Violation(CamelStructure):
    """A place at which a request breaks the specification."""

    in_: str
    """Which part of the request."""
    path: str
    """A JSON pointer."""
    rule: Maybe[str] = None
    """The keyword that is broken."""
    message: str
    """What the value must be."""


class Conflict(CamelStructure):
    """What is wrong, and with what."""

    title: str
    """What the status says."""
    status: int
    detail: Maybe[str] = None
    """What is wrong with this request."""
    violations: Maybe[list[Violation]] = None
    """Every place at which the request breaks the specification."""
    other: UUID
    """The work that there is."""


class GetStatusHeaders(CamelStructure):
    cache_control: Maybe[str] = field(name="Cache-Control", default=None)
    """How long that holds."""


class GetStatusRequest(Structure):
    """Input of getStatus."""


class ListWorksRequest(Structure):
    kind: Maybe[
        Annotated[list[Kind | Unknown], constraints.List(min_items=1, max_items=3).meta]
    ] = None
    """Works of these kinds. 1 to 3 items."""
    word: Maybe[
        Annotated[
            list[Annotated[str, constraints.String(min_length=1, max_length=50).meta]],
            constraints.List(min_items=1, max_items=10).meta,
        ]
    ] = None
    """Works whose titles have one of these words. 1 to 10 items, each 1 to 50
    characters.
    """

    made: Maybe[Years] = None
    """Works that were made in these years."""
    limit: Maybe[Annotated[int, shapes.LIST_WORKS_LIMIT.meta]] = None
    """How many a page has at most. 1 to 100. `20` if absent."""
    after: Maybe[Annotated[str, constraints.String(max_length=100).meta]] = None
    """Where the page begins, as the one before tells it. At most 100 characters."""


class AddWorkHeaders(CamelStructure):
    location: str = field(name="Location")
    """Where it is."""


class AddWorkRequest(Structure):
    idempotency_key: Maybe[UUID] = None
    """By which the gallery knows a request again."""
    body: NewWork
    """A work that the gallery does not have yet."""


class GetWorkHeaders(CamelStructure):
    e_tag: str = field(name="ETag")
    """Its version."""


class GetWorkRequest(Structure):
    work_id: UUID
    """The id of the work."""
    if_none_match: Maybe[Annotated[str, constraints.String(max_length=40).meta]] = None
    """The version that the caller has. At most 40 characters."""


class ChangeWorkHeaders(CamelStructure):
    e_tag: str = field(name="ETag")
    """Its version."""


class ChangeWorkRequest(Structure):
    work_id: UUID
    """The id of the work."""
    if_match: Maybe[Annotated[str, constraints.String(max_length=40).meta]] = None
    """The version that is to be changed. At most 40 characters."""
    body: WorkChange
    """What is to change of a work; null takes away."""


class DeleteWorkRequest(Structure):
    work_id: UUID
    """The id of the work."""


class GetLabelRequest(Structure):
    work_id: UUID
    """The id of the work."""
    language: Maybe[Language | Unknown] = None
    """The language that the visitor has chosen."""


class ListPicturesHeaders(CamelStructure):
    link: Maybe[str] = field(name="Link", default=None)
    """Where the next page is."""


class ListPicturesRequest(Structure):
    work_id: UUID
    """The id of the work."""
    limit: Maybe[Annotated[int, shapes.LIST_WORKS_LIMIT.meta]] = None
    """How many a page has at most. 1 to 100. `20` if absent."""
    page: Maybe[
        Annotated[int, constraints.WholeNumber(minimum=1, maximum=1000000).meta]
    ] = None
    """Which page, from 1 on. 1 to 1000000. `1` if absent."""


class AddPicturesRequest(Structure):
    work_id: UUID
    """The id of the work."""
    body: NewPictures
    """Pictures, and what is said of all of them."""


class GetPictureHeaders(CamelStructure):
    content_disposition: Maybe[str] = field(name="Content-Disposition", default=None)
    """What the file is called."""


class GetPictureRequest(Structure):
    picture_id: Annotated[int, shapes.GET_PICTURE_PICTURE_ID.meta]
    """The number of the picture. At least 1."""


class ReplacePictureRequest(Structure):
    picture_id: Annotated[int, shapes.GET_PICTURE_PICTURE_ID.meta]
    """The number of the picture. At least 1."""
    body: Content


class ListLoansRequest(Structure):
    limit: Maybe[Annotated[int, shapes.LIST_WORKS_LIMIT.meta]] = None
    """How many a page has at most. 1 to 100. `20` if absent."""
    offset: Maybe[
        Annotated[int, constraints.WholeNumber(minimum=0, maximum=1000000000).meta]
    ] = None
    """How many loans to pass over. 0 to 1000000000. `0` if absent."""
    on: Maybe[date] = None
    """Loans that last on this day."""


class AskForLoanAcceptedHeaders(CamelStructure):
    retry_after: int = field(name="Retry-After")
    """In seconds."""


class AskForLoanRequest(Structure):
    body: LoanRequest
    """Who wants to borrow what."""


NewWork: TypeAlias = Painting | Sculpture | Film
"""A work that the gallery does not have yet."""
