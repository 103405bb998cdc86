from typing import Any

from tests.engine.proposers.offline.problems import make_function_problem

from algorist.engine.proposers.offline.catalogue.designer import CatalogueDesigner, DoubtfulFits
from algorist.engine.proposers.offline.catalogue.index import list_entries
from algorist.engine.proposers.offline.catalogue.ranking import rank_entries
from algorist.engine.proposers.offline.examples import answers_agree
from algorist.engine.terms.design import Brief, Confidence, Nothing, Proposal, Tier
from algorist.engine.terms.problem import Call, Case, Checker, Entry, Judged, Kind, Method, Param, Problem
from algorist.engine.terms.types import parse


def propose_all(problem, sandbox):
    designer = CatalogueDesigner(problem, sandbox, lambda: False)
    brief = Brief(problem=problem)
    found = []
    for ask in (designer.propose, designer.propose_doubtful):
        while isinstance(proposal := ask(brief), Proposal):
            found.append(proposal)
    return found


def run(source, name, *args):
    space: dict[str, Any] = {}
    exec(source, space)
    return space[name](*args)


TWO_SUM = [((9, [2, 7, 11, 15]), [0, 1]), ((6, [3, 2, 4]), [1, 2]), ((6, [3, 3]), [0, 1])]


def test_arguments_in_another_order_and_under_another_name_are_found(sandbox):
    problem = make_function_problem(
        "twoSum(target: int; numbers: list[int]) -> list[int]", TWO_SUM, "indices of two numbers that add up to target"
    )

    (proposal,) = propose_all(problem, sandbox)

    assert proposal.tier is Tier.CATALOGUE
    assert proposal.designer == "catalogue: two_sum"
    assert proposal.confidence is Confidence.HIGH
    assert proposal.claimed_complexity == "O(n)"
    assert proposal.references
    assert "algorithm two_sum" in proposal.pseudocode
    assert run(proposal.source, "twoSum", 5, [1, 4, 4]) == [0, 1]


def test_an_entry_is_sure_where_the_words_name_it_or_the_answers_say_much(sandbox):
    few = [((4, 3), 20), ((1, 2), 2), ((2, 2), 5)]
    squares = "count_squares(a: int; b: int) -> int"
    named = "count_squares_in_grid(a: int; b: int) -> int"
    much = [((8,), 204), ((40,), 22140), ((300,), 9045050)]

    def confidence(signature, examples):
        return propose_all(make_function_problem(signature, examples, ""), sandbox)[0].confidence

    assert confidence(squares, few) is Confidence.MEDIUM
    assert confidence(named, few) is Confidence.HIGH
    assert confidence("f(n: int) -> int", much) is Confidence.HIGH


def test_an_entry_near_the_words_is_doubtful_where_chance_explains_the_fit(sandbox):
    examples = [(([2, 7, 9, 1],), False), (([3, 5, 8],), True), (([4, 6],), True)]
    problem = make_function_problem("check_distinct(a: list[int]) -> bool", examples, "")
    designer = CatalogueDesigner(problem, sandbox, lambda: False)

    assert isinstance(designer.propose(Brief(problem=problem)), Nothing)
    assert designer.propose_doubtful(Brief(problem=problem)).confidence is Confidence.LOW


def test_a_whole_number_is_answered_where_the_signature_says_so(sandbox):
    examples = [((1, 5, 2), 25), ((2, 6, 4), 72), ((1, 4, 5), 34)]
    problem = make_function_problem("ap_sum(a: int; n: int; d: int) -> int", examples, "arithmetic progression sum")

    proposal = propose_all(problem, sandbox)[0]

    assert proposal.designer == "catalogue: arithmetic_series_sum"
    assert type(run(proposal.source, "ap_sum", 3, 4, 2)) is int


def test_nothing_is_proposed_when_no_entry_answers_the_examples(sandbox):
    problem = make_function_problem("odd(x: int) -> int", [((1,), 77), ((2,), -5), ((3,), 1234)], "odd")

    assert propose_all(problem, sandbox) == []


def test_a_formula_is_found_by_its_name_though_the_answers_are_rounded(sandbox):
    examples = [((10,), 117.85), ((15,), 397.75), ((20,), 942.81)]
    problem = make_function_problem("volume_tetrahedron(edge: int) -> float", examples, "")

    proposal = propose_all(problem, sandbox)[0]

    assert proposal.designer == "catalogue: tetrahedron_volume"
    assert proposal.confidence is Confidence.HIGH
    assert run(proposal.source, "volume_tetrahedron", 30) == 3181.98


def test_an_integer_beyond_all_floats_is_a_wrong_answer():
    assert not answers_agree(Checker(), 10**400, 1.5)


