"""What can go wrong for a person: one small tree, rendered as problem+json (RFC 9457) by the web room.

    AlgoristError
    ├── InvalidInput          422  what was sent does not fit; `errors` names each field and the mend
    ├── NotSignedIn           401
    ├── NotAllowed            403
    ├── NotFound              404  also for what exists but is another's
    ├── Conflict              409  the state has moved on; `PreconditionFailed` (412) for a stale ETag
    ├── TooLarge              413
    ├── TooMany               429  a rate limit or a quota; `retry_after` in seconds
    └── Unavailable           503  something this service needs is away; `retry_after` in seconds

`code` is stable, so that no client parses prose. What a judged program did is a verdict, never one of these.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that does not fit: its path, such as `examples[2].args[0]`, and what to do about it."""

    field: str
    message: str


class AlgoristError(Exception):
    """The root: `detail` is a sentence for a person that says what to do next."""

    status: ClassVar[int] = 500
    code: str = "internal"
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, detail: str, *, code: str | None = None, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code
        self.retry_after = retry_after
        self.errors: tuple[FieldError, ...] = ()


class InvalidInput(AlgoristError):  # noqa: N818  the names of the tree read as sentences where they are raised
    """What was sent does not fit."""

    status = 422
    code = "invalid_input"
    title = "The input does not fit"

    def __init__(self, detail: str, *, errors: tuple[FieldError, ...] = (), code: str | None = None) -> None:
        super().__init__(detail, code=code)
        self.errors = errors


class NotSignedIn(AlgoristError):  # noqa: N818
    """No valid credentials came with the request."""

    status = 401
    code = "not_signed_in"
    title = "Sign in first"


class NotAllowed(AlgoristError):  # noqa: N818
    """The person is known and may not do this."""

    status = 403
    code = "not_allowed"
    title = "Not allowed"


class NotFound(AlgoristError):  # noqa: N818
    """There is no such thing for this person; another's thing is not found, so that ids tell nothing."""

    status = 404
    code = "not_found"
    title = "Not found"


class Conflict(AlgoristError):  # noqa: N818
    """The state of the thing does not permit this now."""

    status = 409
    code = "conflict"
    title = "Conflict"


class PreconditionFailed(AlgoristError):  # noqa: N818
    """The thing was changed by someone else since it was read (If-Match)."""

    status = 412
    code = "changed_meanwhile"
    title = "Changed meanwhile"


class TooLarge(AlgoristError):  # noqa: N818
    """More was sent than is taken."""

    status = 413
    code = "too_large"
    title = "Too large"


class TooMany(AlgoristError):  # noqa: N818
    """A rate limit or a quota is used up."""

    status = 429
    code = "too_many"
    title = "Too many requests"


class Unavailable(AlgoristError):  # noqa: N818
    """Something that this service needs is away for the moment."""

    status = 503
    code = "unavailable"
    title = "Not available at the moment"
