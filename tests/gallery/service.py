"""The gallery, implemented on what the package has for servers; it keeps all in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from io import BufferedReader
from itertools import count
from typing import NamedTuple, TypeVar
from uuid import UUID, uuid4

import msgspec

from gallery import errors, models
from gallery.auth import ApiKeyVerifier, BearerVerifier
from gallery.server import (
    Application,
    Context,
    GalleryService,
    LoansService,
    PicturesService,
    Reply,
    Upload,
    WorksService,
    create_app,
)

STAFF_KEY = "staff-key"
CURATOR_TOKEN = "curator-token"
VISITOR_TOKEN = "visitor-token"
SCOPES = {CURATOR_TOKEN: "works:write", VISITOR_TOKEN: ""}

T = TypeVar("T")


class Stored(NamedTuple):
    """A picture, what is told of it, and whose it is."""

    told: models.Picture
    content: bytes
    work: UUID


class Store:
    """What the gallery has."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.works: dict[UUID, models.Work] = {}
        self.pictures: dict[int, Stored] = {}
        self.loans: dict[int, models.Loan] = {}
        self.made: dict[str, UUID] = {}
        """Works by the keys of the requests that added them."""

        self.numbers = count(1)

    def work(self, work_id: UUID) -> models.Work:
        """Return a work, or raise that there is none."""
        if (work := self.works.get(work_id)) is None:
            raise not_found(f"no work {work_id}")
        return work

    def picture(self, number: int) -> Stored:
        """Return a picture, or raise that there is none."""
        if (picture := self.pictures.get(number)) is None:
            raise not_found(f"no picture {number}")
        return picture

    def delete(self, work_id: UUID) -> None:
        """Forget a work with its pictures and loans."""
        del self.works[work_id]
        self.pictures = {
            number: each
            for number, each in self.pictures.items()
            if each.work != work_id
        }
        self.loans = {
            number: each
            for number, each in self.loans.items()
            if each.work_id != work_id
        }


class Front(GalleryService):
    """What is at the door."""

    async def get_status(
        self, request: models.GetStatusRequest, context: Context
    ) -> Reply[models.Status]:
        """Tell that the gallery is open: it always is."""
        status = models.Status(open=True, now=datetime.now(UTC), edition="v1")
        return Reply(status, headers=models.GetStatusHeaders(cache_control="no-store"))


class Works(WorksService):
    """Works of art."""

    def __init__(self, store: Store) -> None:
        """Take where they are kept."""
        self._store = store

    async def list_works(
        self, request: models.ListWorksRequest, context: Context
    ) -> models.Works:
        """List the works that all filters let through, in the order of their coming."""
        found = [each for each in self._store.works.values() if fits(each, request)]
        said = request.after or ""
        begin = int(said) if said.isdecimal() and said.isascii() else 0
        shown, rest = part(found, begin, request.limit)
        return models.Works(
            works=shown, next=str(begin + len(shown)) if rest and shown else None
        )

    async def add_work(
        self, request: models.AddWorkRequest, context: Context
    ) -> Reply[models.Work]:
        """Add a work, unless there is one of that title by the same artists."""
        key = str(request.idempotency_key)
        work = self._store.works.get(self._store.made.get(key, UUID(int=0)))
        if request.idempotency_key is None or work is None:
            for other in self._store.works.values():
                if other.about == request.body:
                    raise conflict(other)
            work = models.Work(id=uuid4(), added=datetime.now(UTC), about=request.body)
            self._store.works[work.id] = work
            self._store.made[key] = work.id
        where = models.AddWorkHeaders(location=f"/works/{work.id}")
        return Reply(work, status=201, headers=where)

    async def get_work(
        self, request: models.GetWorkRequest, context: Context
    ) -> Reply[models.Work]:
        """Return a work, unless the caller has this version of it."""
        work = self._store.work(request.work_id)
        if request.if_none_match == version(work):
            raise errors.NotModified()
        return Reply(work, headers=models.GetWorkHeaders(e_tag=version(work)))

    async def change_work(
        self, request: models.ChangeWorkRequest, context: Context
    ) -> Reply[models.Work]:
        """Change what the request has, if it is meant for this version."""
        work = self._store.work(request.work_id)
        if request.if_match not in (None, "*", version(work)):
            raise errors.PreconditionFailed(problem(412, "it has changed meanwhile"))
        change = request.body
        changes = {
            name: value
            for name in ("note", "value", "marks")
            if (value := getattr(change, name)) is not msgspec.UNSET
            and (value is not None or name == "note")
        }
        work = msgspec.structs.replace(work, **changes)
        self._store.works[work.id] = work
        return Reply(work, headers=models.ChangeWorkHeaders(e_tag=version(work)))

    async def delete_work(
        self, request: models.DeleteWorkRequest, context: Context
    ) -> None:
        """Forget a work."""
        self._store.work(request.work_id)
        self._store.delete(request.work_id)

    def get_label(
        self, request: models.GetLabelRequest, context: Context
    ) -> models.Label | str:
        """Return the label; the caller gets it as text or as JSON, as it asks for."""
        about = self._store.work(request.work_id).about
        names = ", ".join(each.name for each in about.artists)
        by = "von" if request.language == "de" else "by"
        text = f"{by} {names}, {about.year}"
        if context.headers.get("accept", "").startswith("text/plain"):
            return f"{about.title}\n{text}\n"
        language = models.Language(request.language or "en")
        return models.Label(title=about.title, text=text, language=language)


