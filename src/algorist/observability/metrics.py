"""Metrics in the words of Prometheus. The names of routes are templates, so that ids never become labels."""

from functools import lru_cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)

requests_total = Counter(
    "algorist_http_requests", "Requests answered.", ("method", "route", "status"), registry=REGISTRY
)
request_seconds = Histogram(
    "algorist_http_request_seconds",
    "Time to the end of the answer.",
    ("method", "route"),
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
    registry=REGISTRY,
)
requests_running = Gauge("algorist_http_requests_running", "Requests being answered.", registry=REGISTRY)
unexpected_errors = Counter("algorist_unexpected_errors", "Errors that nobody foresaw.", registry=REGISTRY)
limited_total = Counter("algorist_limited_requests", "Requests over a rate limit.", ("limit",), registry=REGISTRY)
jobs_by_state = Gauge("algorist_jobs", "Jobs by state.", ("state",), registry=REGISTRY)
oldest_waiting_seconds = Gauge("algorist_oldest_waiting_job_seconds", "Wait of the oldest job.", registry=REGISTRY)
workers_alive = Gauge("algorist_workers_alive", "Workers that beat lately.", registry=REGISTRY)
users = Gauge("algorist_users", "Accounts.", registry=REGISTRY)
dollars_spent = Gauge("algorist_dollars_spent", "What all jobs together have cost.", registry=REGISTRY)


@lru_cache(maxsize=4096)
def _children(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    """Looking a child up by its labels costs more than counting."""
    return requests_total.labels(method, route, str(status)), request_seconds.labels(method, route)


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """Count one request that was answered."""
    counter, histogram = _children(method, route, status)
    counter.inc()
    histogram.observe(seconds)


def render_metrics() -> tuple[bytes, str]:
    """All metrics, and their content type."""
    return generate_latest(REGISTRY), CONTENT_TYPE_LATEST
