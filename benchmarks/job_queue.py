"""How fast jobs move: `python benchmarks/job_queue.py` prints a table; Node's BullMQ stands beside where npm is there.

(It is not called `queue.py`: a script's folder comes first on Python's path, and would hide the module of that name.)
Absolute numbers are this machine's; the ratios to Node, taken in the same run on the same server, are what travels.
"""

import argparse
import asyncio
import json
import logging
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import func, select

from algorist.db.migrate import upgrade_database
from algorist.db.tables import Job, ProblemRecord, User
from algorist.jobs import actions
from algorist.jobs.actions import Asker
from algorist.jobs.schemas import GenerateRequest
from algorist.parts import Parts, open_parts
from algorist.queue.carrier import Intake, IntakeOptions, Ticket, carrier_of
from algorist.queue.tasks import TaskContext, TaskResult
from algorist.redis.embedded import embedded_server
from algorist.redis.link import RedisLink
from algorist.settings import Settings
from algorist.worker.main import work_shift

NODE = """
const { Queue, Worker } = require('bullmq');
const { port, password, jobs, samples, pause } = JSON.parse(process.argv[2]);
const connection = { host: '127.0.0.1', port, password, maxRetriesPerRequest: null };
const name = 'node-bench', sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const options = (id) => ({ jobId: `n${id}`, priority: 1, removeOnComplete: true });
const percentile = (list, p) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))];
(async () => {
  const queue = new Queue(name, { connection, prefix: 'node' });
  await queue.waitUntilReady();
  const adds = [];
  for (let i = 0; i < samples; i++) {
    const at = performance.now(); await queue.add('job', { i }, options(`a${i}`)); adds.push(performance.now() - at);
  }
  let at = performance.now();
  await queue.addBulk(Array.from({ length: jobs }, (_, i) => ({ name: 'job', data: { i }, opts: options(`b${i}`) })));
  const bulk = jobs / ((performance.now() - at) / 1000);
  let count = 0, finish; const all = new Promise((done) => { finish = done; });
  const cpu = process.cpuUsage(); at = performance.now();
  const worker = new Worker(name, async () => { if (++count === jobs + samples) finish(); },
    { connection, prefix: 'node', concurrency: 10 });
  await all;
  const seconds = (performance.now() - at) / 1000, used = process.cpuUsage(cpu);
  const drain = (jobs + samples) / seconds, cpuPerJob = (used.user + used.system) / 1000 / (jobs + samples);
  await worker.close();
  const picks = []; let sent = 0, seen;
  const second = new Worker(name, async () => { picks.push(performance.now() - sent); seen(); },
    { connection, prefix: 'node', concurrency: 10 });
  await second.waitUntilReady(); await sleep(500);
  for (let i = 0; i < samples; i++) {
    const done = new Promise((ok) => { seen = ok; });
    sent = performance.now(); await queue.add('job', { i }, options(`p${i}`)); await done; await sleep(pause);
  }
  await second.close(); await queue.close();
  console.log(JSON.stringify({ add_p50: percentile(adds, 0.5), bulk, drain, cpu: cpuPerJob,
    pick_p50: percentile(picks, 0.5), pick_p99: percentile(picks, 0.99) }));
  process.exit(0);
})();
"""


@dataclass
class Numbers:
    """One side's numbers: milliseconds for `add`, `cpu` (a job) and `pick`, jobs a second for `bulk` and `drain`."""

    add_p50: float
    bulk: float
    drain: float
    cpu: float
    pick_p50: float
    pick_p99: float


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


async def measure_ours(url: str, jobs: int, samples: int, pause: float) -> Numbers:
    """No-op tickets through our wall, without the database."""
    link = RedisLink(url, prefix="bench")
    carrier = carrier_of(link, "bench")
    adds = []
    for number in range(samples):
        began = time.perf_counter()
        await carrier.add(Ticket(number + 1, 0), within=5)
        adds.append((time.perf_counter() - began) * 1000)
    began = time.perf_counter()
    for first in range(0, jobs, 1000):
        count = min(1000, jobs - first)
        await carrier.add_many([Ticket(1_000_000 + first + number, 0) for number in range(count)])
    bulk = jobs / (time.perf_counter() - began)
    drain, cpu = await _drain(link, jobs + samples)
    picks = await _pick_up(link, samples, pause)
    await link.close()
    return Numbers(statistics.median(adds), bulk, drain, cpu, percentile(picks, 0.5), percentile(picks, 0.99))


async def _drain(link: RedisLink, jobs: int) -> tuple[float, float]:
    done = asyncio.Event()
    left = jobs

    async def handle(_: Ticket) -> None:
        nonlocal left
        left -= 1
        if not left:
            done.set()

    intake = Intake(link, "bench", handle, IntakeOptions(concurrency=10))
    began, cpu = time.perf_counter(), time.process_time()
    running = asyncio.create_task(intake.run())
    await done.wait()
    seconds, used = time.perf_counter() - began, time.process_time() - cpu
    await intake.close()
    await asyncio.gather(running, return_exceptions=True)
    return jobs / seconds, used * 1000 / jobs


