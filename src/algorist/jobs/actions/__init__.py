"""Writes about jobs; the only place that emits their events; never commits.

`submission` takes a job in; `life` is what its owner asks of it; `claims` is what the worker that runs it does;
`relay` mends what was left behind; `events` numbers and tells.
"""

from algorist.jobs.actions.claims import (
    Claim,
    ClaimLost,
    Ending,
    Update,
    claim_job,
    finish_job,
    give_back_job,
    park_job,
    read_claims,
    record_update,
    renew_claims,
    retry_later,
)
from algorist.jobs.actions.life import (
    cancel_job,
    continue_job,
    delete_job,
    extend_job,
    pause_job,
    retry_job,
    stop_job_after_step,
)
from algorist.jobs.actions.relay import release_jobs, requeue_lapsed_jobs, sweep_events
from algorist.jobs.actions.submission import Asker, submit_job

__all__ = [
    "Asker",
    "Claim",
    "ClaimLost",
    "Ending",
    "Update",
    "cancel_job",
    "claim_job",
    "continue_job",
    "delete_job",
    "extend_job",
    "finish_job",
    "give_back_job",
    "park_job",
    "pause_job",
    "read_claims",
    "record_update",
    "release_jobs",
    "renew_claims",
    "requeue_lapsed_jobs",
    "retry_job",
    "retry_later",
    "stop_job_after_step",
    "submit_job",
    "sweep_events",
]
