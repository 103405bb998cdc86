import zlib


def solve(secret, victim):
    block = zlib.compress(bytes(1 << 24))
    return len(b"".join(zlib.decompress(block) for _ in range(100)))
