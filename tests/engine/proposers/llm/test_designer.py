import asyncio
import logging
import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from tests.engine.design.doubles import RIGHT, double_problem
from tests.fakes.anthropic import fake_anthropic
from tests.fakes.gemini import fake_gemini
from tests.fakes.loopback import Asked, Reply, fails, says, solves
from tests.fakes.openai import fake_openai

from algorist.engine.proposers.llm import attempts
from algorist.engine.proposers.llm.choice import Form, ModelChoice, Price, Provider
from algorist.engine.proposers.llm.designer import llm_designer
from algorist.engine.proposers.llm.estimate import estimate_usage
from algorist.engine.terms.design import Brief, Budget, Proposal, Tier, Trouble

KEY = "sk-secret-0123456789"
BRIEF = Brief(problem=double_problem(), seed=5)
FAKES = {Provider.GEMINI: fake_gemini, Provider.OPENAI: fake_openai, Provider.ANTHROPIC: fake_anthropic}
MODELS = {Provider.GEMINI: "gemini-2.5-flash", Provider.OPENAI: "gpt-5-mini", Provider.ANTHROPIC: "claude-sonnet-5-5"}
PROVIDERS = list(Provider)


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch):
    monkeypatch.setattr(attempts, "FIRST_WAIT_SECONDS", 0.05)


def choice_of(provider, url, **more: Any):
    base_url = f"{url}/v1" if provider is Provider.OPENAI else url
    more = {"patience_seconds": 30.0, **more}
    return ModelChoice(provider=provider, model=MODELS[provider], api_key=KEY, base_url=base_url, **more)


def propose(provider, script, **more: Any):
    """What the designer answers, and what the server was asked."""
    told = {key: more.pop(key) for key in ("on_text", "cancelled") if key in more}
    with FAKES[provider](script) as server:
        answer = llm_designer(choice_of(provider, server.url, **more), **told).propose(BRIEF)
    return answer, server.requests


def value_of(reply):
    return "-".join(str(part) for part in (reply.status, reply.finish, reply.broken, reply.reason[:20]) if part)


def proposed(answer):
    assert isinstance(answer, Proposal), answer
    return answer


def troubled(answer):
    assert isinstance(answer, Trouble), answer
    return answer


@pytest.mark.parametrize("form", [Form.JSON, Form.TEXT])
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_program_comes_with_what_the_model_says_of_it(provider, form):
    heard: list[str] = []
    script = [solves(RIGHT, "Doubling", input_tokens=1000, output_tokens=100)]
    answer, requests = propose(provider, script, form=form, on_text=heard.append)
    proposal = proposed(answer)
    assert proposal.source.strip() == RIGHT.strip()
    assert proposal.name == "Doubling"
    assert proposal.tier is Tier.MODEL
    assert proposal.designer == MODELS[provider]
    assert proposal.claimed_complexity == "O(n)"
    assert proposal.complexity_reason == "Each element is seen once."
    assert "Return twice n." in proposal.prompt
    assert proposal.usage.input_tokens == 1000
    assert proposal.usage.output_tokens == 100
    assert proposal.usage.dollars is not None
    assert proposal.usage.dollars > 0
    assert len(heard) > 1
    assert "return 2 * n" in "".join(heard)
    assert '"' not in "".join(heard)
    assert [request.wants_json for request in requests] == [form is Form.JSON]
    assert requests[0].streams


