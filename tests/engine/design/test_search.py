import time
from collections import Counter
from dataclasses import replace

import msgspec
import pytest
from tests.engine.design.doubles import (
    CRASH,
    PLUS_TWO,
    RIGHT,
    SQUARE,
    Endless,
    PlainJudge,
    Scripted,
    double_problem,
    judged,
    troubled,
)

from algorist.engine.design.search import Controls, search
from algorist.engine.design.strategies import STRATEGIES
from algorist.engine.sandbox import Cancelled
from algorist.engine.terms.design import (
    Brief,
    Budget,
    Nothing,
    Proposal,
    Step,
    StepKind,
    Stop,
    Tier,
    Trouble,
    Usage,
)
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Split
from algorist.engine.terms.verdicts import Verdict

PROBLEM = double_problem()


@pytest.mark.parametrize("strategy", sorted(STRATEGIES))
def test_every_strategy_ends_at_the_first_program_that_is_right(strategy):
    steps = list(search(PROBLEM, [Scripted([SQUARE, PLUS_TWO, RIGHT])], PlainJudge(), Budget(), strategy=strategy))
    assert [step.stop for step in steps] == [None, None, Stop.SOLVED]
    assert steps[-1].best == 3
    assert judged(steps[-1]).evaluation.accepted


@pytest.mark.parametrize("strategy", sorted(STRATEGIES))
def test_a_search_is_the_same_for_the_same_seed(strategy):
    def run(seed):
        steps = search(
            PROBLEM, [Endless("a"), Endless("b")], PlainJudge(), Budget(candidates=40), seed=seed, strategy=strategy
        )
        return list(steps)

    assert run(1) == run(1)
    assert run(1) != run(2)


@pytest.mark.parametrize("strategy", sorted(STRATEGIES))
@pytest.mark.parametrize("kept", [0, 1, 17, 39])
def test_a_resumed_search_goes_on_as_the_first_one_did(strategy, kept):
    def run(resume=()):
        designers = [Endless("a", span=4), Endless("b")]
        budget = Budget(candidates=40)
        return list(search(PROBLEM, designers, PlainJudge(), budget, seed=7, strategy=strategy, resume=resume))

    whole = run()
    assert run(whole[:kept]) == whole[kept:]
    assert run(whole) == []


def test_steps_that_were_stored_as_json_resume_the_same_search():
    def run(resume=()):
        return list(search(PROBLEM, [Endless("a"), Endless("b")], PlainJudge(), Budget(candidates=12), resume=resume))

    whole = run()
    stored = [msgspec.json.decode(msgspec.json.encode(step), type=Step) for step in whole]
    assert stored == whole
    assert run(stored[:5]) == whole[5:]


def test_a_resumed_search_goes_on_when_the_budget_was_raised():
    first = list(search(PROBLEM, [Endless()], PlainJudge(), Budget(candidates=5)))
    more = list(search(PROBLEM, [Endless()], PlainJudge(), Budget(candidates=8), resume=first))
    assert [step.number for step in more] == [6, 7, 8]
    assert more[-1].stop is Stop.BUDGET


def test_a_designer_that_begins_again_after_a_resume_is_passed_over_not_counted():
    def designer():
        return Scripted([SQUARE, PLUS_TWO, RIGHT], tier=Tier.SYNTHESIS)

    first = list(search(PROBLEM, [designer()], PlainJudge(), Budget(candidates=2)))
    judge = PlainJudge()
    more = list(search(PROBLEM, [designer()], judge, Budget(), resume=first))
    assert [step.stop for step in more] == [Stop.SOLVED]
    assert judge.asked == [RIGHT]


def test_trouble_is_a_step_and_does_not_count_as_a_candidate():
    trouble = Trouble(code="timeout", message="too slow", designer="script", usage=Usage(input_tokens=7))
    steps = list(
        search(PROBLEM, [Scripted([trouble, SQUARE, RIGHT])], PlainJudge(), Budget(candidates=2), strategy="best_of_n")
    )
    assert [step.trouble is None for step in steps] == [False, True, True]
    assert steps[0].usage.input_tokens == 7
    assert steps[-1].stop is Stop.SOLVED


