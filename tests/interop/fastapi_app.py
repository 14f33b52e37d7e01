"""An application of FastAPI, whose own document a client is made from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

from fastapi import Cookie, FastAPI, Header, HTTPException, Query, Response
from fastapi.responses import PlainTextResponse, StreamingResponse
from pydantic import BaseModel, Field

app = FastAPI(title="Kennel", version="1.0")


class Size(StrEnum):
    """How large a dog is."""

    SMALL = "small"
    LARGE = "large"


class Dog(BaseModel):
    """A dog."""

    kind: Literal["dog"] = "dog"
    name: Annotated[str, Field(min_length=1, max_length=20)]
    born: date | None = None
    size: Size = Size.SMALL


class Cat(BaseModel):
    """A cat."""

    kind: Literal["cat"] = "cat"
    name: str
    lives: Annotated[int, Field(ge=0, le=9)] = 9


class Guest(BaseModel):
    """An animal that stays for some days."""

    id: UUID
    animal: Annotated[Dog | Cat, Field(discriminator="kind")]
    since: datetime
    price: Decimal
    notes: dict[str, list[str]] = {}
    place: tuple[int, int]


class Stay(BaseModel):
    """What is asked for a stay."""

    animal: Annotated[Dog | Cat, Field(discriminator="kind")]
    price: Decimal = Decimal("12.50")


class Missing(BaseModel):
    """That there is no such guest."""

    detail: str


GUESTS: dict[UUID, Guest] = {}
MISSING: dict[int | str, dict[str, Any]] = {
    404: {"model": Missing, "description": "There is no such guest."}
}


@app.post("/guests", status_code=201, tags=["guests"])
def add_guest(
    stay: Stay, x_trace: Annotated[list[str] | None, Header()] = None
) -> Guest:
    """Take a guest in."""
    guest = Guest(
        id=uuid4(),
        animal=stay.animal,
        since=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        price=stay.price,
        notes={"trace": x_trace or []},
        place=(1, len(GUESTS)),
    )
    GUESTS[guest.id] = guest
    return guest


@app.get("/guests", tags=["guests"])
def list_guests(
    name: Annotated[list[str] | None, Query()] = None,
    size: Size | None = None,
    skip: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    session: Annotated[str | None, Cookie()] = None,
) -> list[Guest]:
    """List guests, of some names or of a size."""
    found = [
        each
        for each in GUESTS.values()
        if (not name or each.animal.name in name)
        and (size is None or getattr(each.animal, "size", None) == size)
        and session != "none"
    ]
    return found[skip : skip + limit]


@app.get("/guests/{guest_id}", tags=["guests"], responses=MISSING)
def get_guest(guest_id: UUID) -> Guest:
    """Return a guest."""
    if guest_id not in GUESTS:
        raise HTTPException(404, f"no guest {guest_id}")
    return GUESTS[guest_id]


@app.delete("/guests/{guest_id}", status_code=204, tags=["guests"], responses=MISSING)
def let_go(guest_id: UUID) -> Response:
    """Let a guest go home."""
    get_guest(guest_id)
    del GUESTS[guest_id]
    return Response(status_code=204)


@app.get("/hello/{who:path}", response_class=PlainTextResponse)
def hello(who: str) -> str:
    """Greet somebody."""
    return f"Hello, {who}!"


@app.get("/numbers", responses={200: {"content": {"application/octet-stream": {}}}})
def numbers(up_to: int) -> StreamingResponse:
    """Count, a line for each number."""

    def lines() -> Iterator[bytes]:
        for number in range(up_to):
            yield b"%d\n" % number

    return StreamingResponse(lines(), media_type="application/octet-stream")
