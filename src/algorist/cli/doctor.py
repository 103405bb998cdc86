"""`algorist doctor`: looks at this machine and at what the settings name, and says what is well and what to do."""

import asyncio
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import text

from algorist import __version__
from algorist.cli.options import load_settings
from algorist.cli.serve import built_page
from algorist.db.database import Reading
from algorist.db.revisions import current_revision, newest_revision
from algorist.engine.sandbox import SandboxOptions, sandbox_report
from algorist.errors import AlgoristError
from algorist.files import open_files
from algorist.parts import opened_database
from algorist.redis.embedded import EmbeddedServerFailed, find_server
from algorist.settings import Settings

GIB = 1 << 30
LEAST_MYSQL = (8, 0)
LEAST_MARIADB = (10, 6)
LEAST_REDIS = (6, 2)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `mend` says what to do when it is not well."""

    name: str
    is_well: bool
    words: str
    mend: str = ""


def examine_installation(*, as_json: bool) -> int:
    """Look at everything, print it, and give 1 when something needs attention."""
    settings = load_settings()
    if settings is None:
        return 2
    checks: list[Callable[[Settings], Finding]] = [
        _check_python, _check_sandbox, _check_database, _check_redis, _check_files, _check_disk, _check_page,
        _check_designers, _check_mail,
    ]  # fmt: skip
    findings = [check(settings) for check in checks]
    if as_json:
        print(json.dumps({"version": __version__, "findings": [asdict(found) for found in findings]}, indent=2))
    else:
        for found in findings:
            print(f"{'ok ' if found.is_well else '!! '} {found.name:<10} {found.words}")
            if found.mend:
                print(f"               {found.mend}")
    return 0 if all(found.is_well for found in findings) else 1


def _check_python(settings: Settings) -> Finding:
    del settings
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", is_well=True, words=f"Python {version} on {sys.platform}, Algorist {__version__}")


def _check_sandbox(settings: Settings) -> Finding:
    if settings.unsandboxed == "i-understand":
        mend = "Unset ALGORIST_UNSANDBOXED: programs can read and change whatever this account can."
        return Finding("sandbox", is_well=False, words="NOT SANDBOXED, as ALGORIST_UNSANDBOXED asks", mend=mend)
    report = sandbox_report(SandboxOptions())
    reasons = "; ".join(report["reasons"])
    if report["tier"] is None:
        mend = "Workers refuse to start here. See docs/sandbox.md for what a kernel must offer."
        return Finding("sandbox", is_well=False, words=reasons, mend=mend)
    words = f"tier {report['tier']} holds" + (f" (no stronger one: {reasons})" if reasons else "")
    return Finding("sandbox", is_well=True, words=words)


def _check_database(settings: Settings) -> Finding:
    try:
        return asyncio.run(_ask_database(settings))
    except AlgoristError as error:
        where = "DATABASE_URL" if settings.database_url else "ALGORIST_DATA_DIR"
        return Finding(
            "database", is_well=False, words=error.detail, mend=f"See that {where} is right and the server runs."
        )


async def _ask_database(settings: Settings) -> Finding:
    async with opened_database(settings) as database:
        at, wanted = await current_revision(database), newest_revision()
        async with database.reading() as session:
            words, mend = await (_ask_sqlite(session) if database.is_sqlite else _ask_mysql(session, settings))
    if at != wanted:
        words, mend = f"{words}; tables at {at or 'nothing'}, {wanted} is needed", "Run `algorist migrate`."
    return Finding("database", is_well=not mend, words=words, mend=mend)


async def _ask_sqlite(session: Reading) -> tuple[str, str]:
    version = await session.scalar(text("SELECT sqlite_version()"))
    mode = await session.scalar(text("PRAGMA journal_mode"))
    return f"SQLite {version}, journal mode {mode}", ""


async def _ask_mysql(session: Reading, settings: Settings) -> tuple[str, str]:
    version = str(await session.scalar(text("SELECT VERSION()")))
    charset = await session.scalar(text("SELECT @@character_set_connection"))
    zone = await session.scalar(text("SELECT @@session.time_zone"))
    most = int(await session.scalar(text("SELECT @@max_connections")) or 0)
    words = f"{version}, {charset}, time zone {zone}, pool of {settings.database_pool_size} of {most} connections"
    least = LEAST_MARIADB if "mariadb" in version.lower() else LEAST_MYSQL
    if _numbers(version) < least:
        return words, f"Use version {'.'.join(map(str, least))} or newer."
    if charset != "utf8mb4":
        return words, "Create the database with CHARACTER SET utf8mb4."
    if settings.database_pool_size > most // 2:
        return words, "Raise the server's max_connections or lower ALGORIST_DATABASE_POOL_SIZE."
    return words, ""


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("-", maxsplit=1)[0].split(".")[:2])


def _check_redis(settings: Settings) -> Finding:
    if not settings.redis_url:
        try:
            return Finding("redis", is_well=True, words=f"embedded: {find_server().name} is there")
        except EmbeddedServerFailed as error:
            return Finding("redis", is_well=False, words="embedded: no server was found", mend=str(error))
    try:
        client = Redis.from_url(settings.redis_url, socket_timeout=3, socket_connect_timeout=3)
        info: dict[str, Any] = client.info()
        policy = info.get("maxmemory_policy", "?")
        client.close()
    except RedisError as error:
        return Finding(
            "redis", is_well=False, words=f"{type(error).__name__}: {error}", mend="See that REDIS_URL is right."
        )
    words = f"version {info['redis_version']}, append-only file {'on' if info.get('aof_enabled') else 'off'}, {policy}"
    mend = ""
    if _numbers(str(info["redis_version"])) < LEAST_REDIS:
        mend = "Use Redis 6.2 or newer, or Valkey."
    elif policy != "noeviction":
        mend = "Set maxmemory-policy to noeviction: the queue must not lose keys."
    return Finding("redis", is_well=not mend, words=words, mend=mend)


def _check_files(settings: Settings) -> Finding:
    place = settings.files_url or str(settings.data_dir / "files")
    try:
        asyncio.run(open_files(settings).ping())
    except (AlgoristError, OSError) as error:
        return Finding("files", is_well=False, words=f"{place}: {error}", mend="See that it can be written to.")
    return Finding("files", is_well=True, words=f"{place} takes and gives files")


def _check_disk(settings: Settings) -> Finding:
    folder = settings.data_dir if settings.data_dir.exists() else settings.data_dir.resolve().parent
    free = shutil.disk_usage(folder).free
    mend = "" if free > GIB else "Free some room: below 1 GiB the database and the queue may stop."
    return Finding("disk", is_well=not mend, words=f"{free / GIB:.1f} GiB free in the data folder", mend=mend)


def _check_page(settings: Settings) -> Finding:
    folder = settings.frontend_dir or built_page()
    if folder and (folder / "index.html").exists():
        return Finding("page", is_well=True, words="the built page is there")
    return Finding("page", is_well=True, words="not built here (`make up` builds it; a container of its own serves it)")


def _check_designers(settings: Settings) -> Finding:
    names = []
    if settings.gemini_api_key.get_secret_value():
        names.append(f"gemini ({settings.gemini_model})")
    if settings.openai_api_key.get_secret_value() or settings.openai_model:
        names.append(f"openai ({settings.openai_model or 'default model'})")
    if settings.anthropic_api_key.get_secret_value():
        names.append(f"anthropic ({settings.anthropic_model})")
    return Finding("designers", is_well=True, words=", ".join([*names, "offline"]) + " can be asked")


def _check_mail(settings: Settings) -> Finding:
    words = "mails are sent by SMTP" if settings.smtp_url else "mails are written to the log (no ALGORIST_SMTP_URL)"
    return Finding("mail", is_well=True, words=words)