@pytest.mark.parametrize(("code", "asked"), [("authentication", 1), ("timeout", 4)])
def test_a_designer_that_gives_only_trouble_is_dropped(code, asked):
    trouble = Trouble(code=code, message="no", designer="script")
    steps = list(search(PROBLEM, [Scripted([trouble] * 9)], PlainJudge(), Budget()))
    assert [step.stop for step in steps] == [None] * (asked - 1) + [Stop.EXHAUSTED]
    assert troubled(steps[-1]).code == code


def test_a_search_ends_when_nobody_has_anything_more():
    steps = list(search(PROBLEM, [Scripted([SQUARE])], PlainJudge(), Budget()))
    assert [step.stop for step in steps] == [None, Stop.EXHAUSTED]
    assert troubled(steps[-1]).code == "exhausted"


def test_a_judge_that_can_say_nothing_ends_the_search():
    class Broken(PlainJudge):
        def evaluate(self, problem, source, splits=(), *, cpu_seconds=None):  # noqa: ARG002
            return Evaluation(verdict=Verdict.INTERNAL_ERROR)

    steps = list(search(PROBLEM, [Endless()], Broken(), Budget()))
    assert [step.stop for step in steps] == [None, None, Stop.EXHAUSTED]


def test_a_program_that_was_seen_is_not_run_again_and_names_the_first():
    again = "def double(n):  # squares\n    return (n * n)\n"
    judge = PlainJudge()
    steps = list(search(PROBLEM, [Scripted([SQUARE, again, RIGHT])], judge, Budget(), strategy="best_of_n"))
    assert judge.asked == [SQUARE, RIGHT]
    assert [step.duplicate_of for step in steps] == [None, 1, None]
    assert judged(steps[1]).evaluation.cached
    assert steps[1].usage.cpu_seconds == 0
    assert steps[0].usage.cpu_seconds == 0.5


def test_what_failed_goes_back_for_repair_with_its_verdicts():
    designer = Scripted([CRASH, RIGHT])
    list(search(PROBLEM, [designer], PlainJudge(), Budget(), strategy="repair"))
    brief = designer.briefs[1]
    assert brief.kind is StepKind.REPAIR
    assert brief.parents[0].proposal.source == CRASH
    assert brief.feedback is not None
    assert brief.feedback.first_failure is not None
    assert brief.feedback.first_failure.args == "(0,)"


def test_the_bandit_begins_with_fresh_programs_and_asks_little_of_repairs_that_mend_nothing():
    steps = list(search(PROBLEM, [Endless()], PlainJudge(), Budget(candidates=24), strategy="bandit"))
    assert [step.kind for step in steps[:2]] == [StepKind.SAMPLE] * 2
    asked = Counter(step.strategy for step in steps)
    assert 0 < asked["repair"] == min(asked.values())


def test_only_the_first_brief_asks_for_what_is_likeliest():
    trouble = Trouble(code="timeout", message="too slow", designer="script")
    troubled_first, fresh = Scripted([trouble, SQUARE, RIGHT]), Scripted([SQUARE, RIGHT])
    for designer in (troubled_first, fresh):
        list(search(PROBLEM, [designer], PlainJudge(), Budget(), strategy="repair"))
    assert [brief.first for brief in troubled_first.briefs] == [True, False, False]
    assert [brief.first for brief in fresh.briefs] == [True, False]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_what_the_person_wrote_goes_into_every_brief(strategy):
    designer = Scripted([SQUARE, PLUS_TWO, CRASH, RIGHT])
    controls = Controls(note="no recursion, please")
    list(search(PROBLEM, [designer], PlainJudge(), Budget(), strategy=strategy, controls=controls))
    assert len(designer.briefs) > 3
    assert {brief.note for brief in designer.briefs} == {"no recursion, please"}


def test_a_brief_never_holds_what_the_designer_may_not_see():
    designer = Scripted([SQUARE, PLUS_TWO, SQUARE, PLUS_TWO, CRASH, RIGHT])
    secret = replace(PROBLEM, reference="def double(n): return n + n")
    list(search(secret, [designer], PlainJudge(), Budget(), strategy="map_elites"))
    for brief in designer.briefs:
        assert {case.split for case in brief.problem.cases} == {Split.EXAMPLE}
        assert brief.problem.reference == ""
        seen = repr((brief.problem, brief.parents, brief.inspirations, brief.feedback))
        assert "-4" not in seen
        assert "1001" not in seen


