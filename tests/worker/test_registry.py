from typing import get_args

from algorist.engine.design.strategies import STRATEGIES
from algorist.jobs.schemas import JobRequest, JobType, StrategyName
from algorist.worker.registry import TASKS


def test_every_type_that_can_be_asked_for_has_a_task_and_every_task_can_be_asked_for():
    union, _ = get_args(JobRequest)
    asked = {get_args(request.model_fields["type"].annotation)[0] for request in get_args(union)}
    assert asked == set(TASKS) == set(get_args(JobType))


def test_every_strategy_that_can_be_asked_for_exists():
    assert set(get_args(StrategyName)) == set(STRATEGIES)
