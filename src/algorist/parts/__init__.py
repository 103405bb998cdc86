"""Everything that a process needs, built once from the settings and handed down; no other room builds it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from algorist.db.database import Database
from algorist.mail import Mailer, open_mailer
from algorist.mail.post import Post
from algorist.parts.known_tags import KnownTags
from algorist.parts.live import LiveSettings
from algorist.parts.secret import read_or_make_secret
from algorist.redis.bell import Bell
from algorist.redis.cache import Cache
from algorist.redis.ending import end_tasks
from algorist.redis.limiter import Limiter
from algorist.redis.link import RedisLink
from algorist.settings import Settings

if TYPE_CHECKING:
    from algorist.files import Files


@dataclass(frozen=True, slots=True)
class Parts:
    """The built parts of one process. `secret` is what all keys are derived from."""

    live: LiveSettings
    secret: str
    database: Database
    redis: RedisLink
    bell: Bell
    known_tags: KnownTags
    cache: Cache
    limiter: Limiter
    open_files: Callable[[], "Files"]
    mailer: Mailer
    post: Post

    @property
    def settings(self) -> Settings:
        """The settings as they hold now: take them anew each time, an administrator may change some."""
        return self.live.current

    @property
    def files(self) -> "Files":
        """Opened when it is first needed: its library takes megabytes, and many processes never touch a file."""
        return self.open_files()


@asynccontextmanager
async def open_parts(settings: Settings) -> AsyncIterator[Parts]:
    """Build all parts; give everything back at the end of the block."""
    async with AsyncExitStack() as stack:
        secret = read_or_make_secret(settings)
        database = await stack.enter_async_context(opened_database(settings))
        redis_url = settings.redis_url or await stack.enter_async_context(_embedded_redis(settings))
        redis = RedisLink(redis_url, prefix=settings.redis_prefix)
        stack.push_async_callback(redis.close)
        bell = Bell(redis)
        stack.push_async_callback(bell.close)
        known_tags = KnownTags()
        database.on_written = partial(known_tags.tell, bell)
        live = LiveSettings(settings)
        looking = asyncio.create_task(live.keep_reloading(database), name="runtime settings")
        stack.push_async_callback(end_tasks, [looking])
        yield Parts(
            live=live,
            secret=secret,
            database=database,
            redis=redis,
            bell=bell,
            known_tags=known_tags,
            cache=Cache(redis),
            limiter=Limiter(redis if settings.redis_url else None),
            open_files=cache(partial(_open_files, settings)),
            mailer=open_mailer(settings.smtp_url, settings.mail_from),
            post=Post(),
        )


def _embedded_redis(settings: Settings) -> AbstractAsyncContextManager[str]:
    from algorist.redis.embedded import embedded_server  # noqa: PLC0415  for those who were told of no Redis

    return embedded_server(settings.data_dir / "redis")


def _open_files(settings: Settings) -> "Files":
    from algorist.files import open_files  # noqa: PLC0415  see `Parts.files`

    return open_files(settings)


@asynccontextmanager
async def opened_database(settings: Settings) -> AsyncIterator[Database]:
    """The database alone, for commands that need nothing else."""
    size, wait = settings.database_pool_size, settings.database_wait_seconds
    database = Database(database_url_of(settings), pool_size=size, wait_seconds=wait)
    try:
        yield database
    finally:
        await database.close()


def database_url_of(settings: Settings) -> str:
    """Where the database is: the one that was set, else SQLite in the data folder."""
    return settings.database_url or f"sqlite:///{settings.sqlite_path.resolve()}"
