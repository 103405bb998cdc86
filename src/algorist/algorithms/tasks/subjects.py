"""What a task is about: the problem and the programs, read before the work begins, so that no transaction is open."""

from dataclasses import dataclass

from algorist.algorithms.queries import find_algorithm, find_version
from algorist.db.tables import Algorithm, AlgorithmVersion, ProblemRecord
from algorist.engine.documents import problem_from_document
from algorist.engine.terms.design import Candidate, Proposal, Tier
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Problem
from algorist.problems.queries import find_problem
from algorist.queue.tasks import TaskContext


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A version of an algorithm with its problem."""

    record: ProblemRecord
    problem: Problem
    algorithm: Algorithm
    version: AlgorithmVersion


async def read_problem(context: TaskContext, problem_id: int) -> tuple[ProblemRecord, Problem]:
    """The problem of a job, as its owner may read it."""
    async with context.parts.database.reading() as session:
        record = await find_problem(session, problem_id, context.user_id)
    return record, problem_from_document(record.document)


async def read_subject(context: TaskContext, algorithm_id: int, number: int | None = None) -> Subject:
    """A version (the current one unless another is named) that the job's owner may read."""
    async with context.parts.database.reading() as session:
        algorithm = await find_algorithm(session, algorithm_id, context.user_id)
        version = await find_version(session, algorithm.id, number or algorithm.current_version)
        record = await find_problem(session, algorithm.problem_id, algorithm.owner_id)
    problem = problem_from_document(record.document)
    return Subject(record=record, problem=problem, algorithm=algorithm, version=version)


def candidate_of(subject: Subject, number: int, evaluation: Evaluation) -> Candidate:
    """A stored version as a candidate that a search can start from."""
    claims = subject.version.proposal
    proposal = Proposal(
        source=subject.version.source,
        name=subject.algorithm.name,
        tier=Tier(subject.version.tier) if subject.version.tier else Tier.PERSON,
        designer=subject.version.designer,
        idea=str(claims.get("idea", "")),
        explanation=str(claims.get("explanation", "")),
        claimed_complexity=str(claims.get("claimed_complexity", "")),
    )
    return Candidate(number=number, proposal=proposal, evaluation=evaluation)
