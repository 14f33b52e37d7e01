"""The server: subclass the services, and serve them as an ASGI application."""

from __future__ import annotations

from collections.abc import Mapping

from . import (
    models,
    operations,
)
from ._runtime.context import Authenticate, Call, Context, Unimplemented, anonymous
from ._runtime.http.cors import Cors
from ._runtime.http.files import (
    Content,
)
from ._runtime.http.implemented import Group, handlers_of
from ._runtime.http.reply import Reply, Returns
from ._runtime.http.server import Application
from ._runtime.http.uploads import (
    Upload,
)
from ._runtime.outgoing import ValidateResponses
from ._runtime.serving import Lifespan

__all__ = [
    "Application",
    "Call",
    "Context",
    "Cors",
    "GalleryService",
    "LoansService",
    "PicturesService",
    "Reply",
    "Unimplemented",
    "Upload",
    "WorksService",
    "anonymous",
    "create_app",
]


class GalleryService:
    """The operations of the service.

    Implement an operation by overriding its method, with `def` or `async def`. A plain
    `def` runs in a thread of the application. Return what the operation answers with,
    or a `Reply` that says its status or headers as well. Raise any class of `errors`:
    one that the operation documents reaches the caller, all else is a fault of the
    service.
    """

    def get_status(
        self, request: models.GetStatusRequest, context: Context
    ) -> Returns[models.Status]:
        """Tell whether the gallery is open."""
        raise Unimplemented(operations.GET_STATUS)


class WorksService:
    """Works of art.

    Implement an operation by overriding its method, with `def` or `async def`. A plain
    `def` runs in a thread of the application. Return what the operation answers with,
    or a `Reply` that says its status or headers as well. Raise any class of `errors`:
    one that the operation documents reaches the caller, all else is a fault of the
    service.
    """

    def list_works(
        self, request: models.ListWorksRequest, context: Context
    ) -> Returns[models.Works]:
        """List works."""
        raise Unimplemented(operations.LIST_WORKS)

    def add_work(
        self, request: models.AddWorkRequest, context: Context
    ) -> Returns[models.Work]:
        """Add a work."""
        raise Unimplemented(operations.ADD_WORK)

    def get_work(
        self, request: models.GetWorkRequest, context: Context
    ) -> Returns[models.Work]:
        """Return a work."""
        raise Unimplemented(operations.GET_WORK)

    def change_work(
        self, request: models.ChangeWorkRequest, context: Context
    ) -> Returns[models.Work]:
        """Change some of a work."""
        raise Unimplemented(operations.CHANGE_WORK)

    def delete_work(
        self, request: models.DeleteWorkRequest, context: Context
    ) -> Returns[None]:
        """Delete a work, its pictures and its loans."""
        raise Unimplemented(operations.DELETE_WORK)

    def get_label(
        self, request: models.GetLabelRequest, context: Context
    ) -> Returns[models.Label | str]:
        """Return what stands beside a work, to be read or to be printed."""
        raise Unimplemented(operations.GET_LABEL)


class PicturesService:
    """Pictures of works.

    Implement an operation by overriding its method, with `def` or `async def`. A plain
    `def` runs in a thread of the application. Return what the operation answers with,
    or a `Reply` that says its status or headers as well. Raise any class of `errors`:
    one that the operation documents reaches the caller, all else is a fault of the
    service.
    """

    def list_pictures(
        self, request: models.ListPicturesRequest, context: Context
    ) -> Returns[list[models.Picture]]:
        """List the pictures of a work."""
        raise Unimplemented(operations.LIST_PICTURES)

    def add_pictures(
        self, request: models.AddPicturesRequest, context: Context
    ) -> Returns[list[models.Picture]]:
        """Add pictures of a work."""
        raise Unimplemented(operations.ADD_PICTURES)

    def get_picture(
        self, request: models.GetPictureRequest, context: Context
    ) -> Returns[Content]:
        """Return a picture."""
        raise Unimplemented(operations.GET_PICTURE)

    def replace_picture(
        self, request: models.ReplacePictureRequest, context: Context
    ) -> Returns[None]:
        """Replace a picture."""
        raise Unimplemented(operations.REPLACE_PICTURE)


class LoansService:
    """Works that are lent to other houses.

    Implement an operation by overriding its method, with `def` or `async def`. A plain
    `def` runs in a thread of the application. Return what the operation answers with,
    or a `Reply` that says its status or headers as well. Raise any class of `errors`:
    one that the operation documents reaches the caller, all else is a fault of the
    service.
    """

    def list_loans(
        self, request: models.ListLoansRequest, context: Context
    ) -> Returns[models.Loans]:
        """List loans, the newest last."""
        raise Unimplemented(operations.LIST_LOANS)

    def ask_for_loan(
        self, request: models.AskForLoanRequest, context: Context
    ) -> Returns[models.Loan | models.Pending]:
        """Ask for a work."""
        raise Unimplemented(operations.ASK_FOR_LOAN)


