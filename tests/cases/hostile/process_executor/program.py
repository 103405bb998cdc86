from concurrent.futures import ProcessPoolExecutor


def solve(secret, victim):
    return list(ProcessPoolExecutor(1).map(abs, [1]))
