import multiprocessing


def solve(secret, victim):
    return multiprocessing.Pool(2).map(abs, [1])
