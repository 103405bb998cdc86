import asyncio


def solve(secret, victim):
    asyncio.run(asyncio.sleep(0))
