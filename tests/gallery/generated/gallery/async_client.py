"""The asynchronous client."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import date
from typing import Unpack
from uuid import UUID

from . import (
    models,
    operations,
    shapes,
)
from ._runtime.hooks import Hooks
from ._runtime.http.async_client import AsyncGroup, AsyncHttpClient
from ._runtime.http.downloads import (
    AsyncDownload,
)
from ._runtime.http.files import (
    Content,
)
from ._runtime.idempotency import (
    uuid_from,
)
from ._runtime.options import CallOptions
from ._runtime.protocol import Proofs
from ._runtime.responses import OnResponseInvalid, Responses
from ._runtime.retries import Retries
from ._runtime.transport import AsyncTransport, Timeout

__all__ = [
    "AsyncGalleryClient",
    "AsyncLoans",
    "AsyncPictures",
    "AsyncWorks",
]


class AsyncWorks(AsyncGroup):
    """Works of art."""

    async def list_works(
        self,
        *,
        kind: list[models.Kind | str] | None = None,
        word: list[str] | None = None,
        made: models.Years | None = None,
        limit: int | None = None,
        after: str | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.Works:
        """List works. See `Works.list_works`."""
        return await self._call(
            operations.LIST_WORKS,
            models.ListWorksRequest(
                kind=kind,
                word=word,
                made=made,
                limit=limit,
                after=after,
            ),
            timeout=timeout,
            **call_options,
        )

    def list_works_pages(
        self,
        *,
        kind: list[models.Kind | str] | None = None,
        word: list[str] | None = None,
        made: models.Years | None = None,
        limit: int | None = None,
        after: str | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.Works, None]:
        """Iterate over the pages of `list_works`.

        Takes what `list_works` takes, `timeout` for each page, and raises what it
        raises. A page is asked for when the iteration gets to it; the first is that of
        `after` if given, the last is that without a token, or with one that was there
        before.
        """
        return self._pages(
            operations.LIST_WORKS,
            models.ListWorksRequest(
                kind=kind,
                word=word,
                made=made,
                limit=limit,
                after=after,
            ),
            timeout=timeout,
            **call_options,
        )

    def list_works_items(
        self,
        *,
        kind: list[models.Kind | str] | None = None,
        word: list[str] | None = None,
        made: models.Years | None = None,
        limit: int | None = None,
        after: str | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.Work, None]:
        """Iterate over the `works` of all pages of `list_works`.

        The pages are those of `list_works_pages`, each asked for when the iteration
        gets to it.
        """
        return self._items(
            operations.LIST_WORKS,
            models.ListWorksRequest(
                kind=kind,
                word=word,
                made=made,
                limit=limit,
                after=after,
            ),
            lambda page: page.works,
            timeout=timeout,
            **call_options,
        )

    async def add_work(
        self,
        *,
        idempotency_key: UUID | None = None,
        body: models.NewWork,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.Work:
        """Add a work. See `Works.add_work`."""
        return await self._call(
            operations.ADD_WORK,
            models.AddWorkRequest(
                idempotency_key=uuid_from(idempotency_key),
                body=body,
            ),
            timeout=timeout,
            **call_options,
        )

    async def get_work(
        self,
        *,
        work_id: UUID,
        if_none_match: str | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.Work:
        """Return a work. See `Works.get_work`."""
        return await self._call(
            operations.GET_WORK,
            models.GetWorkRequest(
                work_id=work_id,
                if_none_match=if_none_match,
            ),
            timeout=timeout,
            **call_options,
        )

    async def change_work(
        self,
        *,
        work_id: UUID,
        if_match: str | None = None,
        body: models.WorkChange,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.Work:
        """Change some of a work. See `Works.change_work`."""
        return await self._call(
            operations.CHANGE_WORK,
            models.ChangeWorkRequest(
                work_id=work_id,
                if_match=if_match,
                body=body,
            ),
            timeout=timeout,
            **call_options,
        )

    async def delete_work(
        self,
        *,
        work_id: UUID,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Delete a work, its pictures and its loans. See `Works.delete_work`."""
        return await self._call(
            operations.DELETE_WORK,
            models.DeleteWorkRequest(
                work_id=work_id,
            ),
            timeout=timeout,
            **call_options,
        )

    async def get_label(
        self,
        *,
        work_id: UUID,
        language: models.Language | shapes.LanguageText | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.Label | str:
        """Return what stands beside a work, to be read or to be printed. See
        `Works.get_label`.
        """
        return await self._call(
            operations.GET_LABEL,
            models.GetLabelRequest(
                work_id=work_id,
                language=language,
            ),
            timeout=timeout,
            **call_options,
        )


class AsyncPictures(AsyncGroup):
    """Pictures of works."""

    async def list_pictures(
        self,
        *,
        work_id: UUID,
        limit: int | None = None,
        page: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> list[models.Picture]:
        """List the pictures of a work. See `Pictures.list_pictures`."""
        return await self._call(
            operations.LIST_PICTURES,
            models.ListPicturesRequest(
                work_id=work_id,
                limit=limit,
                page=page,
            ),
            timeout=timeout,
            **call_options,
        )

    def list_pictures_pages(
        self,
        *,
        work_id: UUID,
        limit: int | None = None,
        page: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[list[models.Picture], None]:
        """Iterate over the pages of `list_pictures`.

        Takes what `list_pictures` takes, `timeout` for each page, and raises what it
        raises. A page is asked for when the iteration gets to it; the first is that
        which the arguments ask for, the last is that whose header `Link` has no `next`,
        or one that was there before.
        """
        return self._pages(
            operations.LIST_PICTURES,
            models.ListPicturesRequest(
                work_id=work_id,
                limit=limit,
                page=page,
            ),
            timeout=timeout,
            **call_options,
        )

    def list_pictures_items(
        self,
        *,
        work_id: UUID,
        limit: int | None = None,
        page: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.Picture, None]:
        """Iterate over the items of all pages of `list_pictures`.

        The pages are those of `list_pictures_pages`, each asked for when the iteration
        gets to it.
        """
        return self._items(
            operations.LIST_PICTURES,
            models.ListPicturesRequest(
                work_id=work_id,
                limit=limit,
                page=page,
            ),
            lambda page: page,
            timeout=timeout,
            **call_options,
        )

    async def add_pictures(
        self,
        *,
        work_id: UUID,
        body: models.NewPictures,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> list[models.Picture]:
        """Add pictures of a work. See `Pictures.add_pictures`."""
        return await self._call(
            operations.ADD_PICTURES,
            models.AddPicturesRequest(
                work_id=work_id,
                body=body,
            ),
            timeout=timeout,
            **call_options,
        )

    async def get_picture(
        self,
        *,
        picture_id: int,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncDownload:
        """Return a picture. See `Pictures.get_picture`."""
        result: AsyncDownload = await self._call(
            operations.GET_PICTURE,
            models.GetPictureRequest(
                picture_id=picture_id,
            ),
            timeout=timeout,
            **call_options,
        )
        return result

    async def replace_picture(
        self,
        *,
        picture_id: int,
        body: Content,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> None:
        """Replace a picture. See `Pictures.replace_picture`."""
        return await self._call(
            operations.REPLACE_PICTURE,
            models.ReplacePictureRequest(
                picture_id=picture_id,
                body=body,
            ),
            timeout=timeout,
            **call_options,
        )


class AsyncLoans(AsyncGroup):
    """Works that are lent to other houses."""

    async def list_loans(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        on: date | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.Loans:
        """List loans, the newest last. See `Loans.list_loans`."""
        return await self._call(
            operations.LIST_LOANS,
            models.ListLoansRequest(
                limit=limit,
                offset=offset,
                on=on,
            ),
            timeout=timeout,
            **call_options,
        )

    def list_loans_pages(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        on: date | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.Loans, None]:
        """Iterate over the pages of `list_loans`.

        Takes what `list_loans` takes, `timeout` for each page, and raises what it
        raises. A page is asked for when the iteration gets to it; the first is that of
        `offset` if given, the last is one without items, or where the service says that
        there are no more.
        """
        return self._pages(
            operations.LIST_LOANS,
            models.ListLoansRequest(
                limit=limit,
                offset=offset,
                on=on,
            ),
            timeout=timeout,
            **call_options,
        )

    def list_loans_items(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        on: date | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.Loan, None]:
        """Iterate over the `loans` of all pages of `list_loans`.

        The pages are those of `list_loans_pages`, each asked for when the iteration
        gets to it.
        """
        return self._items(
            operations.LIST_LOANS,
            models.ListLoansRequest(
                limit=limit,
                offset=offset,
                on=on,
            ),
            lambda page: page.loans,
            timeout=timeout,
            **call_options,
        )

    async def ask_for_loan(
        self,
        *,
        body: models.LoanRequest,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.Loan | models.Pending:
        """Ask for a work. See `Loans.ask_for_loan`."""
        return await self._call(
            operations.ASK_FOR_LOAN,
            models.AskForLoanRequest(
                body=body,
            ),
            timeout=timeout,
            **call_options,
        )


class AsyncGalleryClient(AsyncHttpClient):
    """Calls the operations of the service.

    Many calls at a time; each event loop has connections of its own. An asynchronous
    context manager: leaving it closes the connections.

    Every method takes `timeout`, how long to wait, in seconds for the whole call or as a
    `Timeout`, and `headers`, `retries` and `auth` of this call. Beside the errors that
    it documents, each may raise `RequestInvalid` (the arguments break the spec),
    `ResponseInvalid` (the answer cannot be read) and `TransportError` (there is none).
    """

    works: AsyncWorks
    pictures: AsyncPictures
    loans: AsyncLoans

    def __init__(
        self,
        *,
        edition: str | None = None,
        base_url: str | None = None,
        server: int | str | None = None,
        auth: Proofs | None = None,
        timeout: Timeout | float | None = None,
        retries: Retries | int | None = None,
        transport: AsyncTransport | None = None,
        validate: bool = True,
        responses: Responses = "lenient",
        on_response_invalid: OnResponseInvalid | None = None,
        headers: Mapping[str, str] | None = None,
        user_agent: str | None = None,
        hooks: Sequence[Hooks] = (),
    ) -> None:
        """Open no connection yet.

        Args:
            edition: Which edition is called. `v1` or `beta`.
            base_url: Where the service is; `https://gallery.example/{edition}` if
                absent.
            server: Which address to call, by its place or its name. 0:
                `https://gallery.example/{edition}`; 1: `http://127.0.0.1:8080`.
            auth: Proves who calls, such as `auth.ApiKey` or `auth.ClientCredentials`;
                takes each request, returns it with the proof. A mapping has one for
                each security scheme.
            timeout: How long a call may take, in seconds for the whole call, or as a
                `Timeout`; 10 s to connect and 60 s between two pieces of a response if
                absent.
            retries: When to repeat a call that failed, as `Retries`, or how many
                attempts to make; 0 or 1 repeats none. 3 attempts if absent.
            transport: Sends the requests; one with a connection pool if absent.
            validate: Whether to check arguments before they are sent.
            responses: What to do about a response that breaks the spec: `lenient` reads
                it as far as it fits, for the service has acted already; `strict` raises
                `ResponseInvalid`.
            on_response_invalid: Called with the `ResponseInvalid` that is not raised;
                the log has it, too.
            headers: Headers of every request, beside those of the protocol.
            user_agent: What stands before the name of this package in the header
                `User-Agent`, such as `shop/1.2`; `headers` may replace it all.
            hooks: Those that are told of each attempt, as `calls.Hooks`.
        """
        super().__init__(
            operations.SERVICE,
            base_url=base_url,
            server=server,
            variables={
                "edition": edition,
            },
            auth=auth,
            timeout=timeout,
            retries=retries,
            transport=transport,
            validate=validate,
            responses=responses,
            on_response_invalid=on_response_invalid,
            headers=headers,
            user_agent=user_agent,
            hooks=hooks,
        )
        self.works = AsyncWorks(self)
        self.pictures = AsyncPictures(self)
        self.loans = AsyncLoans(self)

    async def get_status(
        self,
        *,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.Status:
        """Tell whether the gallery is open. See `GalleryClient.get_status`."""
        return await self._call(
            operations.GET_STATUS,
            models.GetStatusRequest(),
            timeout=timeout,
            **call_options,
        )
