"""DescribeImages with 1,000 images: from JSON to objects and back, against pydantic.

Both check the same constraints, both make datetimes of the numbers that stand for times,
and numbers of them again. Concord goes the ways that its client and its server go: the
client decodes what comes; the server encodes what a service returned, and checks it.
What it takes to make the objects and to encode them is shown as well.

Decoded are a listing where registry and repository repeat, as they do in answers, and one
where no two texts are equal. Patterns are matched after msgspec has decoded, all different
texts of a member at once; times are made of numbers in columns.

Of what is sent msgspec makes a copy, by which it is checked in C; that takes one and a half
times what it takes to write it. And `datetime` takes a sixth of a microsecond to tell the
number of a time. To write the text and to tell the numbers alone takes half of what
pydantic, which has all of it in Rust and checks nothing, takes for both. So the bar for
that is out of reach.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from ecr_public import models
from ecr_public._runtime.codec import decode, encode, encode_valid
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.listings import listing_text
from tests.benchmarks.timing import cpu_seconds, table

CONCORD_DECODE = "concord decodes"
CONCORD_ENCODE = "concord encodes"
CONCORD_CHECKED = "concord encodes and checks"
CONCORD_MADE = "concord makes and encodes"
PYDANTIC_MADE = "pydantic makes and encodes"
PYDANTIC_DECODE = "pydantic model_validate_json"
PYDANTIC_ENCODE = "pydantic model_dump_json"
CONCORD_DIFFERING = "concord decodes, all texts differ"
PYDANTIC_DIFFERING = "pydantic, all texts differ"
DECODE_BAR = 2.8
DIFFERING_BAR = 2.2
CHECKED_BAR = 2.0
_LARGE = 1 << 22
PUSHED_AT = datetime(2024, 5, 6, 7, 8, 9, 250_000, UTC)


class Model(BaseModel):
    """Names on the wire as in the spec, times as numbers."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, ser_json_temporal="seconds"
    )


class Detail(Model):
    """ImageDetail with the constraints of the spec."""

    registry_id: Annotated[str, Field(pattern=r"^[0-9]{12}$")] | None = None
    repository_name: (
        Annotated[
            str,
            Field(
                min_length=2,
                max_length=205,
                pattern=(
                    r"^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*"
                    r"[a-z0-9]+(?:[._-][a-z0-9]+)*$"
                ),
            ),
        ]
        | None
    ) = None
    image_digest: str | None = None
    image_tags: list[Annotated[str, Field(min_length=1, max_length=300)]] | None = None
    image_size_in_bytes: Annotated[int, Field(ge=-(2**63), le=2**63 - 1)] | None = None
    image_pushed_at: datetime | None = None
    image_manifest_media_type: str | None = None
    artifact_media_type: str | None = None


class Listing(Model):
    """DescribeImagesResponse with the constraints of the spec."""

    image_details: list[Detail] | None = None
    next_token: str | None = None


def decoded(text: bytes) -> models.DescribeImagesResponse:
    """Return what the client makes of a response."""
    return decode(text, models.DescribeImagesResponse)


def checked(value: Any) -> bytes:
    """Return what the server sends of what a service returned."""
    return encode_valid(value, models.DescribeImagesResponse)


def made(items: list[models.ImageDetail]) -> models.DescribeImagesResponse:
    """Return a response as a service makes it, of values from elsewhere."""
    return models.DescribeImagesResponse(
        image_details=[
            models.ImageDetail(
                registry_id=item.registry_id,
                repository_name=item.repository_name,
                image_digest=item.image_digest,
                image_tags=item.image_tags,
                image_size_in_bytes=item.image_size_in_bytes,
                image_pushed_at=PUSHED_AT,
                image_manifest_media_type=item.image_manifest_media_type,
                artifact_media_type=item.artifact_media_type,
            )
            for item in items
        ]
    )


def made_by_pydantic(items: list[Detail]) -> Listing:
    """Return the same in pydantic, which checks it as it is made."""
    return Listing(
        image_details=[
            Detail(
                registry_id=item.registry_id,
                repository_name=item.repository_name,
                image_digest=item.image_digest,
                image_tags=item.image_tags,
                image_size_in_bytes=item.image_size_in_bytes,
                image_pushed_at=PUSHED_AT,
                image_manifest_media_type=item.image_manifest_media_type,
                artifact_media_type=item.artifact_media_type,
            )
            for item in items
        ]
    )


def main() -> None:
    """Measure, and print the times and whether the bars are met."""
    # Once a large block has been freed, the allocator keeps what is as large for the next
    # text, as in a program that has run for a while; without, pydantic takes half as long
    # again to write one.
    bytearray(_LARGE)
    text = listing_text()
    differing = listing_text(differing=True)
    mine = decoded(text)
    theirs = Listing.model_validate_json(text)
    if not text == encode(mine) == checked(mine):
        raise RuntimeError("what is encoded differs from what was decoded")
    dumped = theirs.model_dump_json(by_alias=True, exclude_none=True).encode()
    if Listing.model_validate_json(dumped) != theirs:
        raise RuntimeError("pydantic does not read what it writes")
    items = mine.image_details or []
    their_items = theirs.image_details or []
    found = cpu_seconds(
        {
            CONCORD_DECODE: lambda: decoded(text),
            PYDANTIC_DECODE: lambda: Listing.model_validate_json(text),
            CONCORD_DIFFERING: lambda: decoded(differing),
            PYDANTIC_DIFFERING: lambda: Listing.model_validate_json(differing),
            CONCORD_ENCODE: lambda: encode(mine),
            CONCORD_CHECKED: lambda: checked(mine),
            PYDANTIC_ENCODE: lambda: theirs.model_dump_json(
                by_alias=True, exclude_none=True
            ),
            CONCORD_MADE: lambda: encode(made(items)),
            PYDANTIC_MADE: lambda: made_by_pydantic(their_items).model_dump_json(
                by_alias=True, exclude_none=True
            ),
        },
        seconds=0.04,
    )
    print(table(found))
    print(
        report(
            [
                Bar(
                    "decoding, texts repeat, times pydantic's speed",
                    found[PYDANTIC_DECODE] / found[CONCORD_DECODE],
                    DECODE_BAR,
                    at_most=False,
                ),
                Bar(
                    "decoding, all texts differ, times pydantic's",
                    found[PYDANTIC_DIFFERING] / found[CONCORD_DIFFERING],
                    DIFFERING_BAR,
                    at_most=False,
                ),
                Bar(
                    "encoding and checking, times pydantic unchecked",
                    found[PYDANTIC_ENCODE] / found[CONCORD_CHECKED],
                    CHECKED_BAR,
                    at_most=False,
                ),
            ]
        )
    )


if __name__ == "__main__":
    main()
