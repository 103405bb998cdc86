from datetime import timedelta

import pytest
from sqlalchemy import select
from tests.jobs_parts import make_person, parts_on

from algorist.db.columns import now
from algorist.db.tables import OneTimeToken, SessionRecord, WorkerBeat
from algorist.worker.registry import SWEEPS

pytestmark = pytest.mark.anyio


async def test_what_nobody_can_use_any_more_is_removed_and_the_rest_stays(database, redis_url):
    user_id, _ = await make_person(database)
    moment, long_ago = now(), now() - timedelta(days=60)
    async with database.transaction() as tx:
        for name, expires_at, revoked_at in (
            ("live", moment + timedelta(days=9), None),
            ("expired", long_ago, None),
            ("revoked", moment + timedelta(days=9), long_ago),
        ):
            tx.add(
                SessionRecord(id=name, user_id=user_id, refresh_hash=name, expires_at=expires_at, revoked_at=revoked_at)
            )
        for name, expires_at in (("old", long_ago), ("new", moment + timedelta(hours=1))):
            tx.add(OneTimeToken(user_id=user_id, purpose="verify_email", token_hash=name, expires_at=expires_at))
        for name, beat_at in (("gone", long_ago), ("here", moment)):
            tx.add(WorkerBeat(name=name, host="h", pid=1, version="1", concurrency=1, running=[], beat_at=beat_at))
    async with parts_on(database, redis_url) as parts:
        removed = {name: await sweep(parts) for name, sweep in SWEEPS.items()}
    assert removed == {"events": 0, "beats": 1, "exports": 0, "sessions": 3}
    async with database.reading() as session:
        assert list(await session.scalars(select(SessionRecord.id))) == ["live"]
        assert list(await session.scalars(select(OneTimeToken.token_hash))) == ["new"]
        assert list(await session.scalars(select(WorkerBeat.name))) == ["here"]
