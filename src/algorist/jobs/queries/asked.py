"""What must be known of a request before it is taken in: its subjects, and the money that is left for it."""

from typing import Any

from sqlalchemy import bindparam, select

from algorist.algorithms.queries import read_problem_of_algorithm
from algorist.db.columns import now
from algorist.db.hot import HotReader, HotStatement
from algorist.db.tables import Job, ProviderKey
from algorist.errors import InvalidInput, NotFound
from algorist.jobs.rules import spends_service_money
from algorist.jobs.schemas import (
    AnalyzeRequest,
    DraftRequest,
    ExportRequest,
    GenerateRequest,
    ImproveRequest,
    JobRequest,
    SynthesizeRequest,
    TraceRequest,
)
from algorist.problems.queries import check_problem
from algorist.settings import Settings

_PROVIDERS = ("gemini", "openai", "anthropic")
_JOB = HotStatement(select(Job.user_id, Job.problem_id).where(Job.id == bindparam("job_id")))
_KEYS = HotStatement(select(ProviderKey.provider).where(ProviderKey.user_id == bindparam("user_id")))
_SPENT = HotStatement(
    select(Job.input, Job.dollars).where(
        Job.user_id == bindparam("user_id"), Job.updated_at >= bindparam("since"), Job.dollars > 0
    )
)


async def check_subjects(reader: HotReader, request: JobRequest, user_id: int, *, is_admin: bool) -> int | None:
    """The problem that a request is about, once everything that it names is known to be this person's to use.

    Raises:
        NotFound: it names what this person may not see.
        InvalidInput: the parents of a hybrid are not of its problem.
    """
    match request:
        case DraftRequest():
            return None
        case GenerateRequest():
            return await check_problem(reader, request.problem_id, user_id, is_admin=is_admin)
        case SynthesizeRequest():
            problem_id = await check_problem(reader, request.problem_id, user_id, is_admin=is_admin)
            for parent in request.parents:
                if await read_problem_of_algorithm(reader, parent, user_id, is_admin=is_admin) != problem_id:
                    raise InvalidInput(f"Algorithm {parent} is of another problem: parents solve the same one.")
            return problem_id
        case ImproveRequest() | AnalyzeRequest() | TraceRequest():
            return await read_problem_of_algorithm(reader, request.algorithm_id, user_id, is_admin=is_admin)
        case ExportRequest():
            return await _check_export(reader, request, user_id, is_admin=is_admin)


async def _check_export(reader: HotReader, request: ExportRequest, user_id: int, *, is_admin: bool) -> int | None:
    if request.subject_id is None:
        return None
    if request.subject == "problem":
        return await check_problem(reader, request.subject_id, user_id, is_admin=is_admin)
    if request.subject == "algorithm":
        return await read_problem_of_algorithm(reader, request.subject_id, user_id, is_admin=is_admin)
    for owner_id, problem_id in await reader.fetch(_JOB, job_id=request.subject_id):
        if owner_id == user_id or is_admin:
            found: int | None = problem_id
            return found
    raise NotFound(f"There is no job {request.subject_id}.")


async def read_money_left(reader: HotReader, settings: Settings, user_id: int, designer: str | None) -> float | None:
    """Dollars that a person may still spend today (UTC) on the service's keys; None where the search spends none."""
    service = [name for name in _PROVIDERS if getattr(settings, f"{name}_api_key").get_secret_value()]
    if not spends_service_money(designer, (), service):
        return None
    own = {provider for (provider,) in await reader.fetch(_KEYS, user_id=user_id)}
    if not spends_service_money(designer, own, service):
        return None
    midnight = now().replace(hour=0, minute=0, second=0, microsecond=0)
    today: list[tuple[Any, ...]] = await reader.fetch(_SPENT, user_id=user_id, since=midnight)
    spent = sum(dollars for document, dollars in today if spends_service_money(document.get("designer"), own, service))
    return settings.dollars_per_user_per_day - float(spent)