def test_a_designer_that_cannot_repair_is_asked_for_a_fresh_program_instead():
    class Fresh(Scripted):
        def propose(self, brief):
            return None if brief.kind is StepKind.REPAIR else super().propose(brief)

    steps = list(search(PROBLEM, [Fresh([SQUARE, PLUS_TWO, RIGHT])], PlainJudge(), Budget(), strategy="repair"))
    assert [step.kind for step in steps] == [StepKind.SAMPLE] * 3
    assert steps[-1].stop is Stop.SOLVED


def test_designers_that_have_nothing_more_are_named_and_left_out():
    steps = list(
        search(
            PROBLEM,
            [Scripted([SQUARE], "short"), Scripted([PLUS_TWO, RIGHT], "long")],
            PlainJudge(),
            Budget(),
            strategy="best_of_n",
        )
    )
    assert [step.designer for step in steps] == ["short", "long", "long"]
    assert steps[2].exhausted == ("short",)


class Vain:
    """Computes for so long and finds nothing, or nothing more after one program."""

    def __init__(self, cpu_seconds: float, first: str = "") -> None:
        self.name = "vain"
        self.cpu_seconds = cpu_seconds
        self.first = first

    def propose(self, brief: Brief) -> Proposal | Nothing:  # noqa: ARG002 - whatever is asked
        source, self.first = self.first, ""
        if not source:
            return Nothing(usage=Usage(cpu_seconds=self.cpu_seconds))
        return Proposal(source=source, name="vain", tier=Tier.SYNTHESIS, designer="vain")


def test_what_a_designer_used_to_find_nothing_is_counted():
    steps = list(search(PROBLEM, [Vain(3.0), Scripted([SQUARE])], PlainJudge(), Budget()))
    assert steps[0].exhausted == ("vain",)
    assert [step.usage.cpu_seconds for step in steps] == [3.0 + 0.5, 0.0]
    (alone,) = search(PROBLEM, [Vain(3.0)], PlainJudge(), Budget())
    assert (alone.stop, alone.usage.cpu_seconds) == (Stop.EXHAUSTED, 3.0)


def test_a_repair_that_is_looked_for_in_vain_is_counted_with_the_fresh_program():
    class Once(Vain):
        def propose(self, brief: Brief) -> Proposal | Nothing:
            if brief.kind is StepKind.REPAIR:
                self.first = PLUS_TWO
                return Nothing(usage=Usage(cpu_seconds=2.0))
            return super().propose(brief)

    steps = list(search(PROBLEM, [Once(1.0, SQUARE)], PlainJudge(), Budget(candidates=2), strategy="repair"))
    assert [step.usage.cpu_seconds for step in steps] == [0.5, 2.0 + 0.5]


def test_a_budget_that_a_designer_used_up_in_vain_ends_the_search():
    doubtful = Scripted([RIGHT], "doubtful")
    steps = list(search(PROBLEM, [Vain(5.0), doubtful], PlainJudge(), Budget(cpu_seconds=4.0)))
    assert [(step.stop, step.usage.cpu_seconds, step.exhausted) for step in steps] == [(Stop.BUDGET, 5.0, ("vain",))]
    assert doubtful.briefs == []
    assert "CPU seconds is reached" in troubled(steps[0]).message


def test_a_program_that_cannot_be_judged_within_the_budget_ends_the_search():
    class Slow(PlainJudge):
        takes = 5.0

    designer = Scripted([SQUARE, PLUS_TWO, RIGHT])
    steps = list(search(PROBLEM, [designer], Slow(), Budget(cpu_seconds=8.0)))
    assert [step.candidate is not None for step in steps] == [True, False]
    assert (steps[-1].stop, steps[-1].best, steps[-1].designer) == (Stop.BUDGET, 1, "script")
    assert "8 CPU seconds was reached while script was being judged" in troubled(steps[-1]).message
    assert sum(step.usage.cpu_seconds for step in steps) <= 1.3 * 8.0
    assert steps[-1].usage.input_tokens == 100


