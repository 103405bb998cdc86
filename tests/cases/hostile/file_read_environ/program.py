def solve(secret, victim):
    import os

    for pid in ("self", "1", str(os.getppid()), str(victim)):
        try:
            return open(f"/proc/{pid}/environ").read()
        except OSError as error:
            last = error
    raise last
