from multiprocessing import shared_memory


def solve(secret, victim):
    shared_memory.SharedMemory(create=True, size=4096, name="algorist-left-over")