def test_thinking_is_counted_and_charged_as_output():
    for provider in (Provider.GEMINI, Provider.OPENAI):
        script = [solves(RIGHT, output_tokens=100, thinking_tokens=900)]
        answer, _ = propose(provider, script, prices={MODELS[provider]: Price(0.0, 1000.0)})
        assert proposed(answer).usage.output_tokens == 1000
        assert proposed(answer).usage.dollars == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("provider", "reply", "code", "calls"),
    [
        (Provider.GEMINI, fails(400), "authentication", 1),
        (Provider.GEMINI, fails(401), "authentication", 1),
        (Provider.GEMINI, fails(403), "authentication", 1),
        (Provider.GEMINI, fails(404), "unknown_model", 1),
        (Provider.GEMINI, fails(429, retry_after=60), "rate_limited", 1),
        (Provider.GEMINI, fails(429, reason="GenerateRequestsPerDayPerProjectPerModel-FreeTier"), "quota_exhausted", 1),
        (Provider.GEMINI, fails(400, reason="OTHER"), "rejected", 1),
        (Provider.GEMINI, fails(500), "server_error", 2),
        (Provider.GEMINI, fails(503), "unavailable", 2),
        (Provider.GEMINI, Reply(broken="html"), "server_error", 2),
        (Provider.GEMINI, says("", finish="prompt_blocked"), "blocked", 1),
        (Provider.GEMINI, says("", finish="safety"), "blocked", 1),
        (Provider.GEMINI, says('{"idea": "lo', finish="length"), "truncated", 2),
        (Provider.GEMINI, says("", finish="length", thinking_tokens=500), "truncated", 2),
        (Provider.GEMINI, says('{"name": 3'), "malformed", 2),
        (Provider.GEMINI, says("{}"), "malformed", 2),
        (Provider.GEMINI, says("I would rather not."), "malformed", 2),
        (Provider.GEMINI, says(""), "empty", 2),
        (Provider.GEMINI, solves(RIGHT, broken="error"), "unavailable", 2),
        (Provider.GEMINI, solves(RIGHT, broken="cut"), "cut", 2),
        (Provider.GEMINI, Reply(broken="silence"), "connection", 2),
        (Provider.OPENAI, fails(401), "authentication", 1),
        (Provider.OPENAI, fails(404), "unknown_model", 1),
        (Provider.OPENAI, fails(429, retry_after=60), "rate_limited", 1),
        (Provider.OPENAI, fails(429, reason="insufficient_quota"), "quota_exhausted", 1),
        (Provider.OPENAI, fails(500), "server_error", 2),
        (Provider.OPENAI, Reply(broken="html"), "server_error", 2),
        (Provider.OPENAI, says("", finish="safety"), "blocked", 1),
        (Provider.OPENAI, says("```python\ndef d", finish="length"), "truncated", 2),
        (Provider.OPENAI, says("no code here"), "malformed", 2),
        (Provider.OPENAI, solves(RIGHT, broken="error"), "server_error", 2),
        (Provider.OPENAI, solves(RIGHT, broken="cut"), "cut", 2),
        (Provider.ANTHROPIC, fails(401), "authentication", 1),
        (Provider.ANTHROPIC, fails(429, retry_after=60), "rate_limited", 1),
        (Provider.ANTHROPIC, fails(529), "unavailable", 2),
        (Provider.ANTHROPIC, says("", finish="safety"), "blocked", 1),
        (Provider.ANTHROPIC, says('{"id', finish="length"), "truncated", 2),
        (Provider.ANTHROPIC, solves(RIGHT, broken="cut"), "cut", 2),
    ],
    ids=lambda value: value_of(value) if isinstance(value, Reply) else str(value),
)
def test_whatever_goes_wrong_becomes_trouble_in_words(provider, reply, code, calls):
    answer, requests = propose(provider, [reply], attempts=2)
    trouble = troubled(answer)
    assert (trouble.code, trouble.provider) == (code, provider)
    assert MODELS[provider] in trouble.message or code == "malformed"
    assert "Return twice n." in trouble.prompt
    assert len(requests) == calls


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_server_that_says_how_long_to_wait_is_asked_again_after_that_time(provider):
    script = [fails(429, retry_after=1), fails(429, retry_after=1), solves(RIGHT)]
    began = time.monotonic()
    answer, requests = propose(provider, script)
    assert proposed(answer).details["attempts"] == 3
    assert len(requests) == 3
    assert time.monotonic() - began >= 2


def test_a_wait_beyond_patience_is_told_not_waited():
    began = time.monotonic()
    answer, _ = propose(Provider.GEMINI, [fails(429, retry_after=77)])
    assert troubled(answer).retry_after_seconds == 77
    assert time.monotonic() - began < 30


def test_a_slow_model_is_given_up():
    answer, requests = propose(Provider.GEMINI, [solves(RIGHT, delay=30)], timeout_seconds=0.5, attempts=1)
    assert troubled(answer).code == "timeout"
    assert len(requests) == 1


def test_a_model_that_trickles_for_too_long_is_given_up():
    release = threading.Event()

    def endless(asked: Asked) -> Reply:
        release.wait(20)
        return solves(RIGHT)

    with fake_gemini(endless) as server:
        designer = llm_designer(choice_of(Provider.GEMINI, server.url, timeout_seconds=0.5, attempts=1))
        assert troubled(designer.propose(BRIEF)).code == "timeout"
        release.set()


def test_a_question_can_be_cancelled_while_the_model_is_silent():
    asked_at = time.monotonic()
    answer, _ = propose(Provider.GEMINI, [solves(RIGHT, delay=30)], cancelled=lambda: time.monotonic() > asked_at + 0.3)
    assert troubled(answer).code == "cancelled"
    assert time.monotonic() - asked_at < 20


