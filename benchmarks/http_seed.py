"""The tables that benchmarks/api.py asks for, the same for the API and for its peer."""

from dataclasses import dataclass
from datetime import timedelta

import asyncmy
import bcrypt
from sqlalchemy import delete, make_url, select

from algorist.db.columns import now
from algorist.db.database import Database, Transaction
from algorist.db.tables import Algorithm, AlgorithmTag, AlgorithmVersion, Job, JobEvent, ProblemRecord, User

PASSWORD = "a benchmark's good long password"
COST = 10
SOURCE = (
    "def double(n):\n" + "".join(f"    n = n + {number} - {number}\n" for number in range(60)) + "    return n + n\n"
)
CASES = [{"case": number, "verdict": "accepted", "cpu_seconds": 0.01} for number in range(20)]
DOCUMENT = {
    "title": "Double", "kind": "function", "statement": "Return twice the number. " * 20,
    "signature": "def double(n: int) -> int", "examples": [{"args": [2], "expected": 4}],
}  # fmt: skip


@dataclass(frozen=True)
class Seeded:
    """What a seeded database holds: addresses of people, the first of whom owns everything."""

    emails: list[str]
    problem_id: int
    algorithm_id: int
    job_id: int


async def create_database(url: str) -> None:
    """An empty database; one that has tables is refused, since a benchmark fills it."""
    parsed = make_url(url)
    connection = await asyncmy.connect(
        host=parsed.host, port=parsed.port or 3306, user=parsed.username or "", password=parsed.password or ""
    )
    async with connection.cursor() as cursor:
        await cursor.execute(f"CREATE DATABASE IF NOT EXISTS `{parsed.database}` CHARACTER SET utf8mb4")
        await cursor.execute(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = %s", (parsed.database,)
        )
        if (await cursor.fetchone())[0]:
            raise SystemExit(f"the database {parsed.database} is not empty")
    connection.close()


async def seed(url: str, people: int, algorithms: int) -> Seeded:
    """People with one password, one problem with many algorithms, and a hundred finished jobs."""
    hashed = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(rounds=COST)).decode()
    database = Database(url)
    async with database.transaction() as tx:
        users = [User(email=f"p{n}@example.com", name=f"P {n}", password_hash=hashed) for n in range(people)]
        tx.add_all(users)
        await tx.flush()
        owner = users[0].id
        problem = ProblemRecord(owner_id=owner, title="Double", kind="function", document=DOCUMENT)
        tx.add(problem)
        await tx.flush()
        for number in range(algorithms):
            algorithm_id = await _add_algorithm(tx, owner, problem.id, number)
        jobs = [_finished_job(owner, problem.id, algorithm_id, number) for number in range(100)]
        tx.add_all(jobs)
        await tx.flush()
        seeded = Seeded([user.email for user in users], problem.id, algorithm_id, jobs[-1].id)
    await database.close()
    return seeded


async def _add_algorithm(tx: Transaction, owner: int, problem_id: int, number: int) -> int:
    moment = now() + timedelta(milliseconds=number)
    algorithm = Algorithm(
        owner_id=owner, problem_id=problem_id, name=f"Double {number}", summary="Adds it to itself. " * 5,
        tier="searched", designer="offline", verdict="accepted", verified="verified", score=1.0,
        search_text=SOURCE, visibility="public", created_at=moment,
    )  # fmt: skip
    tx.add(algorithm)
    await tx.flush()
    version = AlgorithmVersion(
        algorithm_id=algorithm.id, number=1, source=SOURCE, created_by=owner, verdict="accepted",
        evaluation={"cases": CASES}, proposal={"idea": "Add it to itself. " * 10}, card={"gap": 0.0},
    )  # fmt: skip
    tx.add_all([version, AlgorithmTag(algorithm_id=algorithm.id, tag="arithmetic")])
    return algorithm.id


def _finished_job(owner: int, problem_id: int, algorithm_id: int, number: int) -> Job:
    moment = now() + timedelta(milliseconds=number)
    return Job(
        user_id=owner, type="generate", state="succeeded", problem_id=problem_id, algorithm_id=algorithm_id,
        input={"problem_id": problem_id, "strategy": "bandit", "budget": {"candidates": 20}, "seed": number},
        progress={"steps": 20, "best_score": 1.0}, result={"algorithm_id": algorithm_id, "cases": CASES},
        event_count=22, attempts=1, created_at=moment, started_at=moment, finished_at=moment,
    )  # fmt: skip


async def forget_waiting_jobs(url: str) -> None:
    database = Database(url)
    async with database.transaction() as tx:
        waiting = select(Job.id).where(Job.state == "queued")
        await tx.change(delete(JobEvent).where(JobEvent.job_id.in_(waiting)))
        await tx.change(delete(Job).where(Job.state == "queued"))
    await database.close()
