"""What the API's routes cost beside a Node service: `python benchmarks/api.py` runs both, turn about.

The peer (benchmarks/peer: Express, mysql2, BullMQ) works on the same tables of the same MariaDB and on the same Redis,
which are private servers on free ports; `--mysql URL` takes databases on another server: the named one and, for the
peer, the same name with `_peer`, both empty. Each service is one process on one core with its middleware and limits
on; the load generator (wrk where it is installed) and the servers below have another core. Each ratio is the median of
the rounds, in which both are asked one after the other. `--alone` leaves the peer out, `--sqlite` gives the API its
embedded database. Absolute numbers are this machine's; the ratios are what travels, and of them the CPU time a request,
which the kernel counts, is the steadiest. The API is the one on PYTHONPATH, so two trees can be compared.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import httpx

sys.path.append(str(Path(__file__).resolve().parents[1]))

from http_load import Ask, Load, Variant, drive, driving
from http_seed import PASSWORD, Seeded, create_database, seed
from http_services import Service, api_service, install_peer, peer_service
from tests.servers import mariadb_server, redis_server

from algorist.db.migrate import upgrade_database

# An account takes thirty sign-ins in a quarter of an hour, so the log-ins are spread over many; sixteen ask for jobs.
PEOPLE, SIGNED_IN = 40, 16
# What is asked: times the peer's requests a second, and at most so many times its CPU a request.
ASKED = {
    "detail": (2.5, 0.40),
    "20 rows": (2.3, None),
    "page of summaries": (12.0, None),
    "304 of that list": (12.0, None),
    "job submission": (1.5, None),
    "log-ins": (1.3, None),
}


@dataclass
class Compared:
    """One kind of request: the loads of each round on the API and, where it has such a route, on the peer."""

    name: str
    ours: list[Load] = field(default_factory=list)
    theirs: list[Load] = field(default_factory=list)

    def ratio(self, of: Callable[[Load], float]) -> float | None:
        """The median of the rounds' ratios."""
        pairs = zip(self.ours, self.theirs, strict=False)
        ratios = [of(mine) / of(other) for mine, other in pairs if of(other)]
        return statistics.median(ratios) if ratios else None


class Person:
    """Somebody who is signed in to a service."""

    def __init__(self, service: Service, email: str) -> None:
        sign_in = sign_in_of(email)
        self._base = f"http://127.0.0.1:{service.port}"
        answer = httpx.post(
            f"{self._base}/api/auth/login", content=sign_in.body, headers=dict(sign_in.headers), timeout=60
        )
        self.bearer = ("authorization", f"Bearer {answer.raise_for_status().json()['access_token']}")

    def variant(self, body: str = "", **more: str) -> Variant:
        """A request of this person."""
        headers = [(name.replace("_", "-"), value) for name, value in more.items()]
        return Variant((self.bearer, *headers), body)

    def tag_of(self, path: str) -> str:
        """The ETag of what is there now."""
        return (
            httpx.get(self._base + path, headers=dict([self.bearer]), timeout=60)
            .raise_for_status()
            .headers.get("etag", "none")
        )


def sign_in_of(email: str) -> Variant:
    """The request by which somebody signs in."""
    return Variant((("content-type", "application/json"),), json.dumps({"email": email, "password": PASSWORD}))


def shared_asks(service: Service, people: list[Person], list_path: str) -> dict[str, Ask]:
    """What both services are asked."""
    owner = people[0]
    detail = f"/api/algorithms/{service.seeded.algorithm_id}"
    job = json.dumps({"type": "analyze", "algorithm_id": service.seeded.algorithm_id})
    mine = (owner.variant(),)

    def unchanged(path: str) -> Ask:
        return Ask("GET", path, (owner.variant(if_none_match=owner.tag_of(path)),), 304)

    return {
        "detail": Ask("GET", detail, mine),
        "20 rows": Ask("GET", "/api/jobs?limit=20", mine),
        "page of summaries": Ask("GET", list_path, mine),
        "304 of that list": unchanged(list_path),
        "304 of the detail": unchanged(detail),
        "job submission": Ask(
            "POST", "/api/jobs",
            tuple(person.variant(job, content_type="application/json") for person in people), 202, keyed=True,
        ),
        "log-ins": Ask("POST", "/api/auth/login", tuple(sign_in_of(email) for email in service.seeded.emails)),
    }  # fmt: skip


