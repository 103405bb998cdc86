"""`python -m tests.chaos [sqlite|mariadb]`: jobs under murder. Ends with 0 if none was lost and none done twice.

API, worker and Redis are killed at random, Redis is wiped once, the database is restarted twice (MariaDB) or locked for
a while twice (SQLite); a client goes on submitting, with keys, until every job is acknowledged.
"""

import argparse
import asyncio
import json
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import select

from algorist.auth.rules.tokens import PERSONAL_PREFIX, hash_secret, make_secret
from algorist.db.database import Database
from algorist.db.migrate import upgrade_database
from algorist.db.tables import AuditEntry, Job, JobEvent, PersonalToken, ProblemRecord, User
from algorist.errors import Unavailable
from algorist.settings import Settings
from tests.chaos.actors import Actor, serve, submit_all, work
from tests.chaos.servers import MariadbServer, RedisServer
from tests.servers import accepts, free_port

WANTED = {"api": 20, "worker": 5, "redis": 5, "wipe": 1, "database": 2}


@dataclass
class Stage:
    """Everything that a run kills, and what was killed."""

    folder: Path
    kind: str
    jobs: int
    redis: RedisServer = field(init=False)
    database: MariadbServer | None = None
    settings: Settings = field(init=False)
    ports: list[int] = field(default_factory=lambda: [free_port(), free_port()])
    apis: list[Actor] = field(default_factory=list)
    workers: list[Actor] = field(default_factory=list)
    killed: Counter[str] = field(default_factory=Counter)
    worker_deaths: list[float] = field(default_factory=list)
    redis_back: list[float] = field(default_factory=list)

    def build(self) -> tuple[str, int]:
        """Servers, tables, a person with a problem: the person's token and the problem's id."""
        self.redis = RedisServer(self.folder / "redis")
        self.redis.start()
        url = f"sqlite:///{self.folder}/chaos.sqlite3"
        if self.kind == "mariadb":
            self.database = MariadbServer(self.folder / "mariadb")
            self.database.install()
            url = self.database.url
        upgrade_database(url)
        self.settings = Settings(
            database_url=url,
            redis_url=self.redis.url,
            data_dir=self.folder / "data",
            jwt_secret="chaos " * 8,
            jobs_per_user=4,
            queued_jobs_per_user=100_000,
            job_attempts=20,
            worker_concurrency=2,
            bcrypt_cost=4,
            rate_limit_per_minute=1_000_000,
            access_token_minutes=60,
        )
        return asyncio.run(self._make_person())

    async def _make_person(self) -> tuple[str, int]:
        database = Database(self.settings.database_url, pool_size=1)
        token = make_secret(PERSONAL_PREFIX)
        async with database.transaction() as tx:
            user = User(email="chaos@example.test", name="Chaos", password_hash="")
            tx.add(user)
            await tx.flush()
            problem = ProblemRecord(owner_id=user.id, title="Chaos", kind="function", document={})
            hashed = hash_secret(token)
            tx.add_all(
                [
                    problem,
                    PersonalToken(user_id=user.id, name="chaos", prefix="", token_hash=hashed, scopes=["read", "jobs"]),
                ]
            )
            await tx.flush()
            problem_id = problem.id
        await database.close()
        return token, problem_id

    def start(self) -> None:
        for port in self.ports:
            self.apis.append(Actor(partial(serve, self.settings, port), self.folder / f"api-{port}.log"))
        for number in range(2):
            self.workers.append(Actor(partial(work, self.settings), self.folder / f"worker-{number}.log"))
        for actor in self.apis + self.workers:
            actor.start()

    def strike(self) -> None:
        """Do the one harm that is most behind its plan."""
        left = {name: (count - self.killed[name]) / count for name, count in WANTED.items()}
        name = max(left, key=lambda one: (left[one] + random.uniform(0, 0.3)) if left[one] > 0 else -1)
        getattr(self, f"_kill_{name}")()
        self.killed[name] += 1

    def is_satisfied(self) -> bool:
        return all(self.killed[name] >= count for name, count in WANTED.items())

    def _kill_api(self) -> None:
        api, port = random.choice(list(zip(self.apis, self.ports, strict=True)))
        _wait_until(lambda: accepts(port), 30)
        time.sleep(random.uniform(0.0, 0.5))
        api.kill()
        api.start()

    def _kill_worker(self) -> None:
        worker = self._find_busy_worker()
        worker.kill()
        self.worker_deaths.append(time.time())
        time.sleep(random.uniform(0, 1))
        worker.start()

    def _find_busy_worker(self) -> Actor:
        """One that has a job in hand, if one comes to have one soon: killing an idle one shows little."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            names = asyncio.run(read_busy_workers(self.settings.database_url))
            busy = [one for one in self.workers if any(f"-{one.pid}-" in name for name in names)]
            if busy:
                return random.choice(busy)
            time.sleep(0.1)
        return random.choice(self.workers)

    def _kill_redis(self) -> None:
        self.redis.end(random.choice([signal.SIGKILL, signal.SIGTERM]))
        time.sleep(random.uniform(0.2, 2))
        self.redis.start()
        self.redis_back.append(time.time())

    def _kill_wipe(self) -> None:
        self.redis.end(signal.SIGKILL)
        self.redis.wipe()
        self.redis.start()

    def _kill_database(self) -> None:
        if self.database is not None:
            self.database.end(random.choice([signal.SIGKILL, signal.SIGTERM]))
            time.sleep(1)
            self.database.start()
            return
        held = sqlite3.connect(self.folder / "chaos.sqlite3", isolation_level=None, timeout=30)
        held.execute("BEGIN EXCLUSIVE")
        time.sleep(3)
        held.execute("COMMIT")
        held.close()

    def revive(self) -> None:
        """Start what ended by itself; a worker that finds its queue's loop ended does that on purpose."""
        for actor in self.apis + self.workers:
            if actor.has_ended():
                self.killed["ended by itself"] += 1
                last = actor.log.read_text().strip().splitlines()[-1:]
                say(f"{actor.log.name} ended by itself: {last}")
                actor.start()

    def end(self) -> None:
        """Stop everything."""
        for actor in self.apis + self.workers:
            actor.kill()
        self.redis.end(signal.SIGTERM)
        if self.database is not None:
            self.database.end(signal.SIGTERM)