def test_nothing_is_retrieved_without_examples(sandbox):
    problem = make_function_problem("sort(items: list[int]) -> list[int]", [], "sort a list")

    assert propose_all(problem, sandbox) == []


def test_several_sorts_fit_and_the_named_one_comes_first(sandbox):
    examples = [(([3, 1, 2],), [1, 2, 3]), (([5, -1, 5],), [-1, 5, 5])]
    problem = make_function_problem("solve(a: list[int]) -> list[int]", examples, "Sort the list by heap sort.")

    found = propose_all(problem, sandbox)

    assert found[0].designer == "catalogue: heap_sort"
    assert len(found) > 3
    assert all(p.questions == () for p in found)


def test_a_problem_that_judges_its_first_argument_gets_it_changed_in_place(sandbox):
    examples = [(([3, 1, 2],), [1, 2, 3]), (([5, -1, 5],), [-1, 5, 5])]
    problem = make_function_problem(
        "order(a: list[int]) -> None", examples, "Sort in place", checker=Checker(judged=Judged.FIRST_ARGUMENT)
    )
    values = [2, 1]

    run(propose_all(problem, sandbox)[0].source, "order", values)

    assert values == [1, 2]


def test_the_length_of_a_common_subsequence_comes_from_the_subsequence(sandbox):
    examples = [(("abcde", "ace"), 3), (("abc", "xyz"), 0), (("aggtab", "gxtxayb"), 4)]
    problem = make_function_problem("lcs(a: str; b: str) -> int", examples, "length of the longest common subsequence")

    (proposal,) = propose_all(problem, sandbox)

    assert "its length" in proposal.explanation
    assert proposal.confidence is not Confidence.HIGH


def test_entries_that_fit_and_differ_raise_a_question(sandbox):
    examples = [((2, 3), 1), ((4, 9), 1)]
    problem = make_function_problem("f(a: int; b: int) -> int", examples, "something of two numbers")
    found = propose_all(problem, sandbox)

    assert found
    assert all(p.confidence is not Confidence.HIGH for p in found if p.questions)
    assert len(found) == 1 or found[0].questions


def test_an_entry_is_refused_where_sorting_its_argument_gives_the_answers_alone(sandbox):
    examples = [(([3, 1, 2],), [1, 2, 3]), (([9, 4],), [4, 9]), (([7],), [7])]
    problem = make_function_problem("f(a: list[int]) -> list[int]", examples, "put in order")

    assert all("sorted" not in p.explanation.partition("What is used")[2] for p in propose_all(problem, sandbox))


def test_doubtful_fits_wait_until_they_are_asked_for(sandbox):
    problem = make_function_problem("f(a: int) -> int", [((1,), 1), ((2,), 1)], "something")
    designer = CatalogueDesigner(problem, sandbox, lambda: False)

    nothing = designer.propose(Brief(problem=problem))
    assert isinstance(nothing, Nothing)
    assert nothing.usage.cpu_seconds > 0
    proposal = DoubtfulFits(designer).propose(Brief(problem=problem))
    assert isinstance(proposal, Proposal)
    assert (proposal.confidence, proposal.usage.cpu_seconds) == (Confidence.LOW, 0)


def test_a_cache_with_other_method_names_is_forwarded(sandbox):
    integer, nothing = parse("int"), parse("None")
    entry = Entry(
        "Cache",
        (Param("size", integer),),
        nothing,
        (
            Method("read", (Param("k", integer),), integer),
            Method("write", (Param("k", integer), Param("v", integer)), nothing),
        ),
        is_class=True,
    )
    reads_and_writes = [("write", (1, 5)), ("read", (1,)), ("read", (1,)), ("write", (2, 6)), ("write", (3, 7))]
    calls = [("Cache", (2,)), *reads_and_writes, ("read", (1,)), ("read", (2,))]
    case = Case("evicts", tuple(Call(n, a) for n, a in calls), [None, 5, 5, None, None, -1, 6])
    problem = Problem(title="LRU cache", statement="evict", kind=Kind.FUNCTION, entry=entry, cases=(case,))

    (proposal,) = propose_all(problem, sandbox)

    assert proposal.designer == "catalogue: lru_cache"
    assert "class Cache" in proposal.source


def test_the_words_of_a_statement_find_the_entry():
    problem = make_function_problem("f(a: str; b: str) -> int", [], "Levenshtein distance between two words")

    assert rank_entries(problem)[0][1].name == "edit_distance"


def test_the_order_of_proposals_is_the_same_every_time(sandbox):
    examples = [(([3, 1, 2],), [1, 2, 3])]
    problem = make_function_problem("solve(a: list[int]) -> list[int]", examples, "order numbers")

    assert propose_all(problem, sandbox)[0].source == propose_all(problem, sandbox)[0].source


def test_the_catalogue_is_listed_without_importing_an_entry():
    assert len(list_entries()) >= 25
