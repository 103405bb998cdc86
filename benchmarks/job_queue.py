"""How fast jobs move: `python benchmarks/job_queue.py` prints a table; Node's BullMQ stands beside where npm is there.

Then, on each database, whole jobs a second of one process, and what people feel of them on a whole service, beside what
is asked for. `--mysql URL` adds an empty database on MySQL or MariaDB, `--idle 60` the pick-up after a minute's rest.

(It is not called `queue.py`: a script's folder comes first on Python's path, and would hide the module of that name.)
Absolute numbers are this machine's; the ratios to Node, taken in the same run on the same server, are what travels.
"""

import argparse
import asyncio
import json
import logging
import os
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from job_service import measure_service, percentile
from sqlalchemy import func, select

from algorist.db.hot import HotStatement
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

IDLE_SAMPLES = 3
PEOPLE = 20
DONE = HotStatement(select(func.count()).where(Job.state == "succeeded"))
NODE = """
const { Queue, Worker } = require('bullmq');
const { port, password, jobs, samples, pause } = JSON.parse(process.argv[2]);
const connection = { host: '127.0.0.1', port, password, maxRetriesPerRequest: null };
const name = 'node-bench', sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const options = (id) => ({ jobId: `n${id}`, priority: 1, removeOnComplete: true });
const percentile = (list, p) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))];
(async () => {
  // Without jobs only idle workers are asked.
  const queue = new Queue(name, { connection, prefix: 'node' });
  await queue.waitUntilReady();
  const adds = [0], added = jobs ? samples : 0;
  for (let i = 0; i < added; i++) {
    const at = performance.now(); await queue.add('job', { i }, options(`a${i}`)); adds.push(performance.now() - at);
  }
  let at = performance.now();
  const many = Array.from({ length: jobs }, (_, i) => ({ name: 'job', data: { i }, opts: options(`b${i}`) }));
  if (jobs) await queue.addBulk(many);
  const bulk = jobs / ((performance.now() - at) / 1000);
  let count = 0, finish; const all = new Promise((done) => { finish = done; });
  const cpu = process.cpuUsage(); at = performance.now();
  const worker = new Worker(name, async () => { if (++count === jobs + added) finish(); },
    { connection, prefix: 'node', concurrency: 10 });
  if (jobs) await all;
  const seconds = (performance.now() - at) / 1000, used = process.cpuUsage(cpu);
  const drain = (jobs + added) / seconds, cpuPerJob = (used.user + used.system) / 1000 / (jobs + added || 1);
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


async def measure_idle(url: str, folder: Path, seconds: float, *, with_node: bool) -> None:
    """Pick-ups of workers that had nothing to do for so long, ours and Node's at the same time."""
    link = RedisLink(url, prefix="idle")
    node = asyncio.to_thread(measure_node, url, folder, 0, IDLE_SAMPLES, seconds) if with_node else asyncio.sleep(0)
    picks, theirs = await asyncio.gather(_pick_up(link, IDLE_SAMPLES, seconds), node)
    await link.close()
    beside = f", Node {theirs.pick_p99:.2f}" if theirs else ""
    print(
        f"picked up after {seconds:g} s of idleness, worst of {IDLE_SAMPLES}, ms: {max(picks):.2f}{beside}", flush=True
    )


async def measure_with_database(database_url: str, redis_url: str, folder: Path, jobs: int) -> dict[str, float]:
    """Whole jobs: submitted, claimed, run (nothing), finished, with their events."""
    settings = Settings(
        database_url=database_url, redis_url=redis_url, redis_prefix="bench-db", data_dir=folder, jobs_per_user=10**6,
        queued_jobs_per_user=10**6, worker_concurrency=10, unsandboxed="i-understand",
    )  # fmt: skip
    async with open_parts(settings) as parts:
        people = [await _person(parts) for _ in range(PEOPLE)]
        began, cpu = time.perf_counter(), time.process_time()
        for number in range(jobs):
            user_id, problem_id = people[number % PEOPLE]
            request = GenerateRequest(type="generate", problem_id=problem_id)
            await actions.submit_job(parts, Asker(user_id=user_id), request)
        submitted, adding = jobs / (time.perf_counter() - began), (time.process_time() - cpu) * 1000 / jobs
        stop = asyncio.Event()
        worker = asyncio.create_task(work_shift(parts, {"generate": _nothing}, {}, stop=stop))
        first = await _wait_for_count(parts, jobs // 10)
        began, cpu = time.perf_counter(), time.process_time()
        await _wait_for_count(parts, jobs)
        drain = (jobs - first) / (time.perf_counter() - began)
        used = (time.process_time() - cpu) * 1000 / (jobs - first)
        stop.set()
        await worker
    return {"submitted a second": submitted, "its CPU, ms": adding, "done a second": drain, "CPU a job, ms": used}


async def _nothing(_: TaskContext) -> TaskResult:
    return TaskResult()


async def _person(parts: Parts) -> tuple[int, int]:
    async with parts.database.transaction() as tx:
        user = User(email=f"{secrets.token_hex(8)}@example.test", name="Bench", password_hash="")
        tx.add(user)
        await tx.flush()
        problem = ProblemRecord(owner_id=user.id, title="Bench", kind="function", document={})
        tx.add(problem)
        await tx.flush()
        return user.id, problem.id


async def _wait_for_count(parts: Parts, count: int) -> int:
    while True:
        [(done,)] = await parts.database.fetch(DONE)
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
    parser.add_argument("--idle", type=float, default=0.0, help="also measure pick-ups after so many seconds' rest")
    parser.add_argument("--no-node", action="store_true")
    parser.add_argument("--no-service", action="store_true", help="leave out what people feel")
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with embedded_server(folder / "redis") as url:
            await _measure_all(url, folder, given)


async def _measure_all(url: str, folder: Path, given: argparse.Namespace) -> None:
    size = (given.jobs, given.samples, given.pause)
    ours = await measure_ours(url, *size)
    show(ours, None if given.no_node else await asyncio.to_thread(measure_node, url, folder, *size))
    if given.idle:
        await measure_idle(url, folder, given.idle, with_node=not given.no_node)
    for database_url in [f"sqlite:///{folder}/bench.sqlite3", *([given.mysql] if given.mysql else [])]:
        kind = database_url.split(":")[0]
        await asyncio.to_thread(upgrade_database, database_url)
        found = await measure_with_database(database_url, url, folder / "data", min(given.jobs, 1000))
        print(f"\nwhole jobs on {kind}: " + ", ".join(f"{k} {v:.1f}" for k, v in found.items()), flush=True)
        if not given.no_service:
            await measure_service(folder / kind, database_url, given.samples)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