def say(line: str) -> None:
    """A line for whoever runs this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _wait_until(condition, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


async def count_states(url: str) -> Counter[str]:
    database = Database(url, pool_size=1)
    try:
        async with database.reading() as session:
            return Counter(await session.scalars(select(Job.state)))
    finally:
        await database.close()


async def read_busy_workers(url: str) -> list[str]:
    """The names of the workers that have a job in hand."""
    database = Database(url, pool_size=1)
    try:
        async with database.reading() as session:
            return list(await session.scalars(select(Job.worker).where(Job.state == "running")))
    except Unavailable:
        return []
    finally:
        await database.close()


async def judge(stage: Stage, acknowledged: list[dict[str, int]]) -> list[str]:
    """What went wrong, in sentences; none is well."""
    database = Database(stage.settings.database_url, pool_size=1)
    async with database.reading() as session:
        jobs = {job.id: job for job in await session.scalars(select(Job))}
        effects = Counter(await session.scalars(select(AuditEntry.subject).where(AuditEntry.action == "effect")))
        starts = list(await session.scalars(select(JobEvent).where(JobEvent.kind == "state")))
    await database.close()
    ids = [answer["id"] for answer in acknowledged]
    faults = [f"job {number} was acknowledged and is not there" for number in ids if number not in jobs]
    faults += [f"{len(ids)} answers for {len(set(ids))} jobs"] * (len(ids) != len(set(ids)))
    faults += [f"{len(jobs)} jobs for {len(ids)} requests"] * (len(jobs) != len(ids))
    for job in jobs.values():
        if job.state != "succeeded":
            faults.append(f"job {job.id} is {job.state}: {job.error}")
        if effects[str(job.id)] != 1:
            faults.append(f"job {job.id} has {effects[str(job.id)]} effects")
    again = [event for event in starts if event.body.get("job", {}).get("attempts", 0) > 1]
    _report(stage, jobs, effects, [event for event in again if event.body["job"].get("state") == "running"])
    return faults


def _report(stage: Stage, jobs: dict[int, Job], effects: Counter[str], again: list[JobEvent]) -> None:
    tries = sum(job.attempts for job in jobs.values())
    delays = []
    for event in again:
        before = [death for death in stage.worker_deaths if death < event.created_at.timestamp()]
        if before:
            delays.append(event.created_at.timestamp() - max(before))
    say(f"{stage.kind}: {len(jobs)} jobs, {sum(effects.values())} effects, {tries} tries; struck: {dict(stage.killed)}")
    if delays:
        say(f"jobs of killed workers ran again after at most {max(delays):.1f} s (after the last kill before)")


def run(kind: str, jobs: int, seconds: float, folder: Path) -> int:
    """One run; gives how many things went wrong."""
    stage = Stage(folder, kind, jobs)
    token, problem_id = stage.build()
    stage.start()
    answers = folder / "acknowledged"
    client = Actor(partial(submit_all, stage.ports, token, problem_id, jobs, answers), folder / "client.log")
    client.start()
    do_harm(stage, seconds)
    client_ended = _wait_until(client.has_ended, 120)
    wait_until_done(stage)
    acknowledged = [json.loads(line) for line in answers.read_text().splitlines()]
    faults = asyncio.run(judge(stage, acknowledged))
    if not client_ended or len(acknowledged) != jobs:
        faults.append(f"the client got {len(acknowledged)} of {jobs} answers")
    if not stage.is_satisfied():
        faults.append(f"not enough harm was done in {seconds} s: {dict(stage.killed)}")
    stage.end()
    _keep_logs(folder, kind, faults)
    return len(faults)


def do_harm(stage: Stage, seconds: float) -> None:
    """Strike at random until every kind of harm was done often enough."""
    began = time.monotonic()
    while not stage.is_satisfied() and time.monotonic() < began + seconds:
        time.sleep(random.uniform(0.2, 0.8))
        stage.revive()
        stage.strike()
    say(f"{stage.kind}: the harm is done after {time.monotonic() - began:.0f} s: {dict(stage.killed)}")


def wait_until_done(stage: Stage) -> None:
    """Wait until no job is queued or running, a few minutes at most."""

    def all_done() -> bool:
        stage.revive()
        states = asyncio.run(count_states(stage.settings.database_url))
        return not (states["queued"] or states["running"])

    began = time.monotonic()
    _wait_until(all_done, 180)
    say(f"{stage.kind}: all is done {time.monotonic() - began:.0f} s after the last answer")


def _keep_logs(folder: Path, kind: str, faults: list[str]) -> None:
    kept = Path(tempfile.gettempdir()) / f"alg-chaos-{kind}-logs"
    shutil.rmtree(kept, ignore_errors=True)
    if faults:
        kept.mkdir()
        for log in folder.glob("*.log"):
            shutil.copy(log, kept)
    for fault in faults[:20]:
        say(f"FAULT: {fault}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("databases", nargs="*", default=["sqlite", "mariadb"], help="sqlite, mariadb or both")
    parser.add_argument("--jobs", type=int, default=400)
    parser.add_argument("--seconds", type=float, default=150, help="at most this long until all harm is done")
    parser.add_argument("--seed", type=int, default=None)
    given = parser.parse_args()
    random.seed(given.seed)
    faults = 0
    for kind in given.databases:
        with tempfile.TemporaryDirectory(prefix="alg-chaos-") as folder:
            faults += run(kind, given.jobs, given.seconds, Path(folder))
    say("no job was lost and none was done twice" if not faults else f"{faults} faults")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