class Pictures(PicturesService):
    """Pictures of works."""

    def __init__(self, store: Store) -> None:
        """Take where they are kept."""
        self._store = store

    async def list_pictures(
        self, request: models.ListPicturesRequest, context: Context
    ) -> Reply[list[models.Picture]]:
        """List a page of pictures; a header tells where the next one is."""
        self._store.work(request.work_id)
        pictures = [
            each.told
            for each in self._store.pictures.values()
            if each.work == request.work_id
        ]
        number, limit = request.page or 1, request.limit or 20
        shown, rest = part(pictures, (number - 1) * limit, limit)
        following = f"?limit={limit}&page={number + 1}"
        link = f'<{following}>; rel="next"' if rest else None
        return Reply(shown, headers=models.ListPicturesHeaders(link=link))

    def add_pictures(
        self, request: models.AddPicturesRequest, context: Context
    ) -> Reply[list[models.Picture]]:
        """Keep the files of a form."""
        self._store.work(request.work_id)
        return Reply(
            [self._kept(request, file) for file in request.body.files], status=201
        )

    async def get_picture(
        self, request: models.GetPictureRequest, context: Context
    ) -> Reply[AsyncIterator[bytes]]:
        """Return a picture, piece by piece."""
        stored = self._store.picture(request.picture_id)
        name = (stored.told.name or "picture").replace('"', "_")
        said = models.GetPictureHeaders(
            content_disposition=f'attachment; filename="{name}"'
        )
        return Reply(pieces(stored.content), headers=said)

    async def replace_picture(
        self, request: models.ReplacePictureRequest, context: Context
    ) -> None:
        """Take other bytes for a picture."""
        stored = self._store.picture(request.picture_id)
        assert isinstance(request.body, Upload)
        content = await request.body.aread()
        told = msgspec.structs.replace(stored.told, size=len(content))
        self._store.pictures[told.id] = stored._replace(told=told, content=content)

    def _kept(
        self, request: models.AddPicturesRequest, file: models.File
    ) -> models.Picture:
        content = whole(file)
        told = models.Picture(
            id=next(self._store.numbers),
            size=len(content),
            media_type=file.content_type or "application/octet-stream",
            name=file.name,
            caption=request.body.caption,
            taken=request.body.taken,
        )
        self._store.pictures[told.id] = Stored(told, content, request.work_id)
        return told


class Loans(LoansService):
    """Works that other houses borrow."""

    def __init__(self, store: Store) -> None:
        """Take where they are kept."""
        self._store = store

    async def list_loans(
        self, request: models.ListLoansRequest, context: Context
    ) -> models.Loans:
        """List the loans, those of a day if one is given."""
        found = [
            each
            for each in self._store.loans.values()
            if request.on is None or each.from_ <= request.on <= each.to
        ]
        shown, _ = part(found, request.offset or 0, request.limit)
        return models.Loans(loans=shown, total=len(found))

    async def ask_for_loan(
        self, request: models.AskForLoanRequest, context: Context
    ) -> Reply[models.Loan | models.Pending]:
        """Lend what is insured at once; of all else, somebody has to decide."""
        said = request.body
        self._store.work(said.work_id)
        if not said.insured:
            later = models.AskForLoanAcceptedHeaders(retry_after=3600)
            pending = models.Pending(reason="the house does not pay")
            return Reply(pending, status=202, headers=later)
        loan = models.Loan(
            id=next(self._store.numbers),
            work_id=said.work_id,
            house=said.house,
            from_=said.from_,
            to=said.to,
            rooms=said.rooms,
        )
        self._store.loans[loan.id] = loan
        return Reply(loan, status=201)


def application(store: Store | None = None) -> Application:
    """Return the gallery as an application, with nothing in it by default."""
    store = store or Store()
    return create_app(
        Front(),
        works=Works(store),
        pictures=Pictures(store),
        loans=Loans(store),
        authenticate={
            "staff": ApiKeyVerifier({STAFF_KEY: "staff"}.get),
            "curator": BearerVerifier(
                lambda token: token if token in SCOPES else None,
                scopes=lambda token: SCOPES[token],
            ),
        },
    )


def fits(work: models.Work, wanted: models.ListWorksRequest) -> bool:
    """Tell whether a work is what a list is wanted of."""
    about, years = work.about, wanted.made or models.Years()
    return (
        (not wanted.kind or about.kind in wanted.kind)
        and (not wanted.word or any(each in about.title for each in wanted.word))
        and (years.from_ is None or years.from_ <= about.year)
        and (years.to is None or about.year <= years.to)
    )


def part(items: Sequence[T], begin: int, limit: int | None) -> tuple[list[T], bool]:
    """Return a page of items, and whether there are more behind it."""
    end = begin + (limit or 20)
    return list(items[begin:end]), end < len(items)


async def pieces(content: bytes) -> AsyncIterator[bytes]:
    """Return some bytes piece by piece."""
    for at in range(0, len(content), 64 * 1024):
        yield content[at : at + 64 * 1024]


def whole(file: models.File) -> bytes:
    """Return what a file of a form has, which is an open one for a handler."""
    assert isinstance(file.content, BufferedReader)
    return file.content.read()


def version(work: models.Work) -> str:
    """Return the entity tag of a work."""
    return f'"{abs(hash(work.to_json())):x}"'


def problem(status: int, detail: str) -> models.Problem:
    """Return what is wrong, in the words of RFC 9457."""
    return models.Problem(title=TITLES[status], status=status, detail=detail)


def not_found(detail: str) -> errors.NotFound:
    """Return the error for what is not there."""
    return errors.NotFound(problem(404, detail))


def conflict(other: models.Work) -> errors.Conflict:
    """Return the error for a work that there is already."""
    said = models.Conflict(
        title=TITLES[409], status=409, detail="there is such a work", other=other.id
    )
    return errors.Conflict(said)


TITLES = {404: "Not Found", 409: "Conflict", 412: "Precondition Failed"}
