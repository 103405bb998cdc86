"""What crosses the wire between the service and its administrators."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StrictBool, StrictFloat, StrictInt

from algorist.auth.rules.words import Role
from algorist.auth.schemas import Email, Password, PersonName, Wire
from algorist.jobs.rules import State


class UserRow(BaseModel):
    """A person in the list."""

    id: int
    email: str
    name: str
    role: Role
    email_verified: bool
    locked: bool
    second_factor: bool
    jobs: int = Field(description="Jobs ever submitted.")
    algorithms: int
    created_at: datetime
    last_sign_in_at: datetime | None


class UserPage(BaseModel):
    """A page of people, newest first; `next_cursor` asks for the one after it."""

    items: list[UserRow]
    next_cursor: str | None = None


class UserCreation(Wire):
    """An account made by an administrator; its address counts as verified."""

    email: Email
    name: PersonName
    password: Password
    role: Role = Role.USER


class UserChange(Wire):
    """A change of role or lock; what is left out stays."""

    role: Role | None = None
    locked: bool | None = None


class AdminJob(BaseModel):
    """A job of anyone."""

    id: int
    user_id: int
    user_email: str
    type: str
    state: State
    phase: str
    worker: str
    attempts: int
    dollars: float
    error: dict[str, Any] | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class AdminJobPage(BaseModel):
    """A page of jobs, newest first."""

    items: list[AdminJob]
    next_cursor: str | None = None


BulkIds = Annotated[list[Annotated[int, Field(ge=1, le=2**63 - 1)]], Field(min_length=1, max_length=200)]


class BulkJobs(Wire):
    """The jobs that are meant."""

    ids: BulkIds


class BulkOutcome(BaseModel):
    """What became of each: `refused` says why."""

    done: list[int]
    refused: dict[int, str]


class QueueState(BaseModel):
    """Jobs by state, and how long the oldest has waited."""

    name: str
    states: dict[str, int]
    waiting: int = Field(description="Queued jobs, whether or not Redis has them yet.")
    not_yet_enqueued: int = Field(description="Committed jobs that the relay has still to hand to Redis.")
    oldest_waiting_seconds: float | None
    finished_last_hour: int
    failed_last_hour: int
    redis: dict[str, int] | None = Field(description="BullMQ's own counts; null while Redis is away.")


class Worker(BaseModel):
    """A worker process and its last sign of life."""

    name: str
    host: str
    pid: int
    version: str
    tier: str = Field(description="How well it confines programs.")
    concurrency: int
    running: list[int]
    done: int
    failed: int
    alive: bool
    started_at: datetime
    beat_at: datetime
    stopped_at: datetime | None


class Designer(BaseModel):
    """A designer that jobs can name."""

    name: str
    model: str
    configured: bool = Field(description="Whether the service has what it needs to ask it; the key is never shown.")
    base_url: str
    own_keys: int = Field(description="People who stored a key of their own for it.")
    dollars_last_day: float
    calls_last_day: int = Field(description="Proposals asked for.")
    failures_last_day: int = Field(description="Proposals that did not come.")
    health: Literal["ok", "failing", "unknown", "not_configured"]


class Designers(BaseModel):
    """All designers, and what a person may spend on the service's keys."""

    items: list[Designer]
    dollars_per_user_per_day: float


class RuntimeSettingName(StrEnum):
    """Settings that may change while the service runs."""

    REGISTRATION_OPEN = "registration_open"
    REQUIRE_SECOND_FACTOR_FOR_ADMINS = "require_second_factor_for_admins"
    JOBS_PER_USER = "jobs_per_user"
    QUEUED_JOBS_PER_USER = "queued_jobs_per_user"
    DOLLARS_PER_USER_PER_DAY = "dollars_per_user_per_day"
    RATE_LIMIT_PER_MINUTE = "rate_limit_per_minute"
    SIGN_IN_LIMIT_PER_MINUTE = "sign_in_limit_per_minute"
    KEEP_EVENTS_DAYS = "keep_events_days"
    KEEP_EXPORTS_DAYS = "keep_exports_days"


class RuntimeSettingRow(BaseModel):
    """A setting that may change at run time, and where its value comes from."""

    name: RuntimeSettingName
    value: bool | int | float
    default: bool | int | float = Field(description="From the environment; what holds when nothing is set here.")
    changed: bool
    description: str
    updated_at: datetime | None
    updated_by: int | None


class RuntimeSettingChange(Wire):
    """A new value; null goes back to the environment's."""

    value: StrictBool | StrictInt | StrictFloat | None


class AuditRow(BaseModel):
    """Something that somebody did."""

    id: int
    actor_id: int | None
    actor: str
    action: str
    subject: str
    address: str
    request_id: str
    body: dict[str, Any]
    created_at: datetime


class AuditPage(BaseModel):
    """A page of the audit log, newest first."""

    items: list[AuditRow]
    next_cursor: str | None = None


class Statistics(BaseModel):
    """Counts over the whole installation."""

    users: int
    users_active_last_week: int
    problems: int
    algorithms: int
    versions: int
    jobs: dict[str, int] = Field(description="By state.")
    jobs_last_day: int
    jobs_by_type: dict[str, int]
    algorithms_by_verdict: dict[str, int]
    dollars_total: float
    dollars_last_day: float
    cpu_seconds_total: float
    mails_waiting: int
    mails_failed: int


class Check(BaseModel):
    """One thing the service needs."""

    name: str
    state: Literal["ok", "degraded", "down"]
    words: str
    latency_ms: float | None


class Health(BaseModel):
    """Whether this process can serve, and what of its surroundings answers."""

    status: Literal["ok", "degraded", "down"]
    version: str
    checks: list[Check]