def create_app(
    service: GalleryService | None = None,
    *,
    works: WorksService | None = None,
    pictures: PicturesService | None = None,
    loans: LoansService | None = None,
    authenticate: Authenticate | Mapping[str, Authenticate],
    cors: Cors | None = None,
    validate_responses: ValidateResponses = True,
    max_body_bytes: int | None = None,
    max_upload_bytes: int | None = 2 * 1024**3,
    max_header_bytes: int = 32 * 1024,
    max_concurrent_requests: int | None = 1000,
    max_held_bytes: int | None = 256 * 1024 * 1024,
    receive_timeout: float | None = 20.0,
    request_timeout: float | None = 300.0,
    shutdown_timeout: float = 30.0,
    handler_threads: int = 40,
    lifespan: Lifespan | None = None,
) -> Application:
    """Return an ASGI application; operations that nothing implements answer 501.

    Args:
        service: Implements the operations that are in no group.
        works: Implements the operations of `WorksService`.
        pictures: Implements the operations of `PicturesService`.
        loans: Implements the operations of `LoansService`.
        authenticate: Returns who calls, for `context.principal`: a text, a tuple, a
            mapping, a dataclass or a structure. Whatever is false is nobody, and is
            refused; `True` is a fault of the service. Or it raises a `ServiceError`.
            `anonymous` lets everybody call. A mapping has one for each security scheme.
        cors: Which pages may call from a browser; none if absent.
        validate_responses: Whether to check what the service returns or raises. What
            lacks a member, or has a value of another type, is a fault of the service.
            What only breaks a limit is sent, because the service has acted already, and
            told to the log; with `"strict"` it is a fault as well.
        max_body_bytes: The most that the body of a request may have; what the spec
            allows each operation if `None`.
        max_upload_bytes: The most that a body may have that is not held in memory, such
            as one of files; any number if `None`.
        max_header_bytes: The most that the names and values of a request's headers may
            have together.
        max_concurrent_requests: How many requests may be under way at once; all others
            are answered at once with 503 and `Retry-After`.
        max_held_bytes: How many bytes the bodies of all requests under way may have
            together; one that finds no room is answered with 503 and `Retry-After`.
        receive_timeout: Seconds that the body of a request may take to come in (else
            408), and one more for every 64 KiB of it that have come.
        request_timeout: Seconds that a request may take altogether (else 504).
        shutdown_timeout: Seconds that the ASGI server's shutdown waits for requests
            under way.
        handler_threads: How many `def` methods may run at once; the others wait.
        lifespan: Called when the ASGI server starts; the context manager that it
            returns is entered then, and left when all requests have ended.

    Raises:
        ValueError: a number is out of range.
        TypeError: a method of a service is called nearly as an operation that it does
            not implement.
    """
    handlers = handlers_of(
        operations.SERVICE,
        Group(
            GalleryService,
            service,
            {
                operations.GET_STATUS: GalleryService.get_status,
            },
        ),
        Group(
            WorksService,
            works,
            {
                operations.LIST_WORKS: WorksService.list_works,
                operations.ADD_WORK: WorksService.add_work,
                operations.GET_WORK: WorksService.get_work,
                operations.CHANGE_WORK: WorksService.change_work,
                operations.DELETE_WORK: WorksService.delete_work,
                operations.GET_LABEL: WorksService.get_label,
            },
        ),
        Group(
            PicturesService,
            pictures,
            {
                operations.LIST_PICTURES: PicturesService.list_pictures,
                operations.ADD_PICTURES: PicturesService.add_pictures,
                operations.GET_PICTURE: PicturesService.get_picture,
                operations.REPLACE_PICTURE: PicturesService.replace_picture,
            },
        ),
        Group(
            LoansService,
            loans,
            {
                operations.LIST_LOANS: LoansService.list_loans,
                operations.ASK_FOR_LOAN: LoansService.ask_for_loan,
            },
        ),
    )
    return Application(
        operations.SERVICE,
        handlers,
        authenticate=authenticate,
        cors=cors,
        validate_responses=validate_responses,
        max_body_bytes=max_body_bytes,
        max_upload_bytes=max_upload_bytes,
        max_header_bytes=max_header_bytes,
        max_concurrent_requests=max_concurrent_requests,
        max_held_bytes=max_held_bytes,
        receive_timeout=receive_timeout,
        request_timeout=request_timeout,
        shutdown_timeout=shutdown_timeout,
        handler_threads=handler_threads,
        lifespan=lifespan,
    )