def asks_of_api(service: Service, people: list[Person]) -> dict[str, Ask]:
    """Also what the peer has no habit for."""
    mine = (people[0].variant(),)
    page = "/api/algorithms?limit=20"
    return {
        "a process that answers": Ask("GET", "/health"),
        **shared_asks(service, people, page),
        "the same page, well written": Ask("GET", page, mine),
        "problem": Ask("GET", f"/api/problems/{service.seeded.problem_id}", mine),
        "job": Ask("GET", f"/api/jobs/{service.seeded.job_id}", mine),
    }


def asks_of_peer(service: Service, people: list[Person]) -> dict[str, Ask]:
    """The list is all rows with their code, which is the habit; the careful page stands beside it."""
    return {
        "a process that answers": Ask("GET", "/health"),
        **shared_asks(service, people, "/api/algorithms"),
        "the same page, well written": Ask("GET", "/api/algorithms/summaries?limit=20", (people[0].variant(),)),
    }


def check_ask(service: Service, ask: Ask) -> None:
    """One request must get the answer that was meant, before many are sent."""
    one = ask.variants[0]
    headers = dict(one.headers) | ({"idempotency-key": "first"} if ask.keyed else {})
    url = f"http://127.0.0.1:{service.port}{ask.path}"
    answer = httpx.request(ask.method, url, content=one.body, headers=headers, timeout=60)
    if answer.status_code != ask.answers:
        raise RuntimeError(f"{ask.method} {ask.path}: {answer.status_code} {answer.text[:300]}")


def measure_routes(sides: list[tuple[Service, dict[str, Ask]]], options: argparse.Namespace) -> list[Compared]:
    """Every kind of request, in rounds, turn about."""
    found = []
    for name in sides[0][1]:
        if options.only and options.only not in name:
            continue
        compared = Compared(name)
        for _ in range(options.rounds):
            for loads, (service, asks) in zip((compared.ours, compared.theirs), sides, strict=False):
                if name in asks:
                    loads.append(_one_load(service, asks[name], options))
        found.append(compared)
        show_row(compared)
    return found


def _one_load(service: Service, ask: Ask, options: argparse.Namespace) -> Load:
    if ask.keyed:
        service.forget_waiting_jobs()
    check_ask(service, ask)
    if ask.path.endswith("login"):
        # Each takes a tenth of a second: fewer would say little, and there is nothing to warm up.
        return drive(service, ask, options.clients, options.seconds * 3)
    drive(service, ask, options.clients, 1)
    if ask.keyed:
        service.forget_waiting_jobs()
    return drive(service, ask, options.clients, options.seconds)


@dataclass(frozen=True)
class Flood:
    """Reads of 4 clients alone and beside 16 that sign in, and the sign-ins of that time, all a second."""

    alone: float
    beside: float
    p99_ms: float
    sign_ins: float

    @property
    def kept(self) -> float:
        """The share of the reads that went on."""
        return self.beside / self.alone


def measure_flood(service: Service, asks: dict[str, Ask], options: argparse.Namespace) -> Flood:
    """How reads fare while many sign in."""
    seconds = options.seconds * 3
    alone = drive(service, asks["detail"], 4, options.seconds)
    with driving(service, asks["log-ins"], 16, seconds) as sign_ins:
        beside = drive(service, asks["detail"], 4, seconds)
    return Flood(alone.rate, beside.rate, beside.p99_ms, sign_ins[0].rate)


def show_head(sides: list[tuple[Service, dict[str, Ask]]]) -> None:
    peer = ("peer/s", "CPU ms", "p99 ms", "× rate", "× CPU", "asked") if len(sides) > 1 else ()
    heads = ("per s", "CPU ms", "p50 ms", "p99 ms", "bytes", *peer)
    print(" " * 28 + "".join(f"{head:>10}" for head in heads))


def show_row(compared: Compared) -> None:
    mine, other = (_middle(loads) for loads in (compared.ours, compared.theirs))
    assert mine is not None, "the API has every route"
    row = f"{compared.name:28}{mine.rate:10.0f}{mine.cpu_ms:10.3f}{mine.p50_ms:10.1f}{mine.p99_ms:10.1f}{mine.bytes:10}"
    if other is not None:
        rate, cpu = compared.ratio(lambda load: load.rate), compared.ratio(lambda load: load.cpu_ms)
        row += f"{other.rate:10.0f}{other.cpu_ms:10.3f}{other.p99_ms:10.1f}{rate or 0:10.2f}{cpu or 0:10.2f}"
        least, most = ASKED.get(compared.name, (None, None))
        row += (f"   ≥ {least}" if least else "") + (f", CPU ≤ {most}" if most else "")
    print(row, flush=True)


