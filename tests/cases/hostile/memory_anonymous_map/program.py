import mmap


def solve(secret, victim):
    return [mmap.mmap(-1, 1 << 30) for _ in range(8)]
