"""Reads across all rooms, for administrators."""

from algorist.admin.queries.audit import AuditFilter, list_audit_entries
from algorist.admin.queries.designers import list_designers
from algorist.admin.queries.health import check_health
from algorist.admin.queries.jobs import JobFilter, list_jobs, list_workers, read_queue
from algorist.admin.queries.runtime import list_settings
from algorist.admin.queries.statistics import read_statistics, update_gauges
from algorist.admin.queries.users import UserFilter, list_users, read_user

__all__ = [
    "AuditFilter",
    "JobFilter",
    "UserFilter",
    "check_health",
    "list_audit_entries",
    "list_designers",
    "list_jobs",
    "list_settings",
    "list_users",
    "list_workers",
    "read_queue",
    "read_statistics",
    "read_user",
    "update_gauges",
]
