import pytest

from algorist.errors import Conflict, InvalidInput
from algorist.jobs.rules import (
    FINISHED,
    State,
    Verb,
    after_failed_try,
    check_verb,
    extend_budget,
    queue_priority,
    seconds_left,
    wall_limit,
)


@pytest.mark.parametrize("state", list(State))
def test_only_what_has_not_ended_can_be_cancelled(state):
    if state in FINISHED:
        with pytest.raises(Conflict):
            check_verb(Verb.CANCEL, state, "generate")
    else:
        check_verb(Verb.CANCEL, state, "generate")


@pytest.mark.parametrize("kind", ["analyze", "trace", "export"])
@pytest.mark.parametrize("verb", [Verb.PAUSE, Verb.STOP_AFTER, Verb.EXTEND])
def test_only_a_search_has_steps_to_stop_between(kind, verb):
    with pytest.raises(Conflict, match="no steps"):
        check_verb(verb, State.RUNNING, kind)


def test_a_refusal_says_what_would_be_possible():
    with pytest.raises(Conflict, match="The job is running: retry is possible for cancelled, failed"):
        check_verb(Verb.RETRY, State.RUNNING, "generate")


def test_tries_come_later_each_time_and_end():
    waits = [
        after_failed_try(attempts, 4, may_retry=True, wait_seconds=None, seed=1).delay_seconds for attempts in (1, 2, 3)
    ]
    assert waits == sorted(waits)
    assert not after_failed_try(4, 4, may_retry=True, wait_seconds=None, seed=1).again


def test_what_asks_for_a_longer_pause_gets_it():
    assert after_failed_try(1, 4, may_retry=True, wait_seconds=60, seed=1).delay_seconds == 60


def test_what_will_not_get_better_is_not_tried_again():
    assert not after_failed_try(1, 4, may_retry=False, wait_seconds=None, seed=1).again


def test_the_more_one_has_outstanding_the_later_one_comes():
    assert queue_priority(0) == 1
    assert queue_priority(199) > queue_priority(4)


def test_more_budget_is_added_and_no_limit_stays_none():
    budget = {"candidates": 20, "dollars": None}
    assert extend_budget(budget, {"candidates": 10, "dollars": 5.0}) == {"candidates": 30, "dollars": None}


def test_a_budget_does_not_pass_what_one_job_may_have():
    with pytest.raises(InvalidInput, match="at most 10000 candidates"):
        extend_budget({"candidates": 9_999}, {"candidates": 2})


def test_time_left_is_told_only_when_the_pace_says_it():
    assert seconds_left(2, 10, 0, 4.0) is None
    assert seconds_left(5, None, 0, 4.0) is None
    assert seconds_left(5, 10, 0, 10.0) == 10.0


def test_the_pace_counts_what_this_run_did_and_not_what_it_found_stored():
    assert seconds_left(12, 20, 10, 4.0) is None
    assert seconds_left(14, 20, 10, 4.0) == 6.0


def test_time_already_used_counts_against_the_wall_limit():
    assert wall_limit("generate", {"wall_seconds": 100}, 40) == wall_limit("generate", {"wall_seconds": 60}, 0)