def test_a_designer_is_told_what_is_left_after_another_has_looked_in_vain():
    other = Scripted([RIGHT])
    list(search(PROBLEM, [Vain(3.0), other], PlainJudge(), Budget(cpu_seconds=10.0)))
    assert other.briefs[0].left is not None
    assert other.briefs[0].left.cpu_seconds == 7.0


@pytest.mark.parametrize(
    ("budget", "steps"),
    [
        (Budget(candidates=3), 3),
        (Budget(input_tokens=250), 3),
        (Budget(output_tokens=30), 3),
        (Budget(dollars=0.002), 2),
        (Budget(cpu_seconds=2.0), 4),
        (Budget(candidates=0), 1),
    ],
)
def test_a_search_stops_at_its_budget(budget, steps):
    designer = Scripted([f"def double(n):\n    return {i + 7}\n" for i in range(30)])
    done = list(search(PROBLEM, [designer], PlainJudge(), budget, strategy="best_of_n"))
    assert len(done) == steps
    assert done[-1].stop is Stop.BUDGET


def test_a_model_without_a_price_ends_a_search_with_a_limit_of_money():
    designer = Scripted([SQUARE, PLUS_TWO], usage=Usage(dollars=None))
    steps = list(search(PROBLEM, [designer], PlainJudge(), Budget(dollars=5.0), strategy="best_of_n"))
    assert [step.stop for step in steps] == [Stop.BUDGET]


def test_wall_time_is_the_callers_clock():
    times = iter(range(0, 1000, 10))
    controls = Controls(clock=lambda: next(times))
    steps = list(search(PROBLEM, [Endless()], PlainJudge(), Budget(wall_seconds=35), controls=controls))
    assert steps[-1].stop is Stop.BUDGET
    assert len(steps) == 3
    with pytest.raises(ValueError, match="clock"):
        search(PROBLEM, [Endless()], PlainJudge(), Budget(wall_seconds=35))


def test_a_plateau_ends_the_search():
    steps = list(search(PROBLEM, [Endless()], PlainJudge(), Budget(candidates=500), controls=Controls(patience=9)))
    assert steps[-1].stop is Stop.PLATEAU
    assert (steps[-1].best or 0) <= len(steps) - 9


def test_a_cancelled_search_ends_with_a_step_that_says_so():
    seen: list[Step] = []
    controls = Controls(cancelled=lambda: len(seen) >= 3)
    seen.extend(search(PROBLEM, [Endless()], PlainJudge(), Budget(), controls=controls))
    assert [step.stop for step in seen] == [None, None, None, Stop.CANCELLED]
    assert troubled(seen[-1]).code == "cancelled"


@pytest.mark.parametrize("who", ["judge", "designer"])
def test_a_sandbox_that_was_cancelled_ends_the_search(who):
    class Stopped(PlainJudge):
        def evaluate(self, problem, source, splits=(), *, cpu_seconds=None):  # noqa: ARG002
            raise Cancelled

    class Computing(Scripted):
        def propose(self, brief):  # noqa: ARG002
            raise Cancelled

    judge, designer = (Stopped(), Endless()) if who == "judge" else (PlainJudge(), Computing([]))
    steps = list(search(PROBLEM, [designer], judge, Budget()))
    assert [step.stop for step in steps] == [Stop.CANCELLED]


def test_the_cost_of_a_step_does_not_grow_with_the_number_of_candidates():
    class Free(PlainJudge):
        def evaluate(self, problem, source, splits=(), *, cpu_seconds=None):  # noqa: ARG002
            return evaluation

    evaluation = PlainJudge().evaluate(PROBLEM, SQUARE)
    marks = []
    started = time.process_time()
    for step in search(
        PROBLEM, [Endless(span=10**6)], Free(), Budget(candidates=3000), controls=Controls(patience=None)
    ):
        if step.number % 1000 == 0:
            marks.append(time.process_time() - started)
            started = time.process_time()
    assert marks[2] < 3 * marks[0]
