"""Reads of jobs, their events and steps."""

from algorist.jobs.queries.asked import check_subjects, read_money_left
from algorist.jobs.queries.hot import list_jobs, read_job, read_job_state, read_list_state, read_told
from algorist.jobs.queries.records import (
    MAX_EVENTS,
    estimate_job,
    find_job,
    list_events,
    list_steps,
    list_user_events,
    read_step,
    read_step_documents,
    view_job,
)

__all__ = [
    "MAX_EVENTS",
    "check_subjects",
    "estimate_job",
    "find_job",
    "list_events",
    "list_jobs",
    "list_steps",
    "list_user_events",
    "read_job",
    "read_job_state",
    "read_list_state",
    "read_money_left",
    "read_step",
    "read_step_documents",
    "read_told",
    "view_job",
]