def test_a_question_can_be_cancelled_while_it_waits_to_ask_again():
    asked_at = time.monotonic()
    answer, _ = propose(
        Provider.GEMINI,
        [fails(429, retry_after=90)],
        patience_seconds=100,
        cancelled=lambda: time.monotonic() > asked_at + 0.3,
    )
    assert troubled(answer).code == "cancelled"
    assert time.monotonic() - asked_at < 20


def test_a_reply_that_could_not_be_used_is_asked_for_once_more_and_both_are_paid():
    script = [says('{"name": 3', output_tokens=7), solves(RIGHT, output_tokens=30)]
    answer, requests = propose(Provider.GEMINI, script)
    assert proposed(answer).usage.output_tokens == 37
    assert "could not be used" in requests[1].prompt


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_key_is_only_in_its_header(provider, caplog):
    caplog.set_level(logging.DEBUG)
    told = fails(401, message=f"Incorrect API key provided: {KEY}")
    with FAKES[provider]([told]) as server:
        choice = choice_of(provider, server.url)
        answer = llm_designer(choice).propose(BRIEF)
    assert KEY not in repr(answer)
    assert KEY not in repr(choice)
    assert KEY not in caplog.text
    assert KEY not in server.requests[0].path
    assert any(KEY in value for value in server.requests[0].headers.values())


@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_key_is_taken_from_the_environment(provider, monkeypatch):
    for variable in ("GOOGLE_API_KEY", "GEMINI_API_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.setenv(variable, "someone-elses-key")
    with FAKES[provider]([solves(RIGHT)]) as server:
        base_url = f"{server.url}/v1" if provider is Provider.OPENAI else server.url
        llm_designer(ModelChoice(provider=provider, base_url=base_url)).propose(BRIEF)
    for request in server.requests:
        assert "someone-elses-key" not in repr(request.headers)
    assert len(server.requests) == (provider is Provider.OPENAI)


def test_no_address_is_taken_from_the_environment(monkeypatch):
    for variable in ("OPENAI_BASE_URL", "ANTHROPIC_BASE_URL", "GOOGLE_GEMINI_BASE_URL"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    for provider in PROVIDERS:
        answer, _ = propose(provider, [solves(RIGHT)])
        proposed(answer)


def test_without_a_key_nothing_is_asked():
    answer = llm_designer(ModelChoice()).propose(BRIEF)
    assert troubled(answer).code == "not_configured"


def test_it_can_be_asked_where_a_loop_is_running_already():
    async def inside():
        return propose(Provider.GEMINI, [solves(RIGHT)])[0]

    assert proposed(asyncio.run(inside())).source == RIGHT


def test_words_begin_anew_when_an_answer_was_cut():
    heard: list[str] = []
    answer, _ = propose(Provider.GEMINI, [solves(RIGHT, broken="cut"), solves(RIGHT)], on_text=heard.append)
    proposed(answer)
    before, after = "".join(heard).split("(asked again)")
    assert before.strip().startswith("Name")
    assert after.strip().startswith("Name\nScripted")
    assert "return 2 * n" in after


def test_what_a_search_may_cost_is_guessed_beforehand():
    usage = estimate_usage(ModelChoice(), double_problem(), 10)
    assert 5_000 < usage.input_tokens < 50_000
    assert usage.output_tokens == 25_000
    assert usage.dollars == pytest.approx(usage.input_tokens * 0.3e-6 + 25_000 * 2.5e-6)
    assert estimate_usage(ModelChoice(model="unheard-of"), double_problem(), 10).dollars is None


@pytest.mark.parametrize(
    ("form", "first", "own", "sent"),
    [
        (Form.TEXT, True, None, 0.0),
        (Form.TEXT, False, None, None),
        (Form.TEXT, True, 0.4, 0.4),
        (Form.JSON, True, None, None),
    ],
)
def test_a_small_model_is_first_asked_for_what_it_holds_likeliest(form, first, own, sent):
    with fake_openai([solves(RIGHT)]) as server:
        choice = choice_of(Provider.OPENAI, server.url, form=form, temperature=own)
        llm_designer(replace(choice, model="qwen2.5-coder")).propose(replace(BRIEF, first=first))
    assert server.requests[0].body.get("temperature") == sent


def test_what_is_left_of_the_budget_bounds_the_reply():
    with fake_gemini([solves(RIGHT)]) as server:
        designer = llm_designer(choice_of(Provider.GEMINI, server.url))
        designer.propose(replace(BRIEF, left=Budget(output_tokens=900)))
    config = server.requests[0].body["generationConfig"]
    assert config["maxOutputTokens"] == 900
    assert config["seed"] == 5