def _middle(loads: list[Load]) -> Load | None:
    return sorted(loads, key=lambda load: load.rate)[len(loads) // 2] if loads else None


def show_process(name: str, service: Service, flood: Flood | None) -> None:
    print(
        f"{name}: ready after {service.ready_seconds:.1f} s ({service.ready_cpu_seconds:.1f} s of CPU), "
        f"resident after the load {service.memory_mib():.0f} MiB"
    )
    if flood is not None:
        print(
            f"{name}, detail for 4 clients: {flood.alone:.0f}/s alone, {flood.beside:.0f}/s in a flood of 16 log-ins "
            f"({flood.kept:.0%}, p99 {flood.p99_ms:.0f} ms); log-ins of that flood {flood.sign_ins:.1f}/s"
        )


@contextmanager
def running_services(options: argparse.Namespace) -> Iterator[list[tuple[Service, dict[str, Ask]]]]:
    """The API and, unless it is to be left out, its peer, with what each is asked."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="alg-bench-")))
        embedded = options.sqlite and options.alone
        root = "" if embedded or options.mysql else stack.enter_context(mariadb_server())
        redis = "" if embedded else stack.enter_context(redis_server()).removesuffix("/0")
        url = options.mysql or f"{root}/bench"
        sqlite = f"sqlite:///{folder / 'bench.sqlite3'}"
        ours = (sqlite, "") if options.sqlite else (url, f"{redis}/0")
        sides = [_start(stack, api_service, asks_of_api, ours, options)]
        if not options.alone:
            install_peer()
            sides.append(_start(stack, peer_service, asks_of_peer, (f"{url}_peer", f"{redis}/1"), options))
        yield sides


def _start(
    stack: ExitStack,
    open_service: Callable[[int, str, str, Seeded], AbstractContextManager[Service]],
    make_asks: Callable[[Service, list[Person]], dict[str, Ask]],
    urls: tuple[str, str],
    options: argparse.Namespace,
) -> tuple[Service, dict[str, Ask]]:
    url, redis_url = urls
    if not url.startswith("sqlite"):
        asyncio.run(create_database(url))
    upgrade_database(url)
    seeded = asyncio.run(seed(url, PEOPLE, options.algorithms))
    service = stack.enter_context(open_service(options.core, url, redis_url, seeded))
    return service, make_asks(service, [Person(service, email) for email in seeded.emails[:SIGNED_IN]])


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--alone", action="store_true", help="leave the peer out")
    parser.add_argument("--sqlite", action="store_true", help="the API on SQLite and its embedded Redis")
    parser.add_argument("--mysql", default="", help="mysql://user:password@127.0.0.1:3306/an_empty_database")
    parser.add_argument("--clients", type=int, default=16, help="connections that ask at the same time")
    parser.add_argument("--seconds", type=int, default=4, help="of each load")
    parser.add_argument("--rounds", type=int, default=3, help="of each kind of request")
    parser.add_argument("--algorithms", type=int, default=200, help="rows to seed")
    parser.add_argument("--core", type=int, default=0, help="where the services run; all else runs on the others")
    parser.add_argument("--only", default="", help="only the kinds of request with this in their name")
    parser.add_argument("--json", default="", help="also write everything to this file")
    return parser.parse_args()


def main() -> None:
    options = read_options()
    # Everything that is started from here on inherits this: wrk, MariaDB, Redis; the services are pinned by themselves.
    others = os.sched_getaffinity(0) - {options.core}
    os.sched_setaffinity(0, others or {options.core})
    with running_services(options) as sides:
        show_head(sides)
        found = measure_routes(sides, options)
        floods = [None if options.only else measure_flood(*side, options) for side in sides]
        for name, (service, _), flood in zip(("API", "peer"), sides, floods, strict=False):
            show_process(name, service, flood)
    if options.json:
        document = {"routes": [asdict(one) for one in found], "floods": [asdict(one) for one in floods if one]}
        Path(options.json).write_text(json.dumps(document, indent=1))


if __name__ == "__main__":
    main()