async def _pick_up(link: RedisLink, samples: int, pause: float) -> list[float]:
    taken = asyncio.Event()
    sent = 0.0
    picks: list[float] = []

    async def handle(_: Ticket) -> None:
        picks.append((time.perf_counter() - sent) * 1000)
        taken.set()

    intake = Intake(link, "bench", handle, IntakeOptions(concurrency=10))
    running = asyncio.create_task(intake.run())
    await asyncio.sleep(0.5)
    for number in range(samples):
        taken.clear()
        sent = time.perf_counter()
        await carrier_of(link, "bench").add(Ticket(5_000_000 + number, 0), within=5)
        await taken.wait()
        await asyncio.sleep(pause)
    await intake.close()
    await asyncio.gather(running, return_exceptions=True)
    return picks


def measure_node(url: str, folder: Path, jobs: int, samples: int, pause: float) -> Numbers | None:
    """The same with Node's BullMQ, where node and npm are there."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return None
    install = [npm, "install", "--silent", "--no-fund", "--no-audit", "bullmq@6", "ioredis@5"]
    subprocess.run(install, cwd=folder, check=True, capture_output=True)
    (folder / "bench.js").write_text(NODE)
    password, port = url.removeprefix("redis://:").split("@")[0], int(url.rsplit(":", 1)[1].split("/", maxsplit=1)[0])
    given = {"port": port, "password": password, "jobs": jobs, "samples": samples, "pause": pause * 1000}
    command = [node, "bench.js", json.dumps(given)]
    run = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if run.returncode:
        print(f"Node did not run: {run.stderr[:600]}")
        return None
    return Numbers(**json.loads(run.stdout.strip().splitlines()[-1]))


async def measure_with_database(database_url: str, redis_url: str, folder: Path, jobs: int) -> dict[str, float]:
    """Whole jobs: submitted, claimed, run (nothing), finished, with their events."""
    settings = Settings(
        database_url=database_url, redis_url=redis_url, redis_prefix="bench-db", data_dir=folder, jobs_per_user=10**6,
        queued_jobs_per_user=10**6, worker_concurrency=10, unsandboxed="i-understand",
    )  # fmt: skip
    async with open_parts(settings) as parts:
        user_id, problem_id = await _person(parts)
        request = GenerateRequest(type="generate", problem_id=problem_id)
        began = time.perf_counter()
        for _ in range(jobs):
            async with parts.database.transaction() as tx:
                await actions.submit_job(tx, parts, Asker(user_id=user_id), request)
        submitted = jobs / (time.perf_counter() - began)
        stop = asyncio.Event()
        cpu = time.process_time()
        worker = asyncio.create_task(work_shift(parts, {"generate": _nothing}, {}, stop=stop))
        first = await _wait_for_count(parts, jobs // 10)
        began = time.perf_counter()
        await _wait_for_count(parts, jobs)
        drain = (jobs - first) / (time.perf_counter() - began)
        used = (time.process_time() - cpu) * 1000 / jobs
        stop.set()
        await worker
    return {"submitted a second": submitted, "done a second": drain, "CPU ms a job": used}


async def _nothing(_: TaskContext) -> TaskResult:
    return TaskResult()


async def _person(parts: Parts) -> tuple[int, int]:
    async with parts.database.transaction() as tx:
        user = User(email="bench@example.test", name="Bench", password_hash="")
        tx.add(user)
        await tx.flush()
        problem = ProblemRecord(owner_id=user.id, title="Bench", kind="function", document={})
        tx.add(problem)
        await tx.flush()
        return user.id, problem.id


async def _wait_for_count(parts: Parts, count: int) -> int:
    while True:
        async with parts.database.reading() as session:
            done = await session.scalar(select(func.count()).where(Job.state == "succeeded")) or 0
        if done >= count:
            return done
        await asyncio.sleep(0.05)


def show(ours: Numbers, node: Numbers | None) -> None:
    named = {
        "add_p50": "add, p50, ms", "bulk": "bulk add, jobs/s", "drain": "drain of no-ops, jobs/s",
        "cpu": "CPU a job, ms",
        "pick_p50": "picked up by an idle worker, p50, ms", "pick_p99": "picked up, p99, ms",
    }  # fmt: skip
    print(f"{'':40} {'ours':>10} {'Node':>10} {'ratio':>8}")
    other = asdict(node) if node else {}
    for name, value in asdict(ours).items():
        theirs = other.get(name)
        ratio = f"{value / theirs:8.2f}" if theirs else f"{'–':>8}"
        print(f"{named[name]:40} {value:10.2f} {theirs or float('nan'):10.2f} {ratio}")


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2000)
    parser.add_argument("--samples", type=int, default=100)
    parser.add_argument("--pause", type=float, default=0.02, help="seconds of idleness before each pick-up")
    parser.add_argument("--mysql", default=os.environ.get("BENCH_DATABASE_URL", ""), help="an empty database")
    parser.add_argument("--no-node", action="store_true")
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with embedded_server(folder / "redis") as url:
            ours = await measure_ours(url, given.jobs, given.samples, given.pause)
            node = None if given.no_node else await asyncio.to_thread(
                measure_node, url, folder, given.jobs, given.samples, given.pause
            )  # fmt: skip
            show(ours, node)
            for database_url in [f"sqlite:///{folder}/bench.sqlite3", *([given.mysql] if given.mysql else [])]:
                await asyncio.to_thread(upgrade_database, database_url)
                found = await measure_with_database(database_url, url, folder / "data", min(given.jobs, 1000))
                print(
                    f"whole jobs on {database_url.split(':')[0]}: "
                    + ", ".join(f"{k} {v:.1f}" for k, v in found.items())
                )


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
