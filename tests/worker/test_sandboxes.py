import asyncio

import pytest

from algorist.engine.sandbox import Sandbox
from algorist.queue.tasks import TaskFailed
from algorist.settings import Settings
from algorist.worker.sandboxes import SandboxRack

pytestmark = pytest.mark.anyio


@pytest.fixture
async def rack(tmp_path):
    rack = SandboxRack(Settings(data_dir=tmp_path, worker_concurrency=2, sandbox_parallel=2))
    await rack.open()
    yield rack
    await rack.close()


async def take(rack: SandboxRack, taken: list[Sandbox]) -> None:
    async with rack.lend() as sandbox:
        taken.append(sandbox)


async def test_a_run_takes_a_sandbox_that_is_given_back_before_another_has_started(rack, monkeypatch):
    slow = asyncio.Event()
    start = rack._start

    async def start_slowly() -> Sandbox:
        await slow.wait()
        return await start()

    monkeypatch.setattr(rack, "_start", start_slowly)
    taken: list[Sandbox] = []
    async with rack.lend() as first:
        waiting = [asyncio.create_task(take(rack, taken)) for _ in range(3)]
        await asyncio.sleep(0.05)
        assert not taken
    await asyncio.wait_for(asyncio.gather(*waiting), 5)
    assert taken == [first] * 3
    slow.set()


async def test_there_are_never_more_than_jobs_at_a_time_and_a_cancelled_one_is_replaced(rack):
    async with rack.lend() as first, rack.lend() as second:
        assert first is not second
        first.cancel()
    async with rack.lend() as third, rack.lend() as fourth:
        assert first not in {third, fourth}
        assert second in {third, fourth}


async def test_one_that_does_not_start_fails_a_run_in_words_and_the_next_tries_again(rack, monkeypatch):
    async def fail() -> Sandbox:
        raise OSError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(rack, "_start", fail)
        async with rack.lend():
            with pytest.raises(TaskFailed, match="no room"):
                await take(rack, [])
    async with rack.lend() as first, rack.lend() as second:
        assert first is not second


async def test_a_run_that_is_cancelled_in_line_leaves_its_sandbox_to_the_next(rack):
    async with rack.lend() as first, rack.lend() as second:
        gone = asyncio.create_task(take(rack, []))
        await asyncio.sleep(0.01)
        gone.cancel()
        await asyncio.gather(gone, return_exceptions=True)
    taken: list[Sandbox] = []
    await asyncio.wait_for(asyncio.gather(take(rack, taken), take(rack, taken)), 5)
    assert set(taken) <= {first, second}
