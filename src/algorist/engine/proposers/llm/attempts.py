"""The one retry policy: wait as long as the server says, else longer each time, never beyond the caller's patience."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from algorist.engine.proposers.llm.choice import ModelChoice
from algorist.engine.proposers.llm.question import Answer, Cancelled, Manner, Prompt
from algorist.engine.proposers.llm.wire import Failure, Heard, explain, hear
from algorist.engine.terms.design import Usage

POLL_SECONDS = 0.1
FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 30.0

T = TypeVar("T")

_BY_FINISH = {
    "length": Failure(code="truncated", message="{model} reached its limit of output before it had finished"),
    "content_filter": Failure(
        code="blocked", message="{model} declined to answer: its safety filter stopped the reply"
    ),
    "error": Failure(code="server_error", message="the server of {model} failed in the middle of its answer"),
}
_EMPTY = Failure(code="empty", message="{model} answered without a word")


class _Stopped(Exception):  # noqa: N818 - a signal within this module, not an error
    """The caller asked for the end."""


def ask_until_answered(choice: ModelChoice, prompt: Prompt, manner: Manner) -> Answer:
    """Ask until whole words came, asking again cannot help, or patience is at an end."""
    return _run(_ask(choice, prompt, manner))


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run in a loop of its own: in this thread, or in another where this one's loop is running already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _ask(choice: ModelChoice, prompt: Prompt, manner: Manner) -> Answer:
    loop = asyncio.get_running_loop()
    # A stream that is dropped half-way complains while it is closed; what happened is in the answer already.
    loop.set_exception_handler(lambda *_: None)
    began, usage, attempt = loop.time(), Usage(), 0
    while True:
        attempt += 1
        heard = Heard()
        manner.on_attempt(attempt)
        failure = await _attempt(choice, prompt, manner, heard)
        usage += choice.usage(heard.input_tokens, heard.output_tokens)
        seconds = loop.time() - began
        wait = None if failure is None else _wait(failure, choice, attempt, seconds)
        if wait is None or not await _sleep(wait, manner.cancelled):
            failure = _STOPPED if failure is not None and manner.cancelled() else failure
            return _answer(choice, heard, failure, usage, attempt=attempt, seconds=seconds)


_STOPPED = Failure(code="cancelled", message="the question to {model} was cancelled")


def _answer(
    choice: ModelChoice, heard: Heard, failure: Failure | None, usage: Usage, *, attempt: int, seconds: float
) -> Answer:
    return Answer(
        text=heard.text,
        code=failure.code if failure else "",
        message=failure.message.replace("{model}", choice.model_name) if failure else "",
        retry_after_seconds=failure.retry_after if failure else None,
        usage=usage,
        attempts=attempt,
        seconds=seconds,
    )


async def _attempt(choice: ModelChoice, prompt: Prompt, manner: Manner, heard: Heard) -> Failure | None:
    task = asyncio.create_task(hear(choice, prompt, manner, heard))
    try:
        await _until_done(task, manner.cancelled)
    except _Stopped:
        return _STOPPED
    except Exception as error:  # noqa: BLE001 - whatever an SDK raises becomes words
        return explain(error, choice, heard)
    failure = _BY_FINISH.get(heard.finish)
    return failure or (None if heard.text.strip() else _EMPTY)


async def _until_done(task: "asyncio.Task[None]", cancelled: Cancelled) -> None:
    while not task.done():
        await asyncio.wait({task}, timeout=POLL_SECONDS)
        if not task.done() and cancelled():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            raise _Stopped
    task.result()


def _wait(failure: Failure, choice: ModelChoice, attempt: int, seconds: float) -> float | None:
    """How long to wait before asking again; None where that cannot help or would take too long."""
    if not failure.again or attempt >= choice.attempts:
        return None
    wait = min(FIRST_WAIT_SECONDS * 2 ** (attempt - 1), LONGEST_WAIT_SECONDS)
    if failure.retry_after is not None:
        wait = failure.retry_after
    return wait if seconds + wait <= choice.patience_seconds else None


async def _sleep(seconds: float, cancelled: Cancelled) -> bool:
    """Wait; whether the time passed without a wish to stop."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while (left := end - loop.time()) > 0:
        if cancelled():
            return False
        await asyncio.sleep(min(left, POLL_SECONDS))
    return not cancelled()
