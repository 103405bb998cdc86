"""Every table of the product. A room writes only the tables that `OWNERS` gives it; a test holds it to that."""

from algorist.db.tables.algorithms import (
    Algorithm,
    AlgorithmAnalysis,
    AlgorithmTag,
    AlgorithmVersion,
    EvaluationRecord,
    Favourite,
    Lineage,
    Share,
    TraceRecord,
)
from algorist.db.tables.base import Base
from algorist.db.tables.jobs import Job, JobEvent, JobStep
from algorist.db.tables.operations import AuditEntry, ExportRecord, Lock, Mail, RuntimeSetting, WorkerBeat
from algorist.db.tables.people import (
    OneTimeToken,
    PersonalToken,
    ProviderKey,
    RecoveryCode,
    SecondFactor,
    SessionRecord,
    User,
)
from algorist.db.tables.problems import ProblemRecord, ProblemTag

OWNERS: dict[str, tuple[str, ...]] = {
    "auth": (
        "users",
        "sessions",
        "one_time_tokens",
        "personal_tokens",
        "provider_keys",
        "second_factors",
        "recovery_codes",
        "audit_entries",
    ),
    "problems": ("problems", "problem_tags"),
    "algorithms": (
        "algorithms",
        "algorithm_versions",
        "algorithm_analysis",
        "algorithm_tags",
        "lineage",
        "favourites",
        "shares",
        "traces",
        "evaluations",
    ),
    "jobs": ("jobs", "job_events", "job_steps"),
    "exports": ("exports",),
    "notifications": ("mails",),
    "admin": ("runtime_settings",),
    "worker": ("worker_beats",),
    "queue": ("locks",),
}

__all__ = [
    "OWNERS",
    "Algorithm",
    "AlgorithmAnalysis",
    "AlgorithmTag",
    "AlgorithmVersion",
    "AuditEntry",
    "Base",
    "EvaluationRecord",
    "ExportRecord",
    "Favourite",
    "Job",
    "JobEvent",
    "JobStep",
    "Lineage",
    "Lock",
    "Mail",
    "OneTimeToken",
    "PersonalToken",
    "ProblemRecord",
    "ProblemTag",
    "ProviderKey",
    "RecoveryCode",
    "RuntimeSetting",
    "SecondFactor",
    "SessionRecord",
    "Share",
    "TraceRecord",
    "User",
    "WorkerBeat",
]
