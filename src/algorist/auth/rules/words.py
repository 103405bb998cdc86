"""The words of this room: who a person is to the service, and where a request came from."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the service."""

    USER = "user"
    ADMIN = "admin"


class Scope(StrEnum):
    """What a personal token may do: `read` what its owner reads, `write` problems and algorithms, run `jobs`."""

    READ = "read"
    WRITE = "write"
    JOBS = "jobs"


class Provider(StrEnum):
    """Services that design when asked with a person's own key."""

    GEMINI = "gemini"
    OPENAI = "openai"
    ANTHROPIC = "anthropic"


@dataclass(frozen=True, slots=True)
class Person:
    """The person who asks. `session_id` is empty and `scopes` are set for a personal token, which is asked for no
    second factor.
    """

    id: int
    email: str
    name: str
    role: Role
    session_id: str = ""
    scopes: frozenset[str] | None = None
    has_second_factor: bool = False

    @property
    def is_admin(self) -> bool:
        """Whether this person may look after the service; never by a personal token."""
        return self.role is Role.ADMIN and self.scopes is None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request came from, for sessions and the audit log."""

    address: str = ""
    user_agent: str = ""
    request_id: str = ""
