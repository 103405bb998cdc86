import asyncio

import pytest

from algorist.redis.gathering import Gathering

pytestmark = pytest.mark.anyio


class Desk:
    """Doubles numbers, keeping who came together; negative ones are refused."""

    def __init__(self, most: int = 4) -> None:
        self.turns: list[list[int]] = []
        self.open = asyncio.Event()
        self.open.set()
        self.gathering = Gathering(self.act, most)

    async def act(self, numbers):
        self.turns.append(list(numbers))
        await self.open.wait()
        return [ValueError(number) if number < 0 else number * 2 for number in numbers]


async def test_who_comes_alone_is_served_at_once():
    desk = Desk()
    assert await desk.gathering.ask(3) == 6
    assert desk.turns == [[3]]


async def test_who_comes_meanwhile_is_served_together_up_to_the_most_and_each_gets_their_own():
    desk = Desk()
    desk.open.clear()
    first = asyncio.create_task(desk.gathering.ask(0))
    await asyncio.sleep(0.01)
    others = [asyncio.create_task(desk.gathering.ask(number)) for number in (1, -2, 3, 4, 5)]
    await asyncio.sleep(0.01)
    desk.open.set()
    outcomes = await asyncio.gather(first, *others, return_exceptions=True)
    assert desk.turns == [[0], [1, -2, 3, 4], [5]]
    assert [str(outcome) for outcome in outcomes] == ["0", "2", "-2", "6", "8", "10"]


async def test_who_gives_up_before_his_turn_is_left_out():
    desk = Desk()
    desk.open.clear()
    first = asyncio.create_task(desk.gathering.ask(0))
    await asyncio.sleep(0.01)
    impatient, patient = (asyncio.create_task(desk.gathering.ask(number)) for number in (1, 2))
    await asyncio.sleep(0.01)
    impatient.cancel()
    desk.open.set()
    assert [await first, await patient] == [0, 4]
    assert desk.turns == [[0], [2]]


async def test_an_act_that_fails_fails_its_turn_only():
    calls = 0

    async def act(numbers):
        nonlocal calls
        calls += 1
        if calls == 1:
            raise RuntimeError("away")
        return numbers

    gathering: Gathering[int, int] = Gathering(act, 4)
    with pytest.raises(RuntimeError):
        await gathering.ask(1)
    assert await gathering.ask(2) == 2
