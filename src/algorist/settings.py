"""What the operator may set: one frozen object, built at the entry point from the environment and handed down.

Every setting is an environment variable with the prefix `ALGORIST_`; those that the trade has names for
(`DATABASE_URL`, `REDIS_URL`, `JWT_SECRET`, `GEMINI_API_KEY`, `OPENAI_API_KEY`, `ANTHROPIC_API_KEY`) are taken without
it too. docs/settings.md lists them all, and a test holds the list to this class.
"""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import AliasChoices, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MIN_SECRET = 32
_HASH_LINE = re.compile(rb"[0-9A-F]{40}(:\d+)?\s*")


class Mode(StrEnum):
    """Where the service runs: `production` refuses what is merely convenient."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


def _also(name: str) -> AliasChoices:
    return AliasChoices(f"ALGORIST_{name}", name)


class Settings(BaseSettings):
    """The settings; see docs/settings.md for what each does and when to change it."""

    model_config = SettingsConfigDict(env_prefix="ALGORIST_", frozen=True, extra="ignore", populate_by_name=True)

    mode: Mode = Field(Mode.DEVELOPMENT, description="`production` requires a strong JWT secret and secure cookies.")
    data_dir: Path = Field(Path(".data"), description="Folder for SQLite, embedded Valkey, exports and traces.")
    database_url: str = Field(
        "", validation_alias=_also("DATABASE_URL"), description="`mysql://user:password@host/name`; empty is SQLite."
    )
    database_pool_size: int = Field(10, ge=1, le=200, description="Connections a process keeps to MySQL or MariaDB.")
    database_wait_seconds: float = Field(3.0, gt=0, description="Longest wait for a free connection before a 503.")
    redis_url: str = Field(
        "",
        validation_alias=_also("REDIS_URL"),
        description="`redis://:password@host:6379/0`; empty is embedded Valkey.",
    )
    redis_prefix: str = Field("algorist", description="Prefix of every Redis key.")
    queue_name: str = Field("algorist-jobs", description="Name of the BullMQ queue.")

    host: str = Field("127.0.0.1", description="Address on which the API listens.")
    port: int = Field(3001, ge=0, le=65535, description="Port of the API; 0 takes a free one.")
    public_url: str = Field(
        "http://localhost:3001", description="Where people reach the page; used in e-mails and links."
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        ("http://localhost:5173",), description="Exact origins, separated by commas, that may call the API."
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Addresses of load balancers whose X-Forwarded-For is believed, separated by commas."
    )
    frontend_dir: Path | None = Field(None, description="Folder of the built page; empty looks beside the package.")
    body_limit_bytes: int = Field(2 << 20, ge=1024, description="Largest request body.")

    jwt_secret: SecretStr = Field(
        SecretStr(""),
        validation_alias=_also("JWT_SECRET"),
        description="Signs access tokens and encrypts stored keys; at least 32 characters. Development makes its own.",
    )
    access_token_minutes: int = Field(15, ge=1, le=1440, description="Life of an access token.")
    refresh_token_days: int = Field(30, ge=1, le=365, description="Life of a session that is not used.")
    bcrypt_cost: int = Field(12, ge=4, le=16, description="Cost of password hashing; each step doubles the time.")
    breached_passwords_file: Path | None = Field(
        None, description="File of breached passwords, which are refused; SHA-1 hashes in order, one a line."
    )
    require_second_factor_for_admins: bool = Field(
        default=False, description="Whether administration is closed to administrators without a second factor."
    )
    registration_open: bool = Field(default=True, description="Whether strangers may sign up.")

    worker_concurrency: int = Field(2, ge=1, le=64, description="Jobs that one worker process runs at a time.")
    sandbox_parallel: int = Field(2, ge=1, le=64, description="Programs that one worker runs at a time.")
    sandbox_python: Path | None = Field(
        None, description="Interpreter of the programs that are judged; empty: the service's own, numpy only."
    )
    unsandboxed: str = Field("", description="`i-understand` runs programs without a sandbox; every result says so.")
    job_lease_seconds: float = Field(10.0, gt=1, description="A worker that is silent this long has lost its job.")
    job_attempts: int = Field(
        3, ge=1, le=20, description="Tries of a job whose worker died or whose services were away."
    )
    shutdown_grace_seconds: float = Field(30.0, ge=0, description="Time that running jobs get when a worker stops.")
    jobs_per_user: int = Field(3, ge=1, description="Jobs of one person that run at the same time.")
    queued_jobs_per_user: int = Field(200, ge=1, description="Jobs of one person that may wait.")
    keep_events_days: int = Field(30, ge=1, description="Days after which a finished job's events are removed.")
    keep_exports_days: int = Field(7, ge=1, description="Days after which an export is removed.")

    gemini_api_key: SecretStr = Field(
        SecretStr(""), validation_alias=_also("GEMINI_API_KEY"), description="The service's own key for Google Gemini."
    )
    gemini_model: str = Field("gemini-2.5-flash", description="Gemini model that designs.")
    gemini_base_url: str = Field("", description="Another address that speaks Gemini's protocol.")
    openai_api_key: SecretStr = Field(
        SecretStr(""), validation_alias=_also("OPENAI_API_KEY"), description="Key for an OpenAI-compatible service."
    )
    openai_base_url: str = Field("", description="Its address: OpenAI when empty; Ollama, vLLM, llama.cpp, …")
    openai_model: str = Field("", description="Its model; setting this or the key turns the designer on.")
    anthropic_api_key: SecretStr = Field(
        SecretStr(""), validation_alias=_also("ANTHROPIC_API_KEY"), description="The service's own key for Anthropic."
    )
    anthropic_base_url: str = Field("", description="Another address that speaks Anthropic's protocol.")
    anthropic_model: str = Field("claude-sonnet-5-5", description="Anthropic model that designs.")
    model_timeout_seconds: float = Field(120.0, gt=0, description="Longest wait for a model's whole answer.")
    prices_file: Path | None = Field(
        None, description="TOML table of prices per million tokens; replaces the built-in one."
    )
    dollars_per_user_per_day: float = Field(
        5.0, ge=0, description="What one person may spend a day on the service's keys."
    )

    smtp_url: str = Field("", description="`smtp://user:password@host:587`; empty writes mails to the log.")
    mail_from: str = Field("Algorist <algorist@localhost>", description="Sender of e-mails.")
    files_url: str = Field("", description="`s3://bucket/prefix` or `file:///folder`; empty is the data folder.")

    rate_limit_per_minute: int = Field(300, ge=1, description="Requests a minute from one person or address.")
    sign_in_limit_per_minute: int = Field(10, ge=1, description="Sign-in attempts a minute from one address.")
    log_format: str = Field(
        "", pattern="^(|json|console)$", description="`json` or `console`; empty decides by terminal."
    )
    log_level: str = Field("info", pattern="^(debug|info|warning|error)$", description="Least level that is logged.")
    metrics_token: SecretStr = Field(
        SecretStr(""), description="Bearer token for /metrics; empty serves loopback only."
    )

    @field_validator("cors_origins", "trusted_proxies", mode="before")
    @classmethod
    def _split_commas(cls, value: Any) -> Any:
        return (
            tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
            if isinstance(value, str)
            else value
        )

    @field_validator("breached_passwords_file", mode="before")
    @classmethod
    def _take_empty_as_none(cls, value: Any) -> Any:
        return value or None

    @field_validator("breached_passwords_file")
    @classmethod
    def _refuse_what_is_no_such_file(cls, value: Path | None) -> Path | None:
        """Else it would be found out by the first person who chooses a password."""
        if value is None:
            return None
        try:
            with value.open("rb") as lines:
                first = lines.readline(80)
        except OSError as error:
            raise ValueError(f"{value} cannot be read: {error.strerror}") from error
        if not _HASH_LINE.fullmatch(first):
            raise ValueError(
                f"{value} does not begin with a SHA-1 hash in capitals: use a file as docs/operations.md says"
            )
        return value

    @model_validator(mode="after")
    def _refuse_weak_production(self) -> "Settings":
        secret = self.jwt_secret.get_secret_value()
        if self.mode is Mode.PRODUCTION and (len(secret) < MIN_SECRET or len(set(secret)) < MIN_SECRET // 4):
            raise ValueError(
                f"JWT_SECRET is missing or weak: set at least {MIN_SECRET} random characters, "
                "for example from `openssl rand -hex 32`"
            )
        return self

    @property
    def is_production(self) -> bool:
        """Whether what is merely convenient is refused."""
        return self.mode is Mode.PRODUCTION

    @property
    def sqlite_path(self) -> Path:
        """The database file of the embedded default."""
        return self.data_dir / "algorist.sqlite3"
